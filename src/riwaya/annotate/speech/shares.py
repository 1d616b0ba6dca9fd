"""Shares of people that speak: «70 في المئة من الشباب»."""

from __future__ import annotations

from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import PERCENT
from riwaya.annotate.speech.text import SpeechText


def share_end(text: SpeechText, number: int, stop: int) -> int:
    """Where «70 في المئة من الشباب» with its number at a token ends; `number` when it tells no share of people."""
    after = number + 1
    if text.form(after) in PERCENT:
        after += 1
    elif text.form(after) == "في" and text.form(after + 1) in PERCENT:
        after += 2
    else:
        return number
    if text.form(after) != "من" or after + 1 >= stop:
        return min(after, stop)
    return max(after, noun_phrase(text, after + 1, stop))


def counts_people(text: SpeechText, index: int) -> bool:
    """«300 شخص», «12 نائبا»: a number of those who can speak."""
    source = text.words[index + 1].source if index + 1 < len(text.words) else None
    return source is not None and source.type not in ("report", "evidence")
