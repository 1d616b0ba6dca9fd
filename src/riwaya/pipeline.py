"""The map of the program: `read` turns an Article into a Reading, `link` turns Readings into a Story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from riwaya.annotate import ANNOTATORS, Annotator, Record
from riwaya.clean import frame_of, settled
from riwaya.link import link_story
from riwaya.model import (
    ActorMention,
    Article,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Party,
    Published,
    Quantity,
    Question,
    Reading,
    Skip,
    Story,
    TimeMention,
)
from riwaya.settings import Settings

LAYER_OF: dict[type, str] = {
    TimeMention: "dates",
    Quantity: "quantities",
    Party: "parties",
    ActorMention: "actors",
    Claim: "claims",
    Forecast: "forecasts",
    Cause: "causes",
    Event: "events",
    Commitment: "commitments",
    Skip: "skips",
}


def read(article: Article, settings: Settings | None = None) -> Reading:
    """All that can be said of one article alone. No clock, no chance, no network.

    >>> from riwaya import article_of, read
    >>> reading = read(article_of("أكد الوزير أن القوات ستنسحب بحلول نهاية عام 2025."))
    >>> [reading.article.quote(claim.cue) for claim in reading.claims]
    ['أكد']
    """
    settings = settings or Settings()
    frame = frame_of(article)
    article = settled(article, frame, settings)
    sentences = tuple(frame.span(start, end) for start, end in frame.sentences)
    reading = Reading(article=article, sentences=sentences, frame=frame)
    for annotator in ANNOTATORS:
        reading = _with_records(reading, annotator.annotate(reading, settings))
    frame.forget()
    return replace(reading, frame=None)


def _with_records(reading: Reading, records: Iterable[Record]) -> Reading:
    """The reading with records added to their layers, sorted by position."""
    layers: dict[str, list[Any]] = {}
    for record in records:
        if isinstance(record, Published):
            reading = replace(reading, article=replace(reading.article, published=record))
        else:
            layers.setdefault(LAYER_OF[type(record)], []).append(record)
    changed: dict[str, Any] = {
        layer: tuple(_each_once(sorted((*getattr(reading, layer), *new), key=_place))) for layer, new in layers.items()
    }
    return replace(reading, **changed) if changed else reading


def _each_once(records: Iterable[Any]) -> Iterator[Any]:
    """Records without those whose id has been seen; records without an id all stay."""
    seen: set[str] = set()
    for record in records:
        identifier = getattr(record, "id", None)
        if identifier is None or identifier not in seen:
            yield record
        if identifier is not None:
            seen.add(identifier)


def _place(record: Record) -> tuple[int, int, str]:
    """Where a record stands in the text, parties by key."""
    if isinstance(record, Party):
        return (0, 0, record.key)
    if isinstance(record, Claim):
        span = record.content
    elif isinstance(record, Cause):
        span = record.cue
    else:
        assert not isinstance(record, Published)
        span = record.span
    return (span.start, span.end, getattr(record, "id", ""))


def link(
    readings: Sequence[Reading],
    settings: Settings | None = None,
    *,
    name: str = "story",
    name_en: str = "",
    questions: Sequence[Question] = (),
) -> Story:
    """The story that some readings tell: the only place where articles meet, in whatever order they come.

    `questions` are those a person set; others are found from the claims.
    """
    story = link_story(readings, settings or Settings(), tuple(questions))
    return replace(story, name=name, name_en=name_en)


def check_order(annotators: Sequence[Annotator]) -> None:
    """Raise ValueError when an annotator needs a layer that no earlier one gives."""
    given: set[str] = set()
    for annotator in annotators:
        missing = annotator.needs - given
        if missing:
            raise ValueError(f"annotator {annotator.name!r} needs {', '.join(sorted(missing))} before it")
        given |= annotator.gives
