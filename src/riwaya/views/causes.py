"""Who says what leads to what?"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Story
from riwaya.views.evidence import Evidence, StoryIndex


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause, its cue and its effect in their own words; `by` is who asserts it, the author when no one else."""

    cause: Evidence
    cue: str
    effect: Evidence
    modality: str
    by: str
    record: str


def causes(story: Story, index: StoryIndex | None = None) -> tuple[CauseRow, ...]:
    """All cause statements, by publication date and place."""
    index = index or StoryIndex(story)
    found = []
    for reading in story.readings:
        article = reading.article
        for cause in reading.causes:
            claim = index.claims.get(cause.by)
            by = index.speaker(claim) if claim else article.author or article.outlet
            left = index.evidence(article.id, cause.cause, cause.id, "causes")
            right = index.evidence(article.id, cause.effect, cause.id, "causes")
            found.append(CauseRow(left, article.quote(cause.cue), right, cause.modality, by, cause.id))
    return tuple(found)
