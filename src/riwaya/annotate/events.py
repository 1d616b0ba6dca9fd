"""Annotator of events."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_events(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find events in a reading."""
    return ()


EVENTS = Annotator(
    "events", annotate_events, needs=frozenset({"dates", "quantities", "actors", "claims"}), gives=frozenset({"events"})
)
