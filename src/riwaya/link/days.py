"""Comparing dates of unequal precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=32_768)
def first_day(value: str) -> date | None:
    """The first day that an ISO year, month, week or day covers; None for anything else."""
    return _day(value, last=False)


@lru_cache(maxsize=32_768)
def last_day(value: str) -> date | None:
    """The last day that an ISO year, month, week or day covers; None for anything else."""
    return _day(value, last=True)


def _day(value: str, *, last: bool) -> date | None:
    parts = value.split("-")
    if len(parts) == 2 and parts[1][:1] == "W":
        return _day_of_week(parts[0], parts[1][1:], last=last)
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else 12 if last else 1
        day = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_week(year: str, week: str, *, last: bool) -> date | None:
    """The first or last day of an ISO week: ("2018", "14") → 2 April 2018."""
    try:
        return date.fromisocalendar(int(year), int(week), 7 if last else 1)
    except ValueError:
        return None


@lru_cache(maxsize=65_536)
def gap_in_days(one: str, other: str) -> int | None:
    """Days between two ISO values, 0 when they overlap; None when one of them is no date."""
    starts, ends = (first_day(one), first_day(other)), (last_day(one), last_day(other))
    if None in starts or None in ends:
        return None
    (a, b), (c, d) = starts, ends
    assert a is not None
    assert b is not None
    assert c is not None
    assert d is not None
    return max(0, (a - d).days, (b - c).days)


def slip_in_days(earlier: str, later: str) -> int | None:
    """Days from the end of one deadline to the end of another, negative when it was brought forward."""
    a, b = last_day(earlier), last_day(later)
    return None if a is None or b is None else (b - a).days
