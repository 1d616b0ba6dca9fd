"""Figures for the same thing: agree, rounding, update, different scope, conflict."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.settings import Settings

# Counts that only grow while a story goes on.
_GROWING = frozenset(("attacks", "killed", "wounded"))
# What is counted is told by the kind alone; for other kinds the unit noun must be the same.
_TELLING_KINDS = frozenset(("troops", "fighters", "attacks", "killed", "wounded", "bases"))
_ROUNDING = 0.04
_SAME_MEASURE = 0.28
_SOON = 2
_LONG = 21


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Kind (and unit) with the sentence's telling terms."""
    if item.kind in ("percent", "duration") and len(item.near) < 3:
        return []
    measure = item.kind if item.kind in _TELLING_KINDS else f"{item.kind}|{item.unit}"
    telling = sorted(item.near, key=lambda term: (-weights.of(term), term))[:8]
    return [f"figure|{measure}|{term}" for term in telling]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if (
        one.article == other.article
        or (one.low is None and one.high is None)
        or (other.low is None and other.high is None)
    ):
        return None
    if weights.similarity(one.near, other.near) < _SAME_MEASURE:
        return None
    shared = one.about & other.about
    if one.about and other.about and not shared:
        return None
    verdict = _verdict(one, other)
    return None if verdict is None else Verdict(verdict[0], "number", verdict[1], 1.0)


def _verdict(one: Item, other: Item) -> tuple[str, str] | None:
    """(type, reason) for two figures of one measure, the earlier first."""
    if one.place and other.place and one.place != other.place:
        return "scope", "scope_place"
    if one.parties and other.parties and not one.parties & other.parties:
        return "scope", "scope_party"
    a, b = _number(one), _number(other)
    if (one.low, one.high) == (other.low, other.high):
        return "agree", "same_number"
    if "about" in (one.modifier, other.modifier) and abs(a - b) <= _ROUNDING * max(a, b):
        return "agree", "rounding"
    if _within(one, other) or _within(other, one):
        return "agree", "bound_holds"
    apart = gap_in_days(one.day, other.day)
    if one.kind in _GROWING and b > a and (apart is None or apart > 0):
        return "update", "later_count"
    if apart is not None and apart > _LONG:
        return "update", "later_as_of"
    return "conflict", "numbers_differ"


def _number(item: Item) -> float:
    return item.low if item.low is not None else item.high if item.high is not None else 0.0


def _within(bound: Item, exact: Item) -> bool:
    """True when `bound` is open on one side, near, and `exact` lies inside it."""
    if bound.modifier not in ("more_than", "at_least", "less_than", "at_most") or exact.low is None:
        return False
    number = _number(exact)
    inside = (bound.low is None or number >= bound.low) and (bound.high is None or number <= bound.high)
    return inside and abs(number - _number(bound)) <= 0.15 * max(number, 1)


FIGURES = Link("figures", frozenset(("quantities",)), _keys, _compare)
