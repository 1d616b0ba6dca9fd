"""Times counted from now or from another date of the text, and repetition: «قبل أسبوعين», «كل يوم»."""

from __future__ import annotations

from riwaya.annotate.times.cues import tells
from riwaya.annotate.times.durations import CLOCK_UNITS, length_at, timex
from riwaya.annotate.times.grammar_words import NOW_WORDS, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_COUNTS_FROM, _THAT = words_of("counted_from"), words_of("pointing")
_APPOINTED, _COMING = tuple(words_of("appointed")), tuple(words_of("appointed", "coming"))
_NOT_EACH, _OF_TIME = words_of("not_each"), words_of("of_time")
_FOLLOWING, _OPENING = words_of("before_now"), frozenset('"«“(#@')
_NEVER = 7  # tokens


def offset(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«قبل أسبوعين», «قبل نحو ثلاثة أيام», «بعد يومين من الآن»; None where another event is counted from."""
    sign = sense.number
    k = i + sense.size
    if w.form(i) == "قبل" and w.form(i - 1) == "من" and _before_now(w, i, k):
        return Parsed(Moment(value="PAST_REF"), k)  # «كما حدث من قبل»
    modifier = w.sense(k, "modifier")
    k += modifier.size if modifier else 0
    length = length_at(w, k)
    if length is None or length.definite:
        return None
    last = length.last
    if w.form(last) == "من" and w.form(last + 1) in NOW_WORDS and not w.any(last + 2, "dayname"):
        last += 2
    elif _from_event(w, last, sign) or _names_period(w, k, last):
        return None
    after = w.sense(last, "after")
    last += after.size if after else 0
    modifier = modifier or after
    moment = Moment(unit=length.unit, amount=length.amount and sign * length.amount, direction=sign)
    if length.amount is None and length.unit in CLOCK_UNITS:
        moment = Moment(type="TIME", unit="D", shift=0, base="near")
    elif length.amount is None:
        moment = replace(moment, value="PAST_REF" if sign < 0 else "FUTURE_REF")
        if sign < 0 and length.unit == "D" and length.last == k + 1:
            moment = replace(moment, length="PXD")  # «قبل أيام»
    return Parsed(replace(moment, modifier=modifier.value if modifier else ""), last)


def _before_now(w: Words, i: int, k: int) -> bool:
    """Whether «من قبل» is "before": at the end of a clause, before a particle, behind «أي وقت»; not "by"."""
    if w.form(i - 2) == "وقت":
        return True
    if any(w.form(n).removeprefix("و") == "لم" for n in range(max(w.low, i - _NEVER), i - 1)):
        return False  # «لم يحدث من قبل»: never before
    ended = w.kind(k) in ("mark", "") and w.form(k) not in _OPENING
    joined = w.form(k)[:1] == "و" and tells(w.form(k)[1:])  # «كان قد خسرها من قبل وأعاد بناءها»
    return ended or joined or w.form(k) in _FOLLOWING


def _from_event(w: Words, i: int, sign: int) -> bool:
    """Whether an event is counted from at `i`: «بعد يومين على الهجوم», «قبل شهر من الاقتراع»."""
    form = w.form(i)
    if sign < 0:
        beginnings = {"عن": _APPOINTED, "على": _COMING}.get(form)
        return (form == "من" and w.form(i + 1) not in _OF_TIME) or (
            beginnings is not None and w.form(i + 1).startswith(beginnings)
        )
    return form in _COUNTS_FROM or form == "مضت"


def _names_period(w: Words, k: int, last: int) -> bool:
    """Whether the unit at `k` names what follows and counts nothing: «قبل عام 2003», «قبل يوم الجمعة»."""
    if last != k + 1 or w.kind(k) != "word":
        return False
    unit, number = w.sense(k, "unit"), w.digits(last)
    if unit is None or not unit.value.endswith("1"):
        return False
    if number is not None:
        return number > 1000 if unit.value == "Y 1" else unit.value == "D 1" and number <= 31
    if unit.value == "D 1" and w.form(last).startswith("ال"):
        return True  # «قبل يوم الاقتراع»
    return any(w.sense(last, kind) is not None for kind in ("month", "hijri", "weekday", "day"))


def counted_from_text(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«بعد ذلك بيومين», «قبلها بأسبوع»: counted from another date of the text."""
    k = i if w.form(i).endswith(("ها", "ده", "له")) else i + 1
    if k > i and w.form(k) != "ذلك":
        return None
    unit = w.sense(k + 1, "unit", "ب")
    length = length_at(w, k + 1, unit) if unit is not None or w.form(k + 1)[:1] == "ب" else None
    if length is None:
        return None
    amount = length.amount and sense.number * length.amount
    moment = Moment(unit=length.unit, amount=amount, base="text", direction=sense.number)
    return Parsed(moment if amount else replace(moment, value="PAST_REF"), length.last)


def from_that(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«بعد شهر من ذلك», «قبل أسبوع من ذلك»: counted from the date told last, where the number is said."""
    k = i + sense.size
    modifier = w.sense(k, "modifier")
    length = length_at(w, k + (modifier.size if modifier else 0))
    if length is None or not length.amount or length.definite or w.form(length.last) not in _COUNTS_FROM:
        return None
    last = length.last + 2
    if w.form(last - 1) not in _THAT or w.form(last).startswith("ال") or length.unit in CLOCK_UNITS:
        return None  # «بعد شهر من ذلك الهجوم»
    amount = sense.number * length.amount
    said = modifier.value if modifier else ""
    return Parsed(Moment(unit=length.unit, amount=amount, base="text", direction=sense.number, modifier=said), last)


_SETS = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI"}


def repeated(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«كل يوم», «كل جمعة», «كل أسبوعين», «كل صباح»."""
    del sense
    k = i + 1
    if w.form(k + 1) == "وانتم":
        return None  # «كل عام وأنتم بخير»
    if w.form(k) == "يوم" and (named := w.sense(k + 1, "weekday")):
        return Parsed(Moment(type="SET", value=f"XXXX-WXX-{named.number}"), k + 2)
    named = w.sense(k, "weekday")
    if named is not None and w.form(k) not in _NOT_EACH:
        return Parsed(Moment(type="SET", value=f"XXXX-WXX-{named.number}"), k + 1)
    part = w.sense(k, "daypart")
    if part is not None and part.size == 1:
        return Parsed(Moment(type="SET", value=f"XXXX-XX-XXT{part.value}"), k + 1)
    length = length_at(w, k)
    if length is None or length.definite or length.amount is None:
        return None
    if length.amount == 1:
        value = _SETS.get(length.unit, timex(length.unit, 1))
        return Parsed(Moment(type="SET", value=value), length.last)
    return Parsed(Moment(type="SET", value=timex(length.unit, length.amount)), length.last)
