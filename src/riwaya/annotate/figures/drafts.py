"""Candidate figures of a sentence: numbers with bound and unit, and two numbers that make a range."""

from __future__ import annotations

from itertools import pairwise

from riwaya.annotate.figures.bounds import bound_after, bound_before
from riwaya.annotate.figures.draft import Draft, dual_drafts, from_dual, limits
from riwaya.annotate.figures.ellipsis import SUBSET
from riwaya.annotate.figures.knowledge import class_of, currencies, grammar, noun_of, openings, words_of
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.annotate.figures.sums import Unit
from riwaya.annotate.figures.units import counted_before, half_after, unit_after, unit_before, unit_start
from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.ar.numeral_words import readings
from riwaya.lang.ar.numerals import Number, number_at, number_starts
from riwaya.model.revising import replace

_DASHES = frozenset("-–—")
_BETWEEN, _UP_TO = grammar("between"), grammar("up to")
# «ألّف كتبا» is the verb.
_BOOKS = class_of("authored")
_OUT_OF = grammar("out of")
_AGES = openings("of age")
_NEAR = 5
_ASIDE = frozenset("#@_/+:=\\&%")


def drafts_of(row: Row, tokens: range) -> list[Draft]:
    """All candidate figures of a sentence, left to right."""
    numbers = _numbers(row, tokens)
    drafts: list[Draft] = []
    index = 0
    while index < len(numbers):
        if drafts and numbers[index].first < drafts[-1].last:
            index += 1  # «أربعة أشهر ونصف الشهر» has taken its half
            continue
        pair = _range(row, numbers[index], numbers[index + 1]) if index + 1 < len(numbers) else None
        if pair:
            drafts.append(pair)
            index += 2
            continue
        if index + 1 < len(numbers) and _score(row, numbers[index], numbers[index + 1]):
            index += 2
            continue
        drafts.append(from_dual(row, _single(row, numbers[index])))
        index += 1
    return _borrowed(row, sorted(drafts + dual_drafts(row, tokens, drafts), key=lambda draft: draft.first))


def _numbers(row: Row, tokens: range) -> list[Number]:
    found = []
    free = tokens.start
    for index in number_starts(row.frame, tokens.start, tokens.stop):
        number = number_at(row.frame, index) if index >= free else None
        if number is None or number.last > tokens.stop:
            continue
        if not _named(row, number):
            found.append(number)
        free = number.last
    return found


_NAMED_BY_NUMBER = grammar("named by number")  # «مجموعة السبع», «بئر السبع»
_OF_CENTURIES = grammar("of centuries")


def _named(row: Row, number: Number) -> bool:
    """Whether the number is part of a name, an address, a sum, or the hundred of «في المئة»."""
    first, last = number.first, number.last
    before, after = row.key(first - 1), row.key(last)
    if not number.digits:
        if number.definite and (
            before in _NAMED_BY_NUMBER or readings(before, "ordinal_stems") or _numbered(row, number)
        ):
            return True
        if not number.definite and number.value == 10 and readings(before, "ordinal_stems"):
            return True
        if number.definite and before.removeprefix("و") in _OF_CENTURIES:
            return True  # «القرن التاسع عشر وبداية العشرين»
        if number.value == 1000 and row.key(last) in _BOOKS:
            return True
        return number.value == 100 and number.definite and (number.clitics == "ب" or before in ("في", "ب"))
    if before == "وال" and ((counted := unit_after(row, number)) is None or not counted.known):
        return True  # «للمرة الرابعة والـ13 في تاريخه»
    if before == "+" and after in "%٪" and after:
        return False
    if row.touches(first) and (before in _ASIDE or (before.isascii() and before.isalpha())):
        return True
    if row.touches(last) and (after in _ASIDE - {"%"} or (after.isascii() and after.isalpha())) and row.key(last + 1):
        return True
    if before in _DASHES and row.touches(first) and row.is_word(first - 2):
        unit = None if row.touches(first - 1) else unit_after(row, number)
        return unit is None or not unit.known
    if first == row.first and row.touches(last) and after in (")", "-", "–", ".") and last < row.last - 1:
        return True
    return _numbered(row, number)


def _numbered(row: Row, number: Number) -> bool:
    """«المادة 140», «المرتبة الـ 12», «القرار رقم 2254»: a number that names."""
    index = number.first - 1
    while row.key(index) in ("ال", "رقم", "-", "–", "(", *QUOTES) and index > number.first - 4:
        if row.key(index) == "رقم":
            return True
        index -= 1
    if number.definite and row.key(index).startswith("ال") and row.key(index - 1).startswith("ال"):
        index -= 1  # «القمة العربية الـ 29»
    if row.tokens[index].form.endswith("ه"):
        return False  # «فيه» is no «فئة», «دفعه» no «دفعة»
    stems = {strip_article(stem) for stem in row.stems(index)}
    if not stems & words_of("numbered_nouns", "noun"):
        return False
    if row.key(number.last) in currencies() or (row.key(number.last) in ("%", "٪") and not number.definite):
        return False  # «قيمة البطولة 12 مليون دولار»
    return (
        number.definite or number.first - index > 1 or not (row.is_word(number.last) and noun_of(row.keys[number.last]))
    )


def _single(row: Row, number: Number) -> Draft:
    before = bound_before(row, number)
    unit = unit_after(row, number)
    last, end, start, first = number.last, number.end, number.start, number.first
    before_noun = number.definite and not number.digits and row.key(first - 1).startswith("ال")
    if unit is None or (number.definite and not unit.known) or before_noun:
        unit = (
            _age(row, number)
            or _unit_in_front(row, number)
            or (unit if unit and (number.digits or unit.known) else None)
        )
    if unit is None or unit.person:
        unit = _counted(row, number, unit)
    if unit is not None and unit.first >= number.last and unit.last > unit.first:
        last, end = unit.last, row.tokens[unit.last - 1].end
        half = half_after(row, last)
        if half:
            whole = number.value + half[0]
            number = number._replace(value=int(whole) if whole == int(whole) else whole)
            last, end = half[1], row.tokens[half[1] - 1].end
    elif unit is not None and unit.first < number.first:
        first, start = unit.first, unit_start(row, unit.first)
        unit = unit._replace(text=row.frame.text.quote(start, row.tokens[max(unit.last - 1, unit.first)].end))
    after = bound_after(row, last) if before is None else None
    if before:
        first, start = min(first, before.first), min(start, before.start)
    if after:
        last, end = after.last, row.tokens[after.last - 1].end
    bound = before or after
    minimum, maximum, modifier = limits(number, bound)
    return Draft(number, first, last, start, end, minimum, maximum, modifier, unit, bound is None)


def _counted(row: Row, number: Number, unit: Unit | None) -> Unit | None:
    """The unit, or for bare numbers and persons what «عدد القتلى» before says of them."""
    if unit is not None and row.key(number.first - 1).removeprefix("و") in SUBSET:
        return unit  # «حصيلة اليوم بلغت 968 مصابا، بينهم 17 مسعفا»
    counted = counted_before(row, number.first)
    if counted is None or unit is None:
        return counted or unit
    return unit._replace(kind=counted.kind) if counted.kind in ("killed", "wounded") else unit


def _unit_in_front(row: Row, number: Number) -> Unit | None:
    if (number.definite and number.exact) or (number.value in (1, 2) and not number.digits):
        return unit_before(row, number)
    return None


def _age(row: Row, number: Number) -> Unit | None:
    """«في العشرين من العمر»."""
    following = row.key(number.last + 1)
    if row.key(number.last) == "من" and following.startswith(_AGES):
        index = number.last + 1
        return Unit("other", row.written(index), index, index + 1)
    return None


def _range(row: Row, low: Number, high: Number) -> Draft | None:
    """«بين 3 و6 أشهر», «من 10 إلى 15 شخصا», «10-15 شخصا», «ثلاثة أو أربعة أيام»; None for two separate figures."""
    link = _link(row, low, high)
    if not link:
        return None
    unit = unit_after(row, high)
    between = row.key(low.first - 1) in _BETWEEN
    start, first = low.start, low.first
    if link == "and" or between:
        if not between:
            return None
        first -= 2 if row.key(low.first - 2) == "ما" else 1
        start = row.tokens[first].start
    elif link == "to":
        if _changes(row, low.first):
            return None
        if row.key(low.first - 1) == "من":
            first -= 1
            start = row.tokens[first].start
        elif unit_after(row, low):
            return None
    elif unit is None or not unit.known or unit_after(row, low):
        return None
    if unit is None and (not between or _years(low, high)):
        return None
    minimum = _same_scale(low, high)
    if not (low.exact and high.exact) or minimum >= high.value or low.fraction != high.fraction:
        return None
    last, end = high.last, high.end
    if unit is not None and unit.last > unit.first >= high.last:
        last, end = unit.last, row.tokens[unit.last - 1].end
    return Draft(high, first, last, start, end, minimum, high.value, "range", unit)


def _years(low: Number, high: Number) -> bool:
    """«بين 1789 و1797»."""
    return all(number.digits and number.exact and 1000 <= number.value <= 2100 for number in (low, high))


def _link(row: Row, low: Number, high: Number) -> str:
    """How two numbers are joined: "and", "to", "or", "dash" or "". A unit of the first may stand between."""
    gap = range(low.last, high.first)
    words = [row.keys[index] for index in gap]
    if "،" in words or "," in words:
        return ""
    if high.clitics == "و" and len(gap) <= 2:
        return "and" if all(row.is_word(index) or row.keys[index] in "%٪" for index in gap) else ""
    if not words or len(words) > 3:
        return ""
    joint = words[-1] if words[-1] != "ال" else words[-2] if len(words) > 1 else ""
    if joint == "و":
        return "and"
    if joint in _UP_TO:
        measured = all(word == "ال" or noun_of(word) or word in currencies() or word in "%٪" for word in words[:-1])
        return "to" if measured else ""  # «2018 إضافة إلى 750 ألف»
    if len(words) == 1 and joint == "او":
        return "or"
    return "dash" if len(words) == 1 and joint in _DASHES else ""


def _score(row: Row, left: Number, right: Number) -> bool:
    """«3-1» without anything counted is a result."""
    if right.first - left.last != 1 or row.key(left.last) not in _DASHES:
        return False
    unit = unit_after(row, right)
    return unit is None or not unit.known


def _changes(row: Row, index: int) -> bool:
    """Whether a verb of change stands before: then «من 5 إلى 8» is two figures."""
    verbs = words_of("change_verbs")
    return any(stem in verbs for back in range(max(row.first, index - 8), index) for stem in row.stems(back))


def _same_scale(low: Number, high: Number) -> float | int:
    """«بين 3 و5 ملايين»: the first number shares the scale of the second."""
    if low.value >= 1000:
        return low.value
    for scale in (10**12, 10**9, 10**6, 1000):
        if high.value >= scale and low.value * scale < high.value and high.value % (scale // 1000) == 0:
            return low.value * scale
    return low.value


def _borrowed(row: Row, drafts: list[Draft]) -> list[Draft]:
    """A bare number takes the unit of the next one: «من 5200 إلى 3000 جندي», «71 من 103 صواريخ»."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if draft.unit is not None or following.unit is None:
            continue
        gap = row.keys[draft.number.last : following.number.first]
        if _link(row, draft.number, following.number) or (gap and gap[0] == "من" and _OUT_OF.issuperset(gap)):
            unit = following.unit._replace(first=draft.last, last=draft.last)
            drafts[index] = replace(draft, unit=unit)
    for index, (before, draft) in enumerate(pairwise(drafts), 1):
        gap = row.keys[before.last : draft.first]
        if draft.unit is None and before.unit is not None and gap[-2:] == ("من", "اصل") and len(gap) <= _NEAR:
            drafts[index] = replace(draft, unit=before.unit._replace(first=draft.last, last=draft.last))
    return drafts
