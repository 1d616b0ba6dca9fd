"""Tokens and quotations of folded characters."""

from __future__ import annotations

import re

from riwaya.model import Quotation, Token

_TOKEN = re.compile(r"([^\W\d_]+)|(\d+)|([^\w\s]|_)")
_KINDS = ("", "word", "number", "mark")
_OPEN_TO_CLOSE = {"«": "»", "“": "”", "‘": "’", "„": "”", "‹": "›"}
_CLOSERS = frozenset("»”’›")
_STRAIGHT = '"'
# A quotation that never closes ends with its paragraph; one longer than this is a stray mark.
_LONGEST = 3000
# Marks looked at for the one that closes; keeps hostile runs of marks linear.
_FARTHEST = 120


def tokens_of(chars: str) -> tuple[Token, ...]:
    """Words, digit runs and single marks of `chars`, in order."""
    # tuple.__new__ spares a call per token; an article has a thousand of them.
    new, kinds = tuple.__new__, _KINDS
    return tuple(
        new(Token, (*match.span(), match.group(), kinds[match.lastindex or 0])) for match in _TOKEN.finditer(chars)
    )


_QUOTE_MARK = re.compile('[«»“”„‘’‹›"]')


def quotations_of(chars: str, start: int, end: int) -> list[Quotation]:
    """Outermost quotations in one paragraph `start..end`, in order, without their marks.

    Styles «…» “…” "…" ‘…’ „…” ‹…›; “…“ and ”…” (the same mark twice) are met in the wild and accepted.
    """
    marks = [(match.start(), match.group()) for match in _QUOTE_MARK.finditer(chars, start, end)]
    found: list[Quotation] = []
    open_seen = False
    k = 0
    while k < len(marks):
        position, mark = marks[k]
        if _apostrophe(chars, position, mark):
            k += 1
            continue
        close = _closing(marks, k)
        if close is None:
            # The first mark that never closes may quote to the paragraph's end; more of them are stray.
            if mark not in _CLOSERS and not open_seen and end - position > 2:
                open_seen = True
                found.append(_trimmed(chars, position + 1, min(end, position + _LONGEST), closed=False))
            k += 1
            continue
        if chars[position + 1 : marks[close][0]].strip():
            found.append(_trimmed(chars, position + 1, marks[close][0], closed=True))
        k = close + 1
    return [quotation for quotation in found if quotation.end > quotation.start]


def _apostrophe(chars: str, position: int, mark: str) -> bool:
    """True for ’ between two letters, as in foreign names."""
    inside = 0 < position < len(chars) - 1
    return mark in "’‘" and inside and chars[position - 1].isalpha() and chars[position + 1].isalpha()


def _closing(marks: list[tuple[int, str]], k: int) -> int | None:
    """Index of the mark that closes the one at `k`, nested pairs skipped; None when there is none."""
    opener = marks[k][1]
    wanted = _OPEN_TO_CLOSE.get(opener, opener)
    depth = 0
    for j in range(k + 1, min(len(marks), k + _FARTHEST)):
        mark = marks[j][1]
        if mark == wanted or (opener in "“”„" and mark in "“”" + _STRAIGHT) or (opener == _STRAIGHT and mark in "“”"):
            if depth == 0:
                return j
            depth -= 1
        elif mark == opener and opener in "«‹":
            depth += 1
    return None


def _trimmed(chars: str, start: int, end: int, *, closed: bool) -> Quotation:
    while start < end and chars[start].isspace():
        start += 1
    while end > start and chars[end - 1].isspace():
        end -= 1
    return Quotation(start, end, closed)
