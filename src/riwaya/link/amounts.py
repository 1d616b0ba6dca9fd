"""The numbers of figures: the same, rounded, bounds and mere sizes («مئات»)."""

from __future__ import annotations

from riwaya.lang.ar.stem import words
from riwaya.link.item import Item
from riwaya.link.terms import link_words

BOUNDS = frozenset(("more_than", "at_least", "less_than", "at_most"))
# The share of a number by which another may differ and be it rounded.
ROUNDING = 0.04
# What one party lays upon another: per cents upon goods of so much.
_SUMS = frozenset(("money", "percent"))
# Kinds of figures that are given to the second place, and the least sum that is no price.
_FINE = frozenset(("money", "percent", "other"))
_SUM = 1000
# «عشرات», «مئات الآلاف».
_SIZES = (10, 100, 1000, 10_000, 100_000)
# Days from which one figure follows the other.
LONG = 21


def same_number(one: Item, other: Item) -> bool:
    """The same number, whatever the bounds say."""
    return bool({one.low, one.high} & {other.low, other.high} - {None})


def is_vague(item: Item) -> bool:
    """«مئات الجنود»: a size and no figure, which nothing can bring up to date."""
    return item.modifier in BOUNDS and item.high is None and number_in(item) in _SIZES


def number_in(item: Item) -> float:
    """The number of a figure, the lower one of a range; 0 without any."""
    return item.low if item.low is not None else item.high if item.high is not None else 0.0


def within_bound(bound: Item, exact: Item, apart: int | None) -> bool:
    """True when `bound` is open on one side and near («أكثر من 160») or vague («عشرات») and told at most weeks
    `apart`, and `exact` lies inside."""
    if bound.modifier not in BOUNDS or exact.low is None:
        return False
    number, limit = number_in(exact), number_in(bound)
    inside = (bound.low is None or number >= bound.low) and (bound.high is None or number <= bound.high)
    vague = limit in (10, 100, 1000) and number < 10 * limit and apart is not None and apart <= LONG
    return inside and (vague or abs(number - limit) <= 0.15 * max(number, 1))


def allows(bound: Item, exact: Item) -> bool:
    """Whether one figure is open on the side on which the other lies: «20 على الأقل» leaves room for 30, «أكثر من 165»
    hardly for 178."""
    if bound.modifier == "at_least":
        return number_in(exact) >= number_in(bound)
    return bound.modifier == "at_most" and number_in(exact) <= number_in(bound)


def counts_on(one: Item, other: Item) -> bool:
    """Whether two tolls of one day are one count that grows, and not what two parties count each for itself."""
    two = one.teller != other.teller and "" not in (one.teller, other.teller)
    return one.article != other.article and one.day == other.day != "" and not two


def rounds(one: Item, other: Item) -> bool:
    """Whether two numbers differ by no more than rounding. Of sums and shares one must be the other rounded, or said
    to be about so much: prices of two days lie near each other too."""
    first, second = number_in(one), number_in(other)
    if abs(first - second) > ROUNDING * max(first, second):
        return False
    if one.kind not in _FINE or "about" in (one.modifier, other.modifier):
        return True
    return _rounded(first, second) or _rounded(second, first)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether a number is another one with fewer digits: 60 of 58.8, not 65.2 of 65.5."""
    digits = len(f"{coarse:.10g}".replace(".", "").strip("0"))
    return digits < len(f"{fine:.10g}".replace(".", "").strip("0")) and float(f"{fine:.{max(digits, 1)}g}") == coarse


def is_length(item: Item) -> bool:
    """Whether a figure is a distance: how far off two things are is not one thing here and there."""
    return not link_words("length").isdisjoint(words(item.text)[-1:])


def is_price(item: Item) -> bool:
    """Whether a sum is so small that it is what something costs, now this and now that."""
    return item.kind == "money" and number_in(item) < _SUM


def upon_others(one: Item, other: Item) -> bool:
    """Whether two sums are of what two parties suffer, or one does and the other suffers: tariffs each way."""
    if one.kind == "money" and ("" != one.actor == other.target or "" != other.actor == one.target):
        return True
    return one.kind in _SUMS and bool(one.target and other.target) and one.target != other.target


def is_distinct(item: Item) -> bool:
    """A number that is not met by chance."""
    return number_in(item) >= 100 and number_in(item) % 1000 != 0
