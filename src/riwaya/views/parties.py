"""How did each party's position move, in its own words?"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from riwaya.link.sides import anonymous
from riwaya.model import Position, Story
from riwaya.views.accounts import Statement, statement_of
from riwaya.views.evidence import Evidence, StoryIndex, day_of
from riwaya.views.gloss import described

_QUOTED = {"ar": "«{}»", "en": "“{}”"}
_OPPOSITE = {"support": "oppose", "oppose": "support"}


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with its evidence; `turned` when it is the opposite of an earlier day's on the same thing."""

    position: Position
    question: str
    evidence: Evidence
    turned: bool


@dataclass(frozen=True, slots=True)
class PartyCard:
    """One party: names, kind, whom it speaks for, how often it is named, what it said and where it stood."""

    key: str
    name: str
    name_en: str
    type: str
    parent: str
    mentions: int
    articles: int
    statements: tuple[Statement, ...]
    stands: tuple[Stand, ...]

    @property
    def several(self) -> bool:
        """Whether it may be somebody else in each article: «مسؤول أميركي» of two articles need not be one."""
        return self.articles > 1 and anonymous(self.key)


def thing_of(thing: str, language: str = "ar") -> str:
    """What a position is on, quoted: «انسحاب», in English where its words are known: “withdrawal”."""
    english = described(thing).lower() if language == "en" else ""
    return _QUOTED["en"].format(english) if english else _QUOTED["ar"].format(thing)


def _turned(before: Position | None, position: Position) -> bool:
    """Whether a party takes the side against which it stood on an earlier day; no clear side is none."""
    if before is None or position.stance not in _OPPOSITE:
        return False
    return before.stance == _OPPOSITE[position.stance] and before.date < position.date


def parties(story: Story, index: StoryIndex | None = None) -> tuple[PartyCard, ...]:
    """Parties of the story, those that speak most first; places that never speak are left out."""
    index = index or StoryIndex(story)
    mentions: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    types: dict[str, str] = {}
    spoken: defaultdict[str, list[Statement]] = defaultdict(list)
    shown = index.joined
    for reading in story.readings:
        for party in reading.parties:
            key = shown.get(party.key, party.key)
            types.setdefault(key, party.type)
            articles[key].add(reading.article.id)
        mentions.update(shown.get(mention.party, mention.party) for mention in reading.actors)
        for claim in reading.claims:
            if claim.party:
                spoken[shown.get(claim.party, claim.party)].append(statement_of(index, reading.article.id, claim))
    stands = _stands(story, index)
    keys = [key for key in types if types[key] != "LOC" or spoken[key]]
    keys.sort(key=lambda key: (-len(spoken[key]), -mentions[key], key))
    return tuple(
        PartyCard(
            key,
            index.name(key),
            index.name(key, "en"),
            types[key],
            index.spoken_for(key),
            mentions[key],
            len(articles[key]),
            tuple(sorted(spoken[key], key=lambda s: (s.evidence.published, s.evidence.article, s.evidence.span))),
            tuple(stands[key]),
        )
        for key in keys
    )


def _stands(story: Story, index: StoryIndex) -> defaultdict[str, list[Stand]]:
    """Where each party stood, in time; what one article prints twice is told once, and who goes unnamed turns within
    one article only."""
    shown = index.joined
    questions = {question.id: question.text for question in story.questions}
    found: defaultdict[str, list[Stand]] = defaultdict(list)
    last: dict[tuple[str, ...], Position] = {}
    once: set[tuple[str, ...]] = set()
    for position in sorted(story.positions, key=lambda p: (shown.get(p.party, p.party), p.topic, p.date, p.evidence)):
        key = shown.get(position.party, position.party)
        on = (key, position.topic, position.thing)
        same = (*on, position.evidence.article) if anonymous(position.party) else on
        before = last.get(same)
        if position.stance in _OPPOSITE:
            last[same] = position
        evidence = index.of_ref(position.evidence)
        stand = Stand(position, questions.get(position.topic, position.topic), evidence, _turned(before, position))
        told = (*on, position.stance, evidence.article, evidence.words)
        if stand.turned or told not in once:
            found[key].append(stand)
        once.add(told)
    return found


def first_and_last(story: Story) -> tuple[str, str]:
    """The days of the story's first and last dated article, "" when there is none."""
    days = sorted(filter(None, (day_of(reading.article) for reading in story.readings)))
    return (days[0], days[-1]) if days else ("", "")
