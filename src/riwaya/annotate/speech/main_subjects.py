"""Who acts in a sentence or clause: the phrase before or right after its first verb."""

from __future__ import annotations

from riwaya.annotate.speech.issuers import ENDS_SUBJECT, may_head
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME, is_venue_noun, looks_finite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_WITHIN = 12
_SOON = 8
_SO = "فان"
# «كثيرا ما تنفذ …».
_OFTEN = speech_words("often")
_FRACTIONS = speech_words("fraction")
_COMES = speech_words("comes")
_OPENERS = frozenset(("conj", "co", "aux", "adv", "neg"))
_IN = frozenset(("في",))
_LEADS_ON = frozenset(("in", "out"))


def main_subject(text: SpeechText, first: int, stop: int) -> tuple[int, int] | None:
    """The phrase that is the subject of the sentence `first..stop`: before or right after its first verb."""
    index = _behind_so(text, first, stop)
    limit = min(stop, index + 2 * _WITHIN)
    while index < limit:
        word = text.words[index]
        if text.form(index + 1) == "ما" and text.form(index).lstrip("و") in _OFTEN:
            index += 2
        elif text.timed[index] or text.tokens[index].kind == "mark" or not word.classes.isdisjoint(_OPENERS):
            index += 1
        elif text.is_comma(index + 1) and text.form(index).endswith("ا") and index not in text.named:
            index += 2  # «داخليا، تنشط الأجهزة»
        elif text.form(index) in ("من", "ومن") and is_venue_noun(text.form(index + 1)):
            index += 2
        elif not word.classes.isdisjoint(_LEADS_ON):
            index = index + 2 if text.form(index + 1) == "ذلك" else _past_phrase(text, index, limit)
        else:
            break
    for start in (index, index + 1):
        at = start
        while at < limit and (text.timed[at] or "adv" in text.words[at].classes) and at not in text.named:
            at += 1
        if at < limit and (may_head(text, at) or text.form(at) in SOME or bare_of(text.form(at)) in _FRACTIONS):
            source = text.words[at].source
            if text.form(at).startswith("لل"):
                return None  # «بالنسبة للمجتمع الدولي»
            told = source is not None and source.type == "report"
            if told and (text.form(at).endswith("ا") or bare_of(text.form(at - 1)) in _COMES):
                return None  # «وجاء الإعلان بعد …»
            end = noun_phrase(text, at, stop, ENDS_SUBJECT)
            if end > at and speaks(text, (at, end)):
                return _behind(text, at, end)
    return None


def had_said(text: SpeechText, verb: int, first: int) -> tuple[int, tuple[int, int]] | None:
    """«وكان ولي العهد في زيارته للولايات المتحدة قد دعا»: كان and the subject behind it of the verb at `verb`."""
    for at in range(verb - 2, max(first, verb - 2 * _WITHIN) - 1, -1):
        form = text.form(at)
        if bare_of(form) in ("كان", "كانت") and text.tokens[at + 1].kind == "number":
            end = noun_phrase(text, at + 2, verb, ENDS_SUBJECT | _IN)
            known = end > at + 2 and speaks(text, (at + 2, end)) is True
            return (at, (at + 1, end)) if known else None  # «وكان 100 نائب، بعضهم …، قد دعوا»
        if bare_of(form) in ("كان", "كانت"):
            end = noun_phrase(text, at + 1, verb, ENDS_SUBJECT | _IN)
            known = end > at + 1 and may_head(text, at + 1) and speaks(text, (at + 1, end)) is True
            return (at, (at + 1, end)) if known else None
        word = text.words[at]
        if form in ".؟!:" or word.comp or any(use.kind == "verb" and not use.verb.need for use in word.uses):
            return None
    return None


def _behind_so(text: SpeechText, first: int, stop: int) -> int:
    """The token behind «وبالتأكيد فإن», «لذلك فإن» at the head of a sentence, else `first`."""
    if _SO not in text.frame.forms[first : min(stop, first + _SOON)]:
        return first
    for at in range(first, min(stop, first + _SOON)):
        if text.words[at].comp and text.words[at].comp_clitics == "ف" and not text.words[at].comp_pronoun:
            return at + 1
        if text.tokens[at].kind == "mark" and not text.is_comma(at):
            break
    return first


def _behind(text: SpeechText, first: int, last: int) -> tuple[int, int]:
    """Who is behind «تصريحات لافروف»: the person named in it."""
    source = text.words[first].source
    if source is not None and source.type == "report" and first not in text.named:
        for actor in text.actors_in(first + 1, last):
            if actor.type == "PER":
                return actor.first, actor.last
    return first, last


def _past_phrase(text: SpeechText, index: int, limit: int) -> int:
    """The token after a prepositional phrase at the head of a sentence: behind its comma, if it has one."""
    for at in range(index + 1, min(limit + _WITHIN, len(text.tokens))):
        acts = text.words[at].classes & {"support"} or (looks_finite(text.form(at)) and at not in text.named)
        if text.is_comma(at) or (acts and text.words[at].source is None and may_head(text, at + 1)):
            return at + 1  # «وأمام هذا الموقف أصدرت شركة فلانة بيانا»
    return limit
