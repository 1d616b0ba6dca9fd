"""The items of an article as rows of the tables: made beside reading, in whatever process read it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from riwaya.lang.tables import uncollected
from riwaya.link.accounts import topics_in
from riwaya.link.base import Weights
from riwaya.link.item import Item
from riwaya.link.items import items_of
from riwaya.link.matching import number_of
from riwaya.link.positions import sides_of, takes_sides
from riwaya.model import Reading
from riwaya.store.linking.packing import packed, packed_keys


class Row(NamedTuple):
    """An item: its keys and itself as bytes, and whether it is a statement that takes sides."""

    keys: bytes
    body: bytes
    stands: bool


class Ready(NamedTuple):
    """What the tables keep of an article's items: `items` by number, `topics`: term, speaker, root and word of what
    its statements speak of, `sides`: terms of those that take sides. Both in order."""

    items: dict[int, Row]
    topics: tuple[tuple[str, str, str, str], ...]
    sides: tuple[str, ...]


@uncollected
def ready(reading: Reading) -> Ready:
    """The rows of a reading, as if it copied nothing."""
    return rows_of(items_of(reading), _weights())


def rows_of(items: Iterable[Item], weights: Weights) -> Ready:
    """The rows of the items of one article."""
    made = {number_of(item): item for item in items}
    topics = {(term, item.speaker, item.root, word) for item in made.values() for term, word in topics_in(item)}
    sides = {term for item in made.values() if takes_sides(item) for term in sides_of(item)}
    rows = {number: Row(packed_keys(item, weights), packed(item), takes_sides(item)) for number, item in made.items()}
    return Ready(rows, tuple(sorted(topics)), tuple(sorted(sides)))


@cache
def _weights() -> Weights:
    return Weights()
