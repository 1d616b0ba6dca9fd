"""Which candidate clauses a timeline of the story would list, and which of them are the article's news: points for
what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import repeat

from riwaya.lang.tables import load_table


@cache
def _points(table: str) -> dict[str, int]:
    return {row["feature"]: int(row["points"]) for row in load_table(table).rows}


def points_of(features: Iterable[str]) -> int:
    """How much speaks for listing a clause (lexicon `event_points`)."""
    return _sum("event_points", features)


def news_of(features: Iterable[str]) -> int:
    """How much speaks for a sentence reporting the event as new, rather than mention it (lexicon `event_news`)."""
    return _sum("event_news", features)


def _sum(table: str, features: Iterable[str]) -> int:
    points = _points(table)
    return points.get("base", 0) + sum(map(points.get, features, repeat(0)))
