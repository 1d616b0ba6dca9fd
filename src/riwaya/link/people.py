"""Whom a figure counts: fighters or civilians, all the dead or a part of them, people on the move."""

from __future__ import annotations

from functools import cache

from riwaya.link.amounts import number_in, same_number
from riwaya.link.item import Item
from riwaya.link.terms import link_words, term_of

_CIVILIANS = frozenset(("@civilian", "@child", "@woman", "@victim_civil"))
_DISPLACED = frozenset(("@displace", "@refugee"))
_FIGHTER, _CIVILIAN, _ANYONE = "fighter", "civilian", ""


@cache
def _fighters() -> frozenset[str]:
    return frozenset(map(term_of, link_words("fighter"))) - {""}


@cache
def others_terms() -> frozenset[str]:
    """Units that stand for what was named before: «وأصيب 34 آخرون»."""
    return frozenset(map(term_of, ("اخرون", "اخرين", "اخر"))) - {""}


def _sort(unit: str) -> str:
    """Which people a unit is: «مقاتلا» → fighter, «مدنيا» → civilian, «شخصا» → anyone ("")."""
    if unit in _CIVILIANS:
        return _CIVILIAN
    return _FIGHTER if unit in _fighters() else _ANYONE


def told_of_others(one: Item, other: Item, kind: str) -> bool:
    """Whether two statements give numbers of a kind for other people: fighters here and civilians there, or further
    ones of the same text («وقتل سبعة آخرون»)."""
    units = [[unit for name, unit, _ in item.numbers if name == kind] for item in (one, other)]
    if one.article == other.article and not others_terms().isdisjoint(units[0] + units[1]):
        return True
    first, second = (set(map(_sort, names)) for names in units)
    return first.isdisjoint(second)


def other_people(one: Item, other: Item) -> bool:
    """Whether two losses that differ are of other people: «14 مدنيا», «12 مقاتلا»; or one is a part of the other, as
    «139 مدنيا» are of «250 شخصا»."""
    first, second = _sort(one.unit), _sort(other.unit)
    if first == second or same_number(one, other):
        return False
    if _ANYONE not in (first, second):
        return True
    part, whole = (one, other) if first else (other, one)
    return number_in(part) < number_in(whole) and (_sort(part.unit) == _FIGHTER or part.day >= whole.day)


def both_displaced(one: Item, other: Item) -> bool:
    """Whether two figures count people who fled, of whom there are more from day to day: «نزوح 45 ألف شخص»."""
    return all(
        item.kind == "people" and not _DISPLACED.isdisjoint({item.unit, *map(term_of, item.cues)})
        for item in (one, other)
    )
