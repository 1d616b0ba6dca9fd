"""What stands behind a row of the board: through whom it came, and what independent texts say to it.

The two halves of the Admiralty scale have different grounds: the reliability of a source lies in who speaks and through
whom it came, the credibility of an item in what others say to it. Both are shown; the grades are a person's.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Span
from riwaya.views.board import EvidenceRow
from riwaya.views.evidence import StoryIndex

_AGAINST = ("conflict", "denial")


@dataclass(frozen=True, slots=True)
class Basis:
    """The way of a row from its outlet back to its speaker, the kind of source, and how many independent texts agree
    with it and speak against it."""

    way: tuple[str, ...]
    source_type: str
    agreeing: int
    against: int


def basis(index: StoryIndex, row: EvidenceRow, language: str = "ar") -> Basis | None:
    """The ground of a row's grades; None when its article is no longer in the story."""
    reading = index.readings.get(row.article)
    if reading is None:
        return None
    article = reading.article
    claim = index.claims.get(row.handle) if row.layer == "claims" else None
    via = index.hops(row.article, claim, language) if claim else ()
    speaker = index.speaker(claim, language) if claim else ""
    way = tuple(dict.fromkeys(part for part in (article.outlet or article.stem, *via, speaker) if part))
    marks = index.marks(row.article, Span(row.start, row.start + len(row.words)), row.handle)
    own = index.roots.get(row.article, row.article)

    def texts(types: tuple[str, ...]) -> int:
        found = {mark.other.article for mark in marks if mark.type in types}
        return index.independent({name for name in found if index.roots.get(name, name) != own})

    return Basis(way, claim.source_type if claim else "", texts(("agree",)), texts(_AGAINST))
