"""Verbs of the future, and words of their look: nouns («سياسة»), and perfects that begin like imperfects («تمكن»)."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.lang.ar.conjugation import conjugate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

_POSSESSIVES = ("", "ه", "ها", "هم", "هما", "نا", "ني", "ي", "ك", "ين", "ان")


@cache
def _not_future() -> tuple[frozenset[str], tuple[str, ...]]:
    exact: set[str] = set()
    starts = []
    for row in load_table("not_future").rows:
        word = key_of(fold(row["word"]))
        if row["form"] == "start":
            starts.append(word)
        elif row["form"] == "bare":
            exact.add(word)
        else:
            stem = word[:-1] + "ت" if row["word"].endswith("ة") else word
            exact.add(word)
            exact.update(stem + ending for ending in _POSSESSIVES)
    return frozenset(exact), tuple(starts)


@cache
def past_looks() -> frozenset[str]:
    """Keys of past forms that begin like an imperfect («تمكن», «توفيت»)."""
    rows = load_table("perfect_look").rows
    return frozenset(key_of(form.form) for row in rows for form in conjugate(fold(row["verb"]), "", objects=True))


@lru_cache(maxsize=16384)
def future_prefix(form: str) -> int:
    """How many characters of conjunction stand before the س of a future verb in a folded word, or -1.

    >>> future_prefix("وستنسحب"), future_prefix("سياسة"), future_prefix("سنوات")
    (1, -1, -1)
    """
    skip = 1 if form[0] in "وف" and form[1:2] == "س" else 0
    word = form[skip:]
    if len(word) < 4 or word[0] != "س" or word[1] not in "يتنا" or word.endswith("ة"):
        return -1
    key = key_of(word)
    exact, starts = _not_future()
    if key in exact or key.startswith(starts):
        return -1
    return skip
