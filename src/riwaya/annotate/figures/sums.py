"""Units that are a sign or a currency: «60 في المئة», «20$», «3 ملايين ريال سعودي»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.figures.knowledge import PERSONS, currencies, grammar, key
from riwaya.annotate.figures.row import Row
from riwaya.lang.ar.numerals import Number

PERCENT_SIGNS = frozenset("%٪")
_HUNDRED = grammar("hundred")
_POINTS = grammar("point")
_OF_HUNDRED = key("مئوية")
_GLUED_PERCENT = grammar("percent")
# What a sign before its number may follow without a blank.
_OPENING = frozenset('([",')


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


def percent(row: Row, index: int) -> Unit | None:
    word, following = row.key(index), row.key(index + 1)
    if word in PERCENT_SIGNS or word in _GLUED_PERCENT:
        last = index + 1
    elif (word in ("في", "ب") and following in _HUNDRED) or (word in _POINTS and following == _OF_HUNDRED):
        last = index + 2
    else:
        return None
    text = row.written(last - 1)
    return Unit("percent", text[text.find("ال") :] if word in _GLUED_PERCENT else text, index, last)


def percent_before(row: Row, number: Number) -> Unit | None:
    """A sign joined to the number from the left: «%90»; not the second of «10%90», nor in an address («issn%28»)."""
    sign = number.first - 1
    if row.key(sign) not in PERCENT_SIGNS or not row.touches(number.first):
        return None
    before = row.key(sign - 1)
    if row.touches(sign) and (row.tokens[sign - 1].kind == "number" or (before.isascii() and before not in _OPENING)):
        return None
    return Unit("percent", row.written(sign), sign, sign)


def money_sign(row: Row, number: Number, index: int) -> Unit | None:
    signs = currencies()
    before = number.first - 1
    if row.key(index) in signs and row.tokens[index].kind == "mark":
        return Unit("money", row.written(index), index, index + 1, signs[row.keys[index]].get("", ""))
    if row.key(before) in signs and not row.is_word(before) and row.touches(number.first):
        return Unit("money", row.written(before), before, before, signs[row.keys[before]].get("", ""))
    return None


def money_at(row: Row, index: int) -> Unit:
    codes = currencies()[row.keys[index]]
    following = row.key(index + 1).removeprefix("ال")
    last = index + 2 if following in codes and following else index + 1
    code = codes.get(following, codes.get("", "")) if following else codes.get("", "")
    return Unit("money", row.written(index), index, last, code)


def money_of(row: Row, index: int) -> Unit:
    codes = currencies()[row.keys[index].removeprefix("ال")]
    return Unit("money", row.written(index), index, index + 1, codes.get("", ""))
