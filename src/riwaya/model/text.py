"""Characters that still know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

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
    _positions: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    # What must be added to a position for its raw index, by the number of anchors up to it.
    _shifts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shifts = [raw - at for at, raw in zip(self.anchor_at, self.anchor_raw, strict=True)]
        object.__setattr__(self, "_shifts", (0, *shifts))

    @classmethod
    def plain(cls, raw: str) -> Text:
        """A text of which nothing has been changed."""
        return cls(raw, raw)

    def raw_index(self, position: int) -> int:
        """The raw index that the character at `position` of `chars` came from."""
        return position + self._shifts[bisect_right(self.anchor_at, position)]

    def position(self, raw_index: int) -> int:
        """The first position in `chars` that came from `raw_index` or later."""
        try:
            return (self._positions or self._placed())[raw_index]
        except IndexError:
            return len(self.chars)

    def _placed(self) -> list[int]:
        """The position of every raw index: several annotators ask for those of the same records."""
        ats, raws, length = self.anchor_at, self.anchor_raw, len(self.chars)
        found = [0] * raws[0]
        ends = zip((*ats[1:], length), (*raws[1:], len(self.raw) + 1), strict=True)
        for at, raw, (next_at, next_raw) in zip(ats, raws, ends, strict=True):
            found += range(at, min(next_at, at + next_raw - raw))
            found += [next_at] * (next_raw - len(found))
        for at, raw in zip(reversed(ats), reversed(raws), strict=True):
            found[raw] = at  # of one mark spelt out as several letters the first
        self._positions[:] = found
        return found

    def span(self, start: int, end: int) -> Span:
        """The raw span of `chars[start:end]`, with vowel marks and tatweel of its last letter.

        Raises SpanError when the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.chars):
            raise SpanError(f"the range {start}..{end} is not in a text of {len(self.chars)} characters")
        anchor_at, shifts = self.anchor_at, self._shifts
        raw_end = end + shifts[bisect_right(anchor_at, end - 1)]
        if self.raw[raw_end : raw_end + 1] in TRAILING_MARKS:
            raw_end = self._behind_marks(raw_end)
        return made_span(start + shifts[bisect_right(anchor_at, start)], raw_end)

    def _behind_marks(self, raw_end: int) -> int:
        raw = self.raw
        while raw_end < len(raw) and raw[raw_end] in TRAILING_MARKS:
            raw_end += 1
        return raw_end

    def quote(self, start: int, end: int) -> str:
        """The raw words behind `chars[start:end]`."""
        span = self.span(start, end)
        return self.raw[span.start : span.end]
