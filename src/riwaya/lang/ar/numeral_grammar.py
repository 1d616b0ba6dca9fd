"""How number words and digits combine: hundreds, compounds, scales, halves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from riwaya.lang.ar.digits import digits_at
from riwaya.lang.ar.numeral_words import Word, numeral_list, readings
from riwaya.model import Token

_SCALES = frozenset({"scale", "scale_plural"})
_TAIL_KINDS = frozenset({"unit", "join", "ten", "tens"})
# After «ألفا» these words show that no counted noun follows: one thousand in the accusative, not two thousand.
_NO_NOUN = numeral_list("no noun")
# No newspaper counts further; it also bounds hostile rows of scale words.
_LARGEST = 10**18
_MILLION = 1_000_000
_MILLIARD = 1_000_000_000


class Part(NamedTuple):
    """A value that ends before token `last`. `scale`: its smallest power with a name of its own, 1 when none;
    `dotted`: the sign of digits like 1.245, which a scale word makes a decimal."""

    value: Fraction
    last: int
    exact: bool = True
    fraction: bool = False
    scale: int = 1
    dotted: str = ""


class Reader:
    """Reads numbers off the tokens of `chars`."""

    def __init__(self, tokens: Sequence[Token], chars: str) -> None:
        self._tokens, self._chars = tokens, chars

    def first(self, index: int) -> list[tuple[Word | None, Part]]:
        """What may begin at `index`: the word's reading (None for digits) and the whole number."""
        token = self._tokens[index]
        if token.kind == "number":
            part = self._digits(index)
            return [(None, self._whole(part))] if part else []
        if token.kind != "word":
            return []
        parts = ((word, self._term(word, index)) for word in readings(token.form))
        return [(word, self._whole(part)) for word, part in parts if part]

    def plain(self, index: int) -> Word | None:
        """The number word at `index` without clitics, on the same line as the token before it."""
        if not self._near(index):
            return None
        token = self._tokens[index]
        found = readings(token.form)
        return found[0] if found and not found[0].clitics else None

    def after_and(self, index: int) -> tuple[Word, int] | None:
        """The number word behind و at `index` (attached, or a token of its own) and the index after it."""
        if not self._near(index):
            return None
        token = self._tokens[index]
        if token.form == "و":
            word = self.plain(index + 1)
            return (word, index + 2) if word else None
        if token.form[0] != "و":
            return None
        for word in readings(token.form):
            if word.clitics == "و":
                return word, index + 1
        return None

    def _near(self, index: int) -> bool:
        """Whether there is a token at `index` and it stands on the line of the one before."""
        if not 0 < index < len(self._tokens):
            return False
        return "\n" not in self._chars[self._tokens[index - 1].end : self._tokens[index].start]

    def _digits(self, index: int) -> Part | None:
        digits = digits_at(self._tokens, index, self._chars)
        return self._scaled(Part(digits.value, digits.last, dotted=digits.dotted)) if digits else None

    def _term(self, word: Word, index: int) -> Part | None:
        """A number up to and with its scale: «خمسة وعشرون ألفا», «مئات الآلاف», «نصف مليون»."""
        last = index + 1
        if word.kind in _SCALES or word.kind == "dual":
            value = word.value
            if word.kind == "scale" and self._dual(word, index):
                value *= 2
            part = Part(value, last, word.kind != "scale_plural", scale=_scale_of(word))
            return self._scaled(part)
        if word.kind in ("vague", "hundred_plural"):
            return self._scaled(Part(word.value, last, exact=False))
        if word.kind == "share":
            return Part(word.value, last, fraction=True)  # «نصفهم»
        if word.kind == "fraction":
            value = word.value
            if value == Fraction(1, 3) and self._form(index).endswith("ثلثا") and self._noun_follows(last):
                value *= 2
            return self._scaled(Part(value, last, fraction=True))
        group = self._group(word, last)
        return self._scaled(group) if group else None

    def _form(self, index: int) -> str:
        return self._tokens[index].form

    def _dual(self, word: Word, index: int) -> bool:
        """«ألفا جندي» is two thousand, «ألفا» alone one thousand."""
        return not word.definite and self._form(index).endswith("ا") and self._noun_follows(index + 1)

    def _noun_follows(self, index: int) -> bool:
        if not self._near(index) or self._tokens[index].kind != "word" or self.after_and(index):
            return False
        return self._form(index) not in _NO_NOUN

    def _group(self, word: Word, last: int) -> Part | None:
        """A number under a thousand in words."""
        if word.kind in ("hundred", "hundreds"):
            return self._hundred_tail(word.value, last)
        if word.kind in ("unit", "join"):
            return self._unit_group(word, last)
        if word.kind in ("ten", "tens", "zero"):
            return self._parts(Part(word.value, last))
        return None

    def _unit_group(self, word: Word, last: int) -> Part | None:
        following = self.plain(last)
        if following and following.kind == "ten" and word.value < 10:
            return Part(word.value + 10, last + 1)
        if word.kind == "unit" and following and following.kind in ("hundred", "hundred_plural") and word.value > 2:
            return self._hundred_tail(word.value * 100, last + 1)
        step = self.after_and(last)
        if step and step[0].kind == "tens":
            return self._parts(Part(word.value + step[0].value, step[1]))
        return self._parts(Part(word.value, last)) if word.kind == "unit" else None

    def _parts(self, part: Part) -> Part:
        """«ثلاثة أرباع» is three quarters."""
        following = self.plain(part.last)
        if following and following.kind == "parts" and not following.definite and part.value > 2:
            return Part(part.value * following.value, part.last + 1, fraction=True)
        return part

    def _hundred_tail(self, value: Fraction, last: int) -> Part:
        step = self.after_and(last)
        if step and step[0].kind in _TAIL_KINDS:
            tail = self._group(step[0], step[1])
            if tail and not tail.fraction and tail.value < 100:
                return Part(value + tail.value, tail.last)
        digits = self._digits_after_and(last)
        if digits and digits.value < 100 and digits.value.denominator == 1:
            return Part(value + digits.value, digits.last)
        return Part(value, last)

    def _digits_after_and(self, index: int) -> Part | None:
        if self._near(index) and self._form(index) == "و" and self._near(index + 1):
            digits = digits_at(self._tokens, index + 1, self._chars)
            return Part(digits.value, digits.last, dotted=digits.dotted) if digits else None
        return None

    def _scaled(self, part: Part) -> Part:
        """The part with the scale words and halves that follow it."""
        part = self._half(part, before_scale=True)
        word = self.plain(part.last)
        while word and self._multiplies(word, part):
            value = _decimal(part, word) * word.value
            # A fraction of a scale is a whole number of it: «نصف مليون».
            part = Part(value, part.last + 1, part.exact, scale=_scale_of(word))
            word = self.plain(part.last)
        return self._half(part, before_scale=False)

    @staticmethod
    def _multiplies(word: Word, part: Part) -> bool:
        if word.kind == "hundred":
            return part.scale == 1 and 1 < part.value < 1000 and not part.fraction
        if word.kind not in _SCALES:
            return False
        if (part.fraction and word.kind == "scale_plural") or part.value > _LARGEST:
            return False
        return part.scale <= word.value and not (word.definite and part.exact and not part.fraction)

    def _half(self, part: Part, *, before_scale: bool) -> Part:
        """«ثلاثة ونصف مليون», «مليون ونصف المليون», «خمسة ونصف»."""
        step = None if part.fraction or not part.exact else self.after_and(part.last)
        if not step:
            return part
        word, last = step
        value, fraction = word.value, word.kind == "fraction"
        if word.kind == "unit" and (tail := self.plain(last)) and tail.kind == "parts":
            value, last, fraction = value * tail.value, last + 1, True
        if not fraction:
            return part
        following = self.plain(last)
        if part.scale == 1:
            if following and following.kind == "scale" and following.definite:
                return part
            scaled = following is not None and following.kind == "scale"
            return Part(part.value + value, last) if scaled == before_scale and not self._definite(last) else part
        if before_scale:
            return part
        if following and following.kind == "scale":
            if following.value > part.scale:
                return part
            return Part(part.value + value * following.value, last + 1, scale=part.scale)
        return part if self._definite(last) else Part(part.value + value * part.scale, last, scale=part.scale)

    def _definite(self, index: int) -> bool:
        """Whether a definite noun follows: «ونصف السكان» is another thing."""
        return self._near(index) and self._form(index).startswith("ال") and not self.plain(index)

    def _whole(self, part: Part) -> Part:
        """The part with the smaller terms that follow it: «29 ألفا و358», «مليون وخمسمئة ألف»."""
        while part.scale >= 100 and not part.fraction:
            tail = self._tail(part)
            if tail is None:
                break
            part = Part(part.value + tail.value, tail.last, part.exact, scale=min(part.scale, max(tail.scale, 2)))
        word = self.plain(part.last)
        if word and word.kind == "scale" and not word.definite and word.value > part.value and part.value > 100:
            scaled = Part(part.value * word.value, part.last + 1, part.exact, scale=_scale_of(word))
            part = self._half(scaled, before_scale=False)
        return part

    def _tail(self, part: Part) -> Part | None:
        step = self.after_and(part.last)
        bare: Part | None = None
        tail: Part | None = None
        if step and step[0].kind not in ("fraction", "vague", "scale_plural", "hundred_plural", "zero"):
            tail = self._term(step[0], step[1] - 1)
            bare = self._group(*step)
        elif digits := self._digits_after_and(part.last):
            tail, bare = self._scaled(digits), digits
        for candidate in (tail, bare):
            if (
                candidate
                and not candidate.fraction
                and 0 < candidate.value < part.scale
                and self._closed(candidate, part)
            ):
                return candidate if candidate.value.denominator == 1 or step else None
        return None

    def _closed(self, tail: Part, part: Part) -> bool:
        """Whether no scale word is left over that `tail` should have taken."""
        word = self.plain(tail.last)
        if word is None or word.kind not in _SCALES:
            return True
        # «ألف وخمسمئة مليار» counts milliards; «ألف و5 ملايين» are two numbers.
        return word.kind == "scale" and word.value > part.value and tail.value >= 100


def _scale_of(word: Word) -> int:
    return int(word.value / 2) if word.kind == "dual" else int(word.value)


def _decimal(part: Part, word: Word) -> Fraction:
    """«1.245 مليون» and «245ر1 مليون» are decimals, «1,245 مليون» a thousand millions, «1,245 مليار» a decimal."""
    if (part.dotted in (".", "ر") and word.value >= _MILLION) or (part.dotted and word.value >= _MILLIARD):
        return part.value / 1000
    return part.value
