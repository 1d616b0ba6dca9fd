"""Readings that are walked through and not held: for a whole story that is written out article by article."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import overload

from riwaya.model import Reading
from riwaya.store.rows import kept_reading


class PassingReadings(Sequence[Reading]):
    """The current readings of a file in the order of a story, each fetched when it is asked for and then let go."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        rows = database.execute("SELECT id FROM articles WHERE current = 1 ORDER BY published, stem, id")
        self._articles = [row[0] for row in rows]

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Reading]:
        return (kept_reading(self._database, article) for article in self._articles)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Reading]: ...
    def __getitem__(self, place: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(place, slice):
            return [kept_reading(self._database, article) for article in self._articles[place]]
        return kept_reading(self._database, self._articles[place])
