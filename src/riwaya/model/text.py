"""Characters that still know where they came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from riwaya.errors import SpanError
from riwaya.model.span import Span

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
        k = bisect_left(self.anchor_raw, raw_index)
        if k < len(self.anchor_raw) and self.anchor_raw[k] == raw_index:
            return min(self.anchor_at[k], len(self.chars))
        k -= 1
        if k < 0:
            return 0
        position = self.anchor_at[k] + raw_index - self.anchor_raw[k]
        if k + 1 < len(self.anchor_at):
            position = min(position, self.anchor_at[k + 1])
        return min(position, len(self.chars))

    def span(self, start: int, end: int) -> Span:
        """The raw span of `chars[start:end]`, with vowel marks and tatweel of its last letter.

        Raises SpanError when the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.chars):
            raise SpanError(f"the range {start}..{end} is not in a text of {len(self.chars)} characters")
        raw_end = self.raw_index(end - 1) + 1
        while raw_end < len(self.raw) and self.raw[raw_end] in TRAILING_MARKS:
            raw_end += 1
        return Span(self.raw_index(start), raw_end)

    def quote(self, start: int, end: int) -> str:
        """The raw words behind `chars[start:end]`."""
        span = self.span(start, end)
        return self.raw[span.start : span.end]
