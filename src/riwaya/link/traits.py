"""What can be measured of two statements that meet, for judging whether they belong together."""

from __future__ import annotations

from math import log1p

from riwaya.link.base import Weights
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import STANDS, ahead, alike, hedged, of_other_days, same_speaker
from riwaya.link.denials import is_denial
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, negates_head
from riwaya.link.polarity import JUDGED, NEGATED
from riwaya.link.terms import concepts, opposites_of

# Terms of a short statement.
_FEW = 3
# … and of a long one.
_LONG = 12
_MONTH, _YEAR = 30, 365
# Effects of words of what is done to a thing or thought of it.
_DONE = frozenset(("+", "-", "good", "bad", "no"))


def root_share(one: Item, other: Item, weights: Weights) -> float:
    """The share of the roots of the briefer text that the other has too, by weight, 0 to 1."""
    first, second = one.roots, other.roots
    shared = first.keys() & second.keys()
    if not shared:
        return 0.0
    least = min(sum(map(weights.of, first.values())), sum(map(weights.of, second.values())))
    return sum(weights.of(first[root]) for root in sorted(shared)) / max(least, 0.1)


def _phrases(one: Item, other: Item, met: Meeting) -> float:
    """How many stretches of words both share: «مشروع قانون الضريبة» is one thing, however many its words."""
    shared = {term for term, _ in met.ways}
    together = sum(1 for two in one.twos & other.twos if shared.issuperset(two.split()))
    return min(max(len(shared) - together, 1), 4) / 2


def _topic(one: Item, other: Item, met: Meeting) -> float:
    """The share of what both speak of that both articles begin with."""
    told = sum(1 for term, _ in met.ways if term in one.lead and term in other.lead)
    return told / max(1, len(met.ways))


def _deeds(met: Meeting) -> float:
    """Whether both say that one thing is done to something, or opposite things: «سحب», «إلغاء»."""
    return float(any(term[0] == "@" and concepts()[term[1:]].effect in _DONE for term, _ in met.ways))


def _days(one: Item, other: Item) -> float:
    """The days between two articles, far ones hardly apart from each other."""
    if one.article == other.article:
        return 0.0
    gap = gap_in_days(one.day, other.day)
    return log1p(_MONTH if gap is None else min(gap, _YEAR)) / 3


def _sizes(item: Item) -> frozenset[int]:
    return frozenset(map(abs, item.signs.values()))


def _opposites(one: Item, other: Item) -> bool:
    return any(
        term not in other.signs and not opposites_of(term).isdisjoint(other.signs)
        for term in one.signs
        if term[0] == "@"
    )


def _same(one: str, other: str) -> float:
    return float(one == other != "")


def _apart(one: str, other: str) -> float:
    return float(bool(one and other) and one != other)


def _of_parties(one: Item, other: Item) -> dict[str, float]:
    """Who speaks, and of whom."""
    return {
        "speaker": float(bool(one.speaker) and same_speaker(one, other)),
        "side": _same(one.side, other.side),
        "other side": _apart(one.side, other.side),
        "other theme": _apart(one.theme, other.theme),
        "no party": float(bool(one.about and other.about) and one.about.isdisjoint(other.about)),
        "own deed": _same(one.actor, other.actor),
        "parties": _shared_parties(one, other),
    }


def _shared_parties(one: Item, other: Item) -> float:
    """The share of the parties of the one with fewer that the other has too, speakers and doers among them."""
    first, second = ({*item.about, item.side, item.actor, item.target, item.accused} - {""} for item in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _of_times(one: Item, other: Item) -> dict[str, float]:
    """When, and whether it has come."""
    return {
        "one date": float(not set(one.dates).isdisjoint(other.dates)),
        "other days": float(of_other_days(one, other)),
        "one ahead": float(ahead(one) != ahead(other)),
        "one hedged": float(hedged(one) != hedged(other)),
        "forecast": float("forecasts" in (one.layer, other.layer)),
        "days": _days(one, other),
    }


def _of_acts(one: Item, other: Item) -> dict[str, float]:
    """What the statements do, and which way they speak."""
    stands = (one.kind in STANDS) + (other.kind in STANDS)
    return {
        "opposites": float(_opposites(one, other)),
        "one negates": float(negates_head(one) != negates_head(other)),
        "one says not": float((-NEGATED in one.signs.values()) != (-NEGATED in other.signs.values())),
        "one denies": float(is_denial(one) != is_denial(other)),
        "both judge": float(JUDGED in _sizes(one) and JUDGED in _sizes(other)),
        "both stand": float(stands > 1),
        "one stands": float(stands == 1),
        "one event": float((one.layer == "events") != (other.layer == "events")),
        "one deed": float(bool(one.deed) and alike(one.deed) == alike(other.deed)),
        "one number": float(bool(_large_numbers(one) & _large_numbers(other))),
    }


def _large_numbers(item: Item) -> frozenset[tuple[str, float]]:
    """The figures of a statement that are not met by chance."""
    return frozenset((kind, value) for kind, _, value in item.numbers if value > _FEW)


def _of_words(one: Item, other: Item, met: Meeting, weights: Weights) -> dict[str, float]:
    """How much of their words they share."""
    first, second = one.twos, other.twos
    return {
        "likeness": met.likeness,
        "shared": min(len(met.ways), 6) / 3,
        "marked": min(met.marked, 5) / 2,
        "against": met.against / max(met.common, 0.1),
        "cover": met.cover,
        "opening": float(met.opening),
        "nearness": met.nearness,
        "phrases": _phrases(one, other, met),
        "topic": _topic(one, other, met),
        "deeds": _deeds(met),
        "short": float(min(len(one.signs), len(other.signs)) <= _FEW),
        "two words": len(first & second) / max(1, min(len(first), len(second))),
        "roots": root_share(one, other, weights),
        "focus": len(one.focus & other.focus) / 3,
        "long": sum(len(item.signs) > _LONG for item in (one, other)) / 2,
        "alike of one side": met.likeness if one.side == other.side != "" else 0.0,
        "alike, one denied": met.likeness if (one.kind == "deny") != (other.kind == "deny") else 0.0,
    }


def traits_of(one: Item, other: Item, met: Meeting, weights: Weights) -> dict[str, float]:
    """What is measured of two items, by name; each about 0 to 2."""
    told = _of_words(one, other, met, weights)
    return {**told, **_of_parties(one, other), **_of_times(one, other), **_of_acts(one, other)}
