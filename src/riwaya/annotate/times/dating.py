"""The month in which a text was written, weighed from what it says.

What counts: the newest dates with their year, months called last or next, days with their weekday, years ahead, who
holds which office, what is known to have happened when. Each month from 2000 on gets a weight; a month wins only when
it holds most of the weight, else a year that holds nearly all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riwaya.annotate.times import clues
from riwaya.annotate.times.intervals import last_day
from riwaya.annotate.times.known import known_of, narrow, weigh_known
from riwaya.annotate.times.moment import Expression
from riwaya.annotate.times.months_weighed import Months, pair_of
from riwaya.model import Frame

# A month is named when it holds this share of the weight and so many times that of the next, or when it and its
# neighbour hold nearly all; else a year that holds nearly all.
_LEAST_MONTH, _TIMES_NEXT, _LEAST_PAIR, _LEAST_YEAR = 0.45, 1.6, 0.85, 0.85
_LEAST_ALONE = (
    0.75  # without several dates close together, this year's number, or terms of office that leave few months
)
_LIKELY = 0.05
_REASONS = 6


@dataclass(frozen=True, slots=True)
class Weighed:
    """The month of writing (month 0: only the year is known), the first and last month of nearly all weight, the
    positions of the words that told most, and why."""

    month: tuple[int, int]
    first: tuple[int, int]
    last: tuple[int, int]
    start: int
    end: int
    why: str


def weigh(frame: Frame, said: Sequence[Expression]) -> Weighed | None:
    """The month that holds most of the weight, or None when the text leaves it open."""
    months = Months()
    reasons: list[tuple[str, int, int]] = []
    last = clues.newest(said)
    named, held = clues.weigh_this_year(months, said), known_of(frame)
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
    for expression in clues.undated(said, frame):
        clues.weigh_undated(months, expression)
        reasons.append(("month without its year", expression.start, expression.end))
    for known in held:
        weigh_known(months, known)
        if known.end:
            reasons.append((_KNOWN[known.kind], known.start, known.end))
    now = any(e.moment.direction == 0 and e.moment.month for e in said) and bool(held)
    firm = others >= 2 or named is not None or post is not None or now or narrow(held)
    return _best(months, reasons, frame, _LEAST_MONTH if firm else _LEAST_ALONE) if reasons else None


_KNOWN = {"office": "in office", "former": "no longer in office", "fact": "has happened"}


def _best(months: Months, reasons: Sequence[tuple[str, int, int]], frame: Frame, least: float) -> Weighed | None:
    shares = months.shares()
    if not shares:
        return None
    best, second = sorted(shares, key=lambda month: (-shares[month], month))[:2]
    raw, start, end = frame.text.raw, reasons[0][1], reasons[0][2]
    quoted = ((what, frame.span(begin, stop)) for what, begin, stop in reasons[:_REASONS])
    why = "; ".join(f"{what}: {raw[span.start : span.end]}" for what, span in quoted)
    between_two = abs(best - second) == 1 and shares[best] + shares[second] >= _LEAST_PAIR
    if shares[best] >= least and (between_two or shares[best] >= _TIMES_NEXT * shares[second]):
        first = last = best
        while shares.get(first - 1, 0.0) >= _LIKELY:
            first -= 1
        while shares.get(last + 1, 0.0) >= _LIKELY:
            last += 1
        return Weighed(pair_of(best), pair_of(first), pair_of(last), start, end, why)
    year = best // 12
    of_year = [month for month in shares if month // 12 == year]
    if sum(shares[month] for month in of_year) < _LEAST_YEAR:
        return None
    likely = [month for month in of_year if shares[month] >= _LIKELY / 5]
    return Weighed((year, 0), pair_of(likely[0]), pair_of(likely[-1]), start, end, why)


def days_of(weighed: Weighed) -> tuple[date, date]:
    """First day of the first likely month, last day of the last."""
    return date(*weighed.first, 1), last_day(*weighed.last)
