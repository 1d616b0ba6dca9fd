"""Two numbers that make a range: «بين 3 و6 أشهر», «من 10 إلى 15 شخصا», «10-15 شخصا»."""

from __future__ import annotations

from riwaya.annotate.figures.draft import Draft
from riwaya.annotate.figures.knowledge import currencies, grammar, noun_of, words_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.units import unit_after
from riwaya.lang.ar.numerals import Number

_DASHES = frozenset("-–—")
_FAR_ABOVE = 1_000_000
_BETWEEN, _UP_TO = grammar("between"), grammar("up to")


def range_of(row: Row, low: Number, high: Number) -> Draft | None:
    """«بين 3 و6 أشهر», «من 10 إلى 15 شخصا», «10-15 شخصا», «ثلاثة أو أربعة أيام»; None for two separate figures."""
    joined = link(row, low, high)
    if not joined:
        return None
    unit = unit_after(row, high)
    between = row.key(low.first - 1) in _BETWEEN
    start, first = low.start, low.first
    if joined == "and" or between:
        if not between:
            return None
        first -= 2 if row.key(low.first - 2) == "ما" else 1
        start = row.tokens[first].start
    elif joined == "to":
        if _changes(row, low.first):
            return None
        if row.key(low.first - 1) == "من":
            first -= 1
            start = row.tokens[first].start
        elif unit_after(row, low):
            return None
    elif unit is None or not (unit.known or _next_to(joined, low, high)) or unit_after(row, low):
        return None
    if unit is None and (not between or _years(low, high)):
        return None
    minimum, maximum = _same_scale(low, high), high.value
    if between and minimum > maximum:
        minimum, maximum = maximum, minimum  # «بين 9 في الشمال و3 في الجنوب»
    if not (low.exact and high.exact) or minimum >= maximum or low.fraction != high.fraction:
        return None
    last, end = high.last, high.end
    if unit is not None and unit.last > unit.first >= high.last:
        last, end = unit.last, row.tokens[unit.last - 1].end
    return Draft(high, first, last, start, end, minimum, maximum, "range", unit)


def _next_to(joined: str, low: Number, high: Number) -> bool:
    """«خمس أو ست مطبوعات»: of whatever is counted."""
    return joined == "or" and not low.digits and not high.digits and high.value - low.value == 1


def _years(low: Number, high: Number) -> bool:
    """«بين 1789 و1797»."""
    return all(number.digits and number.exact and 1000 <= number.value <= 2100 for number in (low, high))


def link(row: Row, low: Number, high: Number) -> str:
    """How two numbers are joined: "and", "to", "or", "dash" or "". A unit of the first may stand between."""
    if high.value >= _FAR_ABOVE and _years(low, low):
        return ""  # «من 2018 إلى 8.4 مليار»: a year
    gap = range(_behind_brackets(row, low.last, high.first), high.first)
    words = [row.keys[index] for index in gap]
    if "،" in words or "," in words:
        return ""
    if high.clitics == "و" and len(gap) <= 2:
        return "and" if all(row.is_word(index) or row.keys[index] in "%٪" for index in gap) else ""
    if not words or len(words) > 3:
        return ""
    joint = words[-1] if words[-1] != "ال" else words[-2] if len(words) > 1 else ""
    if joint == "و":
        return "and"
    if joint in _UP_TO:
        measured = all(word == "ال" or noun_of(word) or word in currencies() or word in "%٪" for word in words[:-1])
        return "to" if measured else ""  # «2018 إضافة إلى 750 ألف»
    if len(words) == 1 and joint == "او":
        return "or"
    return "dash" if len(words) == 1 and joint in _DASHES else ""


def _behind_brackets(row: Row, first: int, last: int) -> int:
    """The token behind what brackets add to the first number: «بين 7.6 (في الشمال) و2.9»."""
    if row.key(first) != "(":
        return first
    return next((index + 1 for index in range(first, last) if row.keys[index] == ")"), first)


def is_score(row: Row, left: Number, right: Number) -> bool:
    """«3-1» without anything counted is a result."""
    if right.first - left.last != 1 or row.key(left.last) not in _DASHES:
        return False
    unit = unit_after(row, right)
    return unit is None or not unit.known


def _changes(row: Row, index: int) -> bool:
    """Whether a verb of change stands before: then «من 5 إلى 8» is two figures."""
    verbs = words_of("change_verbs")
    return any(stem in verbs for back in range(max(row.first, index - 8), index) for stem in row.stems(back))


def _same_scale(low: Number, high: Number) -> float | int:
    """«بين 3 و5 ملايين»: the first number shares the scale of the second."""
    if low.value >= 1000:
        return low.value
    for scale in (10**12, 10**9, 10**6, 1000):
        if high.value >= scale and low.value * scale < high.value and high.value % (scale // 1000) == 0:
            return low.value * scale
    return low.value
