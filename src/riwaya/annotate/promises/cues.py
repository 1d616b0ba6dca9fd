"""Where an act is promised, planned or set for a time."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.happenings.cues import readings
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.futures import future_prefix
from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame

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
    return CueTable((row["cue"], row["kind"]) for row in load_table("commitment_cues").rows)


@cache
def _states() -> frozenset[str]:
    """Present forms of verbs that promise nothing, without the س of the future."""
    rows = load_table("not_promised").rows
    return frozenset(
        key_of(form.form) for row in rows for form in conjugate("", fold(row["present"]), objects=True)
    ) | frozenset(key_of(fold(prefix + row["present"][1:])) for row in rows for prefix in "نا")


def promises_in(frame: Frame, tokens: range, keys: list[str]) -> list[Promise]:
    """The cues among `tokens` (one sentence), left to right; `keys` are the comparison keys of all tokens."""
    found: list[Promise] = []
    index = tokens.start
    while index < tokens.stop:
        promise = _at(frame, index, tokens.stop, keys)
        if promise is None or promise.last > tokens.stop:
            index += 1
        else:
            found.append(promise)
            index = promise.last
    return found


def _at(frame: Frame, index: int, stop: int, keys: list[str]) -> Promise | None:
    token = frame.tokens[index]
    if token.kind != "word":
        return None
    form = token.form
    bare = form[1:] if form[0] in "وف" and form[1:] in _SOON else form
    if bare in _SOON and index + 1 < stop:
        after = index + 1 if frame.tokens[index + 1].kind == "word" else index + 2
        if after < stop and keys[after] not in _states() and frame.tokens[after].kind == "word":
            return Promise(index, after + 1, "future" if bare == "سوف" else "never", keys[after][0] == "ن")
        return None
    skip = future_prefix(form)
    if skip >= 0:
        return _future(frame, index, form, skip, keys)
    cue = _cues().at(keys, index)
    return None if cue is None else Promise(index, cue.last, cue.payload)


def _future(frame: Frame, index: int, form: str, skip: int, keys: list[str]) -> Promise | None:
    start = frame.tokens[index].start + skip + 1
    first = form[skip + 1]
    if first == "ا" and frame.text.quote(start, start + 1) != "أ":
        return None
    if keys[index][skip + 1 :] in _states():
        return None
    return Promise(index, index + 1, "future", first in "نا")


def is_event_word(frame: Frame, index: int) -> bool:
    """Whether token `index` is an event noun («القمة», «انسحاب»)."""
    return any(form.tense == "" for form, _, _ in readings(word(frame, index)))
