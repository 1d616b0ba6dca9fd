"""Words of scenarios by what they do (lexicon `scenario_words`)."""

from __future__ import annotations

from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

STEPS = ("likely", "unlikely", "possible", "impossible")


@cache
def scenario_words(name: str) -> frozenset[str]:
    """The comparison keys of a class of `scenario_words`."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("scenario_words").rows if row["class"] == name)
