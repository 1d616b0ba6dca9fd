"""What the dates of a text tell of the month in which it was written.

The weights are judgements of how newspapers write, checked against the months of some six thousand agency articles: a
month said without a year is mostly this one or the last, «أبريل المقبل» is mostly said in March, and a date with its
year is mostly a matter of history unless others stand close to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import cycle, pairwise

from hijridate import Hijri

from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.intervals import last_day
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.months_weighed import Months
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table
from riwaya.model import Frame

# Weights of the months from the newest date with its year on, then of each later month of a year, then fading.
_AFTER_MONTH = (0.05, 0.1, 0.06, 0.045, 0.04)
# The same where the text names the year of its own days too, as essays do.
_AFTER_MONTH_NAMED = (0.1, 0.3, 0.12, 0.06, 0.04)
_AFTER_LONE_DAY = (0.2, 0.08, 0.05, 0.035, 0.03)
_AFTER_POST = (0.7, 0.12, 0.03, 0.02, 0.01)
_WITHIN_YEAR, _LATER, _FADING, _UNSAID_AHEAD = 0.03, 0.025, 0.96, 0.004
_THIN_BEHIND_MANY = 0.001
_NEAR_DAYS = 62
_MOST = 60  # dates without a year that are weighed
# How many months ago the month named lies (0 this month, 11 next month), by what is said beside it.
_SAID = {
    "ahead": (0.08, 0.02, 0.03, 0.02, 0.02, 0.02, 0.03, 0.04, 0.09, 0.16, 0.28, 0.22),
    "ahead day": (0.36, 0.03, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.03, 0.08, 0.09, 0.36),
    "bare": (0.09, 0.21, 0.18, 0.14, 0.1, 0.05, 0.04, 0.04, 0.02, 0.03, 0.04, 0.06),
    "bare day": (0.36, 0.27, 0.1, 0.06, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.07),
    "last": (0.01, 0.18, 0.22, 0.15, 0.12, 0.1, 0.05, 0.05, 0.04, 0.03, 0.02, 0.02),
    "last day": (0.04, 0.5, 0.2, 0.11, 0.05, 0.03, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01),
    "next": (0.01, 0.01, 0.01, 0.01, 0.02, 0.04, 0.03, 0.03, 0.07, 0.19, 0.24, 0.34),
    "next day": (0.06, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.03, 0.07, 0.17, 0.6),
    "this": (1.0, *([0.01] * 11)),
    "weekday": (0.8, 0.08, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.05),
}
_YEARS_AFTER = (1.0, 1.0, 0.95, 0.75, 0.45, 0.32, 0.22, 0.18, 0.13, 0.1)
# «كأس العالم 2026», «رؤية 2030»: named long before.
_PLANNED = words_of("planned_year")
_YEARS = frozenset(map(fold, ("العام", "عام", "السنة", "سنة")))
_BY, _DEADLINE = words_of("by"), words_of("by", "until")
_WRONG_SIDE = 0.12
_PAST_ITS_TIME = 0.2
_WRONG_WEEKDAY = 0.02
_NAMES = "january february march april may june july august september october november december"
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?P<d1>\d{1,2}) (?P<m1>[A-Z][a-z]{2,8}) (?P<y1>20\d\d)"
    r"|(?P<m2>[A-Z][a-z]{2,8}) (?P<d2>\d{1,2}),? (?P<y2>20\d\d))(?!\d)"
)


def undated(said: Sequence[Expression], frame: Frame) -> list[Expression]:
    """Months and days without their year outside quotations: what is quoted was said at another time."""
    found: dict[tuple[int | None, int | None, int | None, bool], Expression] = {}
    for expression in said:
        moment = expression.moment
        counted = moment.unit == "D" and moment.shift is not None and moment.base == "published"
        if not moment.month or moment.year or (moment.unit and not counted):
            continue
        if frame.quotation_at(expression.start) is None:
            found.setdefault((moment.month, moment.direction, moment.shift, moment.hijri), expression)
    return list(found.values())[:_MOST]


def of_its_week(expression: Expression) -> bool:
    """Whether a report names a day of its week: «الثلاثاء», «أمس»; «اليوم» is said of these times too."""
    moment = expression.moment
    return bool(moment.weekday and not moment.month) or (moment.unit == "D" and moment.shift in (-1, -2))


def newest(said: Iterable[Expression], frame: Frame) -> Expression | None:
    """The newest date with its year that is not spoken of as ahead."""
    past = [e for e in said if (e.moment.year or 0) > 1600 and e.leads <= 0 and e.moment.direction != 1]
    past = [e for e in past if not _is_deadline(frame, e) and (_year_beside(frame, e) or 0) <= 0]
    past = [e for e in past if (e.moment.day or e.moment.month) and e.rule != "named-day"]
    return max(past, key=lambda e: (e.moment.year or 0, e.moment.month or 0, e.moment.day or 0), default=None)


def _is_deadline(frame: Frame, expression: Expression) -> bool:
    """«بحلول سبتمبر 2025», «حتى نهاية أيلول 2026»."""
    before = frame.tokens[expression.first - 1].form if expression.first else ""
    return before in _DEADLINE


def _year_beside(frame: Frame, expression: Expression) -> int | None:
    """What the words between a month and its year call that year: 1 for «أيلول من العام المقبل 2025», else None."""
    moment = expression.moment
    if not (moment.year and moment.month) or moment.hijri or moment.direction is not None:
        return None
    forms = [token.form for token in frame.tokens[expression.first : expression.last]]
    named = (_deictic().get(form) for before, form in pairwise(forms) if before in _YEARS)
    return next((shift for shift in named if shift is not None), None)


@cache
def _deictic() -> dict[str, int]:
    """«الماضي» -1, «الجاري» 0, «المقبل» 1."""
    rows = (row for row in load_table("time_words").rows if row["class"] == "deictic")
    return {fold(row["form"]): int(row["value"]) for row in rows if row["value"] in ("-1", "0", "1")}


def _day(expression: Expression) -> date | None:
    moment = expression.moment
    try:
        return date(moment.year or 0, moment.month or 0, moment.day or 0) if not moment.hijri else None
    except ValueError:
        return None


def company(said: Iterable[Expression], last: Expression, held: bool) -> int:
    """How many other dates lie close to the newest: an article about these weeks names several.

    Days without their year count only where the text is `held` by something else: histories have them too.
    """
    newest_day = _day(last)
    days = {day for e in said if e is not last and (day := _day(e))}
    near = sum(1 for day in days if newest_day and 0 < (newest_day - day).days <= _NEAR_DAYS)
    without = [e.moment for e in said if e.moment.month and not e.moment.year and not e.moment.hijri]
    last_months = {moment.month or 0 for moment in without if moment.direction == -1}
    recent = sum(1 for month in last_months if newest_day and 0 < (newest_day.month - month) % 12 <= 3)
    beside = {(m.month or 0, m.day) for m in without if m.day and m.direction in (None, 0)}
    if held:
        recent += sum(1 for month, _ in beside if newest_day and (month - newest_day.month) % 12 in (0, 1, 11))
    return near + recent + bool(last.moment.weekday)


def weigh_newest(months: Months, moment: Moment, others: int) -> None:
    """The months from the newest date on, with `others` dates close before it."""
    start = (moment.year or 0) * 12 + (moment.month or 1) - 1
    if moment.day and others >= 2:
        late = _late(moment.year or 0, moment.month or 1, moment.day)
        gaps = (0.7 * (1 - late) + 0.05, 0.7 * late + 0.12, 0.04, 0.02, 0.01)
        months.scale(lambda month: _gap(month - start, gaps, _THIN_BEHIND_MANY))
        return
    gaps = _AFTER_LONE_DAY if moment.day else _AFTER_MONTH_NAMED if others else _AFTER_MONTH
    months.scale(lambda month: _gap(month - start, gaps))


def _late(year: int, month: int, day: int) -> float:
    """How far into the last week of its month a day lies, from 0 to 1."""
    return max(0.0, (day + 7 - last_day(year, month).day) / 7)


def _gap(gap: int, gaps: Sequence[float], thin: float = 0.0) -> float:
    if gap < 0:
        return _UNSAID_AHEAD * _FADING ** (-4 * gap)
    if gap < len(gaps):
        return gaps[gap]
    if thin:
        return thin
    return _WITHIN_YEAR if gap <= 12 else float(_LATER * _FADING ** (gap - 12))


def weigh_years(months: Months, said: Iterable[Expression], frame: Frame, behind: int) -> int:
    """The newest year spoken of as past, where it is newer than `behind`, and the years ahead; the newest or 0."""
    past, ahead = [0], []
    for e in said:
        year = e.moment.year or 0
        if not 1990 <= year < 2033 or e.moment.hijri or e.moment.day:
            continue
        before = frame.tokens[e.first - 1].form if e.first else ""
        if e.leads > 0 or e.moment.direction == 1 or before in _PLANNED or before in _BY:
            ahead.append(year)
        elif not e.moment.month:
            past.append(year)
    last = max(past)
    if last > behind:
        months.scale(lambda month: _after_year(month // 12 - last))
    if ahead and (until := max(ahead)):
        months.scale(lambda month: _PAST_ITS_TIME if month // 12 > until else 1.0)
    return last


def _after_year(gap: int) -> float:
    return _WRONG_SIDE if gap < 0 else _YEARS_AFTER[min(gap, len(_YEARS_AFTER) - 1)]


def weigh_undated(months: Months, expression: Expression) -> None:
    """A month without a year: where it stands in the year of writing, and its weekday."""
    moment = expression.moment
    if moment.hijri:
        _weigh_hijri(months, moment)
        return
    named = (moment.month or 1) - 1
    if moment.shift is not None and moment.unit == "D" and moment.day:
        _weigh_counted(months, moment)
        return
    table = _SAID[_said(expression)]
    months.scale_by(cycle([table[(month - named) % 12] for month in range(12)]))
    if moment.weekday and moment.day and moment.direction is None:
        _weigh_weekday(months, named + 1, moment.day, moment.weekday)


def _said(expression: Expression) -> str:
    """What is said beside a month: the key of its weights."""
    moment = expression.moment
    if moment.direction == 0:
        return "this"
    if moment.weekday and moment.day:
        return "weekday"
    side = {-1: "last", 1: "next"}.get(moment.direction or 0, "ahead" if expression.leads > 0 else "bare")
    return f"{side} day" if moment.day else side


def _weigh_counted(months: Months, moment: Moment) -> None:
    """«أمس الأربعاء 6 يونيو»: this month, and a year in which the weekday agrees."""

    def factor(month: int) -> float:
        try:
            day = date(month // 12, moment.month or 1, moment.day or 1)
        except ValueError:
            return 0.0
        written = day - timedelta(days=moment.shift or 0)
        agrees = not moment.weekday or day.isoweekday() == moment.weekday
        return (1.0 if written.month - 1 == month % 12 else 0.005) * (1.0 if agrees else _WRONG_WEEKDAY)

    months.scale(factor)


def _weigh_weekday(months: Months, named: int, day: int, weekday: int) -> None:
    """Months from which the nearest such date does not fall on the weekday named beside it lose weight."""

    def factor(month: int) -> float:
        year, index = divmod(month, 12)
        year += (named - 1 - index > 6) * -1 + (index - named + 1 > 6)
        try:
            return 1.0 if date(year, named, day).isoweekday() == weekday else _WRONG_WEEKDAY
        except ValueError:
            return _WRONG_WEEKDAY

    months.scale(factor)


def _weigh_hijri(months: Months, moment: Moment) -> None:
    """«شهر رمضان», «عيد الأضحى» without a year: mostly spoken of in its month or near it."""
    if moment.direction:
        return
    near: Callable[[int], float] = {0: 1.0, 1: 0.45, 2: 0.12}.get  # type: ignore[assignment]
    starts = set()
    for year in range(1420, 1460):
        begin = Hijri(year, moment.month or 1, min(moment.day or 14, 29)).to_gregorian()
        starts.add(begin.year * 12 + begin.month - 1)
    months.scale(lambda month: max((near(gap) or 0.0 for s in starts if (gap := abs(month - s)) <= 2), default=0.06))


def weigh_this_year(months: Months, said: Iterable[Expression], frame: Frame) -> Expression | None:
    """Keep the year written beside «العام الجاري», or next to that beside «العام الماضي»; the expression, or None."""
    for expression in said:
        moment, beside = expression.moment, _year_beside(frame, expression)
        if moment.year and beside is not None:
            months.scale(lambda month, year=moment.year - beside: 1.0 if month // 12 == year else 0.01)  # type: ignore[misc]
            return expression
        if moment.direction in (0, 1, -1) and moment.year and not moment.hijri and not moment.month and not moment.part:
            year = moment.year - (moment.direction or 0)
            months.scale(lambda month, year=year: 1.0 if month // 12 == year else 0.01)  # type: ignore[misc]
            return expression
        if moment.direction == 0 and moment.year and not moment.hijri and not moment.month:
            months.scale(lambda month, year=moment.year: 1.0 if month // 12 == year else 0.01)  # type: ignore[misc]
            return expression
    return None


def weigh_posts(months: Months, frame: Frame) -> tuple[int, int] | None:
    """The newest date in English, as under quoted posts: «May 9, 2018»; its positions, or None."""
    best: tuple[date, tuple[int, int]] | None = None
    for found in _ENGLISH.finditer(frame.text.chars):
        name = (found["m1"] or found["m2"]).lower()
        number = next((k for k, month in enumerate(_NAMES.split(), 1) if name in (month, month[:3])), 0)
        try:
            day = date(int(found["y1"] or found["y2"]), number, int(found["d1"] or found["d2"]))
        except ValueError:
            continue
        if best is None or day > best[0]:
            best = (day, found.span())
    if best is None:
        return None
    day, start = best[0], best[0].year * 12 + best[0].month - 1
    late = _late(day.year, day.month, day.day)
    gaps = (_AFTER_POST[0] * (1 - late) + 0.05, _AFTER_POST[0] * late + _AFTER_POST[1], *_AFTER_POST[2:])
    months.scale(lambda month: _gap(month - start, gaps, 0.002))
    return best[1]
