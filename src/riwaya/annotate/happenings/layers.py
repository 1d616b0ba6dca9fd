"""What the other layers say about an article, as positions in the folded text, for looking up around an event."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from riwaya.model import Claim, Frame, Quantity, Reading, Span, TimeMention, Token


class Placed(NamedTuple):
    """A record of another layer at `start..end` of the folded text; `value` is its value or party key, `type`
    that of the party, the modifier of the quantity, or of a date "near" (relative) or "far"."""

    start: int
    end: int
    value: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Layers:
    """Dates, durations, quantities, actor mentions and claims of an article by position, each sorted by start;
    `spoken`: the claims by the position of their cue, `cues`: those positions by the id of the claim; `opened`: where
    each of the claims begins, and `reached` where the last of it and those before it ends."""

    dates: tuple[Placed, ...] = ()
    durations: tuple[Placed, ...] = ()
    quantities: tuple[Placed, ...] = ()
    actors: tuple[Placed, ...] = ()
    claims: tuple[tuple[int, int, Claim], ...] = ()
    spoken: dict[int, Claim] = field(default_factory=dict)
    cues: dict[str, int] = field(default_factory=dict)
    index: dict[str, tuple[tuple[Placed, ...], list[int]]] = field(default_factory=dict)
    opened: list[int] = field(default_factory=list)
    reached: list[int] = field(default_factory=list)

    def within(self, layer: str, start: int, end: int) -> tuple[Placed, ...]:
        """The records of `layer` that begin in positions ``start..end``."""
        records, starts = self.index[layer]
        if not starts or starts[-1] < start:
            return ()
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return ()
        return records[first : bisect_left(starts, end, first)]

    def claim_at(self, position: int) -> Claim | None:
        """The innermost reported statement around a position."""
        k = bisect_right(self.opened, position) - 1
        while k >= 0 and self.reached[k] > position:
            _, last, claim = self.claims[k]
            if position < last:
                return claim
            k -= 1
        return None


class ActorTokens(ABC):
    """Tokens of an article that stand in some way to its actors (`holds`), looked up one by one."""

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.framed().tokens
        self.names, self.starts = layers_of(reading).index["actors"]

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.holds(self._tokens[index])

    @abstractmethod
    def holds(self, token: Token) -> bool:
        """Whether the token, between the sorted `starts` of the `names`, is one of them."""


class _Kept:
    """The layers that have been made of a frame's reading, and what of."""

    def __init__(self, _: Frame) -> None:
        self.of: tuple[object, ...] = ()
        self.layers = Layers()


def layers_of(reading: Reading) -> Layers:
    """The layers of a reading by position in its frame."""
    kept = reading.framed().once(_Kept)
    of = (reading.parties, reading.dates, reading.quantities, reading.actors, reading.claims)
    if len(of) != len(kept.of) or any(new is not old for new, old in zip(of, kept.of, strict=True)):
        kept.of, kept.layers = of, _made(reading)
    return kept.layers


def _made(reading: Reading) -> Layers:
    position, new = reading.framed().text.position, tuple.__new__  # there are hundreds to place
    types = {party.key: party.type for party in reading.parties}

    def placed(record: TimeMention | Quantity, value: str, kind: str) -> Placed:
        span = record.span
        return new(Placed, (position(span.start), position(span.end), value, kind, span))

    dates = tuple(
        placed(d, d.value, "near" if d.relative else "far") for d in reading.dates if d.type in ("DATE", "TIME")
    )
    durations = tuple(placed(d, d.value, "") for d in reading.dates if d.type == "DURATION")
    quantities = tuple(placed(q, q.kind, q.modifier) for q in reading.quantities)
    actors = tuple(
        [
            new(Placed, (position(span.start), position(span.end), party, types.get(party, ""), span))
            for span, party in [(mention.span, mention.party) for mention in reading.actors]
        ]
    )
    claims = tuple((position(c.content.start), position(c.content.end), c) for c in reading.claims)
    spoken = {position(c.cue.start): c for c in sorted(reading.claims, key=lambda c: c.cue.start)}
    lists = {"dates": dates, "durations": durations, "quantities": quantities, "actors": actors}
    index = {name: (records, [record.start for record in records]) for name, records in lists.items()}
    cues = {claim.id: position(claim.cue.start) for claim in reading.claims}
    opened, reached = [first for first, _, _ in claims], list(accumulate([last for _, last, _ in claims], max))
    return Layers(dates, durations, quantities, actors, claims, spoken, cues, index, opened, reached)
