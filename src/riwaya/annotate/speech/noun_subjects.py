"""Whose a verbal noun is by the words around it: «وجهت سوريا اتهامات», «نسبت الوكالة لفلان القول», «دفع الوزير إلى»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words, word_of
from riwaya.annotate.speech.owners import Owner
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_ASCRIBES = speech_words("ascribes")
_DRIVES = speech_words("drives")
_CARRIES = speech_words("carries")
_CIRCLES = speech_words("circles")
_GAVE = speech_words("gave it")
_VOICED = speech_words("gave voice to it")
_THEREWITH = frozenset(("عنه", "عنها", "به", "بها"))
# «أطلقها»: by its pronoun the verb says which noun it goes on with.
_ENDS = frozenset(("ب", "ل", "من", "الى", "على", "عن", "في", "object"))
_FAR = 16
_TURNING = 9
_WITH = speech_words("with")
_CROWD = re.compile(r"^ال\w{4,}ين$")
_SHORTEST = 5
_HAD = frozenset(("كان", "كانت", "قد", "سبق"))
# Tokens between a belief and those among whom it is held.
_AMONG = 4


def held_among(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«خشية في أوساط المستثمرين من أن», «قناعة في صفوف الحزب بأن»: among whom the noun at `index` is held."""
    for at in range(index + 1, min(stop - 2, index + _AMONG)):
        circles = text.form(at) == "في" and text.form(at + 1) in _CIRCLES
        if circles or text.form(at) in _WITH:
            first = at + 2 if circles else at + 1
            end = noun_phrase(text, first, stop, frozenset(("object", "من", "ب")))
            known = end > first and (speaks(text, (first, end)) is True or _is_crowd(text.form(first)))
            return Owner((first, end), end, "by") if known else None
        if text.tokens[at].kind != "word" or text.words[at].comp or text.words[at].classes:
            return None
    return None


def of_crowd(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«مخاوف المستهلكين من», «قناعة مستشاري الرئيس بأن»: a genitive plural of persons of no known trade."""
    word = text.words[index + 1]
    if word.classes or word.uses or not _is_crowd(text.form(index + 1)):
        return None
    end = noun_phrase(text, index + 1, stop, frozenset(("object", "من", "ب")))
    return Owner((index + 1, end), end, "genitive") if end > index + 1 else None


def _is_crowd(form: str) -> bool:
    """«المستهلكين»; «مستشاري» of the president."""
    part = len(form) > _SHORTEST and form.endswith("ي") and word_of(form[:-1] + "ون").source is not None
    return part or _CROWD.match(form) is not None


def given(text: SpeechText, index: int, stop: int) -> Owner | None:
    """«التهديدات التي أطلقها الجنرال بـ», «المخاوف التي عبر عنها الخبراء من»: who gave voice to the noun at `index`."""
    for at in range(index + 1, min(stop - 2, index + 2 + _AMONG)):
        word, form = text.words[at], text.form(at)
        told = form in _GAVE
        if told or (form in _VOICED and text.form(at + 1) in _THEREWITH):
            first = at + 1 if told else at + 2
            end = noun_phrase(text, first, stop, _ENDS)
            known = end > first and speaks(text, (first, end)) is True
            return Owner((first, end), end, "by") if known else None
        described = form.startswith("ال") or form.endswith(("ة", "ا", "ي")) or "rel" in word.classes
        if not (described or bare_of(form) in _HAD) or text.tokens[at].kind != "word" or word.comp:
            return None
    return None


def carried(text: SpeechText, index: int) -> tuple[int, int] | None:
    """«وجهت سوريا اتهامات إلى … بـ»: the subject of the verb that carries the noun at `index`."""
    for at in range(index - 1, max(index - 9, -1), -1):
        word = text.words[at]
        if text.tokens[at].kind == "mark" and not text.is_comma(at):
            return None
        if "support" in word.classes or bare_of(text.form(at)) in _CARRIES:
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
        if actor.last >= index - 2:
            yield actor.first, actor.last
