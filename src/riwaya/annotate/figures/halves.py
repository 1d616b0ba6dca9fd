"""Halves and quarters that belong to what stands before them: «سبع سنوات ونصف», «ساعتين وربع الساعة»."""

from __future__ import annotations

from riwaya.annotate.figures.knowledge import currencies, grammar, noun_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.sums import Unit, money_of
from riwaya.lang.ar.numeral_words import readings
from riwaya.lang.ar.numerals import Number

_GOES_ON = grammar("behind a half")
_MEASURES = grammar("measure")
_COUNTED = grammar("counted dual")
_RELATIVE = grammar("relative")


def half_after(row: Row, index: int) -> tuple[float, int] | None:
    """«سبع سنوات ونصف», «خمسة أطنان ونصف الطن», «مليون دولار ونصف المليون»: what to add and the token after it."""
    half = next((word for word in readings(row.key(index)) if word.kind == "fraction" and word.clitics == "و"), None)
    if half is None or half.definite:
        return None
    value, following = float(half.value), row.key(index + 1)
    if scale := next((int(word.value) for word in readings(following) if word.kind == "scale" and not word.clitics), 0):
        return (value * scale, index + 2) if following.startswith("ال") else None  # «دولار وربع مليار يورو»
    if following.startswith("ال") and following not in _GOES_ON:
        noun = noun_of(following)
        return (value, index + 2) if noun and noun.kind != "people" else None
    return value, index + 1


def whole_before(row: Row, number: Number) -> tuple[Number, Unit] | None:
    """One or two and a part with what is measured: «ساعة ونصف الساعة», «دولارين ونصف الدولار»; not «ونصف السكان»."""
    first = number.first - 1
    if not number.fraction or not number.clitics.startswith("و") or not number.value < 1 or not row.is_word(first):
        return None
    word, following = row.keys[first], row.key(number.last)
    ends = next((end for end in ("ين", "ان") if len(word) > 4 and word.endswith(end)), "")
    unit = _measured(row, first, word, ends)
    if unit is None:
        return None
    last = number.last
    if following.startswith("ال") and following not in _GOES_ON and following[2:5] != word[:3]:
        return None
    if following.removeprefix("ال")[:3] == word[:3]:
        last += 1  # «عاما ونصف العام», «عاما ونصف عام»
    value = (2 if ends else 1) + number.value
    token = row.tokens[first]
    start = token.start + len(token.form) - len(word) if len(word) <= len(token.form) else token.start
    end = row.tokens[last - 1].end
    return number._replace(value=value, first=first, last=last, start=start, end=end, fraction=False), unit


def _measured(row: Row, index: int, word: str, ends: str) -> Unit | None:
    """The unit of time, measure or currency that a singular or a dual is."""
    singular = word.removesuffix(ends) if ends else word
    if singular in currencies() or word in currencies():
        return money_of(row, index) if word in currencies() else Unit("money", row.written(index), index, index + 1)
    noun = noun_of(word)
    if noun is None or noun.plural:
        return None
    if noun.kind != "duration" and singular not in _MEASURES and singular not in _COUNTED:
        return None
    return Unit(noun.kind, row.written(index), index, index + 1)


def is_share(row: Row, number: Number) -> bool:
    """Whether a fraction carries the pronoun of those it is of: «نصفهم»."""
    return any(word.kind == "share" for word in readings(row.tokens[number.last - 1].form))


def owned_share(row: Row, number: Number) -> Unit | None:
    """Those that «نصفهم» is of; not in «نصفه الأول», which is a half with a name."""
    if row.key(number.last).startswith("ال") and row.key(number.last) not in _RELATIVE:
        return None
    return Unit("other", row.written(number.last - 1), number.last, number.last)
