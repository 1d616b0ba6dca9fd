"""What people said of the records, laid over what was found.

The machine's record stays in the store, the person's stands on every page. Readings are corrected before they are
linked, so that a corrected number or speaker meets the right others; relations are corrected after.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from riwaya.model import (
    Applied,
    Article,
    Cause,
    Claim,
    Commitment,
    Correction,
    Event,
    Forecast,
    Party,
    Quantity,
    Reading,
    Ref,
    Relation,
    Selector,
    Span,
    Story,
    TimeMention,
    decode,
    document_of,
    handle_of,
    located,
    mark_of,
    pair_handle,
    place_of,
    selector_of,
)

KINDS: dict[str, type] = {
    "claims": Claim,
    "quantities": Quantity,
    "dates": TimeMention,
    "events": Event,
    "commitments": Commitment,
    "forecasts": Forecast,
    "causes": Cause,
    "relations": Relation,
}
_ALIKE = 0.6
# Fields that point at a claim of the same reading, and fields that hold a party.
_POINTERS = (("claims", "within"), ("forecasts", "by"), ("causes", "by"), ("events", "by"), ("commitments", "claim"))
_PARTY_FIELDS = ("party", "actor", "target", "place", "to")


def record_from(layer: str, body: str) -> Any:
    """The record that a correction holds; raises DataError when it was written by another version."""
    return decode(KINDS[layer], json.loads(body))


def corrected(
    readings: Sequence[Reading], corrections: Iterable[Correction], texts: Mapping[str, Article] | None = None
) -> tuple[list[Reading], tuple[Applied, ...]]:
    """The readings as people want them, and how each correction bears; `texts` are earlier versions by their id."""
    by_id = {reading.article.id: reading for reading in readings}
    by_document = {document_of(reading.article): reading.article.id for reading in readings}
    wanted: defaultdict[str, list[Correction]] = defaultdict(list)
    applied: list[Applied] = []
    for correction in corrections:
        target = correction.target
        here = target.article if target.article in by_id else by_document.get(target.document, "")
        if target.layer == "relations" or not correction.verdict:
            continue
        if here:
            wanted[here].append(correction)
        else:
            applied.append(Applied(correction, "", "lost"))
    parties = {party.key: party for reading in readings for party in reading.parties} if wanted else {}
    for article in sorted(wanted):
        overlay = _Overlay(by_id[article], parties, texts or {})
        applied += [overlay.take(correction) for correction in wanted[article]]
        by_id[article] = overlay.reading()
    return [by_id[reading.article.id] for reading in readings], tuple(applied)


class _Overlay:
    """The corrections of one article."""

    def __init__(self, reading: Reading, parties: dict[str, Party], texts: Mapping[str, Article]) -> None:
        self.base = reading
        self.parties = parties
        self.texts = texts
        self.layers: dict[str, list[Any]] = {
            layer: list(getattr(reading, layer)) for layer in KINDS if layer != "relations"
        }
        self.renamed: dict[str, str] = {}

    def take(self, correction: Correction) -> Applied:
        """Lay one correction over the layers."""
        target, article = correction.target, self.base.article
        if target.layer == "articles":
            return Applied(correction, article.id, "stands" if target.article == article.id else "moved")
        at = target.at.span if target.article == article.id else located(article.text, target.at)
        human = record_from(target.layer, correction.record) if correction.record else None
        if human is not None and target.article != article.id:
            human = self._moved(human, target.article)
        if at is None or (human is None and correction.record):
            return Applied(correction, "", "lost")
        found = self._found(target.layer, at, target.mark, human)
        records = self.layers[target.layer]
        for record in found:
            records.remove(record)
            self._rename(record, human)
        handle = handle_of(article.id, found[0]) if found else f"{article.id}.{at.start}-{at.end}"
        if human is not None:
            records.append(human)
            handle = handle_of(article.id, human)
        elif correction.machine:
            handle = handle_of(article.id, record_from(target.layer, correction.machine))
        return Applied(correction, handle, "stands" if target.article == article.id else "moved")

    def _found(self, layer: str, at: Span, mark: str, human: Any) -> list[Any]:
        """The machine's records that a person's word is about: at its place, or what a later reading made of it."""
        exact = [record for record in self.layers[layer] if place_of(record) == at]
        if len(exact) > 1:
            exact = [record for record in exact if mark_of(record) == mark] or exact[:1]
        if human is None:
            return exact
        same = [
            record
            for record in self.layers[layer]
            if record not in exact
            and mark_of(record) == mark_of(human)
            and _share(place_of(record), place_of(human)) > _ALIKE
        ]
        return exact + same

    def _rename(self, record: Any, human: Any) -> None:
        identifier = getattr(record, "id", "")
        if identifier and identifier != getattr(human, "id", ""):
            self.renamed[identifier] = getattr(human, "id", "")

    def _moved(self, record: Any, version: str) -> Any:
        """A record of an earlier version with its spans in this one; None when some of its words are gone."""
        old, new = self.texts.get(version), self.base.article
        if old is None:
            return None
        changed: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, Span):
                changed[field.name] = located(new.text, selector_of(old, value))
                if changed[field.name] is None:
                    return None
        if isinstance(record, Claim):
            changed["via"] = tuple(replace(hop, span=None) for hop in record.via)
        return replace(record, **changed)

    def reading(self) -> Reading:
        """The reading with everything laid over."""
        for layer, field in _POINTERS:
            self.layers[layer] = [
                replace(record, **{field: self.renamed[getattr(record, field)]})
                if getattr(record, field) in self.renamed
                else record
                for record in self.layers[layer]
            ]
        layers: dict[str, Any] = {
            layer: tuple(sorted(records, key=lambda r: (place_of(r), getattr(r, "id", ""))))
            for layer, records in self.layers.items()
        }
        return replace(self.base, parties=self._parties(), **layers)

    def _parties(self) -> tuple[Party, ...]:
        """The reading's parties and those that people named."""
        own = {party.key: party for party in self.base.parties}
        for record in (record for records in self.layers.values() for record in records):
            named = [getattr(record, field, "") for field in _PARTY_FIELDS]
            named += [record.by] if isinstance(record, Commitment) else []
            for key in named:
                if key and key not in own and key in self.parties:
                    own[key] = replace(self.parties[key], surfaces=())
        return tuple(own[key] for key in sorted(own))


def _share(one: Span, other: Span) -> float:
    """The share of common characters in the longer of two spans."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(len(one), len(other))


def related(story: Story, corrections: Iterable[Correction], applied: tuple[Applied, ...]) -> Story:
    """The linked story with what people said of its relations, and with all corrections that bear on it."""
    readings = {reading.article.id: reading for reading in story.readings}
    by_document = {document_of(reading.article): reading.article.id for reading in story.readings}
    moved = _places(applied)

    def end(article: str, layer: str, at: Selector, document: str) -> Ref | None:
        here = article if article in readings else by_document.get(document, "")
        if not here:
            return None
        span = moved.get((article, layer, at.span)) or located(readings[here].article.text, at)
        record = next((r for r in getattr(readings[here], layer) if place_of(r) == span), None)
        return Ref(here, layer, place_of(record), getattr(record, "id", "")) if record is not None else None

    standing = list(story.relations)
    extra: list[Applied] = []
    for correction in corrections:
        target = correction.target
        if target.layer != "relations" or not correction.verdict or target.other is None:
            continue
        a = end(target.article, target.side, target.at, target.document)
        b = end(target.other_article, target.other_side, target.other, "")
        if a is None or b is None:
            extra.append(Applied(correction, "", "lost"))
            continue
        met = [relation for relation in standing if {relation.a, relation.b} == {a, b}]
        if correction.verdict != "accepted" or not met:
            standing = [relation for relation in standing if relation not in met]
            if correction.record:
                standing.append(replace(record_from("relations", correction.record), a=a, b=b))
        extra.append(Applied(correction, pair_handle(_end(a), _end(b))))
    relations = tuple(sorted(standing)) if extra else story.relations
    return replace(story, relations=relations, corrections=(*applied, *extra))


def _end(ref: Ref) -> tuple[str, str, Span]:
    return ref.article, ref.layer, ref.span


def _places(applied: Iterable[Applied]) -> dict[tuple[str, str, Span], Span]:
    """Where a record that a person moved now stands, by where it was found."""
    return {
        (one.correction.target.article, one.correction.target.layer, one.correction.target.at.span): place_of(
            record_from(one.correction.target.layer, one.correction.record)
        )
        for one in applied
        if one.correction.record and one.outcome == "stands" and one.correction.target.layer != "articles"
    }


def patched(story: Story, readings: Sequence[Reading], applied: tuple[Applied, ...]) -> Story:
    """A story that was linked before the last corrections, with the readings as they are now.

    Relations keep to records that still stand; what is new between articles shows when the story is linked again.
    """
    moved = _places(applied)
    places: dict[tuple[str, str, str], Span] = {}
    standing: set[tuple[str, str, Span]] = set()
    for reading in readings:
        for layer in KINDS:
            for record in getattr(reading, layer, ()):
                places[reading.article.id, layer, getattr(record, "id", "") or "-"] = place_of(record)
                standing.add((reading.article.id, layer, place_of(record)))

    def now(ref: Ref) -> Ref | None:
        span = (
            places.get((ref.article, ref.layer, ref.record))
            if ref.record
            else moved.get((ref.article, ref.layer, ref.span))
        )
        span = span or ref.span
        return replace(ref, span=span) if (ref.article, ref.layer, span) in standing else None

    pairs = [(relation, now(relation.a), now(relation.b)) for relation in story.relations]
    relations = tuple(replace(relation, a=a, b=b) for relation, a, b in pairs if a and b)
    positions = tuple(replace(p, evidence=ref) for p, ref in ((p, now(p.evidence)) for p in story.positions) if ref)
    by_id = {reading.article.id: reading for reading in readings}
    in_order = tuple(by_id[reading.article.id] for reading in story.readings)
    return replace(story, readings=in_order, relations=relations, positions=positions)
