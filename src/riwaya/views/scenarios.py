"""What could happen, who forecast what, and what became of it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from riwaya.lang.ar import fold, key_of
from riwaya.link.sides import anonymous
from riwaya.model import Claim, Forecast, Reading, Story
from riwaya.views.evidence import Evidence, Mark, StoryIndex
from riwaya.views.outcomes import Outcome, Record, outcomes, record_of
from riwaya.views.said import cue_of, said_as

# Words by which a forecast says that something will not be, among its first ones.
_NOT = frozenset(("لن", "الا", "لا", "لم"))
_FIRST = 4


@dataclass(frozen=True, slots=True)
class Outlook:
    """One forecast: who made it, in which words, under which condition; `copies`: the same in copies of its text.

    `rating`: the label of how sure it is, with "not-" before it where the words themselves say what will not be:
    «لن يصمد» is no impossible thing but a certain negation. `outcome`: what became of it, None while unknown;
    `unnamed`: whoever made it goes unnamed.
    """

    forecast: Forecast
    by: str
    evidence: Evidence
    condition: str
    marks: tuple[Mark, ...]
    copies: tuple[Evidence, ...] = ()
    rating: str = ""
    outcome: Outcome | None = None
    unnamed: bool = False


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
    told = [(reading, forecast) for reading in story.readings for forecast in _forecasts(reading)]
    ends, recalls = outcomes(story, index, [(reading.article.id, forecast) for reading, forecast in told])
    kept: dict[tuple[str, str], Outlook] = {}
    places: dict[tuple[str, str], tuple[str, str]] = {}
    for reading, forecast in told:
        if forecast.id in recalls:
            continue
        article = reading.article.id
        key = index.copy_key(article, forecast.span) if article in index.roots else (article, forecast.id)
        evidence = index.evidence(article, forecast.span, forecast.id, "forecasts")
        if key in kept:
            if kept[key].evidence.article != article:
                kept[key] = replace(kept[key], copies=(*kept[key].copies, evidence))
                continue
            key = (article, forecast.id)
        kept[key] = _outlook(index, reading, forecast, ends.get(forecast.id))
        places[key] = (article, forecast.group)
    groups: defaultdict[tuple[str, str], list[Outlook]] = defaultdict(list)
    for key, outlook in kept.items():
        groups[places[key]].append(outlook)
    order = {article: number for number, article in enumerate(index.readings)}
    return tuple(
        _card(article, group, groups[article, group])
        for article, group in sorted(groups, key=lambda place: (order[place[0]], not place[1], place[1]))
    )


def records(cards: tuple[ScenarioCard, ...]) -> tuple[Record, ...]:
    """The track record of each forecaster of whom at least one forecast can be judged, the most judged first; who goes
    unnamed has none, since «خبراء» of two articles are not the same ones."""
    judged: defaultdict[str, list[tuple[Forecast, Outcome]]] = defaultdict(list)
    for card in cards:
        for outlook in card.outlooks:
            if outlook.outcome is not None and not outlook.unnamed:
                judged[outlook.by].append((outlook.forecast, outlook.outcome))
    found = [record_of(name, rows) for name, rows in judged.items()]
    return tuple(sorted(found, key=lambda record: (-record.judged, record.brier, record.forecaster)))


def _forecasts(reading: Reading) -> Iterator[Forecast]:
    """The forecasts of an article, and what a party is said to expect where no forecast was read from it."""
    yield from reading.forecasts
    for claim in reading.claims:
        if claim.act == "expect" and not any(f.span.overlaps(claim.content) for f in reading.forecasts):
            yield _expectation(claim, cue_of(reading.article, claim))


def _expectation(claim: Claim, cue: str) -> Forecast:
    likelihood = "unlikely" if said_as(claim.act, cue) == "rule_out" else "likely"
    return Forecast(f"{claim.id}-expected", claim.content, likelihood, by=claim.id, topic=claim.topic, rule="claim")


def _outlook(index: StoryIndex, reading: Reading, forecast: Forecast, outcome: Outcome | None) -> Outlook:
    article = reading.article
    claim = index.claims.get(forecast.by)
    return Outlook(
        forecast,
        index.speaker(claim) if claim else article.author or article.outlet,
        index.evidence(article.id, forecast.span, forecast.id, "forecasts"),
        article.quote(forecast.condition) if forecast.condition else "",
        index.marks(article.id, forecast.span),
        rating=_rating(forecast, article.quote(forecast.span)),
        outcome=outcome,
        unnamed=claim is not None and anonymous(claim.party),
    )


def _rating(forecast: Forecast, words: str) -> str:
    """The label of a forecast's likelihood, turned where its own words are negative."""
    first = key_of(fold(words)).split()[:_FIRST]
    if forecast.likelihood not in ("impossible", "unlikely") or _NOT.isdisjoint(
        word.removeprefix("و") for word in first
    ):
        return forecast.likelihood
    return f"not-{forecast.likelihood}"


def _card(article: str, group: str, outlooks: list[Outlook]) -> ScenarioCard:
    first = outlooks[0].evidence
    name = f"{article}-{group or 'forecasts'}"
    return ScenarioCard(name, first.title, first.outlet, first.published, tuple(outlooks), bool(group))
