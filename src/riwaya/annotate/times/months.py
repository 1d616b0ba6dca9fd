"""Months without a day: «أكتوبر», «مارس/آذار عام 2015», «فبراير ومارس 2016»."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.times.calendar import day_behind, month_at, with_year, written_aab
from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.moment import Expression, Moment, Parsed
from riwaya.annotate.times.words import Sense, Words
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table
from riwaya.model import Frame
from riwaya.model.revising import replace

_NEAR = 30  # tokens
_DECEMBER = 12
_MAY = words_of("premier")
_IN, _DEGREES = words_of("inside", "during"), words_of("degree")
_NAMES = ("ماي", "محرم")


def lone_month(w: Words, i: int, sense: Sense) -> Parsed | None:
    """A month without a day: «أكتوبر», «مارس/آذار عام 2015»."""
    month = month_at(w, i, sense)
    if month is None or (sense.weak and w.form(i).endswith("اب") and not written_aab(w, i)):
        return None
    if w.form(i - 1) == "دي" or w.form(month.last) == "طيب" or w.form(i - 1) in _MAY:
        return None  # «لويجي دي مايو», «رجب طيب أردوغان», «تيريزا ماي نفسها»
    if w.any(month.last, "monthname"):
        return None  # «أيلول الأسود»
    found = with_year(w, month.last, Moment(month=month.number, hijri=month.hijri))
    joined = year_behind(w, month.last) if found.last == month.last and not month.hijri else None
    if joined is not None:
        return Parsed(replace(found.moment, year=joined), month.last)
    if w.form(i).endswith("صفر") and not month.firm and _zero(w, i, found.last == month.last):
        return None
    if found.last == month.last and not month.hijri:
        found = day_behind(w, month.last, found.moment) or found
    named = sense.clitics in ("ل", "ب", "ول") and not w.form(i).endswith(_NAMES)  # «اتصل بماي هاتفيا»
    if month.firm or found.last > month.last or named:
        return found
    if month.hijri and w.form(i)[sense.length :] in w.frame.once(_persons):
        return None  # «طارق رمضان … واعترف رمضان»
    if w.form(i).endswith("ماي") and w.frame.once(_premier_named):
        return None  # «تيريزا ماي … وقالت ماي»
    licensed = w.before(i, "licence") or w.before(i, "part") or (sense.clitics == "و" and _after_month(w, i))
    return found if licensed else None


def of_that_month(w: Words, i: int, number: int, previous: Expression) -> Parsed | None:
    """«27 منه» at `i`, a later day of the month of the day before: «في 23 مارس، وفي 27 منه»."""
    moment = previous.moment
    dated = moment.month is not None and moment.day is not None and moment.type in ("DATE", "TIME")
    if not dated or number <= (moment.day or 0) or i - previous.last > _NEAR or previous.first < w.low:
        return None
    return Parsed(replace(moment, type="DATE", day=number, weekday=None, daypart="", clock=""), i + 2)


def month_of_year(w: Words, i: int) -> Parsed | None:
    """«الشهر الأول من عام 2014»: the month by its rank in a year."""
    rank = w.sense(i + 1, "ordinal")
    if rank is None or rank.number > _DECEMBER or w.form(i + 1 + rank.size) != "من":
        return None
    k = i + 1 + rank.size
    found = with_year(w, k, Moment(month=rank.number))
    return found if found.last > k and found.moment.type == "DATE" else None


def _premier_named(frame: Frame) -> bool:
    """Whether a text tells of Theresa May, whose name is a month of the Maghreb."""
    return not _MAY.isdisjoint(frame.forms)


def _persons(frame: Frame) -> frozenset[str]:
    """The words of a text that stand behind a given name somewhere in it, as far as they are months: «رمضان»."""
    months, names = _hijri_names(), _given_names()
    forms = frame.forms
    return frozenset(forms[k] for k in range(1, len(forms)) if forms[k] in months and forms[k - 1] in names)


@cache
def _hijri_names() -> frozenset[str]:
    return frozenset(fold(row["form"]) for row in load_table("hijri_months").rows)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in load_table("given_names").rows if row["ambiguous"] == "no")


def _zero(w: Words, i: int, bare: bool) -> bool:
    """Whether «صفر» is the number: without a year, unless it opens behind في or خلال («في صفر»)."""
    return bare and (w.form(i - 1) not in _IN or w.form(i + 1) in _DEGREES)


def year_behind(w: Words, i: int) -> int | None:
    """The year that stands with the second of two months: «فبراير ومارس 2016»."""
    joined = w.sense(i, "month", "و")
    other = lone_month(w, i, joined) if joined is not None else None
    return other.moment.year if other is not None and other.moment.day is None else None


def _after_month(w: Words, i: int) -> bool:
    return w.sense(i - 1, "month") is not None
