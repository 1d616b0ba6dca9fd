"""The skeleton of one article that annotators work on: blocks, sentences, quotations, tokens.

All positions here are positions in `Frame.text.chars` (the folded text); annotators turn them
into raw spans with `frame.span(start, end)`. A frame is made anew from the article and never stored.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, NamedTuple, TypeVar

from riwaya.model.span import Span
from riwaya.model.text import Text
from riwaya.model.vocabulary import Vocabulary, picker

T = TypeVar("T")


class Token(NamedTuple):
    """A word, a run of digits, or one punctuation mark; `form` is `chars[start:end]`.

    `kind` is "word", "number" or "mark". Clitics stay attached: «وبغداد» is one token.
    """

    start: int
    end: int
    form: str
    kind: str


class Block(NamedTuple):
    """A paragraph; `kind` is "body" or what else it was found to be ("title", "dateline", "byline",
    "caption", "menu", "share", "related", "staff", "heading")."""

    start: int
    end: int
    kind: str


class Quotation(NamedTuple):
    """Words between quotation marks: `start..end` without the marks; `closed` is False when the mark is missing."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Text, blocks, sentences, quotations and tokens of one article.

    `text.chars` is lightly folded (alif forms, digits, vowel marks, no-break spaces); `key` has the same
    length and is folded further (ى→ي, ة→ه, ؤ→و, ئ→ي), for comparing names. `sentences` are
    (start, end) pairs in body and heading blocks; `tokens` cover the whole text in order, `forms` and `keys` are
    their forms and comparison keys, `numbers` their numbers in the `vocabulary`.
    """

    text: Text
    key: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    tokens: tuple[Token, ...]
    token_starts: tuple[int, ...]
    vocabulary: Vocabulary = field(repr=False, compare=False)
    numbers: tuple[int, ...] = field(repr=False, compare=False)
    forms: tuple[str, ...] = field(init=False, repr=False, compare=False)
    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _pick: Callable[[Any], tuple[Any, ...]] = field(init=False, repr=False, compare=False)
    _indexes: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[list[int], ...] = field(init=False, repr=False, compare=False)
    _made: dict[Callable[..., Any], Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _of_forms: dict[Callable[..., Any], Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _of_keys: dict[Callable[..., Any], Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _places: dict[Callable[..., Any], list[int]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _key_places: dict[Callable[..., Any], list[int]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _ranges: dict[tuple[int, int], range] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        pick = picker(self.numbers)
        object.__setattr__(self, "_pick", pick)
        object.__setattr__(self, "_indexes", tuple(range(len(self.numbers))))
        stretches = (self.sentences, self.blocks, self.quotations)
        object.__setattr__(self, "_starts", tuple([stretch[0] for stretch in each] for each in stretches))
        object.__setattr__(self, "forms", pick(self.vocabulary.forms))
        object.__setattr__(self, "keys", pick(self.vocabulary.keys))

    def of_forms(self, fact: Callable[[str], T]) -> tuple[T, ...]:
        """What `fact` says of the form of each token; it is asked once for each word that is new."""
        found: tuple[T, ...]
        try:
            found = self._of_forms[fact]
        except KeyError:
            found = self._of_forms[fact] = self._pick(self.vocabulary.column(fact))
        return found

    def of_keys(self, fact: Callable[[str], T]) -> tuple[T, ...]:
        """What `fact` says of the comparison key of each token."""
        found: tuple[T, ...]
        try:
            found = self._of_keys[fact]
        except KeyError:
            found = self._of_keys[fact] = self._pick(self.vocabulary.key_column(fact))
        return found

    def forms_where(self, fact: Callable[[str], object], low: int = 0, high: int | None = None) -> list[int]:
        """Indexes from `low` to `high` of the tokens of whose form `fact` says more than False or nothing, in order."""
        found = self._places.get(fact)
        if found is None:
            found = self._placed(fact, of_keys=False)
        if high is None or not found:
            return found
        first = bisect_left(found, low)
        return found[first : bisect_left(found, high, first)]

    def keys_where(self, fact: Callable[[str], object], low: int = 0, high: int | None = None) -> list[int]:
        """The same for what `fact` says of comparison keys."""
        found = self._key_places.get(fact)
        if found is None:
            found = self._placed(fact, of_keys=True)
        if high is None or not found:
            return found
        first = bisect_left(found, low)
        return found[first : bisect_left(found, high, first)]

    def _placed(self, fact: Callable[[str], object], *, of_keys: bool) -> list[int]:
        """Where a fact holds; where all those hold that have been asked for in any text is found in one go."""
        facts, signs = self.vocabulary.picking((fact, of_keys))
        lists: list[list[int]] = [[] for _ in facts]
        add = [each.append for each in lists]
        picked = self._pick(signs)
        for index, names in compress(zip(self._indexes, picked, strict=True), picked):
            for name in names:
                add[name](index)
        for (each, keyed), places in zip(facts, lists, strict=True):
            (self._key_places if keyed else self._places)[each] = places
        return (self._key_places if of_keys else self._places)[fact]

    def once(self, make: Callable[[Frame], T]) -> T:
        """What `make` makes of this frame, made only once: ground that several annotators stand on."""
        found: T | None = self._made.get(make)
        if found is None:
            found = self._made[make] = make(self)
        return found

    def forget(self) -> None:
        """Let go of what `once` has made, which may hold this frame: else both wait for the collector of cycles."""
        self._made.clear()

    def span(self, start: int, end: int) -> Span:
        """The raw span of positions `start..end`."""
        return self.text.span(start, end)

    def tokens_in(self, start: int, end: int) -> range:
        """Indexes of the tokens that lie wholly in positions `start..end`."""
        found = self._ranges.get((start, end))
        if found is None:
            found = self._ranges[start, end] = self._tokens_in(start, end)
        return found

    def _tokens_in(self, start: int, end: int) -> range:
        starts, tokens = self.token_starts, self.tokens
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first if end >= start else 0)
        while last > first and tokens[last - 1].end > end:
            last -= 1
        return range(first, last)

    def token_at(self, position: int) -> int:
        """Index of the token that covers `position`, or of the last one before it; -1 when none."""
        return bisect_right(self.token_starts, position) - 1

    def sentence_at(self, position: int) -> tuple[int, int] | None:
        """The (start, end) of the sentence that holds `position`, or None."""
        k = bisect_right(self._starts[0], position) - 1
        return self.sentences[k] if k >= 0 and position < self.sentences[k][1] else None

    def block_at(self, position: int) -> Block | None:
        """The block that holds `position`, or None between blocks."""
        k = bisect_right(self._starts[1], position) - 1
        return self.blocks[k] if k >= 0 and position < self.blocks[k][1] else None

    def quotation_at(self, position: int) -> Quotation | None:
        """The outermost quotation that holds `position`, or None."""
        k = bisect_right(self._starts[2], position) - 1
        return self.quotations[k] if k >= 0 and position < self.quotations[k][1] else None
