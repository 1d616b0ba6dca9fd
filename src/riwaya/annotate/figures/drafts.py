"""Candidate figures of a sentence: numbers with bound and unit, and two numbers that make a range."""

from __future__ import annotations

from itertools import pairwise

from riwaya.annotate.figures.bounds import bound_after, bound_before
from riwaya.annotate.figures.counting import counted_before, in_brackets, scaled_in_brackets
from riwaya.annotate.figures.draft import Draft, bounded_duals, dual_drafts, from_dual, limits
from riwaya.annotate.figures.ellipsis import SUBSET
from riwaya.annotate.figures.halves import half_after, is_share, owned_share, whole_before
from riwaya.annotate.figures.knowledge import grammar, key, openings
from riwaya.annotate.figures.named import named
from riwaya.annotate.figures.ranges import is_score, link, range_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.sums import Unit
from riwaya.annotate.figures.units import unit_after, unit_before, unit_start
from riwaya.lang.ar.numerals import Number, number_at, number_starts
from riwaya.model.revising import replace

_OUT_OF = grammar("out of")
_AGES = openings("of age")
_NEAR = 5
_OF_COUNTS = grammar("counted one by one")
_AGE_NAMED = grammar("age of somebody")
_ONLY = grammar("only")
_OLDEST = 120
_STRENGTH = grammar("of strength")
_LIVING = openings("living")
_OF_A_FIFTH = grammar("of a fifth")


def drafts_of(row: Row, tokens: range) -> list[Draft]:
    """All candidate figures of a sentence, left to right."""
    numbers = _numbers(row, tokens)
    drafts: list[Draft] = []
    index = 0
    while index < len(numbers):
        if drafts and numbers[index].first < drafts[-1].last:
            index += 1  # «أربعة أشهر ونصف الشهر» has taken its half
            continue
        pair = range_of(row, numbers[index], numbers[index + 1]) if index + 1 < len(numbers) else None
        if pair:
            drafts.append(pair)
            index += 2
            continue
        if index + 1 < len(numbers) and is_score(row, numbers[index], numbers[index + 1]):
            index += 2
            continue
        drafts.append(from_dual(row, _single(row, numbers[index])))
        index += 1
    drafts += dual_drafts(row, tokens, drafts)
    drafts += bounded_duals(row, tokens, drafts)
    return _borrowed(row, sorted(drafts, key=lambda draft: draft.first)) if drafts else drafts


def _numbers(row: Row, tokens: range) -> list[Number]:
    found = []
    free = tokens.start
    for index in number_starts(row.frame, tokens.start, tokens.stop):
        number = number_at(row.frame, index) if index >= free else None
        if number is None or number.last > tokens.stop:
            continue
        number = scaled_in_brackets(row, number)
        if not named(row, number):
            found.append(_without_and(row, number) if row.keys[index].startswith("وا") else _fifth(row, number))
        free = number.last
    return found


_PARTS = {5: "خُمس", 7: "سُبع", 8: "ثُمن", 9: "تُسع", 10: "عُشر"}


def _fifth(row: Row, number: Number) -> Number:
    """«خُمس القيمة», «خمس سكان العالم»: a fifth and not five."""
    if number.digits or number.last - number.first != 1 or number.value not in _PARTS:
        return number
    vowelled = row.written(number.first).removeprefix("و").removeprefix("ب").startswith(_PARTS[int(number.value)])
    if not vowelled and not (number.value == 5 and row.key(number.last) in _OF_A_FIFTH):
        return number
    return number._replace(value=1 / number.value, fraction=True)


def _without_and(row: Row, number: Number) -> Number:
    """«وأحد عشر» is no «واحد عشر»: the و joins."""
    if number.clitics or not row.written(number.first).startswith("وأ"):
        return number
    return number._replace(start=number.start + 1, clitics="و")


def _single(row: Row, number: Number) -> Draft:
    if number.digits and row.key(number.last) == ")":
        number = in_brackets(row, number)
    unit: Unit | None
    if number.fraction and (whole := whole_before(row, number)):
        number, unit = whole
    else:
        unit = _unit_of(row, number)
        if unit is None or unit.person or (unit.kind == "other" and row.key(unit.first) in _OF_COUNTS):
            unit = _counted(row, number, unit)
    first, last = number.first, number.last
    start, end = row.tokens[first].start if row.key(first) == "(" else number.start, number.end
    if unit is not None and unit.first >= last and unit.last > unit.first:
        last = unit.last
        if half := half_after(row, last):
            value = number.value + half[0]
            number = number._replace(value=int(value) if value == int(value) else value)
            last = half[1]
        end = row.tokens[last - 1].end
    elif unit is not None and unit.first < first:
        first, start = unit.first, unit_start(row, unit.first)
        unit = unit._replace(text=row.frame.text.quote(start, row.tokens[max(unit.last - 1, first)].end))
    led = unit is not None and unit.first < number.first and not number.digits
    bound = before = bound_before(row, number._replace(first=unit.first) if led and unit else number)
    if before:
        first, start = min(first, before.first), min(start, before.start)
    elif bound := bound_after(row, last):
        last, end = bound.last, row.tokens[bound.last - 1].end
    minimum, maximum, modifier = limits(number, bound)
    return Draft(number, first, last, start, end, minimum, maximum, modifier, unit, bound is None)


def _unit_of(row: Row, number: Number) -> Unit | None:
    """What stands behind the number, before it, or behind a bound that parts them."""
    if number.digits and row.key(number.first - 1) in _AGE_NAMED and _of_age(row, number):
        return Unit("other", "", number.last, number.last)
    if number.fraction and is_share(row, number):
        return owned_share(row, number)
    unit = unit_after(row, number)
    if unit and not unit.known and row.key(number.first - 1) in _STRENGTH:
        return None  # «زلزال بقوة 5.1 يضرب الساحل»
    before_noun = number.definite and not number.digits and row.key(number.first - 1).startswith("ال")
    if unit is None or (number.definite and not unit.known) or before_noun:
        unit = (
            _age(row, number)
            or _unit_in_front(row, number)
            or (unit if unit and (number.digits or unit.known) else None)
        )
    return unit or _parted(row, number)


def _of_age(row: Row, number: Number) -> bool:
    """«البالغ من العمر 52»: years need no word."""
    if not 0 < number.value <= _OLDEST or row.key(number.first - 2) not in ("من", "عن"):
        return False
    unit = unit_after(row, number)
    return unit is None or unit.kind != "duration"


def _parted(row: Row, number: Number) -> Unit | None:
    """«8 على الأقل من مسلحي التنظيم», «15 فقط من هذه الهجمات»: those counted stand behind what limits the number."""
    if "من" not in row.keys[number.last + 1 : min(number.last + 4, row.last)]:
        return None
    bound = bound_after(row, number.last)
    last = bound.last if bound and bound.first == number.last else number.last + (row.key(number.last) in _ONLY)
    if last == number.last or row.key(last) != "من":
        return None
    unit = unit_after(row, number._replace(last=last))
    return unit and unit._replace(first=number.last, last=number.last)


def _counted(row: Row, number: Number, unit: Unit | None) -> Unit | None:
    """The unit, or for bare numbers and persons what «عدد القتلى» before says of them."""
    if unit is not None and row.key(number.first - 1).removeprefix("و") in SUBSET:
        return unit  # «حصيلة اليوم بلغت 968 مصابا، بينهم 17 مسعفا»
    if unit is not None and key(unit.text).removeprefix("ال").startswith(_LIVING):
        return unit  # «ارتفعت الحصيلة لوجود عشرات المفقودين»
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


def _borrowed(row: Row, drafts: list[Draft]) -> list[Draft]:
    """A bare number takes the unit of the next one: «من 5200 إلى 3000 جندي», «71 من 103 صواريخ»."""
    for index in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[index], drafts[index + 1]
        if draft.unit is not None or following.unit is None:
            continue
        gap = row.keys[draft.number.last : following.number.first]
        if link(row, draft.number, following.number) or (gap and gap[0] == "من" and _OUT_OF.issuperset(gap)):
            unit = following.unit._replace(first=draft.last, last=draft.last)
            drafts[index] = replace(draft, unit=unit)
    for index, (before, draft) in enumerate(pairwise(drafts), 1):
        gap = row.keys[before.last : draft.first]
        if draft.unit is None and before.unit is not None and gap[-2:] == ("من", "اصل") and len(gap) <= _NEAR:
            drafts[index] = replace(draft, unit=before.unit._replace(first=draft.last, last=draft.last))
    return drafts
