"""Figures for the same thing: agree, rounding, update, different scope, conflict."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.items import Item
from riwaya.link.terms import anyone_terms, link_words
from riwaya.settings import Settings

# Counts that only grow while a story goes on.
_GROWING = frozenset(("attacks", "killed", "wounded"))
# What is counted is told by the kind alone; for other kinds the unit noun must be the same.
_TELLING_KINDS = frozenset(("troops", "fighters", "attacks", "killed", "wounded", "bases"))
# Kinds whose numbers mean nothing without what they are of.
_VAGUE_KINDS = frozenset(("percent", "duration", "other", "people", "money"))
# Kinds of which a place holds one number at a time.
_STANDING = frozenset(("troops", "fighters", "attacks", "bases"))
# Kinds of which one force holds many at once, here and there: a far smaller number is of a part of it.
_PARTED = frozenset(("troops", "fighters"))
_ROUNDING = 0.04
_SMALL = 20
# Days up to which two figures are of one time, and from which one follows the other.
_SOON = 2
_WEEK = 7
_LONG = 21
_BOUNDS = frozenset(("more_than", "at_least", "less_than", "at_most"))


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """What is counted, with the sentence's telling terms, its places or the number itself."""
    measure = item.kind if item.kind in _TELLING_KINDS else f"{item.kind}|{item.unit}"
    if item.kind in _VAGUE_KINDS and len(item.near) < 3:
        return
    yield from (f"figure|{measure}|{term}" for term in weights.telling(item.near, 8))
    yield from (f"place|{measure}|{place}" for place in sorted(item.places))
    if item.kind in _GROWING:
        yield from (f"lead|{measure}|{term}" for term in weights.telling(item.lead, 3))
    if (item.low or 0) >= _SMALL:
        yield f"number|{measure}|{item.low}|{item.high}"


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if (one.low is None and one.high is None) or (other.low is None and other.high is None):
        return None
    if one.root == other.root and one.article != other.article:
        return None
    near = weights.similarity(one.near, other.near)
    if one.kind != "attacks" and one.side and other.side and one.side != other.side:
        return None
    if not _same_unit(one, other):
        return None
    if one.places and other.places and one.places != other.places and not _one_series(one, other):
        return _of_other_scope(one, other, near)
    if one.total != other.total and (one.article == other.article or not _same(one, other)):
        return None
    if not _same_measure(one, other, near, weights):
        return None
    if one.article == other.article:
        return _within_article(one, other, near)
    return _verdict(one, other, near)


def _same_unit(one: Item, other: Item) -> bool:
    """Whether the counted things are of one kind: children are not to be compared with all the dead."""
    if one.kind in ("killed", "wounded"):
        return one.unit == other.unit or {one.unit, other.unit} <= anyone_terms()
    return not one.unit or not other.unit or one.unit == other.unit


def _one_series(one: Item, other: Item) -> bool:
    """Whether figures of unlike places are still one count: since one day over several places, or one number."""
    part = one.places < other.places or other.places < one.places
    since = bool(one.as_of) and one.as_of == other.as_of and min(len(one.places), len(other.places)) > 1
    return part and (since or (_same(one, other) and _distinct(one)))


def _of_other_scope(one: Item, other: Item, near: float) -> Verdict | None:
    if near < 0.25 or one.article == other.article or _same(one, other):
        return None
    part = one.places < other.places or other.places < one.places
    return Verdict("scope", "number", "scope_part" if part else "scope_place", near)


def _same_measure(one: Item, other: Item, near: float, weights: Weights) -> bool:
    """Whether two figures measure one thing: the more alike the numbers, the less must speak for it."""
    bound = bool(one.places and one.places == other.places)
    owned = bool(one.side and one.side == other.side)
    large = min(_number(one), _number(other)) >= _SMALL
    if one.kind in ("killed", "wounded") and not _same_time(one, other):
        return False
    if _same(one, other):
        telling = one.kind in _TELLING_KINDS
        need = 0.3 if not telling else 0.2 if not large else 0.05 if _distinct(one) else 0.1
    elif one.kind in _VAGUE_KINDS:
        need = 0.45
    elif one.article == other.article:
        need = 0.0 if bound or owned else 0.2
    elif one.kind in _STANDING:
        need = 0.06 if bound else 0.4 if owned else 0.5
    else:
        near = max(near, weights.similarity(one.near | one.lead, other.near | other.lead) - 0.05)
        need = 0.2 if bound and owned else 0.25 if bound or owned else 0.3
    return near >= need


def _distinct(item: Item) -> bool:
    """A number that is not met by chance."""
    return _number(item) >= 100 and _number(item) % 1000 != 0


def _same_time(one: Item, other: Item) -> bool:
    """Whether two losses can be of one event: their dates, where given, or those of their articles are near."""
    gap = gap_in_days(one.as_of or one.day, other.as_of or other.day)
    return gap is None or gap <= (_SOON if one.as_of and other.as_of else _LONG if _same(one, other) else _WEEK)


def _within_article(one: Item, other: Item, near: float) -> Verdict | None:
    """Two figures in one text: given by two sources, or one put right by the other."""
    if _same(one, other) or abs(one.ref.span.start - other.ref.span.start) > 600:
        return None
    first, second = (one, other) if one.ref.span < other.ref.span else (other, one)
    if not second.cues.isdisjoint(link_words("changed")) and _number(second) > _number(first) and one.kind in _GROWING:
        return Verdict("update", "number", "later_count", near)
    if one.kind in ("killed", "wounded") and not (one.unit and other.unit):
        return None
    told = one.speaker != other.speaker or not second.cues.isdisjoint(link_words("contrast"))
    far = abs(_number(one) - _number(other)) > _ROUNDING * max(_number(one), _number(other))
    if told and far and _number(first) and 0.4 <= _number(second) / _number(first) <= 2.5:
        return Verdict("conflict", "number", "numbers_differ", near)
    return None


def _verdict(one: Item, other: Item, near: float) -> Verdict | None:
    """Two figures of one measure in two articles, the earlier first."""
    a, b = _number(one), _number(other)
    if _same(one, other):
        return Verdict("agree", "number", "same_number", 1 + near)
    if abs(a - b) <= _ROUNDING * max(a, b) and one.kind not in _GROWING:
        return Verdict("agree", "number", "rounding", near)
    apart = gap_in_days(one.day, other.day)
    later = apart is None or apart > 0
    if one.kind in _GROWING and b > a and later and one.modifier in _BOUNDS and other.modifier in _BOUNDS:
        return Verdict("update", "number", "later_count", near)
    if _within(one, other, apart) or _within(other, one, apart):
        return Verdict("agree", "number", "bound_holds", near)
    if _vague(one) or _vague(other):
        return None
    settled = bool(one.places and one.places == other.places) and one.kind not in _PARTED
    if max(a, b) > (10 if settled else 3) * max(1.0, min(a, b)):
        return None
    if one.kind in _GROWING and b > a and later:
        return Verdict("update", "number", "later_count", near)
    if apart is not None and apart > _LONG:
        return Verdict("update", "number", "later_as_of", near)
    return Verdict("conflict", "number", "numbers_differ", near) if apart is not None and apart <= _SOON else None


def _same(one: Item, other: Item) -> bool:
    """The same number, whatever the bounds say."""
    return bool({one.low, one.high} & {other.low, other.high} - {None})


def _vague(item: Item) -> bool:
    """«مئات الجنود»: a size and no figure, which nothing can bring up to date."""
    return item.modifier in _BOUNDS and item.high is None and _number(item) in (10, 100, 1000)


def _number(item: Item) -> float:
    return item.low if item.low is not None else item.high if item.high is not None else 0.0


def _within(bound: Item, exact: Item, apart: int | None) -> bool:
    """True when `bound` is open on one side and near («أكثر من 160») or vague («عشرات») and told at most weeks
    `apart`, and `exact` lies inside."""
    if bound.modifier not in _BOUNDS or exact.low is None:
        return False
    number, limit = _number(exact), _number(bound)
    inside = (bound.low is None or number >= bound.low) and (bound.high is None or number <= bound.high)
    vague = limit in (10, 100, 1000) and number < 10 * limit and apart is not None and apart <= _LONG
    return inside and (vague or abs(number - limit) <= 0.15 * max(number, 1))


FIGURES = Link("figures", frozenset(("quantities",)), _keys, _compare, most=12)
