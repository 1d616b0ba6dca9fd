"""Through whom did this reach us; how many independent sources really stand behind it?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from riwaya.link.sides import anonymous
from riwaya.model import Claim, Reading, Story
from riwaya.views.evidence import Evidence, StoryIndex
from riwaya.views.headings import same_name
from riwaya.views.namebook import outlet_name


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
            via, speaker = _steps(index, reading, claim)
            key = (reading.article.outlet, via, speaker, _kind(claim))
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


def in_language(index: StoryIndex, path: Path, language: str) -> Path:
    """A path with the names of a language: in English the agency «وكالة أنباء» is "News Agency"."""
    via = tuple(outlet_name(index.told(hop, language), language) for hop in path.via)
    speaker = outlet_name(index.told(path.speaker, language), language)
    return replace(path, outlet=outlet_name(path.outlet, language), via=via, speaker=speaker)


def _steps(index: StoryIndex, reading: Reading, claim: Claim) -> tuple[tuple[str, ...], str]:
    """Those through whom a claim came, none of them twice, and who said it; people stand behind the media."""
    names = list(index.hops(reading.article.id, claim))
    outlet = reading.article.outlet
    speaker = index.speaker(claim)
    if claim.source_type == "media" and claim.via and claim.via[-1].role == "person":
        names[-1], speaker = speaker, names[-1]
    steps: list[str] = []
    for name in names:
        told = (outlet, outlet_name(outlet, "ar"), speaker, *steps)
        if name and not any(same_name(name, other, extended=True) for other in told):
            steps.append(name)
    return tuple(steps), speaker


def _kind(claim: Claim) -> str:
    """The kind of a source; nobody who goes unnamed is called named."""
    return "unnamed" if claim.source_type == "named" and anonymous(claim.party) else claim.source_type
