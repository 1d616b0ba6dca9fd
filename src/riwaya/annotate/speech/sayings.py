"""Words that are quoted as a saying: «القول المأثور: "…"», «شعار "…"», «تذكر مقولته "…"»."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb, speech_words
from riwaya.annotate.speech.nouns import looks_finite
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article, variants

_SAYINGS = speech_words("saying")
# Sayings that nobody in particular says: they speak themselves.
_OF_ALL = speech_words("saying of all")
_HANDED_DOWN = speech_words("handed down")
_SAID = Verb("قال", "assert", frozenset(), "")
_AHEAD = 6
# Fewer quoted words are a name.
_NAME = 3


def saying_at(text: SpeechText, index: int, stop: int) -> Draft | None:
    """The saying quoted behind the noun at `index` in a sentence that ends before `stop`."""
    at = _opening(text, index, stop)
    quotation = text.opening(at) if at else None
    if quotation is None or text.quoted[index] >= 0:
        return None
    if len(text.frame.tokens_in(quotation.start, quotation.end)) < _NAME:
        return None
    form, token = text.form(index), text.tokens[index]
    common = any(variant.stem in _OF_ALL for variant in variants(form)) or text.form(index + 1) in _HANDED_DOWN
    end = next((k for k in range(index + 1, at) if text.tokens[k].kind != "word"), at)
    return Draft(
        verb=_SAID,
        kind="noun",
        cue=(index, index + 1),
        cue_at=(token.start + _led(form), token.end),
        clause=index,
        subject=(index, end) if common else None,
        begin=at + 1,
        how="quote",
        quotation=quotation,
        embedded=True,
        inherited=not common,
        sure=0.6,
        rule="saying" if common else "motive",
    )


@lru_cache(maxsize=16384)
def is_saying(form: str) -> bool:
    """Whether a token may name a saying («مقولة», «بالقول», «الآية»)."""
    return any(strip_article(variant.stem) in _SAYINGS for variant in variants(form))


def _led(form: str) -> int:
    """How many characters of clitics stand before the noun."""
    return next(variant.length for variant in variants(form) if strip_article(variant.stem) in _SAYINGS)


def _opening(text: SpeechText, index: int, stop: int) -> int:
    """The quotation mark behind the noun at `index` and its adjectives, or 0."""
    if strip_article(text.form(index)).endswith("قول") and text.form(index + 1) not in _HANDED_DOWN:
        return 0  # «القول "…"» is known by its verb
    for at in range(index + 1, min(stop, index + _AHEAD)):
        if text.opening(at) is not None:
            return at
        form, word = text.form(at), text.words[at]
        if form == ":" or "pron" in word.classes:
            continue
        if text.tokens[at].kind != "word" or word.comp or word.classes or (looks_finite(form) and at > index + 1):
            return 0
    return 0
