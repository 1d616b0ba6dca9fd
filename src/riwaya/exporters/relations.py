"""A Story's relations and positions in the exchange format of the annotation scheme."""

from __future__ import annotations

from typing import Any

from riwaya.model import Ref, Story

# Relations that the scheme has no name for stay in the story.
EXCHANGED = ("agree", "conflict", "update", "denial", "slip", "same_event")
_LAYER = {"claims": "attributions"}


def to_relations(story: Story) -> dict[str, Any]:
    """{"relations": [...], "positions": [...]}: both sides with document, layer, span and words."""
    readings = {reading.article.id: reading for reading in story.readings}

    def side(ref: Ref) -> dict[str, Any]:
        article = readings[ref.article].article
        return {
            "doc": article.stem or article.id,
            "layer": _LAYER.get(ref.layer, ref.layer),
            "start": ref.span.start,
            "end": ref.span.end,
            "text": article.quote(ref.span),
        }

    names = {party.key: party.name for reading in story.readings for party in reading.parties}
    relations = [
        {
            "type": "agree" if relation.type == "repeats" else relation.type,
            "dimension": relation.dimension,
            "a": side(relation.a),
            "b": side(relation.b),
            "explain": relation.explain_en,
        }
        for relation in story.relations
        if relation.type in (*EXCHANGED, "repeats")
    ]
    positions = [
        {
            "actor": names.get(p.party, p.party),
            "topic": p.thing or p.topic,
            "scope": p.scope or None,
            "date": p.date or None,
            "stance": p.stance,
            "basis": p.basis,
            "evidence": side(p.evidence),
        }
        for p in story.positions
    ]
    return {"relations": relations, "positions": positions}
