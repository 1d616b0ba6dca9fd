"""Questions of the story: given by a person, or found from what several parties speak about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from riwaya.lang.ar.stem import words
from riwaya.link.base import Weights
from riwaya.link.item import Item
from riwaya.link.terms import term_of
from riwaya.model import Question, identity

_MOST = 6
_FEWEST_PARTIES = 2
_SHORT = 3


def keyword_terms(question: Question) -> tuple[frozenset[str], ...]:
    """For each keyword the stems that must all be there: «موعد الانسحاب» → {موعد, انسحاب}."""
    return tuple(frozenset(filter(None, map(term_of, words(keyword)))) for keyword in question.keywords)


def belongs(terms: frozenset[str], question: Question) -> bool:
    """Whether a statement with these terms (`terms_of` its words) speaks to a question: all terms of at least one
    keyword stand in it."""
    return any(need and need <= terms for need in keyword_terms(question))


def questions_of(items: Iterable[Item], given: tuple[Question, ...], weights: Weights) -> tuple[Question, ...]:
    """The given questions; where none are given, the topics on which most parties have spoken."""
    if given:
        return given
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        for term, word in topics_in(item):
            speakers[term].add(item.speaker)
            articles[term].add(item.root)
            spellings[term].add(word)
    counts = ((term, len(speakers[term]), len(articles[term])) for term in speakers)
    return tuple(question_on(term, spellings[term]) for term in most_spoken(counts, weights))


def topics_in(item: Item) -> Iterator[tuple[str, str]]:
    """(term, word) for what a statement of somebody speaks of; nothing for other items."""
    if item.layer == "claims" and item.speaker:
        for word in words(item.text):
            term = term_of(word)
            if term in item.terms and len(word) > _SHORT:
                yield term, word


def most_spoken(counts: Iterable[tuple[str, int, int]], weights: Weights) -> list[str]:
    """The terms that most parties speak of, the foremost first; `counts`: term, its parties, its articles."""
    ranked = sorted(
        (-parties * weights.of(term), term)
        for term, parties, articles in counts
        if parties >= _FEWEST_PARTIES and articles > 1
    )
    return [term for _, term in ranked[:_MOST]]


def question_on(term: str, spellings: Iterable[str]) -> Question:
    """The question that a topic makes, in its plainest spelling."""
    word = min(spellings, key=lambda w: (not w.startswith("ال"), len(w), w))
    return Question(identity("question", term), word, keywords=(word,))
