"""What should a person look at first? What hangs most on it, and what is least sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from riwaya.model import (
    Cause,
    Claim,
    Commitment,
    Event,
    Quantity,
    Reading,
    Relation,
    Span,
    Story,
    TimeMention,
    handle_of,
    pair_handle,
    place_of,
)
from riwaya.views.evidence import Evidence, StoryIndex

LAYERS = ("relations", "claims", "quantities", "commitments", "events", "forecasts", "causes", "dates")
# What a relation weighs for the records it joins, and as a thing to be judged itself.
_WEIGHT = {"conflict": 4, "denial": 3, "slip": 3, "update": 2, "undecided": 4, "scope": 1}
_HEAVIEST = 8
_LONG_CONTENT, _LONG_SOURCE = 350, 90
_BROKEN_EDGES = "،؛:.,;»)"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: a record or a relation, how much it weighs, and why (keys of labels)."""

    layer: str
    handle: str
    weight: int
    reasons: tuple[str, ...]
    evidence: Evidence
    record: Any
    other: Evidence | None = None


def queue(story: Story, index: StoryIndex | None = None) -> tuple[Doubt, ...]:
    """Records and relations that nobody has judged, the weightiest first; without what is neither doubtful nor tied."""
    index = index or StoryIndex(story)
    found = [doubt for doubt in _relations(index) if (doubt.layer, doubt.handle) not in index.judged]
    bearing = _bearing(story)
    for reading in story.readings:
        for layer in LAYERS[1:]:
            for record in getattr(reading, layer):
                handle = handle_of(reading.article.id, record)
                if (layer, handle) in index.judged:
                    continue
                tied = bearing.get((reading.article.id, layer, place_of(record)), ())
                doubts = tuple(_doubts(reading, record))
                weight = min(_HEAVIEST, sum(_WEIGHT.get(kind, 0) for kind in tied)) + sum(d[1] for d in doubts)
                if weight > 1:
                    reasons = (*dict.fromkeys(tied), *(reason for reason, _ in doubts))
                    evidence = index.evidence(reading.article.id, place_of(record), handle, layer)
                    found.append(Doubt(layer, handle, weight, reasons, evidence, record))
    return tuple(sorted(found, key=lambda d: (-d.weight, d.evidence.published, d.evidence.article, d.evidence.span)))


def _bearing(story: Story) -> dict[tuple[str, str, Span], list[str]]:
    """The types of weighty relations by the place of each of their ends."""
    found: defaultdict[tuple[str, str, Span], list[str]] = defaultdict(list)
    for relation in story.relations:
        if relation.type in _WEIGHT:
            for ref in (relation.a, relation.b):
                found[ref.article, ref.layer, ref.span].append(relation.type)
    return found


def _relations(index: StoryIndex) -> Iterator[Doubt]:
    for relation in index.story.relations:
        if relation.type in _WEIGHT:
            weight = _WEIGHT[relation.type] + (2 if relation.type in ("conflict", "denial", "slip") else 0)
            one, other = index.of_ref(relation.a), index.of_ref(relation.b)
            yield Doubt("relations", relation_handle(relation), weight, (relation.type,), one, relation, other)


def relation_handle(relation: Relation) -> str:
    """A relation's part of an address."""
    a, b = relation.a, relation.b
    return pair_handle((a.article, a.layer, a.span), (b.article, b.layer, b.span))


def _doubts(reading: Reading, record: Any) -> Iterator[tuple[str, int]]:
    """Why a record may be wrong, as (key of a label, weight)."""
    words = reading.article.quote(place_of(record))
    if "\n" in words or words[0] in _BROKEN_EDGES:
        yield "doubt_edges", 3
    if isinstance(record, Claim):
        if len(words) > _LONG_CONTENT:
            yield "doubt_long", 2
        if record.source is None:
            yield "doubt_source", 2
        elif len(record.source) > _LONG_SOURCE:
            yield "doubt_source_long", 2
        if not record.party and record.source_type == "named":
            yield "doubt_party", 1
    elif isinstance(record, TimeMention) and (record.alternatives or record.value.startswith("XXXX")):
        yield "doubt_date", 2
    elif isinstance(record, Quantity) and record.minimum is None and record.maximum is None:
        yield "doubt_number", 2
    elif isinstance(record, Event) and not record.actor and record.actor_span is None:
        yield "doubt_actor", 1
    elif isinstance(record, Commitment):
        if not record.by:
            yield "doubt_party", 2
        if not record.deadline:
            yield "doubt_deadline", 1
    elif isinstance(record, Cause) and min(len(record.cause), len(record.effect)) < 6:
        yield "doubt_short", 2
