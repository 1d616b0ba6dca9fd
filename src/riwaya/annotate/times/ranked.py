"""Days and weeks by their rank: «أول جمعة من يوليو», «الأحد الثاني من مايو», «الأسبوع الثالث من عام 2027»."""

from __future__ import annotations

from riwaya.annotate.times.calendar import month_at, with_year
from riwaya.annotate.times.grammar_words import LAST_WORDS, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.periods import period
from riwaya.annotate.times.relative import day_like
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_OF, _ENDED = words_of("of"), words_of("ended")


def ranked_before(w: Words, i: int, sense: Sense) -> Parsed | None:
    """The rank before the weekday: «أول يوم جمعة من يوليو», «آخر خميس من الشهر الجاري»."""
    last = w.form(i).endswith("اخر")
    if not (sense.weak or last):
        return None
    k = i + sense.size
    k += w.form(k) == "يوم"
    named = w.sense(k, "weekday")
    return _of_month(w, k + 1, named.number, -1 if last else sense.number) if named is not None else None


def day_of_days(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«أول أيام رمضان», «ثاني أيام عيد الفطر», «آخر أيام شهر رمضان»."""
    last = w.form(i).endswith("اخر")
    k = i + sense.size + 1
    if not (sense.weak or last) or w.form(k - 1) != "ايام":
        return None
    feast = w.sense(k, "feast") or w.sense(k, "holiday")
    if feast is not None:
        month, first, *ranked = (int(part) for part in feast.value.split("-"))
        if last or ranked:
            return None
        moment = Moment(month=month, day=first + sense.number - 1, hijri=feast.kind == "feast")
        return with_year(w, k + feast.size, moment)
    month_ = month_at(w, k)
    if month_ is None:
        return None
    moment = Moment(month=month_.number, hijri=month_.hijri, part="LAST" if last else "")
    return with_year(w, month_.last, moment if last else replace(moment, day=sense.number))


def ranked_behind(w: Words, i: int, sense: Sense) -> Parsed | None:
    """The rank behind the weekday: «الأحد الثاني من مايو», «الجمعة الأخيرة من رمضان» only of Gregorian months."""
    if w.form(i + 1) in LAST_WORDS:
        return _of_month(w, i + 2, sense.number, -1)
    rank = w.sense(i + 1, "ordinal")
    if rank is None or rank.weak or rank.number > 5:
        return None
    return _of_month(w, i + 1 + rank.size, sense.number, rank.number)


def _of_month(w: Words, i: int, weekday: int, nth: int) -> Parsed | None:
    inner = period(w, i + 1) if w.form(i) in _OF else None
    if inner is None or inner.moment.hijri or inner.moment.type != "DATE" or inner.moment.day or inner.moment.part:
        return None
    if not (inner.moment.month or inner.moment.unit == "M"):
        return None
    return Parsed(replace(inner.moment, weekday=weekday, nth=nth), inner.last)


def week_ended(w: Words, i: int) -> Parsed | None:
    """«الأسبوع المنتهي في 29 مارس», «الأسبوع المنتهي يوم الجمعة»: the week in which that day lies."""
    if w.form(i + 1) not in _ENDED:
        return None
    found = day_like(w, i + 2 + (w.form(i + 2) in _OF))
    return found._replace(moment=replace(found.moment, length="P1W")) if found and found.moment.type == "DATE" else None


def week_of_year(w: Words, i: int) -> Parsed | None:
    """«الأسبوع الثالث من عام 2027»: the week by its number."""
    rank = w.sense(i + 1, "ordinal")
    if rank is None or rank.weak or rank.number > 53:
        return None
    k = i + 1 + rank.size
    inner = period(w, k + (w.form(k) == "من"))
    if inner is None or inner.moment.type != "DATE" or not _whole_year(inner.moment):
        return None
    return Parsed(replace(inner.moment, nth=rank.number), inner.last)


def _whole_year(moment: Moment) -> bool:
    plain = not (moment.month or moment.season or moment.quarter or moment.half or moment.part or moment.hijri)
    return plain and bool(moment.year or (moment.unit == "Y" and moment.shift is not None))
