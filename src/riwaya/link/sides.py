"""Parties rolled up: the Pentagon speaks for the United States."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riwaya.lang.ar.fold import fold, key_of
from riwaya.link.terms import link_words
from riwaya.model import Party

_DEEPEST = 5
# Keys of parties that go unnamed.
_ANONYMOUS = re.compile(r"unnamed|^x-(?:source|official|spokes|eyewitness|expert)")
# How the key of a people ends: «الإيرانيون» are ``iran/people``.
_PEOPLE = "/people"


def anonymous(key: str) -> bool:
    """Whether a party key stands for somebody who is not named: «مسؤول في البيت الأبيض»."""
    return bool(_ANONYMOUS.search(key))


def facilities(parties: Iterable[Party]) -> frozenset[str]:
    """The keys of bases, airports and the like: places finer than a town, by their type or the noun of their name."""
    return frozenset(party.key for party in parties if party.type == "FAC" or _is_site(party))


def _is_site(party: Party) -> bool:
    return party.type == "LOC" and not site_nouns(party).isdisjoint(link_words("site"))


def site_nouns(party: Party) -> frozenset[str]:
    """The nouns that begin a party's names, with article: «قاعدة عين الأسد» → «القاعدة»."""
    heads = (key_of(fold(surface)).partition(" ")[0].removeprefix("ال") for surface in party.surfaces)
    return frozenset(f"ال{head}" for head in heads)


class Sides:
    """The parties of one article with those they speak for."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._above = {party.key: party.parent or self._country(party) for party in parties}

    @staticmethod
    def _country(party: Party) -> str:
        """A person, a people or a force that speaks for nobody named is counted to its country."""
        own = party.type in ("PER", "FORCE", "GPE", "LOC", "FAC") or party.key.endswith(_PEOPLE)
        return party.country if own and party.country != party.key else ""

    def of(self, key: str) -> str:
        """The party at the top of those that `key` speaks for; `key` itself when it speaks for none."""
        for _ in range(_DEEPEST):
            above = self._above.get(key, "")
            if not above:
                break
            key = above
        return key

    def family(self, *keys: str) -> frozenset[str]:
        """Party keys with all those they speak for."""
        found: set[str] = set()
        for key in keys:
            above = key
            while above and above not in found:
                found.add(above)
                above = self._above.get(above, "")
        return frozenset(found)
