"""A Reading in the exchange format of the annotation scheme: one JSON object per article, all layers."""

from __future__ import annotations

from typing import Any

from riwaya.model import Article, Reading, Span


def to_schema(reading: Reading) -> dict[str, Any]:
    """All layers of a reading as plain JSON values; spans carry the words they quote."""
    return _Schema(reading).layers()


class _Schema:
    """Makes the layers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article: Article = reading.article
        self.names = {party.key: party.name for party in reading.parties}
        self.claims = {claim.id: f"A{number}" for number, claim in enumerate(reading.claims, 1)}

    def at(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": self.article.quote(span)}

    def words(self, span: Span | None) -> dict[str, Any] | None:
        return None if span is None else self.at(span)

    def name(self, key: str) -> str | None:
        return self.names.get(key, key) or None

    def layers(self) -> dict[str, Any]:
        reading = self.reading
        return {
            "doc": self.article.stem or self.article.id,
            "article": self.about(),
            "dates": [
                {**self.at(d.span), "type": d.type, "value": d.value, "relative": d.relative, "edtf": d.edtf or None}
                for d in reading.dates
            ],
            "quantities": self.quantities(),
            "actors": [
                {"name": p.name, "type": p.type, "surfaces": list(p.surfaces), "qid": p.qid or None}
                for p in reading.parties
            ],
            "attributions": self.attributions(),
            "forecasts": self.forecasts(),
            "causes": [
                {"cause": self.at(c.cause), "cue": self.at(c.cue), "effect": self.at(c.effect), "modality": c.modality}
                for c in reading.causes
            ],
            "events": self.events(),
            "commitments": self.commitments(),
        }

    def about(self) -> dict[str, Any]:
        article, published = self.article, self.article.published
        return {
            "title": self.words(article.title_span),
            "outlet": article.outlet or None,
            "author": article.author or None,
            "published": published.value if published else None,
            "published_basis": (published.evidence or published.basis) if published else None,
            "boilerplate": [self.at(passage.span) for passage in article.boilerplate],
        }

    def quantities(self) -> list[dict[str, Any]]:
        return [
            {
                **self.at(q.span),
                "min": q.minimum,
                "max": q.maximum,
                "modifier": q.modifier,
                "kind": q.kind,
                "unit": q.unit,
                "currency": q.currency or None,
            }
            for q in self.reading.quantities
        ]

    def attributions(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self.claims[c.id],
                "source": self.words(c.source),
                "source_name": c.source_name or None,
                "via": [hop.name for hop in c.via],
                "cue": self.at(c.cue),
                "content": self.at(c.content),
                "direct": c.direct,
                "act": c.act,
                "said": c.said or None,
                "topic": c.topic or None,
            }
            for c in self.reading.claims
        ]

    def forecasts(self) -> list[dict[str, Any]]:
        return [
            {
                "id": f"F{number}",
                "span": self.at(f.span),
                "label": f.label or self.article.quote(f.span),
                "by": self.claims.get(f.by, "author"),
                "likelihood": f.likelihood,
                "about": f.topic or None,
                "horizon": f.horizon or None,
                "group": f.group or None,
                "condition": self.words(f.condition),
            }
            for number, f in enumerate(self.reading.forecasts, 1)
        ]

    def events(self) -> list[dict[str, Any]]:
        return [
            {
                "span": self.at(e.span),
                "actor": self.name(e.actor),
                "target": self.name(e.target),
                "plover": e.plover,
                "date": e.date or None,
                "place": self.name(e.place),
                "quantity": self.article.quote(e.quantity) if e.quantity else None,
                "status": e.status,
                "background": e.background,
            }
            for e in self.reading.events
        ]

    def commitments(self) -> list[dict[str, Any]]:
        return [
            {
                "span": self.at(c.span),
                "by": self.name(c.by),
                "what": c.what,
                "deadline": c.deadline or None,
                "status_in_text": c.status,
            }
            for c in self.reading.commitments
        ]
