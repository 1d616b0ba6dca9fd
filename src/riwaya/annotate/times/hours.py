"""Times of the clock that lean on one another: «من 5 إلى 6 مساء», «بين الخامسة والسادسة», «1:30 بعد الظهر إلى 4»."""

from __future__ import annotations

from riwaya.annotate.times.clock import HOUR_WORDS, Clock, clock_time, digital, hour_of_day, oclock, spoken
from riwaya.annotate.times.grammar_words import DASHES, RANGED, UP_TO, words_of
from riwaya.annotate.times.moment import Expression, Moment, Parsed
from riwaya.annotate.times.words import Words
from riwaya.model.revising import replace

_JOINTS = RANGED
_UP_TO = UP_TO | DASHES
_OPENING = words_of("between", "from")
_ENDS = words_of("hour_ends")
_NOON = 12


def first_hour(w: Words, i: int) -> Parsed | None:
    """The hour at `i`, which takes its part of the day and its day from the hour behind: «من 5 إلى 6 مساء الأحد»."""
    opened = w.form(i - 1) in _OPENING or w.form(i - 1) in HOUR_WORDS
    clock = digital(w, i) or (spoken(w, i) if opened else None)
    if clock is None or clock.hour > 23:
        return None
    second = _behind(w, clock.last)
    if second is None:
        return None
    return Parsed(replace(second.moment, clock=_before(clock, second.moment.clock)), clock.last)


def _behind(w: Words, i: int) -> Parsed | None:
    """The hour that ends a range, behind its joint at `i`, where its words show that it is one."""
    joined = w.sense(i, "ordinal", "و") is not None
    if w.form(i) not in _JOINTS and not joined:
        return None
    k = i if joined else i + 1
    hour = w.sense(k, "unit")
    if hour is not None and hour.value == "H 1":
        return oclock(w, k, hour)
    return hour_of_day(w, k)


def _before(clock: Clock, end: str) -> str:
    """A clock time that comes before `end`, in the same half of the day where that leaves it before."""
    hour, last = clock.hour, int(end[:2])
    minute = f"{clock.minute or 0:02d}"
    afternoon = last >= 13 and hour < 12 and f"{hour + 12:02d}:{minute}" <= end
    overnight = last < 6 and 6 <= hour < 12
    return f"{hour + 12 * (afternoon or overnight):02d}:{minute}"


def second_hour(w: Words, i: int) -> Parsed | None:
    """The hour that ends a range whose first hour has been read: «الساعة 1 بعد الظهر إلى 4», «3 مساء إلى 3:30»."""
    ranged = w.form(i - 1) in _UP_TO and w.previous == i - 1
    if not ranged or not w.clock:
        return None
    clock = digital(w, i) or spoken(w, i)
    if clock is None or clock.hour > 24 or (w.kind(clock.last) == "word" and w.form(clock.last) not in _ENDS):
        return None
    later = clock.hour < 12 <= int(w.clock[:2]) <= clock.hour + 12
    hour = clock.hour + 12 * later
    moment = Moment(type="TIME", unit="D", shift=0, base="near", clock=f"{hour % 24:02d}:{clock.minute or 0:02d}")
    return Parsed(moment, clock.last)


def bare_range(w: Words, i: int) -> Parsed | None:
    """The first of two hours behind a day, neither with its part of the day: «غدا من السابعة إلى التاسعة»."""
    if w.form(i - 1) not in _OPENING or w.previous != i - 1 or w.kind(i) == "number":
        return None
    clock = spoken(w, i)
    if clock is None or w.form(clock.last) not in _UP_TO:
        return None
    end = spoken(w, clock.last + 1)
    if end is None or w.kind(clock.last + 1) == "number" or end.hour <= clock.hour:
        return None
    return clock_time(w, i)


def next_morning(w: Words, i: int, moment: Moment) -> Moment:
    """A morning hour at `i` up to which an evening hour reaches: «من العاشرة مساء حتى السابعة صباحا»."""
    ranged = w.form(i - 1) in _UP_TO or (w.form(i - 2) in _UP_TO and w.form(i - 1) in HOUR_WORDS)
    near = w.previous >= i - 2 and moment.base == "near" and moment.shift == 0
    if not (ranged and near and w.clock and moment.clock):
        return moment
    over = moment.clock < "12:00" <= w.clock and moment.clock < w.clock
    return replace(moment, shift=1) if over else moment


def placed(w: Words, found: Parsed | None) -> Parsed | None:
    """A time whose day stands with the time that ends the range: «من الساعة 3 مساء حتى 4 مساء غدا»."""
    if found is None or found.moment.base != "near" or not found.moment.clock:
        return found
    second = _behind(w, found.last) if w.form(found.last) in _JOINTS else None
    if second is None or second.moment.base == "near":
        return found
    return Parsed(replace(second.moment, clock=found.moment.clock), found.last)


def same_half(w: Words, first: Expression, moment: Moment) -> Moment:
    """An hour said again in another zone, in the half of the day of the first: «الرابعة عصرا (الواحدة ت غ)»; as it
    stands where the first is counted to 24: «18:03 (10:03 بتوقيت غرينتش)»."""
    figures = (w.digits(k, 2) for k in range(first.first, first.last) if w.kind(k) == "number")
    if (next(figures, 0) or 0) > _NOON:
        return moment
    hour, told = int(moment.clock[:2]), int(first.moment.clock[:2])
    if hour >= 12 or abs(hour + 12 - told) >= abs(hour - told):
        return moment
    return replace(moment, clock=f"{hour + 12:02d}{moment.clock[2:]}")
