"""The article with every annotation marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from riwaya.model import Reading, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of raw characters under the same annotations: `marks` are (layer, record id) pairs, outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[str, str], ...]


def marked(reading: Reading) -> tuple[tuple[Piece, ...], ...]:
    """Paragraphs of pieces that together are the article's raw text without its line breaks."""
    text = reading.article.text
    marks = sorted(_spans(reading), key=lambda mark: (mark[0].start, -mark[0].end, mark[1], mark[2]))
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            paragraphs.append(_pieces(text, start, end, marks))
        start = end + 1
    return tuple(paragraphs)


def _spans(reading: Reading) -> list[tuple[Span, str, str]]:
    """(span, layer, record id) of all that is shown in the text."""
    # Sentences are cut too, so that every sentence has an address.
    found = [(span, "sentence", f"sentence-{span.start}") for span in reading.sentences]
    found += [(d.span, "date", f"date-{d.span.start}") for d in reading.dates]
    found += [(q.span, "quantity", f"quantity-{q.span.start}") for q in reading.quantities]
    found += [(a.span, "actor", a.party) for a in reading.actors]
    for claim in reading.claims:
        found += [(claim.content, "claim", claim.id), (claim.cue, "cue", claim.id)]
        if claim.source:
            found.append((claim.source, "source", claim.id))
    for cause in reading.causes:
        found += [
            (cause.cause, "cause", cause.id),
            (cause.cue, "cause-cue", cause.id),
            (cause.effect, "effect", cause.id),
        ]
    found += [(e.span, "event", e.id) for e in reading.events]
    found += [(f.span, "forecast", f.id) for f in reading.forecasts]
    found += [(c.span, "commitment", c.id) for c in reading.commitments]
    found += [(b.span, "boilerplate", b.kind) for b in reading.article.boilerplate]
    if reading.article.title_span:
        found.append((reading.article.title_span, "title", "title"))
    return found


def _pieces(text: str, start: int, end: int, marks: list[tuple[Span, str, str]]) -> tuple[Piece, ...]:
    """One paragraph cut at every place where an annotation begins or ends."""
    here = [mark for mark in marks if mark[0].start < end and start < mark[0].end]
    cuts = {start, end}
    for span, _, _ in here:
        cuts |= {max(start, span.start), min(end, span.end)}
    places = sorted(cuts)
    pieces = []
    for left, right in pairwise(places):
        inside = tuple((layer, record) for span, layer, record in here if span.start <= left and right <= span.end)
        pieces.append(Piece(left, right, text[left:right], inside))
    return tuple(pieces)
