"""Approximation and bounds in front of a number or behind its noun."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.figures.knowledge import COUNTED, currencies, grammar, modifiers, openings, words_of
from riwaya.annotate.figures.negated import under_negation
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.sums import PERCENT_SIGNS
from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.numerals import Number

_REACH = 5
_COUNT_STEMS = openings("count noun")
_HOW_OFTEN, _ONLY = grammar("how often"), grammar("only")
# «لا يتجاوز عدد سكان المدينة 5 ملايين»: whose count it is may take so many words.
_OWNERS = 2
_NOT_UNITS = words_of("not_units")
_BESIDE = grammar("beside")


class Bound(NamedTuple):
    """A modifier phrase: tokens `first..last`, position where it starts without clitics."""

    modifier: str
    first: int
    last: int
    start: int


def bound_before(row: Row, number: Number) -> Bound | None:
    """The modifier that ends just before a number: «ما لا يقل عن 15», «بأكثر من 20», «ما يقدر بثمانين»."""
    index = number.first - 1
    word = row.key(index)
    if word in ("ال", "لل") or word in PERCENT_SIGNS or (not row.is_word(index) and word in currencies()):
        index -= 1
        word = row.key(index)
    if word in _HOW_OFTEN:
        index -= 1  # «يتجاوز سنويا 100»
        word = row.key(index)
    tail = number.clitics[-1:] if number.clitics[-1:] == "ب" else ""
    options = modifiers("before").get(tail) if tail else None
    if options is None:
        tail = ""
        options = modifiers("before").get(word) or _counting(row, index) or _with_clitics(row, index)
    for words, modifier in options:
        if COUNTED in words:
            first, start = _counted(row, index, words)
        else:
            first = index - len(words) + 1 + bool(tail)
            start = _matched(row, first, words[:-1] if tail else words) if first >= row.first else None
        if start is not None:
            return Bound(under_negation(row, first, modifier), first, number.first, start)
    return None


def _counting(row: Row, index: int) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that end in a count word when one stands here: «يتجاوز عددهم», «يتجاوز عدد سكان المدينة»."""
    keys = row.keys
    for count in range(index, max(index - _OWNERS, row.first) - 1, -1):
        if keys[count].startswith(_COUNT_STEMS):
            owners = range(count, index + 1)
            said = all(row.is_word(owner) and keys[owner] not in _NOT_UNITS for owner in owners)
            return modifiers("before").get(COUNTED, ()) if said else ()
    return ()


def _counted(row: Row, index: int, words: tuple[str, ...]) -> tuple[int, int | None]:
    """Token and position where a phrase with a count word starts that ends at token `index`, owners in between."""
    for owners in range(min(_OWNERS, index - len(words) + 1 - row.first) + 1):
        first = index - len(words) + 1 - owners
        start = _matched(row, first, words, owners)
        if start is not None:
            return first, start
    return index, None


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
            if tuple(row.key(k) for k in range(index, behind)) == words:
                return Bound(modifier, index, behind, row.tokens[index].start)
        if not row.is_word(index) or (word in _NOT_UNITS and word not in _BESIDE):
            return None
        index += 1
    return None


def limited(row: Row, last: int) -> bool:
    """Whether what stands at a token makes one or two a count: «مرة واحدة شهريا», «فيلما واحدا فقط»."""
    return row.key(last) in _ONLY or row.key(last) in _HOW_OFTEN


def _with_clitics(row: Row, index: int) -> tuple[tuple[tuple[str, ...], str], ...]:
    """One-word modifiers may carry clitics: «بنحو», «وحوالي»."""
    if not row.is_word(index):
        return ()
    table = modifiers("before")
    for variant in variants(row.keys[index]):
        if variant.clitics and variant.stem in table:
            return tuple(option for option in table[variant.stem] if len(option[0]) == 1)
    return ()


def _matched(row: Row, first: int, words: tuple[str, ...], owners: int = 0) -> int | None:
    """Position where the phrase starts, without the clitics of its first word; None when it is not there.

    So many words as `owners` may stand behind its count word: «عدد سكان المدينة».
    """
    behind = words.index(COUNTED) if owners else len(words)
    for k in range(len(words) - 1, 0, -1):
        here = row.keys[first + k + (owners if k > behind else 0)]
        if here != words[k] and not (words[k] == COUNTED and here.startswith(_COUNT_STEMS)):
            return None
    if not words:
        return None
    for variant in variants(row.keys[first]):
        if variant.stem == words[0]:
            return row.tokens[first].start + variant.length
    return None
