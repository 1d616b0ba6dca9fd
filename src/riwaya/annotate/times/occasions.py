"""What comes every year at its time and is mostly spoken of then: «دافوس» in January."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from riwaya.annotate.times.months_weighed import FIRST, LAST, Months
from riwaya.lang.ar.fold import fold
from riwaya.lang.phrases import Found, PhraseIndex
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_DIGITS = 4
_YEAR = frozenset(map(fold, ("عام", "لعام", "العام", "سنة", "لسنة")))
_SOON = 2  # months before or behind the season
_AHEAD, _BEHIND = (0.3, 0.03), (1.0, 0.2)
_OUT_OF_SEASON = 0.4  # of 27 occasions in three hundred articles 15 were named in their season, a fifth of the year


def occasions_in(frame: Frame) -> Iterator[Found[tuple[int, ...]]]:
    """Each occasion once, with its months (0 January)."""
    seen = set()
    for found in _occasions().find(frame):
        if found.payload not in seen:
            seen.add(found.payload)
            yield found


def weigh_occasion(months: Months, frame: Frame, occasion: Found[tuple[int, ...]]) -> None:
    """Give less weight to the months out of an occasion's season; and to other years, where its year follows."""
    months.scale_by(_weights(occasion.payload))
    year = _year(frame, occasion.last)
    if year:
        months.scale_by(_of_year(occasion.payload, year))


def _year(frame: Frame, place: int) -> int:
    """The year behind an occasion, «مهرجان كان 2018», or 0."""
    behind = [token.form for token in frame.tokens[place : place + 2]]
    digits = next((form for form in behind if form.isdecimal() and len(form) == _DIGITS), "0")
    return int(digits) if FIRST <= int(digits) * 12 < LAST and (behind[0] in _YEAR or behind[0] == digits) else 0


@cache
def _of_year(season: tuple[int, ...], year: int) -> tuple[float, ...]:
    first, last = year * 12 + season[0], year * 12 + season[-1] + 12 * (season[-1] < season[0])
    return tuple([_beside(max(first - month, 0), max(month - last, 0)) for month in range(FIRST, LAST)])


def _beside(ahead: int, behind: int) -> float:
    """The weight of a month so long before or behind the season of that year."""
    if ahead:
        return _AHEAD[0] if ahead <= _SOON else _AHEAD[1]
    return _BEHIND[0] if behind <= _SOON else _BEHIND[1]


@cache
def _weights(season: tuple[int, ...]) -> tuple[float, ...]:
    return tuple([1.0 if month % 12 in season else _OUT_OF_SEASON for month in range(FIRST, LAST)])


@cache
def _occasions() -> PhraseIndex[tuple[int, ...]]:
    rows = ((row["forms"], row["months"].split("|")) for row in load_table("yearly_occasions").rows)
    entries = ((forms, tuple(int(month) - 1 for month in months)) for forms, months in rows)
    return PhraseIndex(
        [(fold(form), months) for forms, months in entries for form in forms.split("|")], clitics="وفبلك"
    )
