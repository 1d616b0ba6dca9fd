"""When an event took place: the date in front of its verb, in its clause or sentence, else the day of the article."""

from __future__ import annotations

import datetime
import re

from riwaya.annotate.happenings.clauses import CONTENT_TAKERS, Clause, bare, word
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.happenings.words import marked
from riwaya.annotate.promises.deadlines import as_day
from riwaya.model import Frame

_BEHIND = 12  # positions behind a clause in which its date may begin
_NEWS = 900  # positions from the first sentence in which an undated event is taken for the article's news
_SHORT = 2200  # positions of an article that is hardly an analysis
_FRESH = 3  # days before an article that are its news
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_GAP = 5  # tokens between a date in front and the verb that it dates
_SPEECH = CONTENT_TAKERS | {"AGREE"}


def date_of(frame: Frame, clause: Clause, layers: Layers, published: str) -> str:
    """TIMEX3 value of the event's date, or "" when the text does not say; «منذ» opens an interval."""
    start, end = frame.tokens[clause.first].start, frame.tokens[clause.last - 1].end
    sentence = frame.sentence_at(start)
    known = [d for d in layers.within("dates", *(sentence or (start, end + _BEHIND))) if _dated(d)]
    front = [d for d in known if _in_front(frame, clause, d)]
    if front:
        return as_day(front[-1].value)
    own = [d for d in known if not _elsewhere(frame, clause, d, published)]
    inside = [date for date in own if start <= date.start < end + _BEHIND]
    if inside:
        return _since(frame, inside[0], published)
    if sentence is None:
        return ""
    others = {date.value for date in own if not _is_since(frame, date)}
    if len(others) == 1:
        return as_day(others.pop())
    if bare(frame, clause.triggers[0].at - 1) == "منذ":  # «منذ اغتياله»: before the article's day, nobody says when
        return ""
    opening = frame.sentences[0][0]
    if start - opening >= _NEWS or not _tells_news(frame, layers, published):
        return ""
    return published


def _tells_news(frame: Frame, layers: Layers, published: str) -> bool:
    """Whether an article is short or begins with what happened days before it; a long analysis recalls what was."""
    opening = frame.sentences[0][0]
    if frame.sentences[-1][1] - opening <= _SHORT:
        return True
    if len(published) < len("2024-01-01"):
        return False
    last = datetime.date.fromisoformat(published[:10])
    days = (d.value[:10] for d in layers.within("dates", opening, opening + _NEWS) if _DAY.match(d.value))
    return any(0 <= (last - datetime.date.fromisoformat(day)).days <= _FRESH for day in days)


def _dated(date: Placed) -> bool:
    return date.value[:1].isdigit()


def _in_front(frame: Frame, clause: Clause, date: Placed) -> bool:
    """Whether the date opens the statement of the verb: «وفي 12 مارس، اتفقت ...»."""
    head, last = clause.triggers[0], frame.token_at(date.end - 1)
    if not head.form.tense or not 0 < head.at - last <= _GAP + 1 or _is_since(frame, date):
        return False
    first = frame.token_at(date.start)
    opens = first == 0 or frame.tokens[first - 1].kind == "mark" or word(frame, first)[0] == "و"
    opens = opens or (bare(frame, first - 1) in ("في", "يوم", "عام", "وفي", "ويوم") and _opens(frame, first - 1))
    between = range(last + 1, head.at)
    return opens and all(frame.tokens[k].form == "،" or bare(frame, k) in marked("before_verb") for k in between)


def _opens(frame: Frame, index: int) -> bool:
    return index == 0 or frame.tokens[index - 1].kind == "mark" or word(frame, index)[0] in "وف"


def _elsewhere(frame: Frame, clause: Clause, date: Placed, published: str) -> bool:
    """Whether a date belongs to another verb, or to what a speech act is about and not to the act."""
    head, at = clause.triggers[0].at, frame.token_at(date.start)
    if at < head:
        return any(bare(frame, k) in marked("relative") for k in range(max(at - 6, 0), at)) and at < clause.first
    own = {trigger.at for trigger in clause.triggers}
    speech = clause.head.cue is not None and clause.head.cue.plover in _SPEECH
    near = date.type == "near" and len(date.value) >= 10 and date.value[:10] <= (published or "9")
    relative = marked("relative")
    for index in range(head + 1, at):
        form = bare(frame, index)
        if speech and form in marked("dated"):
            return True  # «هدد بإلغاء الاتفاق الموقع عام 2015»
        if form in relative and index + 1 not in own and index + 2 not in own:
            return True
        if speech and not near and (form in marked("that") or form in marked("content")):
            return True
    return speech and bool(published) and date.value[:7] > published[:7]


def _is_since(frame: Frame, date: Placed) -> bool:
    """Whether «منذ» stands shortly before a date."""
    at = frame.token_at(date.start)
    return any(bare(frame, k) == "منذ" for k in range(max(at - 4, 0), at + 1))


def _since(frame: Frame, date: Placed, published: str) -> str:
    day = as_day(date.value)
    return f"{day}/{published}" if published and day < published and _is_since(frame, date) else day
