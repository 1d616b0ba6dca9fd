"""Commitments to the same act over time: set, confirmed, denied to have moved, moved, met."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Weights
from riwaya.link.days import slip_in_days
from riwaya.link.items import Item
from riwaya.model import Relation
from riwaya.settings import Settings

_SAME_ACT = 0.4


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    telling = sorted(item.terms, key=lambda term: (-weights.of(term), term))[:6]
    return [f"deadline|{term}" for term in telling]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Relation | None:
    if weights.similarity(one.terms, other.terms) < _SAME_ACT:
        return None
    if one.parties and other.parties and not (one.parties | one.about) & (other.parties | other.about):
        return None
    if not one.end or not other.end:
        return None
    verdict = _verdict(one, other)
    if verdict is None:
        return None
    type_, reason, days, explain, explain_en = verdict
    return Relation(type_, "deadline", one.ref, other.ref, reason, explain, explain_en, days=days)


def _verdict(one: Item, other: Item) -> tuple[str, str, int, str, str] | None:
    """(type, reason, days, why in Arabic, why in English) for two commitments to one act, the earlier first."""
    days = slip_in_days(one.end, other.end)
    if days is None:
        return None
    if other.kind == "denied-postponed":
        return "denial", "denied_to_move", 0, "نفي لتغيير الموعد", "it is denied that the date moves"
    if other.kind in ("done", "early"):
        return "update", "met", 0, "أُعلن إنجاز ما وُعد به", "what was promised is said to be done"
    if one.end == other.end or one.end.startswith(other.end) or other.end.startswith(one.end):
        return (
            ("agree", "same_deadline", 0, "الموعد نفسه", "the same deadline") if one.article != other.article else None
        )
    if one.day == other.day and one.article != other.article:
        why = "موعدان مختلفان للأمر نفسه في اليوم ذاته"
        return "conflict", "deadlines_differ", abs(days), why, "two dates for one act, reported the same day"
    if days > 0 and one.day <= other.day:
        return "slip", "moved_later", days, f"تأخر الموعد {days} يوماً", f"the deadline moved by {days} days"
    return "update", "moved_earlier", 0, "قُدّم الموعد", "the deadline was brought forward"


DEADLINES = Link("deadlines", "commitments", _keys, _compare)
