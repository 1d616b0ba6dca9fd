"""The rules: what each class of word can begin."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.times.ages import names_age
from riwaya.annotate.times.calendar import day_month, month_at, with_year, year_after, year_number
from riwaya.annotate.times.clock import hour_of_day
from riwaya.annotate.times.combined import repeated_at, timed
from riwaya.annotate.times.cues import leads, told_before
from riwaya.annotate.times.durations import between_lengths, duration, is_numeral, timex, unit_at
from riwaya.annotate.times.grammar_words import BETWEEN, NOW_WORDS, RANGED, UNTIL, UP_TO, words_of
from riwaya.annotate.times.hours import bare_range, first_hour, placed, second_hour
from riwaya.annotate.times.lengths import bare_length, period_or_length
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.months import lone_month, month_of_year, year_behind
from riwaya.annotate.times.numeric import short_date
from riwaya.annotate.times.offsets import counted_from_text, from_that, offset
from riwaya.annotate.times.periods import (
    century,
    decade,
    decade_of_century,
    decade_of_years,
    earlier,
    hours_of,
    part,
    quarter,
    season,
    week_of,
)
from riwaya.annotate.times.ranked import day_of_days, ranked_before, ranked_behind, week_ended, week_of_year
from riwaya.annotate.times.relative import day, day_like, daypart, this, weekday, with_adverb
from riwaya.annotate.times.single_words import (
    fixed,
    holiday,
    lately,
    midnight,
    part_of_day,
    past_noun,
    reference,
    time_of_day,
)
from riwaya.annotate.times.words import Sense, Words, listed
from riwaya.model.revising import replace

Rule = Callable[[Words, int, Sense], Parsed | None]
_NOT_WEEKDAY, _SET_BEFORE = words_of("not_weekday"), words_of("set_before")
_THROUGHOUT = words_of("throughout")


def _weekday(w: Words, i: int, sense: Sense) -> Parsed | None:
    if sense.weak or w.form(i - 1) in _NOT_WEEKDAY:
        return None
    if sense.number == 1 and w.form(i - 1) in BETWEEN and w.led(i + 1, "weekday") is None:
        return None  # «الخلاف بين الاثنين»: the two
    found = ranked_behind(w, i, sense) or weekday(w, i, sense)
    if w.form(found.last) == "هما":
        return None
    joined = i - 1 if sense.clitics == "و" else i - 2 if w.form(i - 1) in UP_TO else -1
    plain = joined >= 0 and w.sense(joined, "weekday") is not None and found.moment == Moment(weekday=sense.number)
    if plain and w.form(joined - 1).removeprefix("و") in _SET_BEFORE:
        return Parsed(Moment(type="SET", value=f"XXXX-WXX-{sense.number}"), found.last)  # «أيام الخميس والجمعة»
    if plain:
        return Parsed(replace(found.moment, base="text", direction=1), found.last)
    return found


def _until_now(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«حتى الساعة»: until now, where no hour follows."""
    told = sense.value == "H 1" and w.form(i) == "الساعة" and w.form(i - 1) in UNTIL
    if not told or w.kind(i + 1) == "number" or w.sense(i + 1, "ordinal") or w.sense(i + 1, "deictic"):
        return None
    return Parsed(Moment(value="PRESENT_REF"), i + 1) if not w.form(i + 1).startswith("ال") else None


def _unit(w: Words, i: int, sense: Sense) -> Parsed | None:
    """A unit word: «عام 2011», «يوم الجمعة», «شهر مارس», «الشهر الماضي», «عامين», «سنوات»."""
    unit = unit_at(w, i, sense)
    if unit is None:
        return None
    name, count, definite = unit
    if name == "Y" and count == 0 and (years := decade_of_years(w, i)) is not None:
        return years
    if name == "Y" and (count == 1 or w.form(i).endswith("عامي") or (count == 0 and year_number(w, i + 1))):
        year = year_after(w, i + 1)
        if year is not None:
            stated = year.moment.year is not None or year.moment.value
            if not stated and (w.led(i - 1, "general") is not None or not definite):
                return None
            return year
    if name == "M" and not definite:
        month = month_at(w, i + 1)
        if month is not None:
            moment = Moment(month=month.number, hijri=month.hijri)
            joined = year_behind(w, month.last) if count == 2 else None
            return Parsed(replace(moment, year=joined), month.last) if joined else with_year(w, month.last, moment)
    if name in ("M", "W") and definite and count == 1 and (ranked := _ranked(w, i, name)) is not None:
        return ranked
    if name == "H" and count == 0 and not definite and (hours := hours_of(w, i + 1)) is not None:
        return hours
    if name == "D" and definite and w.any(i + 2, "aftermath"):
        return None
    if name == "D" and not definite:
        named = _named_day(w, i, count)
        if named is not None:
            return named
    if name == "DE" and definite and (numbered := decade_of_century(w, i)) is not None:
        return numbered
    if name == "CE" and definite:
        found = century(w, i, sense)
        if found is not None:
            return found
    if definite and count == 1 and w.form(i - 1) in _THROUGHOUT and w.sense(i + 1, "deictic") is None:
        return Parsed(Moment(type="DURATION", value=timex(name, 1), unit=name, amount=1), i + 1)
    return period_or_length(w, i, sense) or bare_length(w, i, sense)


def _ranked(w: Words, i: int, name: str) -> Parsed | None:
    """A month or week by what stands behind it: «الشهر الأول من عام 2014», «الأسبوع المنتهي في 29 مارس»."""
    if name == "M":
        return month_of_year(w, i)
    return week_of(w, i) or week_of_year(w, i) or week_ended(w, i)


def _named_day(w: Words, i: int, count: int) -> Parsed | None:
    """«يوم الجمعة», «يوم 7 أبريل», «يوم أمس», «أيام الجمعة»."""
    if count == 0:
        named = w.sense(i + 1, "weekday")
        if named is not None and not named.weak:
            return Parsed(Moment(type="SET", value=f"XXXX-WXX-{named.number}"), i + 2)
        return None
    found = day_like(w, i + 1)
    if found is not None:
        return found
    if w.kind(i + 1) == "number":
        return short_date(w, i + 1) or _lone_day(w, i + 1)
    return None


def _lone_day(w: Words, i: int) -> Parsed | None:
    """«يوم 27»: a day of some month, or of the month that stands with the next day."""
    number = w.digits(i, 2)
    if number is None or not 1 <= number <= 31 or w.sense(i + 1, "unit") or w.form(i + 1) in ("%", ":", "/", "-"):
        return None
    shared = shared_month(w, i, number)
    if shared is not None or w.kind(i + 1) == "word":
        return shared
    return Parsed(Moment(day=number), i + 1)


def shared_month(w: Words, i: int, number: int) -> Parsed | None:
    """A day whose month stands with the next day: «3 و5 مايو», «من 3 إلى 5 مايو»."""
    k = i + 1
    if w.form(k) in RANGED or w.form(k) == "،":
        k += 1
    elif w.sense(k, "ordinal", "و") is None:
        return None
    other = day_month(w, k, w.sense(k, "ordinal", "و"))
    if other is None or other.moment.day is None or other.moment.day <= number:
        return None
    if other.moment.month is None and other.moment.unit != "M":
        return None
    return Parsed(replace(other.moment, day=number), i + 1)


def since_onset(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الحرب التي اندلعت منذ أربع سنوات»: counted from now, where the word before is what happened then; and some time
    ago, «غرد منذ أشهر قليلة»."""
    del sense
    few = w.form(i + 2) == "قليلة"
    if few or (w.form(i + 1) == "ايام" and told_before(w.frame, i)):
        found = offset(w, i, _AGO)
        return found._replace(moment=replace(found.moment, length="")) if found and found.moment.value else None
    return offset(w, i, _AGO) if w.any(i - 1, "onset") else None


_AGO = Sense("relator", "-1", (), 0, "")


def _several(w: Words, i: int, sense: Sense) -> Parsed | None:
    return duration(w, i, sense)


def _modified(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«أكثر من أربع سنوات», «نحو أسبوعين»."""
    k = i + sense.size
    k += w.form(k) == "(" and w.form(k + 2) == ")"  # «أكثر من (46) سنة»
    if (
        w.kind(k) == "word"
        and not is_numeral(w.form(k))
        and w.sense(k, "unit") is None
        and w.sense(k, "several") is None
    ):
        return None
    found = duration(w, k, None, sense.value)
    if found is None or names_age(w, i, found.last):
        return None
    unit = w.sense(k, "unit")
    if unit is not None and (unit.value.endswith(" 1") and w.form(k).startswith("ال")):
        return None
    return found


def _ordinal(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«السابع من أبريل/ نيسان المقبل»; a construct form only right before the month («أول يناير»)."""
    if not sense.weak and w.form(i).endswith("ة"):
        hour = first_hour(w, i) or placed(w, hour_of_day(w, i)) or second_hour(w, i) or bare_range(w, i)
        if hour is not None:
            return hour
    if w.form(i - 1).removeprefix("و") in listed("ranked"):
        return None  # «النصف الأول من مايو» is no first of May
    found = day_month(w, i, sense)
    if found is None or (sense.weak and found.moment.month is None):
        return shared_month(w, i + sense.size - 1, sense.number) if not sense.weak else None
    return with_adverb(w, found)


def _between(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«ما بين 3 و6 أشهر», «من 3 إلى 6 أشهر»: one length."""
    k = i + sense.size
    number = w.count(k)
    if number is None or w.sense(number.last, "unit") is not None:
        found = between_lengths(w, k) if w.form(k - 1) == "بين" else None
        return None if found is None or names_age(w, i, found.last) else found
    found = duration(w, k)
    if found is None or found.moment.unit in ("", "H") or names_age(w, i, found.last):
        return None
    ages = found.moment.unit == "Y" and (found.moment.amount or 0) >= 10
    return None if ages else found


def _relator(w: Words, i: int, sense: Sense) -> Parsed | None:
    if w.form(i + 1) == "ذلك" or w.form(i).endswith(("ها", "ده", "له")):
        return counted_from_text(w, i, sense)
    if (found := from_that(w, i, sense)) is not None:
        return found
    if sense.number > 0:
        after = w.sense(i, "day")
        if after is not None and after.size > 1:
            return None
        found = _hours_after(w, i) or offset(w, i, sense)
        if found is not None and found.moment.base == "near":
            return found
        if found is None or found.moment.value or not _ahead(w, i, found.last):
            return None
        return found
    return offset(w, i, sense)


def _hours_after(w: Words, i: int) -> Parsed | None:
    """«بعد ساعات من اللقاء»: still on the day that the text speaks of."""
    unit = w.sense(i + 1, "unit")
    if unit is None or unit.value != "H 0":
        return None
    few = w.sense(i + 2, "few")
    return Parsed(Moment(type="TIME", unit="D", shift=0, base="near"), i + 2 + (few is not None))


def _hour(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«(الواحدة بتوقيت غرينتش)»: the one hour whose name is no ordinal."""
    del sense
    return hour_of_day(w, i)


def _ahead(w: Words, i: int, last: int) -> bool:
    return (w.form(last - 2) == "من" and w.form(last - 1) in NOW_WORDS) or leads(w, i) > 0


RULES: dict[str, tuple[tuple[str, Rule], ...]] = {
    "weekday": (("weekday", _weekday),),
    "month": (("month", lone_month),),
    "hijri": (("hijri-month", lone_month),),
    "day": (("day", day),),
    "daypart": (("part-of-day", daypart),),
    "daytime": (("part-of-day", time_of_day),),
    "dayadverb": (("part-of-day", part_of_day),),
    "unit": (("clock", timed), ("reference", _until_now), ("unit", _unit)),
    "this": (("this", this),),
    "part": (("midnight", midnight), ("weekday", ranked_before), ("day-month", day_of_days), ("part", part)),
    "moment": (("earlier", earlier),),
    "season": (("season", season),),
    "quarter": (("quarter", quarter),),
    "decade": (("decade", decade),),
    "ordinal": (("weekday", ranked_before), ("day-month", day_of_days), ("day-month", _ordinal)),
    "several": (("duration", _several),),
    "modifier": (("duration", _modified),),
    "between": (("duration", _between),),
    "relator": (("offset", _relator),),
    "reference": (("reference", reference),),
    "lately": (("reference", lately),),
    "since": (("reference", fixed),),
    "onset_since": (("offset", since_onset),),
    "set": (("set", fixed),),
    "vague": (("vague", fixed),),
    "each": (("set", repeated_at),),
    "hour": (("clock", _hour),),
    "deictic": (("reference", past_noun),),
    "holiday": (("holiday", holiday),),
    "feast": (("holiday", holiday),),
}
