"""Attached clitics: the conjunctions و ف, the prepositions ب ل ك, the future س, and the article ال."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

PROCLITICS = ("و", "ف", "ب", "ل", "ك", "س")
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_FIRST = frozenset(PROCLITICS)


class Variant(NamedTuple):
    """One way to read a folded word: `length` characters of clitics, then `stem`; `clitics` spelt out.

    For «للانسحاب» the reading without ل is «الانسحاب», though its alif is not written: then `stem`
    differs from the characters behind the clitics.
    """

    stem: str
    length: int
    clitics: str


@lru_cache(maxsize=65536)
def variants(word: str) -> tuple[Variant, ...]:
    """All readings of a folded word, the whole word first, then with clitics taken off, fewest first.

    >>> [v.stem for v in variants("وببغداد")]
    ['وببغداد', 'ببغداد', 'بغداد']
    >>> [v.stem for v in variants("للانسحاب")]
    ['للانسحاب', 'لانسحاب', 'الانسحاب']
    """
    if word[:1] not in _FIRST or len(word) < 3:
        return (tuple.__new__(Variant, (word, 0, "")),)
    found = [Variant(word, 0, "")]
    starts = [(word, 0, "")]
    if word[:1] in _CONJUNCTIONS and len(word) > 2:
        rest = (word[1:], 1, word[0])
        starts.append(rest)
        found.append(Variant(*rest))
    for stem, length, clitics in starts:
        if stem[:1] in _PREPOSITIONS and len(stem) > 2:
            found.append(Variant(stem[1:], length + 1, clitics + stem[0]))
            if stem.startswith("لل"):
                found.append(Variant("ا" + stem[1:], length + 1, clitics + "ل"))
        if stem[:1] == "س" and len(stem) > 3 and stem[1] in "ايتن":
            found.append(Variant(stem[1:], length + 1, clitics + "س"))
    return tuple(found)


def strip_article(word: str) -> str:
    """The folded word without ال: «الرئيس» → «رئيس»."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word
