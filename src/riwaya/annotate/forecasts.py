"""Annotator of forecasts."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_forecasts(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find forecasts in a reading."""
    return ()


FORECASTS = Annotator(
    "forecasts", annotate_forecasts, needs=frozenset({"dates", "actors", "claims"}), gives=frozenset({"forecasts"})
)
