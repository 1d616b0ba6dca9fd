"""The same event in two articles: type, parties, place, time and magnitude, with tolerance for each one's precision."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.settings import Settings

# Types under which two articles may book one happening.
_ALIKE = {
    "AGREE": "TALK",
    "CONSULT": "TALK",
    "COOPERATE": "TALK",
    "SUPPORT": "TALK",
    "YIELD": "MOVE",
    "RETREAT": "MOVE",
    "REJECT": "MOVE",
}
_ENOUGH = 3.0


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Type with each of the event's most telling terms."""
    kind = _ALIKE.get(item.kind, item.kind)
    return [f"event|{kind}|{term}" for term in weights.telling(item.terms, 6)]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if one.root == other.root:
        return None
    gap = gap_in_days(_when(one), _when(other))
    if gap is None or gap > settings.same_day_slack or (one.place and other.place and one.place != other.place):
        return None
    exact = bool(one.begin and other.begin)
    likeness = weights.similarity(one.terms, other.terms)
    shared = (one.parties | one.about) & (other.parties | other.about)
    score = likeness * 3 + (1.0 if exact and gap == 0 else 0.3) + min(2, len(shared)) * 0.5
    score += 0.7 if one.place and one.place == other.place else 0
    score -= 1.2 * _numbers_differ(one, other)
    if score < _ENOUGH or likeness < 0.3:
        return None
    return Verdict("same_event", "fact", "type_time_words", score)


def _when(item: Item) -> str:
    """The day an event is about, that of its article when it says none."""
    return item.begin or item.day


def _numbers_differ(one: Item, other: Item) -> bool:
    """True when both give a number of the same kind, and none of these agree."""
    first, second = ({(kind, value) for kind, _, value in item.numbers} for item in (one, other))
    kinds = {kind for kind, _ in first} & {kind for kind, _ in second}
    return any(not {row for row in first & second if row[0] == kind} for kind in kinds)


SAME_EVENT = Link("same_event", frozenset(("events",)), _keys, _compare)
