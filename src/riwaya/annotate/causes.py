"""Annotator of causes: cause, cue and effect, and whether the effect came about or may come.

Cues come from `causal`; the two sides are the clauses around them. Only what a cue word says is a cause:
order in time («بعد») and purpose («من أجل») are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.outlook.causal import CausalCue, cues_in
from riwaya.annotate.outlook.clauses import Words, left_edge, passage_before, right_edge, start_of, trimmed, words_of
from riwaya.annotate.outlook.futures import triggers_in
from riwaya.annotate.outlook.voices import Voices
from riwaya.model import Cause, Reading
from riwaya.settings import Settings

Side = tuple[int, int]


class Link(NamedTuple):
    """Cause and effect as token ranges, `shift` characters off the first word of the side behind the cue."""

    cause: Side
    effect: Side
    shift: int = 0


class Sentence(NamedTuple):
    """Tokens `low..high` of a sentence, those of the sentence before it, and its causal cues."""

    low: int
    high: int
    before: Side
    cues: tuple[CausalCue, ...]


def annotate_causes(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the causes of a reading, in order of their cues."""
    frame = reading.framed()
    words = words_of(frame)
    voices = Voices(reading.claims)
    number = 0
    before: Side = (0, 0)
    for start, end in frame.sentences:
        block = frame.block_at(start)
        inside = frame.tokens_in(start, end)
        if block is None or block.kind != "body":
            continue
        cues = tuple(cues_in(words, inside.start, inside.stop))
        sentence = Sentence(inside.start, inside.stop, before, cues)
        before = (inside.start, inside.stop)
        for cue, link in links_in(words, sentence):
            number += 1
            spans = [_positions(words, side, shift) for side, shift in _shifted(cue, link)]
            cue_span = frame.span(cue.start, cue.end)
            yield Cause(
                id=f"C{number}",
                cause=frame.span(*spans[0]),
                cue=cue_span,
                effect=frame.span(*spans[1]),
                modality=_modality(words, cue, link),
                by=voices.by(cue_span),
                rule=cue.kind if cue.verb is None else f"verb:{cue.verb.lemma}",
            )


def _shifted(cue: CausalCue, link: Link) -> tuple[tuple[Side, int], tuple[Side, int]]:
    behind_is_cause = link.cause[0] > cue.first
    return (link.cause, link.shift if behind_is_cause else 0), (link.effect, 0 if behind_is_cause else link.shift)


def _positions(words: Words, side: Side, shift: int) -> tuple[int, int]:
    first, last = side
    start = words.tokens[first].start + shift if shift else start_of(words, first)
    return start, words.tokens[last - 1].end


def links_in(words: Words, sentence: Sentence) -> list[tuple[CausalCue, Link]]:
    """The cues of a sentence whose two sides were found."""
    found: list[tuple[CausalCue, Link]] = []
    for cue in sentence.cues:
        link = _verb_link(words, sentence, cue, found) if cue.kind == "verb" else _phrase_link(words, sentence, cue)
        if link is None:
            continue
        cause, effect = trimmed(words, *link.cause), trimmed(words, *link.effect)
        if cause[0] < cause[1] and effect[0] < effect[1]:
            found.append((cue, Link(cause, effect, link.shift)))
    return found


def _behind(words: Words, sentence: Sentence, cue: CausalCue, first: int) -> Side:
    """The clause that begins at token `first` behind the cue."""
    _, limit = words.bounds(min(first, sentence.high - 1), sentence.low, sentence.high)
    stops = {other.first for other in sentence.cues if other.first > first}
    while first < limit and (words.marks[first] in ("that", "comma", "colon") or words.tokens[first].kind == "mark"):
        if words.marks[first] == "stop":
            return first, first
        first += 1
    if first >= limit:
        return first, first
    return first, right_edge(words, first, limit, stops)


def _ahead(words: Words, sentence: Sentence, cue: CausalCue, last: int) -> Side:
    """The clause that ends at token `last` ahead of the cue."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    stops = {other.last - 1 for other in sentence.cues if other.last <= last}
    while last > low and words.tokens[last - 1].kind == "mark" and words.marks[last - 1] != "stop":
        last -= 1
    if last <= low:
        return last, last
    return left_edge(words, last - 1, low, stops), last


def _phrase_link(words: Words, sentence: Sentence, cue: CausalCue) -> Link | None:
    """The two sides of «بسبب», «ما يعني», «سببا في», «ناجم عن»."""
    behind = _behind(words, sentence, cue, cue.last)
    if cue.kind == "so":
        low, _ = words.bounds(cue.first, sentence.low, sentence.high)
        cause = passage_before(words, cue.first, low)
        if cause[1] - cause[0] < 2:
            cause = sentence.before
        return Link(cause, behind, cue.shift)
    ahead = _ahead(words, sentence, cue, cue.first)
    if cue.kind == "to":
        return Link(ahead, behind, cue.shift)
    if ahead[1] - ahead[0] < 1:
        if cue.kind == "back":
            return None
        ahead = _behind(words, sentence, cue, behind[1])
    return Link(behind, ahead, cue.shift)


_CLAUSAL = frozenset(("ما", "مما", "وما", "بما"))
_POINTERS = frozenset(("هذا", "ذلك", "هذه", "تلك", "وهذا", "وذلك", "وهذه", "وهو", "وهي", "فهذا", "فذلك"))


def _verb_link(
    words: Words, sentence: Sentence, cue: CausalCue, found: Sequence[tuple[CausalCue, Link]]
) -> Link | None:
    """The two sides of a causal verb: its subject, before or behind it, and its complement."""
    verb = cue.verb
    assert verb is not None
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    group = _verb_group(words, cue.first, low)
    complement = cue.particle if cue.particle >= 0 else cue.last
    effect = _behind(words, sentence, cue, complement)
    linked, subject = _subject(words, sentence, cue, group, found)
    if subject is None:
        if verb.strength == "linked":
            return None
        return _verb_first(words, sentence, cue, effect)
    if verb.strength == "linked" and not linked:
        return None
    if verb.strength == "back":
        return Link(effect, subject, cue.shift)
    return Link(subject, effect, cue.shift)


_HELPERS = frozenset(
    ("قد", "وقد", "فقد", "سوف", "فسوف", "كان", "كانت", "ربما", "ان", "ايضا", "بدوره", "بدورها", "غالبا", "لقد")
)


def _verb_group(words: Words, index: int, low: int) -> int:
    """Token at which «قد», «كان قد», «من الممكن أن» … before the verb begin."""
    while index > low and words.keys[index - 1] in _HELPERS and words.marks[index - 1] in ("", "that"):
        if words.marks[index - 1] == "that" and not (index - 2 >= low and words.keys[index - 2] in _IMPERSONAL):
            break
        index -= 1
        while index > low and words.keys[index - 1] in _IMPERSONAL:
            index -= 1
    return index


_IMPERSONAL = frozenset(
    ("الممكن", "المتوقع", "المرجح", "المحتمل", "شانه", "شانها", "يمكن", "يتوقع", "من", "ومن", "المنتظر", "المفترض")
)


def _subject(
    words: Words, sentence: Sentence, cue: CausalCue, group: int, found: Sequence[tuple[CausalCue, Link]]
) -> tuple[bool, Side | None]:
    """The subject ahead of the verb and whether it stands for a clause; None when the verb comes first."""
    low, _ = words.bounds(cue.first, sentence.low, sentence.high)
    if cue.joined and found and found[-1][0].kind == "verb" and found[-1][1].cause[0] < cue.first:
        return True, found[-1][1].cause
    if group <= low:
        return False, None
    before, mark = words.keys[group - 1], words.marks[group - 1]
    if before in _CLAUSAL or words.keys[group - 2 : group] == ("الامر", "الذي"):
        at = group - (2 if before == "الذي" else 1)
        while at > low and words.keys[at - 1] in _POINTERS:
            at -= 1
        passage = passage_before(words, at, low)
        return True, passage if passage[0] < passage[1] else sentence.before
    if mark == "relative":
        at = group - 1
        while at > low and words.tokens[at - 1].kind == "mark" and words.marks[at - 1] != "stop":
            at -= 1
        return False, (left_edge(words, at - 1, low), at) if at > low else None
    ahead = _ahead(words, sentence, cue, group) if mark != "comma" else (group, group)
    if ahead[0] >= ahead[1]:
        return False, None
    if words.keys[ahead[0]] in _POINTERS and ahead[1] - ahead[0] <= 3:
        passage = passage_before(words, ahead[0], low)
        if passage[0] < passage[1]:
            return True, passage
        return True, ahead
    return False, ahead


def _verb_first(words: Words, sentence: Sentence, cue: CausalCue, effect: Side) -> Link | None:
    """Sides when the verb opens its clause: «أدى القصف إلى مقتل …», «أثارت القضية غضب …»."""
    assert cue.verb is not None
    first = cue.last if cue.particle < 0 else cue.first + 1
    if cue.particle >= 0:
        last = cue.particle if cue.shift else cue.particle - 1
        if first < last:
            return Link((first, last), effect, cue.shift)
        ahead = passage_before(words, cue.first, sentence.low, 12)
        if ahead[0] < ahead[1] and words.marks[cue.first - 1] == "comma":
            return Link(ahead, effect, cue.shift)
        return Link(sentence.before, effect, cue.shift) if cue.first == sentence.low else None
    if cue.verb.pronoun:
        return Link(effect, effect)
    middle = _object_after(words, *effect)
    return Link((effect[0], middle), (middle, effect[1])) if middle else None


def _object_after(words: Words, first: int, last: int) -> int | None:
    """Token at which the object begins behind a subject that opens at `first`: «أثارت القضية | غضب أنقرة»."""
    if last - first < 2:
        return None
    keys = words.keys
    if keys[first] in ("ذلك", "هذا", "هذه", "تلك"):
        return first + (2 if keys[first + 1].startswith("ال") and last - first > 2 else 1)
    definite = keys[first].startswith("ال")
    at = first + (1 if definite else 2)
    while at < last - 1:
        key = keys[at]
        if key in ("في", "من", "علي", "مع", "عن", "بين", "ضد", "الي"):
            at += 2
        elif key.startswith(("ال", "لل", "بال")):
            at += 1
        else:
            return at
    return min(at, last - 1) if at < last else first + (last - first) // 2


def _modality(words: Words, cue: CausalCue, link: Link) -> str:
    """ "possible" when the effect lies ahead or is only supposed, else "actual"."""
    if cue.future:
        return "possible"
    first, last = min(link.effect[0], cue.first), max(link.effect[1], cue.last)
    if link.effect[0] < cue.first:
        last = link.effect[1]
    return "possible" if triggers_in(words, first, last) else "actual"


CAUSES = Annotator("causes", annotate_causes, needs=frozenset({"claims"}), gives=frozenset({"causes"}))
