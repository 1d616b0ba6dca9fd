"""Approximation and bounds in front of a number or behind its noun."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.figures.knowledge import COUNTED, beginnings_of, grammar, modifiers, openings, words_of
from riwaya.annotate.figures.row import Row
from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.numerals import Number

_REACH = 5
_COUNT_STEMS = openings("count noun")


class Bound(NamedTuple):
    """A modifier phrase: tokens `first..last`, position where it starts without clitics."""

    modifier: str
    first: int
    last: int
    start: int


def bound_before(row: Row, number: Number) -> Bound | None:
    """The modifier that ends just before a number: «ما لا يقل عن 15», «بأكثر من 20», «ما يقدر بثمانين»."""
    index = number.first - 1
    if row.key(index) in ("ال", "لل"):
        index -= 1
    tail = number.clitics[-1:] if number.clitics[-1:] == "ب" else ""
    options = modifiers("before").get(tail) if tail else None
    if options is None:
        tail = ""
        word = row.key(index)
        counting = modifiers("before").get(COUNTED, ()) if word.startswith(_COUNT_STEMS) else ()
        options = modifiers("before").get(word) or counting or _with_clitics(row, index)
    for words, modifier in options:
        rest = words[:-1] if tail else words
        first = index - len(rest) + 1
        if first < row.first:
            continue
        start = _matched(row, first, rest)
        if start is not None:
            return Bound(_under_negation(row, first, modifier), first, number.first, start)
    return None


def _under_negation(row: Row, first: int, modifier: str) -> str:
    """«لا تحتاج إلى أكثر من ثلاثة أسابيع» is three weeks at most; «لم يعد أكثر من ألف لاجئ» stays as it is."""
    if modifier not in _TURNED or row.key(first) not in _COMPARATIVES:
        return modifier
    verb = first - 2 if row.key(first - 1) in _GOVERNING else first - 1
    limits = verb < first - 1 or row.key(verb).startswith(beginnings_of("lasting"))
    negated = row.key(verb - 1).removeprefix("و") in _NOT and not row.key(verb).startswith(_STILL)
    return _TURNED[modifier] if limits and negated else modifier


_TURNED = {"more_than": "at_most", "less_than": "at_least"}
_COMPARATIVES, _NOT = grammar("comparative"), grammar("negation")
_GOVERNING = grammar("before a bound")
_STILL = openings("still")


def bound_after(row: Row, last: int) -> Bound | None:
    """The modifier behind a noun, perhaps behind its adjectives: «12 شخصا على الأقل»."""
    table = modifiers("after")
    index = last
    for _ in range(_REACH):
        word = row.key(index)
        if word in ("،", ","):
            index += 1
            word = row.key(index)
            if word not in table:
                return None
        for words, modifier in table.get(word, ()):
            behind = index + len(words)
            if tuple(row.key(k) for k in range(index, behind)) == words and row.key(behind) != "من":
                return Bound(modifier, index, behind, row.tokens[index].start)
        if not row.is_word(index) or (word in words_of("not_units") and word not in ("في", "من")):
            return None
        index += 1
    return None


def _with_clitics(row: Row, index: int) -> tuple[tuple[tuple[str, ...], str], ...]:
    """One-word modifiers may carry clitics: «بنحو», «وحوالي»."""
    if not row.is_word(index):
        return ()
    table = modifiers("before")
    for variant in variants(row.keys[index]):
        if variant.clitics and variant.stem in table:
            return tuple(option for option in table[variant.stem] if len(option[0]) == 1)
    return ()


def _matched(row: Row, first: int, words: tuple[str, ...]) -> int | None:
    """Position where the phrase starts, without the clitics of its first word; None when it is not there."""
    for k in range(len(words) - 1, 0, -1):
        here = row.keys[first + k]
        if here != words[k] and not (words[k] == COUNTED and here.startswith(_COUNT_STEMS)):
            return None
    if not words:
        return None
    for variant in variants(row.keys[first]):
        if variant.stem == words[0]:
            return row.tokens[first].start + variant.length
    return None
