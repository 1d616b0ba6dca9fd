"""Classes of small words that forecasts and causes look at, from the table `outlook_words`."""

from __future__ import annotations

from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table


@cache
def word_class(name: str) -> frozenset[str]:
    """The comparison keys of the words of a class.

    >>> "ذلك" in word_class("pointer")
    True
    """
    rows = (row for row in load_table("outlook_words").rows if row["class"] == name)
    return frozenset(key_of(fold(word)) for row in rows for word in row["words"].split())
