"""Copies of one text: exact, near and edited copies, and passages lifted from one article into another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

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
_HOLDERS = 12
_LIFTED_WORDS = 30


def shingles(text: str) -> frozenset[str]:
    """All runs of two words of a text in comparison form."""
    found = words(text)
    return frozenset(" ".join(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1))


def origins_of(readings: Sequence[Reading], settings: Settings) -> tuple[Origin, ...]:
    """Groups of articles that carry one text and pairs of which one lifts passages of the other; in each the earliest
    first. `readings` are in order of time; articles of their own are in no group."""
    order = {reading.article.id: number for number, reading in enumerate(readings)}
    bodies = {reading.article.id: shingles(_body(reading)) for reading in readings}
    likeness: dict[tuple[str, str], float] = {}
    for one, other in _candidates(bodies):
        shared = len(bodies[one] & bodies[other])
        if shared / min(len(bodies[one]), len(bodies[other])) >= settings.copy_similarity:
            likeness[one, other] = shared / len(bodies[one] | bodies[other])
    leaders = _groups(list(likeness))
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, leader in leaders.items():
        members[leader].append(article)
    found = [_copies(sorted(group, key=order.__getitem__), likeness) for group in members.values()]
    found += _lifted(readings, leaders)
    return tuple(sorted(found, key=lambda origin: ([order[article] for article in origin.articles], origin.kind)))


def _copies(articles: list[str], likeness: dict[tuple[str, str], float]) -> Origin:
    inside = set(articles)
    least = min(value for (one, _), value in likeness.items() if one in inside)
    kind = "exact" if least >= _EXACT else "near" if least >= _NEAR else "edited"
    return Origin(identity("origin", *sorted(articles)), kind, tuple(articles))


def _body(reading: Reading) -> str:
    return "\n".join(reading.article.quote(span) for span in reading.sentences)


def _candidates(bodies: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs of articles whose shingles are likely to overlap: by MinHash, never all with all."""
    names = [name for name in sorted(bodies) if len(bodies[name]) >= _FEWEST_SHINGLES]
    index = RMinHashLSH(threshold=0.4, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    pairs: set[tuple[str, str]] = set()
    for number, name in enumerate(names):
        minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        minhash.update(sorted(bodies[name]))
        pairs.update((names[other], name) for other in index.query(minhash))
        index.insert(number, minhash)
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


def _lifted(readings: Sequence[Reading], leaders: dict[str, str]) -> Iterator[Origin]:
    """Pairs of articles, no copies of each other, that share whole sentences."""
    holders: defaultdict[str, list[Ref]] = defaultdict(list)
    for reading in readings:
        for sentence, text in _long_sentences(reading):
            holders[text].append(Ref(reading.article.id, "sentences", sentence))
    shared: defaultdict[tuple[str, str], list[tuple[Ref, Ref, int]]] = defaultdict(list)
    for text in sorted(holders):
        first, *later = holders[text][: _HOLDERS + 1]
        for ref in later if len(later) < _HOLDERS else ():
            if ref.article != first.article and leaders.get(ref.article, ref.article) != leaders.get(first.article):
                shared[first.article, ref.article].append((first, ref, len(text.split())))
    for (one, other), passages in sorted(shared.items()):
        if sum(length for *_, length in passages) >= _LIFTED_WORDS:
            spans = sorted({ref for first, second, _ in passages for ref in (first, second)})
            yield Origin(identity("lifted", one, other), "partial", (one, other), tuple(spans))


def _long_sentences(reading: Reading) -> Iterator[tuple[Span, str]]:
    for sentence in reading.sentences:
        found = words(reading.article.quote(sentence))
        if len(found) >= _SENTENCE_WORDS:
            yield sentence, " ".join(found)
