"""Which cues make a commitment of somebody, and which only tell what may come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.cues import stems
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.promises.cues import Promise, is_effect, is_event_word, promises_in
from riwaya.annotate.promises.deadlines import is_ahead
from riwaya.annotate.promises.extent import extent_of
from riwaya.model import Frame

_NEAR = 50  # positions from a noun like «قمة» in which its day begins
_WORDS = 8  # tokens on either side of «موعد» in which its day stands
_TOLD = frozenset({"agreed", "decide", "meets", "appointment", "intent", "by"})  # cues that tell a fact
_DATED = frozenset({"scheduled", "duty", "deadline"})  # cues that set a day themselves


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
            reach = last if promise.kind != "appointment" else min(last, frame.tokens[promise.first].start + _NEAR)
            if promise.kind in _TOLD and _is_supposed(frame, promise.first):
                continue
            days = layers.within("dates", first, reach)
            if promise.kind == "fixed":
                days = layers.within("dates", *_around(frame, promise, tokens))
            views = [is_ahead(d.value, published) for d in days]
            coming = any(word(frame, k) in marked("coming") for k in range(promise.last, extent[1]))
            ahead = True in views or (None in views and (coming or promise.kind in _DATED))
            today = promise.kind == "meets" and any(
                d.value[:10] == published for d in layers.within("dates", first, last)
            )
            if _commits(frame, layers, promise, (first, last), ahead or today):
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
    if before in marked("was"):
        return False
    if before in marked("negation") or (kind == "meets" and before == "قد"):
        return kind == "future"
    if kind == "announced":
        return _takes_undertaking(frame, promise.last)
    if kind == "aim":
        return _takes_object(frame, promise.last, "ل")
    if kind == "ready":
        words = range(max(promise.first - 5, 0), promise.first)
        return any(word(frame, k) in marked("avow") for k in words)
    if kind == "by":
        close = frame.tokens[promise.last - 1].end
        return ahead and bool(layers.within("dates", close, close + 4))
    if kind in ("scheduled", "duty", "deadline", "appointment", "meets", "fixed"):
        return ahead
    if kind in ("agreed", "decide"):
        return _settles(frame, layers, promise, place)
    if kind == "agreement":
        return False
    if before in marked("ask"):
        return False
    if promise.own:
        return True
    cue = frame.tokens[promise.first].start
    reported = any(first <= cue < last for first, last, _ in layers.claims) or _is_said(frame, promise.first)
    if before in marked("relative"):
        return ahead or any(is_event_word(frame, k) for k in range(max(promise.first - 4, 0), promise.first - 1))
    party = _has_party(frame, layers, promise, (place[0], cue))
    if is_effect(frame, promise):
        return (party and reported) or (ahead and _is_set(frame, promise, (place[0], cue)))
    if ahead and _is_set(frame, promise, (place[0], cue)):
        return True
    bound = party or before in marked("that") or _is_held(frame, promise, (place[0], cue))
    return bound and (reported or (ahead and kind == "future"))


def _settles(frame: Frame, layers: Layers, promise: Promise, place: tuple[int, int]) -> bool:
    """Whether a party agrees on or decides an act: «اتفق الطرفان على وقف القتال»."""
    after = range(promise.last, min(promise.last + 8, len(frame.tokens)))
    if promise.kind == "agreed" and not any(word(frame, k) == "علي" for k in after):
        return False
    act = any(is_event_word(frame, k) for k in after)
    return act and bool(layers.within("actors", *place))


def _around(frame: Frame, promise: Promise, tokens: range) -> tuple[int, int]:
    """Positions of some words on either side of a cue."""
    first, last = max(tokens.start, promise.first - _WORDS), min(tokens.stop, promise.last + _WORDS)
    return frame.tokens[first].start, frame.tokens[last - 1].end


def _takes_undertaking(frame: Frame, index: int) -> bool:
    """Whether what is announced is that something stops, goes on or grows: «أعلن الفصيل تعليق عملياته»."""
    return any(word(frame, k) in marked("undertaking") for k in range(index, min(index + 7, len(frame.tokens))))


def _is_set(frame: Frame, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether the subject is an act or a plan: «الإعلان سيصدر», «التسليم سيتم»."""
    after = range(promise.last, min(promise.last + 2, len(frame.tokens)))
    around = (*frame.tokens_in(*before), *after)
    return any(
        is_event_word(frame, k) or not marked("plan").isdisjoint(stems(word(frame, k)))
        for k in around
        if frame.tokens[k].kind == "word"
    )


def _is_said(frame: Frame, index: int) -> bool:
    """Whether a verb of saying stands before token `index` in its sentence, with «أن» or «إن» between."""
    sentence = frame.sentence_at(frame.tokens[index].start)
    if sentence is None:
        return False
    that = False
    for position in range(index - 1, max(frame.tokens_in(*sentence).start, index - 30) - 1, -1):
        that = that or bare(frame, position) in marked("that")
        form = word(frame, position)
        if that and (form in marked("say") or form[1:] in marked("say")):
            return True
    return False


def _is_supposed(frame: Frame, index: int) -> bool:
    """Whether a word of condition stands shortly before token `index`."""
    return any(word(frame, k) in marked("if") for k in range(max(index - 3, 0), index))


def _takes_object(frame: Frame, index: int, preposition: str) -> bool:
    """Whether a preposition with what is promised follows within four words."""
    return any(
        frame.tokens[k].form[0] == preposition and len(frame.tokens[k].form) > 3
        for k in range(index - 1, min(index + 5, len(frame.tokens)))
        if frame.tokens[k].kind == "word"
    )


def _has_party(frame: Frame, layers: Layers, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether a party, a counted number of people or an office is the subject of the verb."""
    if layers.within("actors", *before) or layers.within("quantities", *before):
        return True
    tokens = frame.tokens
    after = range(promise.last, min(promise.last + 2, len(tokens)))
    if any(layers.within("actors", tokens[k].start, tokens[k].start + 3) for k in after):
        return True
    return any(
        word(frame, k) in marked("self") for k in (*frame.tokens_in(*before), *after) if tokens[k].kind == "word"
    )


def _is_held(frame: Frame, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether a meeting or the like is to be held: «المحادثات ستبدأ»."""
    if not any(stem in marked("holding") for stem in stems(word(frame, promise.last - 1))):
        return False
    after = range(promise.last, min(promise.last + 2, len(frame.tokens)))
    return any(is_event_word(frame, k) for k in (*frame.tokens_in(*before), *after) if frame.tokens[k].kind == "word")
