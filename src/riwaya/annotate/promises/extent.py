"""Which words a commitment covers: from the subject before its cue to the end of what is promised."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import bare
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.promises.cues import Promise, is_event_word
from riwaya.model import Frame

_FIXED = 8
_LONGEST, _FARTHEST_SUBJECT, _FARTHEST_NOUN = 26, 9, 6
_HARD = frozenset(".؟?!؛;…:")
_COMMAS = frozenset("،,")
_QUOTES = frozenset('"«»“”')


def extent_of(frame: Frame, promise: Promise, tokens: range) -> tuple[int, int] | None:
    """Tokens ``first..last`` of the commitment; None when the cue sets nothing."""
    if promise.kind in ("scheduled", "deadline", "by"):
        first = _noun_before(frame, promise, tokens.start)
        if first is None:
            return None
    elif promise.kind in (
        "future",
        "never",
        "intent",
        "decide",
        "duty",
        "promise",
        "pledge",
        "aim",
        "ready",
        "agreed",
        "meets",
    ):
        first = subject_before(frame, promise.first, tokens.start)
    else:
        first = promise.first
    if promise.kind == "fixed":
        first = max(tokens.start, promise.first - _FIXED)
    return first, end_after(frame, promise.last, tokens.stop)


def subject_before(frame: Frame, index: int, floor: int) -> int:
    """Token where the subject before the verb at `index` begins; `index` itself when none stands there."""
    first = index
    if frame.tokens[index].form[0] in "وف" and frame.tokens[index].form[1:2] in ("س", "ي", "ت"):
        return index
    while first > floor and index - first < _FARTHEST_SUBJECT:
        token, form = frame.tokens[first - 1], bare(frame, first - 1)
        if token.form in _HARD or token.form in _QUOTES or token.form in _COMMAS:
            break
        if form in marked("relative"):
            return max(floor, first - 2)
        if form in marked("that") or form in marked("break"):
            break
        first -= 1
    if index - first >= _FARTHEST_SUBJECT:
        return index
    while first < index and frame.tokens[first].kind == "mark":
        first += 1
    return first


def end_after(frame: Frame, index: int, stop: int) -> int:
    """Token behind the last one of the clause that goes on at `index`."""
    words, opened = 0, False
    last = index
    while index < stop and words < _LONGEST:
        token = frame.tokens[index]
        if token.form in _HARD:
            break
        if token.form in _QUOTES:
            if opened or words > 1:
                break
            opened = True
        elif token.form in _COMMAS:
            following = bare(frame, index + 1) if index + 1 < stop else ""
            if words > 3 and (following[:1] in ("و", "ف") or following in marked("break")):
                break
        elif token.kind != "mark":
            if words > 3 and bare(frame, index) in ("حيث", "بينما", "فيما", "لكن", "مشيرا", "مضيفا", "كما", "موضحا"):
                break
            words += 1
            last = index + 1
        index += 1
    return last


def _noun_before(frame: Frame, promise: Promise, floor: int) -> int | None:
    """The nearest event noun before the cue in its clause."""
    farthest = _FARTHEST_NOUN * (2 if promise.kind in ("deadline", "by") else 1)
    for first in range(promise.first - 1, max(floor, promise.first - farthest) - 1, -1):
        token = frame.tokens[first]
        if token.form in _HARD:
            return None
        if token.kind == "word" and is_event_word(frame, first):
            return first
    return None
