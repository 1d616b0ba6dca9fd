"""What an agreement lays down («اتفاق ينص على إجلاء المقاتلين») and what a measure in force binds its makers to."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import bare, word
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.promises.cues import Promise, is_event_word
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Frame

_BEFORE, _BEHIND = 24, 6  # words around «ينص» in which the agreement and the preposition stand


def terms_start(frame: Frame, promise: Promise, tokens: range) -> int | None:
    """Token at which the terms of an agreement begin behind «ينص على» or «يقضي بـ», an attached ب included; None when
    no agreement is named or what follows is no act."""
    behind = range(promise.last, min(promise.last + _BEHIND, tokens.stop - 1))
    before = range(max(tokens.start, promise.first - _BEFORE), promise.first)
    if not any_listed(frame, (*before, *behind), "deal"):
        return None
    if any_listed(frame, before[-3:], "draft") or any_listed(frame, behind, "draft"):
        return None
    for at in behind:
        form = word(frame, at)
        if frame.tokens[at].kind != "word" or form in marked("relative"):
            return None
        if form == "علي":
            return at + 1 if _is_act(frame, at + 1) else None
        if form[:1] == "ب" and len(form) > 3 and "نص" not in word(frame, promise.first) and _names_act(form[1:]):
            return at
    return None


def _is_act(frame: Frame, index: int) -> bool:
    return is_event_word(frame, index) or any_listed(frame, (index,), "act") or bare(frame, index) == "ان"


def _names_act(form: str) -> bool:
    return form == "ان" or form in listed("act") or can_cause(form)


def stays(frame: Frame, promise: Promise, before: range) -> bool:
    """Whether a sanction, a ban or an operation is said to go on, which those in charge promise: «العقوبات ستبقى»."""
    verb = word(frame, promise.last - 1).lstrip("وف")
    before = range(min(before.start, max(promise.first - _BEHIND, 0)), promise.first)
    lasting = verb in listed("stays") or verb.removeprefix("س") in listed("stays")
    return lasting and any_listed(frame, before, "measure")
