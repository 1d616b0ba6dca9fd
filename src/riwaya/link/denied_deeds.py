"""What a denial is not about: deeds of other parties, of another time, of another kind."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import AHEAD
from riwaya.link.item import Item
from riwaya.link.polarity import NEGATED
from riwaya.link.terms import link_words
from riwaya.link.things import tells_kind

HARM = frozenset(("ASSAULT", "COERCE"))
_HARMED = frozenset(("@attack", "@kill", "@wound", "@destroy", "@use", "@siege", "@kidnap", "@torture", "@execute"))
# Denying these is answered by an accusation only, not by what is told of the deed itself.
BLAME = frozenset(("@responsible", "@accuse"))
# Words among which a denial says that there was no such thing.
_FIRST = 8
# How verbs of what will be begin.
_WILL = ("سي", "ست", "سن")
# Days from which what happened is of another time.
_MONTHS = 90
_UNKNOWN = "x-"  # how keys begin of those whom no register knows


def denies_else(one: Item, other: Item) -> bool:
    """Whether one of two statements of two articles denies what is not told in the other: an act of its own, where the
    other tells of other parties only or charges another one, or what is now, where it tells of last year."""
    if (one.kind == "deny") == (other.kind == "deny"):
        return False
    denial, said = (one, other) if one.kind == "deny" else (other, one)
    if one.article == other.article:
        return _of_another(denial, said)
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


def _of_another(denial: Item, said: Item) -> bool:
    """Whether what happened by one party's hand is beside the denial of another, which it does not name: «نفت روسيا شن
    أي هجوم», «وجهت واشنطن ضربات»."""
    if said.layer != "events" or said.deed not in HARM or said.actor in ("", denial.side, denial.agent):
        return False
    return denial.side not in said.about | {said.target} and said.actor not in denial.about


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


def denies_other(denial: Item, said: Item, shared: Set[str]) -> bool:
    """Whether what a statement denies is another thing than what is told: of a kind of which the other does not speak
    («هجوم كيميائي»), one more («مزيد من الضربات»), one that is only planned («لا خطط لشن عملية»), one of these days
    («لا تنفذ ضربات حاليا»), one that had not happened yet, or one that is told in passing only; `shared`: terms of
    which both speak."""
    charged = said.deed == "ACCUSE" or not denial.terms.isdisjoint(BLAME)
    if denial.article != said.article and not charged and shared <= said.aside | said.supposed:
        return True
    if said.begin and denial.day < said.begin <= said.day and denial.article != said.article:
        return True
    kinds = frozenset(term for term, sign in denial.signs.items() if sign == -NEGATED and tells_kind(term))
    if kinds and kinds.isdisjoint(said.terms):
        thing = said.things.get(denial.head)
        if thing is None or kinds.isdisjoint(thing.own | thing.usual):
            return True
    if _only(denial, said, "further") or (_done(said) and _only(denial, said, "intends")):
        return True
    gap = gap_in_days(denial.day, said.begin or said.day)
    return gap is not None and gap > 1 and _has(denial, "now")


def _done(said: Item) -> bool:
    """Whether a statement tells of what is or was, and not of what will be: «ستشن»."""
    return said.kind not in AHEAD | {"warn"} and not any(word[:2] in _WILL for word in words(said.text)[:_FIRST])


def _only(denial: Item, said: Item, role: str) -> bool:
    """Whether a denial has a word of a role among its first ones, and the other statement none."""
    return _has(denial, role) and link_words(role).isdisjoint(words(said.text))


def _has(item: Item, role: str) -> bool:
    return not link_words(role).isdisjoint(words(item.text)[:_FIRST])


def long_before(said: Item, other: Item) -> bool:
    """Whether a statement tells of harm done months before the other one, which names no such day."""
    if _HARMED.isdisjoint(said.opening):
        return False
    gap = gap_in_days(said.begin, other.day) if "" < said.begin < other.day else None
    return gap is not None and gap > _MONTHS and said.begin not in other.dates
