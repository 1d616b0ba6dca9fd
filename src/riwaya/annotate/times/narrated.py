"""Days without their year inside what is told of a year long gone: «في الرابع من مارس 1832 … وفي السادس من مارس»."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.times.intervals import interval_of
from riwaya.annotate.times.moment import Expression
from riwaya.model import Frame, Quotation, TimeMention

_A_DAY = len("1832-03-04")
_NEAR = 350  # characters: a sentence or two
_OLD = 50  # years after which a story is not taken for the background of news
_A_SEASON = 100  # days


class Narrative:
    """The years that told stories lend to the days in them."""

    def __init__(self, frame: Frame, days: tuple[date, date] | None) -> None:
        self._frame, self._days = frame, days
        self._letters: set[Quotation] = set()
        self._sides: dict[int, int] = {}

    def year_of(self, found: Expression, last: TimeMention) -> int | None:
        """The year of a day without one behind a day of years ago, in its paragraph or at the head of the next line of
        such days («18 يناير 2015: …», «29 يوليو: …»); in words quoted behind it, of a day to come as well."""
        frame, moment, days = self._frame, found.moment, self._days
        if days is None or moment.month is None or moment.day is None or last.type not in ("DATE", "TIME"):
            return None
        told = interval_of(last.value[:_A_DAY])
        end, block = frame.text.position(last.span.end), frame.block_at(found.start)
        if told is None or told[0].year >= days[0].year or block is None or found.start - end > _NEAR:
            return None
        quotation = frame.quotation_at(found.start)
        quoted = quotation is not None and (end < quotation.start or quotation in self._letters)
        beyond = end < block.start and not self._listed(found) and told[0].year > days[0].year - _OLD
        if beyond or (found.leads > 0 and not quoted):
            return None
        if not _goes_on(told, moment.month, moment.day, recent=told[0].year == days[0].year - 1):
            return None
        if quoted and quotation is not None:
            self._letters.add(quotation)
        return told[0].year

    def note(self, found: Expression, settled: Expression, mention: TimeMention) -> None:
        """Take note on which side of publication a month lies that words have placed: «بحلول نوفمبر سيتعين …»."""
        moment, named = found.moment, interval_of(mention.value)
        told = found.leads or moment.direction or settled.moment.year
        placed = moment.month is not None and moment.year is None and told
        if not placed or moment.month is None or self._days is None or named is None:
            return
        if named[0] > self._days[1] or named[1] < self._days[0]:
            self._sides[moment.month] = 1 if named[0] > self._days[1] else -1

    def side_of(self, month: int) -> int:
        """The side of publication on which words before have placed a month: 1 ahead, -1 behind, 0 unsaid."""
        return self._sides.get(month, 0)

    def _listed(self, found: Expression) -> bool:
        """Whether a day heads a line: «29 يوليو: …»."""
        block, tokens = self._frame.block_at(found.start), self._frame.tokens
        heads = block is not None and found.start == block.start
        return heads and found.last < len(tokens) and tokens[found.last].form == ":"


def _goes_on(told: tuple[date, date], month: int, day: int, *, recent: bool) -> bool:
    """Whether a day of a month goes on with what was told: another day of that month, a later day of the year, or one
    of the season or month told («في صيف 1953 … في 19 أغسطس»); of last year only the first and the last."""
    here = (month, day)
    if told[0] != told[1]:
        within = (told[0].month, told[0].day) <= here <= (told[1].month, told[1].day)
        return within and (told[1] - told[0]).days <= _A_SEASON and told[0].year == told[1].year
    there = (told[0].month, told[0].day)
    return here != there and (month == told[0].month or (here > there and not recent))
