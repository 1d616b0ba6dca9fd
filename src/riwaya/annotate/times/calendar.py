"""Calendar dates: numeric dates, day and month, month and year, years, weekdays beside a date."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.times.grammar_words import COMMAS, DASHES, NEAR, POINTERS, YEAR_WORDS, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_OF, _NEW = words_of("of"), words_of("new_year")
_DAY_OF = _OF | {"/", "-", "."}
ERA = words_of("era")
HIJRI_ERA = words_of("hijri_era")
_TITLES = words_of("month_title")
_BEHIND_YEAR = words_of("behind_year")
_BEFORE_DIGITS = {"(", '"'} | words_of("year_title") - words_of("hijri_title")
_MAGNITUDES = words_of("magnitude")
_COMMAS = COMMAS | DASHES
YEARS = range(1000, 2200)
SHORT_YEARS = range(40, 100)
LIKELY_YEARS = range(1900, 2100)


class Month(NamedTuple):
    """A month name with its twin («أيلول (سبتمبر)»): number, calendar, token after, whether it stands firm alone."""

    number: int
    hijri: bool
    last: int
    firm: bool


def month_at(w: Words, i: int, sense: Sense | None = None) -> Month | None:
    """The month whose name, or the word «شهر» before it, begins at `i`."""
    if sense is None and w.form(i).removesuffix("ي") == "شهر":
        found = month_at(w, i + 1)
        return found._replace(firm=True) if found else None
    sense = sense or w.sense(i, "month") or w.sense(i, "hijri")
    if sense is None:
        return None
    last = i + sense.size
    if sense.kind == "hijri":
        blessed = w.form(last) in _TITLES
        return Month(sense.number, True, last + blessed, bool(blessed) or not sense.weak)
    return _with_twin(w, Month(sense.number, False, last, not sense.weak))


def _with_twin(w: Words, month: Month) -> Month:
    """The month with the same month's other name, in brackets, behind a slash or right beside it."""
    last = month.last
    mark = w.form(last)
    if mark in ("/", "-", "–", "\\", "(", "|"):
        twin = w.sense(last + 1, "month")
        if twin is not None and twin.number == month.number:
            end = last + 1 + twin.size
            return month._replace(last=end + (mark == "(" and w.form(end) == ")"), firm=True)
        if mark == "/" and w.kind(last + 1) == "word":
            end = last + 1 + (twin.size if twin is not None else 1)
            if w.digits(end) or w.sense(end, "deictic") or (twin is None and year_phrase(w, end)):
                return month._replace(last=end)  # «28 سبتمبر/آب 2016», «حزيران/يوينو العام الماضي»
        return month
    twin = w.sense(last, "month")
    if twin is not None and twin.number == month.number:
        return month._replace(last=last + twin.size, firm=True)
    return month


def year_number(w: Words, i: int, *, worded: bool = False) -> tuple[int, bool, int] | None:
    """A year in digits or (`worded`) in words at `i`: (year, Hijri or not, token after)."""
    number = w.digits(i)
    if number is None:
        return _year_in_words(w, i) if worded and w.kind(i) == "word" else None
    if len(w.form(i)) != 4 or number not in YEARS or (_part_of_number(w, i)):
        return None
    last = i + 1
    if w.form(last) in HIJRI_ERA:
        return number, True, last + 1
    return number, False, last + (w.form(last) in ERA)


def _part_of_number(w: Words, i: int) -> bool:
    """Whether the digits at `i` are a piece of a longer figure: «1,2015», «2015.5», «2015%»."""
    follow = w.form(i + 1)
    if follow in ("%", "٪"):
        return True
    if follow in (",", ".", "٫", "٬", ":") and w.glued(i + 1) and w.kind(i + 2) == "number" and w.glued(i + 2):
        return True
    before = w.form(i - 1)
    return before in (",", ".", "٫", "٬", ":", "+", "$") and w.glued(i) and w.kind(i - 2) == "number" and w.glued(i - 1)


def _year_in_words(w: Words, i: int) -> tuple[int, bool, int] | None:
    number = w.count(i)
    if number is None or number.last > w.stop or number.start != w.tokens[i].start or number.digits:
        return None
    if not isinstance(number.value, int) or number.value not in YEARS:
        return None
    return number.value, False, number.last


def with_year(w: Words, i: int, moment: Moment) -> Parsed:
    """`moment` with the year or the deictic that follows at `i`: «الماضي», «2024», «من عام 2017», «من العام نفسه»."""
    each = _each_year(w, i, moment)
    if each is not None:
        return each
    deictic = w.sense(i, "deictic")
    if deictic is not None and moment.shift is None:
        placed = deictic_moment(deictic, moment)
        follow = year_number(w, i + 1)
        if follow:
            return Parsed(replace(placed, year=follow[0], hijri=moment.hijri or follow[1]), follow[2])
        return Parsed(placed, i + 1)
    k = i + 1 if w.form(i) in _COMMAS else i
    direct = year_number(w, k, worded=True)
    if direct and (k == i or _stands_apart(w, direct[2]) or w.misplaced(i)):
        return Parsed(_dated(moment, direct[0], direct[1]), direct[2])
    k = k + 1 if w.form(k) in _OF else k
    worded = _year_in_words(w, k) if w.form(k - 1) == "من" else None
    if worded and moment.month:
        return Parsed(_dated(moment, worded[0], worded[1]), worded[2])
    year = year_phrase(w, k)
    if year and (w.form(i) not in _COMMAS or year.moment.year):
        return Parsed(
            replace(
                moment,
                year=year.moment.year,
                hijri=moment.hijri or year.moment.hijri,
                unit=year.moment.unit,
                shift=year.moment.shift,
                base=year.moment.base,
            ),
            year.last,
        )
    return Parsed(moment, i)


def _each_year(w: Words, i: int, moment: Moment) -> Parsed | None:
    """A day or month that comes back, «من كل عام», at `i`."""
    k = i + (w.form(i) == "من")
    if w.form(k) != "كل" or w.form(k + 1) not in YEAR_WORDS or moment.month is None or moment.hijri:
        return None
    day = f"-{moment.day:02d}" if moment.day else ""
    value = f"XXXX-{moment.month:02d}{day}"
    return Parsed(replace(moment, type="SET", value=value, month=None, day=None), k + 2)


def written_aab(w: Words, i: int) -> bool:
    """Whether «آب» keeps its madda in the raw text: «اب» and «أب» are a father."""
    position = w.tokens[i].end - 2
    return w.frame.text.raw[w.frame.text.raw_index(position)] == "آ"


def day_behind(w: Words, i: int, moment: Moment) -> Parsed | None:
    """The day behind its month: «يناير 22، 2018», «سبتمبر الحادي والعشرين»; digits only where nothing is counted."""
    found = day_at(w, i)
    if found is None or moment.month is None:
        return None
    day, last = found
    if w.form(last) in (".", ",") and w.glued(last + 1) and w.kind(last + 1) == "number":
        return None  # «أبريل 1.1 بالمئة»
    if w.kind(i) == "number" and not (w.form(last) in ("،", ",", ".", "") and w.sense(last, "unit") is None):
        return None
    return with_year(w, last, replace(moment, day=day))


def _dated(moment: Moment, year: int, hijri: bool) -> Moment:
    return replace(moment, year=year, hijri=moment.hijri or hijri)


def _stands_apart(w: Words, i: int) -> bool:
    """Whether nothing that could be counted follows at `i`."""
    return w.kind(i) != "word" or w.form(i) in _BEHIND_YEAR


def year_phrase(w: Words, i: int) -> Parsed | None:
    """«عام 2011», «العام الماضي», «هذا العام», «العام نفسه», «سنة ألفين وأربع» at `i`, no clitics but ل."""
    if w.form(i) in POINTERS and w.form(i + 1) in YEAR_WORDS and w.form(i + 1).startswith("ال"):
        base = "published" if w.form(i) in NEAR else "text"
        follow = year_number(w, i + 2)
        if follow:
            return Parsed(
                Moment(year=follow[0], hijri=follow[1], direction=0 if base == "published" else None), follow[2]
            )
        last = i + 2 + (w.sense(i + 2, "deictic") is not None)
        return Parsed(Moment(unit="Y", shift=0, base=base), last)
    if w.form(i) not in YEAR_WORDS:
        return None
    return year_after(w, i + 1)


def year_after(w: Words, i: int) -> Parsed | None:
    """What follows the word «عام» or «العام» at `i - 1`: a year, a deictic, or both."""
    deictic = w.sense(i, "deictic")
    if deictic is not None:
        follow = year_number(w, i + 1)
        if follow:
            return Parsed(Moment(year=follow[0], hijri=follow[1], direction=SHIFTS[deictic.value]), follow[2])
        if deictic.value == "recent":
            return Parsed(Moment(type="DURATION", value="P1Y", unit="Y", amount=1, direction=-1), i + 1)
        return Parsed(deictic_moment(deictic, Moment(unit="Y", shift=0)), i + 1)
    if w.form(i) in _NEW:
        return Parsed(Moment(unit="Y", shift=0), i + 1)
    # «عام "1948"», «العام المالي 2019»
    k = i + 1 if (w.form(i) in _BEFORE_DIGITS and w.digits(i + 1)) or w.misplaced(i) else i
    short = w.digits(i, 2)
    if (
        short is not None
        and short in SHORT_YEARS
        and w.form(i - 1).endswith("عام")
        and w.form(i + 1) not in ("%", ".", ":")
    ):
        return Parsed(Moment(year=1900 + short), i + 1)
    year = year_number(w, k, worded=True) or _early_year(w, k)
    if year is None:
        return None
    if w.form(year[2]) == "قبل" and w.form(year[2] + 1) == "الميلاد":
        return Parsed(Moment(value=f"BC{year[0]:04d}"), year[2] + 2)
    return Parsed(Moment(year=year[0], hijri=year[1]), year[2] + (k > i and w.form(year[2]) in (")", '"')))


def _early_year(w: Words, i: int) -> tuple[int, bool, int] | None:
    """«عام 636», «سنة 750 م»: three digits that count nothing."""
    number = w.digits(i, 3)
    if (
        number is None
        or number < 100
        or _part_of_number(w, i)
        or w.sense(i + 1, "unit")
        or w.form(i + 1) in _MAGNITUDES
    ):
        return None
    return number, w.form(i + 1) in HIJRI_ERA, i + 1 + (w.form(i + 1) in ERA | HIJRI_ERA)


SHIFTS = {"-1": -1, "recent": -1, "0": 0, "1": 1, "next": 1, "prior": -1, "same": 0}
TEXT_BASED = frozenset(("next", "prior", "same"))


def deictic_moment(deictic: Sense, moment: Moment) -> Moment:
    """`moment` turned by «الماضي», «المقبل», «نفسه»: a unit is shifted, a month or weekday gets a direction."""
    shift = SHIFTS[deictic.value]
    base = "text" if deictic.value in TEXT_BASED else "published"
    if moment.unit and moment.shift is not None:
        return replace(moment, shift=shift, base=base)
    return replace(moment, direction=shift, base=base)


def day_at(w: Words, i: int, sense: Sense | None = None) -> tuple[int, int] | None:
    """A day of the month at `i`, in digits or as an ordinal: (day, token after)."""
    if w.kind(i) == "number":
        number = w.digits(i, 2)
        return (number, i + 1) if number and 1 <= number <= 31 else None
    sense = sense or w.sense(i, "ordinal")
    return (sense.number, i + sense.size) if sense else None


def day_month(w: Words, i: int, sense: Sense | None = None) -> Parsed | None:
    """«7 أبريل», «السابع من أبريل/ نيسان المقبل», «الثامن من الشهر الحالي», with the year where there is one."""
    found = day_at(w, i, sense)
    if found is None:
        return None
    day, k = found
    worded = w.kind(i) == "word"
    if w.form(k) in _DAY_OF:
        if w.form(k) == "في" and w.form(i - 1).removeprefix("ال") != "يوم":
            return None
        k += 1
    if w.form(k) == "كل" and w.form(k + 1) == "شهر":
        return Parsed(Moment(type="SET", value=f"XXXX-XX-{day:02d}"), k + 2)  # «الخامس من كل شهر»
    month = month_at(w, k)
    if month is not None:
        dated = with_year(w, month.last, Moment(day=day, month=month.number, hijri=month.hijri))
        if worded and k == found[1] and dated.last == k + 1 and w.form(k).endswith("اب") and not written_aab(w, k):
            return None  # «والثالث أب»
        if month.hijri and not month.firm and w.form(k - 1) != "من" and dated.moment.year is None:
            return None  # «3-صفر» is a score
        if w.form(dated.last) == "من" and (named := month_phrase(w, dated.last + 1)):
            return Parsed(replace(dated.moment, unit="M", shift=named.moment.shift), named.last)
        return dated
    if not worded and k == i + 1 and (monthless := w.sense(k, "deictic")) and monthless.value in ("0", "1", "-1"):
        if w.before(i, "licence") or w.form(i - 1) == "يوم":
            return Parsed(deictic_moment(monthless, Moment(unit="M", shift=0, day=day)), k + 1)
        return None
    period = month_phrase(w, k) if w.form(k - 1) == "من" or worded else None
    return Parsed(replace(period.moment, day=day), period.last) if period is not None else None


def month_phrase(w: Words, i: int) -> Parsed | None:
    """«الشهر الحالي», «هذا الشهر», «الشهر نفسه» at `i`."""
    if w.form(i) in POINTERS and w.form(i + 1) == "الشهر":
        base = "published" if w.form(i) in NEAR else "text"
        return Parsed(Moment(unit="M", shift=0, base=base), i + 2 + (w.sense(i + 2, "deictic") is not None))
    if w.form(i).removeprefix("ال") != "شهر":
        return None
    deictic = w.sense(i + 1, "deictic")
    if deictic is not None:
        return Parsed(deictic_moment(deictic, Moment(unit="M", shift=0)), i + 2)
    return Parsed(Moment(unit="M", shift=0, base="near"), i + 1) if w.form(i) == "الشهر" else None
