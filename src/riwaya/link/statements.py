"""Statements about the same thing: agree, repeat, conflict, deny, change. What decided is kept as the reason."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.items import Item
from riwaya.link.polarity import compared
from riwaya.settings import Settings

_KEYS = 7
_POSITION_ACTS = frozenset(("demand", "refuse", "promise", "threaten", "warn", "ask", "expect"))


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Pairs of the statement's most telling words, and each of its few words where it is short."""
    plain = [term for term in item.terms if not term.startswith("party:")]
    telling = sorted(weights.telling(plain, _KEYS))
    for number, one in enumerate(telling):
        for other in telling[number + 1 :]:
            yield f"said|{one}|{other}"
    if len(plain) <= 3:
        yield from (f"word|{term}" for term in telling)
    else:
        yield from (f"word|{term}" for term in weights.telling(plain, 3))


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if one.root == other.root and (one.article != other.article or one.speaker == other.speaker):
        return None
    if one.ref.article == other.ref.article and one.ref.span.overlaps(other.ref.span):
        return None
    both = compared(one.signs, other.signs)
    ways = [(weights.of(term), sign) for term, sign in both]
    common = sum(weight for weight, _ in ways)
    likeness = weights.similarity(one.terms, other.terms)
    if len(both) < 1 or not (
        (len(both) >= 2 and common >= 2.5 and likeness >= 0.2) or (likeness >= 0.45 and common >= 1.3)
    ):
        return None
    against = sum(weight for weight, sign in ways if sign < 0)
    along = sum(weight for weight, sign in ways if sign > 0)
    same = bool(one.side) and one.side == other.side
    score = likeness * common
    if against > 0.6 * common:
        return _opposed(one, other, same, score)
    if along > 0.6 * common and (likeness >= 0.3 or common >= 4):
        return _alike(one, other, same, likeness, score)
    return None


def _opposed(one: Item, other: Item, same: bool, score: float) -> Verdict | None:
    position = bool({one.kind, other.kind} & _POSITION_ACTS)
    dimension = "position" if position else "fact"
    if same:
        return Verdict("update", "position", "reversal", score) if one.day < other.day else None
    if "deny" in (one.kind, other.kind):
        return Verdict("denial", "fact", "act_deny", score)
    if position:
        return Verdict("conflict", dimension, "opposed", score)
    return Verdict("denial", "fact", "negation", score)


def _alike(one: Item, other: Item, same: bool, likeness: float, score: float) -> Verdict | None:
    dimension = "position" if {one.kind, other.kind} & _POSITION_ACTS else "fact"
    if same and one.day < other.day and set(other.numbers) - set(one.numbers):
        return Verdict("update", dimension, "more_said", score)
    if same and likeness >= 0.7:
        return Verdict("repeats", dimension, "same_words", score)
    return Verdict("agree", dimension, "shared_words", score)


STATEMENTS = Link("statements", frozenset(("claims", "forecasts")), _keys, _compare)
