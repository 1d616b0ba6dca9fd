"""Times of the day: «الساعة العاشرة والنصف مساء», «21:00 ت غ»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.times.grammar_words import BETWEEN, NEAR, values_of, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.relative import day_like, daypart
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_LATE = {"AF": range(1, 12), "EV": range(1, 12), "NI": range(6, 12), "MI": range(1, 6)}
HOUR_WORDS = words_of("hour")
_ADDED = {word: int(minutes) for word, minutes in values_of("hour_added").items()}
_TAKEN = {word: int(minutes) for word, minutes in values_of("hour_taken").items()}
_SHORT = values_of("half_of_day")  # «10:50 ص»
_DAYTIMES = words_of("hour_daytime")
_IN_DAYTIME = NEAR | {"في"}


class Clock(NamedTuple):
    """Hour, minute (None when not said), second, and the token after."""

    hour: int
    minute: int | None
    second: int | None
    last: int


def digital(w: Words, i: int) -> Clock | None:
    """``10:30`` or ``10:30:05`` at `i`."""
    if w.form(i - 1) in HOUR_WORDS and len(w.form(i)) == 4 and zone(w, i + 1) > i + 1:
        figures = divmod(w.digits(i) or 0, 100)  # «الساعة 0730 بتوقيت غرينتش»
        return Clock(*figures, None, i + 1) if figures[0] < 24 and figures[1] < 60 else None
    hour, minute = w.digits(i, 2), w.digits(i + 2, 2)
    if hour is None or minute is None or w.form(i + 1) not in (":", ".", ",", "،"):
        return None
    if w.form(i + 1) in (",", "،") and w.form(i - 1) not in HOUR_WORDS and zone(w, i + 3) == i + 3:
        return None  # «06,00 ت غ» is a time, «06,00» alone a number
    if not (w.glued(i + 1) and w.glued(i + 2)) or len(w.form(i + 2)) != 2 or hour > 24 or minute > 59:
        return None
    if w.form(i + 3) == ":" and w.glued(i + 3) and w.glued(i + 4) and (second := w.digits(i + 4, 2)) is not None:
        return Clock(hour, minute, second, i + 5)
    if w.form(i - 1) == ":" and w.glued(i):
        return None
    return Clock(hour, minute, None, i + 3)


def spoken(w: Words, i: int) -> Clock | None:
    """«العاشرة والنصف», «الثامنة إلا ربعا», «7» at `i`."""
    ordinal = w.sense(i, "ordinal") or w.sense(i, "ordinal", "و")
    if w.form(i).removeprefix("و") == "الواحدة":
        hour, last = 1, i + 1
    elif ordinal is not None and ordinal.number <= 12 and not ordinal.weak:
        hour, last = ordinal.number, i + ordinal.size
    elif (figure := w.digits(i, 2)) is not None and figure <= 24:
        hour, last = figure, i + 1
    else:
        return None
    return _minutes(w, last, hour)


def _minutes(w: Words, i: int, hour: int) -> Clock:
    follow = w.form(i)
    if follow in _ADDED:
        return _less(w, Clock(hour, _ADDED[follow], None, i + 1))
    if (follow[:1] == "و" and follow != "و") or follow == "و":
        k = i + 1 if follow == "و" else i
        number = w.count(k)
        if number is not None and isinstance(number.value, int) and 0 < number.value < 60:
            unit = w.sense(number.last, "unit")
            if unit is not None and unit.value.startswith("MIN"):
                return Clock(hour, number.value, None, number.last + 1)
            ranged = w.form(i - 2) in BETWEEN or w.form(i - 3) in BETWEEN  # «بين الساعة 5 و6 مساء»
            if w.sense(number.last, "dayadverb") is not None and not ranged:
                return Clock(hour, number.value, None, number.last)
    return _less(w, Clock(hour, None, None, i))


def _less(w: Words, clock: Clock) -> Clock:
    """Minutes taken off: «إلا ربعا», «إلا خمس دقائق»."""
    if w.form(clock.last) != "الا":
        return clock
    k = clock.last + 1
    minutes = _TAKEN.get(w.form(k))
    last = k + 1
    if minutes is None:
        number = w.count(k)
        unit = w.sense(number.last, "unit") if number else None
        if number is None or unit is None or not unit.value.startswith("MIN"):
            return clock
        minutes, last = int(number.value), number.last + 1
    total = (clock.hour * 60 + (clock.minute or 0) - minutes) % 1440
    return Clock(total // 60, total % 60, None, last)


def clock_time(w: Words, i: int) -> Parsed | None:
    """A time after «الساعة» (or digits with a colon) at `i`, with part of the day, zone, and day."""
    clock = digital(w, i) or spoken(w, i)
    if clock is None:
        return None
    moment, last = Moment(type="TIME"), clock.last
    last = zone(w, last)
    part = ""
    adverb = w.sense(last, "dayadverb")
    noun = w.sense(last, "daypart")
    of = last + 1 if w.form(last) == "من" else last
    if adverb is not None and not (noun and (day := daypart(w, last, noun)) and day.last > last + 1):
        part, last = adverb.value, last + adverb.size
    elif (noun := w.sense(of, "daypart")) is not None and (found := daypart(w, of, noun)) is not None:
        moment, last, part = found.moment, found.last, noun.value
    elif w.form(last) == "من" and (adverb := w.sense(last + 1, "dayadverb")) is not None:
        part, last = adverb.value, last + 1 + adverb.size
    elif w.form(last) in NEAR and (evening := w.sense(last + 1, "daytime")) is not None:
        moment, part, last = Moment(type="TIME", unit="D", shift=0), evening.value, last + 2
    elif w.form(last) == "في" and (evening := w.sense(last + 1, "daytime")) is not None:
        part, last = evening.value, last + 2
    elif w.form(last) in _SHORT and clock.minute is not None:
        part, last = _SHORT[w.form(last)], last + 1
    last = zone(w, last)
    if moment.weekday is None and moment.shift is None and moment.day is None:
        k = last + (w.form(last) in ("من", "،"))
        following = day_like(w, k)
        if following is not None and (k == last or w.form(last) == "من" or following.moment.day is not None):
            moment, last = replace(following.moment, type="TIME"), following.last
    if moment.weekday is None and moment.shift is None and moment.day is None and moment.year is None:
        moment = replace(moment, unit="D", shift=0, base="near")
    return Parsed(replace(moment, type="TIME", clock=_written(clock, part), daypart=""), last)


def _written(clock: Clock, part: str) -> str:
    hour = clock.hour
    if hour in _LATE.get(part, ()):
        hour += 12
    elif part in ("MO", "NI") and hour == 12:
        hour = 0
    minute = f"{clock.minute or 0:02d}"
    return f"{hour:02d}:{minute}" + (f":{clock.second:02d}" if clock.second is not None else "")


def with_part(clock: str, part: str) -> str:
    """A clock time read again in a part of the day: 07:00 in the evening is 19:00."""
    hour = int(clock[:2])
    return f"{hour + 12:02d}{clock[2:]}" if hour in _LATE.get(part, ()) else clock


_TIMING = words_of("clock_zone")


def zone(w: Words, i: int) -> int:
    """The token after a time zone at `i` («بتوقيت غرينتش», «ت غ», «(07:00 ت.غ)» apart), or `i` itself."""
    form = w.form(i)
    if form in _TIMING:
        return min(w.stop, i + 2 + (w.form(i + 1) == "مكة" and w.form(i + 2) == "المكرمة"))
    named = w.sense(i, "zone")
    if named is not None:
        return i + named.size
    if form == "ت" and w.form(i + 1) == "." and w.form(i + 2) == "غ":
        return i + 3
    return i


def hour_of_day(w: Words, i: int) -> Parsed | None:
    """An hour without «الساعة», known by what follows: «السابعة مساء», «الثامنة والنصف», «7 صباحا»."""
    clock = digital(w, i) or spoken(w, i)
    if clock is None or clock.hour == 0:
        return None
    told = zone(w, clock.last) > clock.last or w.sense(clock.last, "dayadverb") is not None
    shown = told or (clock.minute is not None and w.form(i + 1) != ".")  # «1.14» alone is a decimal
    if w.form(clock.last) in _IN_DAYTIME and w.form(clock.last + 1) in _DAYTIMES:
        shown = True
    if w.form(i - 1) == "في" and w.previous == i - 1 and w.kind(i) == "word":
        shown = True  # «غدا في السابعة»
    of = w.sense(clock.last + 1, "daypart") if w.form(clock.last) == "من" else None
    if not shown and (of is None or daypart(w, clock.last + 1, of) is None):
        return None
    return clock_time(w, i)


def oclock(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الساعة» and the time behind it."""
    if sense.value != "H 1" or not w.form(i).endswith("لساعة"):
        return None
    k = i + 1
    if w.form(k) == "ال":
        k += 1
    return clock_time(w, k)
