"""Annotator of dates: time expressions with TIMEX3 values, and the publication date where none was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.times.anchors import Anchor
from riwaya.annotate.times.context import Context
from riwaya.annotate.times.grammar import recognise
from riwaya.annotate.times.hijri import hijri_written
from riwaya.annotate.times.intervals import edtf_of, interval_of, part_of
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.published import infer_published, publication_days
from riwaya.annotate.times.shared import sharing
from riwaya.annotate.times.values import near_weekday, value_of
from riwaya.model import Frame, Published, Reading, TimeMention
from riwaya.settings import Settings

_BODY = frozenset(("body", "heading"))
_MODIFIER = {"LAST": "END", "END+": "END"}


def annotate_dates(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Time expressions of body and headings; a Published record first, when the article has none and the text tells.

    «وفي 26 يوليو الماضي» in an article of 2021-12-14 gives DATE ``2021-07-26``.
    """
    frame = reading.framed()
    expressions = recognise(frame)
    published = reading.article.published
    if published is None:
        published = infer_published(reading.article, frame, expressions, settings)
        if published is not None:
            yield published
    yield from mentions(frame, expressions, published)


def mentions(frame: Frame, expressions: Sequence[Expression], published: Published | None) -> Iterator[TimeMention]:
    """The expressions of body and headings with their values, given when the article was published."""
    days = publication_days(published)
    last: TimeMention | None = None
    context = Context(frame, expressions, days)
    for found in sharing(frame, expressions):
        if found.block not in _BODY:
            continue
        expression = context.settled(found, last)
        spoken = context.day_of_speech(expression, last)
        spoken_of = last.value if last and not context.left_behind(expression, last) else ""
        mention = _mention(frame, expression, (spoken, spoken) if spoken else days, spoken_of)
        if mention is None:
            continue
        yield mention
        context.narrative.note(found, expression, mention)
        if mention.type in ("DATE", "TIME") and mention.begin:
            last = mention


def _mention(
    frame: Frame, expression: Expression, days: tuple[date, date] | None, last_text: str
) -> TimeMention | None:
    moment, leads = expression.moment, expression.leads
    if days is None:
        anchors = [Anchor(None, last_text, leads)]
    else:
        anchors = [Anchor(day, last_text, leads) for day in dict.fromkeys(days)]
    values = list(dict.fromkeys(value_of(moment, anchor) for anchor in anchors))
    if len(values) > 1 and days is not None and moment.month and not moment.weekday and (days[1] - days[0]).days <= 31:
        # The nearest of its name, seen from the middle: the ends of one month only fall on both sides of half a year.
        values = [value_of(moment, Anchor(days[0] + (days[1] - days[0]) / 2, last_text, leads))]
    value = values[0] if len(values) == 1 else _shared(moment, values, last_text, leads)
    if not value:
        return None
    relative = is_relative(moment)
    interval = interval_of(value) if moment.type in ("DATE", "TIME") else None
    if interval and moment.part and moment.part != "LAST":
        interval = part_of(interval, moment.part)
    modifier = moment.modifier or _MODIFIER.get(moment.part, moment.part)
    return TimeMention(
        span=frame.span(expression.start, expression.end),
        type=moment.type,
        value=value,
        relative=relative,
        modifier=modifier,
        edtf=edtf_of(value, moment.modifier) if moment.type in ("DATE", "TIME") else "",
        begin=interval[0].isoformat() if interval else "",
        end=interval[1].isoformat() if interval else "",
        alternatives=_alternatives(moment, value, values),
        anchor=("text" if moment.base == "text" else "published") if relative else "",
        hijri=hijri_written(moment, anchors[0]),
        rule=expression.rule,
    )


def _alternatives(moment: Moment, value: str, values: list[str]) -> tuple[str, ...]:
    """Two values where the text does not decide; where weekday and written date disagree, the date and the nearest day
    of that weekday: «الاثنين 30 مايو 2023» was a Tuesday."""
    if len(values) > 1:
        return tuple(values) if value not in values and len(values) <= 2 else ()
    named = interval_of(value) if moment.weekday and moment.day and moment.type in ("DATE", "TIME") else None
    if named is None or named[0] != named[1] or named[0].isoweekday() == moment.weekday:
        return ()
    return value, f"{near_weekday(named[0], moment.weekday)}{value[10:]}"


def _shared(moment: Moment, values: list[str], last_text: str, leads: int) -> str:
    """What the values for the two ends of the publication interval have in common: X where they differ."""
    unknown = value_of(moment, Anchor(None, last_text, leads))
    if unknown.startswith("XXXX-") and values[0][:4] == values[1][:4] and "W" not in unknown:
        unknown = values[0][:4] + unknown[4:]
        if unknown[5:7] == "XX" and values[0][5:7] == values[1][5:7]:
            unknown = values[0][:7] + unknown[7:]
    return unknown


def is_relative(moment: Moment) -> bool:
    """Whether a moment needs the publication date or another date to be placed."""
    if moment.type == "DURATION":
        return moment.direction is not None
    if moment.type == "SET":
        return False
    if moment.value:
        return not moment.value.startswith("BC")
    return moment.year is None and moment.decade is None and moment.century is None


DATES = Annotator("dates", annotate_dates, needs=frozenset(), gives=frozenset({"dates", "published"}))
