"""How long what began on a known day has lasted: «الشهر السابع من الحرب على غزة», «دخلت الحرب يومها الـ200»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.known import Happening
from riwaya.lang.ar.fold import fold
from riwaya.lang.ar.numerals import number_at, ordinal_at
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_REACH = 10
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_LONGEST = 4000  # days
_OF = words_of("of") | {"على", "لل"}

Age = tuple[int, int, int, int]  # positions, and the first and last month of writing


def war_ages(frame: Frame, found: Iterable[Happening]) -> Iterator[Age]:
    """What the text says of the age of what lasts: its positions, and the months in which it has that age."""
    for happening in found:
        if happening.lasts and happening.day:
            yield from _ages_of(frame, happening)


def _ages_of(frame: Frame, happening: Happening) -> Iterator[Age]:
    sentence = frame.sentence_at(happening.start)
    low, high = max(0, happening.first - _REACH), min(len(frame.tokens) - 1, happening.last + _REACH)
    for index in range(low, high):
        unit = _units().get(frame.tokens[index].form)
        if unit is None or frame.sentence_at(frame.tokens[index].start) != sentence:
            continue
        counted = _count(frame, index + 1)
        if counted is None or not (unit[1] or _of(frame, counted[1], happening)):
            continue
        days = _DAYS[unit[0]]
        if 0 < counted[0] * days <= _LONGEST:
            first, last = (_month(happening, (counted[0] - back) * days) for back in (1, 0))
            token = frame.tokens[index]
            yield min(token.start, happening.start), max(frame.tokens[counted[1] - 1].end, happening.end), first, last


def _count(frame: Frame, index: int) -> tuple[int, int] | None:
    """The ordinal or number at a token, or behind «الـ», and where it ends."""
    if index >= len(frame.tokens):
        return None
    found = ordinal_at(frame, index) or number_at(frame, index)
    if found is None and frame.tokens[index].form in ("ال", "الـ"):
        return _count(frame, index + 1)
    return (int(found.value), found.last) if found is not None else None


def _of(frame: Frame, index: int, happening: Happening) -> bool:
    """Whether the happening stands right behind: «الشهر السابع من الحرب»."""
    return index < len(frame.tokens) and frame.tokens[index].form in _OF and happening.first - index <= 2


def _month(happening: Happening, days: float) -> int:
    began = date(happening.month // 12, happening.month % 12 + 1, happening.day)
    day = began + timedelta(days=days)
    return day.year * 12 + day.month - 1


@cache
def _units() -> dict[str, tuple[str, bool]]:
    """The unit that each word counts in, and whether it says whose age it is."""
    return {fold(row["word"]): (row["unit"], bool(row["alone"])) for row in load_table("war_ages").rows}
