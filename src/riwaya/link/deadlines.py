"""Commitments to the same act over time: set, confirmed, denied to have moved, moved, met."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.acts import alike, named_alike
from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import first_day, gap_in_days, last_day, slip_in_days
from riwaya.link.items import Item
from riwaya.link.meeting import negates_head
from riwaya.link.terms import link_words
from riwaya.settings import Settings

# Likeness of the acts from which two commitments are to one act: with different dates, with dates of which one names
# the other's, and with one date.
_SAME_ACT = 0.45
_NAMED = 0.25
_SAME_DATE = 0.3
# From which likeness parties that seem to have nothing to do with each other matter no more.
_SURE = 0.55
# Likeness of the sentences around without which one verb in common is chance («العرض», «الافتتاح»).
_CONTEXT = 0.12
# With one date in one text.
_TOLD_TWICE = 0.2
# Likeness of the acts' own words without which a date in common is chance.
_OWN_WORDS = 0.1
# A deadline and what is said of it stand this close in one text.
_NEIGHBOUR = 450
# Days after a deadline in which the act still counts as its fulfilment.
_GRACE = 30
# A date that lies further off than this is another act of the kind, not the same one moved.
_LONGEST = 400
_DAY = 10
_SOON = 2
_MOVED = frozenset(("@postpone", "@extend"))
# What is to last until a date is not kept by an event before it.
_LASTING = frozenset(("@continue", "@stay", "@extend"))
_THREAT = "@threat"
_MET = frozenset(("@meeting", "@talks", "@visit"))
# Among how many first words an agreement or a pledge is told.
_FIRST = 8
# What is called off or threatened is no act that an event keeps, and events that are words only keep none.
_UNDONE = frozenset(("@threat", "@cancel", "@refuse"))
_SAID = frozenset(("REJECT", "THREATEN", "ACCUSE", "REQUEST"))
_OVER = frozenset(("done", "early"))
_BEFORE_AFTER = frozenset(("قبل", "بعد"))


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """The deadline's month, the telling words of the act, and its place in its text."""
    plain = [term for term in item.terms if not term.startswith("party:")]
    yield from (f"act|{term}" for term in weights.telling(plain, 6))
    if item.layer == "commitments":
        yield from (f"root|{root}" for root in sorted(item.act.roots))
        yield from (f"date|{day[:7]}" for day in (item.end, *item.dates) if len(day) >= 7)
        yield from (f"near|{root}" for root in _telling(item, weights))
        place = item.ref.span.start // _NEIGHBOUR
        yield from (f"by|{item.article}|{near}" for near in (place, place + 1))


def _telling(item: Item, weights: Weights) -> list[str]:
    """The weightiest roots around a commitment that names no act itself."""
    if item.act.said:
        return []
    return sorted(item.act.near, key=lambda root: (-weights.of(item.act.near[root]), root))[:4]


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if "events" in (one.layer, other.layer):
        return _fulfilled(one, other, weights) if one.layer == "commitments" and other.layer == "events" else None
    if one.root == other.root and one.article != other.article and one.end == other.end:
        return None
    if one.end and other.kind in _OVER and not other.end:
        return _kept(one, other, weights)
    if not one.end or not other.end:
        return None
    first, second = _in_order(one, other)
    if first.ref.span.overlaps(second.ref.span) and first.article == second.article:
        return None
    verdict = _verdict(first, second, weights)
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


def _verdict(one: Item, other: Item, weights: Weights) -> Verdict | None:
    """Two commitments to one act, the earlier first."""
    days = slip_in_days(one.end, other.end)
    if days is None or (_THREAT in one.terms) != (_THREAT in other.terms):
        return None
    same_text = one.article == other.article
    if same_text and abs(one.ref.span.start - other.ref.span.start) > _NEIGHBOUR and not _one_date(one, other):
        return None
    likeness = alike(one.act, other.act, weights.of)
    if _one_date(one, other):
        return _same_date(one, other, likeness, weights)
    if _within_month(one, other):
        return _narrowed(one, other, likeness)
    named = _names(other, one) or (same_text and _names(one, other))
    open_act = same_text and not (one.act.said and other.act.said)
    if likeness < (_NAMED if named or open_act else _SAME_ACT):
        return None
    if not same_text and not named and weights.similarity(one.terms | one.near, other.terms | other.near) < _CONTEXT:
        return None
    return _other_date(one, other, likeness, days, named=named)


def _names(item: Item, date: Item) -> bool:
    """Whether a commitment names, beside its own date, that of another: «أُرجئ من 15 سبتمبر إلى 15 نوفمبر»."""
    return any(gap_in_days(day, date.end) == 0 for day in item.dates if gap_in_days(day, item.end) != 0)


def _one_date(one: Item, other: Item) -> bool:
    """Whether two deadlines are one: overlapping, and neither only a year."""
    if gap_in_days(one.end, other.end) != 0 or min(len(one.end), len(other.end)) <= 4:
        return False
    return len(one.end) == len(other.end) or _end(one) == _end(other)


def _within_month(one: Item, other: Item) -> bool:
    """Whether one deadline is a day of the month that is the other."""
    return gap_in_days(one.end, other.end) == 0 and sorted((len(one.end), len(other.end))) == [7, _DAY]


def _narrowed(one: Item, other: Item, likeness: float) -> Verdict | None:
    same_text = one.article == other.article
    if likeness < _SAME_DATE and not (same_text and one.side == other.side != ""):
        return None
    if not same_text and _meet_apart(one, other):
        return None
    exact = (
        len(other.end) > len(one.end)
        and other.kind == "planned"
        and other.end >= other.day
        and one.article != other.article
    )
    return Verdict("update" if exact else "agree", "deadline", "narrowed" if exact else "same_month", likeness)


def _meet_apart(one: Item, other: Item) -> bool:
    """Whether two commitments name other parties or other towns: «قمة في طهران», «جلسة لمجلس الأمن»."""
    pairs = ((one.about, other.about), (one.towns, other.towns))
    return any(first and second and not first & second for first, second in pairs)


def _same_date(one: Item, other: Item, likeness: float, weights: Weights) -> Verdict | None:
    """One date in two commitments: to one act where their own words say so, or where one only says that it stands."""
    denied = [item.kind == "denied-postponed" for item in (one, other)]
    if any(denied) and not all(denied) and one.terms & _MOVED and other.terms & _MOVED:
        return Verdict("denial", "deadline", "move_denied", 1 + likeness)  # the new date is told here and denied there
    stands = any(denied) and not _of_others(one, other)
    least = _TOLD_TWICE if one.article == other.article else _SAME_DATE
    if not (one.act.said and other.act.said):
        least = min(least, _OWN_WORDS)
    elif _one_day_of_one(one, other):
        least = _OWN_WORDS
    elif named_alike(one.act, other.act, weights.of) < _OWN_WORDS:
        least = 2 * _SAME_ACT
    if likeness < least and not stands:
        return None
    vague = one.article != other.article and len(one.end) < _DAY > len(other.end) and not stands
    if vague and weights.similarity(one.terms | one.near, other.terms | other.near) < 2 * _CONTEXT:
        return None  # a month in which many things are due
    if other.kind in _OVER and one.kind not in _OVER:
        return Verdict("update", "deadline", "met_early" if other.kind == "early" else "met", 1 + likeness)
    if {_side_of_day(one), _side_of_day(other)} == _BEFORE_AFTER and not negates_head(one) and not negates_head(other):
        return None
    return Verdict("agree", "deadline", "same_deadline", 1 + likeness)


def _side_of_day(item: Item) -> str:
    """The word that puts an act before or after its day: «قبل العيد», «بعد العيد»; "" for none or both."""
    found = _BEFORE_AFTER & {*words(item.text)}
    return next(iter(found)) if len(found) == 1 else ""


def _one_day_of_one(one: Item, other: Item) -> bool:
    """Whether two texts speak of one coming day, some days ahead, and of one party: «12 أيار» of the president."""
    if len(one.end) != _DAY or one.end != other.end or one.article == other.article:
        return False
    ahead = min(slip_in_days(item.day, item.end) or 0 for item in (one, other))
    return ahead > _SOON and bool(({one.side, *one.about} & {other.side, *other.about}) - {""})


def _of_others(one: Item, other: Item) -> bool:
    """Whether known parties are named with both commitments, and none with both."""
    first, second = ({name for name in _named_in(item) if not name.startswith("x-")} for item in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _named_in(item: Item) -> set[str]:
    """The parties of a commitment and of its sentence."""
    near = {term.removeprefix("party:") for term in item.near if term.startswith("party:")}
    return {*item.parties, *item.about, *near}


def _other_date(one: Item, other: Item, likeness: float, days: int, *, named: bool) -> Verdict | None:
    """The same act with another date. In two texts the later one must follow, not recall an older date."""
    same_text = one.article == other.article
    if "denied-postponed" in (one.kind, other.kind):
        return _denied(one, other, likeness, days)
    if not _OVER.isdisjoint((one.kind, other.kind)):
        return None
    if same_text and days > 0 and one.end in one.certainty.split("|"):
        return Verdict("denial", "deadline", "move_denied", likeness)
    cued = bool((one.terms | other.terms | other.near) & _MOVED) or one.kind == "broken"
    if same_text and not named and not cued:
        return None
    if not same_text and not named:
        if _others_meet(one, other):
            return None
        shared = one.act.roots.keys() & other.act.roots.keys()
        if abs(days) > _LONGEST or not shared or (likeness < _SURE and _apart(one, other)):
            return None
        if not (one.end <= other.day or cued):
            return None
    if not (named or cued) and _was_no_date(one):
        return None
    if not (same_text or cued) and one.end in other.dates:  # the later text gives the earlier day too
        return None
    if 0 < days <= _SOON and not cued and not named:
        return None  # days that follow each other are of two things, unless the text says that one has moved
    if days > 0:
        return Verdict("slip", "deadline", "moved_later", likeness, days) if other.kind != "broken" or cued else None
    if other.kind != "broken" and named and one.end not in other.dates:
        return Verdict("update", "deadline", "moved_earlier", likeness, days)
    return None


def _was_no_date(item: Item) -> bool:
    """Whether the date of a commitment was past when it was told, and it is not said that it was set: «خلال قمة جمعته
    به في الثاني عشر من يونيو», unlike «كان مقررا في»."""
    past = (slip_in_days(item.day, item.end) or 0) < -_SOON
    return past and link_words("due").isdisjoint(words(item.text))


def _others_meet(one: Item, other: Item) -> bool:
    """Whether two meetings are of other people: each names one who is not named in the other."""
    if one.terms.isdisjoint(_MET) or other.terms.isdisjoint(_MET):
        return False
    first, second = ({*item.about, item.side} - {""} for item in (one, other))
    return bool(first - second) and bool(second - first)


def _denied(one: Item, other: Item, likeness: float, days: int) -> Verdict | None:
    """A change of date of which one side says that there is none; the other, or the denial, names the change."""
    changed = bool(_MOVED & (one.terms | other.terms))
    if not changed or days == 0 or abs(days) > _LONGEST:
        return None
    return Verdict("denial", "deadline", "move_denied", likeness)


def _apart(one: Item, other: Item) -> bool:
    """Whether two parties that have nothing to do with each other bind themselves."""
    return bool(one.parties and other.parties) and not (one.parties | one.about) & (other.parties | other.about)


@lru_cache(maxsize=16_384)
def _told(text: str, role: str) -> bool:
    """Whether a text begins with an agreement that was made or a pledge, which tell nothing of being kept: «اتفق
    الطرفان على جدول زمني», «تعهدت الحكومة مجددا»."""
    return not link_words(role).isdisjoint(words(text)[:_FIRST])


def _fulfilled(one: Item, other: Item, weights: Weights) -> Verdict | None:
    """A commitment and the later event that keeps it."""
    if one.kind not in ("planned", "conditional") or other.certainty in ("denied", "planned", "demanded"):
        return None
    if _told(other.text, "pledged") or (other.deed == "AGREE" and _told(one.text, "agreed")):
        return None
    if one.terms & _LASTING or negates_head(one) or one.terms & _UNDONE or other.deed in _SAID:
        return None
    if one.root == other.root or not one.side or one.side != other.side:
        return None
    if len(_plain(one) & _plain(other)) < 2 or weights.similarity(one.terms, other.terms) < _SAME_ACT:
        return None
    if one.opening.isdisjoint(other.terms) or other.opening.isdisjoint(one.terms):  # it is the act that must be told
        return None
    happened = first_day(other.begin or other.day)
    promised, due = first_day(one.day), last_day(one.end) if one.end else None
    if happened is None or promised is None or happened < promised or (due and (happened - due).days > _GRACE):
        return None
    early = due is not None and (due - happened).days > 1
    return Verdict("update", "deadline", "met_early" if early else "met", 1.0)


def _kept(one: Item, other: Item, weights: Weights) -> Verdict | None:
    """A commitment and words that say, without a date, that it was done in time: «صدر الإعلان قبل الموعد بأيام»."""
    due, told = last_day(one.end), first_day(other.day)
    if due is None or told is None or one.day >= other.day or not -_GRACE <= (due - told).days <= _GRACE:
        return None
    if named_alike(one.act, other.act, weights.of) < _NAMED:
        return None
    return Verdict("update", "deadline", "met_early" if other.kind == "early" else "met", 1.0)


def _plain(item: Item) -> set[str]:
    return {term for term in item.terms if not term.startswith("party:")}


DEADLINES = Link("deadlines", frozenset(("commitments", "events")), _keys, _compare, events=False, apart=1)
"""Commitments with each other, and with the events that keep them."""
