"""What the text around an expression makes of it: a weekday ahead, «حينها» of what was told, a month of a year gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from riwaya.annotate.times.anchors import Anchor
from riwaya.annotate.times.grammar_words import PERHAPS, RANGED, SINCE, words_of
from riwaya.annotate.times.intervals import interval_of
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.narrated import Narrative
from riwaya.annotate.times.nights import at_any_time, moved, of_the_day_before
from riwaya.annotate.times.nowadays import nowadays
from riwaya.annotate.times.values import value_of
from riwaya.annotate.times.weekdays import bare_weekday, in_its_week, of_the_days_around, of_told_year
from riwaya.annotate.times.words import senses_of
from riwaya.model import Frame, Quotation, TimeMention
from riwaya.model.revising import replace

_TODAY, _TOMORROW = Moment(unit="D", shift=0), Moment(unit="D", shift=1)
_SOME_DAY = ("PRESENT_REF", "FUTURE_REF")
_GOES_ON = tuple(words_of("story_goes_on"))
_THEN = ("reference", "this")
_FRIDAY = 5
_WEEK = timedelta(days=7)
_OFFICES, _NEW, _NOVEMBER = words_of("then_office"), words_of("new_year"), 11
_STORY = 350  # characters: a sentence or two


class Context:
    """What the expressions of one article tell about one another."""

    def __init__(self, frame: Frame, expressions: Sequence[Expression], days: tuple[date, date] | None) -> None:
        self._frame, self._days = frame, days
        self._dated = any(_places_days(frame, expression) for expression in expressions)
        self._ahead = _weekdays_ahead(expressions, days)
        self._sayings = _sayings(frame, expressions)
        self.narrative = Narrative(frame, days)

    def settled(self, found: Expression, last: TimeMention | None) -> Expression:
        """The expression as its surroundings have it."""
        moment = found.moment
        if self._sayings and moment in (_TODAY, _TOMORROW) and self._frame.quotation_at(found.start) in self._sayings:
            return found._replace(moment=Moment(value=_SOME_DAY[moment.shift or 0]), rule="nowadays")
        if not self._dated and moment.shift == 1 and moment == _TOMORROW and _perhaps(self._frame, found):
            return found._replace(moment=Moment(value="FUTURE_REF"), rule="nowadays")
        if moment.unit == "Y" and moment.shift == 0 and self._frame.forms[found.last - 1] in _NEW:
            ahead = self._days is not None and self._days[0].month >= _NOVEMBER
            return found._replace(moment=replace(moment, shift=int(ahead)))  # «العام الجديد»: the coming one
        if moment.shift == 0 and self._days is not None and moment.unit in ("W", "M"):
            found = of_the_days_around(found, self._days)
            moment = found.moment
        if found.rule == "named-day" and self._days is not None and (moment.year or 0) > self._days[1].year:
            return found._replace(moment=replace(moment, year=None))
        if found.rule == "holiday" and last is not None and _same_day(moment, last):
            return found._replace(moment=replace(moment, year=int(last.value[:4])))
        if found.rule == "part-of-day" and not self._dated and at_any_time(self._frame, found, last):
            return found._replace(moment=Moment())  # «استمع إلى الموسيقى في الصباح»
        if found.rule in _THEN and moment.value == "PAST_REF" and last is not None:
            return self._then(found, last)
        if moment.unit == "D" and moment.shift == 0:
            if moment.daypart and of_the_day_before(self._frame, found, last, self._days):
                return moved(found)
            return nowadays(self._frame, found, last, self._days, dated=self._dated)
        weekend = moment.unit == "W" and moment.part == "LAST" and found.last - found.first == 2
        if weekend and moment.shift == -1 and self._days is not None and self._days[1].isoweekday() > _FRIDAY:
            return found._replace(moment=replace(moment, shift=0))  # told on the weekend itself
        return self._placed(found, last)

    def _placed(self, found: Expression, last: TimeMention | None) -> Expression:
        """A weekday or a month without its year on its side of the day of publication."""
        moment = found.moment
        if moment.weekday is not None and last is not None and bare_weekday(moment):
            named = self._meant(found, last)
            if named is not None:
                return found._replace(moment=replace(moment, year=named.year, month=named.month, day=named.day))
        if moment.weekday is not None and found.leads >= 0 and bare_weekday(moment) and moment.weekday in self._ahead:
            return found._replace(moment=replace(moment, direction=1))
        if bare_weekday(moment):
            return in_its_week(self._frame, found, self._days)
        if moment.weekday and moment.day and last is not None and self._days is not None:
            return of_told_year(found, last, self._days)
        if moment.month and last is not None and _bare_month(moment) and self._joined(found, last):
            return found._replace(moment=replace(moment, year=_next_year(last, moment.month)))
        if moment.month and last is not None and _bare_month(moment):
            return self._of_month(found, last, moment.month)
        return found

    def _then(self, found: Expression, last: TimeMention) -> Expression:
        """«حينها» and its like: the time of the past that the sentences before it speak of; not behind an office
        («الرئيس الأميركي آنذاك»), where it tells only that somebody else holds it now."""
        if found.rule == "reference" and _of_office(self._frame, found):
            return found
        told = interval_of(last.value)
        if found.rule == "this" and self._days is not None and told is not None and told[1] >= self._days[0]:
            return found._replace(moment=Moment(value="PAST_REF"))  # «في ذلك الوقت» is not now
        near = found.start - self._frame.text.position(last.span.end) <= _STORY
        named = interval_of(last.value) if near and last.type == "DATE" else None
        senses = senses_of(self._frame.tokens[found.first].form)
        pointed = (
            found.rule == "this" and self._frame.forms[found.first - 1] not in SINCE
        )  # «منذ ذلك الوقت»: ever since
        if named is None or not (pointed or any(sense.kind == "thenpast" for sense in senses)):
            return found
        since = timedelta() if named[1] - named[0] >= _WEEK - timedelta(days=1) else _WEEK
        past = named[1] + since < self._days[0] if self._days is not None else not last.relative
        return found._replace(moment=Moment(value=last.value, base="text")) if past else found

    def _joined(self, found: Expression, last: TimeMention) -> bool:
        """Whether a month stands right behind another month: «أيلول وتشرين الأول», «بين يناير ومايو»."""
        gap = self._frame.text.position(last.span.end), found.start
        text = self._frame.text.chars[gap[0] : gap[1]]
        return len(last.value) == 7 and last.value[:4].isdigit() and text.strip() in RANGED

    def _meant(self, found: Expression, last: TimeMention) -> date | None:
        """The last day of the time before, which «أي» and a weekday say again: «نهاية الشهر، أي السبت»."""
        gap = self._frame.text.chars[self._frame.text.position(last.span.end) : found.start]
        named = interval_of(last.value)
        if named is None or gap.strip(' "«»”“،') != "اي":
            return None
        return named[1] if named[1].isoweekday() == found.moment.weekday else None

    def _of_month(self, found: Expression, last: TimeMention, month: int) -> Expression:
        """A month without its year: of a story told before, or on the side of publication told before."""
        year = self.narrative.year_of(found, last)
        if year is not None:
            return found._replace(moment=replace(found.moment, year=year))
        if not found.leads:
            return found._replace(leads=self.narrative.side_of(month))
        return self._of_story(found, last) if found.leads < 0 else found

    def _of_story(self, found: Expression, last: TimeMention) -> Expression:
        """A month without its year behind a year of the past in its sentence: «اندلعت عام 2011، وفي أكتوبر سقط …»."""
        frame, moment, days = self._frame, found.moment, self._days
        sentence = frame.sentence_at(found.start)
        named = interval_of(last.value) if not last.relative and last.type == "DATE" else None
        if sentence is None or named is None or days is None or frame.text.position(last.span.start) < sentence[0]:
            return found
        if named[1].year >= days[0].year - 1 or named[0].year != named[1].year or moment.month is None:
            return found
        joined = " ".join(token.form for token in frame.tokens[max(0, found.first - 2) : found.first])
        then = " ثم " in frame.text.chars[frame.text.position(last.span.end) : found.start]
        if not (joined.endswith(_GOES_ON) or then) or (named[0] == named[1] and not joined.startswith("اي")):
            return found
        later = len(last.value) > 4 and moment.month < named[0].month
        return found._replace(moment=replace(moment, year=named[0].year + later))

    def left_behind(self, found: Expression, last: TimeMention) -> bool:
        """Whether the last date, of weeks before, is no longer spoken of at a part of the day some sentences later."""
        counted = found.rule == "offset"  # «وبعد ساعات»
        if found.moment.base != "near" or found.moment.type != "TIME" or self._days is None or counted:
            return False
        named = interval_of(last.value)
        sentence = self._frame.sentence_at(found.start)
        old = named is not None and named[1] + _WEEK < self._days[0]
        return old and sentence is not None and self._frame.text.position(last.span.start) < sentence[0]

    def day_of_speech(self, found: Expression, last: TimeMention | None) -> date | None:
        """For «اليوم» inside a quotation: the day, one or two before publication, that the paragraph gave before it."""
        moment, frame = found.moment, self._frame
        if self._days is None or last is None or moment.unit != "D" or moment.shift != 0 or moment.base != "published":
            return None
        block = frame.block_at(found.start)
        if frame.quotation_at(found.start) is None or block is None:
            return None
        named = interval_of(last.value)
        if frame.text.position(last.span.start) < block.start or named is None or named[0] != named[1]:
            return None
        return named[0] if 1 <= (self._days[1] - named[0]).days <= 2 else None


def _of_office(frame: Frame, found: Expression) -> bool:
    """Whether an office stands in the words right before: «المدير المالي آنذاك»."""
    before = frame.forms[max(0, found.first - 4) : found.first]
    return bool(before) and before[-1] not in ("،", ",") and not _OFFICES.isdisjoint(before)


def _sayings(frame: Frame, expressions: Sequence[Expression]) -> frozenset[Quotation]:
    """Quotations that set a bare today against a bare tomorrow: «يقولون اليوم شيئا وغدا شيئا آخر»."""
    found: dict[Moment, set[Quotation]] = {_TODAY: set(), _TOMORROW: set()}
    for expression in expressions:
        if expression.moment in found and (quotation := frame.quotation_at(expression.start)) is not None:
            found[expression.moment].add(quotation)
    return frozenset(found[_TODAY] & found[_TOMORROW])


def _places_days(frame: Frame, found: Expression) -> bool:
    """Whether a text speaks of single days of its own week: weekdays, yesterday; not «بالأمس», an essay's past."""
    moment = found.moment
    yesterday = moment.unit == "D" and moment.shift == -1
    return moment.weekday is not None or (yesterday and not frame.forms[found.first].endswith("الامس"))


def _weekdays_ahead(expressions: Sequence[Expression], days: tuple[date, date] | None) -> frozenset[int]:
    """Weekdays that the text dates in the week after publication, «غدا الأربعاء», «الأحد المقبل», and not before."""
    if days is None or days[0] != days[1]:
        return frozenset()
    ahead, behind = set(), set()
    for expression in expressions:
        moment = expression.moment
        said_next = moment.direction == 1 and moment.weekday != days[0].isoweekday()
        dated = moment.day is not None or (moment.unit == "D" and moment.shift) or said_next
        told = bare_weekday(moment) and expression.leads < 0
        if moment.weekday is None or moment.nth or not (dated or told):
            continue
        named = interval_of(value_of(moment, Anchor(days[0], "", expression.leads)))
        if named is not None and named[0] == named[1]:
            if days[0] < named[0] <= days[0] + _WEEK:
                ahead.add(named[0].isoweekday())
            elif days[0] - _WEEK <= named[0] <= days[0]:
                behind.add(named[0].isoweekday())
    return frozenset(ahead - behind)


def _same_day(moment: Moment, last: TimeMention) -> bool:
    """Whether a feast without its year falls on the day named before it: «14 يوليو 2016 … يوم الباستيل»."""
    undated = moment.year is None and not moment.hijri and moment.direction is None
    return undated and last.value[4:10] == f"-{moment.month or 0:02d}-{moment.day or 0:02d}"


def _next_year(last: TimeMention, month: int) -> int:
    """The year of a month that comes behind another."""
    return int(last.value[:4]) + (month < int(last.value[5:7]))


def _bare_month(moment: Moment) -> bool:
    plain = moment.year is None and moment.direction is None and not moment.unit and not moment.hijri
    return plain and moment.weekday is None and moment.type == "DATE"


def _perhaps(frame: Frame, expression: Expression) -> bool:
    """Whether a tomorrow is one of some day: «قد نرى غدا»."""
    before = frame.tokens[max(0, expression.first - 4) : expression.first]
    return expression.leads <= 0 and any(token.form.removeprefix("و") in PERHAPS for token in before)
