"""What happened when, and which articles say so?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from riwaya.model import Event, Ref, Story
from riwaya.views.evidence import Evidence, StoryIndex, components, day_of


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with every article's words for it; `date` is the most precise, `sources` counts independent texts."""

    date: str
    plover: str
    status: str
    actor: str
    target: str
    place: str
    evidence: tuple[Evidence, ...]
    sources: int
    background: bool


def timeline(story: Story, index: StoryIndex | None = None) -> tuple[Happening, ...]:
    """Events in time; those that relations hold to be the same are one entry with all their evidence."""
    index = index or StoryIndex(story)
    pairs = [(r.a, r.b) for r in story.relations if r.type == "same_event" and r.a.layer == r.b.layer == "events"]
    pairs += index.copied("events")
    grouped: dict[tuple[str, str], list[Ref]] = {}
    for group in components(pairs):
        for ref in group:
            grouped[ref.article, ref.record] = group
    done: set[tuple[str, str]] = set()
    found = []
    for reading in story.readings:
        for event in reading.events:
            key = (reading.article.id, event.id)
            if key in done:
                continue
            group = grouped.get(key, [Ref(reading.article.id, "events", event.span, event.id)])
            done |= {(ref.article, ref.record) for ref in group}
            found.append(_happening(index, group))
    return tuple(sorted(found, key=lambda h: (h.date or "9999", h.evidence[0].published, h.evidence[0].span)))


def _happening(index: StoryIndex, group: list[Ref]) -> Happening:
    members: list[tuple[Event, Ref]] = [(index.events[ref.record], ref) for ref in group]
    members.sort(key=lambda pair: (day_of(index.readings[pair[1].article].article), pair[1]))
    dates = sorted((event.date for event, _ in members if event.date), key=lambda date: (-len(date), date))
    first = members[0][0]
    return Happening(
        date=dates[0] if dates else "",
        plover=first.plover,
        status=first.status,
        actor=next((event.actor for event, _ in members if event.actor), ""),
        target=next((event.target for event, _ in members if event.target), ""),
        place=next((event.place for event, _ in members if event.place), ""),
        evidence=tuple(index.of_ref(ref) for _, ref in members),
        sources=index.independent({ref.article for _, ref in members}),
        background=all(event.background for event, _ in members),
    )


def by_month(happenings: tuple[Happening, ...]) -> dict[str, list[Happening]]:
    """Happenings by the month of their date; those without a date under ""."""
    months: defaultdict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        months[happening.date.strip("./")[:7]].append(happening)
    return dict(months)
