"""Characters that still know where they came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    # Several annotators ask for the positions of the same records.
    _positions: dict[int, int] = field(init=False, repr=False, compare=False, default_factory=dict)
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
            return self._positions[raw_index]
        except KeyError:
            position = self._positions[raw_index] = self._position(raw_index)
            return position

    def _position(self, raw_index: int) -> int:
        anchor_at, anchor_raw, length = self.anchor_at, self.anchor_raw, len(self.chars)
        k = bisect_left(anchor_raw, raw_index)
        if k < len(anchor_raw) and anchor_raw[k] == raw_index:
            position = anchor_at[k]
        elif k == 0:
            return 0
        else:
            position = anchor_at[k - 1] + raw_index - anchor_raw[k - 1]
            if k < len(anchor_at) and position > anchor_at[k]:
                position = anchor_at[k]
        return position if position < length else length

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
