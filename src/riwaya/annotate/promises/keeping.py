"""Promises kept, broken and put off, and acts told with the day they were set for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.lang.ar.future import future_prefix
from riwaya.model import Frame

_REACH = 5  # tokens between a verb of keeping or moving and the promise or the day
_BESIDE = 14  # tokens before «قبل الموعد» in which what was done stands
_NEGATIONS = frozenset({"لم", "لن", "لا", "دون", "بدون", "عدم", "بلا"})
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "نا", "ي")
# What follows the stem of a promise, as comparison keys: «وعدا», «تعهدها», «التزاماتهم».
_ENDINGS = frozenset((*_PRONOUNS, "ا", *(f"ات{pronoun}" for pronoun in _PRONOUNS)))
_NO_VERBS = frozenset({"حول", "عبر"})
_STOPS = frozenset(".؟?!؛;،,:")


@cache
def _verbs() -> frozenset[str]:
    return listed("keeps") | listed("breaks") | listed("moves")


def opens_keeping(key: str) -> bool:
    """Whether a word is a verb of keeping, breaking or moving, with or without a conjunction."""
    return key in _verbs() or (key[0] in "وف" and key[1:] in _verbs())


def kept_at(index: int, stop: int, keys: Sequence[str]) -> tuple[int, str] | None:
    """(token behind the cue, kind) where the verb at `index` keeps, breaks or moves what was promised: «أوفت ألمانيا
    بتعهدها», «لم تلتزم تركيا بوعدها», «رحلت الحكومة موعد …»; None where it does not."""
    if not opens_keeping(keys[index]):
        return None
    verb = keys[index] if keys[index] in _verbs() else keys[index][1:]
    moves = verb in listed("moves")
    for at in range(index + 1, min(stop, index + 1 + _REACH)):
        if keys[at] in _STOPS:
            return None
        if moves and keys[at] in listed("date"):
            return at + 1, "moved"
        if not moves and _is_promise(keys[at]):
            failed = verb in listed("breaks") or (index > 0 and keys[index - 1].lstrip("وف") in _NEGATIONS)
            if failed or verb[0] not in "يت":  # «من المهم أن تفي بوعدها»
                return at + 1, "unkept" if failed else "kept"
    return None


def _is_promise(key: str) -> bool:
    """Whether a word is a promise, with or without ب or ل and a pronoun: «بتعهدها», «وعده», «التزاماتهم»."""
    bare = key[1:] if key[0] in "بل" else key
    noun = next((noun for noun in listed("promise noun") if bare.startswith(noun)), None)
    return noun is not None and bare[len(noun) :] in _ENDINGS


def was_done(frame: Frame, first: int, floor: int) -> bool:
    """Whether an act of the past stands before «قبل الموعد المحدد», neither denied nor to come."""
    for index in range(first - 1, max(floor, first - _BESIDE) - 1, -1):
        token = frame.tokens[index]
        if token.kind != "word":
            if token.form in _STOPS - {"،", ","}:
                return False
            continue
        if future_prefix(token.form) >= 0 or word(frame, index) in ("سوف", "ان"):
            return False
        form = word(frame, index)
        verb = not form.startswith("ال") and form not in _NO_VERBS and word(frame, index - 1) != "الي"
        past = verb and any(read.tense == "past" for read, _, _ in readings(form))
        if past or any_listed(frame, (index,), "done"):
            return word(frame, index - 1).lstrip("وف") not in _NEGATIONS
    return False


def is_unmoved(frame: Frame, tokens: range) -> bool:
    """Whether a clause says that a day stays: «ستجرى في موعدها», «لا تغيير في الموعد», «من دون تأخير»."""
    future = any(future_prefix(frame.tokens[k].form) >= 0 or word(frame, k) == "سوف" for k in tokens)
    for index in tokens[1:]:
        form = word(frame, index)
        if future and form in listed("its day") and word(frame, index - 1) in ("في", "ب"):
            return True
        if _NEGATIONS.isdisjoint((word(frame, index - 1).lstrip("وف"),)):
            continue
        if form in listed("late") or (any_listed(frame, (index,), "shift") and _names_day(frame, tokens)):
            return True
    return False


def _names_day(frame: Frame, tokens: range) -> bool:
    """Whether a clause speaks of a day: «موعد», «المهلة»."""
    return any(word(frame, k).removeprefix("ال") in listed("date") | listed("its day") for k in tokens)
