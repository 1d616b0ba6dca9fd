"""Demands and charges told one by one: «حدد مطالب، من بينها سحب القوات», «اتهامات الأحزاب تشمل طرد المراقبين»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.issued import carrier
from riwaya.annotate.speech.lexicon import Verb, speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_DEMANDS = speech_words("demands in a list")
_CHARGES = speech_words("charges in a list")
_HOLDS = speech_words("lists")
_AMONG = speech_words("first in a list")
_DEMANDED = Verb("طالب", "demand", frozenset(), "")
_CHARGED = Verb("اتهم", "assert", frozenset(), "")
_LAYS = speech_words("issues") | speech_words("lays down")
_AHEAD = 14


def is_listed(form: str) -> bool:
    """Whether a token names demands or charges («مطالب», «الشروط»)."""
    return strip_article(form) in _DEMANDS or strip_article(form) in _CHARGES


def listed_at(text: SpeechText, index: int, first: int, stop: int) -> Draft | None:
    """What the noun at `index` in the sentence `first..stop` holds."""
    begin = _begin(text, index, stop)
    known, subject = _owner(text, index, first) if begin else (False, None)
    if not known:
        return None
    token, form = text.tokens[index], strip_article(text.form(index))
    return Draft(
        verb=_DEMANDED if form in _DEMANDS else _CHARGED,
        kind="noun",
        cue=(index, index + 1),
        cue_at=(token.start, token.end),
        clause=index,
        subject=subject,
        begin=begin,
        how="preposition",
        embedded=True,
        inherited=subject is None,
        sure=0.6,
        rule="listed",
    )


def _begin(text: SpeechText, index: int, stop: int) -> int:
    """The first thing that is asked for or charged behind the noun at `index`, or 0."""
    for at in range(index + 1, min(stop - 1, index + _AHEAD)):
        form = text.form(at)
        if form in _AMONG or form in _HOLDS:
            noun = text.form(at + 1)
            told = is_content_noun(noun) and at + 1 not in text.named and text.words[at + 1].source is None
            return at + 1 if told else 0
        if text.words[at].comp or (text.tokens[at].kind == "mark" and not text.is_comma(at)):
            return 0
    return 0


def _owner(text: SpeechText, index: int, first: int) -> tuple[bool, tuple[int, int] | None]:
    """Whose the demands are: named behind them, or who lays them down («حدد الوزير مطالب»)."""
    end = noun_phrase(text, index + 1, index + _AHEAD)
    if end > index + 1 and speaks(text, (index + 1, end)) is True and not text.form(index).startswith("ال"):
        return True, (index + 1, end)
    return carrier(text, index, first, _LAYS)
