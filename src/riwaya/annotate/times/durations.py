"""Lengths of time, offsets from now, and repetition."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.times.calendar import year_number
from riwaya.annotate.times.grammar_words import INSIDE, JOINTS, RANGED, values_of, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.words import Sense, Words
from riwaya.lang.ar.numeral_words import readings

_IN_TIMEX = {"N": ("D", 1), "DE": ("Y", 10), "CE": ("Y", 100)}
CLOCK_UNITS = frozenset(("H", "MIN", "S"))
_OF_CALENDAR = frozenset(("Y", "M", "W", "D"))
_ADDED = {word: float(Fraction(part)) for word, part in values_of("length_added").items()}
_LIGHT_YEARS, _WHOLE = words_of("light_year"), words_of("whole")
_COUNT_SAID, _OR = words_of("single", "counted_said"), words_of("joining")


class Length(NamedTuple):
    """An amount of one unit (Y M W D H MIN S DE CE N); `amount` None when vague; `definite`: with ال."""

    unit: str
    amount: float | None
    last: int
    definite: bool = False


@lru_cache(maxsize=32768)
def is_numeral(form: str) -> bool:
    """Whether a folded word could begin a number."""
    return bool(readings(form))


def timex(unit: str, amount: float | None) -> str:
    """The TIMEX3 duration: ``P4Y``, ``PT30M``, ``PXM``; whole days instead of 24 hours."""
    unit, factor = _IN_TIMEX.get(unit, (unit, 1))
    if amount is None:
        return f"PT{'X'}{_letter(unit)}" if unit in CLOCK_UNITS else f"PX{unit}"
    amount *= factor
    if amount != int(amount):
        finer = {"Y": ("M", 12), "H": ("MIN", 60), "W": ("D", 7), "MIN": ("S", 60), "D": ("H", 24)}.get(unit)
        if finer and abs(amount * finer[1] - round(amount * finer[1])) < 1e-6:
            unit, amount = finer[0], round(amount * finer[1])
    if unit == "H" and amount and amount % 24 == 0:
        unit, amount = "D", amount / 24
    figure = f"{amount:g}" if amount != int(amount) else str(int(amount))
    return f"PT{figure}{_letter(unit)}" if unit in CLOCK_UNITS else f"P{figure}{unit}"


def _letter(unit: str) -> str:
    return "M" if unit == "MIN" else unit


def unit_at(w: Words, i: int, sense: Sense | None = None) -> tuple[str, int, bool] | None:
    """A unit word at `i`: (unit, 1 singular, 2 dual or 0 plural, definite)."""
    sense = sense or w.sense(i, "unit")
    if sense is None:
        return None
    unit, count = sense.value.split()
    return unit, int(count), sense.definite(w.form(i)) and not (unit == "N" and sense.clitics)


def length_at(w: Words, i: int, sense: Sense | None = None) -> Length | None:
    """A length at `i`: «أربع سنوات», «68 يوما», «عامين», «عدة أشهر», «أيام قليلة», «عام ونصف»."""
    if w.kind(i) == "number" or (sense is None and is_numeral(w.form(i))):
        found = _counted(w, i)
        if found is not None:
            return found
    if sense is None or sense.kind == "several":
        several = sense or w.sense(i, "several")
        if several is not None:
            unit = unit_at(w, i + several.size)
            if unit is not None and unit[1] == 0:
                return Length(unit[0], None, _past_few(w, i + several.size + 1), unit[2])
    if sense is None or sense.kind == "unit":
        return _named(w, i, sense)
    return None


def _counted(w: Words, i: int) -> Length | None:
    """A number with its unit behind it; also «3 و6 أشهر», whose length is the greater."""
    number = w.count(i)
    if number is None or number.last >= w.stop:
        return None
    last = number.last + (w.form(number.last) == ")" and w.form(i - 1) == "(")  # «(46) سنة»
    if w.form(last) == "(" and w.digits(last + 1) is not None and w.form(last + 2) == ")":
        last += 3
    unit = unit_at(w, last)
    half_hour = unit is not None and bool(number.fraction) and unit[1] == 1 and unit[0] in ("H", "CE")
    apart = unit is not None and unit[1] == 1 and 3 <= number.value <= 10  # «بالنقاط الثلاث اليوم»
    if unit is None or (unit[2] and (apart or not number.definite) and not half_hour):
        return _counted_range(w, last, float(number.value)) if unit is None else None
    if _apart(w, last, unit):
        return None
    amount = float(number.value)
    named = unit[2] or w.digits(last + 1) is not None
    if named and amount == 100 and (w.form(i - 1) in INSIDE or w.form(i).startswith("بال")):
        return None  # «19 في المئة الشهر الماضي», «12 في المئة عام 2017»
    if not number.exact or (number.fraction and amount not in (0.5, 0.25)):
        return Length(unit[0], None, last + 1, number.definite) if not number.exact else None
    if w.form(last + 1) in _LIGHT_YEARS:
        return None
    half = _ADDED.get(w.form(last + 1))
    end = last + 1 + (half is not None)
    again = unit_at(w, end) if half is not None else None
    end += again is not None and again[:2] == (unit[0], 1)  # «ثلاث سنوات ونصف سنة»
    end += w.form(end) in _WHOLE
    return Length(unit[0], amount + (half or 0), end, number.definite)


def _apart(w: Words, i: int, unit: tuple[str, int, bool]) -> bool:
    """Whether the unit at `i` counts nothing but begins a date: «36 مليونا عام 2015», «الآلاف اليوم الأحد»."""
    name, count, definite = unit
    if count != 1:
        return w.form(i).endswith("عامي") and w.digits(i + 1) is not None  # «التعديل الـ18 عامي 2009 و2010»
    if name == "D" and w.sense(i + 1, "weekday") is not None:
        return True  # «فاز 3-1 يوم السبت»
    if definite:
        return name in _OF_CALENDAR  # «يكمل عامه الـ93 الشهر المقبل»
    return name == "Y" and year_number(w, i + 1) is not None


def _counted_range(w: Words, i: int, least: float) -> Length | None:
    k = i
    if w.form(k) in RANGED:
        k += 1
    elif not (w.form(k)[:1] == "و" and is_numeral(w.form(k))):
        return None
    number = w.count(k)
    if number is None or number.fraction or number.value <= least:
        return None
    unit = unit_at(w, number.last)
    return Length(unit[0], float(number.value), number.last + 1) if unit and not unit[2] else None


_FINER = {"Y": ("M", "D", "W"), "M": ("W", "D"), "W": ("D",), "D": ("H", "MIN"), "H": ("MIN", "S"), "MIN": ("S",)}


def added(w: Words, length: Length) -> tuple[str, int] | None:
    """A length continued in finer units, «عام وشهران و21 يوما»: the TIMEX3 value and the token after."""
    parts, last = [length], length.last
    while parts[-1].amount is not None and parts[-1].amount == int(parts[-1].amount):
        following = _joined(w, last)
        if following is None or following.amount is None or following.unit not in _FINER.get(parts[-1].unit, ()):
            break
        parts.append(following)
        last = following.last
    if len(parts) == 1:
        return None
    values = [timex(part.unit, part.amount) for part in parts]
    days = "".join(value[1:] for value in values if value[1] != "T")
    hours = "".join(value[2:] for value in values if value[1] == "T")
    return f"P{days}" + (f"T{hours}" if hours else ""), last


def _joined(w: Words, i: int) -> Length | None:
    """The length behind «و», attached or apart."""
    if w.form(i) == "و":
        return length_at(w, i + 1)
    if w.form(i)[:1] != "و":
        return None
    unit = w.sense(i, "unit", "و")
    return length_at(w, i, unit) if unit else _counted(w, i) if is_numeral(w.form(i)) else None


def between_lengths(w: Words, i: int) -> Parsed | None:
    """Behind «بين»: «شهر وستة أسابيع», «3 أيام إلى أسبوع», one length as long as the greater."""
    first = length_at(w, i)
    if first is None or first.definite or first.amount is None:
        return None
    second = length_at(w, first.last + 1) if w.form(first.last) in JOINTS else _joined(w, first.last)
    if second is None or second.definite or second.amount is None:
        return None
    value = timex(second.unit, second.amount)
    return Parsed(Moment("DURATION", unit=second.unit, amount=second.amount, value=value), second.last)


def _past_few(w: Words, i: int) -> int:
    while True:
        few = w.sense(i, "few")
        if few is None:
            return i
        i += few.size


def _named(w: Words, i: int, sense: Sense | None) -> Length | None:
    """A dual, a bare plural, or a singular: «عامين», «سنوات طويلة», «عقد», «شهر ونصف»."""
    unit = unit_at(w, i, sense)
    if unit is None:
        return None
    name, count, definite = unit
    last = i + 1
    if count == 0:
        amount = None
        if definite:
            found = _count_behind(w, last)
            if found is not None:
                amount, last = found
        elif (number := _count_last(w, last)) is not None:
            amount, last = number
        return Length(name, amount, _past_few(w, last), definite)
    half = _ADDED.get(w.form(last))
    if half is None and w.form(last) == "و" and w.form(last + 1) == "نصف":
        half, last = 0.5, last + 1
    if half is not None:
        last += 1
        again = unit_at(w, last)  # «عام ونصف العام», «ساعتين ونصف ساعة»
        return Length(name, count + half, last + (again is not None and again[:2] == (name, 1)), definite)
    if count == 1 and not definite and w.form(last) in _OR and (unit_at(w, last + 1) or unit)[:2] == (name, 2):
        return Length(name, 2.0, last + 2)  # «بعد شهر أو شهرين»
    if w.form(last) in _COUNT_SAID:
        last += 1
    return Length(name, float(count), _past_few(w, last), definite)


def _count_behind(w: Words, i: int) -> tuple[float, int] | None:
    """The count after a definite plural: «الساعات الأربع والعشرين», «الأعوام الـ 15»."""
    k = i + 1 if w.form(i) == "ال" else i
    if w.kind(k) != "number" and not (w.kind(k) == "word" and is_numeral(w.form(k))):
        return None
    number = w.count(k)
    if number is None or (w.kind(k) == "word" and not number.definite) or not number.exact:
        return None
    return float(number.value), number.last


def _count_last(w: Words, i: int) -> tuple[float, int] | None:
    """The number in words that ends a phrase behind its unit: «قبل سنوات سبع»; not «قبل أيام ثلاثة جنود»."""
    number = w.count(i) if w.kind(i) == "word" and is_numeral(w.form(i)) else None
    if number is None or number.definite or not number.exact or not 3 <= number.value <= 10:
        return None
    ended = w.kind(number.last) != "word" or w.sense(number.last, "function") is not None
    return (float(number.value), number.last) if ended and number.last == i + 1 else None


def with_deictic(w: Words, length: Length) -> tuple[int | None, int]:
    """The deictic behind a length («الماضية», «المقبلة», «قادمة»): its direction and the token after."""
    last = length.last
    deictic = w.sense(last, "deictic" if length.definite else "adjective")
    if deictic is None and length.amount is not None and w.form(last).endswith("ة"):
        deictic = w.sense(last, "deictic")  # «خلال 3 أيام القادمة»
    if deictic is None:
        return None, last
    shift = {"-1": -1, "recent": -1, "0": 0, "1": 1, "next": 1, "prior": -1, "same": 0}[deictic.value]
    last += 1
    return shift, _past_few(w, last) if length.definite else last


def duration(w: Words, i: int, sense: Sense | None = None, modifier: str = "") -> Parsed | None:
    """A length of time with its modifiers: «أكثر من أربع سنوات», «الأيام والأسابيع المقبلة», «عقد أو أكثر»."""
    length = length_at(w, i, sense)
    if length is None:
        return None
    compound = None if length.definite else added(w, length)
    if compound is not None:
        return Parsed(Moment(type="DURATION", value=compound[0], modifier=modifier), compound[1])
    direction, last = with_deictic(w, length)
    unit, amount = length.unit, length.amount
    if direction is None and length.definite and amount is None:
        joined = w.sense(last, "unit", "و")
        if joined is not None and w.form(last)[1:].startswith("ال"):
            after = w.sense(last + 1, "deictic")
            if after is not None:
                return Parsed(_length_moment(_finer(unit, joined.value.split()[0]), None, after.value), last + 2)
    after = w.sense(last, "after")
    if after is not None:
        modifier, last = modifier or after.value, last + after.size
    value = timex(unit, amount)
    moment = Moment("DURATION", unit=unit, direction=direction, amount=amount, modifier=modifier, value=value)
    return Parsed(moment, last)


def _length_moment(unit: str, amount: float | None, deictic: str) -> Moment:
    direction = {"-1": -1, "recent": -1, "1": 1, "next": 1}.get(deictic, 0)
    return Moment(type="DURATION", value=timex(unit, amount), unit=unit, amount=amount, direction=direction)


_ORDER = ("S", "MIN", "H", "N", "D", "W", "M", "Y", "DE", "CE")


def _finer(first: str, second: str) -> str:
    """Of two joined vague units the larger, except that years swallow months."""
    return max(first, second, key=_ORDER.index)
