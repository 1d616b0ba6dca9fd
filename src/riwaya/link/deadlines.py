"""Commitments to the same act over time: set, confirmed, denied to have moved, moved, met."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import first_day, gap_in_days, last_day, slip_in_days
from riwaya.link.items import Item
from riwaya.settings import Settings

# Likeness of the acts from which two commitments with different dates are to one act, and with one date.
_SAME_ACT = 0.3
_SAME_DATE = 0.12
# A deadline and what is said of it stand this close in one text.
_NEIGHBOUR = 500
# Days after a deadline in which the act still counts as its fulfilment.
_GRACE = 30
# A date that lies further off than this is another act of the kind, not the same one moved.
_LONGEST = 400
_MOVED = frozenset(("@postpone", "@extend"))
# What is to last until a date is not kept by an event before it.
_LASTING = frozenset(("@continue", "@stay", "@extend"))


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """The deadline's month, and the telling words of the act."""
    plain = [term for term in item.terms if not term.startswith("party:")]
    yield from (f"act|{term}" for term in weights.telling(plain, 6))
    if item.layer == "commitments":
        yield from (f"date|{day[:7]}" for day in (item.end, *item.dates) if len(day) >= 7)
        yield from (f"act|{term}" for term in weights.telling(item.near, 4))


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if "events" in (one.layer, other.layer):
        return _fulfilled(one, other, weights) if one.layer == "commitments" and other.layer == "events" else None
    if not one.end or not other.end or (one.root == other.root and one.article != other.article):
        return None
    first, second = _in_order(one, other)
    if first.ref.span.overlaps(second.ref.span) and first.article == second.article:
        return None
    likeness = _likeness(first, second, weights)
    verdict = _verdict(first, second, likeness)
    if verdict is None or first is one:
        return verdict
    return Verdict(verdict.type, verdict.dimension, verdict.reason, verdict.score, verdict.days, turned=True)


def _in_order(one: Item, other: Item) -> tuple[Item, Item]:
    """In two texts the earlier told first; in one text the earlier deadline, or what is said of it, first."""
    if one.article != other.article:
        return one, other
    return (one, other) if (_end(one), one.ref) <= (_end(other), other.ref) else (other, one)


def _end(item: Item) -> str:
    day = last_day(item.end)
    return day.isoformat() if day else item.end


def _likeness(one: Item, other: Item, weights: Weights) -> float:
    """How alike the acts are, by their own words or by those of their sentences."""
    close = weights.similarity(one.terms, other.terms)
    wide = weights.similarity(one.terms | one.near, other.terms | other.near)
    return max(close, 0.9 * wide)


def _apart(one: Item, other: Item) -> bool:
    """Whether two parties that have nothing to do with each other bind themselves."""
    return bool(one.parties and other.parties) and not (one.parties | one.about) & (other.parties | other.about)


def _verdict(one: Item, other: Item, likeness: float) -> Verdict | None:
    """Two commitments to one act, the earlier first."""
    days = slip_in_days(one.end, other.end)
    if days is None:
        return None
    same_text = one.article == other.article
    if same_text and abs(one.ref.span.start - other.ref.span.start) > _NEIGHBOUR:
        return None
    same = (
        gap_in_days(one.end, other.end) == 0 and one.end[:4] == other.end[:4] and min(len(one.end), len(other.end)) > 4
    )
    named = one.end in other.dates or (other.end in one.dates and same_text)
    if _apart(one, other) and not named and likeness < 2 * _SAME_ACT:
        return None
    if same:
        return _same_date(one, other, likeness) if not same_text and likeness >= _SAME_DATE else None
    if likeness < (_SAME_DATE if named else _SAME_ACT):
        return None
    if other.kind == "denied-postponed" and days < 0:
        return Verdict("denial", "deadline", "move_denied", likeness)
    if one.kind == "denied-postponed" and days > 0:
        return Verdict("denial", "deadline", "move_denied", likeness) if same_text or other.kind == one.kind else None
    if other.kind in ("done", "early") or one.kind in ("done", "early"):
        return None
    cued = bool((one.terms | other.terms | other.near) & _MOVED) or one.kind == "broken"
    if same_text and not named and not cued:
        return None
    return _moved(one, other, days, likeness, named=named or same_text)


def _plain(item: Item) -> set[str]:
    return {term for term in item.terms if not term.startswith("party:")}


def _same_date(one: Item, other: Item, likeness: float) -> Verdict | None:
    if other.kind in ("done", "early") and one.kind not in ("done", "early"):
        return Verdict("update", "deadline", "met_early" if other.kind == "early" else "met", 1 + likeness)
    if len(other.end) > len(one.end) and other.kind == "planned":
        return Verdict("update", "deadline", "narrowed", 1 + likeness) if likeness >= _SAME_ACT else None
    return Verdict("agree", "deadline", "same_deadline", 1 + likeness)


def _moved(one: Item, other: Item, days: int, likeness: float, *, named: bool) -> Verdict | None:
    """The same act with another date. In two texts the later one must follow, not recall an older date."""
    if not named and (abs(days) > _LONGEST or len(_plain(one) & _plain(other)) < 2):
        return None
    if not named and not (one.end <= other.day or other.terms & _MOVED or likeness >= 2 * _SAME_ACT):
        return None
    if days > 0 and other.kind != "broken":
        return Verdict("slip", "deadline", "moved_later", likeness, days)
    if days < 0 and other.kind not in ("broken", "denied-postponed") and named and one.end not in other.dates:
        return Verdict("update", "deadline", "moved_earlier", likeness, days)
    return None


def _fulfilled(one: Item, other: Item, weights: Weights) -> Verdict | None:
    """A commitment and the later event that keeps it."""
    if one.kind not in ("planned", "conditional") or other.certainty in ("denied", "planned", "demanded"):
        return None
    if one.terms & _LASTING:
        return None
    if one.root == other.root or not one.side or one.side != other.side:
        return None
    if len(_plain(one) & _plain(other)) < 2 or weights.similarity(one.terms, other.terms) < _SAME_ACT:
        return None
    happened = first_day(other.begin or other.day)
    promised, due = first_day(one.day), last_day(one.end) if one.end else None
    if happened is None or promised is None or happened < promised or (due and (happened - due).days > _GRACE):
        return None
    early = due is not None and (due - happened).days > 1
    return Verdict("update", "deadline", "met_early" if early else "met", 1.0)


DEADLINES = Link("deadlines", frozenset(("commitments", "events")), _keys, _compare)
"""Commitments with each other, and with the events that keep them."""
