"""What a question across articles is: keys that bring items together, and a comparison within a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from riwaya.link.items import Item
from riwaya.model import Relation
from riwaya.settings import Settings


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling each term is in this story: `articles` counts articles, `frequency` those that hold a term."""

    articles: int
    frequency: Mapping[str, int]

    def of(self, term: str) -> float:
        """The inverse document frequency of a term, 0 or more; terms never seen count as rare."""
        return log((1 + self.articles) / (1 + self.frequency.get(term, 0))) + 0.3

    def similarity(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted overlap of two term sets, relative to the smaller: 0 to 1."""
        if not one or not other:
            return 0.0
        shared = sum(map(self.of, sorted(one & other)))
        return shared / min(sum(map(self.of, sorted(one))), sum(map(self.of, sorted(other))))


@dataclass(frozen=True, slots=True)
class Link:
    """`layer` names the items it compares; `keys` says in which groups an item meets others; `compare` relates two."""

    name: str
    layer: str
    keys: Callable[[Item, Weights], Iterable[str]]
    compare: Callable[[Item, Item, Weights, Settings], Relation | None]


def pairs(items: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    """All pairs of a group, the earlier item first."""
    ordered = sorted(items, key=lambda item: (item.day, item.ref))
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            yield one, other
