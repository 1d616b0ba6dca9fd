"""The words that numbers are made of, read from the tables once."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import listed, load_table


class Word(NamedTuple):
    """One reading of a word: `length` characters of `clitics`, whether ال follows them, and what the stem says.

    `kind`: zero, unit, join, ten, tens, hundred, hundreds, hundred_plural, scale, scale_plural, dual, fraction,
    share (a fraction of those that its pronoun names), parts, vague or ordinal.
    """

    value: Fraction
    kind: str
    clitics: str
    length: int
    definite: bool


def _either(form: str) -> str:
    """A word with ي and ه for ى and ة: only these two are written either way in number words; hamza on its seat keeps
    «كميات» from holding «مئات»."""
    return form.replace("ى", "ي").replace("ة", "ه")


@cache
def numeral_list(name: str) -> frozenset[str]:
    """The folded words of a list around numbers.

    >>> sorted(numeral_list("negative"))
    ['سالب', 'ناقص']
    """
    return frozenset(fold(row["word"]) for row in listed("numeral_grammar", name))


@cache
def _words(table: str) -> dict[str, tuple[Fraction, str]]:
    return {
        _either(fold(form)): (Fraction(row["value"]), row["class"])
        for row in reversed(load_table(table).rows)
        for form in row["forms"].split("|")
    }


@lru_cache(maxsize=65536)
def readings(form: str, table: str = "numerals") -> tuple[Word, ...]:
    """All readings of a folded word as a number word, fewest clitics first; mostly none."""
    words, key = _words(table), _either(form)
    if words.get(key, (0, ""))[1] == "never":
        return ()
    found = []
    for stem, length, clitics in variants(key):
        if "س" in clitics:
            continue
        entry = words.get(stem)
        if entry:
            found.append(Word(*entry, clitics, length, definite=False))
        elif stem.startswith("ال") and (entry := words.get(stem[2:])):
            found.append(Word(*entry, clitics, length, definite=True))
    return tuple(found)
