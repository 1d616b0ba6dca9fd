"""Which spellings a search looks for: «ترمب» finds «ترامب», and so do "Trump" and "Donald Trump".

Names and aliases come from the register and from the parties of the story; foreign names are also found where they
are only spelt in another way («بنتاغون», «بنتاجون»), English words where a table says what they are in Arabic.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from riwaya.lang.ar import fold, key_of
from riwaya.lang.ar.stem import stem, words
from riwaya.link.sides import anonymous
from riwaya.link.terms import function_words
from riwaya.views.evidence import StoryIndex
from riwaya.views.namebook import Namebook, Named, arabic_of, latin_words, registered

PHRASE = re.compile('["«“]([^"»”]+)["»”]')
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# So many words name a party at most; names that so many bear tell too little; so many spellings are looked for.
_RUN, _BEARERS, _SPELLINGS = 6, 4, 12
_BEGINNING = 4
# Small words of English, which a sentence in Arabic need not hold.
_SMALL = frozenset(("the", "of", "and", "in", "a", "an", "to", "for", "on", "by", "at", "from", "with", "al", "s"))


class Unit(NamedTuple):
    """What a sentence must hold: the words typed (as they stand where `exact`), or one of the `others`."""

    typed: str
    others: tuple[str, ...] = ()
    exact: bool = False


def as_typed(query: str) -> tuple[Unit, ...]:
    """The parts of a query, each looked for as it was typed: phrases in quotation marks, then single words."""
    phrases = [Unit(phrase, exact=True) for phrase in PHRASE.findall(query) if words(phrase)]
    return (*phrases, *map(Unit, _WORD.findall(PHRASE.sub(" ", query))))


class Spellings:
    """The names of a story's parties, and what to look for when one of them is typed."""

    def __init__(self, own: Iterable[Named] = ()) -> None:
        self._own = Namebook(own)

    def units(self, query: str) -> tuple[Unit, ...]:
        """The parts of a query with all the spellings of what they name; phrases in quotation marks stay as typed.

        >>> [unit.others for unit in Spellings().units("ترمب")]
        [('ترامب',)]
        """
        phrases = [unit for unit in as_typed(query) if unit.exact]
        return (*phrases, *self._runs(_WORD.findall(PHRASE.sub(" ", query))))

    def _runs(self, typed: Sequence[str]) -> Iterator[Unit]:
        at = 0
        while at < len(typed):
            if typed[at].lower() in _SMALL and len(typed) > 1:
                at += 1
                continue
            for length in range(min(_RUN, len(typed) - at), 0, -1):
                said = " ".join(typed[at : at + length])
                others = self._others(said, length)
                if others or length == 1:
                    yield Unit(said, others)
                    at += length
                    break

    def _others(self, said: str, length: int) -> tuple[str, ...]:
        """Other spellings of what some words name, the shortest that cover the rest."""
        if said.isascii() or not _is_arabic(said):
            found = self._of_latin(said, length)
        elif length == 1 and key_of(fold(said)) in function_words():
            return ()
        else:
            found = self._of_arabic(said, length)
        own = [variant for word in (said, *found) if " " not in word for variant in self._own.alike(word)]
        known = {word.removeprefix("ال") for word in (said, *found)}
        return tuple(islice(_shortest([*found, *(word for word in own if word not in known)], said), _SPELLINGS))

    def _of_arabic(self, said: str, length: int) -> list[str]:
        parties = _few(self._own.named(said)) or _few(registered().named(said))
        if parties or length > 1:
            return [form for party in parties for form in party.forms]
        alike = registered().alike(said)
        known = (party for word in alike for name in (word, f"ال{word}") for party in _few(registered().named(name)))
        return [form for party in known for form in party.forms] or alike

    def _of_latin(self, said: str, length: int) -> list[str]:
        shown = " ".join(latin_words(said))
        plain = arabic_of(shown)
        if not shown or shown in _SMALL:
            return []
        parties = _few(self._own.in_english(shown)) or _few(registered().in_english(shown))
        if plain:
            parties = [party for party in parties if party.type == "GPE"]
        if plain or parties or length > 1:
            return [*plain, *(form for party in parties for form in party.forms)]
        persons = self._own.with_word(shown) or registered().with_word(shown)
        if not persons and len(shown) >= _BEGINNING:
            persons = self._own.beginning(shown)
        counts = Counter(form for person in persons for form in person.spelt(shown))
        return [form for form, _ in counts.most_common(_BEARERS)]


def _few(parties: list[Named]) -> list[Named]:
    """Parties of a name, none where so many bear it that it tells too little."""
    return parties if len(parties) <= _BEARERS else []


def spellings(index: StoryIndex) -> Spellings:
    """What a search in a story looks for: the named parties of its articles, with the spellings that these use."""
    surfaces: defaultdict[str, dict[str, None]] = defaultdict(dict)
    types: dict[str, str] = {}
    for reading in index.readings.values():
        for party in reading.parties:
            types[party.key] = party.type
            surfaces[party.key].update(dict.fromkeys(party.surfaces))
    parties = (
        Named(key, types[key], english, (arabic, *registered().of(key)), tuple(surfaces[key]))
        for key, (arabic, english) in index.names.items()
        if not anonymous(key)
    )
    return Spellings(parties)


def _shortest(forms: Iterable[str], said: str) -> Iterator[str]:
    """Each form once, without those that hold another as whole words, nor the words said themselves."""
    typed = _stems(said)
    keyed: dict[tuple[str, ...], str] = {}
    for form in forms:
        keyed.setdefault(_stems(form), form)
    for key, form in sorted(keyed.items(), key=lambda item: (len(item[0]), item[1])):
        if key and key != typed and not any(_holds(key, other) for other in keyed if other != key):
            yield form


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, words(text)))


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1)) if part else False


def _is_arabic(said: str) -> bool:
    return any("\u0620" <= char <= "\u06ff" for char in said)
