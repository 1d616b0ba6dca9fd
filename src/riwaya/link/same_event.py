"""The same event in two articles: type, parties, place, time and magnitude, with tolerance for each one's precision."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.model import Relation
from riwaya.settings import Settings

# Types under which two articles may book one happening.
_ALIKE = {
    "AGREE": "TALK",
    "CONSULT": "TALK",
    "COOPERATE": "TALK",
    "SUPPORT": "TALK",
    "YIELD": "MOVE",
    "RETREAT": "MOVE",
}
_ENOUGH = 3.0


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Type with each of the event's three most telling terms."""
    telling = sorted(item.terms, key=lambda term: (-weights.of(term), term))[:6]
    kind = _ALIKE.get(item.kind, item.kind)
    return [f"event|{kind}|{term}" for term in telling]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Relation | None:
    if one.article == other.article:
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
    return Relation(
        "same_event",
        "fact",
        one.ref,
        other.ref,
        reason="type_time_words",
        explain="الحدث نفسه: النوع واحد والوقت متقارب والألفاظ مشتركة",
        explain_en="the same event: one type, close in time, shared words",
    )


def _when(item: Item) -> str:
    """The day an event is about, that of its article when it says none."""
    return item.begin or item.day


def _numbers_differ(one: Item, other: Item) -> bool:
    """True when both give a number of the same kind, and none of these agree."""
    kinds = {kind for kind, _ in one.numbers} & {kind for kind, _ in other.numbers}
    return any(
        not ({n for k, n in one.numbers if k == kind} & {n for k, n in other.numbers if k == kind}) for kind in kinds
    )


SAME_EVENT = Link("same_event", "events", _keys, _compare)
