"""Stems for comparing and searching words; never for quoting them."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.fold import fold, key_of

_WORD = re.compile(r"\w+")
_STEMMER = Stemmer.Stemmer("arabic")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word in comparison form: «للانسحاب», «الانسحاب» → «انسحاب»."""
    bare = strip_article(variants(word)[-1].stem) if len(word) > 4 else word
    return str(_STEMMER.stemWord(bare))


def stems(text: str) -> list[str]:
    """The stems of all words of a raw text, in order."""
    return [stem(word) for word in _WORD.findall(key_of(fold(text)))]


def words(text: str) -> list[str]:
    """All words of a raw text in comparison form, in order."""
    return _WORD.findall(key_of(fold(text)))
