"""Reading many articles with a pool of processes; the order of results is the order of the articles."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from riwaya.errors import ReadingError
from riwaya.model import Article, Reading
from riwaya.pipeline import read
from riwaya.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
_CHUNK = 16
# Fewer articles than this are read faster here than a pool is started.
_WORTH_A_POOL = 24


def read_all(
    articles: Iterable[Article],
    settings: Settings,
    workers: int = 0,
    problems: Callable[[ReadingError], None] | None = None,
) -> Iterator[Reading]:
    """The reading of each article, in order; `workers` processes, 0 for one a core.

    The result does not depend on `workers`. Articles are taken from the iterable as they are needed. An article on
    which reading fails is told to `problems` and left out; without `problems` the error is raised.
    """
    for reading, _ in read_and(_nothing, articles, settings, workers, problems):
        yield reading


def read_and(
    work: Callable[[Reading], T],
    articles: Iterable[Article],
    settings: Settings,
    workers: int = 0,
    problems: Callable[[ReadingError], None] | None = None,
) -> Iterator[tuple[Reading, T]]:
    """Each reading as `read_all` gives it, with what `work` makes of it in the process that read it."""
    for found in _read_each(partial(_read_chunk, work=work, settings=settings), articles, workers):
        if isinstance(found, tuple):
            yield found
        elif problems is None:
            raise found
        else:
            problems(found)


def _nothing(_: Reading) -> None:
    """What is made of readings that are wanted alone."""


def _read_each(
    read_chunk: Callable[[list[Article]], list[R]], articles: Iterable[Article], workers: int
) -> Iterator[R]:
    workers = workers or os.cpu_count() or 1
    source = iter(articles)
    first = list(islice(source, _WORTH_A_POOL))
    if workers == 1 or len(first) < _WORTH_A_POOL:
        for article in chain(first, source):
            yield from read_chunk([article])
        return
    for found in spread(read_chunk, _chunks(first, source), workers):
        yield from found


def spread(work: Callable[[T], R], parts: Iterable[T], workers: int) -> Iterator[R]:
    """What `work` makes of each part, in order, on so many processes; parts are taken as they are needed."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts) as pool:
        waiting: deque[Future[R]] = deque()
        try:
            for part in parts:
                waiting.append(pool.submit(work, part))
                if len(waiting) > workers * 3:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches a whole terminal group: workers leave it to the parent, which ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(first: list[Article], rest: Iterator[Article]) -> Iterator[list[Article]]:
    for start in range(0, len(first), _CHUNK):
        yield first[start : start + _CHUNK]
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _read_chunk(
    articles: list[Article], work: Callable[[Reading], T], settings: Settings
) -> list[tuple[Reading, T] | ReadingError]:
    found: list[tuple[Reading, T] | ReadingError] = []
    for article in articles:
        try:
            reading = read(article, settings)
            found.append((reading, work(reading)))
        except ReadingError as error:
            found.append(error)
    return found
