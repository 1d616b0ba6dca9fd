"""Opening, filling and reading a story file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import chain
from pathlib import Path
from types import TracebackType

from riwaya.engine.processes import read_and
from riwaya.errors import GivenError, ReadingError, StoryFileError
from riwaya.given import each_given, no_file_name
from riwaya.link.story import in_order
from riwaya.model import Article, Question, Reading, Story, document_of
from riwaya.pipeline import link
from riwaya.settings import Settings, settings_given
from riwaya.store.board import board_entries
from riwaya.store.linked import Linked
from riwaya.store.linking import Growing
from riwaya.store.linking.ready import ready
from riwaya.store.opening import named_error, opened
from riwaya.store.parties import party_edits, story_parties
from riwaya.store.passing import PassingReadings
from riwaya.store.review import corrections, earlier_texts
from riwaya.store.rows import article_row, check_spans, given_anew, kept_reading, layer_rows, reading_body, reading_from
from riwaya.views.corrected import corrected, related
from riwaya.views.regrouped import regrouped


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition did: ids of articles `new`, `changed` (a new version of a known document), `known`."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def open_story(path: str | Path, *, create: bool = False) -> StoryFile:
    """The story file at `path`; `create` makes it when it is not there. Use it in a ``with``.

    Raises StoryFileError when it is missing, is no story file, or was written by a newer riwaya; GivenError when
    `path` is no name of a file.

    >>> from tempfile import TemporaryDirectory
    >>> from riwaya import article_of
    >>> with TemporaryDirectory() as folder, open_story(f"{folder}/story.riwaya", create=True) as file:
    ...     added = file.add([article_of("أكد الوزير أن القوات ستنسحب بحلول نهاية عام 2025.")])
    ...     [reading.article.quote(claim.source) for reading in file.story().readings for claim in reading.claims]
    ['الوزير']
    """
    if not isinstance(path, (str, Path)):
        raise GivenError(f"open_story takes the name of a file, not {type(path).__name__}; give 'story.riwaya'")
    if name := no_file_name(str(path)):
        raise StoryFileError(f"{name} cannot be the name of a story file; give one such as story.riwaya")
    return StoryFile(Path(path), create=create)


class StoryFile:
    """One SQLite file that holds a story: articles in all versions, readings, relations. See `riwaya.open_story`.

    `add` takes articles, `story` gives what they tell; what goes wrong raises a StoryFileError.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._file: sqlite3.Connection | None = opened(path, create=create)

    @property
    def _db(self) -> sqlite3.Connection:
        if self._file is None:
            raise StoryFileError(f"{self.path} has been closed; open it again with riwaya.open_story")
        return self._file

    def __enter__(self) -> StoryFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many articles the story has, each in its newest version."""
        return int(self._db.execute("SELECT count(*) FROM articles WHERE current = 1").fetchone()[0])

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @property
    def database(self) -> sqlite3.Connection:
        """The open connection, for reading only."""
        return self._db

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: whatever goes wrong, the file is as it was."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise named_error(self.path, error) from None
            raise

    def add(
        self,
        articles: Article | Iterable[Article],
        settings: Settings | None = None,
        *,
        workers: int = 0,
        progress: Callable[[Reading], None] | None = None,
        problems: Callable[[ReadingError], None] | None = None,
    ) -> Added:
        """Read and keep articles, then link the story anew; other articles are not read again.

        The same article twice changes nothing; given with another title, author, outlet or date it is read anew in
        their light. A document (same URL, or same file name) with another text becomes a new version, and the old one
        stays. All or nothing: on any error the file is as it was before; only an article
        on which reading fails is told to `problems`, where given, and left out.
        """
        settings = settings_given(settings)
        if isinstance(articles, Article):
            articles = (articles,)
        articles = each_given(articles, Article, "add", "make them with riwaya.article_of or riwaya.articles_from")
        known = {row[0] for row in self._db.execute("SELECT id FROM articles WHERE current = 1")}
        seen = set(known)
        repeated: list[str] = []

        def unread() -> Iterator[Article]:
            for article in articles:
                if article.id in known and given_anew(self._db, article, settings):
                    known.remove(article.id)
                    yield article
                elif article.id in seen:
                    known.discard(article.id)  # of two lines for one article the first tells what is known of it
                    repeated.append(article.id)
                else:
                    seen.add(article.id)
                    yield article

        source = unread()
        first = next(source, None)
        if first is None:
            return Added(known=tuple(dict.fromkeys(repeated)))
        new: list[str] = []
        changed: list[str] = []
        with self.transaction():
            linked = Linked(self, self._dated(settings))
            growing = linked.growing()
            overlaid = linked.overlaid()
            work = _nothing if overlaid else ready
            for reading, made in read_and(work, chain((first,), source), settings, workers, problems):
                (changed if self._keep(reading, settings, growing) else new).append(reading.article.id)
                wanted = linked.rewritten(linked.effective([reading.article.id])[0]) if overlaid else reading
                growing.take(wanted, made)
                if progress:
                    progress(reading)
            linked.settle(growing, workers or os.cpu_count() or 1)
        return Added(tuple(new), tuple(changed), tuple(dict.fromkeys(repeated)))

    def to_link_anew(self, settings: Settings | None = None) -> int:
        """How many articles of a large story the next addition links anew before its own, 0 for none: other code or
        settings linked them."""
        return Linked(self, self._dated(settings_given(settings))).linked_elsewhere()

    def _keep(self, reading: Reading, settings: Settings, growing: Growing) -> bool:
        """Write one reading; True when its document was known in another version."""
        check_spans(reading)
        article = reading.article
        document = document_of(article)
        rows = self._db.execute("SELECT id, version, current FROM articles WHERE document = ?", (document,)).fetchall()
        for id_, _, current in rows:
            if current:
                growing.drop(kept_reading(self._db, id_))
        self._db.execute("UPDATE articles SET current = 0 WHERE document = ?", (document,))
        self._db.execute("DELETE FROM articles WHERE id = ?", (article.id,))
        self._insert("articles", article_row(article, document, max((row[1] for row in rows), default=0) + 1))
        for table, row in layer_rows(reading):
            self._insert(table, row)
        self._insert("readings", (article.id, code_digest(), repr(settings), reading_body(reading)))
        return bool(rows)

    def _insert(self, table: str, row: Sequence[object]) -> None:
        self._db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)

    def note(self, name: str, value: str) -> None:
        """Keep a fact about the story: its "name", "name_en" or "today"."""
        with self.transaction():
            self._db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def ask(self, questions: Iterable[Question]) -> None:
        """Set the story's questions in place of those of the same ids."""
        with self.transaction():
            for q in questions:
                row = (q.id, q.text, q.text_en, "|".join(q.keywords), int(q.given))
                self._db.execute("INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?, ?)", row)

    def about(self, name: str) -> str:
        """A fact kept by `note`, "" when there is none."""
        row = self._db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def questions(self) -> tuple[Question, ...]:
        """The questions that were set, by id."""
        rows = self._db.execute("SELECT id, text, text_en, keywords, given FROM questions ORDER BY id")
        return tuple(Question(i, t, e, tuple(filter(None, k.split("|"))), bool(g)) for i, t, e, k, g in rows)

    def readings(self) -> list[Reading]:
        """The readings of all current articles, by id, with their parties as people grouped them."""
        rows = self._db.execute(
            "SELECT body FROM readings JOIN articles ON articles.id = article WHERE current = 1 ORDER BY article"
        )
        return regrouped([reading_from(body) for (body,) in rows], party_edits(self), story_parties(self))

    def relink(self, settings: Settings | None = None) -> None:
        """Bring what stands between the articles up to date with what people changed: parties, records, questions."""
        linked = Linked(self, self._dated(settings_given(settings)))
        if not linked.up_to_date():
            with self.transaction():
                linked.settle(linked.growing(anew=False), os.cpu_count() or 1)

    def _dated(self, settings: Settings) -> Settings:
        """The settings with the story's own date, where none is given."""
        today = "" if settings.today else self.about("today")
        return settings.with_values({"today": today}) if today else settings

    def story(self, settings: Settings | None = None, *, passing: bool = False) -> Story:
        """The story as it stands: what people corrected laid over what was found, with what stands between articles.

        Links are kept in the file; they are brought up to date where the file can be written, and found anew for
        settings by which they were not made. With `passing`, readings that nobody changed are fetched one by one as
        they are asked for, while the file is open, and none is held.
        """
        settings = self._dated(settings_given(settings))
        linked = self._linked(settings)
        if passing and linked and not linked.overlaid():
            return self._named(linked.story(PassingReadings(self.database)))
        words = corrections(self)
        readings, applied = corrected(self.readings(), words, earlier_texts(self, words))
        story = linked.story(in_order(readings)) if linked else link(readings, settings, questions=self.questions())
        return self._named(related(story, words, applied))

    def _named(self, story: Story) -> Story:
        name, name_en = self.about("name") or self.path.stem, self.about("name_en")
        return replace(story, name=name, name_en=name_en, board=board_entries(self))

    def _linked(self, settings: Settings) -> Linked | None:
        """The links of the file, None where they cannot be those of the settings."""
        linked = Linked(self, settings)
        if not linked.up_to_date():
            if linked.made_otherwise():
                return None
            try:
                self.relink(settings)
            except StoryFileError:
                return None
        return linked


def _nothing(_: Reading) -> None:
    """What is made beside a reading that people want otherwise: its items follow from what they want."""


@cache
def code_digest() -> str:
    """A digest of riwaya's code and lexicons: readings made by other code can be told by it."""
    digest = sha256()
    root = Path(str(resources.files("riwaya")))
    for folder in ("model", "lang", "clean", "annotate"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
