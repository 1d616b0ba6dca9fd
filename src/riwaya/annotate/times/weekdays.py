"""Which week a weekday without its date is of: «يصل الوفد، الأربعاء» said on Tuesday, «كان من المقرر أن يصل الجمعة»."""

from __future__ import annotations

from datetime import date

from riwaya.annotate.times.cues import looks_ahead
from riwaya.annotate.times.grammar_words import INSIDE, UNTIL, words_of
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.model import Frame, TimeMention
from riwaya.model.revising import replace

_WAS, _STARTING = words_of("was"), words_of("starting_at")
_PLANNED = ("المقرر", "المتوقع", "المفترض", "المنتظر", "المزمع", "المرتقب")
_CLAUSE, _STOPS = 12, frozenset('.؟!؛:"«»“”')
_FIRM = frozenset(("سوف", "لن"))
_FROM = 2  # words before: «اعتبارا من الخميس»
_TOMORROW, _YESTERDAY, _SOON = 1, 6, 3  # days ahead


def bare_weekday(moment: Moment) -> bool:
    """Whether nothing but the name of a weekday was said: «الجمعة», not «الجمعة المقبل»."""
    dated = moment.day is not None or moment.month is not None or moment.unit or moment.nth
    named = moment.weekday is not None and not dated and moment.direction is None
    return named and moment.base == "published" and moment.type != "SET"


def in_its_week(frame: Frame, found: Expression, days: tuple[date, date] | None) -> Expression:
    """A bare weekday with its side of the day of publication, where the words or the nearness of one tell it.

    News names a day of the week that lies at most some days off: tomorrow's name is not that of six days ago where no
    verb tells of the past, nor is yesterday's that of next week behind a verb of the present.
    """
    if days is None or days[0] != days[1] or found.moment.weekday is None:
        return found
    ahead = (found.moment.weekday - days[0].isoweekday()) % 7
    if _planned(frame, found):
        return _towards(found, 0)
    if found.first and frame.forms[found.first - 1] in UNTIL and 0 < ahead <= _SOON:
        return _towards(found, 1)  # «أغلقت المدارس حتى يوم الاثنين»
    starts = found.first >= _FROM and frame.forms[found.first - 1] == "من"
    if starts and frame.forms[found.first - _FROM] in _STARTING and 0 < ahead <= _SOON:
        return _towards(found, 1)
    if ahead == _TOMORROW and not found.leads and not _told_further(frame, found.last):
        return _towards(found, 1)
    if ahead == _YESTERDAY and found.leads > 0 and not _firmly_ahead(frame, found):
        return _towards(found, 0)
    return found


def _told_further(frame: Frame, last: int) -> bool:
    """Whether the day goes on with a number or with where it was: «عدت الخميس 21», «قتل ثلاثة الجمعة في الهجوم»."""
    return last < len(frame.tokens) and (frame.tokens[last].kind == "number" or frame.forms[last] in INSIDE)


def _towards(found: Expression, direction: int) -> Expression:
    return found._replace(moment=replace(found.moment, direction=direction))


def _planned(frame: Frame, found: Expression) -> bool:
    """Whether something was planned for a day: «كان من المقرر أن يجري التصويت الجمعة», «المباراة التي كانت مقررة
    الجمعة»; the nearest is meant."""
    before = frame.forms[max(0, found.first - 3) : found.first]
    if any(form.startswith("مقرر") for form in before) and not _WAS.isdisjoint(before):
        return True
    for k in range(found.first - 1, max(-1, found.first - _CLAUSE), -1):
        form = frame.forms[k]
        if form in _STOPS:
            return False
        if form in _PLANNED and k > 1 and frame.forms[k - 1] == "من" and frame.forms[k - _FROM] in _WAS:
            return True
    return False


def _firmly_ahead(frame: Frame, found: Expression) -> bool:
    """Whether a verb of the future leads: «سيشارك في الاجتماع الاثنين»."""
    for k in range(found.first - 1, max(-1, found.first - _CLAUSE), -1):
        form = frame.forms[k]
        if form in _STOPS:
            return False
        bare = form.removeprefix("و").removeprefix("ف")
        if bare in _FIRM or (bare.startswith("س") and looks_ahead(form)):
            return True
    return False


_WEEKEND, _NEW_MONTH = 6, 3


def of_the_days_around(found: Expression, days: tuple[date, date]) -> Expression:
    """«هذا الأسبوع» of what is to come, said at the weekend, is the week that begins; «في 20 من الشهر الجاري» of what
    was, said on the first days of a month, is of the month before."""
    moment = found.moment
    if moment.unit == "W" and found.leads > 0 and days[0].isoweekday() >= _WEEKEND and not moment.part:
        return found._replace(moment=replace(moment, shift=1))
    late = moment.unit == "M" and moment.day is not None and moment.day > days[1].day
    if late and found.leads < 0 and days[1].day <= _NEW_MONTH:
        return found._replace(moment=replace(moment, shift=-1))
    return found


def of_told_year(found: Expression, last: TimeMention, days: tuple[date, date]) -> Expression:
    """A weekday with its day and month in the year told before, where that day was of that name and the years around
    publication do not say: «في 2007 … احتفلوا الجمعة 21 ديسمبر»."""
    moment, told = found.moment, last.value[:4]
    if moment.year is not None or moment.unit or moment.direction is not None or found.leads > 0 or not moment.month:
        return found
    if not told.isdecimal() or int(told) >= days[0].year - 1 or moment.hijri or last.relative:
        return found
    try:
        named = date(int(told), moment.month, moment.day or 1)
    except ValueError:
        return found
    fits = named.isoweekday() == moment.weekday and not _of_these_years(moment, days)
    return found._replace(moment=replace(moment, year=named.year)) if fits else found


def _of_these_years(moment: Moment, days: tuple[date, date]) -> bool:
    """Whether the day had its name in the year of publication, up to it, or in the year before."""
    for year in (days[1].year, days[1].year - 1):
        try:
            day = date(year, moment.month or 1, moment.day or 1)
        except ValueError:
            continue
        if day.isoweekday() == moment.weekday and day <= days[1]:
            return True
    return False
