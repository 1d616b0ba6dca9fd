"""Whose a verbal noun is by the words around it: «وجهت سوريا اتهامات», «نسبت الوكالة لفلان القول», «دفع الوزير إلى»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_ASCRIBES = speech_words("ascribes")
_DRIVES = speech_words("drives")
_CARRIES = speech_words("carries")
_FAR = 16
_TURNING = 9


def carried(text: SpeechText, index: int) -> tuple[int, int] | None:
    """«وجهت سوريا اتهامات إلى … بـ»: the subject of the verb that carries the noun at `index`."""
    for at in range(index - 1, max(index - 9, -1), -1):
        word = text.words[at]
        if text.tokens[at].kind == "mark" and not text.is_comma(at):
            return None
        carries = bare_of(text.form(at)) in _CARRIES and not text.form(index).startswith("ال")  # «قطع الشك باليقين»
        if "support" in word.classes or carries:
            end = noun_phrase(text, at + 1, index, frozenset(("object",)))
            pair = (at + 1, end)
            return pair if end > at + 1 and speaks(text, pair) else None
    return None


def ascribed(text: SpeechText, index: int) -> tuple[int, int] | None:
    """«ونسبت الوكالة لفلان القول إن», «… إلى فلان قوله إن»: to whom the words are ascribed."""
    for at in range(index - 1, max(index - _FAR, 0), -1):
        if bare_of(text.form(at)) in _ASCRIBES:
            break
        if text.tokens[at].kind == "mark" and text.form(at) not in '"«»“”':
            return None
    else:
        return None
    for led in range(at + 1, index):
        named = text.named.get(led)
        attached = text.form(led)[0] == "ل" and (named is None or named.clitics > 0)
        known = named is not None or text.words[led].source is not None or led == index - 1
        if text.form(led) == "الى" or (attached and known):
            first = led + 1 if text.form(led) == "الى" else led
            return (first, index) if first < index else None
    return None


def driven(text: SpeechText, index: int, use: Use) -> tuple[int, int] | None:
    """«ما دفع الوزير إلى القول إن», «دفع نائب الرئيس لإعلان …»: who came to say the noun at `index`."""
    last = index - 1 if text.form(index - 1) == "الى" else index
    if last == index and use.clitics != "ل":
        return None
    for at in range(last - 1, max(last - _TURNING, 0), -1):
        if bare_of(text.form(at)) in _DRIVES:
            end = noun_phrase(text, at + 1, last, frozenset(("ل",)))
            there = end == last or all(text.timed[end:last])  # «دفع الوزير الأربعاء إلى …»
            return (at + 1, end) if there and speaks(text, (at + 1, end)) is True else None
        if text.tokens[at].kind == "mark":
            return None
    return None


def nearby(text: SpeechText, index: int) -> Iterator[tuple[int, int]]:
    """The actor that ends right before «بالقول إن» or «على القول إن»."""
    for actor in text.actors_in(max(0, index - 8), index):
        before = actor.first - 1
        place = actor.type in ("GPE", "LOC") and before >= 0
        if place and (text.words[before].classes & {"in", "out"} or is_content_noun(text.form(before))):
            continue  # «تبرير قصف غزة بالقول إن»
        if actor.last >= index - 2:
            yield actor.first, actor.last
