"""Annotator of commitments."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_commitments(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find commitments in a reading."""
    return ()


COMMITMENTS = Annotator(
    "commitments",
    annotate_commitments,
    needs=frozenset({"dates", "actors", "claims", "events"}),
    gives=frozenset({"commitments"}),
)
