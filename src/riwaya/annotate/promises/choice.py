"""Which cues make a commitment of somebody, and which only tell what may come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.promises.cues import Promise, is_event_word, promises_in
from riwaya.annotate.promises.deadlines import is_ahead
from riwaya.annotate.promises.extent import extent_of
from riwaya.model import Frame


class Candidate(NamedTuple):
    """A commitment at positions ``start..end``; `cue` is where its cue stands, `own`: said of oneself."""

    start: int
    end: int
    cue: int
    kind: str
    own: bool


def candidates_in(frame: Frame, layers: Layers, published: str) -> Iterator[Candidate]:
    """The commitments of an article, left to right."""
    keys = [frame.key[token.start : token.end] for token in frame.tokens]
    for start, end in frame.sentences:
        tokens = frame.tokens_in(start, end)
        for promise in promises_in(frame, tokens, keys):
            extent = extent_of(frame, promise, tokens)
            if extent is None or extent[1] <= extent[0]:
                continue
            first, last = frame.tokens[extent[0]].start, frame.tokens[extent[1] - 1].end
            ahead = any(is_ahead(d.value, published) for d in layers.within("dates", first, last))
            if _commits(frame, layers, promise, (first, last), ahead):
                cue = frame.tokens[promise.first].start
                yield Candidate(_behind_conjunction(frame, extent[0]), last, cue, promise.kind, promise.own)


def _behind_conjunction(frame: Frame, index: int) -> int:
    """Where the words begin, without a conjunction before a verb of the future."""
    token = frame.tokens[index]
    return token.start + (1 if token.form[0] in "وف" and token.form[1:2] == "س" else 0)


def _commits(frame: Frame, layers: Layers, promise: Promise, place: tuple[int, int], ahead: bool) -> bool:
    """Whether somebody binds himself, or a day is set."""
    kind = promise.kind
    before = bare(frame, promise.first - 1) if promise.first else ""
    if kind in ("promise", "intent", "schedule"):
        return before not in ("بما", "ما")
    if kind == "pledge":
        return before not in ("بما", "ما", "ضروره") and _takes_object(frame, promise.last, "ب")
    if kind == "aim":
        return _takes_object(frame, promise.last, "ل")
    if kind == "ready":
        words = range(max(promise.first - 5, 0), promise.first)
        return any(word(frame, k) in marked("avow") for k in words)
    if kind in ("scheduled", "duty", "deadline", "appointment"):
        return ahead
    if kind == "decide":
        return False
    if before in marked("ask"):
        return False
    if promise.own:
        return True
    cue = frame.tokens[promise.first].start
    reported = any(first <= cue < last for first, last, _ in layers.claims)
    if before in marked("relative"):
        return ahead
    bound = before in marked("that") or _has_subject(frame, layers, promise, (place[0], cue))
    return bound and (reported or (ahead and kind == "future"))


def _takes_object(frame: Frame, index: int, preposition: str) -> bool:
    """Whether a preposition with what is promised follows within four words."""
    return any(
        frame.tokens[k].form[0] == preposition and len(frame.tokens[k].form) > 3
        for k in range(index - 1, min(index + 5, len(frame.tokens)))
        if frame.tokens[k].kind == "word"
    )


def _has_subject(frame: Frame, layers: Layers, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether a party, a counted number of people, an office or a meeting is the subject of the verb."""
    if layers.within("actors", *before) or layers.within("quantities", *before):
        return True
    tokens = frame.tokens
    after = range(promise.last, min(promise.last + 2, len(tokens)))
    if any(layers.within("actors", tokens[k].start, tokens[k].start + 3) for k in after):
        return True
    around = (*frame.tokens_in(*before), *after)
    return any(word(frame, k) in marked("self") or is_event_word(frame, k) for k in around if tokens[k].kind == "word")
