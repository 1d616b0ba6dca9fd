"""When an event took place: the date in its clause, else in its sentence, else the article's day."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.promises.deadlines import as_day
from riwaya.model import Frame

_BEHIND = 12  # positions behind a clause in which its date may begin
_NEWS = 900  # positions from the first sentence in which an undated event is taken for the article's news


def date_of(frame: Frame, clause: Clause, layers: Layers, published: str) -> str:
    """TIMEX3 value of the event's date, or "" when the text does not say."""
    start, end = frame.tokens[clause.first].start, frame.tokens[clause.last - 1].end
    inside = [date for date in layers.within("dates", start, end + _BEHIND) if _dated(date)]
    if inside:
        return as_day(inside[0].value)
    sentence = frame.sentence_at(start)
    if sentence is None:
        return ""
    others = {date.value for date in layers.within("dates", *sentence) if _dated(date)}
    if len(others) == 1:
        return as_day(others.pop())
    return published if start - frame.sentences[0][0] < _NEWS else ""


def _dated(date: Placed) -> bool:
    return date.value[:1].isdigit()
