"""The month in which a text was written, weighed from what it says.

What counts: the newest dates with their year, months called last or next, days with their weekday, years ahead, who
holds which office, what is known to have happened when or to come every year at its time. Each month from 2000 on gets
a weight; the month that holds most of the weight is certain, the heaviest of several only probable.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from riwaya.annotate.times import clues
from riwaya.annotate.times.anchored import anchored, short, weigh_anchored
from riwaya.annotate.times.intervals import last_day
from riwaya.annotate.times.known import Known, days_that_last, known_of, narrow, weigh_known
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.months_weighed import Months, pair_of
from riwaya.annotate.times.occasions import occasions_in, weigh_occasion
from riwaya.model import Frame

# A month is certain when it holds this share of the weight, or nearly so and nearly all with its neighbour.
_LEAST_MONTH, _LEAST_OF_TWO, _LEAST_PAIR = 0.5, 0.4, 0.85
# The same without several dates close together, this year's number, or terms of office that leave few months.
_LEAST_ALONE = 0.7
_LIKELY = 0.05
_REASONS = 6
_MOST = 20  # happenings with a word of time that are weighed
# Else the likeliest is probable, where the months that hold most of the weight are no more than so many, or it alone
# holds so much.
_LEAST_OPEN, _MOST_MONTHS, _LEAST_PROBABLE = 0.8, 120, 0.1


Reason = tuple[str, int, int]  # what tells of the month, and the positions of its words


@dataclass(frozen=True, slots=True)
class Weighed:
    """The likeliest month of writing and whether it is certain, the first and last month of nearly all weight, the
    positions of the words that told, those that told most first, and why."""

    month: tuple[int, int]
    certain: bool
    first: tuple[int, int]
    last: tuple[int, int]
    clues: tuple[tuple[int, int], ...]
    why: str


def weigh(frame: Frame, said: Sequence[Expression], spans: Sequence[Expression] = ()) -> Weighed | None:
    """The month that holds most of the weight, or None when the text leaves it open; `spans`: lengths of time said."""
    months = Months()
    reasons: list[Reason] = []
    held = known_of(frame)
    firm = _weigh_said(months, reasons, frame, said, held)
    reported = any(map(clues.of_its_week, said))
    for known in held:
        weigh_known(months, known, reported)
        if known.end:
            reasons.append((_KNOWN[known.kind], known.start, known.end))
    for occasion in occasions_in(frame):
        weigh_occasion(months, frame, occasion)
        reasons.append(("at its time of the year", occasion.start, occasion.end))
    for clue in islice(anchored(frame, [*said, *spans]), _MOST):
        weigh_anchored(months, clue)
        reasons.append(("so long ago", clue.start, clue.end))
        firm = firm or short(clue)
    return _best(months, reasons, frame, _LEAST_MONTH if firm or narrow(held) else _LEAST_ALONE) if reasons else None


def _weigh_said(
    months: Months, reasons: list[Reason], frame: Frame, said: Sequence[Expression], held: Sequence[Known]
) -> bool:
    """Weigh what the dates say; whether they say it firmly."""
    last = clues.newest(said, frame)
    named = clues.weigh_this_year(months, said, frame)
    others = (clues.company(said, last, bool(held)) if last is not None else 0) + (named is not None)
    if last is not None:
        clues.weigh_newest(months, last.moment, others)
        reasons.append(("newest date", last.start, last.end))
    if named is not None:
        reasons.append(("year beside this, last or next year", named.start, named.end))
    post = clues.weigh_posts(months, frame)
    if post:
        reasons.append(("date of a post", *post))
    newest_year = clues.weigh_years(months, said, frame, (last.moment.year or 0) if last else 0)
    reasons += [("newest year", e.start, e.end) for e in said if e.moment.year == newest_year and e is not last][:1]
    lasting = days_that_last(held)
    for expression in clues.undated(said, frame):
        if _begins_what_lasts(expression.moment, lasting):
            continue
        clues.weigh_undated(months, expression)
        reasons.append(("month without its year", expression.start, expression.end))
    now = bool(held) and any(e.moment.direction == 0 and e.moment.month for e in said)
    return others >= 2 or named is not None or post is not None or now


def _begins_what_lasts(moment: Moment, lasting: Collection[tuple[int, int]]) -> bool:
    """Whether a day or month is that of what goes on since: «السابع من أكتوبر الماضي» is said for a year."""
    if moment.direction not in (None, -1) or moment.hijri:
        return False
    return any(month == moment.month and moment.day in (day, None) for month, day in lasting)


_KNOWN = {
    "office": "in office",
    "named": "named, an office holder",
    "new": "new in office",
    "elect": "elected, not yet in office",
    "former": "no longer in office",
    "fact": "has happened",
}


def _best(months: Months, reasons: Sequence[Reason], frame: Frame, least: float) -> Weighed | None:
    shares = months.shares()
    if not shares:
        return None
    best = min(shares, key=lambda month: (-shares[month], month))
    pair = shares[best] + max(shares.get(best - 1, 0.0), shares.get(best + 1, 0.0))
    certain = shares[best] >= least or (shares[best] >= _LEAST_OF_TWO and pair >= _LEAST_PAIR)
    first = last = best
    if certain:
        while shares.get(first - 1, 0.0) >= _LIKELY:
            first -= 1
        while shares.get(last + 1, 0.0) >= _LIKELY:
            last += 1
    else:
        first, last = _likely(shares)
        if last - first >= _MOST_MONTHS and shares[best] < _LEAST_PROBABLE:
            return None
    raw = frame.text.raw
    quoted = ((what, frame.span(begin, stop)) for what, begin, stop in reasons[:_REASONS])
    why = "; ".join(f"{what}: {raw[span.start : span.end]}" for what, span in quoted)
    clues = tuple((begin, stop) for _, begin, stop in reasons[:_REASONS])
    return Weighed(pair_of(best), certain, pair_of(first), pair_of(last), clues, why)


def _likely(shares: dict[int, float]) -> tuple[int, int]:
    """The first and the last of the months that hold most of the weight."""
    likely: list[int] = []
    share = 0.0
    for month in sorted(shares, key=lambda month: (-shares[month], month)):
        likely.append(month)
        share += shares[month]
        if share >= _LEAST_OPEN:
            break
    return min(likely), max(likely)


def days_of(weighed: Weighed) -> tuple[date, date]:
    """First day of the first likely month, last day of the last."""
    return date(*weighed.first, 1), last_day(*weighed.last)
