"""What stands above a clause and makes it less than certain: «لا يعتقد أن القوات ستنسحب», «شكك في أن الهدنة ستصمد»,
«نفى أن القصف أدى إلى …», «لا دليل على أن …», «من غير المؤكد أن …»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

# The words above stand at most so many tokens before «أن», a negation so many before them.
_FAR, _NEAR = 9, 4
_NOT = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "وليس", "فلا", "فلم", "فليس"))
_WITHOUT = _NOT | {"دون", "بدون", "بلا", "ودون", "وبدون", "وبلا", "عدم", "غياب", "انعدام"}
_NOBODY = frozenset(("احد", "احدا"))
_OTHER = frozenset(("غير",))
# Before «أن» they govern it, not a verb further back: «نفى التهمة خشية أن يعزل».
_NEARER = frozenset(("خشيه", "خوفا", "مخافه", "بعد", "قبل", "رغم", "منذ", "دون", "حتي", "الي", "علي", "عن", "من", "في"))
_DOUBTED = {"impossible": "likely", "unlikely": "likely"}
_DENIED = {"certain": "impossible", "impossible": "certain"}
_BEING = word_class("to be") | {"كان", "كانت"}


@cache
def _heads() -> dict[str, str]:
    """Every inflected form → kind."""
    forms: dict[str, str] = {}
    for row in load_table("forecast_doubts").rows:
        words = [fold(word) for word in row["words"].split()]
        if row["past"]:
            words += [form.form for form in conjugate(fold(row["past"]), fold(row["present"]))]
        for word in words:
            for prefix in ("", "و", "ف"):
                forms.setdefault(prefix + key_of(word), row["kind"])
    return forms


def doubted(words: Words, low: int, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of a sentence that begins at token `low`, what is doubted or not claimed rated as such."""
    return [_rated(words, low, draft) if draft.rule == "future" else draft for draft in drafts]


def _rated(words: Words, low: int, draft: Draft) -> Draft:
    kind = doubt_above(words, draft.first, low)
    if kind in ("held", "doubt"):
        return draft._replace(likelihood=_DOUBTED.get(draft.likelihood, "unlikely"))
    if kind == "denied":
        return draft._replace(likelihood=_DENIED.get(draft.likelihood, "unlikely"))
    return draft._replace(likelihood="possible") if kind else draft


def doubt_above(words: Words, first: int, low: int) -> str:
    """What the nearest word before the «أن» of a clause at token `first` makes of it: held, doubt, denied, open, unsure
    (as in the table `forecast_doubts`), or "" when nothing makes it less than certain."""
    that = first - 1 - (first - 1 > low and words.keys[first - 1] in _BEING)
    if that <= low or words.marks[that] != "that":
        return ""
    heads, apart = _heads(), words.keys[that - 1] in _NEARER
    for at in range(that - 1, max(low, that - _FAR) - 1, -1):
        kind = heads.get(words.keys[at], "")
        if apart and kind in ("held", "denied"):
            return ""
        if kind == "denied" and at > low and words.keys[at - 1] in _NOT:
            return "open"  # «لم ينف أن القوات ستغادر»
        if kind:
            return kind if _holds(words, at, low, kind) else ""
        if words.marks[at] and words.marks[at] != "relative":
            return ""
    return ""


def _holds(words: Words, at: int, low: int, kind: str) -> bool:
    """Whether the head at token `at` stands, by its kind, with or without a negation."""
    before = words.keys[max(low, at - _NEAR) : at]
    if kind in ("doubt", "denied"):
        return not before or (before[-1] not in _WITHOUT and before[-1] != "علي")  # «على وشك»
    if kind == "held":
        nobody = bool(before) and before[-1] in _NOBODY and not _NOT.isdisjoint(before)
        return nobody or (bool(before) and before[-1] in _NOT)
    if kind == "unsure" and before and before[-1] in _OTHER:
        return True
    return not _WITHOUT.isdisjoint(before)
