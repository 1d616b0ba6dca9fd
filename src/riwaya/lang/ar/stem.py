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


_ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
# Words that begin with a و of their own, by their first three letters.
# fmt: off
_OWN_WAW = frozenset((
    "وزا", "وزي", "وزر", "وفد", "وفو", "وفا", "وفي", "وقف", "وقا", "وقت", "وقع", "ولا", "ولد", "وثي",
    "وثا", "وسط", "وسي", "وسا", "وضع", "وضو", "ورق", "ورش", "ورا", "وبا", "وحد", "وحي", "وحش", "وطن",
    "وطا", "واش", "وال", "واق", "واد", "واح", "واج", "وار", "واص", "واس", "وجه", "وجو", "وجب", "وكا",
    "وكي", "وعد", "وعي", "وصل", "وصو", "وصف", "وظي", "وظا", "ودي", "ودا", "وهم", "وها", "ويل",
))
# fmt: on
_OWN_BA = frozenset(("بالو", "بالغ"))


@lru_cache(maxsize=200_000)
def light_stem(word: str) -> str:
    """A word in comparison form without article and endings, letters of its own left alone: «للأسلحة» → «اسلح».

    Lighter than `stem`: «براءة» stays «براء», «بنك» stays «بنك».
    """
    bare = word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) > 2 and word[:4] not in _OWN_BA:
            bare = word[len(article) :]
            break
    else:
        if (word[0] == "و" and len(word) > 4 and word[:3] not in _OWN_WAW) or (
            word[0] == "س" and len(word) > 4 and word[1] in "يتن"
        ):
            bare = word[1:]
    for _ in range(2):
        ending = next((e for e in _ENDINGS if bare.endswith(e) and len(bare) - len(e) > 2), "")
        bare = bare[: len(bare) - len(ending)]
    return bare
