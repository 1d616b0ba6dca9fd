"""A Reading in the exchange format of the annotation scheme: one JSON object per article, all layers."""

from __future__ import annotations

from typing import Any

from riwaya.model import Reading, Span


def to_schema(reading: Reading) -> dict[str, Any]:
    """All layers of a reading as plain JSON values; spans carry the words they quote."""
    article = reading.article
    names = {party.key: party.name for party in reading.parties}
    claim_ids = {claim.id: f"A{number}" for number, claim in enumerate(reading.claims, 1)}

    def words(span: Span | None) -> dict[str, Any] | None:
        return None if span is None else {"start": span.start, "end": span.end, "text": article.quote(span)}

    def at(span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": article.quote(span)}

    def name(key: str) -> str | None:
        return names.get(key, key) or None

    return {
        "doc": article.stem or article.id,
        "article": {
            "title": words(article.title_span),
            "outlet": article.outlet or None,
            "author": article.author or None,
            "published": article.published.value if article.published else None,
            "published_basis": (article.published.evidence or article.published.basis) if article.published else None,
            "boilerplate": [at(passage.span) for passage in article.boilerplate],
        },
        "dates": [
            {**at(d.span), "type": d.type, "value": d.value, "relative": d.relative, "edtf": d.edtf or None}
            for d in reading.dates
        ],
        "quantities": [
            {**at(q.span), "min": q.minimum, "max": q.maximum, "modifier": q.modifier, "kind": q.kind, "unit": q.unit}
            for q in reading.quantities
        ],
        "actors": [
            {"name": p.name, "type": p.type, "surfaces": list(p.surfaces), "qid": p.qid or None}
            for p in reading.parties
        ],
        "attributions": [
            {
                "id": claim_ids[c.id],
                "source": words(c.source),
                "source_name": c.source_name or None,
                "via": [hop.name for hop in c.via],
                "cue": at(c.cue),
                "content": at(c.content),
                "direct": c.direct,
                "act": c.act,
                "said": c.said or None,
                "topic": c.topic or None,
            }
            for c in reading.claims
        ],
        "forecasts": [
            {
                "id": f"F{number}",
                "span": at(f.span),
                "label": f.label or article.quote(f.span),
                "by": claim_ids.get(f.by, "author"),
                "likelihood": f.likelihood,
                "about": f.topic or None,
                "horizon": f.horizon or None,
                "group": f.group or None,
                "condition": words(f.condition),
            }
            for number, f in enumerate(reading.forecasts, 1)
        ],
        "causes": [
            {"cause": at(c.cause), "cue": at(c.cue), "effect": at(c.effect), "modality": c.modality}
            for c in reading.causes
        ],
        "events": [
            {
                "span": at(e.span),
                "actor": name(e.actor),
                "target": name(e.target),
                "plover": e.plover,
                "date": e.date or None,
                "place": name(e.place),
                "quantity": article.quote(e.quantity) if e.quantity else None,
            }
            for e in reading.events
        ],
        "commitments": [
            {
                "span": at(c.span),
                "by": name(c.by),
                "what": c.what,
                "deadline": c.deadline or None,
                "status_in_text": c.status,
            }
            for c in reading.commitments
        ],
    }
