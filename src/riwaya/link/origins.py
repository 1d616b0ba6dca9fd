"""Copies of one text: exact, near and edited copies, found by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from riwaya.lang.ar.stem import words
from riwaya.model import Origin, Reading, identity
from riwaya.settings import Settings

_SHINGLE = 3
_EXACT = 0.98
_NEAR = 0.8
# A shingle that stands in more articles than this is a set phrase, not a trace of copying.
_TOO_COMMON = 40


def shingles(text: str) -> frozenset[str]:
    """All runs of three words of a text in comparison form."""
    found = words(text)
    return frozenset(" ".join(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1))


def origins_of(readings: Sequence[Reading], settings: Settings) -> tuple[Origin, ...]:
    """Groups of articles that carry one text, earliest first in each; articles of their own are in no group."""
    bodies = {reading.article.id: shingles(_body(reading)) for reading in readings}
    order = {reading.article.id: number for number, reading in enumerate(readings)}
    likeness: dict[tuple[str, str], float] = {}
    for one, other in _candidates(bodies):
        shared = len(bodies[one] & bodies[other])
        smaller = min(len(bodies[one]), len(bodies[other]))
        if smaller >= 8 and shared / smaller >= settings.copy_similarity:
            likeness[one, other] = shared / len(bodies[one] | bodies[other])
    leaders = _groups(list(likeness))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, leader in leaders.items():
        members[leader].append(article)
    found = []
    for articles in members.values():
        articles.sort(key=lambda article: order[article])
        least = min(value for pair, value in likeness.items() if pair[0] in articles)
        kind = "exact" if least >= _EXACT else "near" if least >= _NEAR else "edited"
        found.append(Origin(identity("origin", *sorted(articles)), kind, tuple(articles)))
    return tuple(sorted(found, key=lambda origin: order[origin.articles[0]]))


def _body(reading: Reading) -> str:
    return "\n".join(reading.article.quote(span) for span in reading.sentences)


def _candidates(bodies: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs of articles that share at least a few uncommon shingles."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(bodies):
        for shingle in bodies[article]:
            holders[shingle].append(article)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for articles in holders.values():
        if 1 < len(articles) <= _TOO_COMMON:
            for number, one in enumerate(articles):
                for other in articles[number + 1 :]:
                    shared[one, other] += 1
    return sorted(pair for pair, count in shared.items() if count >= 4)


def _groups(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The smallest member's id for every article that is in a pair: connected components."""
    leader: dict[str, str] = {}

    def find(article: str) -> str:
        while leader.setdefault(article, article) != article:
            article = leader[article]
        return article

    for one, other in sorted(pairs):
        a, b = sorted((find(one), find(other)))
        leader[b] = a
    return {article: find(article) for article in sorted(leader)}
