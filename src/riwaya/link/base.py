"""What a question across articles is: keys that bring items together, and a comparison within a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import fsum, sqrt

from riwaya.link.items import Item
from riwaya.link.terms import common_terms, weak_terms
from riwaya.model import Relation
from riwaya.settings import Settings

# A party's name tells less about what a statement says than its other words.
_PARTY = 0.5
# What a term that is not common in news at large weighs.
_FULL = 1.7
_WEAK = 0.4


# Begins a key that tells little: one word in common.
LOOSE = "~"
# So many sums of weights are kept.
_SUMS = 20_000


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling each term is, the same in every story: what an article adds to a story changes nothing between
    those that are there, and a story grows by one article without being related anew. `known` and `sums` keep what
    has been computed."""

    known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    sums: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)

    def of(self, term: str) -> float:
        """The weight of a term, less where it is common in news at large."""
        weight = self.known.get(term)
        if weight is None:
            weight = self.known[term] = self._computed(term)
        return weight

    def _computed(self, term: str) -> float:
        weight = _FULL * common_terms().get(term, 1.0)
        if term in weak_terms():
            weight *= _WEAK
        return weight * _PARTY if term.startswith("party:") else weight

    def total(self, terms: Iterable[str]) -> float:
        """The weight of some terms together, in whatever order they come."""
        return fsum(map(self.of, terms))

    def whole(self, terms: frozenset[str]) -> float:
        """The weight of a set of terms that is asked for again and again."""
        weight = self.sums.get(terms)
        if weight is None:
            if len(self.sums) >= _SUMS:
                self.sums.clear()
            weight = self.sums[terms] = self.total(terms)
        return weight

    def similarity(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted overlap of two term sets, 0 to 1."""
        shared = one & other
        if not shared:
            return 0.0
        return self.total(shared) / sqrt(self.whole(one) * self.whole(other))

    def telling(self, terms: Iterable[str], most: int) -> list[str]:
        """The weightiest terms, heaviest first."""
        return sorted(terms, key=lambda term: (-self.of(term), term))[:most]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison found: a relation without its two sides, and how sure it is (for choosing the best)."""

    type: str
    dimension: str
    reason: str
    score: float
    days: int = 0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """`layers` names the items it compares; `keys` says in which groups an item meets others; `compare` relates two.

    In a group each item meets the next `reach` in time, in that of a key which begins with `LOOSE` the next `near`; of
    an item's relations the `most` surest are kept. `events`: whether two events may relate; `apart`:
    how many keys two items must share that are weeks apart; an event has to share two at least."""

    name: str
    layers: frozenset[str]
    keys: Callable[[Item, Weights], Iterable[str]]
    compare: Callable[[Item, Item, Weights, Settings], Verdict | None]
    most: int = 8
    reach: int = 24
    near: int = 4
    events: bool = True
    apart: int = 2

    def reach_of(self, key: str) -> int:
        """How many next items in time an item meets by a key."""
        return self.near if key.startswith(LOOSE) else self.reach


def in_order(one: Item, other: Item) -> tuple[Item, Item]:
    """Two items, the earlier first: by day, article and place."""
    if one.day != other.day:
        return (one, other) if one.day < other.day else (other, one)
    return (one, other) if one.ref <= other.ref else (other, one)


__all__ = ["LOOSE", "Link", "Relation", "Verdict", "Weights", "in_order"]
