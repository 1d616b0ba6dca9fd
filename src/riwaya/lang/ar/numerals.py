"""Numbers in Arabic, in words and in digits: value, tokens, place.

Cardinals of every gender and case, compounds («ثلاثة وعشرون ألفا وخمسمئة»), duals («ألفي»), digits with words
(«29 ألفا و358», «2,5 مليون»), fractions («ثلاثة أرباع», «مليون ونصف المليون») and floors («عشرات الآلاف»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from riwaya.lang.ar.fold import fold
from riwaya.lang.ar.numeral_grammar import Reader
from riwaya.lang.ar.numeral_words import numeral_list, readings
from riwaya.model import Frame, Token

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_NEGATIVE = numeral_list("negative")
# What stands before digits when the article is written apart: «الـ 46».
_ARTICLES = numeral_list("article")


class Number(NamedTuple):
    """A number found at tokens `first..last` (last exclusive), positions `start..end` without leading clitics.

    `value` is an int where whole, else a float. `exact` is False for floors such as «عشرات» and «الآلاف»,
    whose value is the least they mean. `digits`: written in digits (perhaps with a word: «5 آلاف»).
    `definite`: with ال, or behind «الـ». `fraction`: a part of one («نصف», «ثلثي», «ثلاثة أرباع»).
    """

    value: int | float
    first: int
    last: int
    start: int
    end: int
    clitics: str = ""
    exact: bool = True
    digits: bool = False
    definite: bool = False
    fraction: bool = False


def number_at(frame: Frame, index: int) -> Number | None:
    """The longest number whose first word or digits are token `index`, or None.

    «بعشرة آلاف» is 10000 with the clitic ب outside its span; «الـ 46» begins at the digits. Years, hours and
    article numbers are numbers too: what they count is for the caller to say.
    """
    found = frame.once(_found)
    if index not in found:
        begins = _may_begin(frame.tokens[index].form)
        found[index] = _number(frame.tokens, frame.text.chars, index) if begins else None
    return found[index]


def _found(_: Frame) -> dict[int, Number | None]:
    """The numbers of a frame that have been asked for."""
    return {}


def number_starts(frame: Frame, low: int, high: int) -> list[int]:
    """Indexes from `low` to `high` of the tokens that a number can begin with, in order: at no other does `number_at`
    find one."""
    return frame.forms_where(_may_begin, low, high)


@lru_cache(maxsize=65536)
def _may_begin(form: str) -> bool:
    """Whether a number can begin with a token: hardly any can."""
    return form[0].isdecimal() or bool(readings(form)) or form in _NEGATIVE


def numbers_in(text: str) -> Iterator[Number]:
    """All numbers of a plain text, left to right, with positions in the folded text."""
    chars = fold(text)
    tokens = _tokens(chars)
    index = 0
    while index < len(tokens):
        number = _number(tokens, chars, index)
        if number:
            yield number
        index = number.last if number else index + 1


def number_of(text: str) -> int | float | None:
    """The value of a text that is a number and nothing else: «ثلاثة آلاف وخمسمئة» → 3500; None otherwise."""
    found = list(numbers_in(text))
    chars = fold(text)
    if len(found) == 1 and not chars[: found[0].start].strip() and not chars[found[0].end :].strip():
        return found[0].value
    return None


def ordinal_at(frame: Frame, index: int) -> Number | None:
    """The ordinal whose first word is token `index`: «الثالث» 3, «الحادي عشر» 11, «الخامسة والعشرين» 25, or None.

    Words that are ordinals only by their noun («القرن العشرين») are cardinals for `number_at`.
    """
    reader = Reader(frame.tokens, frame.text.chars)
    token = frame.tokens[index]
    for word in readings(token.form, "ordinal_stems") if token.kind == "word" else ():
        value, last = word.value, index + 1
        tail = reader.plain(last)
        if tail and tail.kind == "ten" and not tail.definite:
            value, last = value + 10, last + 1
        elif (step := reader.after_and(last)) and step[0].kind == "tens":
            value, last = value + step[0].value, step[1]
        elif word.kind == "join":
            continue
        start = token.start + word.length
        return Number(int(value), index, last, start, frame.tokens[last - 1].end, word.clitics, definite=word.definite)
    return None


def _tokens(chars: str) -> list[Token]:
    found = []
    for match in _PIECE.finditer(chars):
        form = match.group()
        kind = "number" if form.isdigit() else "word" if form[0].isalpha() else "mark"
        found.append(Token(match.start(), match.end(), form, kind))
    return found


def _number(tokens: Sequence[Token], chars: str, index: int) -> Number | None:
    token = tokens[index]
    if token.kind == "mark" or (token.kind == "word" and not readings(token.form) and token.form not in _NEGATIVE):
        return None
    if token.form in _NEGATIVE and index + 1 < len(tokens):
        inner = _number(tokens, chars, index + 1) if tokens[index + 1].form not in _NEGATIVE else None
        return inner and inner._replace(value=-inner.value, first=index, start=token.start)
    for word, part in Reader(tokens, chars).first(index):
        value = int(part.value) if part.value.denominator == 1 else float(part.value)
        return Number(
            value=value,
            first=index,
            last=part.last,
            start=token.start + (word.length if word else 0),
            end=tokens[part.last - 1].end,
            clitics=word.clitics if word else "",
            exact=part.exact,
            digits=word is None,
            definite=word.definite if word else index > 0 and tokens[index - 1].form in _ARTICLES,
            fraction=part.fraction,
        )
    return None
