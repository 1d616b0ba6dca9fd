"""Commitments to the same act over time: set, confirmed, denied to have moved, moved, met."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import slip_in_days
from riwaya.link.items import Item
from riwaya.settings import Settings

_SAME_ACT = 0.4


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    telling = sorted(item.terms, key=lambda term: (-weights.of(term), term))[:6]
    return [f"deadline|{term}" for term in telling]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if weights.similarity(one.terms, other.terms) < _SAME_ACT:
        return None
    if one.parties and other.parties and not (one.parties | one.about) & (other.parties | other.about):
        return None
    if not one.end or not other.end:
        return None
    return _verdict(one, other)


def _verdict(one: Item, other: Item) -> Verdict | None:
    """Two commitments to one act, the earlier first."""
    days = slip_in_days(one.end, other.end)
    if days is None:
        return None
    if other.kind == "denied-postponed":
        return Verdict("denial", "deadline", "denied_to_move", 1.0)
    if other.kind in ("done", "early"):
        return Verdict("update", "deadline", "met", 1.0)
    if one.end == other.end or one.end.startswith(other.end) or other.end.startswith(one.end):
        return Verdict("agree", "deadline", "same_deadline", 1.0) if one.article != other.article else None
    if one.day == other.day and one.article != other.article:
        return Verdict("conflict", "deadline", "deadlines_differ", 1.0)
    if days > 0 and one.day <= other.day:
        return Verdict("slip", "deadline", "moved_later", 1.0, days)
    return Verdict("update", "deadline", "moved_earlier", 1.0, days)


DEADLINES = Link("deadlines", frozenset(("commitments",)), _keys, _compare)
