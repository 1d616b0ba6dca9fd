"""What a denial is directed at: «نفى أن يكون الموعد قد تغيّر» denies the change and upholds the date."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.link.polarity import NEGATED
from riwaya.link.terms import link_words, opposites_of, term_of

# Characters within which a denial answers what was said before it.
ANSWER = 350
# Days between an event and a denial of it.
_SOON = 30
# What a denial of these leaves standing is the thing itself, as it was.
_CHANGES = frozenset(("@amend", "@postpone", "@extend"))
# Acts that report nothing a denial could answer.
_NO_REPORT = frozenset(("refuse", "demand", "promise", "threaten", "warn"))


@cache
def _report_terms() -> frozenset[str]:
    """Terms of words that stand for what was said: «صحة ذلك», «هذه الأنباء»."""
    return frozenset(map(term_of, link_words("report")))


def misses(one: Item, other: Item) -> bool:
    """Whether a denial among two statements is not directed at the other: both deny or refuse, or what is denied is
    a change of which the other does not speak."""
    if "deny" in (one.kind, other.kind) and {one.kind, other.kind} <= {"deny", "refuse"}:
        return True
    return any(
        denial.kind == "deny" and bool(changes := denial.terms & _CHANGES) and not _speaks_of(said, changes)
        for denial, said in ((one, other), (other, one))
    )


def _speaks_of(said: Item, changes: Iterable[str]) -> bool:
    """Whether a statement names one of some changes or what excludes it."""
    return any(term in said.terms or not opposites_of(term).isdisjoint(said.terms) for term in changes)


def answers(one: Item, other: Item, shared: Iterable[str]) -> bool:
    """Whether one party denies, close by in the same text, what another is reported to say; `shared`: terms of
    which both speak."""
    if one.article != other.article or not one.side or not other.side or one.side == other.side:
        return False
    if (one.kind == "deny") == (other.kind == "deny") or {one.kind, other.kind} & _NO_REPORT:
        return False
    said, denial = (one, other) if other.kind == "deny" else (other, one)
    if not 0 <= denial.ref.span.start - said.ref.span.end <= ANSWER or misses(one, other):
        return False
    return any(shared) or denial.signs.keys() <= _report_terms()


def denies_event(event: Item, said: Item, against: Iterable[str]) -> bool:
    """Whether a statement near an event in time denies it; `against`: terms of which they speak in opposite ways."""
    if "denied" in (event.certainty, said.certainty) or misses(event, said):
        return False
    gap = gap_in_days(event.begin or event.day, said.day)
    shared = [term for term in event.terms & said.terms if term[:6] != "party:"]
    negated = any(said.signs.get(term, 0) == -NEGATED for term in against)
    return negated and gap is not None and gap <= _SOON and len(shared) > 1
