"""Lengths that are somebody's age, and so no time: «(27 عاما)», «البالغ من العمر 13 عاما»."""

from __future__ import annotations

from riwaya.annotate.times.grammar_words import RANGED, words_of
from riwaya.annotate.times.words import Words

_NOT_AGE = words_of("not_age")
_BEHIND_AGE = frozenset((")", "،", ",", "-", "–", "ايضا"))
_ENDS = frozenset(("،", ",", ")", ":"))
_DIED, _NEAR = words_of("died"), 9
_OF_AGE, _AGE_UNITS, _WITH_AGE = words_of("of_age"), words_of("age_unit"), words_of("with_age")


def names_age(w: Words, first: int, last: int) -> bool:
    """Whether the length at tokens `first..last` is somebody's age: «(27 عاما)», «البالغ من العمر 13 عاما»."""
    who = w.form(first - 1 - (w.form(first - 1) == "ال"))
    if who.startswith("بلوغ") or who in _WITH_AGE:
        return True  # «بلوغه الـ33 عاما», «ذو الـ33 عاما»
    if w.led(first - 1 - (w.form(first - 1) == "ال"), "agegroup") is not None:
        return True  # «بطولة آسيا تحت 23 سنة»
    if any(w.led(k, "agelimit") is not None for k in range(first - 1, max(w.low, first - 7) - 1, -1)):
        return True  # «رفع السن القانونية لحيازة السلاح من 18 إلى 21 عاما»
    if w.form(first - 1) in RANGED and w.kind(first - 2) == "number":
        first -= 2  # «(8 - 11 سنة)»
    elif w.form(first - 1) == "و" and w.kind(first - 2) == "number":
        first -= 2  # «امرأتان، 32 و27 عاما»
    for k in range(first - 1, max(w.low, first - 4) - 1, -1):
        if w.led(k, "span") is not None and w.form(k) not in _NOT_AGE:
            break  # «سن العمل خلال العقود الأربعة»: a length of its own
        if w.led(k, "age") is not None:
            return True
    if w.form(last) in ("من", "") and w.form(last + 1) in _OF_AGE:
        return True
    before, after = w.form(first - 1), w.form(last)
    yearly = w.form(last - 1) in _AGE_UNITS
    if before == "عن" and yearly and any(w.form(k) in _DIED for k in range(max(w.low, first - _NEAR), first - 1)):
        return True  # «توفي أمس عن 76 عاما»
    if not yearly or before not in ("(", "،", ","):
        return False
    if before == "(":
        return after in _BEHIND_AGE
    named = w.kind(first - 2) == "word" and w.kind(last) == "word" and w.sense(last, "function") is None
    return after in _ENDS or (named and after[:1] not in "اولبف")  # «خديجة، 52 عاما صاحبة مطعم»
