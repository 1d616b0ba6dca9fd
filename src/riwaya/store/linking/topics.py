"""The story's questions and where parties stand on them, from tables of who speaks of what."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from riwaya.link.accounts import keyword_terms, most_spoken, question_on
from riwaya.link.base import Weights
from riwaya.link.item import Item
from riwaya.link.positions import in_order, positions_of
from riwaya.model import Position, Question, Ref, Span
from riwaya.store.linking.packing import unpacked
from riwaya.store.linking.ready import Ready

# The layer of a position's evidence by its basis.
_LAYERS = {"stated": "claims", "action": "events"}


class Topics:
    """Keeps found questions and positions right; `changed`: numbers of articles whose statements changed."""

    def __init__(self, database: sqlite3.Connection, weights: Weights) -> None:
        self.database = database
        self.weights = weights
        self.changed: set[int] = set()

    def put(self, number: int, made: Ready) -> None:
        """What the statements of an article speak of, in place of what they spoke of."""
        self.database.execute("DELETE FROM topics WHERE article = ?", (number,))
        rows = [(term, speaker, number, root, word) for term, speaker, root, word in made.topics]
        self.database.executemany("INSERT INTO topics VALUES (?, ?, ?, ?, ?)", rows)
        self.database.execute("DELETE FROM sides WHERE article = ?", (number,))
        self.database.executemany("INSERT INTO sides VALUES (?, ?)", ((term, number) for term in made.sides))
        self.changed.add(number)

    def drop(self, number: int, article: str) -> None:
        """An article that is gone."""
        self.database.execute("DELETE FROM topics WHERE article = ?", (number,))
        self.database.execute("DELETE FROM sides WHERE article = ?", (number,))
        self.database.execute("DELETE FROM positions WHERE article = ?", (article,))
        self.changed.discard(number)

    def settle(self, given: tuple[Question, ...]) -> None:
        """Find the questions where none are given, and who stands where on them."""
        questions = given or self._found()
        before = read_questions(self.database)
        known = [question for question in questions if question in before]
        for question in before:
            if question not in questions:
                self.database.execute("DELETE FROM positions WHERE topic = ?", (question.id,))
        for number in sorted(self.changed):
            article = self._name(number)
            self.database.execute("DELETE FROM positions WHERE article = ?", (article,))
            self._insert(positions_of(list(self._siding(number)), known))
        fresh = [question for question in questions if question not in before]
        for number in self._speaking(fresh):
            self._insert(positions_of(list(self._siding(number)), fresh))
        if questions != before:
            self.database.execute("DELETE FROM found_questions")
            rows = [
                (place, q.id, q.text, q.text_en, "|".join(q.keywords), int(q.given))
                for place, q in enumerate(questions)
            ]
            self.database.executemany("INSERT INTO found_questions VALUES (?, ?, ?, ?, ?, ?)", rows)
        self.changed.clear()

    def _found(self) -> tuple[Question, ...]:
        rows = self.database.execute(
            "SELECT term, count(DISTINCT speaker), count(DISTINCT root) FROM topics GROUP BY term"
        )
        return tuple(question_on(term, self._words(term)) for term in most_spoken(rows, self.weights))

    def _words(self, term: str) -> Iterator[tuple[str, int]]:
        """Its spellings and how often each stands."""
        return self.database.execute("SELECT word, count(*) FROM topics WHERE term = ? GROUP BY word", (term,))

    def _name(self, number: int) -> str:
        row = self.database.execute("SELECT article FROM linked_articles WHERE number = ?", (number,)).fetchone()
        return str(row[0])

    def _siding(self, number: int) -> Iterator[Item]:
        """The statements of an article that take sides."""
        for (body,) in self.database.execute(
            "SELECT body FROM items WHERE article = ? AND stands = 1 ORDER BY number", (number,)
        ):
            yield unpacked(body)

    def _speaking(self, questions: Iterable[Question]) -> list[int]:
        """Articles with statements that take sides and may speak to some questions."""
        found: set[int] = set()
        for terms in (terms for question in questions for terms in keyword_terms(question) if terms):
            holding = (self.database.execute("SELECT article FROM sides WHERE term = ?", (term,)) for term in terms)
            found |= set.intersection(*({row[0] for row in rows} for rows in holding))
        return sorted(found)

    def _insert(self, positions: Iterable[Position]) -> None:
        for p in positions:
            ref = p.evidence
            quote = self.database.execute(
                "SELECT substr(text, ?, ?) FROM articles WHERE id = ?", (ref.span.start + 1, len(ref.span), ref.article)
            ).fetchone()[0]
            stand = (p.party, p.topic, p.scope, p.date, p.stance, p.basis)
            self.database.execute(
                'INSERT INTO positions (party, topic, scope, date, stance, basis, article, start, "end", quote, record,'
                f" thing) VALUES ({','.join('?' * 12)})",
                (*stand, ref.article, ref.span.start, ref.span.end, quote, ref.record, p.thing),
            )


def read_questions(database: sqlite3.Connection) -> tuple[Question, ...]:
    """The questions of the story as it was linked."""
    rows = database.execute("SELECT id, text, text_en, keywords, given FROM found_questions ORDER BY place")
    return tuple(Question(i, t, e, tuple(filter(None, k.split("|"))), bool(g)) for i, t, e, k, g in rows)


def read_positions(database: sqlite3.Connection, articles: Iterable[str] | None = None) -> tuple[Position, ...]:
    """All positions, in the order of the story, or those of some articles."""
    query = 'SELECT party, topic, date, stance, basis, article, start, "end", record, scope, thing FROM positions'
    rows = database.execute(query).fetchall() if articles is None else []
    for article in sorted(articles or ()):
        rows += database.execute(query + " WHERE article = ?", (article,)).fetchall()
    found = [
        Position(
            party, topic, date, stance, basis, Ref(article, _LAYERS[basis], Span(start, end), record), scope, thing
        )
        for party, topic, date, stance, basis, article, start, end, record, scope, thing in rows
    ]
    return tuple(sorted(found, key=in_order))
