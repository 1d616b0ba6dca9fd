"""Statements told in nouns that are no verbal nouns of saying: motives, things issued, lists, sayings."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.issued import is_issued, issued_at
from riwaya.annotate.speech.listed import is_listed, listed_at
from riwaya.annotate.speech.motives import motive_at, moves
from riwaya.annotate.speech.sayings import is_saying, saying_at
from riwaya.annotate.speech.text import SpeechText

_MOTIVE, _ISSUED, _LISTED, _SAYING = 1, 2, 4, 8


@lru_cache(maxsize=16384)
def _kinds(form: str) -> int:
    """Which of these statements may begin with a token."""
    kinds = (moves(form) > 0, is_issued(form), is_listed(form), is_saying(form))
    return sum(1 << place for place, known in enumerate(kinds) if known)


def with_told_in_nouns(text: SpeechText, first: int, stop: int, found: list[Draft]) -> list[Draft]:
    """The statements `found` in the sentence `first..stop` and those told in such nouns; what is issued stands in for
    the verbal noun at the same place."""
    more: list[Draft] = []
    taken: dict[int, int] = {}
    for index in text.frame.forms_where(_kinds, first, stop - 2):
        taken = taken or {draft.begin: draft.cue[0] for draft in found}
        for draft in _at(text, index, first, stop):
            again = draft.rule == "issued" and taken.get(draft.begin) == index
            if draft.begin < stop and (again or draft.begin not in taken):
                taken[draft.begin] = index
                more.append(draft)
                break
    told = {draft.cue[0] for draft in more}
    return [draft for draft in found if draft.cue[0] not in told] + more if more else found


def _at(text: SpeechText, index: int, first: int, stop: int) -> list[Draft]:
    """The statements told at `index`."""
    kinds = _kinds(text.form(index))
    found = (
        motive_at(text, index, stop) if kinds & _MOTIVE else None,
        issued_at(text, index, first, stop) if kinds & _ISSUED else None,
        listed_at(text, index, first, stop) if kinds & _LISTED else None,
        saying_at(text, index, stop) if kinds & _SAYING else None,
    )
    return [draft for draft in found if draft is not None]
