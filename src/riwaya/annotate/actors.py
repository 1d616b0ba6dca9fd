"""Annotator of actors."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_actors(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find actors in a reading."""
    return ()


ACTORS = Annotator(
    "actors", annotate_actors, needs=frozenset({"dates", "quantities"}), gives=frozenset({"parties", "actors"})
)
