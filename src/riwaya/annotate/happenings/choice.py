"""Which candidate clauses a timeline of the story would list, and which of them are the article's news: points for
what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat

from riwaya.lang.tables import load_table

_SURE, _WORTH = 0, -1  # points from which a clause is listed in any case, and while there are lines left
_LINES, _WORDS_A_LINE = 5, 60  # lines of a timeline: this many, and one more for so many words


@cache
def _points(table: str) -> dict[str, int]:
    return {row["feature"]: int(row["points"]) for row in load_table(table).rows}


def points_of(features: Iterable[str]) -> int:
    """How much speaks for listing a clause (lexicon `event_points`)."""
    return _sum("event_points", features)


def listed(points: Sequence[int], words: int) -> list[bool]:
    """Which of an article's clauses, given their points, make its timeline.

    Those with many points always do; those with fewer fill the timeline up to the number of lines that readers
    give an article of so many words.
    """
    lines = _LINES + words // _WORDS_A_LINE
    ranked = sorted(range(len(points)), key=lambda number: (-points[number], number))
    chosen = {number for rank, number in enumerate(ranked) if points[number] >= (_SURE if rank >= lines else _WORTH)}
    return [number in chosen for number in range(len(points))]


def news_of(features: Iterable[str]) -> int:
    """How much speaks for a sentence reporting the event as new, rather than mention it (lexicon `event_news`)."""
    return _sum("event_news", features)


def _sum(table: str, features: Iterable[str]) -> int:
    points = _points(table)
    return points.get("base", 0) + sum(map(points.get, features, repeat(0)))
