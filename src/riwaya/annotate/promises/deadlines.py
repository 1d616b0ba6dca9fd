"""By when: the day, month or year of a commitment from the dates around it."""

from __future__ import annotations

import re
from datetime import date

from riwaya.annotate.happenings.layers import Layers, Placed

_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=\Z|T)")


def deadline_of(layers: Layers, start: int, end: int, published: str) -> tuple[str, Placed | None]:
    """(deadline, its date) of a commitment at positions ``start..end``: the last date in it that is not before
    publication; without one, no deadline."""
    for placed in reversed(layers.within("dates", start, end)):
        value = as_deadline(placed.value)
        if value and (not published or value >= published[: len(value)]):
            return value, placed
    return "", None


def as_deadline(value: str) -> str:
    """A TIMEX3 value as an ISO day, month or year: a week is given as the month of its middle."""
    week = _WEEK.match(value)
    if week:
        try:
            middle = date.fromisocalendar(int(week[1]), int(week[2]), 4)
        except ValueError:
            return ""
        return middle.isoformat()[:7]
    plain = _ISO.match(value)
    return plain.group() if plain else ""


def is_ahead(value: str, published: str) -> bool | None:
    """Whether a date lies after the publication day; None when that cannot be told."""
    day = as_deadline(value)
    if day and published:
        return (
            day > published[: len(day)] if len(day) == 10 or len(published) < len(day) else day >= published[: len(day)]
        )
    return False if value == "PAST_REF" else True if value == "FUTURE_REF" else None


def as_day(value: str) -> str:
    """A TIMEX3 value without its part of the day: ``2018-06-26TMO`` → ``2018-06-26``; other values as they are."""
    return value.partition("T")[0]
