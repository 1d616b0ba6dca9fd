"""Readings to a Story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from riwaya.link.accounts import questions_of
from riwaya.link.base import Link, Weights
from riwaya.link.deadlines import DEADLINES
from riwaya.link.figures import FIGURES
from riwaya.link.item import Item
from riwaya.link.items import items_of
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
    ordered = in_order(readings)
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


def _items(ordered: Sequence[Reading], origins: Sequence[Origin]) -> list[Item]:
    """The items of all readings, each with the article that its words were first in."""
    roots, passages = roots_of(origins)
    return [
        item
        for reading in ordered
        for item in rooted(items_of(reading), roots.get(reading.article.id, ""), passages.get(reading.article.id, ()))
    ]


def roots_of(origins: Sequence[Origin]) -> tuple[dict[str, str], dict[str, list[tuple[Span, str]]]]:
    """The article that carried a text first, for every article that copies it; and the passages of articles that stood
    in another article first, with that article."""
    roots = {article: o.articles[0] for o in origins if o.kind != "partial" for article in o.articles}
    passages: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for origin in origins:
        if origin.kind == "partial":
            for ref in origin.spans:
                passages[ref.article].append((ref.span, origin.articles[0]))
    return roots, passages


def rooted(items: Iterable[Item], root: str, passages: Sequence[tuple[Span, str]]) -> Iterator[Item]:
    """Items of one article with the article that their words were first in; `root`: that of its whole text or ""."""
    for item in items:
        first = next((first for span, first in passages if span.contains(item.ref.span)), root)
        yield replace(item, root=first) if first not in ("", item.root) else item


def told_by(items: Iterable[Item]) -> set[tuple[str, str, str]]:
    """What articles tell in words of their own: (article, layer, words)."""
    return {(item.root, item.layer, item.text) for item in items if item.article == item.root}


def _without_copies(items: Sequence[Item]) -> list[Item]:
    """The items without those that a copied text only repeats from its origin."""
    told = told_by(items)
    return [item for item in items if item.article == item.root or (item.root, item.layer, item.text) not in told]


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings as a story holds them: by day, name and id of their articles."""
    return tuple(sorted(readings, key=lambda one: (reading_date(one), one.article.stem, one.article.id)))


def reading_date(reading: Reading) -> str:
    """The publication date of a reading's article, or "" when unknown."""
    return reading.article.published.value if reading.article.published else ""
