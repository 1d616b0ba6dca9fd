"""Expressions that lean on another date: weekdays, today and yesterday, this month, the part of a period."""

from __future__ import annotations

from riwaya.annotate.times.calendar import day_month, deictic_moment, year_phrase
from riwaya.annotate.times.cues import leads
from riwaya.annotate.times.grammar_words import COMMAS, DASHES, EARLY, LAST_WORDS, NEAR, TWICE, UP_TO, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.numeric import numeric_date, short_date
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_IN = words_of("inside")
_IN_TIME = words_of("inside", "during")
_DAY_NOUNS, _TIMES = words_of("day_noun"), words_of("that_time")
PERIOD_UNITS = frozenset(("Y", "M", "W", "D", "DE", "CE", "N"))


def weekday(w: Words, i: int, sense: Sense) -> Parsed:
    """A weekday with what belongs to it: deictic, date, part of the day."""
    moment, last = Moment(weekday=sense.number), i + 1
    deictic = w.sense(last, "deictic")
    if deictic is not None:
        moment, last = deictic_moment(deictic, moment), last + 1
    elif w.form(last) in TWICE and w.form(last + 1) in TWICE[w.form(last)][0]:  # «الأحد قبل الماضي»
        weeks = TWICE[w.form(last)][1] // 2
        moment, last = replace(moment, direction=weeks, shift=weeks), last + 2
    if w.form(last) == "من" and w.form(last + 1) == "كل" and w.form(last + 2) == "اسبوع":
        return Parsed(Moment(type="SET", value=f"XXXX-WXX-{sense.number}"), last + 3)
    moment, last = _with_date(w, last, moment)
    if w.form(last) == "في" and moment.day is None:
        named = day_month(w, last + 1)
        if named is not None and named.moment.day and named.moment.month:
            return Parsed(replace(named.moment, weekday=moment.weekday), last)
    return with_adverb(w, Parsed(moment, last))


def _with_date(w: Words, i: int, moment: Moment) -> Parsed:
    """`moment` with the date that stands right beside it: «الاثنين 29 يناير», «الخميس، 16 كانون الأول 2021»."""
    k = i
    if w.form(k) in COMMAS or w.form(k) in DASHES or w.form(k) == "/":
        k += 1
    k += w.form(k) == "ال" and w.kind(k + 1) == "number"  # «السبت الـ11 من الشهر»
    date = numeric_date(w, k) or day_month(w, k) or (short_date(w, k) if w.kind(k) == "number" else None)
    if date is not None and date.moment.day:
        keep = date.moment
        return Parsed(replace(keep, weekday=moment.weekday), date.last)
    if date is None and w.form(i) == "من":
        week = _week(w, i + 1)
        if week:
            return Parsed(replace(week.moment, weekday=moment.weekday), week.last)
    return Parsed(moment, i)


def _week(w: Words, i: int) -> Parsed | None:
    if w.form(i) == "هذا" and w.form(i + 1) == "الاسبوع":
        return Parsed(Moment(unit="W", shift=0), i + 2)
    deictic = w.sense(i + 1, "deictic") if w.form(i) == "الاسبوع" else None
    return Parsed(deictic_moment(deictic, Moment(unit="W", shift=0)), i + 2) if deictic else None


def with_adverb(w: Words, found: Parsed) -> Parsed:
    """A day with the part of the day that follows: «السبت صباحا», «5 فبراير مساء», «الجمعة في الصباح الباكر»."""
    moment, i = found
    adverb = w.sense(i, "dayadverb")
    if adverb is not None and (moment.day or moment.weekday or moment.unit == "D"):
        return Parsed(replace(moment, type="TIME", daypart=adverb.value), i + adverb.size)
    k = i + (w.form(i) in COMMAS)
    named = w.sense(k + 1, "daytime") if w.form(k) == "في" and moment.weekday and w.form(k + 2) != "من" else None
    if named is not None and w.sense(k + 2, "deictic") is None:
        last = k + 2 + (w.form(k + 2) in EARLY)
        return Parsed(replace(moment, type="TIME", daypart=named.value), last)
    return found


def day(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«اليوم», «أمس الثلاثاء», «يوم غد الأحد», with weekday, date or part of the day."""
    last = i + sense.size
    if w.form(i).removeprefix("و") == "لامس" and w.frame.text.raw[w.frame.text.raw_index(w.tokens[i].end - 3)] == "ا":
        return None  # «لامس»: it touched
    if w.form(i).removeprefix("ب") == "امس" and w.form(last).removeprefix("ال") == "حاجة":
        return None  # «في أمسّ الحاجة»: the greatest
    moment = Moment(unit="D", shift=sense.number)
    if sense.value == "0" and w.form(i).endswith("ليوم"):
        if w.form(last) in LAST_WORDS or w.any(last, "dayname"):
            return None  # «اليوم الأخير من الاجتماع», «اليوم الانتخابي»
        found = _today(w, i, last)
        if found is not None or _not_today(w, i, last):
            return found
    elif sense.size == 1 and w.form(i) == "الغد":
        ranged = w.form(i - 1) in UP_TO and w.previous == i - 1
        if not (ranged or w.before(i, "daypart") or w.any(i - 1, "tomorrow")):
            return None
    k = last + (w.form(last) in COMMAS)
    named = w.sense(k, "weekday")
    if named is not None and not named.weak:
        moment, last = replace(moment, weekday=named.number), k + 1
        deictic = w.sense(last, "deictic")
        last += deictic is not None
    moment, last = _with_date_kept(w, last, moment)
    return with_adverb(w, Parsed(moment, last))


def _with_date_kept(w: Words, i: int, moment: Moment) -> Parsed:
    date = _with_date(w, i, Moment())
    if date.last == i or date.moment.day is None:
        return Parsed(moment, i)
    return Parsed(replace(date.moment, weekday=moment.weekday, unit="D", shift=moment.shift), date.last)


def _today(w: Words, i: int, last: int) -> Parsed | None:
    """«اليوم التالي», «اليوم نفسه»: a day counted from another date of the text."""
    deictic = w.sense(last, "deictic")
    if deictic is None:
        return None
    if deictic.value == "next" and w.any(last + 1, "aftermath") and (w.form(i - 1) not in _IN or leads(w, i) > 0):
        return Parsed(Moment(value="FUTURE_REF"), last + 1)  # «اليوم التالي للحرب»: what comes after it
    return Parsed(deictic_moment(deictic, Moment(unit="D", shift=0)), last + 1)


def each_day(w: Words, i: int) -> bool:
    """Whether the day at `i` is the measure of a rate: «مرتين في اليوم», «مليون برميل في اليوم», «12 ساعة في اليوم»."""
    return w.form(i - 1) == "في" and any(w.any(k, "perday") for k in range(max(w.low, i - 4), i - 1))


def _not_today(w: Words, i: int, last: int) -> bool:
    if w.sense(last, "ordinal") is not None or w.form(i - 1) in _IN_TIME:
        return True  # «اليوم الأول», «ألف لتر في اليوم»
    if w.form(last) == "ال" and w.kind(last + 1) == "number":
        return True  # «حلول اليوم الـ25»
    return w.led(i - 1, "outlet") is not None


def daypart(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«فجر السبت», «مساء أمس», «ليل الجمعة السبت», «صباح يوم 7 أبريل»."""
    k = i + sense.size
    if w.form(k) == "من":
        k += 1
    inner = night_like(w, k) if sense.value == "NI" else day_like(w, k)
    return Parsed(replace(inner.moment, type="TIME", daypart=sense.value), inner.last) if inner is not None else None


def night_like(w: Words, i: int) -> Parsed | None:
    """The day of a night at `i`, named with the day behind it: «السبت», «السبت - الأحد», «الجمعة السبت الماضي»."""
    inner = day_like(w, i)
    if inner is None or not inner.moment.weekday or inner.moment.day is not None or inner.moment.shift is not None:
        return inner
    moment, last = inner
    k = last + (w.form(last) in DASHES or w.form(last) in UP_TO or w.form(last) == "/")
    other = w.sense(k, "weekday") or w.sense(k, "weekday", "و")
    if other is not None and other.number % 7 == ((moment.weekday or 0) + 1) % 7:
        last = k + 1
        deictic = w.sense(last, "deictic")
        if deictic is not None:
            moment, last = deictic_moment(deictic, moment), last + 1
    return Parsed(moment, last)


def day_like(w: Words, i: int) -> Parsed | None:
    """A single day at `i`, however it is named."""
    if w.form(i) in _DAY_NOUNS:
        return day_like(w, i + 1)
    if w.form(i) in NEAR and w.form(i + 1) == "اليوم":
        return Parsed(Moment(unit="D", shift=0), i + 2)
    if w.form(i) in NEAR:
        here = w.sense(i + 1, "weekday")
        return Parsed(Moment(weekday=here.number, direction=0), i + 2) if here and not here.weak else None
    named = w.sense(i, "weekday")
    if named is not None and not named.weak:
        return weekday(w, i, named)
    relative = w.sense(i, "day")
    if relative is not None:
        return day(w, i, relative)
    return numeric_date(w, i) or day_month(w, i)


def daytime(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الليلة الماضية», «الصباح نفسه»; alone only where the caller licenses it."""
    last = i + 1
    deictic = w.sense(last, "deictic")
    if deictic is not None and not (deictic.value == "0" and w.form(i).endswith("العصر")):  # «العصر الراهن»: an age
        moved = deictic_moment(deictic, Moment(type="TIME", unit="D", shift=0, daypart=sense.value))
        return Parsed(moved, last + 1)
    return None


def this(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«هذا العام», «هذه الليلة», «ذلك اليوم», «هذا الصيف»."""
    base = "published" if sense.value == "0" else "text"
    k = i + 1
    year = year_phrase(w, i)
    if year is not None:
        return year
    unit = w.sense(k, "unit")
    if unit is not None and w.form(k).startswith("ال"):
        name, count = unit.value.split()
        if count == "1" and name in PERIOD_UNITS:
            if name == "DE" and not (w.before(i, "part") or w.before(i, "span")):
                return None  # «توقيع هذا العقد»: a contract
            if base == "text" and name == "D" and w.sense(k + 1, "weekday") is not None:
                return None  # «قال ذلك اليوم الثلاثاء»
            last = k + 1
            last += w.sense(last, "deictic") is not None
            if name == "N":
                return Parsed(Moment(type="TIME", unit="D", shift=0, base=base, daypart="NI"), last)
            return Parsed(Moment(unit=name, shift=0, base=base), last)
        return None
    part = w.sense(k, "daytime")
    if part is not None:
        return Parsed(Moment(type="TIME", unit="D", shift=0, base=base, daypart=part.value), k + 1)
    season = w.sense(k, "season")
    if season is not None and w.form(k).startswith("ال"):
        return Parsed(Moment(season=season.value, unit="Y", shift=0, base=base), k + 1)
    named = w.sense(k, "weekday")
    if named is not None and not named.weak:
        return Parsed(Moment(weekday=named.number, direction=0), k + 1)
    if w.form(k) in _TIMES and sense.value == "text":
        return Parsed(Moment(unit="D", shift=0, base="text", value="PAST_REF"), k + 1)
    return None
