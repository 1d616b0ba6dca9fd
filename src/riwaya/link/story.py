"""Readings to a Story."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Question, Reading, Story
from riwaya.settings import Settings


def link_story(readings: Sequence[Reading], settings: Settings, questions: tuple[Question, ...]) -> Story:
    """Sort the readings and relate them to each other."""
    ordered = tuple(sorted(readings, key=lambda reading: (reading_date(reading), reading.article.id)))
    return Story(name="story", readings=ordered, questions=questions, today=settings.today)


def reading_date(reading: Reading) -> str:
    """The publication date of a reading's article, or "" when unknown."""
    return reading.article.published.value if reading.article.published else ""
