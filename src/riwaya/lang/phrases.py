"""Looking up many phrases in tokens at once, clitics and all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from riwaya.lang.ar.clitics import variants
from riwaya.model import Frame

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase found: tokens `first..last` (last exclusive); `start`, `end` are positions without the leading
    clitics; `clitics` are those that were attached to the first word; `payload` what was stored."""

    first: int
    last: int
    start: int
    end: int
    clitics: str
    payload: T


class PhraseIndex(Generic[T]):
    """Phrases of one or more folded words, each with a payload; longest match first.

    `key=True` compares by the comparison key (ى/ي, ة/ه …) rather than by the light fold.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, key: bool = False, clitics: str = "وفبلك") -> None:
        self._key = key
        self._clitics = frozenset(clitics)
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, payload in entries:
            words = tuple(phrase.split())
            if words:
                self._first.setdefault(words[0], []).append((words[1:], payload))
        for options in self._first.values():
            options.sort(key=lambda option: -len(option[0]))

    def at(self, frame: Frame, index: int) -> Iterator[Found[T]]:
        """All phrases that begin at token `index`, longest first for each reading of its clitics."""
        tokens, forms = frame.tokens, self._forms(frame)
        first = tokens[index]
        for stem, length, clitics in variants(forms(index)):
            options = self._first.get(stem)
            if options is None or not self._clitics.issuperset(clitics):
                continue
            for rest, payload in options:
                last = self._match(rest, index, frame, forms)
                if last:
                    yield Found(index, last, first.start + length, tokens[last - 1].end, clitics, payload)

    def _forms(self, frame: Frame):  # type: ignore[no-untyped-def]  # a closure over the frame, hot
        tokens, key = frame.tokens, frame.key
        if self._key:
            return lambda i: key[tokens[i].start : tokens[i].end]
        return lambda i: tokens[i].form

    @staticmethod
    def _match(rest: Sequence[str], index: int, frame: Frame, forms) -> int:  # type: ignore[no-untyped-def]
        position = index + 1
        tokens = frame.tokens
        for word in rest:
            if (
                position >= len(tokens)
                or forms(position) != word
                or "\n" in frame.text.chars[tokens[position - 1].end : tokens[position].start]
            ):
                return 0
            position += 1
        return position

    def find(self, frame: Frame, first: int = 0, last: int | None = None) -> Iterator[Found[T]]:
        """Longest non-overlapping phrases in tokens `first..last`, left to right."""
        index, stop = first, len(frame.tokens) if last is None else last
        while index < stop:
            best = max(self.at(frame, index), key=lambda found: (found.last, -len(found.clitics)), default=None)
            if best is None:
                index += 1
            else:
                yield best
                index = best.last
