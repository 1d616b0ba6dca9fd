"""Where an act is promised, planned or set for a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.promises.keeping import kept_at, opens_keeping
from riwaya.annotate.promises.words import listed
from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.ar.future import future_prefix
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_SETTING = 6  # words between «حدد» and the day that is set
_SOON = frozenset(("سوف", "لن"))


class Promise(NamedTuple):
    """A cue at tokens `first..last` (last exclusive); `kind` as in the lexicon, or "future" and "never" for verbs;
    `own`: the speaker says it of himself («سنرد»)."""

    first: int
    last: int
    kind: str
    own: bool = False


@cache
def _cues() -> CueTable[str]:
    phrases = [(row["cue"], row["kind"]) for row in load_table("commitment_cues").rows]
    return CueTable([*phrases, *_verbs()])


def opens_cue(key: str) -> bool:
    """Whether a word, by its comparison key, begins a cue without a conjunction before it."""
    return (len(key) > 2 or key == "من") and key in _cues().first_words


def _verbs() -> Iterator[tuple[str, str]]:
    """The verbs of promising in every form, with their kind."""
    for row in load_table("commitment_verbs").rows:
        past = row["past"] if row["tense"] != "present" else ""
        present = row["present"] if row["tense"] != "past" else ""
        for form in conjugate(past, present):
            yield form.form, row["kind"]
        if present:
            yield from ((prefix + present[1:], row["kind"]) for prefix in "نأ")
        if past and past[-1] not in "ىا":
            yield past + "نا", row["kind"]


@cache
def _not_acts() -> dict[str, str]:
    """Present forms of verbs that promise nothing by themselves, without the س of the future, and their kind."""
    found = {}
    for row in load_table("not_promised").rows:
        present = fold(row["present"])
        for form in conjugate("", present, objects=True):
            found[key_of(form.form)] = row["kind"]
        for prefix in "نا":
            found[key_of(prefix + present[1:])] = row["kind"]
    return found


def is_effect(frame: Frame, promise: Promise) -> bool:
    """Whether the verb of a promise tells an effect, which only a party can promise."""
    token = frame.tokens[promise.last - 1]
    form = frame.key[token.start : token.end]
    kinds = _not_acts()
    return "effect" in (kinds.get(form), kinds.get(form.lstrip("وف").removeprefix("س")))


def promises_in(frame: Frame, tokens: range, keys: Sequence[str]) -> list[Promise]:
    """The cues among `tokens` (one sentence), left to right; `keys` are the comparison keys of all tokens."""
    found: list[Promise] = []
    free = tokens.start
    future, numbers, cues = frame.vocabulary.column(_tells_future), frame.numbers, _cues()
    for index in frame.forms_where(_may_promise, tokens.start, tokens.stop):
        if index < free:
            continue
        if future[numbers[index]]:
            promise = _at(frame, index, tokens.stop, keys)
        else:
            cue = cues.at(keys, index)
            kept = kept_at(index, tokens.stop, keys)
            if kept:
                promise = Promise(index, *kept)
            else:
                promise = _day_set(index, tokens.stop, keys) if cue is None else Promise(index, cue.last, cue.payload)
        if promise is not None and promise.last <= tokens.stop:
            found.append(promise)
            free = promise.last
    return found


def _day_set(index: int, stop: int, keys: Sequence[str]) -> Promise | None:
    """«حدد» with who does it between the verb and its day: «حدد الاجتماع موعدا لانتخابات», «حددت الوثيقة تاريخ …»."""
    if keys[index].lstrip("وف") not in listed("sets"):
        return None
    for at in range(index + 2, min(stop - 1, index + 2 + _SETTING)):
        if keys[at] in listed("date"):
            return Promise(index, at + 1, "schedule")
    return None


def _may_promise(form: str) -> bool:
    """Whether a cue can begin with a token."""
    if not form[0].isalnum() or form[0].isdecimal():
        return False
    key = key_of(form)
    return _tells_future(form) or key in _cues().first_words or opens_keeping(key)


def _tells_future(form: str) -> bool:
    """Whether a token is a particle or a verb of the future, also behind a conjunction."""
    bare = form[1:] if form[0] in "وف" else form
    return form in _SOON or bare in _SOON or future_prefix(form) >= 0


def _at(frame: Frame, index: int, stop: int, keys: Sequence[str]) -> Promise | None:
    token = frame.tokens[index]
    if token.kind != "word":
        return None
    form = token.form
    bare = form[1:] if form[0] in "وف" and form[1:] in _SOON else form
    if bare in _SOON and index + 1 < stop:
        after = index + 1 if frame.tokens[index + 1].kind == "word" else index + 2
        if after < stop and _not_acts().get(keys[after]) != "state" and frame.tokens[after].kind == "word":
            kind = "future" if bare == "سوف" else "never"
            return Promise(index, after + 1, kind, _is_first_person(frame, after))
        return None
    skip = future_prefix(form)
    if skip >= 0:
        return _future(frame, index, form, skip, keys)
    cue = _cues().at(keys, index)
    return None if cue is None else Promise(index, cue.last, cue.payload)


def _is_first_person(frame: Frame, index: int) -> bool:
    """Whether a verb of the present begins with ن or أ: «لن نقبل», «لن أقبل»."""
    start = frame.tokens[index].start
    return frame.keys[index][0] == "ن" or frame.text.quote(start, start + 1) == "أ"


def _future(frame: Frame, index: int, form: str, skip: int, keys: Sequence[str]) -> Promise | None:
    start = frame.tokens[index].start + skip + 1
    first = form[skip + 1]
    if first == "ا" and frame.text.quote(start, start + 1) != "أ":
        return None
    if _not_acts().get(keys[index][skip + 1 :]) == "state":
        return None
    return Promise(index, index + 1, "future", first in "نا")


def is_event_word(frame: Frame, index: int) -> bool:
    """Whether token `index` is an event noun («القمة», «انسحاب»)."""
    return any(form.tense == "" for form, _, _ in readings(word(frame, index)))
