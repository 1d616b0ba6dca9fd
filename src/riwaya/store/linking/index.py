"""The keys of a story's items held in memory, for when many come at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Index:
    """Keys that two items or more have, with these items in order of time; some eight bytes for each of them.

    `entries`: rows of `item_keys`, (key, item), in order.
    """

    def __init__(self, entries: Iterable[tuple[int, int]]) -> None:
        self._keys, self._starts, self._items = array("q"), array("q"), array("q")
        last, start = -1, 0
        for key, item in entries:
            if key != last:
                self._close(start)
                last, start = key, len(self._items)
                self._keys.append(key)
                self._starts.append(start)
            self._items.append(item)
        self._close(start)
        self._starts.append(len(self._items))

    def behind(self, key: int, item: int, reach: int) -> array[int]:
        """The next items of a key behind one of them, so many at most."""
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return array("q")
        end = self._starts[at + 1]
        first = bisect_right(self._items, item, self._starts[at], end)
        return self._items[first : min(first + reach, end)]

    def _close(self, start: int) -> None:
        """Forget the last key if one item alone has it."""
        if len(self._items) - start == 1:
            self._items.pop()
            self._keys.pop()
            self._starts.pop()
