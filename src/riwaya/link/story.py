"""Readings to a Story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from riwaya.link.accounts import questions_of
from riwaya.link.base import Link, Weights
from riwaya.link.deadlines import DEADLINES
from riwaya.link.figures import FIGURES
from riwaya.link.items import Item, items_of
from riwaya.link.matching import related
from riwaya.link.origins import origins_of
from riwaya.link.positions import positions_of
from riwaya.link.same_event import SAME_EVENT
from riwaya.link.statements import STATEMENTS
from riwaya.model import Origin, Question, Reading, Span, Story
from riwaya.settings import Settings

LINKS: tuple[Link, ...] = (SAME_EVENT, FIGURES, DEADLINES, STATEMENTS)


def link_story(readings: Sequence[Reading], settings: Settings, questions: tuple[Question, ...]) -> Story:
    """Sort the readings, fold copies together, and relate what the articles say to each other."""
    ordered = tuple(
        sorted(readings, key=lambda reading: (reading_date(reading), reading.article.stem, reading.article.id))
    )
    origins = origins_of(ordered, settings)
    items = _without_copies(_items(ordered, origins))
    weights = Weights()
    relations = sorted({relation for link in LINKS for relation in related(link, items, weights, settings)})
    asked = questions_of(items, questions, weights)
    return Story(
        name="story",
        readings=ordered,
        relations=tuple(relations),
        origins=origins,
        questions=asked,
        positions=positions_of(items, asked),
        today=settings.today or max(map(reading_date, ordered), default=""),
    )


def _items(readings: Sequence[Reading], origins: Sequence[Origin]) -> list[Item]:
    """The items of all readings, each with the article that its words were first in."""
    roots = {article: o.articles[0] for o in origins if o.kind != "partial" for article in o.articles}
    lifted: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for origin in origins:
        if origin.kind == "partial":
            for ref in origin.spans:
                lifted[ref.article].append((ref.span, origin.articles[0]))
    found = []
    for reading in readings:
        passages = lifted.get(reading.article.id, [])
        for item in items_of(reading, roots.get(reading.article.id, "")):
            root = next((first for span, first in passages if span.contains(item.ref.span)), item.root)
            found.append(replace(item, root=root) if root != item.root else item)
    return found


def _without_copies(items: Sequence[Item]) -> list[Item]:
    """The items without those that a copied text only repeats from its origin."""
    told = {(item.root, item.layer, item.text) for item in items if item.article == item.root}
    return [item for item in items if item.article == item.root or (item.root, item.layer, item.text) not in told]


def reading_date(reading: Reading) -> str:
    """The publication date of a reading's article, or "" when unknown."""
    return reading.article.published.value if reading.article.published else ""
