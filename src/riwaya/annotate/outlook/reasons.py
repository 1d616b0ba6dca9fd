"""Causes named by a noun: «السبب الرئيسي وراء البيع كان ارتفاع الكلفة», «الدافع الأبرز، هو تزايد الضغط»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.outlook.clauses import Words, left_edge
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
_REASONS = word_class("reason noun") - frozenset(("الفضل", "والفضل", "فالفضل")) | word_class("factor")
_ONE_OF = word_class("one of")
_BEING = word_class("copula")
_POINTERS = word_class("pointer")
_NOT = word_class("refusal")
_EQUALS = frozenset(("هو", "هي", "ان", "كان", "كانت"))
_AMONG = frozenset(("من", "ومن", "فمن"))
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


def reason_behind(words: Words, sentence: Sentence, relative: int, effect: Side) -> Side | None:
    """What «الأسباب» before the relative pronoun at token `relative` stands for: the subject of «كان الفقر أحد الأسباب
    التي دفعت …», or what is equated with them behind «… هو»; None when neither is said."""
    low, _ = words.bounds(relative, sentence.low, sentence.high)
    at = noun = _noun_before(words, relative, low)
    while at > low and words.keys[at - 1] in _ONE_OF:
        at -= 1
    first = left_edge(words, at - 1, low) if at > low and not words.marks[at - 1] else at
    while first < at and words.keys[first] in _BEING:
        first += 1
    last = at
    while last > first and words.keys[last - 1] in _BEING:
        last -= 1
    if last > first and words.keys[last - 1].removeprefix("و") in _NOT:
        return None  # «ليس السبب الوحيد الذي …»
    opened = first > low and words.keys[first - 1] in _BEING
    told = at < noun or last < at or opened or words.keys[last - 1] in _POINTERS
    if last > first and told and words.keys[first] not in _AMONG:
        return first, last
    middle = next((at for at in range(*effect) if words.keys[at] in _EQUALS), None)
    return (middle + 1, effect[1]) if middle is not None and middle + 1 < effect[1] else None


def is_reason(words: Words, relative: int, low: int) -> bool:
    """Whether a noun like «الأسباب» stands before the relative pronoun at token `relative`."""
    return words.keys[_noun_before(words, relative, low)] in _REASONS


def _noun_before(words: Words, relative: int, low: int) -> int:
    """The noun that a relative pronoun at token `relative` belongs to, before its adjectives."""
    at = relative - 1
    while at > low and words.keys[at] in _RANKS:
        at -= 1
    return at


def _equated(words: Words, first: int, limit: int, verbs: frozenset[str]) -> int | None:
    """Token of «هو», «كان» or «يعود» behind the noun, with no stop and no other clause between."""
    for at in range(first, min(limit - 1, first + _FAR)):
        if words.keys[at] in verbs:
            return at
        if words.marks[at] and words.marks[at] != "comma":
            return None
    return None
