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
    words, keys = listed(mark), frame.keys
    if isinstance(tokens, range) and tokens.step == 1 and tokens.start >= 0:
        within, behind = slice(tokens.start, tokens.stop), frame.vocabulary.key_column(_behind_conjunction)
        if not words.isdisjoint(keys[within]):
            return True
        return not words.isdisjoint(map(behind.__getitem__, frame.numbers[within]))
    for index in tokens:
        form = keys[index]
        if form in words or (form[0] in "وف" and form[1:] in words):
            return True
    return False


def _behind_conjunction(key: str) -> str:
    """A word without the conjunction before it; what only looks like one is taken for one."""
    return key[1:] if key[0] in "وف" else key
