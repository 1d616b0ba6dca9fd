"""Dates that name an event, «هجمات 11 سبتمبر», or a party or a place, «قوى 14 آذار»."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.times.grammar_words import values_of, words_of
from riwaya.annotate.times.moment import Expression
from riwaya.annotate.times.words import Words
from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table
from riwaya.model.revising import replace

_DAYS, _TWO = words_of("day_noun", "dated"), 2
_PARTIES = frozenset((int(day), month) for month, days in values_of("party_day").items() for day in days.split("|"))


@cache
def _named() -> dict[tuple[str, int, int], int]:
    """From cue word, month and day (0: none) to the year (0: not a date)."""
    found = {}
    for row in load_table("named_days").rows:
        for cue in row["cues"].split("|"):
            found[fold(cue), int(row["month"]), int(row["day"] or 0)] = int(row["year"] or 0)
    return found


def settle(w: Words, found: Expression) -> Expression | None:
    """The expression, with its year where it names an event; None where it names something that is no date."""
    moment = found.moment
    if moment.month is None or moment.year is not None or moment.hijri or moment.unit or moment.direction is not None:
        return found
    first = found.first - 1 - (w.form(found.first - 1) in ("-", "–"))  # «رينو-نيسان»
    if w.form(first) == "و" and w.form(first - 1).isdigit():  # «فريقي 8 و14 آذار»
        first -= 2
    for stem, _, _ in variants(w.form(first)):
        year = _named().get((stem.removeprefix("ال"), moment.month, moment.day or 0))
        if year is not None:
            return found._replace(moment=replace(moment, year=year), rule="named-day") if year else None
    return None if _names_party(w, found) else found


def _names_party(w: Words, found: Expression) -> bool:
    """Whether a day that no word of time leads is one by which a party goes: «نواب وسطيون و14 آذار»."""
    size = found.last - found.first
    behind = found.last + (_TWO + 1 if size < _TWO else 0)  # «تكتلي 8 و14 آذار»
    month = next((w.form(k) for k in range(found.last - 1, behind) if w.sense(k, "month")), "")
    party = (found.moment.day, month) in _PARTIES and size <= _TWO
    led = w.kind(found.first - 1) != "word" or w.before(found.first, "licence")
    return party and not led and w.form(found.first - 1) not in _DAYS
