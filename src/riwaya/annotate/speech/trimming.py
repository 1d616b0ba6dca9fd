"""A stretch of tokens without the marks at either end."""

from __future__ import annotations

from riwaya.annotate.closing import closed_end
from riwaya.annotate.speech.text import SpeechText

_TRIM = frozenset("،,؛;:.…-–—\"'«»“”„‘’()[]•*")


def trimmed(text: SpeechText, begin: int, end: int, skip: int) -> tuple[int, int] | None:
    """Character positions of tokens `begin..end` without marks at either end; None when nothing is left."""
    form = text.form
    while begin < end and form(begin) in _TRIM:
        begin += 1
        skip = 0
    while end > begin and form(end - 1) in _TRIM:
        if form(end - 1) in ")]" and any(form(k) in "([" for k in range(begin, end - 1)):
            break
        end -= 1
    while end > begin + 1 and "in" in text.words[end - 1].classes:
        end -= 1
    if begin >= end:
        return None
    end = closed_end(text.tokens, begin, end)
    start, last = text.tokens[begin].start + skip, text.tokens[end - 1].end
    return (start, last) if start < last else None
