"""What comes every year at its time and is mostly spoken of then: «دافوس» in January."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from riwaya.annotate.times.months_weighed import FIRST, LAST, Months
from riwaya.lang.ar.fold import fold
from riwaya.lang.phrases import Found, PhraseIndex
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_OUT_OF_SEASON = 0.4  # of 27 occasions in three hundred articles 15 were named in their season, a fifth of the year


def occasions_in(frame: Frame) -> Iterator[Found[tuple[int, ...]]]:
    """Each occasion once, with its months (0 January)."""
    seen = set()
    for found in _occasions().find(frame):
        if found.payload not in seen:
            seen.add(found.payload)
            yield found


def weigh_occasion(months: Months, season: tuple[int, ...]) -> None:
    """Give less weight to the months out of an occasion's season."""
    months.scale_by(_weights(season))


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
