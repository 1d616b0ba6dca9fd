"""All records of a Story as JSON Lines and as CSV tables, sorted, each span with the words it quotes."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, TextIO

from riwaya.model import SCHEMA_NUMBER, Applied, Article, Ref, Span, Story

LAYERS = ("parties", "actors", "dates", "quantities", "claims", "forecasts", "causes", "events", "commitments", "skips")
# Fields that go by another name, because the end of a span has theirs.
_COLUMNS = {"end": "finish"}
# What a spreadsheet takes for a formula; a quote before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def records(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, record) of a story in a fixed order: story, articles, their layers, relations, origins, positions,
    corrections, board."""
    articles: dict[str, Article] = {}
    about = {"name": story.name, "name_en": story.name_en, "today": story.today, "schema": SCHEMA_NUMBER}
    yield "story", about
    for question in story.questions:
        yield "questions", _flat(question, None)
    for reading in story.readings:
        article = articles[reading.article.id] = reading.article
        yield "articles", _article(article)
        for layer in LAYERS:
            for record in getattr(reading, layer):
                yield layer, {"article": article.id, **_flat(record, article)}
    for relation in story.relations:
        yield "relations", _relation(relation, articles)
    for origin in story.origins:
        yield "origins", {"id": origin.id, "kind": origin.kind, "articles": list(origin.articles)}
    for position in story.positions:
        row = _flat(position, None)
        row.update(_side("evidence", position.evidence, articles))
        yield "positions", row
    for one in story.corrections:
        yield "corrections", _correction(one)
    for entry in story.board:
        yield "board", _flat(entry, None)


def json_lines(story: Story) -> Iterator[str]:
    """One JSON object a line, its table under "table"."""
    for table, record in records(story):
        yield json.dumps({"table": table, **record}, ensure_ascii=False, separators=(",", ":"))


def write_csv(story: Story, opened: Callable[[str], TextIO]) -> None:
    """Each table into the file that `opened` gives for its name; cells that a spreadsheet would run as a formula are
    made text. The story is walked through twice, for its columns and for its rows, and not held."""
    columns: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for table, record in records(story):
        columns[table].update(dict.fromkeys(record))
    writers = {table: csv.writer(opened(table), lineterminator="\r\n") for table in columns}
    for table, writer in writers.items():
        writer.writerow(columns[table])
    for table, record in records(story):
        writers[table].writerow([_cell(record.get(column)) for column in columns[table]])


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _article(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "id": article.id,
        "stem": article.stem,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": published.value if published else "",
        "published_precision": published.precision if published else "",
        "published_basis": published.basis if published else "",
        "published_certainty": published.certainty if published else "",
        "published_evidence": published.evidence if published else "",
        "url": article.url,
        "language": article.language,
        "characters": len(article.text),
        "digest": article.digest,
        "boilerplate": [f"{p.kind}:{p.span.start}-{p.span.end}" for p in article.boilerplate],
    }


def _flat(record: Any, article: Article | None) -> dict[str, Any]:
    """A record's fields; a span becomes start, end and the words, all empty where there is none; the last day of a date
    is finish, as in the story."""
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Ref):
            continue
        if article is not None and "Span" in str(field.type) and (value is None or isinstance(value, Span)):
            prefix = "" if field.name == "span" else f"{field.name}_"
            row[f"{prefix}start"], row[f"{prefix}end"] = (value.start, value.end) if value else (None, None)
            row[f"{prefix}quote"] = article.quote(value) if value else None
        elif isinstance(value, tuple):
            row[field.name] = [getattr(item, "name", item) for item in value]
        else:
            row[_COLUMNS.get(field.name, field.name)] = value
    return row


def _correction(one: Applied) -> dict[str, Any]:
    correction = one.correction
    target = correction.target
    return {
        "article": target.article,
        "layer": target.layer,
        "record": one.handle,
        "start": target.at.start,
        "end": target.at.end,
        "quote": target.at.exact,
        "verdict": correction.verdict,
        "outcome": one.outcome,
        "who": correction.who,
        "when": correction.when,
        "why": correction.why,
        "machine": correction.machine,
    }


def _side(prefix: str, ref: Ref, articles: dict[str, Article]) -> dict[str, Any]:
    return {
        f"{prefix}_article": ref.article,
        f"{prefix}_layer": ref.layer,
        f"{prefix}_record": ref.record,
        f"{prefix}_start": ref.span.start,
        f"{prefix}_end": ref.span.end,
        f"{prefix}_quote": articles[ref.article].quote(ref.span),
    }


def _relation(relation: Any, articles: dict[str, Article]) -> dict[str, Any]:
    row = _flat(relation, None)
    row.update(_side("a", relation.a, articles))
    row.update(_side("b", relation.b, articles))
    return row
