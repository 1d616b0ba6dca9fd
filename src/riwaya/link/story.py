"""Readings to a Story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.link.accounts import questions_of
from riwaya.link.base import Link, Weights, pairs
from riwaya.link.contradictions import CONTRADICTIONS
from riwaya.link.deadlines import DEADLINES
from riwaya.link.figures import FIGURES
from riwaya.link.items import Item, items_of
from riwaya.link.origins import origins_of
from riwaya.link.positions import positions_of
from riwaya.link.same_event import SAME_EVENT
from riwaya.model import Question, Reading, Relation, Story
from riwaya.settings import Settings

LINKS: tuple[Link, ...] = (SAME_EVENT, FIGURES, DEADLINES, CONTRADICTIONS)
# Items under a key that this many share say nothing about each other.
_LARGEST_GROUP = 60


def link_story(readings: Sequence[Reading], settings: Settings, questions: tuple[Question, ...]) -> Story:
    """Sort the readings, fold copies together, and relate what the articles say to each other."""
    ordered = tuple(sorted(readings, key=lambda reading: (reading_date(reading), reading.article.id)))
    origins = origins_of(ordered, settings)
    roots = {article: origin.articles[0] for origin in origins for article in origin.articles}
    items = [item for reading in ordered for item in items_of(reading, roots.get(reading.article.id, ""))]
    weights = weights_of(items)
    relations = sorted({relation for link in LINKS for relation in relate(link, items, weights, settings)})
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


def reading_date(reading: Reading) -> str:
    """The publication date of a reading's article, or "" when unknown."""
    return reading.article.published.value if reading.article.published else ""


def weights_of(items: Sequence[Item]) -> Weights:
    """How many articles hold each term."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        for term in item.terms | item.context:
            holders[term].add(item.article)
    frequency = Counter({term: len(articles) for term, articles in holders.items()})
    return Weights(len({item.article for item in items}), frequency)


def relate(link: Link, items: Sequence[Item], weights: Weights, settings: Settings) -> list[Relation]:
    """The relations of one question, each pair of items compared once."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.layer == link.layer:
            for key in dict.fromkeys(link.keys(item, weights)):
                groups[key].append(item)
    seen: set[tuple[Item, Item]] = set()
    found = []
    for key in sorted(groups):
        if len(groups[key]) > _LARGEST_GROUP:
            continue
        for pair in pairs(groups[key]):
            if pair in seen:
                continue
            seen.add(pair)
            relation = link.compare(*pair, weights, settings)
            if relation is not None:
                found.append(relation)
    return found
