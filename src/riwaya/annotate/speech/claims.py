"""Drafts to claims: spans, act, polarity, certainty, kind of source, chain, time and topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.annotate.speech.contents import trimmed
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.text import SpeechText
from riwaya.model import Claim, Hop, Reading, identity


def claims_of(reading: Reading, text: SpeechText, drafts: Sequence[Draft]) -> list[Claim]:
    """Finished claims, in order, each knowing the claim it is reported in."""
    claims = []
    seen = set()
    for draft in drafts:
        claim = _claim(reading, text, draft)
        if claim is not None and (claim.content, claim.cue) not in seen:
            seen.add((claim.content, claim.cue))
            claims.append(claim)
    return [_within(claim, claims) for claim in claims]


def _within(claim: Claim, claims: Sequence[Claim]) -> Claim:
    outer = [
        other
        for other in claims
        if other is not claim and other.content.start <= claim.cue.start and claim.cue.end <= other.content.end
    ]
    if not outer:
        return claim
    return replace(claim, within=min(outer, key=lambda other: other.content.end - other.content.start).id)


def _claim(reading: Reading, text: SpeechText, draft: Draft) -> Claim | None:
    where = trimmed(text, draft.begin, draft.end, draft.skip)
    if where is None or draft.subject is None:
        return None
    frame = text.frame
    content, cue = frame.span(*where), frame.span(*draft.cue_at)
    source_at = trimmed(text, draft.subject[0], draft.subject[1], 0)
    if source_at is None:
        return None
    source = frame.span(*source_at)
    quotation = frame.quotation_at(where[0])
    direct = (
        quotation is not None
        and quotation.start <= where[0]
        and where[1] <= quotation.end
        and quotation.start >= where[0] - 2
        and quotation.end - where[1] <= 2
    )
    party = next((actor.party for actor in text.actors_in(*draft.subject)), "")
    names = {p.key: p.name for p in reading.parties}
    return Claim(
        id=identity("claim", reading.article.id, cue.start, content.start, content.end),
        cue=cue,
        content=content,
        source=source,
        party=party,
        source_name=names.get(party, reading.article.quote(source)),
        act=draft.verb.act,
        direct=direct,
        via=tuple(
            Hop(
                reading.article.quote(frame.span(text.tokens[a].start, text.tokens[b - 1].end)),
                "agency",
                frame.span(text.tokens[a].start, text.tokens[b - 1].end),
            )
            for a, b in draft.via
            if a < b
        ),
        rule=draft.rule,
    )
