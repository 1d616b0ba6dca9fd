"""The short lists of words that the rules look for around a time, by the names they have in the table."""

from __future__ import annotations

from functools import cache

from riwaya.errors import DataError
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table

_TABLE = "time_grammar"


def words_of(*lists: str) -> frozenset[str]:
    """The folded words of the named lists together: «في», «خلال» of ``inside`` and ``during``.

    Raises DataError for a list that the table does not hold.
    """
    return frozenset(word for name in lists for word in values_of(name))


def values_of(name: str) -> dict[str, str]:
    """From the folded words of a list to what each adds («والنصف» of ``hour_added``: "30"); "" where it adds nothing.

    Raises DataError for a list that the table does not hold.
    """
    found = _lists().get(name)
    if found is None:
        raise DataError(f"lexicon/{_TABLE}.tsv holds no list {name!r}; add its rows or mend the name")
    return found


@cache
def _lists() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in load_table(_TABLE).rows:
        found.setdefault(row["list"], {})[fold(row["word"])] = row["value"]
    return found


COMMAS = frozenset(("،", ","))
DASHES = frozenset(("-", "–"))
INSIDE = words_of("inside")
DURING = words_of("during")
UNTIL = words_of("until")
UP_TO = words_of("until", "to")
JOINTS = UP_TO | words_of("joining")
RANGED = JOINTS | DASHES
BETWEEN = words_of("between")
YEAR_WORDS = words_of("year")
POINTERS = words_of("pointing")
NEAR = words_of("this")
LAST_WORDS = words_of("last")
NOW_WORDS = words_of("now")
PERHAPS = words_of("perhaps")
SINCE = words_of("since")
EARLY = words_of("early")
TWICE = {"قبل": (words_of("twice_past"), -2), "بعد": (words_of("twice_next"), 2)}  # «الأسبوع قبل الماضي»
