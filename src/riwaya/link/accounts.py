"""Questions of the story: given by a person, or found from what several parties speak about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from riwaya.link.base import Weights
from riwaya.link.item import Item
from riwaya.link.terms import Word, term_of, words_of
from riwaya.link.topics import topics_of
from riwaya.model import Question, identity

_MOST = 6
_FEWEST_PARTIES = 2
_PHRASE = 0.5


@lru_cache(maxsize=1024)
def keywords_of(question: Question) -> tuple[tuple[str, ...], ...]:
    """For each keyword the terms that must all be there, in order: «موعد الانسحاب» → (@date, @withdraw); of what two
    words say together that alone: «وقف إطلاق النار» → (@ceasefire,)."""
    return tuple(tuple(_telling(words_of(keyword))) for keyword in question.keywords)


def _telling(said: Sequence[Word]) -> Iterator[str]:
    for word, after in zip_longest(said, said[1:]):
        if word.term:
            yield word.term
            if after and not after.term and term_of(after.form):
                return


def keyword_terms(question: Question) -> tuple[frozenset[str], ...]:
    """For each keyword the terms that must all be there."""
    return tuple(map(frozenset, keywords_of(question)))


def belongs(terms: frozenset[str], question: Question) -> bool:
    """Whether a statement with these terms (`terms_of` its words) speaks to a question: all terms of at least one
    keyword stand in it."""
    return any(need and need <= terms for need in keyword_terms(question))


def questions_of(items: Iterable[Item], given: tuple[Question, ...], weights: Weights) -> tuple[Question, ...]:
    """The given questions; where none are given, the topics on which most parties have spoken."""
    if given:
        return given
    rows = {(key, item.speaker, item.article, item.root, said) for item in items for key, said in topics_in(item)}
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    roots: defaultdict[str, set[str]] = defaultdict(set)
    headings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, speaker, _, root, said in rows:
        speakers[key].add(speaker)
        roots[key].add(root)
        headings[key][said] += 1
    counts = ((key, len(speakers[key]), len(roots[key])) for key in speakers)
    return tuple(question_on(key, headings[key].items()) for key in most_spoken(counts, weights))


def topics_in(item: Item) -> Iterator[tuple[str, str]]:
    """(key, heading) for what a statement of somebody speaks of; nothing for other items."""
    if item.layer == "claims" and item.speaker:
        for key, heading in topics_of(item.text):
            if item.terms.issuperset(key.split()):
                yield key, heading


def most_spoken(counts: Iterable[tuple[str, int, int]], weights: Weights) -> list[str]:
    """The topics that most parties speak of, the foremost first, each of other words than those before it.

    `counts`: key, its parties, its independent articles. What two words say counts for more than one word alone.
    """
    ranked = sorted(
        (-parties * _tells(key.split(), weights), key)
        for key, parties, articles in counts
        if parties >= _FEWEST_PARTIES and articles > 1
    )
    found: list[str] = []
    taken: set[str] = set()
    for _, key in ranked:
        terms = set(key.split())
        if taken.isdisjoint(terms):
            found.append(key)
            taken |= terms
        if len(found) == _MOST:
            break
    return found


def _tells(terms: Sequence[str], weights: Weights) -> float:
    return max(map(weights.of, terms)) + (_PHRASE if len(terms) > 1 else 0)


def question_on(key: str, spellings: Iterable[tuple[str, int]]) -> Question:
    """The question that a topic makes, in its most usual words; `spellings`: heading, how often it stands."""
    said = min(spellings, key=lambda spelling: (-spelling[1], len(spelling[0]), spelling[0]))[0]
    return Question(identity("question", key), said, keywords=(said,))
