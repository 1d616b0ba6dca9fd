"""Characters that still know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from riwaya.errors import SpanError
from riwaya.model.span import Span, made_span

# Marks that belong to the letter before them: a span that ends on the letter takes them along.
TRAILING_MARKS = frozenset(
    chr(code) for code in (*range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06DD), *range(0x0300, 0x0370))
)


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned characters, each with the raw index it came from.

    `raw` is the text as it came, `chars` the cleaned characters. The map is kept as sparse
    anchors: from `anchor_at[k]` in `chars` on, raw index = `anchor_raw[k]` + distance.

    >>> text = Text.plain("قالت")
    >>> text.span(0, 4)
    Span(start=0, end=4)
    """

    raw: str
    chars: str
    anchor_at: tuple[int, ...] = (0,)
    anchor_raw: tuple[int, ...] = (0,)
    # The maps written out, to and from the raw text: an article is asked for hundreds of spans and positions.
    _raw_of: Sequence[int] = field(init=False, repr=False, compare=False)
    _positions: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        anchor_at, anchor_raw, length = self.anchor_at, self.anchor_raw, len(self.chars)
        object.__setattr__(self, "_raw_of", _raw_of(anchor_at, anchor_raw, length))
        object.__setattr__(self, "_positions", _positions(anchor_at, anchor_raw, length, len(self.raw)))

    @classmethod
    def plain(cls, raw: str) -> Text:
        """A text of which nothing has been changed."""
        return cls(raw, raw)

    def raw_index(self, position: int) -> int:
        """The raw index that the character at `position` of `chars` came from."""
        k = bisect_right(self.anchor_at, position) - 1
        return self.anchor_raw[k] + position - self.anchor_at[k]

    def position(self, raw_index: int) -> int:
        """The first position in `chars` that came from `raw_index` or later."""
        places = self._positions
        return places[raw_index] if raw_index < len(places) else len(self.chars)

    def span(self, start: int, end: int) -> Span:
        """The raw span of `chars[start:end]`, with vowel marks and tatweel of its last letter.

        Raises SpanError when the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.chars):
            raise SpanError(f"the range {start}..{end} is not in a text of {len(self.chars)} characters")
        raw, raw_of = self.raw, self._raw_of
        raw_end = raw_of[end - 1] + 1
        while raw_end < len(raw) and raw[raw_end] in TRAILING_MARKS:
            raw_end += 1
        return made_span(raw_of[start], raw_end)

    def quote(self, start: int, end: int) -> str:
        """The raw words behind `chars[start:end]`."""
        span = self.span(start, end)
        return self.raw[span.start : span.end]


def _raw_of(anchor_at: Sequence[int], anchor_raw: Sequence[int], length: int) -> Sequence[int]:
    """The raw index of each of `length` cleaned characters."""
    if len(anchor_at) == 1:
        return range(anchor_raw[0], anchor_raw[0] + length)
    found: list[int] = []
    for (at, after), raw in zip(pairwise((*anchor_at, length)), anchor_raw, strict=True):
        found += range(raw, raw + after - at)
    return found


def _positions(anchor_at: Sequence[int], anchor_raw: Sequence[int], length: int, raw_length: int) -> Sequence[int]:
    """For each raw index the first position that came from it or from a later one; `length` behind the last."""
    if len(anchor_at) == 1 and anchor_raw[0] == 0:
        return range(length)
    found = [0] * anchor_raw[0]
    spelt_at = -1  # where letters begin that one sign spells out: their anchors have the same raw index
    after_at, after_raw = (*anchor_at[1:], length), (*anchor_raw[1:], max(raw_length, anchor_raw[-1]))
    for at, raw, next_at, next_raw in zip(anchor_at, anchor_raw, after_at, after_raw, strict=True):
        if next_raw == raw:
            spelt_at = at if spelt_at < 0 else spelt_at
            continue
        kept = min(next_at - at, next_raw - raw)
        found += range(at, at + kept)
        found += [next_at] * (next_raw - raw - kept)
        if spelt_at >= 0:
            found[raw], spelt_at = spelt_at, -1
    return found
