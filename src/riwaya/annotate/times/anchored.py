"""Known happenings with a word of time beside them: «سقوط الموصل قبل عامين», «اغتيال الحريري الشهر الماضي»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from riwaya.annotate.times.grammar_words import SINCE, words_of
from riwaya.annotate.times.known import Happening, happenings
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.months_weighed import LAST, Months
from riwaya.annotate.times.war_ages import war_ages
from riwaya.lang.ar.numerals import number_at, ordinal_at
from riwaya.model import Frame

_REACH = 8
# «هذا الشهر» is said of the sentence, not of a happening further away.
_BESIDE = 1
_APART = 4
_SOON = 3  # days after which a day of the week is hardly said of what happened on it
_BACK, _BEHIND, _OLDEST = 6, 3, 120
# Days in a unit, and how many less and more than a number of them are said to be so many, of what is that old.
_ROUNDED = {"D": (1.0, 5, 15), "W": (7.0, 7, 10), "M": (30.44, 18, 14)}
_FEW_DAYS, _MOST_DAYS = 60, 1500
_SAME = words_of("same_time")
_ANNIVERSARY = words_of("anniversary")
_PASSING = words_of("passing")
# What a month outside the interval keeps of its weight for each month further out, and at least: where the interval is
# a year or so, and where it is a month or two. In 1,500 articles of 2018 such words held for all but one in ten.
_OUT, _OUT_SHORT = (0.5, 0.015), (0.2, 0.004)


class Anchored(NamedTuple):
    """A word of time beside a happening: its positions, and the first and last month of writing that they allow."""

    start: int
    end: int
    first: int
    last: int


def anchored(frame: Frame, expressions: Sequence[Expression]) -> Iterator[Anchored]:
    """What words of time say beside known happenings of the same sentence.

    «الاتفاق النووي الذي وقع الشهر الماضي» was written in the month after the agreement.
    """
    found = list(happenings(frame))
    seen: set[tuple[int, int]] = set()
    yield from _anniversaries(frame, found)
    yield from (Anchored(*age) for age in dict.fromkeys(war_ages(frame, found)))
    years = sorted(happened for expression in expressions if (happened := _of_year(expression)))
    for expression in expressions if found or years else ():
        near = _beside(frame, expression, found, years)
        months = _months(frame, expression, near) if near else None
        if near and months and months not in seen:
            seen.add(months)
            yield Anchored(min(near.start, expression.start), max(near.end, expression.end), *months)


def _beside(
    frame: Frame, expression: Expression, found: Sequence[Happening], years: Sequence[Happening]
) -> Happening | None:
    """The happening, or the year, that an expression counts from."""
    moment = expression.moment
    far = moment.month or moment.unit == "Y" or moment.weekday
    near = _nearest(frame, expression, found, _REACH if far else _BESIDE)
    if near is None and moment.unit == "Y" and moment.amount:
        return _reckoned(frame, expression, years)
    return near


def _anniversaries(frame: Frame, found: Sequence[Happening]) -> Iterator[Anchored]:
    """«الذكرى الخامسة لسقوط الموصل» is written in that month, or close to it."""
    for happening in found:
        for index in range(max(0, happening.first - _BACK), happening.first):
            if frame.tokens[index].form not in _ANNIVERSARY:
                continue
            places = (*range(index + 1, happening.first), *range(happening.last, happening.last + _BEHIND))
            number = next(filter(None, (_number(frame, k, happening.last) for k in places)), None)
            if number and 0 < number <= _OLDEST:
                month = happening.month + 12 * number
                yield Anchored(frame.tokens[index].start, happening.end, month, month)


def _number(frame: Frame, index: int, last: int) -> int | None:
    """The ordinal or number at a token: «الخامسة», «السبعون», «70»; from token `last` on with ال, no day of a month."""
    if index >= len(frame.tokens):
        return None
    number = ordinal_at(frame, index) or number_at(frame, index)
    return int(number.value) if number and (index < last or number.definite) else None


def _of_year(expression: Expression) -> Happening | None:
    """What a text says with its year: «عام 2011, أي قبل سبع سنوات»."""
    moment = expression.moment
    if not moment.year or moment.hijri or not 1900 <= moment.year * 12 < LAST or expression.leads > 0:
        return None
    month = moment.year * 12 + (moment.month or 7) - 1
    return Happening(expression.first, expression.last, expression.start, expression.end, month)


def short(clue: Anchored) -> bool:
    """Whether a clue leaves a month or two."""
    return clue.last - clue.first <= 2


def weigh_anchored(months: Months, clue: Anchored) -> None:
    """Give less weight to the months that a happening and the word of time beside it do not allow."""
    each, least = _OUT_SHORT if short(clue) else _OUT

    def factor(month: int) -> float:
        return max(least, float(each ** max(clue.first - month, month - clue.last, 0)))

    months.scale(factor)


def _nearest(frame: Frame, expression: Expression, found: Sequence[Happening], reach: int) -> Happening | None:
    """The happening of the same sentence that stands nearest to an expression, at most `reach` words away."""
    place = bisect_left(found, expression.first, key=attrgetter("first"))
    best: tuple[int, Happening] | None = None
    for happening in found[max(0, place - 1) : place + 1]:
        gap = max(0, happening.first - expression.last, expression.first - happening.last)
        if gap <= reach and (best is None or gap < best[0]):
            best = gap, happening
    if best is None or frame.sentence_at(best[1].start) != frame.sentence_at(expression.start):
        return None
    return best[1]


def _reckoned(frame: Frame, expression: Expression, years: Sequence[Happening]) -> Happening | None:
    """The year that an expression is said to be the same as: «عام 2011, أي قبل سبع سنوات»."""
    near = _nearest(frame, expression, years, _APART)
    if near is None:
        return None
    between = range(min(near.last, expression.last), max(near.first, expression.first) + 1)
    return near if any(frame.tokens[index].form in _SAME for index in between) else None


def _months(frame: Frame, expression: Expression, happening: Happening) -> tuple[int, int] | None:
    """The first and last month of writing, where the happening lies so far back as an expression says."""
    moment, month = expression.moment, happening.month
    if moment.hijri or moment.year or moment.type not in ("DATE", "TIME", "DURATION"):
        return None
    if moment.weekday and not moment.month and moment.type != "DURATION":
        return _in_its_week(moment, happening)
    if moment.type == "TIME":
        return None
    if moment.month:
        named = moment.month - 1 == month % 12 and moment.direction != 1 and expression.leads <= 0
        return (month + (moment.direction == -1), month + 11) if named else None
    if moment.shift is not None:
        return _shifted(moment, happening)
    if not moment.amount or not (_ago(frame, expression) or (happening.lasts and _behind_it(frame, expression))):
        return None
    return _days_later(moment, happening) or _counted(moment, month)


def _in_its_week(moment: Moment, happening: Happening) -> tuple[int, int] | None:
    """«استهدف الأحد قاعدة البرج 22»: the days after it, where it happened on that day of the week."""
    day = _day_of(happening)
    if day is None or day.isoweekday() != moment.weekday or moment.direction == 1:
        return None
    if moment.unit == "D" and moment.shift is not None:
        return (_month_of(day - timedelta(days=moment.shift)),) * 2
    return happening.month, _month_of(day + timedelta(days=_SOON))


def _day_of(happening: Happening) -> date | None:
    if not happening.day:
        return None
    return date(happening.month // 12, happening.month % 12 + 1, happening.day)


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _shifted(moment: Moment, happening: Happening) -> tuple[int, int] | None:
    """«الشهر الماضي», «هذا العام», «الأسبوع الماضي», «أمس»."""
    shift, month = moment.shift or 0, happening.month
    if not -1 <= shift <= 0 and moment.unit != "D":
        return None
    if moment.unit == "Y":
        return (month // 12 - shift) * 12, (month // 12 - shift) * 12 + 11
    if moment.unit == "M":
        return month - shift, month - shift
    day = _day_of(happening)
    if moment.unit == "D" and -7 <= shift <= 0:
        return (month, month + 1) if day is None else (_month_of(day - timedelta(days=shift)),) * 2
    return (month, month + 1) if moment.unit == "W" else None


def _ago(frame: Frame, expression: Expression) -> bool:
    """Whether an amount is counted back from now: «منذ أربع سنوات», not «قبل عامين من», «بعد عامين من»."""
    behind = frame.tokens[expression.last].form if expression.last < len(frame.tokens) else ""
    own = {token.form for token in frame.tokens[max(0, expression.first - 1) : expression.last]}
    if behind == "على" and not own.isdisjoint(_PASSING):
        return True  # «بعد مرور ست سنوات على الغزو»
    return behind != "من" and (expression.moment.direction == -1 or not own.isdisjoint(SINCE))


def _behind_it(frame: Frame, expression: Expression) -> bool:
    """«بعد سبعة أشهر من الحرب»: of what goes on, so long after it began is now."""
    before = frame.tokens[expression.first - 1].form if expression.first else ""
    return before in _PASSING and expression.moment.unit in ("D", "W", "M")


def _days_later(moment: Moment, happening: Happening) -> tuple[int, int] | None:
    """«منذ مئتي يوم», «منذ سبعة أشهر»: some days more or less of what began on a known day."""
    day, (each, less, more) = _day_of(happening), _ROUNDED.get(moment.unit or "", (0.0, 0, 0))
    days = each * abs(moment.amount or 0)
    if day is None or not _FEW_DAYS <= days <= _MOST_DAYS:
        return None
    return _month_of(day + timedelta(days=days - less)), _month_of(day + timedelta(days=days + more))


def _counted(moment: Moment, month: int) -> tuple[int, int] | None:
    """«منذ أربع سنوات», «قبل ثلاثة أشهر»: a whole number of years may be some months more or less."""
    amount = abs(moment.amount or 0)
    if moment.unit == "Y" and amount <= 60:
        more = moment.modifier in ("MORE_THAN", "EQUAL_OR_MORE")
        begin = month + round(12 * amount)
        return (
            (begin, begin + 11) if more else (begin - 6, begin + 9) if amount == int(amount) else (begin - 3, begin + 3)
        )
    if moment.unit == "M" and amount <= 30:
        return month + round(amount) - 1, month + round(amount) + 1
    return (month, month + 1 + int(amount) // 30) if moment.unit in ("D", "W") and amount <= 60 else None
