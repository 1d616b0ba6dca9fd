"""Of whom or what a verb of the future is said, and what a cue takes: a party, a plan, a meeting to be held."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.cues import readings, stems
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.promises.context import is_under
from riwaya.annotate.promises.cues import Promise, is_effect, is_event_word
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Frame

_FARTHEST = 18  # words between a verb of promising and what is promised
_STOPS = frozenset(".؟?!؛;:")
_QUOTES = frozenset('"«“')


def is_set(frame: Frame, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether the subject is an act or a plan: «الإعلان سيصدر», «التسليم سيتم»."""
    after = range(promise.last, min(promise.last + 2, len(frame.tokens)))
    around = (*frame.tokens_in(*before), *after)
    return any(
        is_event_word(frame, k) or not marked("plan").isdisjoint(stems(word(frame, k)))
        for k in around
        if frame.tokens[k].kind == "word"
    )


def is_said(frame: Frame, index: int) -> bool:
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


def has_party(frame: Frame, layers: Layers, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether a party, a counted number of people (who act) or an office is the subject of the verb."""
    subjects = layers.within("actors", *before)
    if any(not is_under(frame, party) for party in subjects):
        return True
    if layers.within("quantities", *before) and not is_effect(frame, promise):
        return True
    tokens = frame.tokens
    led = before[0] < tokens[promise.first].start - 1 and frame.key[before[0]] not in "لب"  # subject before the verb
    after = range(promise.last, promise.last if led else min(promise.last + 2, len(tokens)))
    found = (layers.within("actors", tokens[k].start, tokens[k].start + 3) for k in after)
    if any(not is_under(frame, party) for parties in found for party in parties):
        return True
    near = [k for k in (*frame.tokens_in(*before), *after) if tokens[k].kind == "word"]
    return any(word(frame, k) in marked("self") for k in near) or any_listed(frame, near, "binder")


def is_held(frame: Frame, promise: Promise, before: tuple[int, int]) -> bool:
    """Whether a meeting or the like is to be held: «المحادثات ستبدأ»."""
    held = stems(word(frame, promise.last - 1))
    if not any(stem in marked("holding") for stem in held):
        return False
    if "يتم" in held or "تتم" in held:
        return True
    after = range(promise.last, min(promise.last + 2, len(frame.tokens)))
    return any(is_event_word(frame, k) for k in (*frame.tokens_in(*before), *after) if frame.tokens[k].kind == "word")


def undertaking_at(frame: Frame, index: int) -> int:
    """Token at which what is announced stops, goes on or grows: «أعلن الفصيل تعليق عملياته»; -1 when none does."""
    for k in range(index, min(index + 16, len(frame.tokens))):
        if bare(frame, k) in marked("relative") or bare(frame, k) in marked("that"):
            return -1
        if word(frame, k) in marked("undertaking") or any_listed(frame, (k,), "provides"):
            return k
        if k > index and (is_event_word(frame, k) or frame.tokens[k].form in _STOPS):
            return -1
    return -1


def takes_object(frame: Frame, index: int, preposition: str) -> bool:
    """Whether a preposition with what is promised follows within four words; with an act, or behind a long subject:
    «وعد رئيس الوزراء الجديد فلان الفلاني، الخميس، بسحب المشروع»."""
    for k in range(index - 1, min(index + _FARTHEST, len(frame.tokens))):
        token = frame.tokens[k]
        if token.form in _STOPS:
            return False
        quoted = k + 1 < len(frame.tokens) and frame.tokens[k + 1].form in _QUOTES
        if token.form == preposition and quoted:
            return True  # «وعدت بـ"درسه"»
        if token.kind != "word" or token.form[0] != preposition or len(token.form) < 4:
            continue
        if k < index + 5 or frame.keys[k] == "بان" or _is_act(frame.keys[k][1:]):
            return True
    return False


def takes_act(frame: Frame, index: int) -> bool:
    """Whether an attached ب with an act follows within four words: «التزام الطرفين الثابت بإجراء …»."""
    for k in range(index, min(index + 5, len(frame.tokens))):
        if frame.tokens[k].kind != "word":
            return False
        if frame.keys[k][0] == "ب" and len(frame.keys[k]) > 3:
            return _is_act(frame.keys[k][1:])
    return False


def _is_act(key: str) -> bool:
    """Whether a noun, by its comparison key, names an act: «سحب», «خفض»."""
    return can_cause(key) or key in listed("act") or any(form.tense == "" for form, _, _ in readings(key))
