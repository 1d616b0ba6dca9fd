"""A frame's tokens as the figures' rules walk them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.lang.ar.clitics import variants
from riwaya.model import Frame, Token

QUOTES = frozenset('"«»“”„')


def _stems(key: str) -> tuple[str, ...]:
    """A key with and without its clitics."""
    return tuple([variant.stem for variant in variants(key)])


class Row:
    """Tokens and comparison keys of a frame, with the sentence under work: tokens `first..last`."""

    __slots__ = ("_stems", "chars", "first", "frame", "keys", "last", "tokens")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.tokens: Sequence[Token] = frame.tokens
        self.chars = frame.text.chars
        self.keys = frame.keys
        self._stems = frame.vocabulary.key_column(_stems)
        self.first = self.last = 0

    def sentence(self, start: int, end: int) -> range:
        """Take the sentence at positions `start..end` under work; its token indexes."""
        tokens = self.frame.tokens_in(start, end)
        self.first, self.last = tokens.start, tokens.stop
        return tokens

    def key(self, index: int) -> str:
        """The key of a token of the sentence, "" outside it."""
        return self.keys[index] if self.first <= index < self.last else ""

    def stems(self, index: int) -> tuple[str, ...]:
        """The key of a token with and without its clitics, () outside the sentence."""
        return self._stems[self.frame.numbers[index]] if self.first <= index < self.last else ()

    def is_word(self, index: int) -> bool:
        """Whether the token is a word of the sentence."""
        return self.first <= index < self.last and self.tokens[index].kind == "word"

    def touches(self, index: int) -> bool:
        """Whether token `index` and the one before it stand without a blank between."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def written(self, index: int) -> str:
        """The token as the article writes it."""
        token = self.tokens[index]
        return self.frame.text.quote(token.start, token.end)
