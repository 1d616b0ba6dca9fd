"""What the figures in two statements decide: the same, a later or a rising one, two that cannot both hold."""

from __future__ import annotations

from itertools import product

from riwaya.lang.ar.stem import words
from riwaya.link.amounts import ROUNDING, counts_on
from riwaya.link.base import Verdict
from riwaya.link.days import gap_in_days
from riwaya.link.item import Item
from riwaya.link.meeting import Meeting
from riwaya.link.people import told_of_others
from riwaya.link.terms import anyone_terms, link_words

# Days in which two tolls may be about one thing.
_RECENT = 7
# Kinds of figures that tell statements apart, and those of them that grow.
_COUNTED = frozenset(("killed", "wounded", "attacks", "troops", "fighters"))
_TOLLS = frozenset(("killed", "wounded"))
# Round numbers are multiples of this.
_ROUND = 10
_DAY, _SOON = len("2018-03-16"), 2


def numbers_verdict(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """What the figures of two statements decide; None when they decide nothing, a verdict without a type when they
    tell two things apart."""
    sides = [_counts(item) for item in (one, other)]
    for key in sorted(sides[0].keys() & sides[1].keys()):
        first, second = sides[0][key], sides[1][key]
        if first & second:
            return Verdict("agree", "number", "same_number", score) if met.likeness >= 0.3 else None
        if told_of_others(one, other, key[0]) or _of_like(one) != _of_like(other):
            continue
        gap = gap_in_days(one.day, other.day)
        if gap == 0 and _rounded(first, second):  # «نحو 250 قتيلا», «246 شخصا»
            return Verdict("agree", "number", "rounding", score) if met.likeness >= 0.3 else None
        if key[0] in _TOLLS and _elsewhere(one, other):
            return Verdict("", "", "", 0.0)
        apart = gap is None or gap > _RECENT or (one.about and other.about and not one.about & other.about)
        if apart or met.likeness < 0.3 or max(first | second) > 4 * min(first | second):
            return Verdict("", "", "", 0.0)
        if gap and one.speaker == other.speaker and max(second) < max(first):
            return Verdict("", "", "", 0.0)
        if gap and max(second) > max(first):
            return Verdict("update", "number", "later_figure", score)
        fewer = one if min(first) < min(second) else other
        room = min(first | second) in {row[2] for row in fewer.floors}  # «20 على الأقل» leaves room for 30
        if room:
            return Verdict("", "", "", 0.0)
        if key[0] in _TOLLS and counts_on(one, other):
            return Verdict("update", "number", "rising_toll", score, turned=max(first) > max(second))
        if key[0] in _TOLLS and _days_later(one, other):
            return Verdict("", "", "", 0.0)
        return Verdict("conflict", "number", "figures_differ", score)
    return None


def _of_like(item: Item) -> bool:
    """Whether a statement tells of other happenings of the kind: «صدامات مشابهة»."""
    return not link_words("alike").isdisjoint(words(item.text))


def _rounded(first: set[float], second: set[float]) -> bool:
    """Whether one of two figures is the other's round number: 246 and 250."""
    pairs = [sorted(pair) for pair in product(first, second)]
    return any(high - low <= ROUNDING * high and not (low % _ROUND and high % _ROUND) for low, high in pairs)


def _elsewhere(one: Item, other: Item) -> bool:
    """Whether two tolls are of two towns or two days: «13 قتيلا الأربعاء», «11 قتيلا صباح الجمعة»."""
    if one.towns and other.towns and one.towns.isdisjoint(other.towns):
        return True
    first, second = _days(one), _days(other)
    return bool(first and second) and first.isdisjoint(second)


def _days_later(one: Item, other: Item) -> bool:
    """Whether one names a day of its week and the other was told days from it."""
    pairs = ((_days(one), other), (_days(other), one))
    gaps = [gap_in_days(day, item.day) for days, item in pairs for day in days]
    return bool(gaps) and all(gap is not None and gap > _SOON for gap in gaps)


def _days(item: Item) -> set[str]:
    """The days of its week that a text names; tallies begin earlier («منذ 18 شباط»)."""
    named = {value[:_DAY] for value in item.dates if len(value) >= _DAY}
    gaps = {day: gap_in_days(day, item.day) for day in named}
    return {day for day, gap in gaps.items() if gap is not None and gap <= _RECENT}


def _counts(item: Item) -> dict[tuple[str, str], set[float]]:
    """The figures of a statement by what they count: («killed», unit), the unit "" for people of any kind."""
    found: dict[tuple[str, str], set[float]] = {}
    for kind, unit, value in item.numbers:
        if kind in _COUNTED:
            found.setdefault((kind, "" if unit in anyone_terms() else unit), set()).add(value)
    return found
