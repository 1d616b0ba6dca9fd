"""Dates in figures alone: 27/1/2024, 2024-01-24, 16/5, 12/2023."""

from __future__ import annotations

from riwaya.annotate.times.calendar import ERA, HIJRI_ERA, LIKELY_YEARS
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.words import Words

_SEPARATORS = frozenset("/-.–—\\")


def numeric_date(w: Words, i: int) -> Parsed | None:
    """27/1/2024, 24-1-2024, 2024/01/24, 27 / 1 / 2024, 27.1.24: the day comes first unless the year does."""
    first, middle, third = w.digits(i), w.digits(i + 2, 2), w.digits(i + 4)
    mark = w.form(i + 1)
    if first is None or middle is None or third is None or mark not in _SEPARATORS or w.form(i + 3) != mark:
        return None
    if mark == "." and not (w.glued(i + 1) and w.glued(i + 2) and w.glued(i + 3) and w.glued(i + 4)):
        return None
    if _joined_to_more(w, i, i + 5):
        return None
    lengths = len(w.form(i)), len(w.form(i + 4))
    if lengths[0] == 4 and lengths[1] <= 2:
        year, month, day = first, middle, third
    elif lengths[0] <= 2 and lengths[1] in (2, 4):
        year, month, day = third, middle, first
        if lengths[1] == 2:
            year += 2000 if year < 50 else 1900
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    last = i + 5
    hijri = w.form(last) in HIJRI_ERA or 1300 <= year <= 1500
    if not (1 <= month <= 12 and 1 <= day <= 31 and (year in LIKELY_YEARS or hijri)):
        return None
    last += w.form(last) in HIJRI_ERA or w.form(last) in ERA
    return Parsed(Moment(year=year, month=month, day=day, hijri=hijri), last)


def _joined_to_more(w: Words, first: int, last: int) -> bool:
    """Whether the figure goes on before or behind: a phone number, an address, an article number."""
    behind = w.form(last) in ("-", "/", ".") and w.glued(last) and w.kind(last + 1) == "number" and w.glued(last + 1)
    return behind or (w.form(first - 1) in ("-", "/", ".") and w.glued(first) and w.kind(first - 2) == "number")


def short_date(w: Words, i: int) -> Parsed | None:
    """A date without its year, 16/5, or a month with its year, 12/2023: only for callers that know it is one."""
    first, second = w.digits(i, 2), w.digits(i + 2)
    if first is None or second is None or w.form(i + 1) not in ("/", "-") or _joined_to_more(w, i, i + 3):
        return None
    if len(w.form(i + 2)) == 4 and second in LIKELY_YEARS and 1 <= first <= 12:
        return Parsed(Moment(year=second, month=first), i + 3)
    if 1 <= second <= 12 and 1 <= first <= 31 and len(w.form(i + 2)) <= 2:
        return Parsed(Moment(day=first, month=second), i + 3)
    return None
