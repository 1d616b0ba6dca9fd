"""Finds the time expressions of a text: at each word the longest that some rule can read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.times.ages import names_age
from riwaya.annotate.times.calendar import SHORT_YEARS, day_month, month_at, with_year, year_number
from riwaya.annotate.times.clock import clock_time, digital, hour_of_day, zone
from riwaya.annotate.times.cues import leads, led_on, licensed_year, said
from riwaya.annotate.times.durations import duration, is_numeral
from riwaya.annotate.times.hours import first_hour, next_morning, placed, same_half, second_hour
from riwaya.annotate.times.moment import Expression, Moment, Parsed
from riwaya.annotate.times.months import of_that_month
from riwaya.annotate.times.named_days import settle
from riwaya.annotate.times.numeric import numeric_date
from riwaya.annotate.times.relative import with_adverb
from riwaya.annotate.times.rules import RULES, Rule, shared_month
from riwaya.annotate.times.words import Sense, Words, senses_of
from riwaya.model import Frame


class _Plan(NamedTuple):
    """What a word can begin: rules with the sense that calls for them, and whether it is a number word; `seconds`:
    the words of which one must stand behind it, None where it may stand alone."""

    rules: tuple[tuple[str, Rule, Sense], ...]
    numeral: bool
    seconds: frozenset[str] | None


@lru_cache(maxsize=32768)
def _plan(form: str) -> _Plan | None:
    senses, numeral = senses_of(form), is_numeral(form)
    if not senses and not numeral:
        return None
    rules = tuple((name, rule, sense) for sense in senses for name, rule in RULES.get(sense.kind, ()))
    alone = numeral or form[0].isdecimal() or any(not sense.rest for _, _, sense in rules)
    seconds = None if alone else frozenset(sense.rest[0] for _, _, sense in rules)
    return _Plan(rules, numeral, seconds) if rules or numeral else None


def _may_begin(form: str) -> bool:
    """Whether an expression can begin with a token: digits, or a word with a plan."""
    return form[0].isdecimal() or (form[0].isalnum() and _plan(form) is not None)


def recognise(frame: Frame) -> tuple[Expression, ...]:
    """All time expressions of a text, block by block, left to right, not overlapping."""
    found: list[Expression] = []
    for block in frame.blocks:
        tokens = frame.tokens_in(block.start, block.end)
        starts = frame.forms_where(_may_begin, tokens.start, tokens.stop)
        if starts:
            found += _in_block(Words(frame, tokens.start, tokens.stop), starts, block.kind)
    return tuple(found)


def _in_block(w: Words, starts: list[int], kind: str) -> Iterator[Expression]:
    free, previous = w.low, None
    plans, numbers = w.frame.vocabulary.column(_plan), w.frame.numbers
    for i in starts:
        plan = plans[numbers[i]]
        if i < free or (plan is not None and plan.seconds is not None and w.form(i + 1) not in plan.seconds):
            continue
        found = _best(w, i, previous, plan)
        best = settle(w, found) if found is not None and not _in_hashtag(w, found) else None
        if best is None:
            # A name that holds a date is passed over whole: «قوى 14 آذار».
            free = found.last if found is not None and found.moment.day else i + 1
            continue
        before = previous
        previous = best._replace(block=kind, leads=-1 if said(w, best.last) else leads(w, i) or led_on(w, i, best.last))
        again = w.form(i - 1) in ("(", "،") and w.previous == i - 1 and w.form(i)[0] != "0"
        if w.clock and previous.moment.clock and again and before is not None:
            previous = previous._replace(moment=same_half(w, before, previous.moment))
        elif w.clock and previous.moment.clock:
            previous = previous._replace(moment=next_morning(w, i, previous.moment))
        yield previous
        free = w.previous = best.last
        w.clock = best.moment.clock


def _in_hashtag(w: Words, found: Expression) -> bool:
    """Whether the words are joined to others by a low line: «#ليالي_الشتاء»."""
    before = w.form(found.first - 1) == "_" and w.glued(found.first)
    return before or (w.form(found.last) == "_" and w.glued(found.last))


def _best(w: Words, i: int, previous: Expression | None, plan: _Plan | None) -> Expression | None:
    """The longest expression that begins at token `i`, whose form has a `plan`."""
    token = w.tokens[i]
    best: Expression | None = None
    if token.kind == "mark":
        return None
    if token.kind == "number":
        for label, figures in _numbers(w, i, previous):
            if best is None or figures.last > best.last:
                opened = w.form(i - 1) == "(" and w.form(i + 1) == ")" and figures.last > i + 2  # «(46) سنة»
                best = _expression(w, i, -1 if opened else 0, figures, label)
        return best
    if plan is None:
        return None
    for name, rule, sense in plan.rules:
        if sense.rest and not w.follows(i, sense):
            continue
        parsed = rule(w, i, sense)
        if parsed is not None and (best is None or parsed.last > best.last):
            best = _expression(w, i, sense.length, parsed, name)
    if plan.numeral:
        counted = _counted(w, i)
        if counted is not None and (best is None or counted.last > best.last):
            best = counted
    return best


_DAYS = range(1, 32)


def _counted(w: Words, i: int) -> Expression | None:
    """A length that begins with a number word, or a day that is named by one: «واحد وعشرين مايو»."""
    day = w.count(i)
    if day is not None and day.value in _DAYS and (month := month_at(w, day.last)) and month.firm and not month.hijri:
        dated = with_year(w, month.last, Moment(day=int(day.value), month=month.number))
        return _expression(w, i, day.start - w.tokens[i].start, dated, "day-month")
    found = duration(w, i)
    if found is None or names_age(w, i, found.last):
        return None
    number = w.count(i)
    lead = number.start - w.tokens[i].start if number else 0
    return _expression(w, i, lead, found, "duration")


def _numbers(w: Words, i: int, previous: Expression | None) -> Iterator[tuple[str, Parsed]]:
    """What digits at `i` can begin."""
    date = numeric_date(w, i) or day_month(w, i)
    if date is not None:
        yield "day-month", with_adverb(w, date)
        return
    hour = first_hour(w, i)
    if hour is not None:
        yield "clock", hour
        return
    number = w.digits(i, 2)
    if number is not None and 1 <= number <= 31:
        if w.form(i + 1) == "منه" and previous is not None and (again := of_that_month(w, i, number, previous)):
            yield "day-month", again
            return
        shared = shared_month(w, i, number)
        if shared is not None:
            yield "day-month", shared
    timed = (digital(w, i) is not None and w.form(i + 1) in (":", ",", "،")) or (
        number is not None and number <= 12 and (zone(w, i + 1) > i + 1)
    )
    clock = placed(w, clock_time(w, i) if timed else hour_of_day(w, i))
    if clock is not None and w.form(i - 1) in ("-", "–") and w.kind(i - 2) == "number" and w.form(i + 1) != ":":
        return  # «فاز 3-1 مساء السبت»
    second = second_hour(w, i)
    if second is not None and (clock is None or clock.last == second.last):
        clock = second
    if clock is not None:
        yield "clock", clock
    length = duration(w, i)
    if length is not None and (w.form(i + 1) == ")" or not names_age(w, i, length.last)):
        yield "duration", length
    if number is not None and number in SHORT_YEARS and w.any(i - 1, "shortyear"):
        yield "year", Parsed(Moment(year=1900 + number), i + 1)  # «حرب 67»
    year = year_number(w, i)
    if year is not None and (w.dashed(i) or w.dashed(i + 1) or licensed_year(w, i, year[2], previous)):
        yield "year", Parsed(Moment(year=year[0], hijri=year[1]), year[2])


def _expression(w: Words, i: int, lead: int, parsed: Parsed, rule: str) -> Expression:
    start = w.tokens[i].start + lead
    return Expression(i, parsed.last, start, w.tokens[parsed.last - 1].end, parsed.moment, rule)
