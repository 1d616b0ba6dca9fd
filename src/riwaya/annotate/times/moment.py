"""What a time expression says, before it is known which day that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from riwaya.model.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a time expression as read from its words.

    `type`: DATE, TIME, DURATION or SET. Calendar parts: `year`, `month`, `day`, `weekday` (1 Monday),
    `nth` (the third Friday of the month, the second week of the year; -1 the last),
    `season`, `quarter`, `half`, `decade` (199 for the 1990s), `century` (19 for the 20th), `hijri`: year and month
    are those of the Hijri calendar. `unit` and `shift`: «الشهر الماضي» is M, -1, counted from `base`:
    "published", "text" or "near" (the last day named, else publication); a weekday with `shift` 1 is «بعد المقبل».
    `direction`: of a month or weekday, «الخميس الماضي» -1, None when the words do not say. `amount`: units of an
    offset or duration. `part`: START, MID or END. `value`: a value that needs no working out.
    """

    type: str = "DATE"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    hijri: bool = False
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    unit: str = ""
    shift: int | None = None
    base: str = "published"
    direction: int | None = None
    amount: float | None = None
    part: str = ""
    modifier: str = ""
    daypart: str = ""
    clock: str = ""
    value: str = ""
    length: str = ""


class Parsed(NamedTuple):
    """A moment and the token after its last one."""

    moment: Moment
    last: int


class Expression(NamedTuple):
    """A time expression found: tokens `first..last`, positions `start..end`, what it says, and the rule's name.

    `leads`: -1 when the words before it speak of the past, 1 of the future, 0 when they do not say.
    """

    first: int
    last: int
    start: int
    end: int
    moment: Moment
    rule: str
    block: str = "body"
    leads: int = 0
