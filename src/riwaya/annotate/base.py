"""What an annotator is: a function from a reading to records, with its needs and gifts declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from riwaya.model import (
    ActorMention,
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Party,
    Published,
    Quantity,
    Reading,
    Skip,
    TimeMention,
)
from riwaya.settings import Settings

Record = (
    ActorMention | Cause | Claim | Commitment | Event | Forecast | Party | Published | Quantity | Skip | TimeMention
)


@dataclass(frozen=True, slots=True)
class Annotator:
    """`annotate(reading, settings)` yields records; `needs` and `gives` are layer names of Reading."""

    name: str
    annotate: Callable[[Reading, Settings], Iterable[Record]]
    needs: frozenset[str]
    gives: frozenset[str]
