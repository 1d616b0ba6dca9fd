"""Statements that their text sets against each other: «…، لكن طهران قالت إن …»."""

from __future__ import annotations

from riwaya.link.base import Weights
from riwaya.link.deeds import STANDS
from riwaya.link.items import Item
from riwaya.link.terms import opposites_of, weak_terms

# What may come or is asked answers nothing.
_WONDERS = frozenset(("ask", "expect", "warn"))
# Weight of shared words from which any two statements of the two speakers' turns are of one thing.
_ONE_THING = 0.8
# Characters between what a party held and what it has come to hold.
_BREATH = 60


def countered(one: Item, other: Item, weights: Weights) -> bool:
    """Whether a text sets the statement of one party against that of another: the last one said before, or one of
    the same turn that speaks of the same thing."""
    if one.layer != "claims" or other.layer != "claims" or one.article != other.article:
        return False
    if not one.side or not other.side or one.side == other.side:
        return False
    first, second = (one, other) if one.ref.span < other.ref.span else (other, one)
    if second.turn < 0 or first.ref.span.start < second.turn or first.ref.span.end > second.ref.span.start:
        return False
    if {first.kind, second.kind} & _WONDERS or second.part or not first.signs or not second.signs:
        return False
    if first.ref.span.start == second.last:
        return True
    opposite = {name for term in second.signs if term[0] == "@" for name in opposites_of(term)}
    shared = (first.signs.keys() & (second.signs.keys() | opposite)) - weak_terms()
    return weights.total(shared) >= _ONE_THING


def turns(one: Item, other: Item) -> bool:
    """Whether a text says in one breath what a party held and what it has come to hold: «رفضت … وباتت ترى أن …»."""
    if one.article != other.article or not one.speaker or one.speaker != other.speaker or one.layer != other.layer:
        return False
    first, second = (one, other) if one.ref.span < other.ref.span else (other, one)
    near = 0 <= second.ref.span.start - first.ref.span.end <= _BREATH
    return near and second.turned and not first.turned and first.kind in STANDS
