"""What a moment is counted from, and how far a day lies from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from riwaya.model.making import quickly_made

# Days. «الصيف الماضي», said in summer, is that of the year before; «الربيع المقبل» may be said in the first weeks of
# March.
_A_MONTH, _A_SEASON, _UNFELT = 31, 100, 21


@quickly_made
@dataclass(frozen=True, slots=True)
class Anchor:
    """What a moment is counted from: the publication day (None when unknown), the value of the last date in
    the text, and where the words around point (`leads`: -1 past, 1 future, 0 unsaid)."""

    day: date | None
    text: str = ""
    leads: int = 0


def distance(interval: tuple[date, date], day: date, lead: int, firm: bool) -> float:
    """How far an interval lies from `day`, the wrong side counted much farther."""
    begin, end = interval
    if begin <= day <= end:
        if begin == end or not firm or lead == 0:
            return 0.0
        ahead = lead > 0 and (end - begin).days > _A_MONTH and (day - begin).days <= _UNFELT
        return 200.0 if ahead or (end - begin).days > _A_SEASON else 400.0
    gap = (begin - day).days if begin > day else -(day - end).days
    if lead and (gap > 0) != (lead > 0):
        return abs(gap) + 4000.0 if firm else abs(gap) * 4.0
    if not lead and gap > 0:
        return abs(gap) * 1.6  # news looks back more often than ahead
    return float(abs(gap))
