"""Questions of the story: given by a person, or found from what several parties speak about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from riwaya.lang.ar.stem import words
from riwaya.link.base import Weights
from riwaya.link.items import Item
from riwaya.link.terms import term_of
from riwaya.model import Question, identity

_MOST = 6
_FEWEST_PARTIES = 2


def keyword_terms(question: Question) -> tuple[frozenset[str], ...]:
    """For each keyword the stems that must all be there: «موعد الانسحاب» → {موعد, انسحاب}."""
    return tuple(frozenset(filter(None, map(term_of, words(keyword)))) for keyword in question.keywords)


def belongs(terms: frozenset[str], question: Question) -> bool:
    """Whether a statement with these terms (`terms_of` its words) speaks to a question: all terms of at least one
    keyword stand in it."""
    return any(need and need <= terms for need in keyword_terms(question))


def questions_of(items: Sequence[Item], given: tuple[Question, ...], weights: Weights) -> tuple[Question, ...]:
    """The given questions; where none are given, the topics on which most parties have spoken."""
    if given:
        return given
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    spelling: dict[str, str] = {}
    for item in items:
        if item.layer != "claims" or not item.speaker:
            continue
        for word in words(item.text):
            term = term_of(word)
            if term in item.terms and len(word) > 3:
                speakers[term].add(item.speaker)
                articles[term].add(item.root)
                best = spelling.get(term, "")
                spelling[term] = min((best, word), key=lambda w: (not w.startswith("ال"), len(w), w)) if best else word
    ranked = sorted(
        (term for term in speakers if len(speakers[term]) >= _FEWEST_PARTIES and len(articles[term]) > 1),
        key=lambda term: (-len(speakers[term]) * weights.of(term), term),
    )
    return tuple(
        Question(identity("question", term), spelling[term], keywords=(spelling[term],)) for term in ranked[:_MOST]
    )
