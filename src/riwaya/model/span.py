"""The only form evidence takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riwaya.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of one article's raw text.

    Offsets are Unicode code points, ``0 <= start < end``, end exclusive.
    Raises SpanError otherwise.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must have 0 <= start < end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


_new = object.__new__
_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


def made_span(start: int, end: int) -> Span:
    """``Span(start, end)`` of offsets known to be in order, twice as fast: an article has hundreds."""
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    return span
