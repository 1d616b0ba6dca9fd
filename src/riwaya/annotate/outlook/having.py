"""What has an effect on something: «كان للقرار أثر كبير في تراجع الأسعار»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.eventive import can_cause, names_event
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.natures import may_cause
from riwaya.annotate.outlook.reach import Sentence, Side, behind
from riwaya.annotate.outlook.subjects import group_start, subject_of

_EFFECTS = word_class("effect noun")
_HAVING = word_class("having")
_OWNERS = frozenset(("له", "لها", "لهما"))
_ANY = word_class("any")
_NEGATIONS = word_class("negation") | word_class("refusal")
# Adjectives between the noun and its preposition, and words between «كان لـ» and the noun.
_ADJECTIVES, _FAR = 3, 45


def having_in(words: Words, sentence: Sentence) -> Iterator[tuple[CausalCue, Side, Side]]:
    """Cue, cause and effect of every effect that something is said to have, in order."""
    for index in words.frame.keys_where(_EFFECTS.__contains__, sentence.low, sentence.high - 2):
        middle = _preposition(words, index, sentence.high)
        if middle is None or index <= sentence.low:
            continue
        cue = CausalCue(index, middle + 1, words.tokens[index].start, words.tokens[middle].end, "to", False, middle + 1)
        cause = _owner(words, sentence, cue)
        if cause is not None:
            yield cue, cause, behind(words, sentence, middle + 1)


def _preposition(words: Words, index: int, high: int) -> int | None:
    """The «في» or «على» that belongs to the noun at token `index`, over its adjectives."""
    for at in range(index + 1, min(high - 1, index + 2 + _ADJECTIVES)):
        key = words.keys[at]
        if key == "علي":
            return at
        if key == "في":
            return at if can_cause(words.keys[at + 1]) else None
        if words.tokens[at].kind != "word" or words.marks[at] or key.startswith("ال"):
            return None
    return None


def _owner(words: Words, sentence: Sentence, cue: CausalCue) -> Side | None:
    """What has the effect: the event behind «كان لـ» before the noun, unless it is denied."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if words.keys[cue.first - 1] in _ANY:
        return None  # «ليس للقرار أي أثر»
    if words.keys[cue.first - 1] in _OWNERS and words.keys[cue.last - 1] == "في":
        subject = subject_of(words, sentence, cue, group_start(words, cue.first - 1, low), None)
        acts = subject.side is not None and subject.how != "clause" and not names_event(words, *subject.side)
        return None if acts else subject.side
    for at in range(cue.first - 2, max(low, cue.first - _FAR) - 1, -1):
        if words.marks[at] in ("stop", "contrast"):
            return None
        if words.keys[at] in _HAVING and words.keys[at + 1][0] == "ل":
            denied = at > low and words.keys[at - 1] in _NEGATIONS
            return (at + 1, cue.first) if not denied and may_cause(words, at + 1) else None
    return None
