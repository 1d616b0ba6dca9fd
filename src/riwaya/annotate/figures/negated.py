"""Bounds that a negation turns round: «لا يملك أكثر من 30 طائرة» is thirty at most."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import beginnings_of, grammar, openings
from riwaya.annotate.figures.row import Row

_TURNED = {"more_than": "at_most", "less_than": "at_least"}
_COMPARATIVES, _NOT = grammar("comparative"), grammar("negation")
_GOVERNING = grammar("before a bound")
_STILL = openings("still")
_NOT_TO = grammar("not to")
_ABLE, _MAY, _WAS, _THAT = openings("able"), openings("may"), openings("was"), grammar("that")
_EXCEEDING = openings("exceeding")
_FAR = 6


def under_negation(row: Row, first: int, modifier: str) -> str:
    """The modifier of a bound that begins at token `first`, turned where what stands before denies it.

    «لا تحتاج إلى أكثر من ثلاثة أسابيع» is three weeks at most, «لا يجوز أن تقل عن 20» twenty at least;
    «لم يعد أكثر من ألف لاجئ» stays as it is.
    """
    turned = _TURNED.get(modifier)
    if turned is None:
        return modifier
    compared = row.key(first) in _COMPARATIVES
    if not compared and row.key(first - 1).removeprefix("و") in _NOT and row.key(first).startswith(_EXCEEDING):
        return turned  # «لن يتعدى 6»
    if not compared and row.key(first - 1) in _NOT_TO:
        return turned  # «ألا يزيد عن 20»
    if (compared and _denied(row, first)) or _unable(row, first, compared=compared):
        return turned
    return modifier


def _denied(row: Row, first: int) -> bool:
    """«لا تستغرق أكثر من», «لا تحتاج إلى أكثر من»."""
    verb = first - 2 if row.key(first - 1) in _GOVERNING else first - 1
    limits = verb < first - 1 or row.key(verb).startswith(beginnings_of("lasting"))
    return limits and row.key(verb - 1).removeprefix("و") in _NOT and not row.key(verb).startswith(_STILL)


def _unable(row: Row, first: int, *, compared: bool) -> bool:
    """«لم تستطع البلاد إنتاج أكثر من», «لم يكن عددهم يتجاوز», «لا يمكن أن يحضر أكثر من».

    Not «لا يمكن تجاهل أكثر من مليون ناخب»: what must not be done is no bound; nor «لم يكن يعلم أن أكثر من 30 قتلوا».
    """
    that = False
    for back in range(first - 1, max(row.first, first - _FAR) - 1, -1):
        word = row.keys[back]
        if not row.is_word(back):
            return False
        if row.key(back - 1).removeprefix("و") in _NOT:
            if word.startswith(_MAY):
                return that or not compared
            return word.startswith(_ABLE) or (word.startswith(_WAS) and not that)
        that = that or word in _THAT
    return False
