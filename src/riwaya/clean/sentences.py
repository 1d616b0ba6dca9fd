"""Sentences inside a paragraph: at . ؟ ! … outside quotations, never after د. or inside numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.model import Quotation

_END = re.compile(r"[.؟!?…۔]+[\"”»’)\]]*")
# «سي.إن.إن», «أ.ف.ب»: letters spelt out, on both sides of a full stop.
_SPELT = re.compile(r"(?:^|[\s.(«\"])\w{1,3}\.\w{1,3}(?:$|[\s.)»\"،,])")
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"“])(?:و?[دمأاقهصجبتسشعلكنفورزح]|ا\.د|أ\.د|[A-Za-z]|st|Mr|Dr|No)$")


def sentences_of(chars: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """(start, end) of each sentence of the paragraph `start..end`, trimmed, final mark included."""
    found = []
    begin = start
    closed = [quotation for quotation in quotations if quotation.closed]
    k = 0
    for match in _END.finditer(chars, start, end):
        position, stop = match.span()
        while k < len(closed) and closed[k].end <= position:
            k += 1
        if k < len(closed) and closed[k].start <= position:
            continue
        if chars[position] in "." and not _ends(chars, position, stop, end):
            continue
        found.append((begin, stop))
        begin = stop
    if begin < end:
        found.append((begin, end))
    return [pair for pair in (_trim(chars, *pair) for pair in found) if pair[0] < pair[1]]


def _ends(chars: str, position: int, stop: int, end: int) -> bool:
    """Whether the full stop at `position` ends a sentence."""
    if position and chars[position - 1].isdigit() and stop < end and chars[stop].isdigit():
        return False
    if stop - position == 1 and _ABBREVIATION.search(chars[max(0, position - 5) : position]):
        return False
    if stop - position == 1 and _SPELT.search(chars[max(0, position - 5) : stop + 5]):
        return False
    return stop >= end or chars[stop].isspace() or chars[stop] in '"”»’()[]«“' or not chars[stop].isascii()


def _trim(chars: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (chars[start].isspace() or chars[start] in "-–—•*·"):
        start += 1
    while end > start and chars[end - 1].isspace():
        end -= 1
    return start, end
