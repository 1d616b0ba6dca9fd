"""By when: the day, month or year of a commitment from the dates around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from riwaya.annotate.happenings.layers import Layers, Placed

Runs = Callable[[Placed], bool]  # whether a duration runs from the publication day on

_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z")
_DURATION = re.compile(r"P(\d{1,3})([MWY])\Z")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=\Z|T)")


class Search(NamedTuple):
    """Where to look for a deadline: positions of the commitment, of its cue, from where on what is promised stands
    (a date between «تعهد» and «بأن» is when it was said), and whether the text tells of a past promise."""

    start: int
    end: int
    cue: int
    content: int
    past: bool


def deadline_of(layers: Layers, search: Search, published: str, runs: Runs) -> tuple[str, Placed | None]:
    """(deadline, its words) of a commitment.

    The first day to come behind the cue, else one before it, else a duration from publication on («خلال ستة
    أشهر»), else, of a past promise, the first date behind the cue; without any, no deadline.
    """
    cue = search.cue
    dates = [d for d in layers.within("dates", search.start, search.end) if not cue <= d.start < search.content]
    behind = [date for date in dates if date.start >= cue]
    dated = [date for date in behind if as_deadline(date.value)]
    ahead = [date for date in dated if is_ahead(date.value, published) is not False] or [
        date for date in dates if is_ahead(date.value, published)
    ]
    if ahead:
        return as_deadline(ahead[0].value), ahead[0]
    for placed in layers.within("durations", cue, search.end):
        if runs(placed) and as_after(placed.value, published):
            return as_after(placed.value, published), placed
    if not search.past and published:
        behind = [date for date in behind if as_deadline(date.value) == published]
    return next(((as_deadline(d.value), d) for d in behind if as_deadline(d.value)), ("", None))


def as_after(duration: str, published: str) -> str:
    """The month a TIMEX3 duration of weeks, months or years after the publication day, or ""."""
    match = _DURATION.match(duration)
    if match is None or len(published) < 7:
        return ""
    number, unit = int(match[1]), match[2]
    months = {"M": number, "Y": 12 * number, "W": (number * 7 + int(published[8:10] or 15)) // 31}[unit]
    count = int(published[:4]) * 12 + int(published[5:7]) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


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
    week = _WEEK.match(value)
    if week and day and len(published) == 10:
        return date.fromisocalendar(int(week[1]), int(week[2]), 7).isoformat() > published
    if day and published:
        shared = min(len(day), len(published))
        # A month or year that has begun may still lie ahead; a day of today has come.
        return day > published if shared == 10 else day[:shared] >= published[:shared]
    return {"PAST_REF": False, "FUTURE_REF": True}.get(value)


def as_day(value: str) -> str:
    """A TIMEX3 value without its part of the day: ``2018-06-26TMO`` → ``2018-06-26``; other values as they are."""
    return value.partition("T")[0]
