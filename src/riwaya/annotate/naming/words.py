"""The words of an article in a row, with what stands between them: the ground that names are read on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from riwaya.model import Frame

T = TypeVar("T")
SPACE, QUOTE, COMMA, BRACKET, HARD = range(5)
# «على» is no name; its comparison key would be that of «علي».
_KEPT = frozenset(("على",))
_JOINERS = frozenset(" -#_ـ–'’`&+")
_QUOTES = frozenset('"«»“”‘’„‹›')


@lru_cache(maxsize=4096)
def gap_of(between: str) -> int:
    """What kind of gap the characters between two words are: SPACE, QUOTE, COMMA (also a dash between spaces),
    BRACKET or HARD. SPACE is also a hyphen, a hash, an underscore, the stop of «أ.ف.ب»."""
    if between == ".":
        return SPACE
    marks = set(between)
    if "\n" in marks:
        return HARD
    if " - " in between or " – " in between:
        marks.add("،")
    rest = marks - _JOINERS
    if not rest:
        return SPACE
    if rest <= _QUOTES:
        return QUOTE
    if rest <= _QUOTES | {"،", ",", "—"}:
        return COMMA
    return BRACKET if rest <= _QUOTES | set("()[]") else HARD


def _is_no_mark(form: str) -> bool:
    """Whether a token is of the kind "word" or "number"."""
    return form[0].isalnum()


class Words:
    """Words and numbers of a frame: comparison keys, positions, and what is before each.

    `keys[i]` is the comparison key of word `i`, `start[i]..end[i]` its positions, `between[i]` what stands before
    it ("" for a plain blank), `gap[i]` the kind of that gap.
    """

    __slots__ = ("_kept", "_places", "between", "end", "frame", "gap", "keys", "start")

    def __init__(self, frame: Frame) -> None:
        chars = frame.text.chars
        self.frame = frame
        tokens, starts, keys = frame.tokens, frame.token_starts, frame.keys
        places = frame.forms_where(_is_no_mark)
        self.start = [starts[place] for place in places]
        self.end = [tokens[place][1] for place in places]
        self.keys = [keys[place] for place in places]
        self._places = places
        self._kept = [bisect_left(places, place) for place in frame.forms_where(_KEPT.__contains__)]
        for at in self._kept:
            self.keys[at] = frame.forms[places[at]]
        between = map(chars.__getitem__, map(slice, [0, *self.end], self.start))
        self.between = ["" if gap == " " else gap for gap in between]
        self.gap = [gap_of(gap) if gap else SPACE for gap in self.between]
        if self.gap:
            self.gap[0] = HARD

    def __len__(self) -> int:
        return len(self.keys)

    def said(self, fact: Callable[[str], T]) -> list[T]:
        """What `fact` says of the key of each word; it is asked once for each word that is new."""
        column, numbers = self.frame.vocabulary.key_column(fact), self.frame.numbers
        found = [column[numbers[place]] for place in self._places]
        for at in self._kept:
            found[at] = fact(self.keys[at])
        return found

    def text(self, first: int, last: int) -> str:
        """The folded characters from word `first` to before word `last`."""
        return self.frame.text.chars[self.start[first] : self.end[last - 1]]
