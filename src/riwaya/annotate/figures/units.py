"""What a number counts: the noun behind it, before it, or a sign."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.figures.knowledge import PERSONS, Noun, currencies, noun_of, words_of
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.lang.ar.numerals import Number

_PERCENT_SIGNS = frozenset("%٪")
_HUNDRED = frozenset({"الميه", "المايه", "ميه", "مايه"})
_GLUED_PERCENT = frozenset({"بالميه", "بالمايه", "فيالميه", "فيالمايه"})
_OF_FORCES = ("شرط", "الشرط", "امن", "الامن", "جيش", "الجيش", "قوات", "القوات", "الحرس", "حرس", "البيشمرك", "بيشمرك")
_OF_RESCUE = ("الاطفاء", "الاسعاف", "الدفاع", "الانقاذ")
_VIOLENT = ("عسكري", "انتحاري", "ارهابي", "فدائي", "هجومي", "استشهادي", "تفجير", "طعن", "دهس", "قصف", "اطلاق")
_OF_GROUPS = ("التنظيم", "تنظيم", "داعش", "القاعد", "الدول", "الجماع", "جماع", "الميليشي", "طالبان", "الحوثي")
_ASSAULT = ("هجوم", "للهجوم", "الهجوم", "هجمات", "للقصف", "قصف", "استهد", "ضرب", "اعتداء", "هاجم")
# Broken plurals that only look like the sound plural of persons: عناوين، قوانين.
_LONG_PLURAL = 3


class Unit(NamedTuple):
    """What is counted. `first..last`: its tokens (equal when it is a sign joined to the number or borrowed);
    `start..end`: positions of the head noun; `known`: by the tables rather than by its shape."""

    kind: str
    text: str
    first: int
    last: int
    currency: str = ""
    known: bool = True

    @property
    def person(self) -> bool:
        """Whether persons are counted, who may be killed or wounded."""
        return self.kind in PERSONS


def unit_after(row: Row, number: Number) -> Unit | None:
    """The unit behind a number: «130 هجوما», «3500 من جنود», «60 في المئة», «20$»; None when nothing is counted."""
    index = number.last
    if row.key(index) in QUOTES:
        index += 1
    if percent := _percent(row, index):
        return percent
    if money := _money_sign(row, number, index):
        return money
    partitive = row.key(index) == "من"
    if partitive:
        index += 1
    if not row.is_word(index):
        return None
    word = row.keys[index]
    if word in currencies():
        return _money(row, index)
    if word in words_of("not_units"):
        return None
    definite = word.startswith("ال") and len(word) > 4
    noun = noun_of(word)
    if partitive and not (noun or definite):
        return None
    if definite and not (partitive or not number.exact or number.fraction or number.value in (100, 1000)):
        return None
    return _noun_unit(row, index, noun, number)


def unit_before(row: Row, number: Number) -> Unit | None:
    """The unit before a definite number or a lone «اثنان», «واحد»: «القوى الست», «أعضاء المجلس الـ 46»."""
    index = number.first - 1
    if row.key(index) in ("ال", "لل"):
        index -= 1
    if not row.is_word(index):
        return None
    for back in range(index, index - 4, -1):
        if not row.is_word(back) or row.keys[back] in words_of("not_units"):
            break
        word = row.keys[back]
        noun = noun_of(word) or next((found for stem in row.stems(back) if (found := noun_of(stem))), None)
        if noun and (number.definite or back == index):
            return _noun_unit(row, back, noun, number)
        if back < index and not word.startswith("ال"):
            break
    if number.definite and row.keys[index].startswith(("ال", "وال", "بال", "لل")):
        return _noun_unit(row, index, None, number)
    return None


def counted_before(row: Row, index: int) -> Unit | None:
    """The unit that «عدد …» names before a bare number: «ارتفع عدد القتلى إلى 30»."""
    for back in range(index - 1, max(row.first, index - 14) - 1, -1):
        if row.tokens[back].form in ".؛;؟!":
            return None
        if any(stem in _COUNTS for stem in row.stems(back)) and back + 1 < index:
            noun = noun_of(row.keys[back + 1])
            return Unit(noun.kind, row.tokens[back + 1].form, index, index) if noun else None
    return None


_COUNTS = frozenset({"عدد", "حصيله", "اعداد", "عديد", "اجمالي", "مجموع", "تعداد", "العدد"})


def _percent(row: Row, index: int) -> Unit | None:
    word = row.key(index)
    if word in _PERCENT_SIGNS or word in _GLUED_PERCENT:
        last = index + 1
    elif (word in ("في", "ب", "فى") and row.key(index + 1) in _HUNDRED) or (
        word in ("نقطه", "نقاط") and row.key(index + 1) == "مءويه".replace("ء", "ي")
    ):
        last = index + 2
    else:
        return None
    text = row.tokens[last - 1].form
    return Unit("percent", text[1:] if word in _GLUED_PERCENT else text, index, last)


def _money_sign(row: Row, number: Number, index: int) -> Unit | None:
    signs = currencies()
    before = number.first - 1
    if row.key(index) in signs and row.tokens[index].kind == "mark":
        return Unit("money", row.tokens[index].form, index, index + 1, signs[row.keys[index]].get("", ""))
    if row.key(before) in signs and not row.is_word(before) and row.touches(number.first):
        return Unit("money", row.tokens[before].form, before, before, signs[row.keys[before]].get("", ""))
    return None


def _money(row: Row, index: int) -> Unit:
    codes = currencies()[row.keys[index]]
    following = row.key(index + 1).removeprefix("ال")
    last = index + 2 if following in codes and following else index + 1
    code = codes.get(following, codes.get("", "")) if following else codes.get("", "")
    return Unit("money", row.tokens[index].form, index, last, code)


def _noun_unit(row: Row, index: int, noun: Noun | None, number: Number) -> Unit:
    text = row.tokens[index].form
    if row.keys[index].removeprefix("ال") in currencies():
        return _money_of(row, index)
    if noun is None:
        kind = "people" if _persons_by_shape(row.keys[index], number) else "other"
        return Unit(kind, text, index, index + 1, known=False)
    return Unit(_kind_here(row, index, noun), text, index, index + 1)


def _money_of(row: Row, index: int) -> Unit:
    codes = currencies()[row.keys[index].removeprefix("ال")]
    return Unit("money", row.tokens[index].form, index, index + 1, codes.get("", ""))


def _persons_by_shape(word: str, number: Number) -> bool:
    """Sound masculine plurals behind 3 to 10 and floors are persons: «خمسة مسؤولين»; not «قوانين»."""
    if not word.endswith(("ين", "ون")) or len(word) < 5:
        return False
    stem = word.removeprefix("ال")
    broken = len(stem) == 6 and stem[2] in "اي"
    return not broken and (not number.exact or number.value <= 10 or stem.endswith(("يين", "يون")))


def _kind_here(row: Row, index: int, noun: Noun) -> str:
    """The noun's kind, settled by the words around it where one noun has two."""
    near = [row.key(i) for i in range(index + 1, min(index + 5, row.last))]
    if noun.lemma in ("عنصر", "فرد", "رجل"):
        if _any(near[:3], _OF_RESCUE):
            return "people"
        if _any(near[:3], _OF_FORCES) and noun.lemma != "رجل":
            return "troops"
        return noun.kind
    if noun.lemma in ("قائد", "قيادي", "زعيم", "عضو") and _any(near[:2], _OF_GROUPS):
        return "fighters"
    if noun.lemma == "عملية" and _any(near[:1], _VIOLENT):
        return "attacks"
    if noun.lemma == "قاعدة" and near[:1] in (["بيانات"], ["البيانات"]):
        return "other"
    if noun.lemma == "حالة":
        return "killed" if near[:1] == ["وفاه"] else "wounded" if near[:1] in (["اختناق"], ["اصابه"]) else "other"
    if noun.lemma == "إصابة" and any("فيروس" in word or "كورونا" in word or "كوليرا" in word for word in near):
        return "other"
    if noun.lemma == "مرة" and _assault_near(row, index):
        return "attacks"
    return noun.kind


def _any(words: list[str], beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in words if word)


def _assault_near(row: Row, index: int) -> bool:
    first, last = max(row.first, index - 10), min(row.last, index + 8)
    return any(stem.startswith(_ASSAULT) for i in range(first, last) for stem in row.stems(i))
