"""Statements of several sentences taken apart: each may meet another article's statement for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riwaya.link.terms import Word

# Where one thing said ends and the next begins: the end of a sentence, a comma before «وأن» and the like, or words of
# what went before.
_ENDS = re.compile(
    r"[.؛!?؟:\n…]+[\s\"'»”]*(?=\S)|[،,]\s*(?=(?:وأن|وإن|و أن|كما أن|لكن|ولكن|بل)\b|(?:وأن|وإن|لكن|ولكن)\w{1,3}\b)"
    r"|\s(?=ردا على|رداً على|ردًا على|في أعقاب|على خلفية)"
)
# Content words that a part must have to say something of its own.
_FEWEST = 3


def parts_of(raw: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a statement, part by part: «سنرد. ولن نسمح بذلك» → two. Parts of few words stay with the one before.

    `raw` is the text of the statement from its first word on."""
    if not words:
        return
    begin = words[0].start
    ends = [begin + match.end() for match in _ENDS.finditer(raw)]
    part: list[Word] = []
    cut = iter([*ends, begin + len(raw) + 1])
    end = next(cut)
    ready: list[list[Word]] = []
    for word in words:
        while word.start >= end:
            if _tells(part):
                ready.append(part)
                part = []
            end = next(cut, word.start + len(raw) + 1)
        part.append(word)
    if part and not _tells(part) and ready:
        ready[-1] = [*ready[-1], *part]
    elif part:
        ready.append(part)
    yield from ready


def _tells(part: Sequence[Word]) -> bool:
    return sum(1 for word in part if word.term and word.term[:6] != "party:") >= _FEWEST
