"""Annotator of causes."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_causes(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find causes in a reading."""
    return ()


CAUSES = Annotator("causes", annotate_causes, needs=frozenset({"claims"}), gives=frozenset({"causes"}))
