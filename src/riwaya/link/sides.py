"""Parties rolled up: the Pentagon speaks for the United States."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.model import Party

_DEEPEST = 5


class Sides:
    """The parties of one article with those they speak for."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._above = {party.key: party.parent or self._country(party) for party in parties}

    @staticmethod
    def _country(party: Party) -> str:
        """A person or a force that speaks for nobody named is counted to its country."""
        return (
            party.country if party.type in ("PER", "FORCE", "GPE", "LOC", "FAC") and party.country != party.key else ""
        )

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
