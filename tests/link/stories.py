"""Small stories for tests: texts with a day, read and linked."""

from __future__ import annotations

from riwaya.model import Story
from riwaya.pipeline import link, read
from riwaya.readers import article_of
from riwaya.settings import Settings


def story_of(*texts: tuple[str, str], today: str = "") -> Story:
    """A story of (publication day, text) pairs, in order."""
    readings = [
        read(article_of(text + "\n", stem=f"t{number:02d}"), Settings(published=day))
        for number, (day, text) in enumerate(texts)
    ]
    return link(readings, Settings(today=today))


def told(story: Story, dimension: str) -> set[tuple[str, str, str, str]]:
    """(type, reason, words of one side, words of the other) of the relations of a dimension."""
    texts = {reading.article.id: reading.article for reading in story.readings}
    return {
        (r.type, r.reason, texts[r.a.article].quote(r.a.span), texts[r.b.article].quote(r.b.span))
        for r in story.relations
        if r.dimension == dimension
    }
