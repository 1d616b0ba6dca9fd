"""Tokens and quotations of folded characters."""

from __future__ import annotations

import re

from riwaya.model import Quotation, Token

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_OPEN_TO_CLOSE = {"«": "»", "“": "”", "‘": "’", "„": "”", "‹": "›"}
_CLOSERS = frozenset("»”’›")
_STRAIGHT = '"'
# A quotation that never closes ends with its paragraph; one longer than this is a stray mark.
_LONGEST = 3000
# Marks looked at for the one that closes; keeps hostile runs of marks linear.
_FARTHEST = 120


def tokens_of(chars: str) -> tuple[Token, ...]:
    """Words, digit runs and single marks of `chars`, in order."""
    # An article has a thousand tokens. Only blanks stand between the pieces of `split`, so that `find` gives the place
    # of each; most are letters alone, one token; tuple.__new__ spares a call for each.
    new, find, pieces = tuple.__new__, chars.find, _TOKEN.findall
    found: list[Token] = []
    add = found.append
    end = 0
    for chunk in chars.split():
        start = find(chunk, end)
        end = start + len(chunk)
        if chunk.isalpha():
            add(new(Token, (start, end, chunk, "word")))
            continue
        if (word := chunk[:-1]).isalpha() and not (mark := chunk[-1]).isalnum():
            add(new(Token, (start, end - 1, word, "word")))
            add(new(Token, (end - 1, end, mark, "mark")))
            continue
        end = start
        for form in pieces(chunk):
            start, end = end, end + len(form)
            kind = "word" if form[0].isalnum() else "mark"
            add(new(Token, (start, end, form, "number" if form[0].isdecimal() else kind)))
    return tuple(found)


# Characters of words that are quoted in the same marks inside speech.
_NESTED = 40
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
        close = _closing_of_speech(chars, marks, k) or _closing(marks, k)
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


def _closing_of_speech(chars: str, marks: list[tuple[int, str]], k: int) -> int | None:
    """Index of the mark that closes speech behind a colon when it holds words in the same marks («"إن "فلانا" …"»)."""
    position, mark = marks[k]
    if mark != _STRAIGHT or not chars[max(0, position - 2) : position].rstrip().endswith(":"):
        return None
    j, nested = k + 1, False
    while j < min(len(marks), k + _FARTHEST) and marks[j][1] == _STRAIGHT:
        at = marks[j][0]
        opens = chars[at - 1].isspace() and chars[at + 1 : at + 2].isalpha()
        if not opens:
            return j if nested else None
        if j + 2 >= len(marks) or marks[j + 1][0] - at > _NESTED or chars[marks[j + 1][0] - 1].isspace():
            return None
        j, nested = j + 2, True
    return None


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
