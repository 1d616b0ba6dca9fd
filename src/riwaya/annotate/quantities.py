"""Annotator of quantities."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_quantities(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find quantities in a reading."""
    return ()


QUANTITIES = Annotator("quantities", annotate_quantities, needs=frozenset({"dates"}), gives=frozenset({"quantities"}))
