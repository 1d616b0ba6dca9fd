"""The words of an article in a row, with what stands between them: the ground that names are read on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from riwaya.model import Frame
from riwaya.model.vocabulary import picker

T = TypeVar("T")
SPACE, QUOTE, COMMA, BRACKET, HARD = range(5)
# «على» is no name; its comparison key would be that of «علي».
_KEPT = frozenset(("على",))
_JOINERS = frozenset(" -#_ـ–'’`&+")
QUOTES = frozenset('"«»“”‘’„‹›')


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
    if rest <= QUOTES:
        return QUOTE
    if rest <= QUOTES | {"،", ",", "—"}:
        return COMMA
    return BRACKET if rest <= QUOTES | set("()[]") else HARD


def tails(key: str) -> tuple[str, str, str]:
    """A word, and what is left of it behind one and two letters that may be clitics."""
    return key, key[1:], key[2:]


def _is_no_mark(form: str) -> bool:
    """Whether a token is of the kind "word" or "number"."""
    return form[0].isalnum()


class Words:
    """Words and numbers of a frame: comparison keys, positions, and what is before each.

    `keys[i]` is the comparison key of word `i`, `start[i]..end[i]` its positions, `between[i]` what stands before
    it ("" for a plain blank), `gap[i]` the kind of that gap.
    """

    __slots__ = ("_kept", "_pick", "between", "end", "frame", "gap", "keys", "start")

    def __init__(self, frame: Frame) -> None:
        chars = frame.text.chars
        self.frame = frame
        tokens, starts, keys = frame.tokens, frame.token_starts, frame.keys
        places = frame.forms_where(_is_no_mark)
        self._pick = picker(places)
        self.start: list[int] = list(self._pick(starts))
        self.end: list[int] = [token[1] for token in self._pick(tokens)]
        self.keys: list[str] = list(self._pick(keys))
        self._kept = [bisect_left(places, place) for place in frame.forms_where(_KEPT.__contains__)]
        for at in self._kept:
            self.keys[at] = frame.forms[places[at]]
        self.between = [
            "" if start == end + 1 and chars[end] == " " else chars[end:start]
            for end, start in zip([0, *self.end], self.start, strict=False)
        ]
        self.gap = [gap_of(gap) if gap else SPACE for gap in self.between]
        if self.gap:
            self.gap[0] = HARD

    def __len__(self) -> int:
        return len(self.keys)

    def said(self, fact: Callable[[str], T]) -> list[T]:
        """What `fact` says of the key of each word; it is asked once for each word that is new."""
        found = list(self._pick(self.frame.of_keys(fact)))
        for at in self._kept:
            found[at] = fact(self.keys[at])
        return found

    def written(self, at: int, skip: int = 0) -> str:
        """Word `at` as it is written, with its hamzas, from its letter `skip` on."""
        return self.frame.text.quote(self.start[at] + skip, self.end[at])

    def text(self, first: int, last: int) -> str:
        """The folded characters from word `first` to before word `last`."""
        return self.frame.text.chars[self.start[first] : self.end[last - 1]]
