"""Looking up many phrases in tokens at once, clitics and all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from riwaya.lang.ar.clitics import Variant, variants
from riwaya.model import Frame

T = TypeVar("T")
_ALONE = " "  # in place of the second word of a phrase of one


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
    """Phrases of one or more folded words, each with a payload; longest match first."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, clitics: str = "وفبلك") -> None:
        self._clitics = frozenset(clitics)
        # What follows a first word, by the second one: a word as common as «رئيس» opens hundreds of phrases.
        self._first: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, payload in entries:
            words = tuple(phrase.split())
            if words:
                seconds = self._first.setdefault(words[0], {})
                seconds.setdefault(words[1] if len(words) > 1 else _ALONE, []).append((words[1:], payload))
        for seconds in self._first.values():
            for options in seconds.values():
                options.sort(key=lambda option: -len(option[0]))

    def opened_by(self, form: str) -> tuple[Variant, ...]:
        """The readings of a folded word with which a phrase can begin."""
        return tuple([v for v in variants(form) if v.stem in self._first and self._clitics.issuperset(v.clitics)])

    def at(self, frame: Frame, index: int) -> Iterator[Found[T]]:
        """All phrases that begin at token `index`, longest first for each reading of its clitics."""
        tokens, forms = frame.tokens, frame.forms
        behind = forms[index + 1] if index + 1 < len(forms) else ""
        for stem, length, clitics in self.opened_by(tokens[index].form):
            seconds = self._first[stem]
            for second in (behind, _ALONE):
                for rest, payload in seconds.get(second, ()):
                    last = _match(rest, index, frame)
                    if last:
                        yield Found(index, last, tokens[index].start + length, tokens[last - 1].end, clitics, payload)

    def find(self, frame: Frame) -> Iterator[Found[T]]:
        """Longest non-overlapping phrases, left to right."""
        free = 0
        for index in frame.forms_where(self.opened_by):
            if index < free:
                continue
            best = max(self.at(frame, index), key=lambda found: (found.last, -len(found.clitics)), default=None)
            if best is not None:
                yield best
                free = best.last


def _match(rest: Sequence[str], index: int, frame: Frame) -> int:
    """The end of a phrase whose words behind token `index` are `rest`, all on one line; 0 without them."""
    tokens, chars = frame.tokens, frame.text.chars
    last = index + 1 + len(rest)
    if frame.forms[index + 1 : last] != tuple(rest) or "\n" in chars[tokens[index].end : tokens[last - 1].start]:
        return 0
    return last
