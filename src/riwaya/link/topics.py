"""What statements are about, as a heading can say it: «ملء السد», «وقف إطلاق النار», «المفاوضات».

A topic is a noun with the noun or the adjective that it goes with, or a definite noun alone. Nouns are told by the
article or by a preposition before them; no tagger is needed, for what a story speaks of stands in many places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.register import register
from riwaya.lang.tables import load_table
from riwaya.link.terms import function_words, is_verb, term_of

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670])*")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
# Pronouns of possession: «أزمتها» is said to be somebody's.
_OWNED = ("ها", "هم", "هما", "هن", "كم", "نا")
_DEFINITE = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{2})")


class _Noun(NamedTuple):
    """A word of a statement: raw place, plain spelling, term ("" where two letters tell too little); `definite` with
    article, `sure` behind a preposition, `first` where no other word stands right before it."""

    start: int
    end: int
    shown: str
    term: str
    definite: bool
    sure: bool
    first: bool


def topics_of(text: str) -> Iterator[tuple[str, str]]:
    """(key, heading) for every topic that a text names: the terms of its words joined by a space, and its words.

    >>> [heading for _, heading in topics_of("اتفقا على وقف القتال خلال المفاوضات")]
    ['وقف القتال', 'المفاوضات']
    """
    nouns = list(_nouns(text))
    for noun, following in pairwise((*nouns, None)):
        if noun is None or not noun.first or _stopped(noun.shown):
            continue
        if following is not None and not following.first and _goes_with(noun, following):
            phrase = f"{noun.shown} {following.shown}"
            if not _is_name(phrase, places=False):
                yield f"{noun.term} {following.term}".strip(), phrase
        elif noun.definite and noun.term:
            yield noun.term, noun.shown


def _nouns(text: str) -> Iterator[_Noun | None]:
    """The words of a text that can name something, None for each that cannot."""
    sure, first, end = False, True, 0
    for match in _WORD.finditer(text):
        word = _MARKS.sub("", match.group())
        form = key_of(fold(word))
        first = first or text[end : match.start()] != " "
        end = match.end()
        if form in function_words():
            sure, first = form in _words_of("before"), True
            yield None
            continue
        definite = _DEFINITE.match(word)
        shown = f"ال{word[definite.end() :]}" if definite else word
        term = term_of(form)
        named = term[:6] == "party:" or (not sure and is_verb(form)) or (not term and not sure)
        yield None if named else _Noun(match.start(), end, shown, term, bool(definite), sure, first)
        sure = first = False


def _goes_with(noun: _Noun, following: _Noun) -> bool:
    """Whether two words make a name of a topic: «الاجتماع الثلاثي», «ملء السد» behind a preposition."""
    if not following.definite or not following.term or noun.term == following.term or is_no_topic(following.shown):
        return False
    return noun.definite or (noun.sure and not noun.shown.endswith(_OWNED))


def _stopped(shown: str) -> bool:
    return is_no_topic(shown) or _is_name(shown)


def is_no_topic(shown: str) -> bool:
    """Whether a word tells rank, time, body or office and so no topic: «اللجنة»."""
    return _key(shown) in _words_of("stop")


@lru_cache(maxsize=20_000)
def _key(shown: str) -> str:
    return key_of(fold(shown))


@lru_cache(maxsize=20_000)
def _is_name(shown: str, *, places: bool = True) -> bool:
    """Whether words are the name of a party or a place; of a party alone without `places`: «سد النهضة» is a topic."""
    return any(places or party.type != "LOC" for party in register().find_named(shown))


@cache
def _words_of(role: str) -> frozenset[str]:
    """Comparison forms of the words of a role, see the table."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("topic_edges").rows if row["role"] == role)
