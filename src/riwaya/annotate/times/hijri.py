"""Dates of the Hijri calendar, as written and converted (Umm al-Qura)."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from riwaya.annotate.times.anchors import Anchor, distance
from riwaya.annotate.times.moment import Moment

# Years before the tables of Umm al-Qura begin are reckoned: so many solar years a lunar one, from the Hijra on.
_FIRST_OF_TABLE, _LUNAR, _EPOCH = 1343, 0.970224, 621.5


def hijri_value(moment: Moment, anchor: Anchor) -> str:
    """A Hijri date converted (Umm al-Qura): the day, the month in which it begins, or the year in which it begins."""
    year = hijri_year(moment, anchor)
    if year is None:
        return "XXXX"
    if moment.month is None and year < _FIRST_OF_TABLE:
        return f"{round(year * _LUNAR + _EPOCH):04d}"
    first = Hijri(year, moment.month or 1, moment.day or 1).to_gregorian()
    begin = date(first.year, first.month, first.day)
    if moment.part == "LAST" and moment.month and not moment.day:
        return (begin + timedelta(days=Hijri(year, moment.month, 1).month_length() - 1)).isoformat()
    if moment.day:
        return begin.isoformat()
    return f"{begin.year:04d}-{begin.month:02d}" if moment.month else f"{begin.year:04d}"


def hijri_year(moment: Moment, anchor: Anchor) -> int | None:
    """The Hijri year of a Hijri moment: as written, or what fits the Gregorian year, the direction or the anchor."""
    if moment.year is not None and moment.year < 1600:
        return moment.year
    month, day = moment.month or 1, moment.day or 1
    if moment.year is not None or (moment.unit == "Y" and anchor.day is not None):
        wanted = moment.year or (anchor.day.year if anchor.day else 0) + (moment.shift or 0)
        start = Gregorian(wanted, 1, 1).to_hijri().year
        fits = [y for y in (start, start + 1) if Hijri(y, month, day).to_gregorian().year == wanted]
        return fits[0] if fits else None
    if anchor.day is None:
        return None
    now = Gregorian(anchor.day.year, anchor.day.month, anchor.day.day).to_hijri().year
    lead = moment.direction if moment.direction is not None else anchor.leads

    def far(year: int) -> float:
        first = Hijri(year, month, day).to_gregorian()
        begin = date(first.year, first.month, first.day)
        end = begin if moment.day else begin + timedelta(days=28)
        return distance((begin, end), anchor.day, lead, moment.direction is not None)  # type: ignore[arg-type]

    return min((now - 1, now, now + 1), key=far)


def hijri_written(moment: Moment, anchor: Anchor) -> str:
    """The Hijri date in ISO-like form, ``1445-09-15``; "" for Gregorian moments or an unknown year."""
    if not moment.hijri:
        return ""
    year = hijri_year(moment, anchor)
    if year is None:
        return f"XXXX-{moment.month:02d}" if moment.month else ""
    month = f"-{moment.month:02d}" if moment.month else ""
    return f"{year}{month}" + (f"-{moment.day:02d}" if moment.day else "")
