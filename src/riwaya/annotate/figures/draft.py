"""A figure in the making; its limits; and figures that are duals: «أقل من شهرين», «عاما أو عامين»."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.annotate.figures.bounds import Bound, bound_after, bound_before
from riwaya.annotate.figures.knowledge import PERSONS, duals, noun_of, person_duals
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.sums import Unit
from riwaya.lang.ar.numerals import Number
from riwaya.model.making import quickly_made
from riwaya.model.revising import replace


@quickly_made
@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in the making: tokens `first..last`, positions `start..end`."""

    number: Number
    first: int
    last: int
    start: int
    end: int
    minimum: float | int | None
    maximum: float | int | None
    modifier: str
    unit: Unit | None
    bare: bool = False

    @property
    def elliptic(self) -> bool:
        """Whether no noun stands with the number: what it counts was named before."""
        return self.unit is None or self.unit.first == self.unit.last


def limits(number: Number, bound: Bound | None) -> tuple[float | int | None, float | int | None, str]:
    """The minimum, maximum and modifier that a number has under a bound."""
    value = number.value
    modifier = bound.modifier if bound else "exact"
    if not number.exact:
        return value, None, modifier if modifier == "at_least" else "more_than"
    if modifier in ("more_than", "at_least"):
        return value, None, modifier
    if modifier in ("less_than", "at_most"):
        return None, value, modifier
    return value, value, modifier


def dual_drafts(row: Row, tokens: range, drafts: list[Draft]) -> list[Draft]:
    """Duals that say how many with a bound or as a range: «أقل من شهرين», «عاما أو عامين»."""
    table = duals()
    found: list[Draft] = []
    places = row.frame.keys_where(table.__contains__, tokens.start, tokens.stop)
    if not places:
        return found
    taken = {index for draft in drafts for index in range(draft.first, draft.last)}
    for index in places:
        dual = table[row.keys[index]]
        if index in taken:
            continue
        token = row.tokens[index]
        number = Number(2, index, index + 1, token.start, token.end)
        unit = Unit(dual[1].kind, row.written(index), index, index + 1)
        if row.key(index - 1) == "او" and index - 2 >= row.first and row.key(index - 2).removesuffix("ا") == dual[0]:
            start = row.tokens[index - 2].start
            found.append(Draft(number, index - 2, index + 1, start, token.end, 1, 2, "range", unit))
            continue
        bound = bound_before(row, number)
        if bound and bound.modifier not in ("exact", "about"):
            low, high, modifier = limits(number, bound)
            found.append(Draft(number, bound.first, index + 1, bound.start, token.end, low, high, modifier, unit))
    return found


def bounded_duals(row: Row, tokens: range, drafts: list[Draft]) -> list[Draft]:
    """Two persons that a bound behind them counts: «شخصين على الأقل»."""
    persons = person_duals()
    places = row.frame.keys_where(persons.__contains__, tokens.start, tokens.stop)
    taken = {index for draft in drafts for index in range(draft.first, draft.last)} if places else set()
    found = []
    for index in places:
        bound = bound_after(row, index + 1) if index not in taken else None
        if bound is None or row.tokens[index - 1].kind == "number":
            continue
        token = row.tokens[index]
        number, end = Number(2, index, index + 1, token.start, token.end), row.tokens[bound.last - 1].end
        unit = Unit(persons[row.keys[index]].kind, row.written(index), index, index + 1)
        found.append(Draft(number, index, bound.last, token.start, end, *limits(number, bound), unit))
    return found


def from_dual(row: Row, draft: Draft) -> Draft:
    """«يومين أو ثلاثة أيام», «شعبين أو ثلاثة», «امرأة أو اثنتين»: a range that begins with a dual or with one."""
    number = draft.number
    first = number.first - 2
    joint = row.key(first + 1)
    spanned = joint == "الي" and row.key(first - 1) in ("من", "بين") and row.key(first) in duals()
    if draft.first != number.first or (joint != "او" and not spanned) or not row.is_word(first):
        return draft
    word = row.key(first)
    dual, start = duals().get(word), row.tokens[first].start
    if dual is None and word[0] in "بلوف" and duals().get(word[1:]) is not None:
        dual, start = duals()[word[1:]], start + 1  # «لأسبوعين أو ثلاثة»
    if dual is None:
        return _from_noun(row, draft, first)
    if number.value <= 2:
        return draft
    name = row.written(first)[start - row.tokens[first].start :]
    unit = draft.unit or Unit(dual[1].kind, name, first, first + 1)
    if unit.kind != dual[1].kind:
        return draft
    return replace(draft, first=first, start=start, minimum=2, modifier="range", unit=unit, bare=False)


def _from_noun(row: Row, draft: Draft, first: int) -> Draft:
    """The range from a noun in the dual to three or from one in the singular to two."""
    number, word = draft.number, row.key(first)
    lowest = {2: 1, 3: 2}.get(number.value) if isinstance(number.value, int) and not number.digits else None
    if lowest is None or number.definite or not (draft.unit is None or draft.unit.first >= number.last):
        return draft
    singular = word[:-2].removesuffix("ت")
    noun = noun_of(word) or noun_of(singular) or noun_of(singular + "ه")
    dual = len(word) > 4 and word.endswith(("ين", "ان"))
    if lowest == 1 and (noun is None or noun.kind not in PERSONS):
        return draft  # «فرصة أو اثنتين»
    if (lowest == 2) != dual or (noun is None and not (dual and draft.unit is None)) or (noun and noun.plural):
        return draft
    token, kind = row.tokens[first], draft.unit.kind if draft.unit else noun.kind if noun else "other"
    unit = draft.unit or Unit(kind, row.written(first), first, first + 1)
    return replace(draft, first=first, start=token.start, minimum=lowest, modifier="range", unit=unit, bare=False)
