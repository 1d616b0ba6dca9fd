"""A Reading as rows of the story file's tables. Nothing passes whose span does not lie in the raw text."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from riwaya.errors import SpanError
from riwaya.lang.ar.stem import stems, words
from riwaya.model import Article, Claim, Reading, Span, from_json, to_json
from riwaya.settings import Settings

Row = tuple[str, tuple[Any, ...]]
_LEVEL = 3
# The tables of a reading's records, those that others refer to last.
LAYER_TABLES = ("actors", "dates", "quantities", "claims", "forecasts", "causes", "events", "commitments", "parties")


def reading_body(reading: Reading) -> bytes:
    """A reading as it is kept: its line of JSON, compressed to a fourth."""
    return zlib.compress(to_json(reading).encode("utf-8", "surrogatepass"), _LEVEL)


def reading_from(body: str | bytes) -> Reading:
    """The reading that was kept; files of form 1 hold it as text."""
    return from_json(body if isinstance(body, str) else zlib.decompress(body).decode("utf-8", "surrogatepass"))


def kept_reading(database: sqlite3.Connection, article: str) -> Reading:
    """What was read in an article, in whatever version, as the machine found it."""
    row = database.execute("SELECT body FROM readings WHERE article = ?", (article,)).fetchone()
    return reading_from(row[0])


def given_anew(database: sqlite3.Connection, article: Article, settings: Settings) -> bool:
    """Whether a kept article is now given with another title, author, outlet or publication date."""
    query = "SELECT title, author, outlet, published FROM articles WHERE id = ?"
    kept = database.execute(query, (article.id,)).fetchone()
    published = article.published.value if article.published else settings.published
    given = (article.title, article.author, article.outlet or settings.outlet, published)
    return any(new and new != old for new, old in zip(given, kept, strict=True))


def article_row(article: Article, document: str, version: int) -> tuple[Any, ...]:
    """The row of `articles`."""
    published = article.published
    return (
        article.id,
        document,
        version,
        1,
        article.title,
        article.outlet,
        article.author,
        published.value if published else "",
        published.precision if published else "",
        published.basis if published else "",
        article.url,
        article.language,
        article.stem,
        len(article.text),
        article.digest,
        article.source_digest,
        article.text,
    )


def layer_rows(reading: Reading) -> Iterator[Row]:
    """(table, row) for every record of a reading; raises SpanError for a span outside the text."""
    article = reading.article
    id_ = article.id
    quote = article.quote
    for span in reading.sentences:
        yield "passages", (None, id_, span.start, span.end, quote(span), *search_forms(quote(span)))
    for p in reading.parties:
        surfaces = json.dumps(p.surfaces, ensure_ascii=False)
        yield "parties", (id_, p.key, p.name, p.name_ar, p.type, p.parent, p.country, p.qid, surfaces)
    for m in reading.actors:
        yield "actors", (id_, m.span.start, m.span.end, quote(m.span), m.party, m.rule)
    for d in reading.dates:
        when = (d.type, d.value, d.edtf, d.modifier, d.begin, d.end, int(d.relative), d.hijri, d.rule)
        yield "dates", (id_, d.span.start, d.span.end, quote(d.span), *when)
    for q in reading.quantities:
        number = (q.minimum, q.maximum, q.modifier, q.kind, q.unit, q.currency)
        yield "quantities", (id_, q.span.start, q.span.end, quote(q.span), *number, q.party, q.place, q.as_of, q.rule)
    for c in reading.claims:
        yield "claims", _claim_row(article, c)
    yield from _other_rows(reading)


def _other_rows(reading: Reading) -> Iterator[Row]:
    article = reading.article
    id_, quote = article.id, article.quote
    for f in reading.forecasts:
        condition = quote(f.condition) if f.condition else None
        what = (f.likelihood, f.by, f.label, f.topic, f.horizon, f.group, condition, f.rule)
        yield "forecasts", (f.id, id_, f.span.start, f.span.end, quote(f.span), *what)
    for x in reading.causes:
        sides = (*_pair(article, x.cause), *_pair(article, x.effect))
        yield "causes", (x.id, id_, x.cue.start, x.cue.end, quote(x.cue), *sides, x.modality, x.by, x.rule)
    for e in reading.events:
        who = (e.plover, e.status, e.actor, e.target, e.date, e.place, quote(e.quantity) if e.quantity else None)
        yield "events", (e.id, id_, e.span.start, e.span.end, quote(e.span), *who, int(e.background), e.by, e.rule)
    for k in reading.commitments:
        what_ = (k.by, k.what, k.deadline, k.status, k.claim, k.rule)
        yield "commitments", (k.id, id_, k.span.start, k.span.end, quote(k.span), *what_)


def _pair(article: Article, span: Span) -> tuple[int, int, str]:
    return span.start, span.end, article.quote(span)


def _claim_row(article: Article, claim: Claim) -> tuple[Any, ...]:
    source = _pair(article, claim.source) if claim.source else (None, None, None)
    via = json.dumps([hop.name for hop in claim.via], ensure_ascii=False)
    said = (claim.act, claim.polarity, claim.certainty, int(claim.direct), claim.said, claim.topic, claim.within)
    who = (claim.id, article.id, claim.party, claim.source_name, claim.source_type)
    return (*who, *said, *source, *_pair(article, claim.cue), *_pair(article, claim.content), via, claim.rule)


def check_spans(reading: Reading) -> None:
    """Raise SpanError when a span of a reading does not lie in its article: the check at the store's door."""
    size = len(reading.article.text)
    for name in (
        "sentences",
        "dates",
        "quantities",
        "actors",
        "claims",
        "forecasts",
        "causes",
        "events",
        "commitments",
    ):
        for record in getattr(reading, name):
            for span in _spans(record):
                if span.end > size:
                    raise SpanError(
                        f"article {reading.article.id}, layer {name}: the span {span.start}..{span.end} lies outside"
                        f" the text of {size} characters; this is a fault in riwaya, please report it"
                    )


def _spans(record: Any) -> Sequence[Span]:
    if isinstance(record, Span):
        return (record,)
    values = (getattr(record, name) for name in record.__dataclass_fields__)
    return [value for value in values if isinstance(value, Span)]


def search_forms(text: str) -> tuple[str, str]:
    """(folded words, stems) of a text, each joined by blanks: what full-text search looks in and for.

    «للانسحاب» is found by «انسحاب», «أمريكية» by «امريكيه».
    """
    return " ".join(words(text)), " ".join(stems(text))
