"""How far a causal cue reaches in its sentence: the clause ahead of it, behind it, and what was said before."""

from __future__ import annotations

from collections.abc import Collection, Container
from typing import NamedTuple

from riwaya.annotate.outlook.clauses import CLOSERS, Words, aside_before, left_edge, passage_before, right_edge
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

Side = tuple[int, int]


class Sentence(NamedTuple):
    """Tokens `low..high` of a sentence, those of the sentence before it, its causal cues, the tokens at
    which a person or party is named (`agents`), and those at which a cue's clause opens or a cue closes."""

    low: int
    high: int
    before: Side
    cues: tuple[CausalCue, ...]
    agents: Container[int]
    openings: frozenset[int]
    closings: set[int]


def sentence_of(
    words: Words, span: Side, before: Side, cues: tuple[CausalCue, ...], agents: Container[int]
) -> Sentence:
    """The sentence with the tokens at which its cues open and close: of the verbs, only those close a clause that turn
    out to tie two sides, and they are added where that is found."""
    openings = frozenset(cue.first for cue in cues if cue.kind != "verb" or cue.joined)
    return Sentence(*span, before, cues, agents, openings, {cue.last - 1 for cue in cues if cue.kind != "verb"})


NOWHERE: Side = (0, 0)


class Link(NamedTuple):
    """Cause and effect as token ranges; `shift` characters come off the first word of the side behind the cue.

    `antecedent`: what the cause stands for when it is «ذلك» or «هذا».
    """

    cue: CausalCue
    cause: Side
    effect: Side
    shift: int = 0
    antecedent: Side = NOWHERE


_SHORT = 3
_TURNS = frozenset(("stop", "that", "contrast"))


def _is_opening(words: Words, index: int) -> bool:
    return words.tokens[index].kind == "mark" or words.keys[index] == "ان"


def behind(words: Words, sentence: Sentence, first: int, *, extend: bool = False) -> Side:
    """The clause that begins at token `first`; with `extend`, a bare adverbial goes on behind its comma."""
    if first >= sentence.high:
        return first, first
    _, limit = words.bounds(first, sentence.low, sentence.high)
    stops = sentence.openings
    while first < limit and (
        words.marks[first] in ("that", "comma", "colon")
        or words.tokens[first].kind == "mark"
        or words.keys[first] == "ان"
    ):
        if words.marks[first] == "stop":
            return first, first
        first += 1
    if first >= limit:
        return first, first
    last = right_edge(words, first, limit, stops)
    if last - first == 1 and words.keys[first][-2:] == "ما" and last < limit and words.marks[last] == "speech":
        last = right_edge(words, last, limit, stops)  # «بسبب ما قالت الرابطة إنه …»
    short = extend and last - first <= _SHORT and last + 1 < limit and words.marks[last] == "comma"
    if short and (words.keys[first][0] in "لبف" or words.keys[first] in ("من", "في", "علي", "الي")):
        last = right_edge(words, last + 1, limit, stops)
    return first, last


def ahead_of(words: Words, sentence: Sentence, cue: CausalCue, last: int) -> Side:
    """The clause that ends at token `last`, with the noun before it when it is a relative clause."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if last < low:
        low = sentence.low  # the verb opens a quotation: its subject stands before that
    stops: Collection[int] = sentence.closings if not cue.joined else ()
    while last > low and words.tokens[last - 1].kind == "mark" and words.marks[last - 1] not in ("stop", "colon"):
        if words.keys[last - 1] in CLOSERS:
            break
        last -= 1
    if last <= low or words.marks[last - 1] in ("stop", "colon"):
        return last, last
    index = aside_before(words, last - 1, low) if words.keys[last - 1] in CLOSERS else last - 1
    first = left_edge(words, index, low, stops)
    if first > low and words.marks[first - 1] == "relative":
        first = antecedent_start(words, first - 1, low, stops)
    return first, last


def antecedent_start(words: Words, relative: int, low: int, stops: Collection[int]) -> int:
    """First token of the noun phrase that the relative pronoun at `relative` belongs to."""
    at = relative
    while at > low and words.marks[at - 1] == "comma":
        at -= 1
    return left_edge(words, at - 1, low, stops) if at > low else relative


def said_before(words: Words, sentence: Sentence, index: int) -> Side:
    """What was said before token `index`: in this sentence, or the sentence before."""
    low, _ = words.bounds(index, sentence.low, sentence.high)
    passage = passage_before(words, index, low)
    if passage[1] - passage[0] < 2 and passage[0] > low and words.marks[passage[0] - 1] in _TURNS:
        passage = passage_before(words, passage[0] - 1, low)
    if passage[1] - passage[0] < 2 and low > sentence.low:  # «ارتفع السعر، "وبالتالي فإن …"»
        passage = passage_before(words, low, sentence.low)
        if any(words.marks[at] == "speech" for at in range(*passage)):
            return sentence.before  # «قال الوزير "لهذا السبب قررنا …"»
    return passage if passage[1] - passage[0] >= 2 else sentence.before


_LINKS = word_class("link")
_MANY = word_class("many")
# Endings of a noun with a possessive: nothing more belongs to it.
OWNED = ("ها", "هم", "هن", "هما", "ته")


def object_after(words: Words, first: int, last: int) -> int | None:
    """Token at which the object begins behind a subject that opens at `first`: «أثارت القضية | غضب أنقرة»."""
    if last - first < 2:
        return None
    keys = words.keys
    if keys[first] in ("ذلك", "هذا", "هذه", "تلك"):
        named = keys[first + 1].startswith("ال") and last - first > 2 and keys[first + 2] not in _LINKS
        at = first + (2 if named else 1)
        while named and at < last - 1 and keys[at].startswith("ال") and keys[at].endswith(("ي", "يه")):
            at += 1  # «هذا الدعم القطري | …»
        return at
    at = first + (1 if keys[first].startswith("ال") or keys[first].endswith(OWNED) else 2)
    noun = 0
    while at < last - 1:
        key = keys[at]
        if words.marks[at] == "relative":
            return None  # «دفعت التظاهرات التي عمت المدن، …»
        if key in _LINKS or key == "رقم":
            at += 2
        elif key in _MANY and at > first:
            return at  # «أثارت القضية | العديد من الأسئلة»
        elif key.startswith(("ال", "لل", "بال")) or (key[0] == "و" and len(key) > 3):
            if key.startswith("ال") and not key.endswith(("يه", "ي")):
                noun = at
            at += 1
        else:
            return at
    if noun:
        event = keys[last - 1].startswith("ال") and can_cause(keys[last - 1]) and not can_cause(keys[noun])
        return last - 1 if event and at == last - 1 else noun
    return min(at, last - 1) if at < last else first + (last - first) // 2


STIRRED = word_class("stirred")
# What is stirred stands at most this many words behind its verb.
_FAR = 24


def stirred_after(words: Words, side: Side, high: int, *, described: bool = False) -> tuple[int, Side] | None:
    """The token at which a word like «غضب» or «انتقادات» opens the object of a verb whose subject opens `side`, and
    the side up to its end: «أثارت الخطة التي تخص النازحين، | انتقادات واسعة»; None when none stands there.
    `described`: a clause without a relative pronoun belongs to the subject («أثار مرسوم أصدره الرئيس، | جدلا»)."""
    first, last = side
    for at in range(first + 1, min(high, first + _FAR)):
        if words.marks[at] in ("stop", "contrast", "condition") or (words.marks[at] == "that" and not described):
            return None
        if at >= last and not described:
            return None
        described = described or words.marks[at] == "relative"
        if words.keys[at] in STIRRED and words.keys[at - 1] not in _LINKS and words.keys[at - 1] not in STIRRED:
            end = last if at < last else right_edge(words, at, high)
            return at, (first, end)
    return None
