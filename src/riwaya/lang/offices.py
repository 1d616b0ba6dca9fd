"""Who held the offices of states, and when."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.lang.register import register
from riwaya.lang.tables import load_table


class Term(NamedTuple):
    """Who held an office of a state, in which years; `until` is 9999 while it lasts."""

    party: str
    since: int
    until: int

    def covers(self, year: int) -> bool:
        """Whether the term has any day in a year; an unknown year (0) is in every term."""
        return not year or self.since <= year <= self.until


@cache
def offices() -> dict[str, tuple[Term, ...]]:
    """Terms by the key of the role: "united-states/president-of" → Bush, Obama, Trump …"""
    found: dict[str, list[Term]] = {}
    parties = register().parties
    for row in load_table("offices").rows:
        if row["party"] in parties:
            term = Term(row["party"], int(row["since"]), int(row["until"] or 9999))
            office = row["office"]  # of the holder's country, or with the body it leads: "nato/secretary-general-of"
            role = office if "/" in office else f"{parties[row['party']].country}/{office}"
            found.setdefault(role, []).append(term)
    return {role: tuple(terms) for role, terms in found.items()}
