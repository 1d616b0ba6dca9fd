"""What is contested most, how deadlines stand, what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from riwaya.model import Story
from riwaya.views.accounts import QuestionAccounts, accounts
from riwaya.views.deadlines import Chain, deadlines
from riwaya.views.evidence import StoryIndex
from riwaya.views.figures import Series, figures
from riwaya.views.new import News, new
from riwaya.views.parties import first_and_last


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts and the foremost lines of the other views."""

    name: str
    name_en: str
    first: str
    last: str
    articles: int
    independent: int
    outlets: int
    counts: dict[str, int]
    relations: dict[str, int]
    questions: tuple[QuestionAccounts, ...]
    chains: tuple[Chain, ...]
    series: tuple[Series, ...]
    news: News


def overview(story: Story, index: StoryIndex | None = None) -> Overview:
    """The first page of a dossier."""
    index = index or StoryIndex(story)
    layers = ("claims", "events", "quantities", "dates", "commitments", "forecasts", "causes")
    counts = {layer: sum(len(getattr(reading, layer)) for reading in story.readings) for layer in layers}
    types = Counter(relation.type for relation in story.relations)
    first, last = first_and_last(story)
    return Overview(
        name=story.name,
        name_en=story.name_en,
        first=first,
        last=last,
        articles=len(story.readings),
        independent=index.independent(set(index.readings)),
        outlets=len({reading.article.outlet for reading in story.readings} - {""}),
        counts=counts,
        relations=dict(sorted(types.items())),
        questions=accounts(story, index)[: len(story.questions)],
        chains=tuple(chain for chain in deadlines(story, index) if chain.slipped or len(chain.steps) > 1),
        series=tuple(series for series in figures(story, index) if series.state in ("conflict", "update")),
        news=new(story, "", index),
    )
