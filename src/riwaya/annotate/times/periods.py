"""Periods and their parts: months, years, decades, centuries, seasons, quarters; beginnings, middles and ends."""

from __future__ import annotations

from calendar import monthrange

from riwaya.annotate.times.calendar import (
    deictic_moment,
    month_at,
    month_phrase,
    with_year,
    year_after,
    year_number,
    year_phrase,
)
from riwaya.annotate.times.cues import leads
from riwaya.annotate.times.grammar_words import COMMAS, LAST_WORDS, POINTERS, RANGED, YEAR_WORDS, words_of
from riwaya.annotate.times.later import followed
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.months import month_of_year
from riwaya.annotate.times.relative import PERIOD_UNITS, day_like, daypart, this
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

OF_YEARS = words_of("year_title")
_NAMING = YEAR_WORDS | POINTERS | {"شهر"}
_IN_SEASON = words_of("inside", "during", "since", "until", "by", "in_season")
_SEASON_ALONE = words_of("season_alone")
_OF_AGE, _AGED = words_of("of_age"), words_of("aged_person")
_OF_HOURS = words_of("of_hours")
_THIS_CENTURY, _COMMON_YEAR = 20, 2001


def period(w: Words, i: int) -> Parsed | None:
    """A period that can have a beginning and an end: month, year, week, decade, century, season, quarter."""
    if w.form(i) in _NAMING:
        if w.form(i) == "شهر":
            named = month_at(w, i)
            if named is not None:
                return with_year(w, named.last, Moment(month=named.number, hijri=named.hijri))
        found = year_phrase(w, i) or month_phrase(w, i)
        if found is not None:
            return found
    pointed = w.sense(i, "this")
    if pointed is not None:
        return this(w, i, pointed)
    month = month_at(w, i)
    if month is not None:
        return with_year(w, month.last, Moment(month=month.number, hijri=month.hijri))
    year = year_number(w, i)
    if year is not None:
        return Parsed(Moment(year=year[0], hijri=year[1]), year[2])
    era = w.sense(i, "era")
    if era is not None:
        return Parsed(Moment(value=era.value), i + era.size)
    for kind, rule in (("decade", decade), ("season", season), ("quarter", quarter)):
        sense = w.sense(i, kind)
        if sense is not None:
            return rule(w, i, sense)
    return _unit_period(w, i)


def _unit_period(w: Words, i: int) -> Parsed | None:
    """«العام الجاري», «الشهر», «القرن العشرين», «الأسبوع المقبل» as a period of which a part is meant."""
    unit = w.sense(i, "unit")
    if unit is None or not w.form(i).startswith("ال"):
        return None
    name, count = unit.value.split()
    if name == "Y" and count == "0":
        return decade_of_years(w, i)
    if count != "1" or name not in PERIOD_UNITS:
        return None
    if name == "DE" and (numbered := decade_of_century(w, i)) is not None:
        return numbered
    if name == "CE":
        named = century(w, i, unit)
        if named is not None:
            return named
    if name == "M" and (ranked := month_of_year(w, i)) is not None:
        return ranked
    if name == "Y":
        year = year_after(w, i + 1)
        if year is not None:
            return year
    last = i + 1 + (name == "Y" and w.form(i + 1) in OF_YEARS)
    deictic = w.sense(last, "deictic")
    if deictic is not None:
        return Parsed(deictic_moment(deictic, Moment(unit=name, shift=0)), last + 1)
    return Parsed(Moment(unit=name, shift=0), last)


def part(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«مطلع», «منتصف», «أواخر», «نهاية» of a period."""
    k = i + sense.size
    daytime = w.sense(k, "daytime")
    if daytime is not None and sense.value != "MID" and daytime.value in ("MO", "EV", "NI") and w.before(i, "licence"):
        return Parsed(Moment(type="TIME", unit="D", shift=0, base="near", daypart=daytime.value), k + 1)
    found = period(w, k)
    if found is None or found.moment.unit in ("D", "N"):
        found = _day_parted(w, k) if sense.value != "MID" else None
    if found is not None and found.moment.type == "SET" and sense.value == "LAST":
        return Parsed(replace(found.moment, value=_end_each_year(found.moment.value)), found.last)
    if found is None or found.moment.type != "DATE":
        return None
    if w.form(i).endswith("غرة") and found.moment.month:
        return Parsed(replace(found.moment, day=1), found.last)  # «غرة محرم»: its first day
    moment = replace(found.moment, part=sense.value)
    whole = moment.month is None and not (moment.hijri or moment.season or moment.quarter or moment.half)
    of_school = any(w.form(n) in OF_YEARS for n in range(k, found.last + 1))
    if w.form(i).endswith("بداية") and whole and not of_school and (moment.year or moment.unit == "Y"):
        moment = replace(moment, month=1)  # «منذ بداية العام»
    if w.form(i - 1).endswith("عطلة") and moment == Moment(unit="W", shift=0, part="LAST"):
        told = leads(w, i) < 0 or (w.form(found.last) in COMMAS and leads(w, found.last + 2) < 0)
        moment = replace(moment, shift=-1) if told else moment  # «التقيا خلال عطلة نهاية الأسبوع»
    return Parsed(moment, found.last)


def _end_each_year(value: str) -> str:
    """The last day of a month that comes back: ``XXXX-10`` to ``XXXX-10-31``."""
    month = value.removeprefix("XXXX-")
    return f"{value}-{monthrange(_COMMON_YEAR, int(month))[1]}" if month.isdecimal() else value


def _day_parted(w: Words, i: int) -> Parsed | None:
    """A day of which the beginning, the end or the rest is meant: «نهاية يوم الأحد», «بقية اليوم»."""
    found = day_like(w, i)
    if found is None or found.moment.type != "DATE" or w.form(i) == "هذا":
        return found
    return found if found.last > i + 1 or found.moment.unit == "D" else None


def decade(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الثمانينات», «تسعينيات القرن الماضي»; not «في الخمسينات من عمره»."""
    k = i + 1
    definite = sense.definite(w.form(i))
    if w.form(k) == "من":
        k += 1
    if w.led(k, "decade") is not None and w.form(k + 1) == "من":
        k += 2
    if w.form(k) in _OF_AGE or w.form(i - 2) in _AGED:
        return None
    if w.form(k) == "القرن":
        which = w.sense(k + 1, "deictic")
        ordinal = w.sense(k + 1, "ordinal")
        if which is not None:
            return Parsed(Moment(decade=sense.number), k + 2)
        if ordinal is not None:
            return Parsed(Moment(decade=(ordinal.number - 1) * 10 + sense.number % 10), k + 1 + ordinal.size)
        return Parsed(Moment(decade=sense.number), k + 1)
    return Parsed(Moment(decade=sense.number), i + 1) if definite else None


def decade_of_years(w: Words, i: int) -> Parsed | None:
    """«السنوات 2000», «سنوات الـ1990»: a decade; not «سنوات 2010 و2011», «أعوام 1960»."""
    k = i + 1 + (w.form(i + 1) == "ال")
    year = year_number(w, k) if w.form(i).endswith("سنوات") or k > i + 1 else None
    if year is None or year[1] or year[0] % 10 or w.form(year[2]) in _MORE_YEARS:
        return None
    listed = w.form(year[2]) in COMMAS and w.kind(year[2] + 1) == "number"
    return None if listed else Parsed(Moment(decade=year[0] // 10), year[2])


_MORE_YEARS = RANGED | {"و"}


def decade_of_century(w: Words, i: int) -> Parsed | None:
    """«العقد الأول من القرن الحالي», «العقد الثاني من الألفية الثالثة»: 200X, 201X."""
    ordinal = w.sense(i + 1, "ordinal")
    number = 10 if w.form(i + 1) in LAST_WORDS else ordinal.number if ordinal is not None else 0
    k = i + 1 + (ordinal.size if ordinal is not None else 1)
    if not 1 <= number <= 10 or w.form(k) != "من":
        return None
    era, unit = w.sense(k + 1, "era"), w.sense(k + 1, "unit")
    if era is not None:
        return Parsed(Moment(decade=200 + number - 1), k + 1 + era.size)
    found = _unit_period(w, k + 1) if unit is not None and unit.value == "CE 1" else None
    if found is None or (found.moment.century is None and found.moment.shift is None):
        return None
    hundred = found.moment.century if found.moment.century is not None else _THIS_CENTURY + (found.moment.shift or 0)
    return Parsed(Moment(decade=hundred * 10 + number - 1), found.last)


def century(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«القرن العشرين», «القرن الـ19», «القرن الماضي»."""
    del sense
    ordinal = w.sense(i + 1, "ordinal")
    if ordinal is not None:
        last = i + 1 + ordinal.size
        if w.form(last) == "قبل" and w.form(last + 1) == "الميلاد":
            return Parsed(Moment(value=f"BC{ordinal.number - 1:02d}XX"), last + 2)
        return Parsed(Moment(century=ordinal.number - 1), last)
    k = i + 2 if w.form(i + 1) == "ال" else i + 1
    number = w.digits(k, 2)
    if number is not None and 1 <= number <= 21:
        return Parsed(Moment(century=number - 1), k + 1)
    return None


def season(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«صيف 2014», «ربيع العام الماضي», «الصيف المقبل»."""
    k = i + 1
    deictic = w.sense(k, "deictic")
    if deictic is not None and sense.definite(w.form(i)):
        return Parsed(deictic_moment(deictic, Moment(season=sense.value)), k + 1)
    if w.form(i) in _SEASON_ALONE and (w.form(i - 1) in _IN_SEASON or w.before(i, "part")):
        return Parsed(Moment(season=sense.value), k)
    moment, last = with_year(w, k, Moment(season=sense.value))
    if last == k or moment.direction is not None or w.form(i).startswith("ال") != (w.form(k) == "من"):
        return None
    return Parsed(moment, last)


def quarter(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الربع الأول من 2024», «النصف الثاني من العام الجاري»."""
    ordinal = w.sense(i + 1, "ordinal")
    most = 4 if sense.value == "Q" else 2
    number = most if w.form(i + 1) in LAST_WORDS else ordinal.number if ordinal else 0
    if not 1 <= number <= most:
        return None
    k = i + 1 + (ordinal.size if ordinal else 1)
    inner = period(w, k + (w.form(k) == "من"))
    if inner is None:
        return None
    if sense.value == "H" and (inner.moment.month or inner.moment.unit == "M"):
        return Parsed(replace(inner.moment, part="START" if number == 1 else "END+"), inner.last)
    if inner.moment.month or inner.moment.unit not in ("", "Y"):
        return None
    key = {"quarter": number} if sense.value == "Q" else {"half": number}
    return Parsed(replace(inner.moment, **key), inner.last)


def week_of(w: Words, i: int) -> Parsed | None:
    """«الأسبوع الأول من مايو», «الأسبوع الأخير من الشهر الماضي»: the month of which it is a part."""
    ordinal = w.sense(i + 1, "ordinal")
    k = i + 1 + (ordinal.size if ordinal else w.form(i + 1) in LAST_WORDS or w.form(i + 1) == "قبل")
    if k == i + 1 or w.form(k) != "من":
        return None
    inner = period(w, k + 1)
    if inner is None or not (inner.moment.month or inner.moment.unit == "M") or inner.moment.type != "DATE":
        return None
    return inner


def hours_of(w: Words, i: int) -> Parsed | None:
    """«ساعات الفجر الأولى من يوم الجمعة», «ساعات الصباح»: a part of the day named, else of the day of the text."""
    named = w.sense(i, "daytime")
    if named is None:
        return None
    last = i + 1 + (w.form(i + 1) in _OF_HOURS)
    inner = day_like(w, last + (w.form(last) == "من"))
    if inner is not None:
        return Parsed(replace(inner.moment, type="TIME", daypart=named.value), inner.last)
    return Parsed(Moment(type="TIME", unit="D", shift=0, base="near", daypart=named.value), last)


def earlier(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«وقت سابق من الشهر», «وقت متأخر من مساء الجمعة», «وقت لاحق اليوم»: the time that follows, else a vague one."""
    k = i + sense.size
    k += w.form(k) == "من"
    part_of_day = w.sense(k, "daypart") or w.sense(k, "moment")
    inner = None
    if part_of_day is not None:
        inner = daypart(w, k, part_of_day) if part_of_day.kind == "daypart" else None
    inner = inner or day_like(w, k) or hours_of(w, k) or period(w, k)
    if inner is not None:
        return inner
    last = i + sense.size - (w.form(i + sense.size - 1) == "من")  # «في وقت سابق من الجلسة»
    if sense.value == "EARLIER":
        return Parsed(Moment(value="PAST_REF"), last)
    if sense.value == "LATER":
        return Parsed(Moment(value="PAST_REF" if followed(w, i, last) else "FUTURE_REF"), last)
    return None
