"""What grows with what: «كلما تأخر الحل، زادت الخسائر»."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.reach import Link, Sentence, Side, behind

_LONGEST = 30  # tokens of one half
_EDGES = frozenset(("comma", "stop", "colon", "that", "contrast"))


def whenever(words: Words, sentence: Sentence, cue: CausalCue) -> Link | None:
    """Sides of «كلما»: the clause behind it and the one behind the comma, whose own «كلما» is left out; None when the
    cue does not open its clause or opens the second half. «… وكلما زاد كذا» at the end shares the cause before it."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if not (cue.joined or cue.first == low or words.marks[cue.first - 1] in _EDGES):
        return None
    earlier = next((other for other in sentence.cues if _pairs(other, cue)), None)
    cause = _half(words, sentence, cue)
    apart = cause[1] + 1 < sentence.high and words.marks[cause[1]] == "comma"
    if earlier is not None:
        shared = _half(words, sentence, earlier)
        if shared[1] + 1 >= cue.first or (cue.joined and not apart):
            return Link(cue, shared, cause) if cue.joined else None
    if not apart:
        return None
    first = cause[1] + 1
    follows = words.keys[first] == words.keys[cue.last - 1].removeprefix("و").removeprefix("ف")
    return Link(cue, cause, behind(words, sentence, first + follows))


def _half(words: Words, sentence: Sentence, cue: CausalCue) -> Side:
    """The clause behind «كلما», up to the first comma."""
    for at in range(cue.complement, min(sentence.high, cue.complement + _LONGEST)):
        if words.marks[at] in ("comma", "stop", "colon"):
            return cue.complement, at
    return behind(words, sentence, cue.complement)


def _pairs(other: CausalCue, cue: CausalCue) -> bool:
    return other.kind == "whenever" and other.first < cue.first
