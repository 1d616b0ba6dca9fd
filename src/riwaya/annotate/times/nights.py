"""Nights told on the day behind them, «قصف الموقع ليلا» said on Wednesday, and parts of every day: «ينشط ليلا»."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.times.anchors import Anchor
from riwaya.annotate.times.cues import told_before
from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.moment import Expression
from riwaya.annotate.times.values import value_of
from riwaya.model import Frame, TimeMention
from riwaya.model.revising import replace

_NIGHT = "NI"
_DURING = words_of("inside", "during")
_WHOLE_TEXT = 5  # sentences
_WAS, _LATER = words_of("was"), words_of("later")


def of_the_day_before(
    frame: Frame, found: Expression, last: TimeMention | None, days: tuple[date, date] | None
) -> bool:
    """Whether a night without its day lies behind the day of publication: «ليلا» and «خلال الليل» of what happened,
    «هذه الليلة» and «الليلة» of what was, in words quoted."""
    moment = found.moment
    if moment.daypart != _NIGHT or moment.unit != "D" or moment.shift != 0 or moment.weekday or moment.day:
        return False
    if days is None or days[0] != days[1] or found.leads > 0:
        return False
    if not _LATER.isdisjoint(frame.forms[found.first + 1 : found.first + 2]):
        return False
    if moment.base == "published":
        return frame.quotation_at(found.start) is not None and (found.leads < 0 or _was(frame, found.first))
    if moment.base != "near":
        return False
    value = value_of(moment, Anchor(days[0], last.value if last is not None else "", found.leads))
    return value.startswith(days[0].isoformat())


def _was(frame: Frame, index: int) -> bool:
    """Whether it is said of what was: «كانت هذه الليلة فرصة», «لم تكن الليلة ليلتنا»."""
    return told_before(frame, index) or (index > 0 and frame.forms[index - 1] in _WAS)


def moved(found: Expression) -> Expression:
    """The night of the day before publication."""
    return found._replace(moment=replace(found.moment, shift=-1, base="published"))


def at_any_time(frame: Frame, found: Expression, last: TimeMention | None) -> bool:
    """Whether a part of the day stands alone, «في النهار», «ليلا», where no day was told before it: of every day."""
    told = last is not None and last.value[4:5] == "-" and len(last.value) >= len("2018-01-01")
    if told or len(frame.sentences) < _WHOLE_TEXT:
        return False
    before = frame.forms[found.first - 1] if found.first else ""
    named = frame.forms[found.first].startswith("ال")
    alone = found.last == found.first + 1 and found.moment.base == "near" and not found.moment.clock
    return alone and (before in _DURING if named else not found.leads)
