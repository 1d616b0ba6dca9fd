"""«لاحقا» and «في وقت لاحق» of what followed in the past."""

from __future__ import annotations

from riwaya.annotate.times.cues import leads, led_on, tells
from riwaya.annotate.times.grammar_words import COMMAS, INSIDE, words_of
from riwaya.annotate.times.words import Words

_REACH, _NEAR, _BECAME = 5, 3, words_of("became")
_NOT_PAST = frozenset("يتسن")
_RELATIVE, _NOT_OF_PAST = words_of("relative"), frozenset("يتسنلم")


def followed(w: Words, i: int, last: int) -> bool:
    """Whether «لاحقا» tells what followed in the past: «أعلنت لاحقا نقل مقرها», «وفي وقت لاحق، انتقد الوزير», «قبل أن
    يقتلوه لاحقا», «الذي ترأس اللواء لاحقا»; not «قال إنه سيعود لاحقا»."""
    behind = last + (w.form(last) in COMMAS)
    if led_on(w, behind, behind) < 0 or w.form(behind) in _BECAME:
        return True
    head = i - (w.form(i - 1) in INSIDE)
    if w.kind(head - 1) in ("mark", "") and w.form(head - 1) not in COMMAS and w.kind(behind) == "word":
        return w.form(behind)[:1] not in _NOT_PAST  # «وفي وقت لاحق، انتقد»
    if w.form(i - 1) in _BECAME:
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
    return False


def _told_near(w: Words, i: int, reach: int) -> bool:
    """Whether a verb of the past stands a few words before, and what was said does not begin behind it."""
    for k in range(i - 1, max(w.low, i - reach) - 1, -1):
        if w.form(k).startswith("ان") and len(w.form(k)) <= len("انهم"):
            return False
        if tells(w.form(k)):
            return True
    return False
