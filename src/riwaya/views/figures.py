"""Which numbers were reported for the same thing: update, conflict, different scope?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from riwaya.model import Quantity, Ref, Span, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex, components, day_of


@dataclass(frozen=True, slots=True)
class Point:
    """One reported number: bounds (None is open), whose, where, as of when; `day` is its article's."""

    quantity: Quantity
    low: float | None
    high: float | None
    day: str
    evidence: Evidence
    marks: tuple[Mark, ...]
    copies: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers for one thing in time; `state` is their gravest relation: conflict, update, scope, agree or single."""

    kind: str
    unit: str
    points: tuple[Point, ...]
    state: str


def figures(story: Story, index: StoryIndex | None = None) -> tuple[Series, ...]:
    """Series of related figures, contested ones first; then single figures by kind."""
    index = index or StoryIndex(story)
    quantities = {(reading.article.id, q.span): q for reading in story.readings for q in reading.quantities}
    related = [r for r in story.relations if r.a.layer == r.b.layer == "quantities"]
    types: defaultdict[tuple[str, Span], set[str]] = defaultdict(set)
    for relation in related:
        for ref in (relation.a, relation.b):
            types[ref.article, ref.span].add(relation.type)
    pairs = [(r.a, r.b) for r in related if r.type != "scope"] + index.copied("quantities")
    groups = components(pairs)
    grouped = {(ref.article, ref.span) for group in groups for ref in group}
    groups += [
        [Ref(article, "quantities", span)] for article, span in sorted(quantities) if (article, span) not in grouped
    ]
    found = []
    for group in groups:
        members = [(ref, quantities[ref.article, ref.span]) for ref in group if (ref.article, ref.span) in quantities]
        if not members:
            continue
        state = {kind for ref, _ in members for kind in types[ref.article, ref.span]}
        found.append(_series(index, members, state))
    order = {"conflict": 0, "update": 1, "scope": 2, "agree": 3, "single": 4}
    return tuple(
        sorted(
            found, key=lambda s: (order[s.state], -len(s.points), s.kind, s.points[0].day, s.points[0].evidence.span)
        )
    )


def _series(index: StoryIndex, members: list[tuple[Ref, Quantity]], types: set[str]) -> Series:
    points = []
    members.sort(key=lambda member: (day_of(index.readings[member[0].article].article), member[0]))
    for (ref, quantity), copies in index.folded(members, lambda member: (member[0].article, member[0].span)):
        day = day_of(index.readings[ref.article].article)
        evidence = index.evidence(ref.article, ref.span, layer="quantities")
        low = None if quantity.minimum is None else float(quantity.minimum)
        high = None if quantity.maximum is None else float(quantity.maximum)
        points.append(Point(quantity, low, high, day, evidence, index.marks(ref.article, ref.span), copies))
    points.sort(key=lambda p: (p.day, p.evidence.article, p.evidence.span))
    state = next((kind for kind in ("conflict", "update", "scope", "agree") if kind in types), "single")
    first = members[0][1]
    return Series(first.kind, first.unit, tuple(points), state)
