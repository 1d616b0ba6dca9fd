"""Words numbered as they are met, with columns of what is known of each: a word is looked up once, however many ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from operator import itemgetter
from threading import RLock
from typing import Any, TypeVar

T = TypeVar("T")
# A fact and whether it is one about comparison keys.
Fact = tuple[Callable[[str], Any], bool]


def picker(keys: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What picks the values for some keys out of a list or dict, in the order of the keys, all in one go."""
    return itemgetter(*keys) if len(keys) > 1 else lambda column: tuple([column[key] for key in keys])


class Vocabulary:
    """Folded words with their numbers and comparison keys, and facts about them by number.

    A fact is a function of the word or of its key alone, so that it never matters in which article a word came first.
    """

    __slots__ = ("_columns", "_key_columns", "_key_of", "_lock", "_numbers", "_picking", "forms", "keys")

    def __init__(self, key_of: Callable[[str], str]) -> None:
        self.forms: list[str] = []
        self.keys: list[str] = []
        self._key_of = key_of
        self._numbers: dict[str, int] = {}
        self._columns: dict[Callable[[str], Any], list[Any]] = {}
        self._key_columns: dict[Callable[[str], Any], list[Any]] = {}
        self._picking: tuple[tuple[Fact, ...], list[tuple[int, ...]]] = ((), [])
        self._lock = RLock()

    def __len__(self) -> int:
        return len(self.forms)

    def numbered(self, forms: Sequence[str]) -> tuple[int, ...]:
        """The number of each word; those not met before get one."""
        numbers, pick = self._numbers, picker(forms)
        try:
            return pick(numbers)
        except KeyError:
            self._add([form for form in forms if form not in numbers])
        return pick(numbers)

    def listed(self, forms: Sequence[str], keys: Sequence[str]) -> tuple[int, ...]:
        """Numbers for words whose keys are given, each a number of its own: for a text of which keys cannot be told
        word by word."""
        with self._lock:
            first = len(self.forms)
            self.forms += forms
            self.keys += keys
            return tuple(range(first, len(self.forms)))

    def _add(self, forms: Sequence[str]) -> None:
        with self._lock:
            for form in forms:
                if form not in self._numbers:
                    number = len(self.forms)
                    self.keys.append(self._key_of(form))
                    self.forms.append(form)
                    self._numbers[form] = number  # last: who sees the number finds the word

    def column(self, fact: Callable[[str], T]) -> list[T]:
        """What `fact` says of each word, by number."""
        values = self._columns.get(fact)
        return values if values is not None and len(values) == len(self.forms) else self._filled(fact, of_keys=False)

    def key_column(self, fact: Callable[[str], T]) -> list[T]:
        """What `fact` says of the comparison key of each word, by number."""
        values = self._key_columns.get(fact)
        return values if values is not None and len(values) == len(self.forms) else self._filled(fact, of_keys=True)

    def picking(self, fact: Fact | None = None) -> tuple[tuple[Fact, ...], list[tuple[int, ...]]]:
        """The facts by which words are picked out of a text, and for each word the numbers of those that hold of it;
        `fact` is one of them from now on."""
        facts, signs = self._picking
        if (fact is None or fact in facts) and len(signs) == len(self.forms):
            return facts, signs
        with self._lock:
            facts, signs = self._picking
            if fact is not None and fact not in facts:
                facts, signs = (*facts, fact), []
            first, last = len(signs), len(self.forms)
            columns = [(self.key_column if of_keys else self.column)(each)[first:last] for each, of_keys in facts]
            names = range(len(columns))
            signs += [tuple(compress(names, said)) for said in zip(*columns, strict=True)]
            self._picking = facts, signs
            return facts, signs

    def _filled(self, fact: Callable[[str], T], *, of_keys: bool) -> list[T]:
        with self._lock:
            values = (self._key_columns if of_keys else self._columns).setdefault(fact, [])
            words = self.keys if of_keys else self.forms
            values += [fact(word) for word in words[len(values) : len(self.forms)]]
            return values
