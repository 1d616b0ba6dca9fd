"""The month in which a text was written, weighed from what it says.

What counts: the newest dates with their year, months called last or next, who holds which office.

Each month of three decades gets a weight; a month wins only when it holds most of the weight. The weights are plain
judgements of how newspapers write: a month named with its year is mostly one or two months back, «أبريل المقبل» is
mostly said in March.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from riwaya.annotate.times.intervals import interval_of, last_day
from riwaya.annotate.times.moment import Expression
from riwaya.lang.ar.fold import fold
from riwaya.lang.phrases import PhraseIndex
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_FIRST, _LAST = 2000 * 12, 2032 * 12
_OUTSIDE_OFFICE = 0.01
# A month is named when it holds this share of the weight and so many times that of the next, or when it and its
# neighbour hold nearly all; else a year that holds nearly all.
_LEAST_MONTH, _TIMES_NEXT, _LEAST_YEAR = 0.45, 1.8, 0.85
_OFFICE_NOUNS = frozenset(
    (
        "الرئيس",
        "رئيس",
        "وزير",
        "وزيرة",
        "ادارة",
        "قائد",
        "الامين",
        "مستشار",
        "المستشارة",
        "المستشار",
        "رئيسة",
        "حكومة",
        "المبعوث",
        "مبعوث",
        "مبعوثة",
        "الجنرال",
        "الوزراء",
        "المبعوثة",
        "ممثلة",
        "ولاية",
    )
)
_FORMER = frozenset(("السابق", "السابقة", "الاسبق", "الراحل", "المنتخب", "سابقا", "مرشح", "المرشح"))
# Weights of the months from the newest date with its year on; the rest is spread thin over the years that follow.
_AFTER_MONTH = (0.1, 0.3, 0.12, 0.06, 0.04)
_AFTER_LONE_DAY = (0.2, 0.08, 0.03, 0.02, 0.01)
_THIN = 0.004
_THIN_BEHIND_MANY = 0.0005
_NEAR_DAYS = 62
_MOST = 60  # dates without a year that are weighed
_SAID_LAST = (0.03, 0.4, 0.2, 0.12, 0.08, 0.05, 0.04, 0.03, 0.02, 0.01, 0.01, 0.01)
_SAID_NEXT = (0.03, 0.5, 0.2, 0.1, 0.06, 0.04, 0.03, 0.01, 0.01, 0.01, 0.005, 0.005)
_SAID_BARE = (0.3, 0.25, 0.12, 0.08, 0.05, 0.04, 0.03, 0.03, 0.03, 0.03, 0.02, 0.02)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The month of writing (month 0: only the year is known), the first and last month of nearly all weight, the
    expression that told most, and why."""

    month: tuple[int, int]
    first: tuple[int, int]
    last: tuple[int, int]
    expression: Expression | None
    why: str


def weigh(frame: Frame, said: Sequence[Expression]) -> Weighed | None:
    """The month that holds most of the weight, or None when the text leaves it open.

    What stands in quotation marks was said at another time and does not count, unless it names its year.
    """
    undated = [e for e in said if _undated(e) and frame.quotation_at(e.start) is None]
    newest = _newest(said)
    terms = list(terms_of(frame))
    if not undated and newest is None:
        return None
    weights = dict.fromkeys(range(_FIRST, _LAST), 1.0)
    company = _company(said, newest) if newest is not None else 0
    if newest is not None:
        _after_newest(weights, newest, company)
    for spans in terms:
        _within(weights, spans)
    for expression in undated[:_MOST]:
        _said_month(weights, expression)
    grounds = [
        reason
        for reason, holds in (
            ("this year is named", _this_year(weights, said)),
            ("several dates lie close together", company >= 2),
            ("who holds office", _narrow(terms)),
        )
        if holds
    ]
    return _best(weights, newest or undated[0], grounds) if grounds else None


def _narrow(terms: Sequence[Sequence[tuple[date, date]]]) -> bool:
    """Whether the terms of office leave few months."""
    return bool(terms) and sum(all(_holds(month, spans) for spans in terms) for month in range(_FIRST, _LAST)) <= 18


def _holds(month: int, spans: Sequence[tuple[date, date]]) -> bool:
    return any(b.year * 12 + b.month - 1 <= month <= e.year * 12 + e.month - 1 for b, e in spans)


def _undated(expression: Expression) -> bool:
    moment = expression.moment
    return bool(moment.month) and not moment.year and not moment.hijri and moment.unit == ""


def _newest(said: Iterable[Expression]) -> Expression | None:
    """The newest date with its year that is not spoken of as ahead."""
    past = [e for e in said if (e.moment.year or 0) > 1600 and e.leads <= 0 and e.moment.direction != 1]
    past = [e for e in past if e.moment.day or e.moment.month or e.leads < 0]
    return max(past, key=lambda e: (e.moment.year or 0, e.moment.month or 0, e.moment.day or 0), default=None)


def _day(expression: Expression) -> date | None:
    moment = expression.moment
    try:
        return date(moment.year or 0, moment.month or 0, moment.day or 0) if not moment.hijri else None
    except ValueError:
        return None


def _company(said: Iterable[Expression], newest: Expression) -> int:
    """How many other full dates lie close before the newest: an article about these weeks names several."""
    last = _day(newest)
    days = {day for e in said if e is not newest and (day := _day(e))}
    near = sum(1 for day in days if last and 0 < (last - day).days <= _NEAR_DAYS)
    months = {e.moment.month for e in said if e.moment.direction == -1 and not e.moment.year and e.moment.month}
    recent = sum(1 for month in months if last and 0 < (last.month - month) % 12 <= 3)
    return near + recent + bool(newest.moment.weekday)


def _after_newest(weights: dict[int, float], newest: Expression, company: int) -> None:
    moment = newest.moment
    start = (moment.year or 0) * 12 + (moment.month or 1) - 1
    gaps, thin = _AFTER_MONTH, _THIN
    if moment.day and company >= 2:
        late = max(0.0, (moment.day + 7 - last_day(moment.year or 0, moment.month or 1).day) / 7)
        gaps, thin = (0.7 * (1 - late) + 0.05, 0.7 * late + 0.12, 0.04, 0.02, 0.01), _THIN_BEHIND_MANY
    elif moment.day:
        gaps = _AFTER_LONE_DAY
    for month in weights:
        gap = month - start
        if gap < 0:
            weights[month] *= 0.0 if moment.month else 0.1
        elif moment.month:
            weights[month] *= gaps[gap] if gap < len(gaps) else thin
        else:
            weights[month] *= 0.9 ** (gap // 12)


def _within(weights: dict[int, float], spans: Sequence[tuple[date, date]]) -> None:
    for month in weights:
        if not _holds(month, spans):
            weights[month] *= _OUTSIDE_OFFICE


def _said_month(weights: dict[int, float], expression: Expression) -> None:
    moment = expression.moment
    direction = moment.direction
    named = (moment.month or 1) - 1
    for month in weights:
        back = (month % 12 - named) % 12
        if direction == 0:
            weights[month] *= 1.0 if back == 0 else 0.02
        elif direction == -1:
            weights[month] *= _SAID_LAST[back]
        elif direction == 1 or (direction is None and expression.leads > 0):
            weights[month] *= _SAID_NEXT[-back % 12]
        else:
            weights[month] *= _SAID_BARE[min(back, 11)]
    if moment.weekday and moment.day and direction is None:
        _agreeing(weights, named + 1, moment.day, moment.weekday)


def _agreeing(weights: dict[int, float], named: int, day: int, weekday: int) -> None:
    """Months from which the nearest such date does not fall on the weekday named beside it lose weight."""
    for month in weights:
        year, index = divmod(month, 12)
        year += (named - 1 - index > 6) * -1 + (index - named + 1 > 6)
        try:
            agrees = date(year, named, day).isoweekday() == weekday
        except ValueError:
            agrees = False
        if not agrees:
            weights[month] *= 0.02


def _this_year(weights: dict[int, float], said: Iterable[Expression]) -> bool:
    """Keep the year written beside «العام الجاري», where there is one."""
    for expression in said:
        moment = expression.moment
        if moment.direction == 0 and moment.year and not moment.hijri and not moment.month:
            for month in weights:
                weights[month] *= 1.0 if month // 12 == moment.year else 0.01
            return True
    return False


def _best(weights: dict[int, float], expression: Expression, grounds: Sequence[str]) -> Weighed | None:
    total = sum(weights.values())
    if total <= 0:
        return None
    best, second = sorted(weights, key=lambda month: (-weights[month], month))[:2]
    why = "the dates in the text; " + "; ".join(grounds)
    between_two = abs(best - second) == 1 and weights[best] + weights[second] >= _LEAST_YEAR * total
    if weights[best] >= _LEAST_MONTH * total and (between_two or weights[best] >= _TIMES_NEXT * weights[second]):
        first = last = best
        while weights.get(first - 1, 0.0) >= 0.05 * total:
            first -= 1
        while weights.get(last + 1, 0.0) >= 0.05 * total:
            last += 1
        return Weighed(_pair(best), _pair(first), _pair(last), expression, why)
    year = best // 12
    share = sum(weight for month, weight in weights.items() if month // 12 == year)
    if share < _LEAST_YEAR * total:
        return None
    return Weighed((year, 0), (year, 1), (year, 12), expression, why)


def _pair(month: int) -> tuple[int, int]:
    return month // 12, month % 12 + 1


@cache
def _holders() -> PhraseIndex[str]:
    rows = load_table("office_holders").rows
    forms = {fold(form) for row in rows for form in row["forms"].split("|")}
    return PhraseIndex([(form, form) for form in sorted(forms)], clitics="ول")


@cache
def _intervals() -> dict[str, tuple[tuple[date, date], ...]]:
    found: dict[str, list[tuple[date, date]]] = {}
    for row in load_table("office_holders").rows:
        end = row["end"] or f"{_LAST // 12 - 1}-12-31"
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), []).append((date.fromisoformat(row["begin"]), date.fromisoformat(end)))
    return {form: tuple(spans) for form, spans in found.items()}


def terms_of(frame: Frame) -> Iterable[tuple[tuple[date, date], ...]]:
    """The times in office of those named with their office, each once, newest administrations narrowed."""
    seen: set[str] = set()
    for found in _holders().find(frame):
        near = {token.form for token in frame.tokens[max(0, found.first - 5) : found.first]}
        behind = {token.form for token in frame.tokens[found.last : found.last + 2]}
        if found.payload in seen or not near & _OFFICE_NOUNS or (near | behind) & _FORMER:
            continue
        seen.add(found.payload)
        yield _intervals()[found.payload]
    if _new_administration(frame):
        yield tuple((date(year, 1, 20), date(year, 7, 1)) for year in range(2001, 2032, 4) if year in _CHANGES)


# Years in which the White House changed hands.
_CHANGES = frozenset((2001, 2009, 2017, 2021, 2025))


def _new_administration(frame: Frame) -> bool:
    """Whether the text calls the American administration new."""
    return "الادارة الامريكية الجديدة" in frame.text.chars or "الادارة الاميركية الجديدة" in frame.text.chars


def days_of(weighed: Weighed) -> tuple[date, date]:
    """First day of the first likely month, last day of the last."""
    begin = interval_of(f"{weighed.first[0]:04d}-{weighed.first[1]:02d}")
    end = interval_of(f"{weighed.last[0]:04d}-{weighed.last[1]:02d}")
    if begin is None or end is None:
        raise ValueError(f"{weighed.first} to {weighed.last} are no months of the calendar")
    return begin[0], end[1]
