"""What stands between the articles of a story file: kept in its tables, and brought up to date with what changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.link.story import reading_date
from riwaya.model import Applied, Correction, Reading, Ref, Relation, Span, Story
from riwaya.settings import Settings
from riwaya.store.linking import Growing
from riwaya.store.linking.copies import read_origins
from riwaya.store.linking.tables import are_there, forget, prepare
from riwaya.store.linking.topics import read_positions, read_questions
from riwaya.store.parties import party_edits, story_parties
from riwaya.store.review import corrections, earlier_texts, last_change
from riwaya.store.rows import LAYER_TABLES, kept_reading, layer_rows
from riwaya.views.corrected import KINDS, corrected
from riwaya.views.regrouped import regrouped

if TYPE_CHECKING:
    from riwaya.store.story_file import StoryFile

_BATCH = 64
# So many articles are not linked anew for being shown.
_LARGE = 400
_PARTY_FIELDS = ("party", "actor", "target", "place", "by", "to")


class Linked:
    """The links of one file under some settings."""

    def __init__(self, file: StoryFile, settings: Settings) -> None:
        self.file = file
        self.database: sqlite3.Connection = file.database
        self.settings = settings
        self._by = ""  # the code that linked the story, where it stays as that code linked it

    # Readings as people want them -----------------------------------------------------------------------------------

    def overlaid(self) -> bool:
        """Whether people have changed anything in the file that bears on readings."""
        return bool(party_edits(self.file) or story_parties(self.file) or last_change(self.file))

    def effective(self, articles: Sequence[str]) -> list[Reading]:
        """The readings of some current articles as people want them, in the order of their ids."""
        return self.overlay(articles)[0]

    def overlay(self, articles: Sequence[str]) -> tuple[list[Reading], tuple[Applied, ...]]:
        """The readings of some current articles as people want them, and how what they want bears."""
        if not self.overlaid():
            return [kept_reading(self.database, id_) for id_ in sorted(articles)], ()
        wanted = set(articles)
        edits, rows = party_edits(self.file), story_parties(self.file)
        words = self._corrections_of(wanted) if last_change(self.file) else []
        keys = {key for edit in edits for key in (edit.party, edit.other)} | {row.key for row in rows}
        beside = self._naming(keys, "min") if edits or rows else set()
        beside |= self._naming(set(map(str, _parties_in(words))), "max")
        found = regrouped([kept_reading(self.database, id_) for id_ in sorted(wanted | beside)], edits, rows)
        found, applied = corrected(found, words, earlier_texts(self.file, tuple(words)))
        return [reading for reading in found if reading.article.id in wanted], applied

    def _naming(self, keys: Iterable[str], which: str) -> set[str]:
        """For each party the first ("min") or last ("max") article that names it: there its name is taken from."""
        query = (
            f"SELECT {which}(p.article) FROM parties p JOIN articles a ON a.id = p.article AND a.current = 1"
            " WHERE p.key = ?"
        )
        found = (self.database.execute(query, (key,)).fetchone()[0] for key in sorted(keys))
        return {article for article in found if article}

    def _corrections_of(self, articles: set[str]) -> list[Correction]:
        """The corrections that bear on the records of some articles."""
        documents = {
            self.database.execute("SELECT document FROM articles WHERE id = ?", (article,)).fetchone()[0]
            for article in articles
        }
        return [
            word
            for word in corrections(self.file)
            if word.target.layer in KINDS and (word.target.article in articles or word.target.document in documents)
        ]

    # Bringing links up to date --------------------------------------------------------------------------------------

    def up_to_date(self) -> bool:
        """Whether the tables tell what stands between the articles as they are now. A large story that other code
        has linked is as it was linked, until articles are added."""
        if not are_there(self.database):
            return False
        state, kept = self._state(), self._kept()
        if kept["linked_by"] and self._is_large():
            state["linked_by"] = kept["linked_by"]
        if state != kept:
            return False
        given = self.file.questions()
        if given and given != read_questions(self.database):
            return False
        return not self._unlinked() and not self._left()

    def made_otherwise(self) -> bool:
        """Whether the file's links were made with settings that these are not."""
        kept = self._kept()["linked_with"]
        return bool(kept) and kept != self._state()["linked_with"]

    def linked_elsewhere(self) -> int:
        """How many articles of a large story an addition links anew first, since other code or settings linked them."""
        state, kept = self._state(), self._kept()
        same = all(state[name] == kept[name] for name in ("linked_by", "linked_with"))
        if same or not are_there(self.database) or not self._is_large():
            return 0
        return int(self.database.execute("SELECT count(*) FROM linked_articles").fetchone()[0])

    def story(self, readings: Sequence[Reading]) -> Story:
        """The story of all current readings, given in its order, its links being up to date."""
        return Story(
            name="story",
            readings=readings,
            relations=read_relations(self.database),
            origins=read_origins(self.database),
            questions=read_questions(self.database),
            positions=read_positions(self.database),
            today=self.settings.today or (reading_date(readings[-1]) if readings else ""),
        )

    def _is_large(self) -> bool:
        row = self.database.execute("SELECT count(*) FROM linked_articles").fetchone()
        return bool(row[0] > _LARGE)

    def growing(self, *, anew: bool = True) -> Growing:
        """The links, ready for articles to come and go, what changed since they were kept being taken in.

        What other code has linked is linked `anew`; a large story need not be.
        """
        prepare(self.database)
        growing = Growing(self.database, self.settings, self.effective)
        state, kept = self._state(), self._kept()
        other_code = state["linked_by"] != kept["linked_by"] and (anew or not self._is_large())
        if other_code or state["linked_with"] != kept["linked_with"] or self._taken_out():
            forget(self.database)
        elif not anew:
            self._by = kept["linked_by"]
        for article in self._left():
            growing.drop(kept_reading(self.database, article))
        new = self._unlinked()
        for reading in self._readings(new):
            growing.take(self.rewritten(reading))
        for reading in self._readings(sorted(self._reread(state, kept) - set(new))):
            growing.retake(self.rewritten(reading))
        return growing

    def settle(self, growing: Growing, workers: int = 1) -> None:
        """Decide what a change touches, and keep by what it was decided."""
        growing.settle(self.file.questions(), workers)
        for name, value in (self._state() | ({"linked_by": self._by} if self._by else {})).items():
            self.database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def rewritten(self, reading: Reading) -> Reading:
        """A reading as people want it, its rows in the file's tables written so."""
        if self.overlaid():
            article = reading.article.id
            for table in LAYER_TABLES:
                self.database.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
            for table, row in layer_rows(reading):
                if table in LAYER_TABLES:
                    self.database.execute(f"INSERT OR REPLACE INTO {table} VALUES ({','.join('?' * len(row))})", row)
        return reading

    def _readings(self, articles: Sequence[str]) -> Iterator[Reading]:
        source = iter(articles)
        while part := list(islice(source, _BATCH)):
            yield from self.effective(part)

    def _state(self) -> dict[str, str]:
        edits, rows = party_edits(self.file), story_parties(self.file)
        return {
            "linked_by": link_digest(),
            "linked_with": f"{self.settings.same_day_slack} {self.settings.copy_similarity}",
            "linked_corrections": str(last_change(self.file)),
            "linked_edits": str(edits[-1].number if edits else 0),
            "linked_parties": sha256(repr(rows).encode("utf-8")).hexdigest()[:16] if rows else "",
        }

    def _kept(self) -> dict[str, str]:
        return {name: self.file.about(name) or ("0" if name in _NUMBERS else "") for name in self._state()}

    def _unlinked(self) -> list[str]:
        rows = self.database.execute(
            "SELECT id FROM articles WHERE current = 1 AND id NOT IN (SELECT article FROM linked_articles)"
            " ORDER BY published, stem, id"
        )
        return [row[0] for row in rows]

    def _left(self) -> list[str]:
        rows = self.database.execute(
            "SELECT article FROM linked_articles WHERE article NOT IN (SELECT id FROM articles WHERE current = 1)"
        )
        return [row[0] for row in rows]

    def _taken_out(self) -> bool:
        """Whether a linked article is no longer in the file in any version: somebody took it out by hand."""
        query = "SELECT 1 FROM linked_articles WHERE article NOT IN (SELECT article FROM readings) LIMIT 1"
        return self.database.execute(query).fetchone() is not None

    def _reread(self, state: dict[str, str], kept: dict[str, str]) -> set[str]:
        """The linked articles that corrections or changed parties may have made others since links were kept."""
        found: set[str] = set()
        if state["linked_corrections"] != kept["linked_corrections"]:
            rows = self.database.execute(
                "SELECT DISTINCT now.id FROM audit JOIN corrections USING (key)"
                " JOIN articles now ON now.document = corrections.document AND now.current = 1"
                " WHERE audit.number > ?",
                (int(kept["linked_corrections"]),),
            )
            found |= {row[0] for row in rows}
        if state["linked_parties"] != kept["linked_parties"]:
            return {row[0] for row in self.database.execute("SELECT article FROM linked_articles")}
        if state["linked_edits"] != kept["linked_edits"]:
            edits = party_edits(self.file)
            for key in {key for edit in edits for key in (edit.party, edit.other)}:
                rows = self.database.execute(
                    "SELECT p.article FROM parties p JOIN linked_articles l ON l.article = p.article WHERE key = ?",
                    (key,),
                )
                found |= {row[0] for row in rows}
            if any(edit.action == "add" for edit in edits):
                return {row[0] for row in self.database.execute("SELECT article FROM linked_articles")}
        return found


_NUMBERS = ("linked_corrections", "linked_edits")


def read_relations(database: sqlite3.Connection) -> tuple[Relation, ...]:
    """All relations, in the order of a story."""
    rows = database.execute(
        "SELECT type, dimension, a_article, a_layer, a_start, a_end, a_record, b_article, b_layer, b_start, b_end,"
        " b_record, reason, explain, explain_en, key, days FROM relations"
    )
    return tuple(sorted(map(relation_from, rows)))


def relation_from(row: tuple[object, ...]) -> Relation:
    """The relation of a row of `read_relations`."""
    type_, dimension, *rest = row
    a = Ref(str(rest[0]), str(rest[1]), Span(int(str(rest[2])), int(str(rest[3]))), str(rest[4]))
    b = Ref(str(rest[5]), str(rest[6]), Span(int(str(rest[7])), int(str(rest[8]))), str(rest[9]))
    reason, explain, explain_en, key = map(str, rest[10:14])
    return Relation(str(type_), str(dimension), a, b, reason, explain, explain_en, key, int(str(rest[14])))


def _parties_in(words: Sequence[Correction]) -> Iterator[object]:
    """The parties that corrections name."""
    for word in words:
        record = json.loads(word.record) if word.record else {}
        yield from (record[name] for name in _PARTY_FIELDS if record.get(name))


@cache
def link_digest() -> str:
    """A digest of the code and lexicons by which articles are linked: links made by other code can be told by it."""
    digest = sha256()
    root = resources.files("riwaya")
    for folder in ("model", "lang", "clean", "link", "store/linking"):
        for path in sorted((Path(str(root)) / folder).rglob("*")):
            if path.suffix in (".py", ".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
