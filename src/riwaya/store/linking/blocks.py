"""Tasks in an order in which what they need is near: items far apart in time meet in blocks, two blocks at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from riwaya.store.linking.comparing import Task


class Blocks:
    """Blocks of so many items each that follow each other in time, `numbers` being those of all items in order.

    Items of one block and of the next are near each other; what an item meets beyond these is put off.
    """

    def __init__(self, numbers: Sequence[int], size: int) -> None:
        self._starts = array("q", numbers[::size])
        self._far: defaultdict[tuple[int, int], array[int]] = defaultdict(lambda: array("q"))

    def near(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """The tasks with those that are near alone."""
        for place, number, others in tasks:
            block = self._of(number)
            near: list[int] = []
            far: defaultdict[int, list[int]] = defaultdict(list)
            for other in others:
                beyond = self._of(other)
                if abs(beyond - block) < 2:
                    near.append(other)
                else:
                    far[beyond].append(other)
            for beyond, numbers in far.items():
                self._far[block, beyond].extend((place, number, len(numbers), *numbers))
            if near:
                yield place, number, near

    def far(self) -> Iterator[list[Task]]:
        """What was put off, all tasks of two blocks together."""
        for pair in sorted(self._far):
            yield _tasks(self._far.pop(pair))

    def _of(self, number: int) -> int:
        return bisect_right(self._starts, number)


def _tasks(row: array[int]) -> list[Task]:
    """Tasks that are written one after the other: place, number, how many others, and these."""
    found: list[Task] = []
    at = 0
    while at < len(row):
        place, number, count = row[at : at + 3]
        found.append((place, number, row[at + 3 : at + 3 + count].tolist()))
        at += 3 + count
    return found
