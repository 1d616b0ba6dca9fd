"""What a search finds in a large story, by query: statements, figures, events and passages, with their facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from riwaya.model import Span
from riwaya.store.search import highlighted, sentences
from riwaya.views.evidence import Evidence, shown_after, shown_before
from riwaya.views.filters import Filter
from riwaya.views.found import Finding, Found, Parts, narrowed

# So many sentences are looked into.
_HITS = 120
_AROUND = 90
_INSIDE = "FROM {} WHERE article = ?1 AND start >= ?2 AND start < ?3"
_RECORDS = (
    f"SELECT 'claims', id, start, \"end\", content, party, act {_INSIDE.format('claims')}"
    f" UNION ALL SELECT 'quantities', '', start, \"end\", quote, party, '' {_INSIDE.format('quantities')}"
    f" UNION ALL SELECT 'events', id, start, \"end\", quote, actor, '' {_INSIDE.format('events')}"
)


def found_in(database: sqlite3.Connection, query: str, wanted: Filter) -> Found:
    """The wanted findings in the sentences that answer a query, best first."""
    highlight = partial(highlighted, query=query)
    whole = [
        finding
        for article, span, text in sentences(database, query, _HITS)
        for finding in _at(database, article, span, text, highlight)
    ]
    return narrowed(query, whole, wanted)


def with_surroundings(database: sqlite3.Connection, finding: Finding) -> Evidence:
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


def _article(database: sqlite3.Connection, article: str) -> tuple[str, str, str, str]:
    row = database.execute("SELECT title, stem, outlet, published FROM articles WHERE id = ?", (article,)).fetchone()
    return (row[0], row[1], row[2], row[3])


def _at(
    database: sqlite3.Connection, article: str, span: Span, text: str, highlight: Callable[[str], Parts]
) -> Iterator[Finding]:
    """The records of a sentence whose own words answer the query; the sentence itself where there are none."""
    title, stem, outlet, published = _article(database, article)

    def evidence(place: Span, words: str, record: str = "", layer: str = "") -> Evidence:
        name = title or stem or article
        return Evidence(article, name, outlet, published, place, words, record=record, layer=layer)

    told = False
    for kind, id_, start, end, words, party, act in database.execute(_RECORDS, (article, span.start, span.end)):
        parts = highlight(words)
        if any(answers for _, answers in parts):
            yield Finding(kind, evidence(Span(start, end), words, id_, kind), parts, party, act)
            told = True
    if not told:
        yield Finding("passages", evidence(span, text), highlight(text))
