"""Who bears a name, and how else it is written: look-ups over the parties of the register or of one story."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import load_table, parse_table, table_names, uncollected
from riwaya.views.glossary import arabic_words, given_names, is_plain_word
from riwaya.views.latin import nearness

_LATIN = re.compile("[a-z0-9]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_APOSTROPHES = re.compile("['’ʿʾ`]s?\\b")
_ARTICLES = frozenset(("al", "el", "the", "of", "ibn", "bin", "abu"))
# Letters that one foreign sound is written with, and those that only some writers put between the others.
_SOUNDS = str.maketrans({"ج": "غ", "گ": "غ", "ط": "ت", "ڤ": "ف", "پ": "ب", "چ": "غ", "ث": "ت"})
_BETWEEN = re.compile("(?<=.)[اويءى]")
_G = str.maketrans("جگچ", "غغغ")
_TOLD = 4
# What an outlet is that is named by a common word: «العربية» is «قناة العربية».
_OUTLETS = ("قناة", "صحيفة", "وكالة", "موقع")
# How near the sounds of an Arabic word must be to those of a Latin one, and how much less near than the nearest.
_NEAR, _AS_NEAR = 0.66, 0.1


@dataclass(frozen=True)
class Named:
    """A party with its English name, its Arabic names, and how articles write it."""

    key: str
    type: str
    english: str
    arabic: tuple[str, ...]
    surfaces: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All its names; in Latin letters those that articles print («CNN»)."""
        return (*self.arabic, *(name for name in self.surfaces if name.isascii()))

    def spelt(self, latin: str) -> tuple[str, ...]:
        """The Arabic words of its names that a Latin word stands for: "trump" is «ترامب» and «ترمب»."""
        near: dict[str, float] = {}
        for name in (*self.arabic, *self.surfaces):
            for word in filter(None, map(_letters, name.split())):
                if not is_plain_word(word):
                    near[word] = nearness(word, latin)
        best = max(near.values(), default=0)
        return tuple(word for word, value in near.items() if value >= max(_NEAR, best - _AS_NEAR))


class Namebook:
    """Parties by their names in both scripts."""

    def __init__(self, parties: Iterable[Named]) -> None:
        self.parties = list(parties)

    def of(self, key: str) -> tuple[str, ...]:
        """The Arabic names of a party, by its key."""
        return self._keyed[key].arabic if key in self._keyed else ()

    def named(self, said: str) -> list[Named]:
        """The parties that bear an Arabic name or alias, or are so called in Latin letters."""
        return self._arabic.get(key_of(fold(said)), [])

    def in_english(self, shown: str) -> list[Named]:
        """The parties whose English name is this, in the words of `latin_words`."""
        return self._english.get(shown, [])

    def with_word(self, shown: str) -> list[Named]:
        """The persons and places of whose English name this is a word."""
        return self._words.get(shown, [])

    def beginning(self, shown: str) -> list[Named]:
        """The persons of whose English name a word begins so."""
        return [party for word, parties in self._words.items() if word.startswith(shown) for party in parties]

    def alike(self, word: str) -> list[str]:
        """Words of names that are the same foreign name in another spelling: «بنتاغون», «بنتاجون»."""
        return [other for other in self._sketched.get(sketch(word), ()) if same_sound(word, other)]

    @cached_property
    def _keyed(self) -> dict[str, Named]:
        return {party.key: party for party in self.parties}

    @cached_property
    def _arabic(self) -> dict[str, list[Named]]:
        return _by((key_of(fold(name)), party) for party in self.parties for name in party.arabic)

    @cached_property
    def _english(self) -> dict[str, list[Named]]:
        return _by((name, party) for party in self.parties for name in _english_names(party))

    @cached_property
    def outlets(self) -> dict[str, list[Named]]:
        """The outlets by their names in Latin letters, written as one: "france24"."""
        media = (party for party in self.parties if party.type == "MEDIA")
        return _by((name.replace(" ", ""), party) for party in media for name in _english_names(party))

    @cached_property
    def _words(self) -> dict[str, list[Named]]:
        persons = (party for party in self.parties if party.type in ("PER", "LOC", "GPE"))
        return _by((w, p) for p in persons for w in latin_words(p.english) if len(w) > 2 and w not in _ARTICLES)

    @cached_property
    def _sketched(self) -> dict[str, list[str]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for party in self.parties:
            for name in (*party.arabic, *party.surfaces):
                for word in name.split():
                    if len(word) >= _TOLD and not is_plain_word(word):
                        found[sketch(word)][bare(word)] = None
        return {key: list(words) for key, words in found.items()}


def _by(pairs: Iterable[tuple[str, Named]]) -> dict[str, list[Named]]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for name, party in pairs:
        if party not in found[name]:
            found[name].append(party)
    return dict(found)


def _english_names(party: Named) -> Iterator[str]:
    """An English name whole, without what stands in brackets, a short form in brackets; other Latin names."""
    for name in (party.english, *(name for name in party.arabic if name.isascii()), *_also().get(party.key, ())):
        short = (inside for inside in _BRACKETS.findall(name) if inside.isupper())
        for one in (name, _BRACKETS.sub(" ", name), *short):
            yield " ".join(word for word in latin_words(one) if word != "the")


@lru_cache(maxsize=16384)
def latin_words(text: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters: "Gülen's" → gulen."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).encode("ascii", "ignore").decode().lower()
    return tuple(_LATIN.findall(plain))


def bare(word: str) -> str:
    """A word of a name as it stands alone: «لترامب» stays, «(البنتاغون)» loses its brackets and article."""
    kept = _letters(word)
    return kept.removeprefix("ال") if len(kept) > 4 else kept


def _letters(word: str) -> str:
    return "".join(char for char in word if char.isalpha())


@lru_cache(maxsize=16384)
def sketch(word: str) -> str:
    """The sounds of a word without what spellings differ in: «بنتاغون», «بنتاجون» → «بنتغن»."""
    return _BETWEEN.sub("", key_of(fold(bare(word))).translate(_SOUNDS))


def same_sound(word: str, other: str) -> bool:
    """Whether two words of one sketch are one foreign name: of four consonants or more, or of the same vowels; names
    of Arabs differ in nothing but vowels («محمد», «محمود»)."""
    one, same = (key_of(fold(bare(spelling))) for spelling in (word, other))
    if is_plain_word(word) or not given_names().isdisjoint((one, same)):
        return False
    return len(sketch(word)) >= _TOLD or one.translate(_G) == same.translate(_G)


def arabic_of(shown: str) -> tuple[str, ...]:
    """What a plain English word is in Arabic, by the table of glosses: "ministry" is «وزارة»."""
    for american, british in (("", ""), ("ense", "ence"), ("enter", "entre"), ("iz", "is"), ("or", "our")):
        found = arabic_words().get(shown.replace(american, british) if american else shown)
        if found:
            return found
    return ()


@cache
def _also() -> dict[str, tuple[str, ...]]:
    """Other English names of parties, by key: "USA", "Daesh"."""
    content = resources.files("riwaya.views").joinpath("also_called.tsv").read_text(encoding="utf-8")
    rows = parse_table(content, "views/also_called.tsv").rows
    return {row["key"]: tuple(row["names"].split("|")) for row in rows}


@cache
@uncollected
def registered() -> Namebook:
    """All parties of the shipped register."""
    return Namebook(_rows())


def outlet_name(name: str, language: str) -> str:
    """An outlet's name in a language; one that the register does not know, or has several of, as it was given.

    >>> outlet_name("فرانس 24", "en"), outlet_name("France24", "ar"), outlet_name("صدى الوادي", "en")
    ('France 24', 'فرانس 24', 'صدى الوادي')
    """
    if name.isascii():
        known = registered().outlets.get("".join(latin_words(name)), [])
        return (known[0].english if language == "en" else known[0].arabic[0]) if len(known) == 1 else name
    for said in (name, *(f"{kind} {name}" for kind in _OUTLETS)) if language == "en" else ():
        known = [party for party in registered().named(said) if party.type == "MEDIA"]
        if len(known) == 1:
            return known[0].english
    return name


def _rows() -> Iterator[Named]:
    for table in (*(name for name in table_names() if name.startswith("parties/")), "towns"):
        for row in load_table(table).rows:
            aliases = (alias for alias in row["aliases"].split("|") if alias and alias[0] != "?")
            yield Named(row["key"], row["type"], row["name_en"], (row["name_ar"], *aliases))
