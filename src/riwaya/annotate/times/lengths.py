"""Units without a number, where they are a length of time and not a word of another phrase."""

from __future__ import annotations

from riwaya.annotate.times.ages import names_age
from riwaya.annotate.times.calendar import deictic_moment
from riwaya.annotate.times.durations import CLOCK_UNITS, duration, is_numeral, timex, unit_at
from riwaya.annotate.times.grammar_words import DURING, LAST_WORDS, TWICE, words_of
from riwaya.annotate.times.moment import Moment, Parsed
from riwaya.annotate.times.periods import OF_YEARS, period
from riwaya.annotate.times.words import Sense, Words
from riwaya.model.revising import replace

_POINTING, _THROUGHOUT = words_of("years_pointed"), words_of("years_through")


def bare_length(w: Words, i: int, sense: Sense) -> Parsed | None:
    """A unit without a number, where it is a length of time and not a word of another phrase."""
    found = duration(w, i, sense)
    if found is None or names_age(w, i, found.last) or w.kind(i - 1) == "number":
        return None
    if (unit_at(w, i, sense) or ("", 1))[1] != 1 and is_numeral(w.form(i - 1)):
        return None  # the number has been refused before its unit
    unit, count, definite = unit_at(w, i, sense) or ("", 0, False)
    alone = found.last == i + 1
    if definite and count == 0 and found.moment.direction is None and w.form(found.last) in _FIRST:
        return _first_of(w, found)
    if definite and count == 0 and (ending := _last_of(w, found)) is not None:
        return ending
    if definite and count == 0 and ((found.moment.amount and w.before(i, "span")) or _pointed_years(w, i, unit, found)):
        return found  # «خلال الأيام الثلاثة»
    if definite and (unit, count) == ("D", 1):
        return None  # «اليوم الأخير من الاجتماع»
    if definite:
        return found if found.moment.direction is not None else None
    if count == 1 and w.form(found.last - 1) in _WHOLE:
        return found
    if count == 1:
        return found if _singular_licensed(w, i, found, sense) else None
    if w.form(i).endswith(_DUAL_BEFORE_NOUN) and found.moment.direction is None:
        return None  # «عامي الحرب», «بشكل يومي تقريبا»
    if w.form(i) == "اشهر" and alone and _most_famous(w, i, sense):
        return None
    if alone and w.form(i + 1) in _NOT_LENGTH:
        return None  # «في ساعات محددة»
    latest = count == _DUAL and w.form(i - 1).endswith("اخر")  # «آخر عقدين»
    if unit in ("DE", "CE") and not (latest or _spanned(w, i, sense) or (count == 0 and _long(w, i, found.last))):
        return None  # «عقود» are contracts as well
    follows = w.form(found.last)
    if alone and count == 0 and follows.startswith("ال") and follows not in _PARTICLES:
        return Parsed(found.moment, found.last + 1) if w.any(found.last, "ordeal") and _spanned(w, i, sense) else None
    if unit == "H" and alone and count == 0 and w.kind(i + 1) == "mark" and w.form(i + 1) in _QUOTES:
        return None  # «ساعات "أبل ووتش"»
    if unit == "D" and alone and count == 0 and not (_spanned(w, i, sense) or w.form(i).endswith("ياما")):
        return None
    return found


def _pointed_years(w: Words, i: int, unit: str, found: Parsed) -> bool:
    """«خلال هذه السنوات الخمس», «على مر السنوات»: a stretch of years told of before or vague."""
    pointed = w.form(i - 1) in _POINTING
    if found.moment.direction is not None or not (pointed or w.form(i - 1) in _THROUGHOUT):
        return False
    counted = bool(found.moment.amount) and pointed and w.before(i - 1, "span")
    return counted or (unit == "Y" and found.last == i + 1 and not w.form(found.last).startswith("ال"))


def _first_of(w: Words, found: Parsed) -> Parsed | None:
    """The first days of a period, «الأيام الأولى من عام 1977», or of anything if counted: «الساعات 24 الأولى»."""
    inner = period(w, found.last + 1 + (w.form(found.last + 1) == "من"))
    last = inner.last if inner is not None else found.last + 1
    return Parsed(found.moment, last) if inner is not None or found.moment.amount else None


def _last_of(w: Words, found: Parsed) -> Parsed | None:
    """The last days, weeks or months of a month or year: «الأيام الأخيرة من عام 1977»."""
    if w.form(found.last - 1) not in LAST_WORDS or w.form(found.last) != "من":
        return None
    inner = period(w, found.last + 1)
    if inner is None or inner.moment.unit not in ("", "Y", "M"):
        return None
    return Parsed(replace(found.moment, direction=None), inner.last)


def _most_famous(w: Words, i: int, sense: Sense) -> bool:
    """«من أشهر الكتاب», «وكانت أشهر حادثة»: no months."""
    if w.form(i - 1).removeprefix("و") == "من":
        return True
    indefinite = w.kind(i + 1) == "word" and w.sense(i + 1, "function") is None and not w.form(i + 1).startswith("ال")
    return indefinite and len(w.form(i + 1)) > 3 and not _spanned(w, i, sense)


def _long(w: Words, i: int, last: int) -> bool:
    """Whether decades or centuries show that they are no contracts: «قرونا», «عقودا طويلة», «أمضى عقودا», «عقود من
    الحرب»; not «عقودا طويلة الأجل»."""
    form = w.form(i)
    if form.endswith("قرونا") or (w.form(i - 1) in _SPENT and form.endswith("عقودا")):
        return True
    if w.form(last - 1) in _LONG:
        return not w.form(last).startswith("ال")
    return w.form(last) == "من" and w.form(last + 1) not in _NOT_OF_LENGTH


_DUAL = 2
_LONG, _SPENT, _NOT_OF_LENGTH = words_of("long"), words_of("spent"), words_of("not_of_length")
_QUOTES = frozenset('"«“')
_ACCUSATIVE, _SPENT_REACH = ("عاما", "شهرا", "اسبوعا"), 4
_PARTICLES, _FOR_A = words_of("not_article"), words_of("length_alone")
_WHOLE = words_of("single", "whole")
_BEHIND = _WHOLE | words_of("behind_length")
_FIRST, _NOT_LENGTH = words_of("first"), words_of("not_length")
_DUAL_BEFORE_NOUN = tuple(words_of("dual_before_noun"))
_OR_MORE = words_of("or_more")
_LED, _HOUR_LED = words_of("length_led"), words_of("hour_led")
_OF_CLOCK = CLOCK_UNITS | {"N"}


def _singular_licensed(w: Words, i: int, found: Parsed, sense: Sense) -> bool:
    joined = not found.moment.unit and found.moment.amount is None  # «دقيقة و51 ثانية»
    if found.last > i + 1 and (joined or (found.moment.amount or 1) != 1 or w.form(found.last - 1) in _OR_MORE):
        return True  # «عام ونصف», «إلى عام أو أكثر»
    if not _spanned(w, i, sense):
        return (w.form(i) in _FOR_A and w.form(i + 1) != "بعد") or _spent(w, i)
    form = w.form(i)[sense.length :]
    follows = w.form(found.last)
    whole = form.endswith("ا") and follows != "بعد"  # «استمر أسبوعا ثم انتهى»
    if whole or w.form(i - 1) in _LED or (form == "اسبوع" and follows[:2] != "ال"):
        return True
    if found.moment.unit in _OF_CLOCK and found.last == i + 1:
        return w.form(i - 1) in _HOUR_LED
    if form == "يوم" and follows == "ان":
        return True
    if w.form(i - 1) in DURING and follows[:1] == "و" and form != "يوم":
        return True  # «فقدت قيمتها خلال شهر وأكثر»
    return w.kind(found.last) != "word" or follows in _BEHIND or found.last > i + 1


def _spent(w: Words, i: int) -> bool:
    """Whether a unit in the accusative is a time that somebody spent: «قضى في المدينة عاما»."""
    near = range(max(w.low, i - _SPENT_REACH), i)
    return w.form(i).endswith(_ACCUSATIVE) and any(w.form(k).removeprefix("و") in _SPENT for k in near)


def _spanned(w: Words, i: int, sense: Sense) -> bool:
    return w.before(i, "span") or w.before(i, "modifier") or (sense.clitics == "ل" and w.form(i)[:1] == "ل")


_RECENT = frozenset(("Y", "M", "W", "DE", "N"))


def period_or_length(w: Words, i: int, sense: Sense) -> Parsed | None:
    """«الشهر الماضي», «العام التالي», «العام الأخير»: a definite singular unit with its deictic."""
    unit = unit_at(w, i, sense)
    if unit is None or unit[1] != 1 or not unit[2]:
        return None
    k, name = i + 1 + (unit[0] == "Y" and w.form(i + 1) in OF_YEARS), unit[0]
    if w.form(k) in TWICE and w.form(k + 1) in TWICE[w.form(k)][0] and name in _RECENT:
        twice = Moment(unit="D" if name == "N" else name, shift=TWICE[w.form(k)][1])
        return Parsed(replace(twice, type="TIME", daypart="NI") if name == "N" else twice, k + 2)
    deictic = w.sense(k, "deictic")
    if deictic is None:
        return None
    if deictic.value == "recent" and name in _RECENT:
        return Parsed(Moment(type="DURATION", value=timex(name, 1), unit=name, amount=1, direction=-1), k + 1)
    if name == "D" and deictic.value == "recent":
        return None  # «اليوم الأخير من الاجتماع»
    if name in CLOCK_UNITS:
        if deictic.value in ("same", "prior", "next"):
            return None
        shift = {"-1": -1, "recent": -1, "1": 1, "next": 1}.get(deictic.value, 0)
        moment = Moment(type="DURATION", value=timex(name, 1), unit=name, amount=1, direction=shift)
        return Parsed(moment, k + 1)
    if name == "W":
        j = k + 1 + (w.form(k + 1) == "يوم")
        named = w.sense(j, "weekday")
        if named is not None and not named.weak:
            return Parsed(deictic_moment(deictic, Moment(unit="W", shift=0, weekday=named.number)), j + 1)
    if name == "N":
        moment = deictic_moment(deictic, Moment(type="TIME", unit="D", shift=0, daypart="NI"))
        return Parsed(moment, k + 1)
    return Parsed(deictic_moment(deictic, Moment(unit=name, shift=0)), k + 1)
