"""Figures for the same thing: agree, rounding, update, different scope, conflict."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.link.amounts import (
    BOUNDS,
    LONG,
    ROUNDING,
    allows,
    counts_on,
    is_distinct,
    is_length,
    is_price,
    is_vague,
    number_in,
    rounds,
    same_number,
    upon_others,
    within_bound,
)
from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.figure_days import SOON, of_its_day, of_one_day, of_one_time, of_those_days, same_time
from riwaya.link.items import Item
from riwaya.link.people import both_displaced, other_people, others_terms
from riwaya.link.terms import anyone_terms, link_words, term_of
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
_SMALL = 20
# How many times over a count that is a floor both times may have grown.
_GROWN = 5
_WHOLE, _LARGE = 100, 1000
_PART = 2  # times over which a later count of losses is smaller
_LIKE = 0.25  # of sentences, from which figures of two scopes are worth telling apart
_LOSSES = frozenset(("killed", "wounded"))
# Units of the ages of people.
_AGES = frozenset(map(term_of, ("عام", "عاما", "سنه", "سنوات", "اعوام"))) - {""}
# Characters between two figures of one comparison.
_BESIDE = 150
_APART = 600
_SAME_WORDS = 0.45  # likeness from which the sentences of two figures of anything tell of one thing
_CEILINGS = frozenset(("at_most", "less_than"))


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """What is counted, with the sentence's telling terms, its places or the number itself."""
    measure = item.kind if item.kind in _TELLING_KINDS else f"{item.kind}|{item.unit}"
    if item.kind != "duration":
        yield f"here|{item.kind}|{item.article}"
    if item.kind in _VAGUE_KINDS and len(item.near) < 3:
        return
    yield from (f"figure|{measure}|{term}" for term in weights.telling(item.near, 8))
    yield from (f"place|{measure}|{place}" for place in sorted(item.places))
    if item.kind in _GROWING:
        yield from (f"lead|{measure}|{term}" for term in weights.telling(item.lead, 3))
    if (item.low or 0) >= _SMALL:
        yield f"number|{item.kind if _rare(item) else measure}|{item.low}|{item.high}"


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if (one.low is None and one.high is None) or (other.low is None and other.high is None) or one.unit in _AGES:
        return None
    if (
        one.root == other.root
        and one.article != other.article
        and (same_number(one, other) or is_vague(one) or is_vague(other))
    ):
        return None
    near = weights.similarity(one.near, other.near)
    if one.kind != "attacks" and one.side and other.side and one.side != other.side:
        return _of_another(one, other, near)
    if not _same_unit(one, other) or upon_others(one, other):
        return None
    if one.article == other.article:
        return _within_article(one, other, near, weights)
    if "rejected" in (one.certainty, other.certainty):
        return None  # «ألفان، لا 900 كما أعلن»: no second source for the 900
    if one.places and other.places and one.places != other.places and not _one_series(one, other):
        return _of_other_scope(one, other, near)
    if one.total != other.total and not same_number(one, other):
        return None
    return _verdict(one, other, near) if _same_measure(one, other, near, weights) else None


def _of_another(one: Item, other: Item, near: float) -> Verdict | None:
    """The same kind in one place, but another party's: Americans against all of a coalition."""
    if one.kind not in _PARTED or not one.places or one.places != other.places or is_vague(one) or is_vague(other):
        return None
    return Verdict("scope", "number", "scope_party", near) if of_one_time(one, other) and near >= _LIKE else None


def _same_unit(one: Item, other: Item) -> bool:
    """Whether the counted things are of one kind: children are not to be compared with all the dead."""
    units = {one.unit, other.unit}
    if one.kind in _LOSSES:
        if other_people(one, other):
            return False
        return (
            not units.isdisjoint(others_terms() | {""})
            or len(units) == 1
            or units <= anyone_terms()
            or of_one_day(one, other)
        )
    people = one.kind == "people" and _rare(one) and same_number(one, other)  # «15 ألف طالب», «15 ألف سعودي»
    return "" in units or len(units) == 1 or people


def _rare(item: Item) -> bool:
    """Whether a sum of money or a number of people is so large that two texts hardly give it by chance."""
    return item.kind in ("money", "people") and number_in(item) >= _LARGE


def _one_series(one: Item, other: Item) -> bool:
    """Whether figures of unlike places are still one count: since one day over several places, or one number."""
    part = one.places < other.places or other.places < one.places
    since = bool(one.as_of) and one.as_of == other.as_of and min(len(one.places), len(other.places)) > 1
    return part and (since or (same_number(one, other) and is_distinct(one)))


def _of_other_scope(one: Item, other: Item, near: float) -> Verdict | None:
    """Figures of one kind for other places, told so near in time that a reader would set them side by side."""
    if (
        is_length(one)
        or near < _LIKE
        or same_number(one, other)
        or not of_one_time(one, other)
        or is_vague(one)
        or is_vague(other)
    ):
        return None
    if one.kind in _LOSSES and not same_time(one, other):
        return None
    part = one.places < other.places or other.places < one.places or _inside(one, other) or _inside(other, one)
    if one.kind in _LOSSES and not part and not of_those_days(one, other):
        return None  # the dead of two towns on two days are nobody's two counts of one thing
    return Verdict("scope", "number", "scope_part" if part else "scope_place", near)


def _inside(one: Item, other: Item) -> bool:
    """Whether all places of one lie in countries of the other: a base of the country."""
    return all(place in other.places or place.partition("/")[0] in other.places for place in one.places)


def _same_measure(one: Item, other: Item, near: float, weights: Weights) -> bool:
    """Whether two figures measure one thing: the more alike the numbers, the less must speak for it."""
    bound = bool(one.places and one.places == other.places)
    owned = bool(one.side and one.side == other.side)
    large = min(number_in(one), number_in(other)) >= _SMALL
    if one.kind in _LOSSES and not same_time(one, other):
        return False
    growing = (
        one.kind in _GROWING and not is_vague(one) and (one.root == other.root or not (one.places and other.places))
    )
    alike = one.kind == "money" or one.unit == other.unit or {one.unit, other.unit} <= anyone_terms()
    if growing or (alike and _rare(one) and same_number(one, other)):
        near = max(near, weights.similarity(one.near | one.lead, other.near | other.lead))
    if is_vague(one) and is_vague(other):
        if not of_those_days(one, other):
            return False
        need = 0.2 if bound and of_one_day(one, other) else 0.3
    elif same_number(one, other):
        telling = one.kind in _TELLING_KINDS
        placed = bool(one.places) == bool(other.places)
        need = (
            0.12
            if _rare(one) and of_one_time(one, other)
            else 0.3
            if not telling
            else 0.0
            if (bound and owned) or (one.total and other.total and is_distinct(one))
            else 0.2
            if not large
            else 0.05
            if is_distinct(one)
            else 0.1
            if placed
            else 0.3
        )
    elif one.kind in _VAGUE_KINDS:
        need = _SAME_WORDS
    elif one.total and other.total and owned and rounds(one, other):
        need = 0.1
    elif one.kind in _STANDING:
        sited = bound and any("/" in place for place in one.places)  # «في القاعدة»: one base, one garrison
        need = 0.0 if sited else 0.06 if bound else 0.4 if owned else 0.5
    else:
        near = max(near, weights.similarity(one.near | one.lead, other.near | other.lead) - 0.05)
        need = 0.2 if bound and owned else 0.25 if bound or owned else 0.3
    return near >= need


def _within_article(one: Item, other: Item, near: float, weights: Weights) -> Verdict | None:
    """Two figures in one text: given by two sources, put right by the other, or of two times."""
    first, second = (one, other) if one.ref.span < other.ref.span else (other, one)
    between = second.ref.span.start - first.ref.span.end
    if same_number(one, other) or between > _APART:
        return None
    turned = first is other
    if not (one.cues | other.cues).isdisjoint(link_words("alike")):
        return None  # «في صدامات مشابهة»
    if not {one.unit, other.unit}.isdisjoint(others_terms()) and (one.speaker == other.speaker or not second.speaker):
        return None  # «17 قتيلا، وسبعة آخرون» are two parts of one count
    if "rejected" in (one.certainty, other.certainty):
        near_by = between <= _BESIDE and second.certainty == "rejected"
        return Verdict("conflict", "number", "put_right", 1.0, turned=turned) if near_by else None
    if one.places and other.places and one.places != other.places:
        return None
    if one.total != other.total or is_vague(one) or is_vague(other):
        return None
    return _told_twice(first, second, near, turned=turned)


def _told_twice(first: Item, second: Item, near: float, *, turned: bool) -> Verdict | None:
    """Two figures of one measure in one text, in the order of the text."""
    between = second.ref.span.start - first.ref.span.end
    bound = bool(first.places and first.places == second.places) or bool(first.side and first.side == second.side)
    changed = not second.cues.isdisjoint(link_words("changed"))
    share = number_in(second) / number_in(first) if number_in(first) else 0.0
    if changed and share > 1 and first.kind in _GROWING and (bound or first.kind in _LOSSES or near >= 0.2):
        return Verdict("update", "number", "later_count", near, turned=turned)
    if first.kind in _LOSSES and not (first.unit and second.unit and second.cues.isdisjoint(link_words("versus"))):
        return None
    if not 0.3 <= share <= 3 or abs(share - 1) <= ROUNDING:
        return None
    times = (first.as_of, second.as_of)
    gap = gap_in_days(*times) if all(times) else None
    counted = first.kind not in _VAGUE_KINDS or near >= _SAME_WORDS
    if gap and between <= _BESIDE and counted and first.kind != "people":  # people of two years are two counts
        grown = first.kind in _GROWING and gap > LONG  # one of them is the day since which it is counted
        later = share < 1 if grown else times[0] > times[1]  # told first, but of the later time
        return Verdict("update", "number", "later_as_of", near, turned=turned != later)
    if first.kind in _VAGUE_KINDS and (first.kind != "percent" or between > _BESIDE):
        return None
    if first.kind == "percent" and number_in(first) + number_in(second) <= _WHOLE:  # shares of two parties
        return None
    contrast = not second.cues.isdisjoint(link_words("contrast"))
    others = first.speaker != second.speaker
    told = (others and contrast) if first.kind == "percent" else (others or contrast)
    alike = near >= (0.15 if others and first.kind in _LOSSES else 0.2)
    same = bound or alike or (contrast and between <= _BESIDE)
    differ = not (allows(first, second) or allows(second, first))
    return Verdict("conflict", "number", "numbers_differ", near, turned=turned) if told and same and differ else None


def _verdict(one: Item, other: Item, near: float) -> Verdict | None:
    """Two figures of one measure in two articles, the earlier first."""
    a, b = number_in(one), number_in(other)
    if same_number(one, other):
        if is_vague(one) != is_vague(other):
            return None  # «آلاف المهاجرين», «نحو ألف مهاجر»
        below = (one.modifier == "less_than") != (other.modifier == "less_than")  # «أقل من ألفين», «نحو ألفين»
        return None if below else Verdict("agree", "number", "same_number", 1 + near)
    if rounds(one, other) and one.kind not in _GROWING:
        return Verdict("agree", "number", "rounding", near)
    apart = gap_in_days(one.day, other.day)
    later = apart is None or apart > 0
    if _of_two_things(one, other, apart):
        return None
    if b > a and later and both_displaced(one, other):
        return Verdict("update", "number", "later_count", near)
    bounds = one.modifier in BOUNDS and other.modifier in BOUNDS and b <= _GROWN * a
    if one.kind in _GROWING and b > a and later and bounds:
        return Verdict("update", "number", "later_count", near)
    if one.kind in _GROWING and {one.modifier, other.modifier} & _CEILINGS:
        return None
    if within_bound(one, other, apart) or within_bound(other, one, apart):
        return Verdict("agree", "number", "bound_holds", near)
    if is_vague(one) or is_vague(other):
        return None
    settled = bool(one.places and one.places == other.places) and one.kind not in _PARTED
    settled = settled or (one.kind in _LOSSES and _two_sources(one, other, near))
    if max(a, b) > (10 if settled else 3) * max(1.0, min(a, b)):
        return None
    if one.kind in _GROWING and b > a and later:
        return Verdict("update", "number", "later_count", near)
    if apart is not None and apart > LONG:
        return Verdict("update", "number", "later_as_of", near) if one.kind not in _GROWING else None
    if is_price(one) or (one.kind == "percent" and not (one.speaker and other.speaker)):
        return None
    if apart is None or apart > SOON or {str(a)} & other.beside or {str(b)} & one.beside:
        return None
    if allows(one, other) or allows(other, one):
        return None
    if one.kind in _LOSSES and counts_on(one, other):
        return Verdict("update", "number", "rising_toll", near, turned=a > b)
    return Verdict("conflict", "number", "numbers_differ", near)


def _of_two_things(one: Item, other: Item, apart: int | None) -> bool:
    """Whether two unlike figures are a whole and a part, losses of two days, or shares that one source gives."""
    a, b = number_in(one), number_in(other)
    if one.kind not in _LOSSES:
        return one.kind in _VAGUE_KINDS and bool(one.speaker) and one.speaker == other.speaker and apart == 0
    if b > a and str(a) in other.beside and other.cues.isdisjoint(link_words("changed")):
        return True  # the later text gives both numbers
    if not (one.cues | other.cues).isdisjoint(link_words("changed")):  # «ارتفعت الحصيلة»
        return False
    few = bool(apart) and a > _PART * b  # days later so few are not another count of them
    return few or of_its_day(one, other) or of_its_day(other, one)


def _two_sources(one: Item, other: Item, near: float) -> bool:
    """Whether two named sources count the losses of what is told in like words on the same day."""
    apart = gap_in_days(one.day, other.day)
    return near >= _LIKE and bool(one.speaker and other.speaker) and one.speaker != other.speaker and apart == 0


FIGURES = Link("figures", frozenset(("quantities",)), _keys, _compare, most=12, apart=1)
