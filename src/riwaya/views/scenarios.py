"""What could happen, and who forecast what?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from riwaya.model import Forecast, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex


@dataclass(frozen=True, slots=True)
class Outlook:
    """One forecast: who made it, in which words, under which condition."""

    forecast: Forecast
    by: str
    evidence: Evidence
    condition: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """Forecasts that belong together: those of one enumeration, or of one article."""

    id: str
    title: str
    outlet: str
    published: str
    outlooks: tuple[Outlook, ...]
    enumerated: bool


def scenarios(story: Story, index: StoryIndex | None = None) -> tuple[ScenarioCard, ...]:
    """Scenario cards in time: enumerated scenarios first within an article."""
    index = index or StoryIndex(story)
    cards = []
    for reading in story.readings:
        article = reading.article
        groups: defaultdict[str, list[Outlook]] = defaultdict(list)
        for forecast in reading.forecasts:
            claim = index.claims.get(forecast.by)
            outlook = Outlook(
                forecast,
                index.speaker(claim) if claim else article.author or article.outlet,
                index.evidence(article.id, forecast.span, forecast.id, "forecasts"),
                article.quote(forecast.condition) if forecast.condition else "",
                index.marks(article.id, forecast.span),
            )
            groups[forecast.group].append(outlook)
        for group in sorted(groups, key=lambda name: (not name, name)):
            outlooks = tuple(groups[group])
            first = outlooks[0].evidence
            name = f"{article.id}-{group or 'forecasts'}"
            cards.append(ScenarioCard(name, first.title, first.outlet, first.published, outlooks, bool(group)))
    return tuple(cards)
