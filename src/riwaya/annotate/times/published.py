"""When an article was published, where neither metadata nor a person says: URL, dateline, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.annotate.times.intervals import interval_of, last_day
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.values import Anchor, value_of
from riwaya.model import Article, Frame, Published, Span
from riwaya.settings import Settings

_URL_DATE = re.compile(r"(?<!\d)(20[0-4]\d)([/\-_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_SHORT = re.compile(r"/(20[0-4]\d)/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])(?!\d)")
_HEADS = frozenset(("dateline", "byline"))
_LEAD_TOKENS = 14
# An article follows the newest event that it dates by days rather than weeks.
_AFTER = timedelta(days=7)
_NEAR = timedelta(days=62)


def publication_days(published: Published | None) -> tuple[date, date] | None:
    """First and last day on which the article can have been published; None when unknown."""
    if published is None:
        return None
    interval = interval_of(published.value)
    if interval is None:
        return None
    begin, end = interval
    if published.earliest:
        begin = max(begin, date.fromisoformat(published.earliest))
    if published.latest:
        end = min(end, date.fromisoformat(published.latest))
    return (begin, end) if begin <= end else interval


def infer_published(
    article: Article, frame: Frame, expressions: Sequence[Expression], settings: Settings
) -> Published | None:
    """The publication date from URL, dateline or byline, else from the text; None when nothing decides."""
    del settings
    return (
        _from_head(frame, expressions)
        or _from_url(article)
        or _from_lead(frame, expressions)
        or _from_text(frame, expressions)
    )


def _from_url(article: Article) -> Published | None:
    found = _URL_DATE.search(article.url) or _URL_SHORT.search(article.url)
    if found is None:
        return None
    groups = [part for part in found.groups() if part.isdigit()]
    year, month, day = (int(part) for part in groups)
    if day > last_day(year, month).day:
        return None
    return _on(date(year, month, day), "url", None, f"the address holds {found.group().strip('/')}")


def _on(day: date, basis: str, span: Span | None, evidence: str) -> Published:
    value = day.isoformat()
    return Published(value, "day", basis, span=span, earliest=value, latest=value, evidence=evidence)


def _full_day(moment: Moment) -> date | None:
    """The day of a moment that names its year; None otherwise."""
    if moment.year is None or moment.day is None:
        return None
    interval = interval_of(value_of(replace(moment, type="DATE", part=""), Anchor(None)))
    return interval[0] if interval else None


def _from_head(frame: Frame, expressions: Iterable[Expression]) -> Published | None:
    """A full date in a dateline or byline."""
    for expression in expressions:
        day = _full_day(expression.moment) if expression.block in _HEADS else None
        if day:
            span = frame.span(expression.start, expression.end)
            return _on(day, "dateline", span, f"the {expression.block} says {frame.text.raw[span.start : span.end]}")
    return None


def _from_lead(frame: Frame, expressions: Iterable[Expression]) -> Published | None:
    """A full date that opens the first paragraph as agencies write it: «بغداد 26 نوفمبر 2021 (رويترز) -»."""
    body = next((block for block in frame.blocks if block.kind == "body"), None)
    if body is None:
        return None
    tokens = frame.tokens_in(body.start, body.end)
    for expression in expressions:
        if not tokens.start <= expression.first < min(tokens.stop, tokens.start + _LEAD_TOKENS):
            continue
        day = _full_day(expression.moment)
        follows = frame.tokens[expression.last].form if expression.last < tokens.stop else ""
        if day and follows in ("(", "-", "–", "—", "/", ":") and expression.first - tokens.start <= 6:
            span = frame.span(expression.start, expression.end)
            return _on(day, "dateline", span, f"the first line opens with {frame.text.raw[span.start : span.end]}")
    return None


@dataclass(frozen=True, slots=True)
class _Clue:
    """What one expression says of the day of publication: not before `earliest`, not after `latest`."""

    earliest: date | None
    latest: date | None
    expression: Expression
    why: str
    exact: bool = False


def _from_text(frame: Frame, expressions: Sequence[Expression]) -> Published | None:
    """The interval that the newest dated event, this year, next month and yesterday leave."""
    said = [e for e in expressions if e.block in ("body", "heading", "title") and e.moment.type in ("DATE", "TIME")]
    years = sorted({e.moment.year for e in said if e.moment.year and e.moment.year > 1600 and e.leads <= 0})
    said = [_with_year(e, years) for e in said]
    exact = _exact(said)
    if exact is not None:
        return _published(frame, exact.earliest, exact.latest, exact)  # type: ignore[arg-type]
    newest = _newest(said)
    if newest is None or newest.earliest is None or newest.latest is None:
        return None
    earliest, latest = newest.earliest, newest.latest
    for begin, end in _limits(said, earliest):
        narrowed = max(earliest, begin), min(latest, end)
        if narrowed[0] <= narrowed[1]:
            earliest, latest = narrowed
    return _published(frame, earliest, latest, newest)


def _with_year(expression: Expression, years: Sequence[int]) -> Expression:
    """«الخميس 7 يونيو» gets the first year, not before the newest one named, in which that day is a Thursday."""
    moment = expression.moment
    if moment.year or not (moment.weekday and moment.day and moment.month) or moment.hijri or not years:
        return expression
    for year in range(years[-1], years[-1] + 6):
        try:
            if date(year, moment.month, moment.day).isoweekday() == moment.weekday:
                return expression._replace(moment=replace(moment, year=year))
        except ValueError:
            continue
    return expression


def _exact(said: Iterable[Expression]) -> _Clue | None:
    """«اليوم الخميس 7 يونيو 2018», «أمس الأربعاء 6 يونيو 2018»: the day itself."""
    for expression in said:
        moment = expression.moment
        day = _full_day(moment)
        if day and moment.shift is not None and moment.unit == "D" and moment.base == "published":
            published = day - timedelta(days=moment.shift)
            return _Clue(published, published, expression, "a day counted from today", exact=True)
    return None


def _newest(said: Sequence[Expression]) -> _Clue | None:
    """The newest dated event spoken of as past, when something shows that it is recent."""
    past = [(day, e) for e in said if e.leads <= 0 and e.moment.direction != 1 and (day := _full_day(e.moment))]
    if past:
        day, expression = max(past, key=lambda pair: pair[0])
        company = sum(day - other <= _NEAR for other, _ in past) + _named_months(said, day)
        first = said.index(expression) <= 1 or expression.first < 60
        if expression.moment.weekday or company >= 2 or first or _this_year(said) == day.year:
            return _Clue(day, day + _AFTER, expression, "the newest dated event")
    months = [
        e
        for e in said
        if e.moment.year
        and e.moment.year > 1600
        and e.moment.month
        and not e.moment.day
        and e.leads <= 0
        and e.moment.direction != 1
    ]
    if not months:
        return None
    expression = max(months, key=lambda e: (e.moment.year or 0, e.moment.month or 0))
    year, month = expression.moment.year or 0, expression.moment.month or 0
    recent = _this_year(said) == year or any(
        e.moment.direction in (-1, 0) and e.moment.month == month and e is not expression for e in said
    )
    if not recent or (past and max(past, key=lambda pair: pair[0])[0] > last_day(year, month)):
        return None
    begin = last_day(year, month) + timedelta(days=1)
    return _Clue(begin, begin + timedelta(days=45), expression, "the newest dated month")


def _named_months(said: Iterable[Expression], day: date) -> int:
    """How often the month of `day`, or the one before, is named as last or this month."""
    near = {day.month, (day - timedelta(days=28)).month}
    return sum(e.moment.direction in (-1, 0) and e.moment.month in near and e.moment.year is None for e in said)


def _this_year(said: Iterable[Expression]) -> int | None:
    """The year written out beside «العام الجاري» or «هذا العام»."""
    for expression in said:
        moment = expression.moment
        if moment.direction == 0 and moment.year and not moment.hijri:
            return moment.year
    return None


def _limits(said: Sequence[Expression], earliest: date) -> Iterable[tuple[date, date]]:
    """Further intervals, strongest first: this year, «الشهر الجاري», months called last or next."""
    year = _this_year(said)
    if year:
        yield date(year, 1, 1), date(year, 12, 31)
    for expression in said:
        moment = expression.moment
        if moment.month is None or moment.hijri or moment.year or moment.direction is None:
            continue
        if moment.direction == 0:
            first = date(earliest.year + (moment.month < earliest.month), moment.month, 1)
            yield first, last_day(first.year, first.month)
        elif moment.direction == 1:
            first = date(earliest.year + (moment.month <= earliest.month), moment.month, 1)
            yield date.min, first - timedelta(days=1)


def _published(frame: Frame, earliest: date, latest: date, clue: _Clue) -> Published:
    span = frame.span(clue.expression.start, clue.expression.end)
    evidence = f"{clue.why}: {frame.text.raw[span.start : span.end]}"
    if earliest == latest:
        return replace(_on(earliest, "text", span, evidence))
    middle = earliest + (latest - earliest) / 2
    return Published(
        f"{middle.year:04d}-{middle.month:02d}",
        "month",
        "text",
        span=span,
        earliest=earliest.isoformat(),
        latest=latest.isoformat(),
        evidence=evidence,
    )
