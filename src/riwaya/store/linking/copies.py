"""Origins a few articles at a time: who carries whose text, from tables of buckets and sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from riwaya.link.origins import HOLDERS, body_of, buckets, copies, lifted, likeness, long_sentences, shingles
from riwaya.model import Origin, Reading, Ref, Span
from riwaya.settings import Settings
from riwaya.store.linking.packing import number_from

# An article in order of time: its day, the stem of its file, its id.
Place = tuple[str, str, str]
_KEPT = 2048


class Copies:
    """Keeps the origins of a story right while articles come and go."""

    def __init__(self, database: sqlite3.Connection, settings: Settings) -> None:
        self.database = database
        self.settings = settings
        self.taken: dict[int, str] = {}
        self.dropped: dict[int, str] = {}
        self._touched: set[int] = set()
        self._lost: set[int] = set()
        self._known = lru_cache(maxsize=_KEPT)(self._shingles)
        self._places: dict[str, Place] = {}

    def take(self, number: int, reading: Reading) -> None:
        """A new article, whose passages are in the file: compare it with those that share a bucket with it."""
        run = self.database.execute
        own = shingles(body_of(reading))
        found = set(buckets(own))
        beside: set[int] = set()
        for bucket in found:
            beside |= {row[0] for row in run("SELECT article FROM copy_buckets WHERE bucket = ?", (bucket,))}
        for other in sorted(beside - {number}):
            share = likeness(own, self._known(other), self.settings)
            if share is not None:
                run("INSERT INTO copies VALUES (?, ?, ?), (?, ?, ?)", (number, other, share, other, number, share))
                self._touched.add(other)
        many = self.database.executemany
        many("INSERT INTO copy_buckets VALUES (?, ?)", ((bucket, number) for bucket in sorted(found)))
        sentences = (
            (number_from(text), number, span.start, span.end, text.count(" ") + 1)
            for span, text in long_sentences(reading)
        )
        many("INSERT INTO long_sentences VALUES (?, ?, ?, ?, ?)", sentences)
        self.taken[number] = reading.article.id

    def drop(self, number: int, reading: Reading) -> None:
        """An article that is gone, as it was read."""
        run = self.database.execute
        self._touched |= {row[0] for row in run("SELECT other FROM copies WHERE one = ?", (number,))}
        self._lost |= {row[0] for row in run("SELECT sentence FROM long_sentences WHERE article = ?", (number,))}
        for bucket in set(buckets(shingles(body_of(reading)))):
            run("DELETE FROM copy_buckets WHERE bucket = ? AND article = ?", (bucket, number))
        run("DELETE FROM long_sentences WHERE article = ?", (number,))
        run("DELETE FROM copies WHERE one = ?", (number,))
        for other in self._touched:
            run("DELETE FROM copies WHERE one = ? AND other = ?", (other, number))
        self.taken.pop(number, None)
        self._touched.discard(number)
        self.dropped[number] = reading.article.id

    def settle(self) -> set[str]:
        """Find the origins anew wherever something changed; the articles whose origins are not what they were."""
        regrouped = self._regroup()
        return regrouped | self._relift(regrouped)

    def _shingles(self, number: int) -> frozenset[str]:
        rows = self.database.execute(
            "SELECT p.text FROM linked_articles l JOIN passages p ON p.article = l.article"
            ' WHERE l.number = ? ORDER BY p.start, p."end"',
            (number,),
        )
        return shingles("\n".join(row[0] for row in rows))

    def place(self, article: str) -> Place:
        """Where an article stands in time."""
        if article not in self._places:
            row = self.database.execute("SELECT published, stem, id FROM articles WHERE id = ?", (article,)).fetchone()
            self._places[article] = row
        return self._places[article]

    def _name(self, number: int) -> str:
        row = self.database.execute("SELECT article FROM linked_articles WHERE number = ?", (number,)).fetchone()
        return str(row[0])

    def _number(self, article: str) -> int:
        row = self.database.execute("SELECT number FROM linked_articles WHERE article = ?", (article,)).fetchone()
        return int(row[0]) if row else 0

    # Copies of whole texts ------------------------------------------------------------------------------------------

    def _regroup(self) -> set[str]:
        """Write the groups of copies anew that a change may have joined or parted."""
        run = self.database.execute
        names = {*self.taken.values(), *self.dropped.values(), *map(self._name, self._touched)}
        before: dict[str, tuple[str, ...]] = {}
        for name in sorted(names):
            rows = run("SELECT id FROM origins WHERE article = ? AND kind <> 'partial'", (name,)).fetchall()
            for (id_,) in rows:
                members = run("SELECT article FROM origins WHERE id = ? ORDER BY place", (id_,))
                group = tuple(row[0] for row in members)
                before |= dict.fromkeys(group, group)
                run("DELETE FROM origins WHERE id = ?", (id_,))
        gone = set(self.dropped.values()) - set(self.taken.values())
        after: dict[str, tuple[str, ...]] = {}
        for name in sorted((names | before.keys()) - gone):
            if name in after:
                continue
            component, least = self._component(self._number(name))
            if len(component) > 1:
                origin = copies(sorted(map(self._name, component), key=self.place), least)
                after |= dict.fromkeys(origin.articles, origin.articles)
                rows_ = [(origin.id, origin.kind, article, at) for at, article in enumerate(origin.articles)]
                self.database.executemany("INSERT INTO origins VALUES (?, ?, ?, ?)", rows_)
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - gone

    def _component(self, number: int) -> tuple[set[int], float]:
        """The articles that hang together with one by likeness, and the least likeness among them."""
        found, waiting, least = {number}, [number], 1.0
        while waiting:
            rows = self.database.execute("SELECT other, likeness FROM copies WHERE one = ?", (waiting.pop(),))
            for other, share in rows:
                least = min(least, share)
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found, least

    # Passages lifted from one article into another ------------------------------------------------------------------

    def _relift(self, regrouped: set[str]) -> set[str]:
        """Write the pairs of articles anew of which one may lift passages of the other."""
        changed = set(self.taken) | set(map(self._number, regrouped)) - {0}
        near = self._holders_beside(changed)
        names = {self._name(number) for number in near}
        before = self._partial_origins(names | set(self.dropped.values()), names)
        after = set(self._lifted(near, names))
        for origin in before - after:
            self.database.execute("DELETE FROM origins WHERE id = ?", (origin.id,))
            self.database.execute("DELETE FROM origin_spans WHERE id = ?", (origin.id,))
        for origin in sorted(after - before):
            rows = [(origin.id, origin.kind, article, at) for at, article in enumerate(origin.articles)]
            self.database.executemany("INSERT INTO origins VALUES (?, ?, ?, ?)", rows)
            spans = [(origin.id, ref.article, ref.span.start, ref.span.end) for ref in origin.spans]
            self.database.executemany("INSERT INTO origin_spans VALUES (?, ?, ?, ?)", spans)
        gone = set(self.dropped.values()) - set(self.taken.values())
        return {name for origin in before ^ after for name in origin.articles} - gone

    def _holders_beside(self, changed: set[int]) -> set[int]:
        """The changed articles, and those with which they share, or shared, sentences that tell who lifted them."""
        sentences = set(self._lost)
        for number in changed:
            rows = self.database.execute("SELECT sentence FROM long_sentences WHERE article = ?", (number,))
            sentences |= {row[0] for row in rows}
        near = set(changed)
        for sentence in sentences:
            rows = self.database.execute("SELECT article FROM long_sentences WHERE sentence = ?", (sentence,))
            holders = [row[0] for row in rows]
            if sum(holder not in self.taken for holder in holders) <= HOLDERS or len(holders) <= HOLDERS:
                near.update(holders)
        return near

    def _partial_origins(self, names: Iterable[str], inside: set[str]) -> set[Origin]:
        """The stored pairs of which both articles are `inside`, or one of which is gone."""
        found = set()
        gone = set(self.dropped.values())
        for name in sorted(names):
            rows = self.database.execute("SELECT id FROM origins WHERE article = ? AND kind = 'partial'", (name,))
            for (id_,) in rows.fetchall():
                origin = read_origin(self.database, id_)
                if all(article in inside or article in gone for article in origin.articles):
                    found.add(origin)
        return found

    def _lifted(self, near: set[int], names: set[str]) -> Iterable[Origin]:
        """The pairs of which both articles are near the change."""
        run = self.database.execute
        sentences: set[int] = set()
        for number in near:
            rows = run("SELECT sentence FROM long_sentences WHERE article = ?", (number,))
            sentences |= {row[0] for row in rows}
        holders: list[tuple[list[Ref], int]] = []
        for sentence in sentences:
            found = run(
                'SELECT l.article, s.start, s."end", s.words FROM long_sentences s'
                " JOIN linked_articles l ON l.number = s.article WHERE sentence = ?",
                (sentence,),
            ).fetchall()
            if 1 < len(found) <= HOLDERS:
                found.sort(key=lambda row: (self.place(row[0]), row[1], row[2]))
                refs = [Ref(article, "sentences", Span(start, end)) for article, start, end, _ in found]
                holders.append((refs, found[0][3]))
        leaders = self._leaders({ref.article for refs, _ in holders for ref in refs})
        return (origin for origin in lifted(holders, leaders) if names.issuperset(origin.articles))

    def _leaders(self, names: set[str]) -> dict[str, str]:
        """One article for all copies of a text."""
        rows = self.database.execute("SELECT id, min(article) FROM origins WHERE kind <> 'partial' GROUP BY id")
        least = dict(rows.fetchall())
        rows = self.database.execute("SELECT id, article FROM origins WHERE kind <> 'partial'")
        return {article: least[id_] for id_, article in rows if article in names}


def read_origin(database: sqlite3.Connection, id_: str) -> Origin:
    """A stored origin with its spans."""
    rows = database.execute("SELECT kind, article FROM origins WHERE id = ? ORDER BY place", (id_,)).fetchall()
    spans = database.execute('SELECT article, start, "end" FROM origin_spans WHERE id = ?', (id_,))
    refs = sorted(Ref(article, "sentences", Span(start, end)) for article, start, end in spans)
    return Origin(id_, rows[0][0], tuple(article for _, article in rows), tuple(refs))


def read_origins(database: sqlite3.Connection) -> tuple[Origin, ...]:
    """All origins, in the order of their articles in time."""
    ids = [row[0] for row in database.execute("SELECT DISTINCT id FROM origins")]
    places = {
        row[2]: row
        for row in database.execute(
            "SELECT published, stem, id FROM articles WHERE id IN (SELECT article FROM origins)"
        )
    }
    found = (read_origin(database, id_) for id_ in ids)
    return tuple(sorted(found, key=lambda origin: ([places[article] for article in origin.articles], origin.kind)))
