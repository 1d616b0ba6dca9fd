"""Arabic names in Latin letters, for a reader without Arabic: «حازم الغرافي» → "Hazem al-Gharafi".

Parts of names are written as in the names of the register's persons, then as people write them; the rest letter by
letter, with a vowel where two consonants meet, for Arabic writes none. It is a gloss, not a name to search for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources

from riwaya.lang.ar import fold, key_of
from riwaya.lang.register import register

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g",
}  # fmt: skip
_VOWELS = frozenset("aiu")
_SOUNDS = (
    ("gh", "g"), ("kh", "k"), ("ph", "f"), ("th", "t"), ("ch", "s"), ("sh", "s"), ("dh", "z"), ("q", "k"), ("c", "k"),
    ("x", "ks"), ("j", "g"), ("p", "b"), ("v", "f"),
)  # fmt: skip
_WORD = re.compile(r"[\u0621-\u064A\u066E-\u06D3]{1,60}")
_SMALL = {
    "بن": "bin",
    "ابن": "ibn",
    "ابو": "Abu",
    "ابي": "Abi",
    "ام": "Umm",
    "ال": "Al",
    "عبد": "Abd",
    "و": "wa",
    "الله": "Allah",
}


@lru_cache(maxsize=8192)
def latin_name(name: str) -> str:
    """A name with its Arabic words in Latin letters; what is in other letters stays."""
    return _WORD.sub(lambda match: _word(match.group()), name)


def _word(word: str) -> str:
    key = key_of(fold(word))
    if key in _SMALL:
        return _SMALL[key]
    if word[0] in "أإآ":
        return _token(key)  # «إلياس» has no article
    if key.startswith("ال") and key in _known(1) and key[2:] not in _known(2) and key[2:] not in _parts():
        return "al-" + _known(1)[key].removeprefix("al").capitalize()
    for article, shown in (("وال", "wal-"), ("لل", "lil-"), ("ال", "al-")):
        rest = key.removeprefix(article)
        if rest != key and len(rest) > 2:
            return shown + _token(rest)
    return _token(key)


def _token(key: str) -> str:
    known = _parts().get(key) or _known(2).get(key)
    return (known or _spelt(key)).capitalize()


@cache
def _parts() -> dict[str, str]:
    """How the parts of the registered persons' names are mostly written, by comparison key: «دانيال» → "daniel"."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for party in register().parties.values():
        arabic, latin = party.name_ar.split(), party.name.split()
        if party.type != "PER" or len(arabic) != len(latin) or not party.name_ar:
            continue
        for word, shown in zip(arabic, latin, strict=True):
            plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode().lower()
            key = key_of(fold(word))
            if key.startswith("ال") and plain[:3] in ("al-", "el-"):
                key, plain = key[2:], plain[3:]
            if plain.isalpha() and len(plain) > 2 and _may_be(key, plain):
                found[key][plain] += 1
    return {key: max(counts, key=lambda plain: (counts[plain], plain)) for key, counts in found.items()}


def nearness(word: str, latin: str) -> float:
    """How much of the sounds of an Arabic and a Latin word is common to both, from 0 to 1: «خاشقجي», "khashoggi"."""
    one, other = _sounds(_spelt(key_of(fold(word)).removeprefix("ال"))), _sounds(latin)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _sounds(latin: str) -> str:
    """The consonants of a word in Latin letters, one letter for those that are written for each other."""
    plain = latin.lower()
    for said, one in _SOUNDS:
        plain = plain.replace(said, one)
    kept = "".join(letter for letter in plain if letter not in "aeiouwy-")
    return re.sub(r"(.)\1+", r"\1", kept)


def _may_be(key: str, latin: str) -> bool:
    """Whether an Arabic and a Latin spelling share most consonants, so that words of two names are not paired."""
    spelt = [letter for letter in _spelt(key) if letter not in _VOWELS and letter not in "hwy"]
    return 2 * sum(letter in latin for letter in spelt) >= len(spelt)


@cache
def _known(least: int) -> dict[str, str]:
    """How tokens of names that at least so many persons bear are written in Latin letters, by comparison key."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "name_tokens.tsv")
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: row[2] for row in rows if row[2].isascii() and row[2].isalpha() and int(row[1]) >= least}


def _spelt(key: str) -> str:
    """Letter by letter: و and ي are vowels between consonants and at the end, and an "a" parts two consonants."""
    parts: list[str] = []
    for at, letter in enumerate(key):
        sound = _LETTERS.get(letter, "")
        inside = at > 0 and letter in "وي" and parts and parts[-1] not in ("u", "i", "a")
        if inside and (at + 1 == len(key) or key[at + 1] not in "اوي"):
            sound = "u" if letter == "و" else "i"
        if letter == "ه" and at and at + 1 == len(key) and not _ends_in_vowel(parts[-1] if parts else "a"):
            sound = "a"  # the ة of names such as «وكالة»
        if not sound:
            continue
        if parts and not _ends_in_vowel(parts[-1]) and sound[0] not in _VOWELS and _needs(parts):
            parts.append("a")
        parts.append(sound)
    return "".join(parts)


def _ends_in_vowel(part: str) -> bool:
    return part[-1] in _VOWELS


def _needs(parts: list[str]) -> bool:
    """Whether a consonant may not follow the last one: at the beginning, or when two stand together already."""
    return len(parts) == 1 or not _ends_in_vowel(parts[-2])
