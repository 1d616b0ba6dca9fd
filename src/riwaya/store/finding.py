"""What a search finds in a large story, by query: statements, figures, events and passages, with their facets."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.model import Span
from riwaya.store.search import Asked, Sentence, sentences
from riwaya.views.evidence import Evidence, shown_after, shown_before
from riwaya.views.filters import Filter
from riwaya.views.found import Finding, Found, narrowed
from riwaya.views.spellings import Unit

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
# The words of places of a list in JSON, with so many characters behind them; in order.
_AROUND_THESE = (
    "SELECT substr(a.text, json_extract(s.value, '$[1]') + 1,"
    " json_extract(s.value, '$[2]') - json_extract(s.value, '$[1]') + ?)"
    " FROM json_each(?) s JOIN articles a ON a.id = json_extract(s.value, '$[0]') ORDER BY s.key"
)
_NAMES = (
    "SELECT k.value, (SELECT name_ar FROM parties WHERE key = k.value LIMIT 1),"
    " (SELECT name FROM parties WHERE key = k.value LIMIT 1) FROM json_each(?) k"
)
# Kind, id, start, end, words, party, act.
Record = tuple[str, str, int, int, str, str, str]


def found_in(database: sqlite3.Connection, query: str, units: Sequence[Unit], wanted: Filter) -> Found:
    """The wanted findings in the sentences that answer a query, whose parts are `units`, best first."""
    hits = sentences(database, units, _HITS)
    records = _records(database, hits)
    asked = Asked(units)
    whole = [finding for hit in hits for finding in _at(hit, records[hit.article, hit.span.start], asked)]
    return narrowed(query, whole, wanted, units)


def to_be_shown(
    database: sqlite3.Connection, findings: Sequence[Finding], units: Sequence[Unit]
) -> tuple[Finding, ...]:
    """Findings with their parts that answer a query, and with the words around them.

    One question to the file, for others wait while each is asked.
    """
    asked = Asked(units)
    places = [(f.evidence.article, max(0, f.evidence.span.start - _AROUND), f.evidence.span.end) for f in findings]
    texts = database.execute(_AROUND_THESE, (_AROUND, json.dumps(places)))
    return tuple(
        replace(finding, evidence=_surrounded(finding.evidence, text), parts=asked.parts(finding.evidence.words))
        for finding, (text,) in zip(findings, texts.fetchall(), strict=True)
    )


def _surrounded(evidence: Evidence, text: str) -> Evidence:
    """Evidence with the words around it, `text` beginning where these do."""
    span, start = evidence.span, max(0, evidence.span.start - _AROUND)
    before, after = shown_before(text, span.start - start), shown_after(text, span.end - start)
    return replace(evidence, before=before, after=after)


def names_of(database: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(Arabic, English) names of parties, by key."""
    rows = database.execute(_NAMES, (json.dumps(list(keys)),))
    return {key: (arabic or name, name) for key, arabic, name in rows if name is not None}


def _records(database: sqlite3.Connection, hits: Iterable[Sentence]) -> defaultdict[tuple[str, int], list[Record]]:
    """The records that begin in some sentences, by article and start of the sentence."""
    places = json.dumps([(hit.article, hit.span.start, hit.span.end) for hit in hits])
    found: defaultdict[tuple[str, int], list[Record]] = defaultdict(list)
    for article, start, *record in database.execute(_RECORDS, (places,) * 3):
        found[article, start].append((*record,))
    return found


def _at(hit: Sentence, records: Iterable[Record], asked: Asked) -> Iterator[Finding]:
    """The records of a sentence whose own words answer the query; the sentence itself where there are none. Their
    parts are left to who shows them."""

    def evidence(place: Span, words: str, record: str = "", layer: str = "") -> Evidence:
        return Evidence(hit.article, hit.title, hit.outlet, hit.published, place, words, record=record, layer=layer)

    told = False
    for kind, record, start, end, words, party, act in records:
        if asked.answered(words):
            yield Finding(kind, evidence(Span(start, end), words, record, kind), (), party, act)
            told = True
    if not told:
        yield Finding("passages", evidence(hit.span, hit.text), ())
