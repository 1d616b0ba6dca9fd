"""What a phrase is that names a party, and the definite forms that stand for longer names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.annotate.naming.words import Words
from riwaya.lang.name_words import words_of
from riwaya.lang.register import Entry, Option, Registered
from riwaya.lang.tables import load_table


class Phrase(NamedTuple):
    """Words `first..last` (last exclusive) that name `party`; `start` is the position without clitics.

    `inner` are other parties named inside it; `surfaces` are further (start, end) positions that name the party
    by themselves: title and name of «وزير الخارجية أنطوني بلينكن». `role` is the party that the title alone
    would be, `clitics` what was attached before it.
    """

    first: int
    last: int
    start: int
    party: Registered
    rule: str
    clitics: str = ""
    inner: tuple[Phrase, ...] = ()
    surfaces: tuple[tuple[int, int], ...] = ()
    role: Registered | None = None
    state: str = ""

    def keys(self, words: Words) -> list[str]:
        """Comparison keys of its words, the first without clitics: «للحكومة» → ['الحكومه']."""
        found = words.keys[self.first : self.last]
        cut = self.start - words.start[self.first]
        elided = cut < len(self.clitics)
        found[0] = "ا" + found[0][cut + 1 :] if elided else found[0][cut:]
        return found


class Hit(NamedTuple):
    """An entry of the register found at a word: its option (clitics) and the word after it."""

    entry: Entry
    option: Option
    last: int


@cache
def definite_heads() -> dict[str, tuple[str, ...]]:
    """For each definite short form the first words of the names it may stand for: «التنظيم» → تنظيم, داعش."""
    return {
        words_of(row["form"])[0]: tuple(words_of(head)[0] for head in row["heads"].split("|") if head)
        for row in load_table("definite_forms").rows
        if " " not in row["form"]
    }
