"""Which one of many a thing is: «الاتفاق النووي مع إيران» is a deal that is nuclear and Iran's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.link.polarity import ATTITUDES
from riwaya.link.terms import Word, concepts, link_words, weak_terms

# How many words after a thing may tell which one it is.
_REACH = 5
# How many of an article's commonest qualifiers stand for a thing that it names without any.
_COMMONEST = 3


def is_thing(term: str) -> bool:
    """Whether a term names a thing and not what is done to things, thought of them or goes with everything."""
    if not term or term[:6] == "party:":
        return False
    return term[0] != "@" or not concepts()[term[1:]].effect


def qualifiers(words: Sequence[Word], at: int) -> frozenset[str]:
    """The terms that tell which one the thing at a place is: «الهجوم الكيماوي على دوما» → chemical, Douma."""
    head, found = words[at], set()
    for step, word in enumerate(words[at + 1 : at + 1 + _REACH]):
        if word.clause != head.clause or word.form in link_words("relative"):
            break
        if word.term[:6] == "party:":
            found.add(word.term)
        elif word.term and (word.term in ATTITUDES or not is_thing(word.term)):
            break
        elif word.term and (word.term[0] == "@" or step == 0):
            found.add(word.term)
    return frozenset(found - {head.term})


class Thing(NamedTuple):
    """What tells which one of its kind a thing is: its `own` qualifiers, and those `usual` for it in its article."""

    own: frozenset[str]
    usual: frozenset[str]


class Things:
    """The things of one article with what tells them apart."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._own = {}
        often: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for at, word in enumerate(words):
            if is_thing(word.term) and word.term not in weak_terms():
                self._own[word.start] = found = qualifiers(words, at)
                often[word.term].update(found)
        self._usual = {
            term: frozenset(name for name, _ in sorted(count.items(), key=_commonest)[:_COMMONEST])
            for term, count in often.items()
        }

    def among(self, words: Iterable[Word]) -> dict[str, Thing]:
        """The things that some words name, by term."""
        found: dict[str, frozenset[str]] = {}
        for word in words:
            own = self._own.get(word.start)
            if own is not None:
                found[word.term] = found.get(word.term, frozenset()) | own
        return {term: Thing(own, self._usual[term]) for term, own in found.items()}


def _commonest(row: tuple[str, int]) -> tuple[int, str]:
    return -row[1], row[0]


def kinship(one: Thing | None, other: Thing | None) -> int:
    """How sure two mentions of a thing are of one: 1 where they share a qualifier, -1 where each has others, else 0."""
    if one is None or other is None:
        return 0
    if one.own & other.own:
        return 1
    if one.own and other.own:
        return -1
    return 1 if (one.own or one.usual) & (other.own or other.usual) else 0
