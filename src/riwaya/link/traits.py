"""What can be measured of two statements that meet, for judging whether they belong together."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from math import log1p

from riwaya.link.acts import root_of
from riwaya.link.base import Weights
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import STANDS, ahead, alike, hedged, of_other_days
from riwaya.link.denials import is_denial
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, negates_head
from riwaya.link.polarity import JUDGED
from riwaya.link.terms import is_party, opposites_of, words_of
from riwaya.link.things import ACTS, kinship

Trait = Callable[[Item, Item, Meeting], float]

# Numbers up to this are met by chance.
_CHANCE = 2
_YEAR = 365
_UNDATED = 30
# Characters between statements of one text that stand together.
_CLOSE = 400
_FEW, _MANY = 3, 40


@lru_cache(maxsize=50_000)
def _roots(text: str) -> dict[str, str]:
    """The roots of a text's content words, each with the term that weighs it."""
    found: dict[str, str] = {}
    for word in words_of(text):
        if word.term and not is_party(word.term):
            found.setdefault(root_of(word.form), word.term)
    return found


@lru_cache(maxsize=50_000)
def _twos(text: str) -> frozenset[tuple[str, str]]:
    """Each two words of a text that stand together, as terms."""
    return frozenset(pairwise(word.term or word.form for word in words_of(text)))


def root_share(one: Item, other: Item, weights: Weights) -> float:
    """The share of the roots of the briefer text that the other has too, by weight, 0 to 1."""
    first, second = _roots(one.text), _roots(other.text)
    shared = first.keys() & second.keys()
    if not shared:
        return 0.0
    least = min(sum(map(weights.of, first.values())), sum(map(weights.of, second.values())))
    return sum(weights.of(first[root]) for root in sorted(shared)) / max(least, 0.1)


def _twos_shared(one: Item, other: Item) -> tuple[int, float]:
    first, second = _twos(one.text), _twos(other.text)
    shared = len(first & second)
    return shared, shared / max(1, min(len(first), len(second)))


def _gap(one: Item, other: Item) -> float:
    if one.article == other.article:
        return 0.0
    gap = gap_in_days(one.day, other.day)
    return log1p(_UNDATED if gap is None else min(gap, _YEAR)) / 3


def _sizes(item: Item) -> frozenset[int]:
    return frozenset(map(abs, item.signs.values()))


def _kin(one: Item, other: Item) -> bool:
    """Whether a thing that both name is here another one than there."""
    return any(
        kinship(thing, other.things.get(term), act=term in ACTS) < 0
        for term, thing in one.things.items()
        if term in other.signs and term in one.signs
    )


def _opposites(one: Item, other: Item) -> bool:
    return any(
        term not in other.signs and not opposites_of(term).isdisjoint(other.signs)
        for term in one.signs
        if term[0] == "@"
    )


def _numbers(one: Item, other: Item) -> bool:
    """Whether both give one number that is not met by chance."""
    first, second = ({value for _, _, value in item.numbers if value > _CHANCE} for item in (one, other))
    return not first.isdisjoint(second)


def _same(one: str, other: str) -> float:
    return float(one == other != "")


def _apart(one: str, other: str) -> float:
    return float(bool(one and other) and one != other)


TRAITS: dict[str, Trait] = {
    "likeness": lambda one, other, met: met.likeness,
    "shared": lambda one, other, met: min(len(met.ways), 6) / 3,
    "marked": lambda one, other, met: min(met.marked, 5) / 2,
    "cover": lambda one, other, met: met.cover,
    "against": lambda one, other, met: met.against / max(met.common, 0.1),
    "opening": lambda one, other, met: float(met.opening),
    "nearness": lambda one, other, met: met.nearness,
    "speaker": lambda one, other, met: _same(one.speaker, other.speaker),
    "side": lambda one, other, met: _same(one.side, other.side),
    "other side": lambda one, other, met: _apart(one.side, other.side),
    "other theme": lambda one, other, met: _apart(one.theme, other.theme),
    "no party": lambda one, other, met: float(bool(one.about and other.about) and one.about.isdisjoint(other.about)),
    "one date": lambda one, other, met: float(not set(one.dates).isdisjoint(other.dates)),
    "one number": lambda one, other, met: float(_numbers(one, other)),
    "other days": lambda one, other, met: float(of_other_days(one, other)),
    "one ahead": lambda one, other, met: float(ahead(one) != ahead(other)),
    "both ahead": lambda one, other, met: float(ahead(one) and ahead(other)),
    "one hedged": lambda one, other, met: float(hedged(one) != hedged(other)),
    "other thing": lambda one, other, met: float(_kin(one, other)),
    "opposites": lambda one, other, met: float(_opposites(one, other)),
    "one denies": lambda one, other, met: float(is_denial(one) != is_denial(other)),
    "one negates": lambda one, other, met: float(negates_head(one) != negates_head(other)),
    "both judge": lambda one, other, met: float(JUDGED in _sizes(one) and JUDGED in _sizes(other)),
    "both stand": lambda one, other, met: float(one.kind in STANDS and other.kind in STANDS),
    "one stands": lambda one, other, met: float((one.kind in STANDS) != (other.kind in STANDS)),
    "one event": lambda one, other, met: float((one.layer == "events") != (other.layer == "events")),
    "both events": lambda one, other, met: float(one.layer == other.layer == "events"),
    "forecast": lambda one, other, met: float("forecasts" in (one.layer, other.layer)),
    "one deed": lambda one, other, met: float(bool(one.deed) and alike(one.deed) == alike(other.deed)),
    "other deed": lambda one, other, met: float(bool(one.deed and other.deed) and alike(one.deed) != alike(other.deed)),
    "days": lambda one, other, met: _gap(one, other),
    "one text": lambda one, other, met: float(one.article == other.article),
    "close": lambda one, other, met: float(
        one.article == other.article and abs(one.ref.span.start - other.ref.span.start) < _CLOSE
    ),
    "short": lambda one, other, met: float(min(len(one.signs), len(other.signs)) <= _FEW),
    "long": lambda one, other, met: min(max(len(one.signs), len(other.signs)), _MANY) / 20,
}


def traits_of(one: Item, other: Item, met: Meeting, weights: Weights) -> dict[str, float]:
    """What is measured of two items, by name; each about 0 to 2."""
    found = {name: measure(one, other, met) for name, measure in TRAITS.items()}
    twos, share = _twos_shared(one, other)
    found["two words"] = min(twos, 6) / 3
    found["two words share"] = share
    found["roots"] = root_share(one, other, weights)
    found["lead"] = weights.similarity(one.lead, other.lead) if one.article != other.article else 0.0
    return found
