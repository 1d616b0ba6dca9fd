"""Sentences that ask and tell what leads there: «ما يثير القلق هو تزايد الهجمات»."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.reach import Link, Sentence, Side, behind
from riwaya.annotate.outlook.verbs import Verb

_WHAT = frozenset(("ما", "وما", "فما"))
_OF_WHAT = _WHAT | {"بما", "لما", "وبما"}
_WHICH = frozenset(("الذي", "والذي"))
_IS = frozenset(("هو", "هي"))
_LIES = frozenset(("يكمن", "تكمن", "يتمثل", "تتمثل"))
# The subject of «ما أثاره … من» is less than this many words long.
_SHORT = 6
# What lets «ما» open a clause inside its sentence.
_OPENERS = frozenset(("contrast", "that", "colon", "stop"))


def opens_sentence(words: Words, group: int, low: int) -> bool:
    """Whether the verb whose words begin at token `group` stands behind a «ما» that opens the sentence."""
    return group - 1 == low and words.keys[low] in _WHAT


def opens_clause(words: Words, group: int, low: int) -> bool:
    """Whether it stands behind a «ما» or «الأمر الذي» that opens a clause: «لكن ما يثير القلق هو …»."""
    at = group - 1
    if at <= low:
        return at == low and words.keys[at] in _WHAT
    if words.keys[at] in _WHICH and words.keys[at - 1].removeprefix("و") == "الامر":
        at -= 1
    elif words.keys[at] not in _WHAT and words.keys[at] != "والذي":
        return False
    return at == low or words.marks[at - 1] in _OPENERS


def equated(words: Words, cue: CausalCue, effect: Side) -> Link | None:
    """Sides of a clause that asks and tells what it is: «ما يثير القلق | هو تزايد الهجمات»."""
    for at in range(effect[0] + 1, effect[1] - 1):
        if words.keys[at] in _IS:
            return Link(cue, (at + 1, effect[1]), (effect[0], at), cue.shift)
        if words.keys[at] in _LIES and words.keys[at + 1] == "في":
            return Link(cue, (at + 2, effect[1]), (effect[0], at), cue.shift)
    return None


def partitive(words: Words, sentence: Sentence, cue: CausalCue, group: int) -> Link | None:
    """Sides of «ما أثاره القرار من غضب»: what led there stands behind the verb, what came of it behind «من»."""
    first, verb = cue.complement, cue.verb
    if (
        verb is None
        or not verb.pronoun
        or verb.strength in ("linked", "pointer")
        or group <= sentence.low
        or words.keys[group - 1] not in _OF_WHAT
    ):
        return None
    for at in range(first + 1, min(sentence.high - 1, first + _SHORT)):
        if words.keys[at] == "من":
            return Link(cue, (first, at), behind(words, sentence, at + 1), cue.shift)
        if words.marks[at] or words.tokens[at].kind != "word":
            return None
    return None


def told_before_it(words: Words, sentence: Sentence, cue: CausalCue, verb: Verb, effect: Side) -> Link | None:
    """Sides when «ما» opens a sentence and stands for the one before: «أضرب العمال. ما أدى إلى توقف المصنع»."""
    told = verb.strength in ("strong", "fit") and verb.tense == "past" and not verb.pronoun
    if not told or sentence.before[0] >= sentence.before[1] or cue.first != sentence.low + 1:
        return None
    return Link(cue._replace(start=words.tokens[sentence.low].start), sentence.before, effect, cue.shift)
