"""What a search finds in a large story, by query: statements, figures, events and passages, with their facets."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from riwaya.model import Span
from riwaya.store.search import Asked, highlighted, sentences
from riwaya.views.evidence import Evidence, shown_after, shown_before
from riwaya.views.filters import Filter
from riwaya.views.found import Finding, Found, narrowed

# So many sentences are looked into, and so many characters shown around a finding.
_HITS, _AROUND = 80, 90
# The records of a table that begin in the sentences of a list in JSON.
_BEGUN = (
    "SELECT json_extract(s.value, '$[0]'), json_extract(s.value, '$[1]'), {} FROM (SELECT value FROM json_each(?)) s"
    " CROSS JOIN {} x ON x.article = json_extract(s.value, '$[0]')"
    " AND x.start >= json_extract(s.value, '$[1]') AND x.start < json_extract(s.value, '$[2]')"
)
_RECORDS = " UNION ALL ".join(
    (
        _BEGUN.format("'claims', x.id, x.start, x.\"end\", x.content, x.party, x.act", "claims"),
        _BEGUN.format("'quantities', '', x.start, x.\"end\", x.quote, x.party, ''", "quantities"),
        _BEGUN.format("'events', x.id, x.start, x.\"end\", x.quote, x.actor, ''", "events"),
    )
)
Sentence = tuple[str, Span, str]
# Kind, id, start, end, words, party, act.
Record = tuple[str, str, int, int, str, str, str]


def found_in(database: sqlite3.Connection, query: str, wanted: Filter) -> Found:
    """The wanted findings in the sentences that answer a query, best first."""
    hits = sentences(database, query, _HITS)
    records = _records(database, hits)
    titles = {article: _article(database, article) for article in {hit[0] for hit in hits}}
    asked = Asked(query)
    whole = [finding for hit in hits for finding in _at(hit, titles[hit[0]], records[hit[0], hit[1].start], asked)]
    return narrowed(query, whole, wanted)


def to_be_shown(database: sqlite3.Connection, finding: Finding, query: str) -> Finding:
    """A finding with its parts that answer a query, and with the words around it."""
    parts = highlighted(finding.evidence.words, query)
    return replace(finding, evidence=_with_surroundings(database, finding), parts=parts)


def _with_surroundings(database: sqlite3.Connection, finding: Finding) -> Evidence:
    """The evidence of a finding with the words around it."""
    evidence, span = finding.evidence, finding.evidence.span
    start = max(0, span.start - _AROUND)
    text = database.execute(
        "SELECT substr(text, ?, ?) FROM articles WHERE id = ?",
        (start + 1, span.end + _AROUND - start, evidence.article),
    ).fetchone()[0]
    return Evidence(
        evidence.article,
        evidence.title,
        evidence.outlet,
        evidence.published,
        span,
        evidence.words,
        shown_before(text, span.start - start),
        shown_after(text, span.end - start),
        evidence.record,
        evidence.layer,
    )


def names_of(database: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(Arabic, English) names of parties, by key."""
    found = {}
    for key in keys:
        row = database.execute("SELECT name_ar, name FROM parties WHERE key = ? LIMIT 1", (key,)).fetchone()
        if row:
            found[key] = (row[0] or row[1], row[1])
    return found


def _records(database: sqlite3.Connection, hits: Iterable[Sentence]) -> defaultdict[tuple[str, int], list[Record]]:
    """The records that begin in some sentences, by article and start of the sentence."""
    places = json.dumps([(article, span.start, span.end) for article, span, _ in hits])
    found: defaultdict[tuple[str, int], list[Record]] = defaultdict(list)
    for article, start, *record in database.execute(_RECORDS, (places,) * 3):
        found[article, start].append((*record,))
    return found


def _article(database: sqlite3.Connection, article: str) -> tuple[str, str, str, str]:
    row = database.execute("SELECT title, stem, outlet, published FROM articles WHERE id = ?", (article,)).fetchone()
    return (row[0], row[1], row[2], row[3])


def _at(
    hit: Sentence, article: tuple[str, str, str, str], records: Iterable[Record], asked: Asked
) -> Iterator[Finding]:
    """The records of a sentence whose own words answer the query; the sentence itself where there are none. Their
    parts are left to who shows them."""
    id_, span, text = hit
    title, stem, outlet, published = article

    def evidence(place: Span, words: str, record: str = "", layer: str = "") -> Evidence:
        return Evidence(id_, title or stem or id_, outlet, published, place, words, record=record, layer=layer)

    told = False
    for kind, record, start, end, words, party, act in records:
        if asked.answered(words):
            yield Finding(kind, evidence(Span(start, end), words, record, kind), (), party, act)
            told = True
    if not told:
        yield Finding("passages", evidence(span, text), ())
