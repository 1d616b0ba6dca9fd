"""Causes named by a noun: «السبب الرئيسي وراء البيع كان ارتفاع الكلفة», «الدافع الأبرز، هو تزايد الضغط»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.reach import Sentence, Side, behind, said_before

_NOUNS = word_class("reason noun")
_RANKS = word_class("rank")
_EQUATING = word_class("equating")
_RETURNING = word_class("returning")
_TOWARDS = frozenset(("الي", "ل"))
_LEADING = word_class("leading")
_SETTLED = word_class("preposition") | word_class("refusal") | word_class("owning")
# The verb that equates stands at most this many words behind the noun.
_FAR = 14


def reasons_in(words: Words, sentence: Sentence) -> Iterator[tuple[CausalCue, Side, Side]]:
    """The reasons that a sentence names with a noun: cue, cause and effect, in order."""
    for index in words.frame.keys_where(_NOUNS.__contains__, sentence.low, sentence.high - 2):
        if index == sentence.low or words.keys[index - 1] not in _SETTLED:
            found = _reason_at(words, sentence, index)
            if found is not None:
                yield found


def _reason_at(words: Words, sentence: Sentence, index: int) -> tuple[CausalCue, Side, Side] | None:
    _, limit = words.bounds(index, sentence.low, sentence.high)
    last = index + 1
    while last < limit and words.keys[last] in _RANKS:
        last += 1
    if last < limit and words.marks[last] == "that":  # «والسبب أنه …»
        token = words.tokens[index]
        begin = token.start + (words.keys[index][0] in "وف")
        cue = CausalCue(index, last, begin, words.tokens[last - 1].end, "named", False, last)
        return cue, behind(words, sentence, last), said_before(words, sentence, index)
    returned = index > sentence.low and words.keys[index - 1] in _RETURNING
    middle = _equated(words, last, limit, _TOWARDS if returned else _EQUATING)
    if middle is None:
        return None
    first = last + (words.keys[last] in _LEADING)
    start = middle + 1
    while start < limit and words.keys[start] in _LEADING:
        start += 1
    cause = behind(words, sentence, start)
    effect = (first, middle) if middle > first and words.tokens[first].kind == "word" else None
    token = words.tokens[index]
    begin = token.start + (words.keys[index][0] in "وف")
    cue = CausalCue(index, last, begin, words.tokens[last - 1].end, "named", False, start)
    return cue, cause, effect or said_before(words, sentence, index)


def _equated(words: Words, first: int, limit: int, verbs: frozenset[str]) -> int | None:
    """Token of «هو», «كان» or «يعود» behind the noun, with no stop and no other clause between."""
    for at in range(first, min(limit - 1, first + _FAR)):
        if words.keys[at] in verbs:
            return at
        if words.marks[at] and words.marks[at] != "comma":
            return None
    return None
