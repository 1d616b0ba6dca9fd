"""When an article was published, where neither metadata nor a person says: URL, dateline, then the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from riwaya.annotate.times.anchors import Anchor
from riwaya.annotate.times.clues import newest
from riwaya.annotate.times.dating import days_of, weigh
from riwaya.annotate.times.intervals import interval_of, last_day
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.values import value_of
from riwaya.model import Article, Frame, Published, Span
from riwaya.model.revising import replace
from riwaya.settings import Settings

_URL_DATE = re.compile(r"(?<!\d)(20[0-4]\d)([/\-_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_SHORT = re.compile(r"/(20[0-4]\d)/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])(?!\d)")
_HEADS = frozenset(("dateline", "byline"))
_TOLD = frozenset(("body", "heading", "title"))
_LEAD_TOKENS = 14
_CHRONOLOGY = 3  # so many lines that begin with a date are a chronology, which is of no day


def publication_days(published: Published | None) -> tuple[date, date] | None:
    """First and last day on which the article can have been published; None when unknown."""
    if published is None:
        return None
    if published.certainty == "probable":
        return date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
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
    """The publication date from URL, dateline or byline, else from the text.

    From the text it is "certain", or "probable" for the likeliest of the months left open; None: nothing decides.
    """
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
    """A full date in a dateline or byline; one of our era before one of the Hijri calendar."""
    for expression in sorted(expressions, key=lambda expression: expression.moment.hijri):
        headed = expression.block in _HEADS or (expression.block == "heading" and _ends_head(frame, expression))
        day = _full_day(expression.moment) if headed else None
        if day:
            span = frame.span(expression.start, expression.end)
            return _on(day, "dateline", span, f"the {expression.block} says {frame.text.raw[span.start : span.end]}")
    return None


def _ends_head(frame: Frame, expression: Expression) -> bool:
    """Whether the expression closes a short line among the first of the text, as a place and date do."""
    block = frame.block_at(expression.start)
    early = block is not None and block in frame.blocks[:4] and block.end - block.start <= 90
    return early and block is not None and block.end - expression.end <= 3


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


def _from_text(frame: Frame, expressions: Sequence[Expression]) -> Published | None:
    """A day counted from today («أمس الأربعاء 6 يونيو 2018»), else the month that the text's dates make likeliest."""
    said = [e for e in expressions if e.block in _TOLD and e.moment.type in ("DATE", "TIME")]
    entries = [_entry(frame, e) for e in said]
    if sum(entries) >= _CHRONOLOGY:
        return None
    said = [e for e, entry in zip(said, entries, strict=True) if e.moment.year or not entry]
    last = newest(said, frame)
    if last is not None and last.moment.year and not last.moment.hijri:
        said = [_with_year(e, last.moment.year) for e in said]
    spans = [e for e in expressions if e.block in _TOLD and e.moment.type == "DURATION"]
    return _counted_from_today(frame, said) or _weighed(frame, said, spans)


def _entry(frame: Frame, expression: Expression) -> bool:
    """Whether a date opens a line, as in chronologies: «30 يناير: قصف الطيران موقعا»."""
    block = frame.block_at(expression.start)
    behind = frame.tokens[expression.last].form if expression.last < len(frame.tokens) else ""
    return block is not None and expression.start - block.start <= 2 and behind in (":", "-", "–", "—")


def _weighed(frame: Frame, said: Sequence[Expression], spans: Sequence[Expression]) -> Published | None:
    """The month that the text's dates, office holders and known events make likeliest: certain, or only probable."""
    weighed = weigh(frame, said, spans)
    if weighed is None:
        return None
    earliest, latest = (day.isoformat() for day in days_of(weighed))
    clues = tuple(frame.span(start, end) for start, end in weighed.clues)
    value, why = f"{weighed.month[0]:04d}-{weighed.month[1]:02d}", weighed.why
    if not weighed.certain:
        why = f"probable, between {earliest[:7]} and {latest[:7]}; {why}"
    certainty = "certain" if weighed.certain else "probable"
    return Published(value, "month", "text", clues[0], earliest, latest, why, certainty, clues)


def _with_year(expression: Expression, newest_year: int) -> Expression:
    """«الخميس 7 يونيو» gets the newest year of a past date, or the one after, in which that day is a Thursday."""
    moment = expression.moment
    if moment.year or not (moment.weekday and moment.day and moment.month) or moment.hijri:
        return expression
    for year in (newest_year, newest_year + 1):
        try:
            if date(year, moment.month, moment.day).isoweekday() == moment.weekday:
                return expression._replace(moment=replace(moment, year=year))
        except ValueError:
            continue
    return expression


def _counted_from_today(frame: Frame, said: Iterable[Expression]) -> Published | None:
    """«اليوم الخميس 7 يونيو 2018», «أمس الأربعاء 6 يونيو 2018»: the day itself."""
    for expression in said:
        moment = expression.moment
        day = _full_day(moment)
        if day and moment.shift is not None and moment.unit == "D" and moment.base == "published":
            span = frame.span(expression.start, expression.end)
            evidence = f"a day counted from today: {frame.text.raw[span.start : span.end]}"
            return _on(day - timedelta(days=moment.shift), "text", span, evidence)
    return None
