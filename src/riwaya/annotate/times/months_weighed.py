"""Weights of the months in which a text can have been written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import mul

FIRST, LAST = 2000 * 12, 2033 * 12  # months counted from year 0
_KNOWN_UNTIL = 2026 * 12 + 11
_LATER = 0.3


def month_number(day: str) -> int:
    """The number of the month of an ISO day or month: ``2018-03`` is 2018 * 12 + 2."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def pair_of(month: int) -> tuple[int, int]:
    """Year and month (1 to 12) of a month's number."""
    return month // 12, month % 12 + 1


class Months:
    """A weight for each month from 2000 on; years after those the tables know of start with less."""

    def __init__(self) -> None:
        self.weights = [1.0 if month <= _KNOWN_UNTIL else _LATER for month in range(FIRST, LAST)]

    def scale(self, factor: Callable[[int], float]) -> None:
        """Multiply the weight of each month by what `factor` says of it."""
        self.scale_by(map(factor, range(FIRST, LAST)))

    def scale_by(self, factors: Iterable[float]) -> None:
        """Multiply the weight of each month, from the first on, by the next of `factors`."""
        self.weights = list(map(mul, self.weights, factors))

    def shares(self) -> dict[int, float]:
        """The share of each month in the whole; empty when no weight is left."""
        total = sum(self.weights)
        return {month: weight / total for month, weight in enumerate(self.weights, FIRST)} if total > 0 else {}
