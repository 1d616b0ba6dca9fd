"""«لاحقا» and «في وقت لاحق» of what followed in the past."""

from __future__ import annotations

from riwaya.annotate.times.cues import leads, led_on, tells, told_by
from riwaya.annotate.times.grammar_words import COMMAS, INSIDE, UP_TO, words_of
from riwaya.annotate.times.words import Words

_REACH, _NEAR, _BECAME = 5, 3, words_of("became")
_NOT_PAST = frozenset("يتسن")
_UNDER, _PLANNED, _NOT_DONE = words_of("said_under"), words_of("planned"), words_of("not_done")
_WENT_ON, _WENT_ON_NEAR = words_of("went_on"), words_of("went_on_near")
_CLAUSE, _VERB = 12, 3
_RELATIVE, _NOT_OF_PAST = words_of("relative"), frozenset("يتسنلم")


def followed(w: Words, i: int, last: int) -> bool:
    """Whether «لاحقا» tells what followed in the past: «أعلنت لاحقا نقل مقرها», «وفي وقت لاحق، انتقد الوزير», «قبل أن
    يقتلوه لاحقا», «الذي ترأس اللواء لاحقا»; not «قال إنه سيعود لاحقا»."""
    behind = last + (w.form(last) in COMMAS)
    if led_on(w, behind, behind) < 0 or w.form(behind) in _BECAME:
        return True
    head = i - (w.form(i - 1) in INSIDE)
    if w.kind(head - 1) in ("mark", "") and w.form(head - 1) not in COMMAS and w.kind(behind) == "word":
        return _may_be_past(w, behind)  # «وفي وقت لاحق، انتقد»
    if w.form(i - 1) in _BECAME or _went_on(w, head) or _and_then(w, i, head, behind):
        return True
    reach = _NEAR if last == i + 1 else _REACH + 1
    if (last == i + 1 or w.form(last) in COMMAS) and leads(w, i) < 0 and _told_near(w, i, reach):
        return True
    for k in range(i - 2, max(w.low, i - _REACH) - 1, -1):
        verb = w.form(k + 1)
        if w.form(k) == "ان" and w.form(k - 1) == "قبل":
            return leads(w, k - 1) <= 0
        if w.form(k) == "الذي" and verb[:1] == "ت" and not verb.endswith("ه"):
            return True
        if w.form(k) in _RELATIVE and verb[:1] not in _NOT_OF_PAST and w.kind(k + 1) == "word":
            return True  # «الذين أفرج عنهم لاحقا»
    return _under_past(w, head, _CLAUSE)


def _went_on(w: Words, head: int) -> bool:
    """Whether a verb of the past stands right before, or a word between: «تبين لاحقا», «امتدت لاحقا», «رد خالد
    لاحقا»."""
    near, far = w.form(head - 1), w.form(head - 2).removeprefix("و")
    bare = near.removeprefix("و")
    if bare in _WENT_ON or bare in _WENT_ON_NEAR or (far in _WENT_ON and w.kind(head - 1) == "word"):
        return w.form(head - 2) not in _UNDER or bare in _WENT_ON
    eighth = bare[:1] == "ا" and bare[:2] != "ال" and len(bare) > _VERB + 1
    return eighth and bare[-1] == "ت" and bare[-2] != "ا"


def _may_be_past(w: Words, k: int) -> bool:
    return w.kind(k) == "word" and w.form(k)[:1] not in _NOT_PAST and w.form(k) not in _PLANNED


def _and_then(w: Words, i: int, head: int, behind: int) -> bool:
    """Whether it heads a clause of its own that tells what was: «ولاحقا، تم نقله», not «ولاحقا يعود»."""
    joined = (w.form(i)[:1] == "و" and w.form(i) != "وقت") or w.form(head).startswith("و")
    return joined and _may_be_past(w, behind) and not w.form(behind).startswith("ال")


def _under_past(w: Words, head: int, reach: int) -> bool:
    """Whether the nearest verb before is one of the past that plans nothing: «وصل الجنود إلى الموقع في وقت لاحق», «تبين
    فيما بعد أن»; not «اتفقوا على عقد لقاء في وقت لاحق»."""
    if w.form(head - 1) in UP_TO:
        return False  # «أجلت الجلسة إلى وقت لاحق»
    for k in range(head - 1, max(w.low, head - reach) - 1, -1):
        form = w.form(k)
        if w.kind(k) == "mark":
            if form not in COMMAS:
                return False
            continue
        if w.kind(k) != "word":
            continue
        if form in _UNDER or form.removeprefix("و") in _PLANNED:
            return False
        if form[:1] == "ي" and len(form) > _VERB:
            return w.form(k - 1) in _NOT_DONE or w.form(k - 1) in _BECAME
        told = told_by(w, k, head)
        if told is not None:
            return told < 0
    return False


def _told_near(w: Words, i: int, reach: int) -> bool:
    """Whether a verb of the past stands a few words before, and what was said does not begin behind it."""
    for k in range(i - 1, max(w.low, i - reach) - 1, -1):
        if w.form(k).startswith("ان") and len(w.form(k)) <= len("انهم"):
            return False
        if tells(w.form(k)):
            return True
    return False
