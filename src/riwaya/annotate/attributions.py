"""Annotator of attributions."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_attributions(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find attributions in a reading."""
    return ()


ATTRIBUTIONS = Annotator(
    "attributions", annotate_attributions, needs=frozenset({"dates", "actors", "parties"}), gives=frozenset({"claims"})
)
