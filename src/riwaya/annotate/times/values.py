"""What day, month or year a moment is, once it is known when the article was published."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.annotate.times.anchors import Anchor, distance
from riwaya.annotate.times.hijri import hijri_value
from riwaya.annotate.times.intervals import interval_of, ranked_day
from riwaya.annotate.times.moment import Moment
from riwaya.model.revising import replace


def value_of(moment: Moment, anchor: Anchor) -> str:
    """The TIMEX3 value of a moment; X where the text does not decide; "" when the parts make no date."""
    try:
        return _value(moment, anchor)
    except (ValueError, OverflowError):
        return ""


def _value(moment: Moment, anchor: Anchor) -> str:
    if moment.type in ("DURATION", "SET"):
        return moment.value
    if moment.base == "text" and moment.value == "PAST_REF" and not moment.amount:
        near = interval_of(anchor.text)
        return near[0].isoformat() if near and near[0] == near[1] else "PAST_REF"
    if moment.value:
        return _some_days_ago(moment, anchor) or moment.value
    value = _calendar(moment, anchor)
    if moment.length == "P1W" and (day := interval_of(value)) is not None and day[0] == day[1]:
        return "{:04d}-W{:02d}".format(*day[0].isocalendar())
    if moment.part == "LAST":
        value = _end_of(value)
    elif moment.part == "START" and moment.century is None and moment.unit == "CE" and value.endswith("XX"):
        value = value[:2] + "0X"
    if moment.type == "TIME":
        return _with_time(value, moment)
    return value


def _some_days_ago(moment: Moment, anchor: Anchor) -> str:
    """«قبل أيام»: the month in which those days lie, "" where they may lie in two."""
    if not moment.length or anchor.day is None:
        return ""
    late, early = (anchor.day - timedelta(days=days) for days in _SOME_DAYS)
    return f"{late.year:04d}-{late.month:02d}" if late.month == early.month else ""


_SOME_DAYS = (2, 9)


def _with_time(value: str, moment: Moment) -> str:
    if moment.clock:
        return f"{value}T{moment.clock}"
    return f"{value}T{moment.daypart}" if moment.daypart and moment.daypart != "DT" else value


def _end_of(value: str) -> str:
    interval = interval_of(value)
    if interval is None or value.endswith(("SP", "SU", "FA", "WI")):
        return value
    return interval[1].isoformat()


def _calendar(moment: Moment, anchor: Anchor) -> str:
    if moment.hijri:
        return hijri_value(moment, anchor)
    if moment.decade is not None:
        return f"{moment.decade}X"
    if moment.century is not None:
        return f"{moment.century:02d}XX"
    if moment.amount is not None:
        return _offset(moment, anchor)
    if moment.year is not None:
        return _dated(moment, moment.year)
    if moment.unit:
        return _shifted(moment, anchor)
    return _undated(moment, anchor)


def _dated(moment: Moment, year: int) -> str:
    """Year known: year, month, day, season, quarter or half."""
    if moment.season:
        return f"{year:04d}-{moment.season}"
    if moment.quarter:
        return f"{year:04d}-Q{moment.quarter}"
    if moment.half:
        return f"{year:04d}-H{moment.half}"
    if moment.month is None:
        return f"{year:04d}-W{moment.nth:02d}" if moment.nth else f"{year:04d}"
    if moment.nth and moment.weekday:
        return ranked_day(year, moment.month, moment.weekday, moment.nth)
    if moment.day is None:
        return f"{year:04d}-{moment.month:02d}"
    return date(year, moment.month, moment.day).isoformat()


def base_day(moment: Moment, anchor: Anchor) -> date | None:
    """The day a moment counts from."""
    if moment.base == "published":
        return anchor.day
    near = interval_of(anchor.text)
    ahead = near is not None and moment.base == "near" and not moment.clock and anchor.day and near[0] > anchor.day
    if near is not None and not ahead and _fine_enough(near, moment):
        night = moment.clock and moment.clock < "06:00" and anchor.text.endswith("TNI")
        return near[0] + timedelta(days=bool(night))
    return anchor.day if moment.base == "near" else None


def _fine_enough(interval: tuple[date, date], moment: Moment) -> bool:
    """Whether an interval of the text places the unit that is counted from it."""
    days = (interval[1] - interval[0]).days
    return days <= {"D": 0, "W": 6, "M": 31, "Y": 366, "DE": 3660}.get(moment.unit, 36600)


_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXXX", "CE": "XXXX"}


def _shifted(moment: Moment, anchor: Anchor) -> str:
    """«الشهر الماضي», «السادس من الشهر المقبل», «أغسطس من العام الماضي»."""
    base, shift, unit = base_day(moment, anchor), moment.shift or 0, moment.unit
    if base is None:
        return _unknown_shift(moment)
    if unit == "D":
        return near_weekday(base + timedelta(days=shift), moment.weekday)
    if unit == "W":
        day = base + timedelta(weeks=shift)
        year, week, _ = day.isocalendar()
        if moment.weekday:
            return date.fromisocalendar(year, week, moment.weekday).isoformat()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        year, month = divmod(base.year * 12 + base.month - 1 + shift, 12)
        if moment.nth and moment.weekday:
            return ranked_day(year, month + 1, moment.weekday, moment.nth)
        if moment.day:
            return date(year, month + 1, moment.day).isoformat()
        return f"{year:04d}-{month + 1:02d}"
    if unit == "Y":
        return _dated(moment, base.year + shift)
    if unit == "DE":
        return f"{base.year // 10 + shift:03d}X"
    return f"{base.year // 100 + shift:02d}XX"


def near_weekday(day: date, weekday: int | None) -> str:
    """The day, or the nearest day that has the weekday named beside it («أمس الثلاثاء»)."""
    if weekday is None or day.isoweekday() == weekday:
        return day.isoformat()
    ahead = (weekday - day.isoweekday()) % 7
    return (day + timedelta(days=ahead if ahead <= 3 else ahead - 7)).isoformat()


def _unknown_shift(moment: Moment) -> str:
    if moment.unit == "Y" and moment.month:
        return f"XXXX-{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
    if moment.unit == "M" and moment.day:
        return f"XXXX-XX-{moment.day:02d}"
    if moment.unit == "D" and moment.weekday:
        return f"XXXX-WXX-{moment.weekday}"
    if moment.unit == "Y" and (moment.season or moment.quarter or moment.half):
        return "XXXX-" + (moment.season or (f"Q{moment.quarter}" if moment.quarter else f"H{moment.half}"))
    return _UNKNOWN[moment.unit]


def _undated(moment: Moment, anchor: Anchor) -> str:
    """No year: a month, a day, a season or a weekday, placed by direction, by the words around or by nearness."""
    if moment.month is None and moment.day is not None:
        return _day_of_some_month(moment.day, anchor)
    if moment.month is None and not moment.season:
        return _weekday(moment, anchor)
    if anchor.day is None:
        if moment.season:
            return f"XXXX-{moment.season}"
        return f"XXXX-{moment.month:02d}" + (f"-{moment.day:02d}" if moment.day else "")
    lead = moment.direction if moment.direction is not None else anchor.leads
    firm = moment.direction is not None
    if moment.direction == 0:
        return _dated(moment, anchor.day.year)
    candidates = _in_years(moment, anchor.day.year, 1)
    if len(candidates) < 3:  # else the nearest is one of these; 29 February is not in every year
        candidates = _in_years(moment, anchor.day.year, 4)
    if moment.weekday and moment.day:
        near = [c for c in candidates if abs(c[0] - anchor.day.year) <= 1]
        candidates = [c for c in near if c[1][0].isoweekday() == moment.weekday] or candidates
    best = min(candidates, key=lambda c: distance(c[1], anchor.day, lead, firm))  # type: ignore[arg-type]
    return _dated(moment, best[0])


def _in_years(moment: Moment, year: int, reach: int) -> list[tuple[int, tuple[date, date]]]:
    """The days of a moment without a year in each of the years around one, where there are any."""
    found = []
    for near in range(year - reach, year + reach + 1):
        interval = interval_of(_dated_or_none(moment, near))
        if interval:
            found.append((near, interval))
    return found


def _day_of_some_month(day: int, anchor: Anchor) -> str:
    """«يوم 27»: of this month, the last or the next where the words around say which side; partial otherwise."""
    if anchor.day is None or not anchor.leads:
        return f"XXXX-XX-{day:02d}"
    step = 0
    if (day - anchor.day.day) * anchor.leads < 0:
        step = anchor.leads
    year, month = divmod(anchor.day.year * 12 + anchor.day.month - 1 + step, 12)
    return date(year, month + 1, day).isoformat()


def _dated_or_none(moment: Moment, year: int) -> str:
    try:
        return _dated(moment, year)
    except ValueError:
        return ""


def _weekday(moment: Moment, anchor: Anchor) -> str:
    """A weekday alone: the last one up to the day of publication, unless words point ahead."""
    weekday = moment.weekday
    if weekday is None:
        return ""
    if moment.base == "text" and (near := interval_of(anchor.text)) and near[0] == near[1]:
        return (near[0] + timedelta(days=(weekday - near[0].isoweekday()) % 7)).isoformat()
    if anchor.day is None:
        return f"XXXX-WXX-{weekday}"
    if moment.shift:  # «الأحد قبل الماضي»
        there = Anchor(anchor.day + timedelta(weeks=moment.shift), anchor.text, anchor.leads)
        return _weekday(replace(moment, shift=None), there)
    back = (anchor.day.isoweekday() - weekday) % 7
    if moment.direction == 0:  # «هذا الثلاثاء»: the nearest
        return near_weekday(anchor.day, weekday)
    if moment.direction == 1 or (moment.direction is None and anchor.leads > 0 and back):
        return (anchor.day + timedelta(days=7 - back)).isoformat()
    if moment.direction == -1 and back == 0:
        back = 7
    return (anchor.day - timedelta(days=back)).isoformat()


def _offset(moment: Moment, anchor: Anchor) -> str:
    """«قبل أسبوعين» to the day, «قبل ثلاثة أشهر» to the month, «قبل ستة أعوام» to the year."""
    base, amount = base_day(moment, anchor), moment.amount or 0.0
    unit = moment.unit
    if base is None:
        return {"M": "XXXX-XX", "Y": "XXXX", "DE": "XXXX", "CE": "XXXX"}.get(unit, "XXXX-XX-XX")
    if unit in ("DE", "CE"):
        return f"{base.year + int(amount * (10 if unit == 'DE' else 100)):04d}"
    if unit in ("Y", "M"):
        months = amount * (12 if unit == "Y" else 1)
        if unit == "Y" and amount == int(amount):
            return f"{base.year + int(amount):04d}" if amount > -base.year else "PAST_REF"
        year, month = divmod(base.year * 12 + base.month - 1 + round(months), 12)
        return f"{year:04d}-{month + 1:02d}"
    if unit in ("H", "MIN", "S"):
        return (base + timedelta(days=int(amount / 24) if unit == "H" else 0)).isoformat()
    days = amount * (7 if unit == "W" else 1)
    near = interval_of(anchor.text) if unit == "W" and moment.base == "text" else None
    if near is not None and near[0] == base and (near[1] - base).days == 6:
        return "{:04d}-W{:02d}".format(*(base + timedelta(days=round(days))).isocalendar())  # «قبل ذلك بأسبوع»
    return (base + timedelta(days=round(days))).isoformat()
