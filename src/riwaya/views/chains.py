"""Through whom did this reach us; how many independent sources really stand behind it?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from riwaya.model import Claim, Story
from riwaya.views.evidence import Evidence, StoryIndex


@dataclass(frozen=True, slots=True)
class Path:
    """One way that statements took to the reader: outlet, agencies and reports, speaker; with the statements."""

    outlet: str
    via: tuple[str, ...]
    speaker: str
    source_type: str
    statements: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that print one text: `kind` exact, near, edited or partial; the earliest first."""

    kind: str
    articles: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """All paths, the longest first, and the groups of copies; `articles` against `independent` texts."""

    paths: tuple[Path, ...]
    copies: tuple[CopyGroup, ...]
    articles: int
    independent: int


def chains(story: Story, index: StoryIndex | None = None) -> Chains:
    """The chains of attribution of a story."""
    index = index or StoryIndex(story)
    groups: defaultdict[tuple[str, tuple[str, ...], str, str], list[Evidence]] = defaultdict(list)
    for reading in story.readings:
        for claim in reading.claims:
            key = (reading.article.outlet, _via(claim), index.speaker(claim), claim.source_type)
            groups[key].append(index.evidence(reading.article.id, claim.content, claim.id, "claims"))
    paths = [Path(*key, tuple(statements)) for key, statements in groups.items()]
    paths.sort(key=lambda p: (-len(p.via), p.source_type == "named", -len(p.statements), p.outlet, p.speaker))
    copies = []
    for origin in story.origins:
        members = []
        for article in origin.articles:
            reading = index.readings[article]
            span = reading.article.title_span or reading.sentences[0]
            members.append(index.evidence(article, span))
        copies.append(CopyGroup(origin.kind, tuple(members)))
    everything = set(index.readings)
    return Chains(tuple(paths), tuple(copies), len(everything), index.independent(everything))


def _via(claim: Claim) -> tuple[str, ...]:
    return tuple(hop.name for hop in claim.via)
