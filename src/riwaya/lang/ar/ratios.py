"""Signed numbers, parts and ratios of a plain text: «-5», «3/4», «2 1/4», «واحد من كل خمسة», «1 على 20»."""

from __future__ import annotations

from riwaya.lang.ar.fold import fold
from riwaya.lang.ar.numeral_words import numeral_list
from riwaya.lang.ar.numerals import Number, numbers_in

_MINUS = frozenset("-−")
# Between the parts of a ratio stand at most this many characters: «جزء من كل».
_WIDEST_GAP = 14
_OF = numeral_list("ratio")


def values_in(text: str) -> list[float]:
    """The values of all numbers of a text with their signs, parts and ratios taken together.

    >>> values_in("واحد من كل خمسة")
    [0.2]
    >>> values_in("بلغت الحرارة -5")
    [-5.0]
    """
    chars = fold(text)
    numbers = list(numbers_in(text))
    values: list[float] = []
    index = 0
    while index < len(numbers):
        value, taken = _fraction(chars, numbers, index) or _ratio(chars, numbers, index) or (numbers[index].value, 1)
        sign = -1 if _negative(chars, numbers[index].start) else 1
        values.append(float(sign * value))
        index += taken
    return values


def _gap(chars: str, left: Number, right: Number) -> str:
    return chars[left.end : right.start] if right.start - left.end <= _WIDEST_GAP else "?"


def _fraction(chars: str, numbers: list[Number], index: int) -> tuple[float, int] | None:
    """«3/4», «2 1/4»: digits about a stroke, perhaps behind a whole number."""
    here = numbers[index : index + 3]
    if (
        chars[max(0, here[0].start - 1)] == "/"
        or chars[max(0, here[0].start - 2) : here[0].start].strip("-−").isdigit()
    ):
        return None
    if len(here) > 1 and _gap(chars, here[0], here[1]) == "/" and here[0].digits and here[1].value:
        if len(here) == 3 and _gap(chars, here[1], here[2]) == "/":
            return None
        return here[0].value / here[1].value, 2
    if len(here) == 3 and _gap(chars, here[0], here[1]) == " " and _gap(chars, here[1], here[2]) == "/":
        whole, top, bottom = (number.value for number in here)
        return (whole + top / bottom, 3) if 0 < top < bottom else None
    return None


def _ratio(chars: str, numbers: list[Number], index: int) -> tuple[float, int] | None:
    """«واحد من ثلاثة», «1 على 20», «عشرون جزءا من مئة»."""
    if index + 1 == len(numbers):
        return None
    left, right = numbers[index], numbers[index + 1]
    link = " ".join(_gap(chars, left, right).split())
    if link not in _OF or not right.value or not (left.exact and right.exact):
        return None
    if "من" in link and abs(left.value) >= right.value and "جز" not in link:
        return None
    return left.value / right.value, 2


def _negative(chars: str, start: int) -> bool:
    """Whether a minus sign touches the number and nothing touches the sign."""
    return start > 0 and chars[start - 1] in _MINUS and (start == 1 or chars[start - 2].isspace())
