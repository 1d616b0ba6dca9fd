"""What is new since a date: statements, events, figures, slips, reversals."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.model import Relation, Story
from riwaya.views.accounts import Statement, statement_of
from riwaya.views.evidence import Evidence, StoryIndex, day_of
from riwaya.views.timeline import Happening, timeline

_TELLING = ("conflict", "denial", "slip", "update", "scope")


@dataclass(frozen=True, slots=True)
class Change:
    """A relation that came with new articles, with the evidence of both sides."""

    relation: Relation
    before: Evidence
    after: Evidence


@dataclass(frozen=True, slots=True)
class News:
    """What articles published on or after `since` brought."""

    since: str
    articles: tuple[Evidence, ...]
    changes: tuple[Change, ...]
    statements: tuple[Statement, ...]
    events: tuple[Happening, ...]


def new(story: Story, since: str = "", index: StoryIndex | None = None) -> News:
    """News since a day; without one, what the newest article day brought."""
    index = index or StoryIndex(story)
    days = sorted({day_of(reading.article) for reading in story.readings} - {""})
    since = since or (days[-1] if days else "")
    fresh = [reading for reading in story.readings if day_of(reading.article) >= since]
    ids = {reading.article.id for reading in fresh}
    changes = tuple(
        Change(r, index.of_ref(r.a), index.of_ref(r.b))
        for r in story.relations
        if r.type in _TELLING and (r.a.article in ids or r.b.article in ids)
    )
    titles = tuple(
        index.evidence(reading.article.id, reading.article.title_span or reading.sentences[0])
        for reading in fresh
        if reading.article.title_span or reading.sentences
    )
    said = tuple(statement_of(index, reading.article.id, claim) for reading in fresh for claim in reading.claims)
    events = timeline(replace(story, readings=tuple(fresh), relations=()), index)
    return News(since, titles, changes, said, events)
