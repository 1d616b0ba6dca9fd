"""What stands above a clause and makes it less than certain: «لا يعتقد أن القوات ستنسحب», «شكك في أن الهدنة ستصمد»,
«نفى أن القصف أدى إلى …», «لا دليل على أن …», «من غير المؤكد أن …»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

# The words above stand at most so many tokens before «أن», a negation so many before them.
_FAR, _NEAR = 9, 4
_NOT = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "وليس", "فلا", "فلم", "فليس"))
_WITHOUT = _NOT | {"دون", "بدون", "بلا", "ودون", "وبدون", "وبلا", "عدم", "غياب", "انعدام"}
_NOBODY = frozenset(("احد", "احدا"))
_OTHER = frozenset(("غير",))
# Before «أن» they govern it, not a word further back: «نفى التهمة خشية أن يعزل», «ما لا يقل عن 20 فقدوا بعد أن غرقت».
_NEARER = frozenset(("خشيه", "خوفا", "مخافه", "بعد", "قبل", "رغم", "منذ", "دون", "حتي"))
_TIED = frozenset(("الي", "علي", "عن", "من", "في"))  # nor a verb that takes no preposition


@cache
def _heads() -> dict[str, str]:
    """Every inflected form → kind."""
    forms: dict[str, str] = {}
    for row in load_table("doubts").rows:
        words = [fold(word) for word in row["words"].split()]
        if row["past"]:
            words += [form.form for form in conjugate(fold(row["past"]), fold(row["present"]))]
        for word in words:
            for prefix in ("", "و", "ف"):
                forms.setdefault(prefix + key_of(word), row["kind"])
    return forms


def doubt_before(keys: Sequence[str], that: int, low: int, stops: Callable[[int], object]) -> str:
    """What the nearest word before «أن» at token `that` makes of its clause: held, doubt, denied, open or unsure (as in
    the table `doubts`), or "" when nothing makes it less than certain. Nothing is looked for before token
    `low`, nor beyond a token at which the clause `stops`.

    >>> keys = ["لا", "دليل", "علي", "ان", "القوات", "انسحبت"]
    >>> doubt_before(keys, 3, 0, lambda at: False)
    'open'
    """
    if keys[that - 1] in _NEARER:
        return ""
    heads, apart = _heads(), keys[that - 1] in _TIED
    for at in range(that - 1, max(low, that - _FAR) - 1, -1):
        kind = heads.get(keys[at], "")
        if apart and kind in ("held", "denied"):
            return ""
        if kind == "denied" and at > low and keys[at - 1] in _NOT:
            return "open"  # «لم ينف أن القوات ستغادر»
        if kind:
            return kind if _holds(keys, at, low, kind) else ""
        if stops(at):
            return ""
    return ""


def _holds(keys: Sequence[str], at: int, low: int, kind: str) -> bool:
    """Whether the head at token `at` stands, by its kind, with or without a negation."""
    before = keys[max(low, at - _NEAR) : at]
    if kind in ("doubt", "denied"):
        return not before or (before[-1] not in _WITHOUT and before[-1] != "علي")  # «على وشك»
    if kind == "held":
        nobody = bool(before) and before[-1] in _NOBODY and not _NOT.isdisjoint(before)
        return nobody or (bool(before) and before[-1] in _NOT)
    if kind == "unsure" and before and before[-1] in _OTHER:
        return True
    return not _WITHOUT.isdisjoint(before)
