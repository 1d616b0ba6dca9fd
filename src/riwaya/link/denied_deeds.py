"""What a denial is not about: deeds of other parties, of another time, of another kind."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.days import gap_in_days
from riwaya.link.item import Item
from riwaya.link.polarity import NEGATED
from riwaya.link.terms import link_words

HARM = frozenset(("ASSAULT", "COERCE"))
_HARMED = frozenset(("@attack", "@kill", "@wound", "@destroy", "@use", "@siege"))
# Words among which a denial says that there was no such thing.
_FIRST = 8
# Days from which what happened is of another time.
_MONTHS = 90
_UNKNOWN = "x-"  # how keys begin of those whom no register knows


def denies_else(one: Item, other: Item) -> bool:
    """Whether one of two statements of two articles denies what is not told in the other: an act of its own, where the
    other tells of other parties only or charges another one, or what is now, where it tells of last year."""
    if (one.kind == "deny") == (other.kind == "deny") or one.article == other.article:
        return False
    denial, said = (one, other) if one.kind == "deny" else (other, one)
    if _says_it_was_not(denial.text):
        return not _one_thing(denial, said) or long_before(said, denial)
    acting = said.about | frozenset(filter(None, (said.side if said.layer == "events" else "",)))
    harm = bool(denial.own or HARM & {denial.deed, said.deed} or not _HARMED.isdisjoint(denial.opening))
    if not acting and harm:
        acting = frozenset(term[6:] for term in said.near if term[:6] == "party:" and term[6:8] != _UNKNOWN)
        acting -= {said.side, said.speaker}
    other_charged = said.accused not in ("", denial.side, said.side) and said.accused[:2] != _UNKNOWN
    if (other_charged and denial.side not in said.about) or (acting and denial.side not in acting):
        return True
    return harm and long_before(said, denial)


@lru_cache(maxsize=50_000)
def _says_it_was_not(text: str) -> bool:
    """Whether a denial says of something that there was none, whoever did it: «هذا الهجوم لم يحدث»."""
    return not link_words("happen").isdisjoint(words(text)[:_FIRST])


def _one_thing(denial: Item, said: Item) -> bool:
    """Whether more than whose or where it is tells that what is denied is what is told of: «هجوم كيميائي»."""
    if len([term for term, sign in denial.signs.items() if sign == -NEGATED and term in said.signs]) > 1:
        return True
    first, second = denial.things.get(denial.head), said.things.get(denial.head)
    if first is None or second is None:
        return False
    shared = (first.own or first.usual) & (second.own or second.usual)
    return any(term[:6] != "party:" for term in shared)


def long_before(said: Item, other: Item) -> bool:
    """Whether a statement tells of harm done months before the other one, which names no such day."""
    if _HARMED.isdisjoint(said.opening):
        return False
    gap = gap_in_days(said.begin, other.day) if "" < said.begin < other.day else None
    return gap is not None and gap > _MONTHS and said.begin not in other.dates
