"""The exchange format of the annotation scheme back to a Reading: gold, corrections, or another tool's output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from riwaya.clean import frame_of, settled
from riwaya.errors import InputError, SpanError
from riwaya.model import (
    ActorMention,
    Article,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Hop,
    Party,
    Quantity,
    Reading,
    Span,
    TimeMention,
    identity,
)
from riwaya.readers.making import published_given
from riwaya.settings import Settings

Layer = Sequence[Mapping[str, Any]]


def reading_of(annotations: Mapping[str, Any], article: Article) -> Reading:
    """The Reading that `annotations` (one JSON object of the exchange format) say of `article`.

    Raises InputError when a span does not quote the article's own words.
    """
    return _Builder(annotations, article).reading()


class _Builder:
    def __init__(self, annotations: Mapping[str, Any], article: Article) -> None:
        self.layers = annotations
        self.article = article
        self.keys = {actor["name"]: identity("party", actor["name"]) for actor in annotations.get("actors", [])}
        self.claim_ids: dict[str, str] = {}

    def span(self, value: Mapping[str, Any]) -> Span:
        """The span of a {start, end, text}, checked against the article."""
        try:
            span = Span(int(value["start"]), int(value["end"]))
            words = self.article.quote(span)
        except (KeyError, TypeError, ValueError, SpanError) as error:
            raise InputError(
                f"annotations of {self.article.stem}: {value!r} is no span of the text ({error})"
            ) from None
        if "text" in value and words != value["text"]:
            raise InputError(f"annotations of {self.article.stem}: {span.start}..{span.end} reads {words!r:.60}")
        return span

    def optional(self, value: Mapping[str, Any] | None) -> Span | None:
        return None if value is None else self.span(value)

    def key(self, name: str | None) -> str:
        return self.keys.get(name or "", name or "")

    def id(self, layer: str, span: Span) -> str:
        return identity(layer, self.article.id, span.start, span.end)

    def reading(self) -> Reading:
        frame = frame_of(self.article)
        article = settled(self.article, frame, Settings())
        published = (self.layers.get("article") or {}).get("published")
        if published and article.published is None:
            article = replace(article, published=published_given(published, "text"))
        claims = tuple(self.claim(row) for row in self.layer("attributions"))
        return Reading(
            article=article,
            sentences=tuple(frame.span(start, end) for start, end in frame.sentences),
            dates=tuple(
                TimeMention(self.span(row), row["type"], row["value"], bool(row.get("relative")))
                for row in self.layer("dates")
            ),
            quantities=tuple(self.quantity(row) for row in self.layer("quantities")),
            parties=tuple(
                Party(self.keys[row["name"]], row["name"], row["type"], surfaces=tuple(row.get("surfaces", ())))
                for row in self.layer("actors")
            ),
            actors=self.mentions(),
            claims=claims,
            forecasts=tuple(self.forecast(row) for row in self.layer("forecasts")),
            causes=tuple(self.cause(row) for row in self.layer("causes")),
            events=tuple(self.event(row) for row in self.layer("events")),
            commitments=tuple(self.commitment(row) for row in self.layer("commitments")),
        )

    def layer(self, name: str) -> Layer:
        return self.layers.get(name) or ()

    def quantity(self, row: Mapping[str, Any]) -> Quantity:
        return Quantity(
            self.span(row), row["min"], row["max"], row["modifier"], row["kind"], str(row.get("unit") or "")
        )

    def mentions(self) -> tuple[ActorMention, ...]:
        """Every place where a surface form of an actor stands, longest form first."""
        text, taken, found = self.article.text, set[int](), []
        forms = [(form, self.keys[row["name"]]) for row in self.layer("actors") for form in row.get("surfaces", ())]
        for form, key in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
            at = text.find(form)
            while at >= 0:
                if not taken.intersection(range(at, at + len(form))):
                    taken.update(range(at, at + len(form)))
                    found.append(ActorMention(Span(at, at + len(form)), key, "schema"))
                at = text.find(form, at + 1)
        return tuple(sorted(found, key=lambda mention: mention.span))

    def claim(self, row: Mapping[str, Any]) -> Claim:
        content = self.span(row["content"])
        self.claim_ids[row["id"]] = self.id("claims", content)
        return Claim(
            id=self.id("claims", content),
            cue=self.span(row["cue"]),
            content=content,
            source=self.optional(row.get("source")),
            party=self.keys.get(row.get("source_name") or "", ""),
            source_name=row.get("source_name") or "",
            act=row["act"],
            direct=bool(row["direct"]),
            via=tuple(Hop(name, "agency") for name in row.get("via") or ()),
            said=row.get("said") or "",
            topic=row.get("topic") or "",
            rule="schema",
        )

    def forecast(self, row: Mapping[str, Any]) -> Forecast:
        span = self.span(row["span"])
        return Forecast(
            id=self.id("forecasts", span),
            span=span,
            likelihood=row["likelihood"],
            by=self.claim_ids.get(row.get("by") or "", ""),
            label=row.get("label") or "",
            topic=row.get("about") or "",
            horizon=row.get("horizon") or "",
            group=row.get("group") or "",
            condition=self.optional(row.get("condition")),
        )

    def cause(self, row: Mapping[str, Any]) -> Cause:
        cue = self.span(row["cue"])
        return Cause(self.id("causes", cue), self.span(row["cause"]), cue, self.span(row["effect"]), row["modality"])

    def event(self, row: Mapping[str, Any]) -> Event:
        span = self.span(row["span"])
        return Event(
            id=self.id("events", span),
            span=span,
            trigger=span,
            plover=row["plover"],
            actor=self.key(row.get("actor")),
            target=self.key(row.get("target")),
            date=row.get("date") or "",
            place=self.key(row.get("place")),
            status=row.get("status") or "happened",
            background=bool(row.get("background")),
        )

    def commitment(self, row: Mapping[str, Any]) -> Commitment:
        span = self.span(row["span"])
        return Commitment(
            id=self.id("commitments", span),
            span=span,
            by=self.key(row["by"]),
            what=row["what"],
            deadline=row.get("deadline") or "",
            status=row["status_in_text"],
        )
