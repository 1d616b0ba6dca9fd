"""Days that a TIMEX3 value covers, and its EDTF form."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(\d|WE))?$")
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_WIDE = re.compile(r"(\d{2,3})(X{1,2})$")


@lru_cache(maxsize=4096)
def interval_of(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None when it names no days of the calendar."""
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> tuple[date, date] | None:
    if found := _VALUE.match(value):
        year, month, day = (int(x) if x else 0 for x in found.groups())
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), last_day(year, month)
        return date(year, 1, 1), date(year, 12, 31)
    if found := _WEEK.match(value):
        year, week, weekday = int(found[1]), int(found[2]), found[3]
        if weekday and weekday != "WE":
            day_ = date.fromisocalendar(year, week, int(weekday))
            return day_, day_
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if found := _PART.match(value):
        return _part_interval(int(found[1]), found[2])
    if found := _WIDE.match(value):
        scale = 10 ** len(found[2])
        first = int(found[1]) * scale
        return date(first, 1, 1), date(first + scale - 1, 12, 31)
    return None


def _part_interval(year: int, part: str) -> tuple[date, date]:
    if part[0] == "Q":
        month, months = 3 * int(part[1]) - 2, 3
    elif part[0] == "H":
        month, months = 6 * int(part[1]) - 5, 6
    else:
        month, months = _SEASON_MONTHS[part], 3
    end_year, end_month = divmod(year * 12 + month - 1 + months - 1, 12)
    return date(year, month, 1), last_day(end_year, end_month + 1)


def ranked_day(year: int, month: int, weekday: int, nth: int) -> str:
    """The first, second … or (-1) last day of its name in a month; "" when the month has no such day."""
    first, last = date(year, month, 1), last_day(year, month)
    if nth < 0:
        return (last - timedelta(days=(last.isoweekday() - weekday) % 7)).isoformat()
    found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return found.isoformat() if found <= last else ""


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date(year, month, 28)


def part_of(interval: tuple[date, date], part: str) -> tuple[date, date]:
    """The first, middle or last third of an interval."""
    begin, end = interval
    third = (end - begin).days // 3
    if part == "START":
        return begin, begin + timedelta(days=third)
    if part == "MID":
        return begin + timedelta(days=third), end - timedelta(days=third)
    return end - timedelta(days=third), end


def edtf_of(value: str, modifier: str) -> str:
    """The EDTF form of a TIMEX3 date, "" where EDTF has none: ``2015-SU`` → ``2015-22``, ``198X``, ``XXXX-10``."""
    mark = "~" if modifier == "APPROX" else ""
    if _VALUE.match(value):
        return value.split("T", maxsplit=1)[0] + mark
    if found := _PART.match(value):
        year, part = found.groups()
        if part in _EDTF_SEASONS:
            return f"{year}-{_EDTF_SEASONS[part]}{mark}"
        return f"{year}-{32 + int(part[1])}{mark}" if part[0] == "Q" else f"{year}-{39 + int(part[1])}{mark}"
    if _WIDE.match(value):
        return value + mark
    if re.match(r"[\dX]{4}(-[\dX]{2}){0,2}$", value):
        return value
    week = interval_of(value)
    return f"{week[0].isoformat()}/{week[1].isoformat()}" if week else ""
