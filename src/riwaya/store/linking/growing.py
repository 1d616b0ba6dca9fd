"""A linked story that grows: articles come, are read differently, and go, and only what they touch is decided anew."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache

from riwaya.lang.tables import uncollected
from riwaya.link.base import Weights
from riwaya.link.items import items_of
from riwaya.link.story import rooted, told_by
from riwaya.model import Question, Reading, Span
from riwaya.settings import Settings
from riwaya.store.linking.copies import Copies, read_origin
from riwaya.store.linking.meetings import Meetings
from riwaya.store.linking.ready import Ready, ready, rows_of
from riwaya.store.linking.topics import Topics

# The article that carried an article's text first, and its passages that stood in another one first.
Roots = tuple[str, list[tuple[Span, str]]]
_KEPT = 512


class Growing:
    """One change of a linked story, inside the caller's transaction; nothing holds before `settle`.

    `effective` gives the readings of articles as people want them.
    """

    def __init__(
        self, database: sqlite3.Connection, settings: Settings, effective: Callable[[Sequence[str]], list[Reading]]
    ) -> None:
        self.database = database
        self.effective = effective
        self.weights = Weights()
        self.copies = Copies(database, settings)
        self.meetings = Meetings(database, settings, self.weights)
        self.topics = Topics(database, self.weights)
        self._changed: set[str] = set()
        self._told = lru_cache(maxsize=_KEPT)(self._told_by)

    @uncollected
    def take(self, reading: Reading, made: Ready | None = None) -> None:
        """An article that is new in the story, its rows written; `made`: what `ready` makes of the reading."""
        row = self.database.execute(
            "INSERT INTO linked_articles (article, root, passages) VALUES (?, '', '[]')", (reading.article.id,)
        )
        number = int(row.lastrowid or 0)
        self.copies.take(number, reading)
        self._put(number, made or ready(reading))
        self._changed.add(reading.article.id)

    @uncollected
    def retake(self, reading: Reading) -> None:
        """An article of the story that is read differently now, its text being the same."""
        self._put(self._number(reading.article.id), ready(reading))
        self._changed.add(reading.article.id)

    def drop(self, reading: Reading) -> None:
        """An article that is no longer in the story."""
        article = reading.article.id
        number = self._number(article)
        self._changed |= set(self._copiers(article))
        self.copies.drop(number, reading)
        for (item,) in self.database.execute("SELECT number FROM items WHERE article = ?", (number,)).fetchall():
            self.meetings.remove(item)
        self.topics.drop(number, article)
        self.database.execute("DELETE FROM linked_articles WHERE number = ?", (number,))
        self._changed.discard(article)

    @uncollected
    def settle(self, questions: tuple[Question, ...], workers: int = 1) -> None:
        """Decide all that the change touches; `questions` are those that a person set."""
        moved = self.copies.settle()
        for article in sorted(self._stale(moved)):
            self._reroot(article)
        self.meetings.settle(workers)
        self.topics.settle(questions)
        self._changed.clear()

    def _number(self, article: str) -> int:
        row = self.database.execute("SELECT number FROM linked_articles WHERE article = ?", (article,)).fetchone()
        return int(row[0])

    def _put(self, number: int, made: Ready) -> None:
        """The items of an article, in place of those that it had."""
        before = {
            row[0]: row[1:]
            for row in self.database.execute("SELECT number, keys, body FROM items WHERE article = ?", (number,))
        }
        for key, kept in before.items():
            if key not in made.items or made.items[key][:2] != kept:
                self.meetings.remove(key)
        for key, row in made.items.items():
            if before.get(key) != row[:2]:
                self.meetings.put(key, number, row.keys, row.body, stands=row.stands)
        self.topics.put(number, made)

    # Whose words they were first ------------------------------------------------------------------------------------

    def _stale(self, moved: set[str]) -> set[str]:
        """The articles whose items must be made anew because of copies: their origins moved, what they copy changed,
        or they were put as if they copied nothing."""
        changed = {article for article in moved if self._roots(article) != self._stored(article)}
        found = set(changed)
        for article in changed | self._changed:
            found |= set(self._copiers(article))
        found |= {article for article in self._changed if self._roots(article) != ("", [])}
        return found

    def _copiers(self, article: str) -> list[str]:
        rows = self.database.execute(
            "SELECT other.article FROM origins mine JOIN origins other ON other.id = mine.id"
            " WHERE mine.article = ? AND mine.place = 0 AND other.place > 0",
            (article,),
        )
        return [row[0] for row in rows]

    def _roots(self, article: str) -> Roots:
        """Where an article's words were first, from the origins as they are now."""
        rows = self.database.execute("SELECT id, kind FROM origins WHERE article = ?", (article,)).fetchall()
        origins = [read_origin(self.database, id_) for id_, _ in rows]
        root = next((origin.articles[0] for origin in origins if origin.kind != "partial"), "")
        partial = [origin for origin in origins if origin.kind == "partial"]
        partial.sort(key=lambda origin: [self.copies.place(name) for name in origin.articles])
        passages = [
            (ref.span, origin.articles[0]) for origin in partial for ref in origin.spans if ref.article == article
        ]
        return root, passages

    def _stored(self, article: str) -> Roots:
        row = self.database.execute("SELECT root, passages FROM linked_articles WHERE article = ?", (article,))
        root, passages = row.fetchone()
        return root, [(Span(start, end), first) for start, end, first in json.loads(passages)]

    def _told_by(self, article: str) -> set[tuple[str, str, str]]:
        (reading,) = self.effective([article])
        return told_by(rooted(items_of(reading), *self._roots(article)))

    def _reroot(self, article: str) -> None:
        """Make the items of an article anew that copies others, without what it only repeats."""
        root, passages = self._roots(article)
        (reading,) = self.effective([article])
        items = list(rooted(items_of(reading), root, passages))
        told = {line for first in {item.root for item in items} - {article} for line in self._told(first)}
        kept = [item for item in items if item.article == item.root or (item.root, item.layer, item.text) not in told]
        self._put(self._number(article), rows_of(kept, self.weights))
        text = json.dumps([(span.start, span.end, first) for span, first in passages], separators=(",", ":"))
        self.database.execute(
            "UPDATE linked_articles SET root = ?, passages = ? WHERE article = ?", (root, text, article)
        )
