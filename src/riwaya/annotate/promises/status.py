"""How a commitment stands as the text tells it."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.promises.keeping import is_unmoved
from riwaya.annotate.promises.lists import Candidate
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_BEFORE, _DENIED, _BEHIND = 5, 18, 6  # tokens around the words in which their status may be told
# Kinds of cues that tell by themselves how a promise stands.
_TOLD = {"kept": "done", "unkept": "broken", "timely": "done"}
_DENIABLE = {"fixed", "stands", "appointment", "by", "deadline", "future", "never", "moved", "scheduled"}
# Kinds of cues behind which «إلغاء» is what is promised.
_ACTS = frozenset({"future", "never", "terms", "intent", "aim", "promise", "pledge", "schedule", "agreed"})
_PRONOUNS = ("ه", "ها", "هم")
_OUTSIDE = frozenset(("broken", "done", "moved", "early", "denied-postponed"))  # told before the words too


@cache
def _marks() -> dict[str, str]:
    return {key_of(fold(row["word"])): row["status"] for row in load_table("commitment_status").rows}


def status_of(frame: Frame, candidate: Candidate) -> str:
    """planned, denied-postponed, done, early, broken, moved or conditional."""
    tokens = frame.tokens_in(candidate.start, candidate.end)
    sentence = frame.sentence_at(candidate.start)
    whole = frame.tokens_in(*sentence) if sentence else tokens
    if _is_denied(frame, candidate, tokens, whole) or is_unmoved(frame, tokens):
        return "denied-postponed"
    if candidate.kind in _TOLD:
        early = candidate.kind == "timely" and any(
            word(frame, k) in listed("its day") and word(frame, k - 1).lstrip("و") == "قبل" for k in tokens[1:]
        )
        return "early" if early else _TOLD[candidate.kind]
    before = range(max(whole.start, tokens.start - _BEFORE), tokens.start)
    if candidate.kind in ("future", "never") and frame.tokens[tokens.start - 1].end > candidate.start:
        before = before[:0]  # behind a conjunction, another clause: «لسنا مع إلغاء الاتفاق وسنعمل على صونه»
    if candidate.kind == "scheduled":  # «ألغى الرئيس …، زيارته المقررة»
        before = range(max(whole.start, tokens.start - 2 * _BEFORE), tokens.start)
    if _is_early(frame, range(max(whole.start, tokens.start - 2 * _BEFORE), tokens.stop)):
        return "early"
    if candidate.kind in ("fixed", "stands", "grace") and any_listed(frame, (*before, *tokens), "lapse"):
        return "broken"
    marks = _marks()
    for index in (*before, *tokens):
        form = word(frame, index)
        status = marks.get(form) or (marks.get(form[1:]) if form[:1] in "وف" else None)
        inside = frame.tokens[index].start > candidate.cue  # what is promised: «سيلغي الرسوم»
        if status is None or (inside and (status == "done" or (status == "broken" and candidate.kind in _ACTS))):
            continue
        if status == "conditional" and not _is_condition(frame, index):
            continue
        if index >= tokens.start or status in _OUTSIDE:
            return status
    behind = range(tokens.stop, min(tokens.stop + _BEHIND, whole.stop))
    if any(word(frame, k - 1) == "لم" and any_listed(frame, (k,), "kept") for k in (*tokens[1:], *behind)):
        return "broken"
    if candidate.past and any_listed(frame, behind, "failed"):
        return "broken"
    return "moved" if candidate.kind == "moved" else "planned"


def _is_condition(frame: Frame, index: int) -> bool:
    """Whether a word of condition is one here: not «ما إذا», only «في حال» and «ما لم», not «ما لم تبلغه»."""
    form, before = word(frame, index), word(frame, index - 1)
    if form.endswith("لم"):
        told = word(frame, index + 1).endswith(_PRONOUNS) or word(frame, index - 2).lstrip("و") in ("هو", "هي", "الامر")
        return form == "لم" and before.lstrip("و") == "ما" and not told
    return before == "في" if form.endswith("حال") else before != "ما"


def _is_early(frame: Frame, tokens: range) -> bool:
    """Whether something came before its day: «قبل ثلاثة أيام من الموعد»."""
    for index in tokens[1:]:
        if word(frame, index) in ("الموعد", "موعده", "موعدها", "المهله") and word(frame, index - 1) == "من":
            return any(word(frame, k) == "قبل" for k in range(max(tokens.start, index - 9), index))
    return False


def _is_denied(frame: Frame, candidate: Candidate, tokens: range, whole: range) -> bool:
    """Whether a day is said to stand: «نفى أن يكون الموعد قد تغير», «ما زالت الموعد المتفق عليه»."""
    if candidate.kind not in (
        "fixed",
        "stands",
        "appointment",
        "by",
        "deadline",
        "future",
        "never",
        "moved",
        "scheduled",
    ):
        return False
    if candidate.kind == "stands" or any_listed(frame, tokens, "holds"):
        return any(word(frame, k).lstrip("ال") in ("موعد", "تاريخ") for k in tokens) or candidate.kind == "stands"
    before = range(max(whole.start, tokens.start - _DENIED), tokens.start)
    denied = any(word(frame, k) in listed("denies") for k in (*before, *tokens))
    return denied and any_listed(frame, (*before, *tokens), "shift")
