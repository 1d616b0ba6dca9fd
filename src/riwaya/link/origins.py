"""Copies of one text: exact, near and edited copies, and passages lifted from one article into another."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from rensa import RMinHash

from riwaya.lang.ar.stem import words
from riwaya.model import Origin, Reading, Ref, Span, identity
from riwaya.settings import Settings

# Two words in a row survive an edit of a quarter of all words better than three.
_SHINGLE = 2
_FEWEST_SHINGLES = 12
_EXACT = 0.97
_NEAR = 0.75
# MinHash: 64 bands of 3 rows bring together 98 % of pairs that share 0.4 of their shingles, 0.05 % of those with 0.02.
_PERMUTATIONS, _BANDS, _SEED = 192, 64, 20210331
# A lifted passage: sentences of so many words, standing in no more articles than this, so many words together.
_SENTENCE_WORDS = 9
HOLDERS = 12
_LIFTED_WORDS = 30


def shingles(text: str) -> frozenset[str]:
    """All runs of two words of a text in comparison form."""
    found = words(text)
    return frozenset(" ".join(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1))


def buckets(found: frozenset[str]) -> tuple[int, ...]:
    """The buckets of a text by its shingles: two texts that share one may be copies. None for a short text."""
    if len(found) < _FEWEST_SHINGLES:
        return ()
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(found))
    digest = minhash.digest()
    rows = _PERMUTATIONS // _BANDS
    bands = (struct.pack(f"<B{rows}I", band, *digest[band * rows : band * rows + rows]) for band in range(_BANDS))
    return tuple(int.from_bytes(blake2b(band, digest_size=8).digest(), "big") >> 1 for band in bands)


def likeness(one: frozenset[str], other: frozenset[str], settings: Settings) -> float | None:
    """The share of all shingles of two texts that is common, None when neither can be a copy of the other."""
    shared = len(one & other)
    enough = shared / min(len(one), len(other)) >= settings.copy_similarity
    return shared / len(one | other) if enough else None


def origins_of(readings: Sequence[Reading], settings: Settings) -> tuple[Origin, ...]:
    """Groups of articles that carry one text and pairs of which one lifts passages of the other; in each the earliest
    first. `readings` are in order of time; articles of their own are in no group."""
    order = {reading.article.id: number for number, reading in enumerate(readings)}
    bodies = {reading.article.id: shingles(body_of(reading)) for reading in readings}
    alike: dict[tuple[str, str], float] = {}
    for one, other in _candidates(bodies):
        share = likeness(bodies[one], bodies[other], settings)
        if share is not None:
            alike[one, other] = share
    leaders = _groups(list(alike))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, leader in leaders.items():
        members[leader].append(article)
    found = []
    for group in members.values():
        inside = set(group)
        least = min(value for (one, _), value in alike.items() if one in inside)
        found.append(copies(sorted(group, key=order.__getitem__), least))
    holders: defaultdict[str, list[Ref]] = defaultdict(list)
    for reading in readings:
        for sentence, text in long_sentences(reading):
            holders[text].append(Ref(reading.article.id, "sentences", sentence))
    found += lifted(((refs, len(text.split())) for text, refs in holders.items()), leaders)
    return tuple(sorted(found, key=lambda origin: ([order[article] for article in origin.articles], origin.kind)))


def copies(articles: Sequence[str], least: float) -> Origin:
    """The origin of articles that carry one text, the earliest first; `least`: how alike the least alike are."""
    kind = "exact" if least >= _EXACT else "near" if least >= _NEAR else "edited"
    return Origin(identity("origin", *sorted(articles)), kind, tuple(articles))


def body_of(reading: Reading) -> str:
    """The text by which copies are told: its sentences, a line each."""
    return "\n".join(reading.article.quote(span) for span in reading.sentences)


def _candidates(bodies: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs of articles whose shingles are likely to overlap: by MinHash, never all with all."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for name in sorted(bodies):
        for bucket in buckets(bodies[name]):
            pairs.update((other, name) for other in holders[bucket])
            holders[bucket].append(name)
    return sorted(pairs)


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


def lifted(holders: Iterable[tuple[Sequence[Ref], int]], leaders: Mapping[str, str]) -> Iterator[Origin]:
    """Pairs of articles, no copies of each other, that share whole sentences.

    `holders`: where a sentence stands, in order of time, with its number of words; `leaders`: one article for all
    copies of a text.
    """
    shared: defaultdict[tuple[str, str], list[tuple[Ref, Ref, int]]] = defaultdict(list)
    for (first, *later), length in holders:
        for ref in later if len(later) < HOLDERS else ():
            if ref.article != first.article and leaders.get(ref.article, ref.article) != leaders.get(first.article):
                shared[first.article, ref.article].append((first, ref, length))
    for (one, other), passages in sorted(shared.items()):
        if sum(length for *_, length in passages) >= _LIFTED_WORDS:
            spans = sorted({ref for first, second, _ in passages for ref in (first, second)})
            yield Origin(identity("lifted", one, other), "partial", (one, other), tuple(spans))


def long_sentences(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The sentences that are long enough to tell who lifted them, with their words in comparison form."""
    for sentence in reading.sentences:
        found = words(reading.article.quote(sentence))
        if len(found) >= _SENTENCE_WORDS:
            yield sentence, " ".join(found)
