"""The days of figures: whether two can be counts of one time, of one happening, of one crowd."""

from __future__ import annotations

from riwaya.link.amounts import LONG, number_in, same_number
from riwaya.link.days import gap_in_days
from riwaya.link.item import Item

# Days up to which two figures are of one time.
SOON = 2
_WEEK = 7
_MONTH = 31
_DAY = len("2018-03-16")


def of_one_day(one: Item, other: Item) -> bool:
    """Whether two losses of one number are of one day, whatever the dead are called: «سبعة إيرانيين», «سبعة جنود»."""
    return same_number(one, other) and bool(one.as_of and other.as_of) and gap_in_days(one.as_of, other.as_of) == 0


def of_one_time(one: Item, other: Item) -> bool:
    """Whether two figures were told within a month."""
    gap = gap_in_days(one.day, other.day)
    return gap is not None and gap <= _MONTH


def of_those_days(one: Item, other: Item) -> bool:
    """Whether two crowds can be one: «عشرات الآلاف» of two weeks are two."""
    gap = gap_in_days(one.as_of or one.day, other.as_of or other.day)
    return gap is not None and gap <= 1


def same_time(one: Item, other: Item) -> bool:
    """Whether two losses can be of one event: their dates, where given, or those of their articles are near, and one
    source does not tell fewer later."""
    if one.speaker and one.speaker == other.speaker and one.day < other.day and number_in(one) > number_in(other):
        return False
    days = gap_in_days(one.as_of, other.as_of) if one.as_of and other.as_of else 0
    if (
        days
        and not same_number(one, other)
        and max(number_in(one), number_in(other)) > 2 * min(number_in(one), number_in(other))
    ):
        return False
    gap = gap_in_days(one.as_of or one.day, other.as_of or other.day)
    return gap is None or gap <= (SOON if one.as_of and other.as_of else LONG if same_number(one, other) else _WEEK)


def of_its_day(one: Item, other: Item) -> bool:
    """Whether one tells the losses of a day of its week («الجمعة») and the other those of another time."""
    day = one.as_of[:_DAY]
    own = gap_in_days(day, one.day)
    if len(day) < _DAY or own is None or own > SOON:
        return False
    apart = gap_in_days(day, other.as_of[:_DAY] or other.day)
    return apart is not None and apart > (0 if other.as_of else _WEEK)
