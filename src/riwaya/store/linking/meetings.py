"""Which items meet, a few articles at a time: the pairs that a change brings together or drives apart."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.engine.processes import spread
from riwaya.link.base import Link, Verdict, Weights, in_order
from riwaya.link.matching import keys_needed, may_relate
from riwaya.link.story import LINKS
from riwaya.link.wording import worded
from riwaya.model import Relation, pair_handle
from riwaya.settings import Settings
from riwaya.store.linking.blocks import Blocks
from riwaya.store.linking.comparing import KEPT, Comparer, Row, Task, compared, write_items
from riwaya.store.linking.index import Index
from riwaya.store.linking.packing import reach_of, unpacked_keys

# From so many fresh items on, comparing is shared among processes, so many tasks at a time.
_MANY, _CHUNK = 10_000, 400
_ENTER = "INSERT OR IGNORE INTO item_keys VALUES (?, ?)"
_BEHIND = "SELECT item FROM item_keys WHERE key = ? AND item > ? ORDER BY item LIMIT ?"
_BEFORE = "SELECT item FROM item_keys WHERE key = ? AND item < ? ORDER BY item DESC LIMIT ?"
# SQLite would take the primary key for the second half too, and look through all that a question found.
_OF_ITEM = (
    "SELECT {0} FROM meetings WHERE link = ?1 AND one = ?2"
    " UNION ALL SELECT {0} FROM meetings INDEXED BY meetings_by_other WHERE link = ?1 AND other = ?2"
)
_NONE: frozenset[int] = frozenset()
Pair = tuple[int, int]


class Meetings:
    """Keeps the meetings of a story's items right: `fresh` are items that came, `gone` those that left, with keys."""

    def __init__(self, database: sqlite3.Connection, settings: Settings, weights: Weights) -> None:
        self.database = database
        self.settings = settings
        self.weights = weights
        self.fresh: set[int] = set()
        self.gone: dict[int, tuple[bytes, bytes]] = {}
        self._comparer = Comparer(database, settings, weights)
        self._moved: list[set[int]] = [set() for _ in LINKS]

    def put(self, number: int, article: int, keys: bytes, body: bytes, *, stands: bool) -> None:
        """An item that came; one that left as it comes back has not moved."""
        row = (number, article, int(stands), keys, body)
        self.database.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)", row)
        if self.gone.get(number) == (keys, body):
            del self.gone[number]
            self.database.executemany(_ENTER, _entries(number, keys))
        else:
            self.fresh.add(number)
            self._comparer.forget(number)

    def remove(self, number: int) -> None:
        """An item that left."""
        row = self.database.execute("SELECT keys, body FROM items WHERE number = ?", (number,)).fetchone()
        if number in self.fresh:
            self.fresh.discard(number)
        else:
            self.gone[number] = row
        self._comparer.forget(number)
        self.database.execute("DELETE FROM items WHERE number = ?", (number,))
        self.database.executemany("DELETE FROM item_keys WHERE key = ? AND item = ?", _entries(number, row[0]))

    def settle(self, workers: int) -> None:
        """Compare all that a change brought together, forget what it drove apart, and write the relations."""
        old = self.database.execute("SELECT 1 FROM meetings LIMIT 1").fetchone() is not None
        for place in range(len(LINKS)):
            for number in self.gone:
                self._part(place, number)
        self._enter()
        if old or self.gone:
            self._shift()
        behind = self._behind if old or len(self.fresh) < _MANY else self._index().behind
        tasks = (task for number in sorted(self.fresh) for task in self._tasks(number, behind, alone=not old))
        if workers > 1 and len(self.fresh) >= _MANY:
            self._compare_beside(tasks, workers)
        else:
            for task in tasks:
                self._keep(self._comparer.rows(task))
        self._relate()
        self.fresh.clear()
        self.gone.clear()

    def _enter(self) -> None:
        """Enter the keys of fresh items: many of them in order, which is faster by far."""
        run, fresh = self.database.execute, sorted(self.fresh)
        entries = (entry for number in fresh for entry in _entries(number, self._packed_keys(number)))
        if len(fresh) < _MANY:
            self.database.executemany(_ENTER, entries)
            return
        run("CREATE TEMP TABLE fresh_keys (key INTEGER NOT NULL, item INTEGER NOT NULL)")
        self.database.executemany("INSERT INTO fresh_keys VALUES (?, ?)", entries)
        run("INSERT OR IGNORE INTO item_keys SELECT key, item FROM fresh_keys ORDER BY key, item")
        run("DROP TABLE fresh_keys")

    # Pairs ----------------------------------------------------------------------------------------------------------

    def _packed_keys(self, number: int) -> bytes:
        row = self.database.execute("SELECT keys FROM items WHERE number = ?", (number,)).fetchone()
        return bytes(row[0])

    def _keys(self, number: int) -> list[tuple[int, ...]]:
        return unpacked_keys(self._packed_keys(number))

    def _index(self) -> Index:
        return Index(self.database.execute("SELECT key, item FROM item_keys ORDER BY key, item"))

    def _behind(self, key: int, number: int, reach: int) -> Iterable[int]:
        """The next items of a key."""
        return [row[0] for row in self.database.execute(_BEHIND, (key, number, reach))]

    def _tasks(self, number: int, behind: Callable[[int, int, int], Iterable[int]], *, alone: bool) -> Iterator[Task]:
        """A fresh item with those near it in time that share a key; of two fresh items the later is met."""
        run = self.database.execute
        for place, keys in enumerate(self._keys(number)):
            beside: Counter[int] = Counter()
            for key in keys:
                reach = reach_of(LINKS[place], key)
                beside.update(behind(key, number, reach))
                if not alone:
                    beside.update([n for (n,) in run(_BEFORE, (key, number, reach)) if n not in self.fresh])
            met = may_relate(LINKS[place], number, beside)
            if met:
                yield place, number, met

    def _compare_beside(self, tasks: Iterator[Task], workers: int) -> None:
        """Compare in other processes, which read the items from a file of their own."""
        with TemporaryDirectory(prefix="riwaya-") as folder:
            path = Path(folder) / "items"
            write_items(self.database.execute("SELECT number, body FROM items ORDER BY number"), path)
            blocks = Blocks(
                [row[0] for row in self.database.execute("SELECT number FROM items ORDER BY number")], KEPT // 3
            )
            near = blocks.near(tasks)
            chunks = chain(iter(lambda: list(islice(near, _CHUNK)), []), blocks.far())
            for rows in spread(compared, ((str(path), self.settings, chunk) for chunk in chunks), workers):
                self._keep(rows)

    def _shift(self) -> None:
        """Old items between which something came or left: those out of reach now, and those within reach only now."""
        for place, link in enumerate(LINKS):
            came: defaultdict[int, set[int]] = defaultdict(set)
            left: defaultdict[int, set[int]] = defaultdict(set)
            for number in self.fresh:
                for key in self._keys(number)[place]:
                    came[key].add(number)
            for number, (keys, _) in self.gone.items():
                for key in unpacked_keys(keys)[place]:
                    left[key].add(number)
            for pair in sorted(self._pushed(place, came)):
                if not self._within_reach(place, pair):
                    self._forget(place, pair)
            drawn = {
                pair for key, gone in left.items() for pair in self._drawn(key, came[key], gone, reach_of(link, key))
            }
            for one, other in sorted(drawn):
                if not self._verdict(place, (one, other)) and self._within_reach(place, (one, other)):
                    self._keep(self._comparer.rows((place, one, [other])))

    def _pushed(self, place: int, came: dict[int, set[int]]) -> set[Pair]:
        """Pairs of old items that have met and between which something came."""
        met: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in self.database.execute("SELECT one, other FROM meetings WHERE link = ?", (place,)):
            met[one].add(other)
        pushed: set[Pair] = set()
        for key, numbers in came.items():
            span = reach_of(LINKS[place], key) + len(numbers)
            for number in numbers:
                behind = set(self._behind(key, number, span))
                if behind <= numbers:
                    continue
                for (one,) in self.database.execute(_BEFORE, (key, number, span)):
                    pushed.update((one, other) for other in met.get(one, _NONE) & behind)
        return pushed

    def _drawn(self, key: int, came: set[int], left: set[int], reach: int) -> Iterator[Pair]:
        """Pairs of old items of a key that are within reach since something between them left."""
        around: set[int] = set(came)
        for number in left:
            for query in (_BEHIND, _BEFORE):
                around.update(row[0] for row in self.database.execute(query, (key, number, reach)))
        present = sorted(around)
        past = sorted((around - came) | left)
        for at, one in enumerate(present):
            for step, other in enumerate(present[at + 1 : at + 1 + reach], 1):
                if one in came or other in came or one in self.fresh or other in self.fresh:
                    continue
                if bisect_left(past, other) - bisect_left(past, one) > step:
                    yield one, other

    def _within_reach(self, place: int, pair: Pair) -> bool:
        """Whether two items are near each other among those of as many keys as it takes."""
        one, other = pair
        shared = set(self._keys(one)[place]) & set(self._keys(other)[place])
        near = sum(other in self._behind(key, one, reach_of(LINKS[place], key)) for key in shared)
        return 0 < keys_needed(LINKS[place], one, other) <= near

    def _verdict(self, place: int, pair: Pair) -> bool:
        found = self.database.execute("SELECT 1 FROM meetings WHERE link = ? AND one = ? AND other = ?", (place, *pair))
        return found.fetchone() is not None

    def _forget(self, place: int, pair: Pair) -> None:
        self.database.execute("DELETE FROM meetings WHERE link = ? AND one = ? AND other = ?", (place, *pair))
        self._moved[place].update(pair)

    def _part(self, place: int, number: int) -> None:
        """Forget all that an item met."""
        for one, other in self._rows_of(place, number):
            self._forget(place, (one, other))

    def _rows_of(self, place: int, number: int) -> list[Pair]:
        return self.database.execute(_OF_ITEM.format("one, other"), (place, number)).fetchall()

    def _keep(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.database.execute(f"INSERT OR REPLACE INTO meetings VALUES ({','.join('?' * 10)})", row)
            self._moved[row[0]].update(row[1:3])

    # Relations ------------------------------------------------------------------------------------------------------

    def _relate(self) -> None:
        """Write the relations anew of all pairs of records that may have gained or lost one."""
        for place, link in enumerate(LINKS):
            pairs: dict[int, int] = {}
            best: dict[int, set[Pair]] = {}
            for number in sorted(self._moved[place]):
                for pair, one in self.database.execute(_OF_ITEM.format("pair, one"), (place, number)):
                    pairs.setdefault(pair, one)
            # In order of time: the items of pairs that follow each other are kept unpacked.
            for pair in sorted(pairs, key=lambda pair: (pairs[pair], pair)):
                self._write(place, link, pair, best)
            self._moved[place].clear()
        self._clear_lost()

    def _write(self, place: int, link: Link, pair: int, best: dict[int, set[Pair]]) -> None:
        self.database.execute("DELETE FROM relations WHERE id = ?", (pair,))
        rows = self.database.execute(
            "SELECT one, other, type, dimension, reason, score, days, turned FROM meetings"
            " WHERE pair = ? AND link = ? ORDER BY one, other",
            (pair, place),
        ).fetchall()
        kept: tuple[Verdict, int, int] | None = None
        for one, other, type_, dimension, reason, score, days, turned in rows:
            if all((one, other) in self._best(place, link, number, best) for number in (one, other)) and (
                kept is None or kept[0].score < score
            ):
                kept = (Verdict(type_, dimension, reason, score, days, bool(turned)), one, other)
        if kept is not None:
            first, second = in_order(self._comparer.item(kept[1]), self._comparer.item(kept[2]))
            self._insert(pair, worded(kept[0], first, second, self.weights))

    def _best(self, place: int, link: Link, number: int, best: dict[int, set[Pair]]) -> set[Pair]:
        """The surest meetings of an item."""
        if number not in best:
            rows = self.database.execute(_OF_ITEM.format("score, one, other"), (place, number))
            ranked = sorted((-score, one, other) for score, one, other in rows)
            best[number] = {(one, other) for _, one, other in ranked[: link.most]}
        return best[number]

    def _insert(self, number: int, relation: Relation) -> None:
        sides: list[object] = []
        for ref in (relation.a, relation.b):
            row = self.database.execute(
                "SELECT substr(text, ?, ?) FROM articles WHERE id = ?",
                (ref.span.start + 1, len(ref.span), ref.article),
            ).fetchone()
            sides += [ref.article, ref.layer, ref.record, ref.span.start, ref.span.end, row[0]]
        r = relation
        handle = pair_handle((r.a.article, r.a.layer, r.a.span), (r.b.article, r.b.layer, r.b.span))
        self.database.execute(
            "INSERT INTO relations (id, type, dimension, reason, explain, explain_en, days, a_article, a_layer,"
            " a_record, a_start, a_end, a_quote, b_article, b_layer, b_record, b_start, b_end, b_quote, key, handle)"
            f" VALUES ({','.join('?' * 21)})",
            (number, r.type, r.dimension, r.reason, r.explain, r.explain_en, r.days, *sides, r.key, handle),
        )

    def _clear_lost(self) -> None:
        """Relations of which no meeting is left."""
        self.database.execute("DELETE FROM relations WHERE id NOT IN (SELECT pair FROM meetings)")


def _entries(number: int, keys: bytes) -> Iterator[Pair]:
    """The rows of `item_keys` of an item."""
    return ((key, number) for part in unpacked_keys(keys) for key in part)
