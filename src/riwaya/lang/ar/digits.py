"""Runs of digits with their separators: 2,500 and 2٫5 and 1 234 567 and the agencies' 225ر29."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from riwaya.model import Token

_SEPARATORS = frozenset(",.،٫٬")
# A longer chain of groups is an address, a version or hostile, not a number.
_MOST_GROUPS = 6
_MOST_DIGITS = 18


class Digits(NamedTuple):
    """A number in digits: its value, the token after it, and whether one dot or comma before three digits
    may be a decimal sign («1.245 مليون») or a thousands sign («1.245 شخصا»); `value` takes it as thousands."""

    value: Fraction
    last: int
    dotted: str = ""


def digits_at(tokens: Sequence[Token], index: int, chars: str) -> Digits | None:
    """The number in digits whose first token is `index`; None for addresses, versions and over-long runs."""
    token = tokens[index]
    if not _plain(token) or _inside(tokens, index):
        return None
    groups, marks, last = [token.form], [], index + 1
    while len(groups) <= _MOST_GROUPS and _joined(tokens, last):
        marks.append(tokens[last].form)
        groups.append(tokens[last + 1].form)
        last += 2
    if len(groups) > _MOST_GROUPS or any(len(group) > _MOST_DIGITS for group in groups):
        return None
    if not marks:
        return _agency(tokens, index) or _spaced(tokens, index, chars)
    if len(marks) == 1:
        return _pair(groups, marks[0], index)
    return _chain(groups, marks, last)


def _plain(token: Token) -> bool:
    return token.kind == "number" and token.form.isascii()


def _joined(tokens: Sequence[Token], index: int) -> bool:
    """Whether a separator at `index` and a group of digits behind it touch what stands before."""
    return (
        index + 1 < len(tokens)
        and tokens[index].form in _SEPARATORS
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
        and _plain(tokens[index + 1])
    )


def _inside(tokens: Sequence[Token], index: int) -> bool:
    """Whether `index` is a later group of a chain."""
    return index >= 2 and tokens[index - 2].kind == "number" and _joined(tokens, index - 1)


def _pair(groups: list[str], mark: str, index: int) -> Digits | None:
    whole, part = groups
    if mark == "،" and len(whole) == 4 and whole[:2] in ("19", "20"):
        return Digits(Fraction(int(whole)), index + 1)
    grouped = len(part) == 3 and len(whole) <= 3 and whole[0] != "0"
    if mark == "٬" and not grouped:
        return None
    if grouped and mark != "٫":
        return Digits(Fraction(int(whole + part)), index + 3, mark if mark in ".،," else "")
    return Digits(Fraction(f"{whole}.{part}"), index + 3)


def _chain(groups: list[str], marks: list[str], last: int) -> Digits | None:
    decimal = marks[-1] != marks[0] and len(set(marks[:-1])) == 1
    inner = groups[1:-1] if decimal else groups[1:]
    if not decimal and len(set(marks)) > 1:
        return None
    if len(groups[0]) > 3 or groups[0][0] == "0" or any(len(group) != 3 for group in inner):
        return None
    whole = "".join(groups[:-1] if decimal else groups)
    return Digits(Fraction(f"{whole}.{groups[-1]}") if decimal else Fraction(int(whole)), last)


def _agency(tokens: Sequence[Token], index: int) -> Digits | None:
    """«225ر29» and «5ر2»: typed in the order of the eye, so the part after the sign comes first."""
    if index + 2 >= len(tokens) or tokens[index + 1].form != "ر" or not _plain(tokens[index + 2]):
        return None
    part, sign, whole = tokens[index : index + 3]
    if part.end != sign.start or sign.end != whole.start or len(whole.form) > 6 or len(part.form) > 4:
        return None
    if len(part.form) == 3 and len(whole.form) <= 3:
        return Digits(Fraction(int(whole.form + part.form)), index + 3, "ر")
    return Digits(Fraction(f"{whole.form}.{part.form}"), index + 3)


def _spaced(tokens: Sequence[Token], index: int, chars: str) -> Digits:
    """Groups of three behind single spaces: 1 234 567."""
    whole, last = tokens[index].form, index + 1
    if len(whole) <= 3 and whole[0] != "0":
        while (
            last < len(tokens)
            and last - index < _MOST_GROUPS
            and _plain(tokens[last])
            and len(tokens[last].form) == 3
            and chars[tokens[last - 1].end : tokens[last].start] == " "
        ):
            whole += tokens[last].form
            last += 1
    return Digits(Fraction(int(whole)), last)
