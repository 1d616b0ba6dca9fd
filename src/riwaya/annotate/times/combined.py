"""A time of the clock together with what repeats: «كل يوم اثنين الساعة 4 مساء», «الساعة 9 صباحا أيام الأحد»."""

from __future__ import annotations

from riwaya.annotate.times.clock import oclock
from riwaya.annotate.times.hours import first_hour, placed
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.offsets import repeated
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_DAILY = "XXXX"


def timed(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الساعة 9 صباحا», with the days on which it comes back behind it."""
    ranged = first_hour(w, i + 1) if sense.value == "H 1" and w.form(i).endswith("لساعة") else None
    clock = ranged or placed(w, oclock(w, i, sense))
    if clock is None or clock.moment.base != "near" or ranged is not None:
        return clock
    days = _days(w, clock.last)
    return clock if days is None else Parsed(_at(days.moment, clock.moment), days.last)


def repeated_at(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«كل يوم», with the time of the clock behind it."""
    days = repeated(w, i, sense)
    hour = w.sense(days.last, "unit") if days is not None else None
    if days is None or hour is None or not days.moment.value.startswith(_DAILY):
        return days
    clock = oclock(w, days.last, hour)
    return days if clock is None or clock.moment.base != "near" else Parsed(_at(days.moment, clock.moment), clock.last)


def _days(w: Words, i: int) -> Parsed | None:
    """«كل يوم أحد», «أيام الأحد» at `i`."""
    each = w.sense(i, "each")
    if each is not None:
        found = repeated(w, i, each)
        return found if found is not None and found.moment.value.startswith(_DAILY) else None
    unit, named = w.sense(i, "unit"), w.sense(i + 1, "weekday")
    if unit is None or unit.value != "D 0" or named is None or named.weak:
        return None
    return Parsed(Moment(type="SET", value=f"XXXX-WXX-{named.number}"), i + 2)


def _at(days: Moment, clock: Moment) -> Moment:
    return replace(days, value=f"{days.value}T{clock.clock}")
