"""What a page of review is about: one record or relation, as found and as corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riwaya.errors import ReviewError
from riwaya.model import Applied, Relation, Span, Target, place_of, selector_of, target_of
from riwaya.model.review import document_of, handle_of
from riwaya.views.corrected import KINDS, record_from
from riwaya.views.evidence import Evidence, StoryIndex
from riwaya.views.queue import relation_handle


@dataclass(frozen=True, slots=True)
class Subject:
    """A record with its target: `record` stands now, None when rejected; `machine` was found, None when added."""

    layer: str
    handle: str
    article: str
    target: Target
    record: Any
    machine: Any
    applied: Applied | None
    evidence: Evidence
    other: Evidence | None = None

    @property
    def shown(self) -> Any:
        """The record that stands, or the one that was rejected."""
        return self.record if self.record is not None else self.machine


def subject_of(index: StoryIndex, layer: str, handle: str) -> Subject | None:
    """The record of a layer at a handle, in the story or taken out of it by a person; None when there is none."""
    if layer not in KINDS:
        return None
    if layer == "relations":
        return _relation(index, handle)
    applied = index.judged.get((layer, handle))
    article, record = _standing(index, layer, handle)
    machine = record
    if applied is not None:
        article = article or _current(index, applied)
        body = applied.correction.machine
        machine = record_from(layer, body) if body else None
    if article not in index.readings or (record is None and machine is None):
        return None
    known = index.readings[article].article
    target = applied.correction.target if applied else target_of(known, layer, record)
    place = place_of(record if record is not None else machine)
    if place.end > len(known.text):
        return None
    evidence = index.evidence(article, place, handle, layer)
    return Subject(layer, handle, article, target, record, machine, applied, evidence)


def _current(index: StoryIndex, applied: Applied) -> str:
    """The article that a judged record stood in, in its present version."""
    target = applied.correction.target
    if target.article in index.readings:
        return target.article
    found = (r.article.id for r in index.story.readings if document_of(r.article) == target.document)
    return next(found, "")


def _standing(index: StoryIndex, layer: str, handle: str) -> tuple[str, Any]:
    """(article, record) of a handle, ("", None) when no such record stands."""
    article, dot, _ = handle.partition(".")
    readings = [index.readings[article]] if dot and article in index.readings else index.story.readings
    for reading in readings:
        for record in getattr(reading, layer):
            if handle_of(reading.article.id, record) == handle:
                return reading.article.id, record
    return "", None


def _relation(index: StoryIndex, handle: str) -> Subject | None:
    applied = index.judged.get(("relations", handle))
    relation = next((r for r in index.story.relations if relation_handle(r) == handle), None)
    machine = relation
    if applied is not None:
        body = applied.correction.machine
        machine = record_from("relations", body) if body else None
    shown = relation or machine
    if shown is None or shown.a.article not in index.readings or shown.b.article not in index.readings:
        return None
    target = applied.correction.target if applied else relation_target(index, shown)
    one, other = index.of_ref(shown.a), index.of_ref(shown.b)
    return Subject("relations", handle, shown.a.article, target, relation, machine, applied, one, other)


def relation_target(index: StoryIndex, relation: Relation) -> Target:
    """The target for a relation: the words of both its ends."""
    a, b = relation.a, relation.b
    one, other = index.readings[a.article].article, index.readings[b.article].article
    first, second = selector_of(one, a.span), selector_of(other, b.span)
    return Target(one.id, document_of(one), "relations", first, other.id, second, a.layer, b.layer)


def words_at(text: str, words: str, near: int) -> Span:
    """Where some words stand in a text: the place nearest to `near`.

    Raises ReviewError when they do not stand there letter by letter.
    """
    words = words.strip()
    if not words:
        raise ReviewError("the words are missing; copy them from the article")
    places: list[int] = []
    start = text.find(words)
    while start >= 0 and len(places) < 1000:
        places.append(start)
        start = text.find(words, start + 1)
    if not places:
        short = words if len(words) < 60 else words[:60] + "…"
        raise ReviewError(f"«{short}» does not stand in the article like this; copy the words as they are printed")
    best = min(places, key=lambda place: (abs(place - near), place))
    return Span(best, best + len(words))
