"""Small words around promised acts, by what they do there (lexicon `commitment_words`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame


@cache
def listed(mark: str) -> frozenset[str]:
    """The comparison keys of the words with this mark, as the lexicon defines the marks."""
    rows = load_table("commitment_words").rows
    return frozenset(key_of(fold(row["word"])) for row in rows if row["mark"] == mark)


def any_listed(frame: Frame, tokens: Iterable[int], mark: str) -> bool:
    """Whether one of the tokens, with or without a conjunction, has this mark.

    >>> sorted(listed("stands"))
    []
    """
    words = listed(mark)
    for index in tokens:
        form = frame.keys[index]
        if form in words or (form[:1] in "وف" and form[1:] in words):
            return True
    return False
