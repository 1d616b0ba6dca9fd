"""Figures that are ages: «عمره 14 عاما», «علي (20 عاما)», «ذو الـ 26 عاما», «توفي عن 88 عاما»."""

from __future__ import annotations

from riwaya.annotate.figures.draft import Draft
from riwaya.annotate.figures.ellipsis import Context
from riwaya.annotate.figures.knowledge import PERSONS, beginnings_of, grammar, key, noun_of, openings, words_of
from riwaya.annotate.figures.row import Row

_AGE_RANGE = range(16, 111)
_REACH = 14
_YEARS = openings("age unit")
_AGES, _AGE_WORDS = openings("of age"), grammar("age")
_OF_AGE = grammar("age of somebody")
_AGE_BOUNDS = grammar("age bound")
_AGED, _AGED_WHO = grammar("aged"), grammar("aged who")
_THEN = grammar("at that age")
_REACHING = openings("reaching an age")
_DYING = grammar("dying")
_OF_THAT_AGE, _WITH = grammar("of that age"), grammar("with age")
_WHO_WAS = grammar("who was")
_OWNED, _NO_NAMES = ("ها", "ته", "هم"), _OF_AGE | _THEN


def is_age(row: Row, draft: Draft, context: Context) -> bool:
    """«عمره 14 عاما», «علي (20 عاما)», «دون 24 عاما»: an age, not a duration."""
    unit, number = draft.unit, draft.number
    if unit is None and number.definite:
        return _round_age(row, draft)
    if unit is None or unit.kind != "duration" or not key(unit.text).startswith(_YEARS):
        return False
    before, after = row.key(draft.first - 1), row.key(draft.last)
    if (before == "(" and after in (")", "،", ",", "-", "–", "ايضا")) or (
        before in ("،", ",") and after in ("،", ",", ":")
    ):
        return True
    if after == "من" and row.key(draft.last + 1) in _OF_AGE:
        return True
    if before in ("،", ",") and after and (noun := noun_of(after)) and noun.kind in PERSONS:
        return True  # «خديجة، 52 عاما صاحبة مطعم»
    if before == "مقابل" and context.age:
        return True
    if not _OF_THAT_AGE.isdisjoint(row.stems(draft.first - 1 - (before == "ال"))) and (
        before in _WITH or before == "ال"
    ):
        return True  # «الطفل الـ 12 عاما», «ذو 26 عاما»
    if before == "عن" and _dying(row, draft.first):
        return True
    if draft.first < draft.number.first and row.stems(draft.first) and set(row.stems(draft.first)) & _AGE_BOUNDS:
        return True
    who = row.key(draft.first - 2)
    person = noun_of(who) if before in _AGED else None
    if before in _AGED and person is not None and person.kind in PERSONS and not person.plural:
        return True  # «فتاة تبلغ ثمانية أعوام»
    if (before in _AGED and who in _AGED_WHO) or (before in _THEN and who in _AGED):
        return True  # «الذي يبلغ 30 عاما», «كان يبلغ حينها 6 سنوات»
    if who in _AGED and row.is_word(draft.first - 1) and _named(before):
        return True  # «يبلغ خالد 22 عاما»
    near = range(max(row.first, draft.first - 4), min(draft.number.first, unit.first))
    stems = [stem for index in near for stem in row.stems(index)]
    terms = beginnings_of("term")
    # A term of so many years is no age: «العقوبة البالغة 8 أعوام».
    of_age = before in _OF_AGE
    if not of_age and any(s.startswith("البالغ") for s in stems) and any(s.startswith(terms) for s in stems):
        return False
    owner = range(max(row.first, draft.first - 7), draft.first - 4)
    if any(row.keys[k] in _OF_AGE for k in owner) and "،" not in row.keys[owner.start : draft.first]:
        return True  # «عمرها في ذلك الوقت كان ما بين 15 و17 سنة»
    reached = row.key(draft.first - 1 - (row.key(draft.first - 1) == "ال")).startswith("بلوغ")
    return reached or any(stem in _AGE_WORDS or stem.startswith(_AGES) for stem in stems)


def _named(word: str) -> bool:
    """Whether a word may be somebody's name: no noun with its article or owner, none of the tables."""
    if word.startswith("ال") or word.endswith(_OWNED) or word in _NO_NAMES or word in words_of("not_units"):
        return False
    return noun_of(word) is None


def _round_age(row: Row, draft: Draft) -> bool:
    """«كانت في الـ 15», «قبل بلوغه الخمسين»."""
    number, who = draft.number, row.key(draft.first - 3).removeprefix("و")
    if number.digits and row.key(draft.first - 2) == "في" and who in _WHO_WAS:
        ends = not row.is_word(draft.last) or row.key(draft.last) in words_of("not_units")
        return ends and 5 < number.value < _AGE_RANGE.stop
    named = row.key(number.first - 1 - (row.key(number.first - 1) == "ال"))
    if number.value in _AGE_RANGE and named in _AGE_WORDS:
        return True  # «في سن الأربعين», «سن الـ70»
    behind = range(max(row.first, draft.first - 3), number.first) if number.value in _AGE_RANGE else ()
    words = (stem for index in behind for stem in row.stems(index))
    return any(word.startswith(_REACHING) for word in words)


def _dying(row: Row, index: int) -> bool:
    """«توفي الكاتب في باريس عن 88 عاما»."""
    behind = range(max(row.first, index - _REACH), index)
    return any(stem in _DYING for back in behind for stem in row.stems(back))
