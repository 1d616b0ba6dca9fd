"""How two statements meet: what both speak of, which way, and how much of them that is."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.link.base import Weights
from riwaya.link.items import Item
from riwaya.link.polarity import ATTITUDES, DONE, NEGATED
from riwaya.link.terms import opposites_of, weak_terms

# What counts of a shared word that stands late in one of the two statements.
_MARGINAL = 0.4
# Words that call something untrue are no part of what is denied.
_VERDICTS = frozenset(("@false", "@true", "@doubt"))
# Signs from this size on take a side on a thing and do not only name it.
_SIDE = 2


class Meeting:
    """How two statements meet: `ways` as in `compared`, `common` the weight of what both speak of, `against` and
    `along` of what they speak of in opposite ways and in one way. What costs more is measured when it is asked for."""

    __slots__ = (
        *("one", "other", "weights", "ways", "common", "against", "along"),
        *("_likeness", "_nearness", "_cover", "_opening"),
    )

    def __init__(self, one: Item, other: Item, weights: Weights) -> None:
        self.one, self.other, self.weights = one, other, weights
        self.ways: tuple[tuple[str, int], ...] = tuple(compared(one.signs, other.signs))
        self.common = self.against = self.along = 0.0
        for term, sign in self.ways:
            weight = weights.of(term) * (1.0 if central(one, term) and central(other, term) else _MARGINAL)
            self.common += weight
            self.against += weight if sign < 0 else 0.0
            self.along += weight if sign > 0 else 0.0
        self._likeness = self._nearness = self._cover = -1.0
        self._opening: bool | None = None

    @property
    def likeness(self) -> float:
        """Likeness of their words, 0 to 1."""
        if self._likeness < 0:
            self._likeness = self.weights.similarity(self.one.terms, self.other.terms) if self.ways else 0.0
        return self._likeness

    @property
    def nearness(self) -> float:
        """Likeness of their words and surroundings, 0 to 1."""
        if self._nearness < 0:
            self._nearness = self.weights.similarity(self.one.around, self.other.around)
        return self._nearness

    @property
    def cover(self) -> float:
        """The share of the longer one that the shared words make up, 0 to 1."""
        if self._cover < 0:
            sizes = [self.weights.whole(frozenset(item.signs)) for item in (self.one, self.other)]
            self._cover = self.common / max(*sizes, 0.1)
        return self._cover

    @property
    def told(self) -> float:
        """The share of what one says that the other's text says too, the smaller of both."""
        if not any(sign < 0 for _, sign in self.ways):
            return 0.0
        return min(_told(self.one, self.other, self.weights), _told(self.other, self.one, self.weights))

    @property
    def marked(self) -> float:
        """Weight of what both take a side on."""
        marked = (t for t, sign in self.ways if sign and takes_side(self.one, t) and takes_side(self.other, t))
        return sum(map(self.weights.of, marked))

    @property
    def opening(self) -> bool:
        """Whether both begin with one thing."""
        if self._opening is None:
            self._opening = bool(self.ways) and not (self.one.opening & self.other.opening) <= _says_little()
        return self._opening


@cache
def _says_little() -> frozenset[str]:
    return weak_terms() | ATTITUDES


def _told(item: Item, other: Item, weights: Weights) -> float:
    """The share of a statement's words that stand in or around the other, or in its article's lead."""
    return weights.total(item.terms & (other.around | other.lead)) / max(weights.whole(item.terms), 0.1)


def central(item: Item, term: str) -> bool:
    """Whether a statement begins with a term or with its opposite."""
    return term in item.focus or (term not in item.signs and not item.focus.isdisjoint(opposites_of(term)))


def takes_side(item: Item, term: str) -> bool:
    """Whether a statement takes a side on a term and does not only name it."""
    return abs(item.signs.get(term, 3)) >= _SIDE


@lru_cache(maxsize=16_384)
def negates_head(item: Item) -> bool:
    """Whether a statement negates something of what it begins with."""
    return any(item.signs.get(term, 0) == -NEGATED for term in item.focus)


def denied_share(denial: Item, other: Item, weights: Weights) -> float:
    """The share of what one statement negates that the other speaks of, 0 to 1."""
    passing = _VERDICTS | denial.aside
    negated = [term for term, sign in denial.signs.items() if sign == -NEGATED and term not in passing]
    whole = weights.total(negated)
    return weights.total([term for term in negated if term in other.terms]) / whole if whole else 0.0


def compared(one: dict[str, int], other: dict[str, int]) -> list[tuple[str, int]]:
    """(term, +1 same way, -1 opposite way, 0 not clear) for every thing that both speak of; opposites («بقاء»,
    «انسحاب») are one thing."""
    found = []
    for term, sign in one.items():
        if term in other:
            way = _way(sign, other[term])
            if way == 0 and sign * other[term] < 0 and _has_opposite(term, one if sign < 0 else other):
                way = -1
            found.append((term, way))
        elif term[0] == "@" and not opposites_of(term).isdisjoint(other):
            opposite = min((name for name in opposites_of(term) if name in other and name not in one), default="")
            if opposite:
                found.append((term, -1 if sign * other[opposite] > 0 else 1))
    return sorted(found)


def _has_opposite(term: str, signs: dict[str, int]) -> bool:
    """Whether a statement names a thing beside its opposite: «تأجيل الافتتاح»."""
    return not opposites_of(term).isdisjoint(signs)


def _way(one: int, other: int) -> int:
    if one * other > 0:
        return 1
    sizes = sorted((abs(one), abs(other)))
    return -1 if one * other < 0 and (sizes[1] == NEGATED or sizes[0] >= DONE) else 0
