"""Comparing the items of a story by their numbers, here or in other processes."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from riwaya.lang.tables import uncollected
from riwaya.link.base import Weights, in_order
from riwaya.link.item import Item
from riwaya.link.story import LINKS
from riwaya.model import Ref
from riwaya.settings import Settings
from riwaya.store.linking.packing import number_from, unpacked

# An item with those that it is to be compared with by a question: the question's place, and their numbers.
Task = tuple[int, int, list[int]]
Row = tuple[Any, ...]
# Items that are kept, some ten kilobytes each; bytes of their file that are read as memory.
KEPT = 60_000
_MAPPED = 2**31


class Comparer:
    """Items of a file by their numbers, the last ones kept, and what is found when two meet."""

    def __init__(self, database: sqlite3.Connection, settings: Settings, weights: Weights) -> None:
        self.database = database
        self.settings = settings
        self.weights = weights
        self._items: OrderedDict[int, Item] = OrderedDict()

    def item(self, number: int) -> Item:
        """An item of the story."""
        item = self._items.get(number)
        if item is None:
            row = self.database.execute("SELECT body FROM items WHERE number = ?", (number,)).fetchone()
            item = self._items[number] = unpacked(row[0])
            if len(self._items) > KEPT:
                self._items.popitem(last=False)
        else:
            self._items.move_to_end(number)
        return item

    def forget(self, number: int) -> None:
        """An item that is not what it was."""
        self._items.pop(number, None)

    def rows(self, task: Task) -> Iterator[Row]:
        """The rows of `meetings` that a task gives."""
        place, number, others = task
        mine = self.item(number)
        for another in others:
            one, other = in_order(mine, self.item(another))
            verdict = LINKS[place].compare(one, other, self.weights, self.settings)
            if verdict is not None:
                pair = (min(number, another), max(number, another))
                why = (verdict.type, verdict.dimension, verdict.reason)
                how = (verdict.score, verdict.days, int(verdict.turned))
                yield (place, *pair, pair_number(one.ref, other.ref), *why, *how)


def pair_number(one: Ref, other: Ref) -> int:
    """The number of the relation of two records."""
    return number_from("|".join(f"{r.article},{r.layer},{r.span.start},{r.span.end},{r.record}" for r in (one, other)))


def write_items(items: Iterable[tuple[int, bytes]], path: Path) -> None:
    """A file of items that other processes can read while a story is being changed."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("CREATE TABLE items (number INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    database.execute("BEGIN")
    database.executemany("INSERT INTO items VALUES (?, ?)", items)
    database.execute("COMMIT")
    database.close()


@uncollected
def compared(chunk: tuple[str, Settings, Sequence[Task]]) -> list[Row]:
    """The rows of `meetings` that some tasks give, items being read from a file."""
    path, settings, tasks = chunk
    comparer = _comparer(path, settings)
    return [row for task in tasks for row in comparer.rows(task)]


@lru_cache(maxsize=1)
def _comparer(path: str, settings: Settings) -> Comparer:
    """The comparer of a process over a file of items."""
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA mmap_size = {_MAPPED}")
    return Comparer(database, settings, Weights())
