"""What a figure is about: whose it is, where, and as of when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.annotate.figures.row import Row
from riwaya.model import Quantity, Reading


def scoped(quantities: Iterable[Quantity], reading: Reading, row: Row) -> Iterator[Quantity]:
    """The quantities with `party`, `place` and `as_of` filled in where the sentence says so."""
    yield from quantities
