"""Annotator of quantities: every counted or measured thing, with bounds, kind and unit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.figures.ages import is_age
from riwaya.annotate.figures.draft import Draft
from riwaya.annotate.figures.drafts import drafts_of
from riwaya.annotate.figures.ellipsis import Context
from riwaya.annotate.figures.kinds import kind_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.scope import scoped
from riwaya.model import Quantity, Reading, Skip, Span, TimeMention
from riwaya.settings import Settings


def annotate_quantities(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the quantities of a reading, with whose, where and as of when."""
    frame = reading.framed()
    row = Row(frame)
    times = _Times(reading.dates)
    names = _names_of(reading)
    found: list[tuple[Quantity, int]] = []
    skips: list[Skip] = []
    context = Context()
    for start, end in frame.sentences:
        drafts = drafts_of(row, row.sentence(start, end))
        context.begin()
        for draft in drafts:
            record = _record(row, draft, context, times)
            if isinstance(record, Quantity) and names and _in_name(row, draft, names):
                continue
            if isinstance(record, Quantity):
                unit = draft.unit
                behind = unit.last if unit and unit.first >= draft.number.last else draft.number.last
                found.append((record, behind))
            elif record:
                skips.append(record)
    yield from scoped(found, reading, row)
    yield from skips


def _names_of(reading: Reading) -> list[Span]:
    """Where parties of the register are named."""
    return [mention.span for mention in reading.actors if mention.party[:2] != "x-"]


def _in_name(row: Row, draft: Draft, names: Sequence[Span]) -> bool:
    """Whether what is counted is a part of a name: «حركة خمس نجوم», not «القوى الست»."""
    span = row.frame.span(draft.start, draft.end)
    at = bisect_right(names, span.start, key=lambda name: name.start) - 1
    return at >= 0 and names[at].start < span.start and span.end <= names[at].end


class _Times:
    """Time mentions by position."""

    def __init__(self, mentions: Iterable[TimeMention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._ends = [mention.span.end for mention in self._mentions]

    def at(self, span: Span) -> TimeMention | None:
        """The mention that overlaps a span."""
        k = bisect_left(self._ends, span.start + 1)
        if k < len(self._mentions) and self._mentions[k].span.start < span.end:
            return self._mentions[k]
        return None


def _record(row: Row, draft: Draft, context: Context, times: _Times) -> Quantity | Skip | None:
    number = draft.number
    span = row.frame.span(draft.start, draft.end)
    here = row.frame.span(number.start, number.end)
    age = is_age(row, draft, context)
    mention = None if age else times.at(here)
    if mention and not _lasting(row, mention, draft):
        return None
    kind = "other" if age else kind_of(row, draft, context)
    if not kind:
        if number.digits and not draft.unit:
            return Skip(span, "a number without a counted thing", "quantity-bare")
        return None
    minimum, maximum = draft.minimum, draft.maximum
    if number.fraction and kind == "percent" and not (draft.unit and draft.unit.kind == "percent"):
        minimum, maximum = _hundredfold(minimum), _hundredfold(maximum)
    currency = context.currency
    context.add(draft, kind, age=age)
    if currency and row.key(draft.first - 1) == "(":
        context.currency = currency  # «10 آلاف فرنك (8660 يورو)» goes on in francs
    unit = draft.unit
    return Quantity(
        span=span,
        minimum=minimum,
        maximum=maximum,
        modifier=draft.modifier,
        kind=kind,
        unit=unit.text if unit else "",
        number=here,
        currency=unit.currency if unit else context.currency if kind == "money" else "",
        rule="quantity-" + ("range" if draft.modifier == "range" else "digits" if number.digits else "words"),
    )


def _lasting(row: Row, mention: TimeMention, draft: Draft) -> bool:
    """Whether a time mention is a counted duration («ثلاث سنوات»), which is a quantity as well."""
    if mention.type != "DURATION" or draft.unit is None:
        return False
    if draft.unit.kind != "duration":
        return draft.unit.known and draft.unit.kind == "other" and draft.unit.first >= draft.number.last  # «5 عقود نفط»
    if draft.number.digits and draft.unit.first < draft.number.first:
        return True  # «السنوات الـ 15 الماضية»
    return not mention.relative


def _hundredfold(value: float | int | None) -> float | int | None:
    if value is None:
        return None
    share = round(value * 100, 2)
    return int(share) if share == int(share) else share


QUANTITIES = Annotator(
    "quantities",
    annotate_quantities,
    needs=frozenset({"dates", "actors", "parties"}),
    gives=frozenset({"quantities"}),
)
