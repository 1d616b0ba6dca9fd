"""Days without their year inside what is told of a year long gone: «في الرابع من مارس 1832 … وفي السادس من مارس»."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.times.intervals import interval_of
from riwaya.annotate.times.moment import Expression
from riwaya.model import Frame, Quotation, TimeMention

_A_DAY = len("1832-03-04")
_NEAR = 350  # characters: a sentence or two
_OLD = 50  # years after which a story is not taken for the background of news


class Narrative:
    """The years that told stories lend to the days in them."""

    def __init__(self, frame: Frame, days: tuple[date, date] | None) -> None:
        self._frame, self._days = frame, days
        self._letters: set[Quotation] = set()

    def year_of(self, found: Expression, last: TimeMention) -> int | None:
        """The year of a day without one behind a day of years ago, in its paragraph or at the head of the next line of
        such days («18 يناير 2015: …», «29 يوليو: …»); in words quoted behind it, of a day to come as well."""
        frame, moment, days = self._frame, found.moment, self._days
        if days is None or moment.month is None or moment.day is None or last.type not in ("DATE", "TIME"):
            return None
        told = interval_of(last.value[:_A_DAY]) if len(last.value) >= _A_DAY else None
        end, block = frame.text.position(last.span.end), frame.block_at(found.start)
        if told is None or told[0].year >= days[0].year - 1 or block is None or found.start - end > _NEAR:
            return None
        quotation = frame.quotation_at(found.start)
        quoted = quotation is not None and (end < quotation.start or quotation in self._letters)
        beyond = end < block.start and not self._listed(found) and told[0].year > days[0].year - _OLD
        if beyond or (found.leads > 0 and not quoted):
            return None
        here, there = (moment.month, moment.day), (told[0].month, told[0].day)
        if here == there or (here < there and moment.month != told[0].month):
            return None
        if quoted and quotation is not None:
            self._letters.add(quotation)
        return told[0].year

    def _listed(self, found: Expression) -> bool:
        """Whether a day heads a line: «29 يوليو: …»."""
        block, tokens = self._frame.block_at(found.start), self._frame.tokens
        heads = block is not None and found.start == block.start
        return heads and found.last < len(tokens) and tokens[found.last].form == ":"
