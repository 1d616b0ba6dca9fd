"""Annotator of dates."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_dates(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find dates in a reading."""
    return ()


DATES = Annotator("dates", annotate_dates, needs=frozenset(), gives=frozenset({"dates", "published"}))
