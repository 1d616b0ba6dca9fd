"""Numbers that name, date or address and count nothing: «المادة 140», «مجموعة السبع», «القرار رقم 2254»."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import class_of, currencies, grammar, modifiers, noun_of, words_of
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.annotate.figures.sums import percent_before
from riwaya.annotate.figures.units import unit_after
from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.ar.numeral_words import readings
from riwaya.lang.ar.numerals import Number

_DASHES = frozenset("-–—")
# «ألّف كتبا» is the verb.
_BOOKS = class_of("authored")
_ASIDE = frozenset("#@_/+:=\\&%")
_NAMED_BY_NUMBER = grammar("named by number")  # «مجموعة السبع», «بئر السبع»
_IN_QUOTES = grammar("named in quotes")
_OF_CENTURIES, _LAWS = grammar("of centuries"), grammar("law text")


def named(row: Row, number: Number) -> bool:
    """Whether the number is part of a name, an address, a sum, or the hundred of «في المئة»."""
    first, last = number.first, number.last
    before, after = row.key(first - 1), row.key(last)
    if before in QUOTES and _quoted(row, number):
        return True
    if not number.digits:
        if number.value == 0:
            return True  # «تحت الصفر»
        if number.definite and (
            before in _NAMED_BY_NUMBER or readings(before, "ordinal_stems") or _numbered(row, number)
        ):
            return True
        if not number.definite and number.value == 10 and readings(before, "ordinal_stems"):
            return True
        if number.definite and before.removeprefix("و") in _OF_CENTURIES:
            return True  # «القرن التاسع عشر وبداية العشرين»
        if number.value == 1000 and (row.key(last) in _BOOKS or _counts_something(row, number)):
            return True
        if number.definite and before.startswith("ال") and row.key(first - 2) in QUOTES and after in QUOTES and after:
            return True  # «"الأسود الثلاثة"»
        return number.value == 100 and number.definite and (number.clitics == "ب" or before in ("في", "ب"))
    if before == "وال" and ((counted := unit_after(row, number)) is None or not counted.known):
        return True  # «للمرة الرابعة والـ13 في تاريخه»
    if after == "من" and row.key(last + 1) in _LAWS:
        return True  # «المادتان 62 و63 من الدستور»
    if after == "م" and row.touches(last) and 1000 <= number.value <= 2100:
        return True  # «1890م»
    if before == "+" and after in "%٪" and after:
        return False
    aside = before in _ASIDE and not percent_before(row, number)
    if (row.touches(first) and aside) or _of_product(row, number):
        return True
    if row.touches(last) and (after in _ASIDE - {"%"} or (after.isascii() and after.isalpha())) and row.key(last + 1):
        return True
    if before in _DASHES and row.touches(first) and row.is_word(first - 2):
        sum_ = row.key(first - 2) in currencies()  # «630 مليون دولار-515 مليون يورو»
        unit = None if row.touches(first - 1) and not sum_ else unit_after(row, number)
        return unit is None or not unit.known
    if first == row.first and row.touches(last) and after in (")", "-", "–", ".") and last < row.last - 1:
        return True
    return _numbered(row, number)


def _of_product(row: Row, number: Number) -> bool:
    """Whether a Latin name stands before a number that counts nothing known: «نظام iOS 12 يمثل», «A320»."""
    before = row.key(number.first - 1)
    if not (before.isascii() and before.isalpha()) or row.touches(number.first):
        return before.isascii() and before.isalpha()
    if len(before) == 1 or row.key(number.last) == "من":
        return len(before) > 1  # «معالج Rx 660 من شركة»
    unit = unit_after(row, number)
    return unit is None or not unit.known


def _quoted(row: Row, number: Number) -> bool:
    """«سجل اللاعب "85" هدفه الأول» is a minute, «حركة "خمس نجوم"» a name."""
    first, last = number.first, number.last
    if number.digits:
        return row.key(last) in QUOTES and row.touches(first) and row.touches(last)
    return not _IN_QUOTES.isdisjoint(row.stems(first - 2))


def _counts_something(row: Row, number: Number) -> bool:
    """«ألف حوالي 15 كتابا» is the verb."""
    lone = number.last - number.first == 1 and not (number.clitics or number.definite)
    return lone and row.key(number.last) in modifiers("before") and row.tokens[number.last + 1].kind == "number"


def _numbered(row: Row, number: Number) -> bool:
    """«المادة 140», «المرتبة الـ 12», «القرار رقم 2254»: a number that names."""
    index = number.first - 1
    while row.key(index) in ("ال", "رقم", "-", "–", "(", *QUOTES) and index > number.first - 4:
        if row.key(index) == "رقم":
            return True
        index -= 1
    if row.key(index) == "اليوم" and not number.definite and row.is_word(number.last):
        return False  # «تسعى اليوم 86 مرشحة»
    if number.definite and row.key(index).startswith("ال") and _has_article(row, index - 1):
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


def _has_article(row: Row, index: int) -> bool:
    return row.key(index).startswith("ال") and row.keys[index] not in words_of("not_units")
