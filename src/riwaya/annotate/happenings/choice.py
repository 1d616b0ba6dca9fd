"""Which candidate clauses a timeline of the story would list, and which of them are the article's news: points for
what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.lang.tables import load_table


@cache
def _points(table: str) -> dict[str, int]:
    return {row["feature"]: int(row["points"]) for row in load_table(table).rows}


def is_listed(features: Iterable[str]) -> bool:
    """Whether a clause is worth a line in a timeline (lexicon `event_points`)."""
    return _sum("event_points", features) >= 0


def is_news(features: Iterable[str]) -> bool:
    """Whether the sentence reports the event as new, rather than mention it (lexicon `event_news`)."""
    return _sum("event_news", features) >= 0


def _sum(table: str, features: Iterable[str]) -> int:
    points = _points(table)
    return points.get("base", 0) + sum([points.get(feature, 0) for feature in features])
