"""How two statements meet: what both speak of, which way, and how much of them that is."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.link.base import Weights
from riwaya.link.items import Item
from riwaya.link.polarity import ATTITUDES, NEGATED, compared
from riwaya.link.terms import opposites_of, weak_terms

# What counts of a shared word that stands late in one of the two statements.
_MARGINAL = 0.4
# Signs from this size on take a side on a thing and do not only name it.
_SIDE = 2


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two statements meet: `ways` as in `compared`, `common` the weight of what both speak of, `likeness` of
    their words, `nearness` of their words and surroundings, `cover` the share of the longer one that the shared words
    make up, 0 to 1; `told`: the share of what one says that the other's text says too, the smaller of both;
    `marked`: weight of what both take a side on; `opening`: both begin with one thing."""

    ways: tuple[tuple[str, int], ...]
    common: float
    against: float
    along: float
    likeness: float
    nearness: float
    cover: float
    told: float
    marked: float
    opening: bool


def meeting(one: Item, other: Item, weights: Weights) -> Meeting:
    """Measure how two statements meet."""
    ways = compared(one.signs, other.signs)
    if not ways:
        near = weights.similarity(one.around, other.around) if one.accused or other.accused else 0.0
        return Meeting((), 0.0, 0.0, 0.0, 0.0, near, 0.0, 0.0, 0.0, opening=False)
    weighed = [
        (weights.of(term) * (1.0 if central(one, term) and central(other, term) else _MARGINAL), sign)
        for term, sign in ways
    ]
    common = sum(weight for weight, _ in weighed)
    return Meeting(
        tuple(ways),
        common,
        sum(weight for weight, sign in weighed if sign < 0),
        sum(weight for weight, sign in weighed if sign > 0),
        weights.similarity(one.terms, other.terms),
        weights.similarity(one.around, other.around),
        common / max(weights.whole(frozenset(one.signs)), weights.whole(frozenset(other.signs)), 0.1),
        min(_told(one, other, weights), _told(other, one, weights)) if any(sign < 0 for _, sign in ways) else 0.0,
        sum(weights.of(term) for term, sign in ways if sign and takes_side(one, term) and takes_side(other, term)),
        not (one.opening & other.opening) <= weak_terms() | ATTITUDES,
    )


def _told(item: Item, other: Item, weights: Weights) -> float:
    """The share of a statement's words that stand in or around the other, or in its article's lead."""
    return weights.total(item.terms & (other.around | other.lead)) / max(weights.whole(item.terms), 0.1)


def central(item: Item, term: str) -> bool:
    """Whether a statement begins with a term or with its opposite."""
    return term in item.focus or (term not in item.signs and not item.focus.isdisjoint(opposites_of(term)))


def takes_side(item: Item, term: str) -> bool:
    """Whether a statement takes a side on a term and does not only name it."""
    return abs(item.signs.get(term, 3)) >= _SIDE


def negates_head(item: Item) -> bool:
    """Whether a statement negates something of what it begins with."""
    return any(item.signs.get(term, 0) == -NEGATED for term in item.focus)


def denied_share(denial: Item, other: Item, weights: Weights) -> float:
    """The share of what one statement negates that the other speaks of, 0 to 1."""
    negated = [term for term, sign in denial.signs.items() if sign == -NEGATED]
    whole = weights.total(negated)
    return weights.total([term for term in negated if term in other.terms]) / whole if whole else 0.0
