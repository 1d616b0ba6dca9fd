"""Parts of a large story, read by query: the articles of a time, of a party, beside a record; never the whole."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from riwaya.errors import StoryFileError
from riwaya.link.story import in_order
from riwaya.model import Claim, Origin, Reading, Relation, Span, Story
from riwaya.settings import Settings
from riwaya.store.board import board_entries
from riwaya.store.linked import Linked, relation_from
from riwaya.store.linking.copies import read_origin
from riwaya.store.linking.topics import read_positions, read_questions
from riwaya.store.review import corrections
from riwaya.store.story_file import StoryFile
from riwaya.views.corrected import KINDS, related
from riwaya.views.evidence import StoryIndex
from riwaya.views.headings import headings

# So many articles are looked at together, and so many more beside them, to which relations lead.
MOST, _BESIDE = 160, 120
# Of a whole story: those that are most contested, and the newest.
_CONTESTED, _NEWEST = 50, 50
_SIDES = (
    "type, dimension, a_article, a_layer, a_start, a_end, a_record, b_article, b_layer, b_start, b_end, b_record,"
    " reason, explain, explain_en, key, days"
)


@dataclass(frozen=True, slots=True)
class Part:
    """`kind`: "" for what is foremost in the whole story; "during" for a time (``2018``, ``2018-03``, ``2018-03-04``),
    "article" for one article, "party" for a party's, "record" for that of ``claims/ID``; `value`: which one."""

    kind: str = ""
    value: str = ""


class PartIndex(StoryIndex):
    """Look-ups over a part of a story, and over the articles beside it to which its relations lead."""

    def __init__(self, story: Story, beside: Sequence[Reading], crossing: Sequence[Relation]) -> None:
        super().__init__(story)
        self.readings |= {reading.article.id: reading for reading in beside}
        self._crossing = crossing

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for reading in self.readings.values() for claim in reading.claims}

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """(Arabic heading, English name) of every party key."""
        return headings(list(self.readings.values()))

    @cached_property
    def relations_of(self) -> dict[tuple[str, Span], list[tuple[Relation, bool]]]:
        """Relations by the place of each side; the flag tells whether it is side `a`."""
        found: defaultdict[tuple[str, Span], list[tuple[Relation, bool]]] = defaultdict(list)
        for relation in (*self.story.relations, *self._crossing):
            found[relation.a.article, relation.a.span].append((relation, True))
            found[relation.b.article, relation.b.span].append((relation, False))
        return found


def part_index(file: StoryFile, part: Part, settings: Settings) -> PartIndex:
    """Look-ups over a part of the story as it stands; its links must be up to date."""
    linked = Linked(file, settings)
    inside = articles_of(file.database, part)
    relations = _relations(file.database, inside)
    ends = [(end, relation) for relation in relations for end in (relation.a.article, relation.b.article)]
    beside = list(dict.fromkeys(article for article, _ in ends if article not in inside))[:_BESIDE]
    everything = inside | set(beside)
    readings, applied = linked.overlay(sorted(everything))
    own = in_order(reading for reading in readings if reading.article.id in inside)
    within = [r for r in relations if r.a.article in inside and r.b.article in inside]
    crossing = [r for r in relations if not inside.issuperset((r.a.article, r.b.article))]
    crossing = [r for r in crossing if everything.issuperset((r.a.article, r.b.article))]
    newest = file.database.execute("SELECT max(published) FROM articles WHERE current = 1").fetchone()[0]
    story = Story(
        name=file.about("name") or file.path.stem,
        name_en=file.about("name_en"),
        readings=own,
        relations=tuple(sorted(within)),
        origins=_origins(file.database, inside),
        questions=read_questions(file.database),
        positions=tuple(p for p in read_positions(file.database, inside) if p.evidence.article in inside),
        today=settings.today or file.about("today") or newest or "",
    )
    words = [word for word in corrections(file) if word.target.article in inside]
    applied = tuple(one for one in applied if one.correction.target.article in everything)
    shown = replace(related(story, words, applied), board=board_entries(file))
    return PartIndex(shown, [reading for reading in readings if reading.article.id not in inside], crossing)


def shown_story(file: StoryFile, settings: Settings, during: str = "", most: int = 0) -> Story:
    """The story as it stands; with `during` (``2018``, ``2018-03``, ``2018-03-04``) at most `MOST` articles of that
    time, those with most relations. Raises StoryFileError for a time without articles, and for a story of more than
    `most` articles (0: any) without `during`."""
    if not during:
        if 0 < most < len(file):
            raise StoryFileError(
                f"{file.path} has {len(file)} articles, too many for one page; choose a time with --during YYYY-MM,"
                f" or look at it with: riwaya serve {file.path}"
            )
        return file.story(settings)
    file.relink(settings)
    story = part_index(file, Part("during", during), settings).story
    if not story.readings:
        raise StoryFileError(f"{file.path} has no article of {during}; see its first and last day with: riwaya show")
    return story


def articles_of(database: sqlite3.Connection, part: Part) -> set[str]:
    """The articles of a part, at most `MOST`."""
    if part.kind == "during":
        return _rows(
            database,
            "SELECT a.id FROM articles a WHERE a.current = 1 AND a.published >= ?1 AND a.published < ?1 || '~'"
            " ORDER BY (SELECT count(*) FROM relations WHERE a_article = a.id)"
            " + (SELECT count(*) FROM relations WHERE b_article = a.id) DESC, a.published DESC, a.id LIMIT ?2",
            (part.value, MOST),
        )
    if part.kind == "party":
        query = (
            "SELECT DISTINCT a.id FROM {} x JOIN articles a ON a.id = x.article AND a.current = 1 WHERE x.{} = ?"
            " ORDER BY a.published DESC, a.id LIMIT ?"
        )
        spoken = _rows(database, query.format("claims", "party"), (part.value, MOST // 2))
        return spoken | _rows(database, query.format("parties", "key"), (part.value, MOST // 2))
    if part.kind == "article":
        return _rows(database, "SELECT id FROM articles WHERE id = ? AND current = 1", (part.value,))
    if part.kind == "record":
        return _articles_of_record(database, *part.value.split("/", 1))
    contested = _rows(
        database,
        "SELECT article, count(*) AS n FROM (SELECT a_article AS article FROM relations WHERE type IN"
        " ('conflict', 'denial', 'slip') UNION ALL SELECT b_article FROM relations WHERE type IN"
        " ('conflict', 'denial', 'slip')) GROUP BY article ORDER BY n DESC, article LIMIT ?",
        (_CONTESTED,),
    )
    newest = "SELECT id FROM articles WHERE current = 1 ORDER BY published DESC, id LIMIT ?"
    return contested | _rows(database, newest, (_NEWEST,))


def _articles_of_record(database: sqlite3.Connection, layer: str, handle: str) -> set[str]:
    """The article in which a record stands, or stood before somebody rejected it; both articles of a relation."""
    article = handle.partition(".")[0]
    if layer == "relations":
        rows = database.execute("SELECT a_article, b_article FROM relations WHERE handle = ?", (handle,)).fetchall()
        return {article for row in rows for article in row}
    if layer not in KINDS:
        return set()
    if "." in handle:
        return _rows(database, "SELECT id FROM articles WHERE id = ? AND current = 1", (article,))
    found = _rows(database, f"SELECT article FROM {layer} WHERE id = ?", (handle,))
    if not found and database.execute("SELECT 1 FROM sqlite_master WHERE name = 'corrections'").fetchone():
        query = (
            "SELECT now.id FROM corrections c JOIN articles now ON now.document = c.document AND now.current = 1"
            " WHERE c.layer = ?1 AND (instr(c.machine, ?2) OR instr(c.record, ?2))"
        )
        found = _rows(database, query, (layer, f'"{handle}"'))
    return found


def _rows(database: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> set[str]:
    return {str(row[0]) for row in database.execute(query, values)}


def _relations(database: sqlite3.Connection, articles: Iterable[str]) -> list[Relation]:
    """The relations of some articles, with each other and with others, sorted."""
    found: dict[int, Relation] = {}
    for article in sorted(articles):
        for side in ("a_article", "b_article"):
            rows = database.execute(f"SELECT id, {_SIDES} FROM relations WHERE {side} = ?", (article,))
            found |= {row[0]: relation_from(row[1:]) for row in rows}
    return sorted(found.values())


def _origins(database: sqlite3.Connection, articles: set[str]) -> tuple[Origin, ...]:
    """The origins of some articles, as far as their articles are among these."""
    ids = set()
    for article in sorted(articles):
        ids |= {row[0] for row in database.execute("SELECT id FROM origins WHERE article = ?", (article,))}
    found = []
    for id_ in sorted(ids):
        origin = read_origin(database, id_)
        inside = tuple(article for article in origin.articles if article in articles)
        if len(inside) > 1:
            spans = tuple(ref for ref in origin.spans if ref.article in articles)
            found.append(replace(origin, articles=inside, spans=spans))
    return tuple(sorted(found))


# What is said of a whole story ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over a whole story, named as those of its overview; `periods`: months with their articles."""

    articles: int
    independent: int
    outlets: int
    first: str
    last: str
    counts: dict[str, int]
    relations: dict[str, int]
    periods: tuple[tuple[str, int], ...]


def totals(file: StoryFile) -> Totals:
    """Count the whole story by query."""

    def one(query: str) -> Any:
        return file.database.execute(query).fetchone()

    articles, outlets, first, last = one(
        "SELECT count(*), count(DISTINCT nullif(outlet, '')), min(nullif(published, '')), max(published)"
        " FROM articles WHERE current = 1"
    )
    copied, texts = one("SELECT count(*), count(DISTINCT id) FROM origins WHERE kind <> 'partial'")
    layers = ("claims", "events", "quantities", "dates", "commitments", "forecasts", "causes")
    counts = {
        layer: one(f"SELECT count(*) FROM {layer} WHERE article IN (SELECT id FROM articles WHERE current = 1)")[0]
        for layer in layers
    }
    relations = file.database.execute("SELECT type, count(*) FROM relations GROUP BY type ORDER BY type").fetchall()
    periods = file.database.execute(
        "SELECT substr(published, 1, 7), count(*) FROM articles WHERE current = 1 AND published <> '' GROUP BY 1"
    ).fetchall()
    return Totals(
        articles, articles - copied + texts, outlets, first or "", last or "", counts, dict(relations), tuple(periods)
    )
