"""Commitments: announced deadlines and promised acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.happenings.layers import Layers, layers_of
from riwaya.annotate.promises.choice import Candidate, candidates_in
from riwaya.annotate.promises.deadlines import deadline_of
from riwaya.annotate.promises.status import status_of
from riwaya.model import Commitment, Frame, Reading
from riwaya.model.identity import identity
from riwaya.settings import Settings

_NEAR = 80  # characters between a promise and a deadline that belongs to it
_VERBS = frozenset(
    {"future", "never", "promise", "pledge", "intent", "aim", "ready", "agreed", "decide", "meets", "announced"}
)


def annotate_commitments(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find what somebody promised, plans or set a date for.

    «أعلن الوزير أن القوات ستغادر القاعدة بحلول نهاية عام 2025» is one: planned, by 2025-12-31.
    """
    frame = reading.framed()
    layers = layers_of(reading)
    published = reading.article.published.value if reading.article.published else ""
    for candidate in _apart(candidates_in(frame, layers, published)):
        yield _commitment(reading, frame, layers, candidate)


def _apart(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates that do not overlap an earlier one; a deadline right behind one is joined to it."""
    held: Candidate | None = None
    for candidate in candidates:
        if held is None:
            held = candidate
        elif candidate.start < held.end or (candidate.kind in ("deadline", "by") and candidate.cue - held.end < _NEAR):
            joins = candidate.kind in ("deadline", "by", "scheduled") or candidate.end > held.end
            held = held._replace(end=candidate.end) if joins and candidate.kind not in _VERBS else held
        else:
            yield held
            held = candidate
    if held is not None:
        yield held


def _commitment(reading: Reading, frame: Frame, layers: Layers, candidate: Candidate) -> Commitment:
    start, end = candidate.start, candidate.end
    published = reading.article.published.value if reading.article.published else ""
    deadline, placed = deadline_of(layers, (start, end), candidate.cue, published)
    claim = next((c for first, last, c in reversed(layers.claims) if first <= candidate.cue < last), None)
    parties = [party.value for party in layers.within("actors", start, end)]
    subject = next((p.value for p in layers.within("actors", start, candidate.cue)), "")
    speaker = claim.party if claim else ""
    by = subject or (speaker if candidate.own else "") or (parties[0] if parties else "") or speaker
    span = frame.span(start, end)
    return Commitment(
        id=identity("commitment", reading.article.id, span.start, span.end),
        span=span,
        by=by,
        what=reading.article.quote(span),
        deadline=deadline,
        deadline_span=placed.span if placed else None,
        status=status_of(frame, candidate),
        to=next((party for party in parties if party != by), ""),
        claim=claim.id if claim else "",
        rule=candidate.kind,
    )


COMMITMENTS = Annotator(
    "commitments",
    annotate_commitments,
    needs=frozenset({"dates", "actors", "claims", "events"}),
    gives=frozenset({"commitments"}),
)
