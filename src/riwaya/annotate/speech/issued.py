"""What somebody asks or promises through a noun that a verb carries: «أصدر تعليمات بتقليص الوجود», «قدموا طلبا لإعادة
البناء», «اقتراح تقدم به المستشار باتباع …»."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.speech.attributive import phrase_end
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb, bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME, is_audience, is_content_noun, looks_finite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_ACTS = ("demand", "promise", "threaten")
_ISSUES = speech_words("issues")
_ISSUED_IT = speech_words("issued it")
_THEREWITH = frozenset(("به", "بها"))
_ENDS = frozenset(("ب", "ل", "الى", "object"))
# Tokens between the verb and its noun, and between the noun and what is asked.
_WITHIN, _AHEAD = 10, 12


@cache
def _nouns() -> dict[str, Verb]:
    """Noun, its plural and its accusative, ب before it or not → what is done with it."""
    found = {}
    for act in _ACTS:
        for noun in speech_words(f"{act}s in it"):
            for form in (noun, noun + "ا", noun + "ه", noun + "ها"):
                found[form] = found["ب" + form] = Verb("اصدر", act, frozenset(), "")
    return found


def is_issued(form: str) -> bool:
    """Whether a token may be what is asked, promised or threatened with («طلبا», «بطلب»)."""
    return form in _nouns()


def issued_at(text: SpeechText, index: int, first: int, stop: int) -> Draft | None:
    """What is asked or promised through the noun at `index` in the sentence `first..stop`."""
    known, subject, after = _behind(text, index, stop)
    if not known:
        known, subject = carrier(text, index, first, _ISSUES)
    begin, how = _content(text, after, stop) if known else (0, "")
    if not begin or index in text.named:
        return None
    token, form = text.tokens[index], text.form(index)
    led = 1 if form[0] == "ب" else 0
    draft = Draft(
        verb=_nouns()[form],
        kind="noun",
        cue=(index, index + 1),
        cue_at=(token.start + led, token.end),
        clause=index,
        subject=subject,
        begin=begin,
        how=how,
        embedded=True,
        inherited=subject is None,
        sure=0.6,
        rule="issued",
    )
    if how == "preposition":
        draft.skip = 0 if text.form(begin).startswith("لل") else 1
        draft.end, draft.closed = phrase_end(text, begin, stop), True
    return draft


def _behind(text: SpeechText, index: int, stop: int) -> tuple[bool, tuple[int, int] | None, int]:
    """«اقتراح تقدم به المستشار», «دعوة وجهها الرئيس»: whether such a verb follows, who, and the first token behind."""
    verb = index + 1
    with_it = text.form(verb) in _ISSUES and text.form(verb + 1) in _THEREWITH
    if not with_it and text.form(verb) not in _ISSUED_IT:
        return False, None, verb
    who = verb + 2 if with_it else verb + 1
    end = noun_phrase(text, who, stop, _ENDS)
    known = end > who and speaks(text, (who, end)) is True
    return known, ((who, end) if known else None), max(end, who)


def carrier(text: SpeechText, index: int, first: int, verbs: frozenset[str]) -> tuple[bool, tuple[int, int] | None]:
    """«أصدر الوزير تعليمات», «وقدموا طلبا»: whether one of `verbs` stands before the noun at `index`, and who does it
    if named beside it."""
    for at in range(index - 1, max(first, index - _WITHIN) - 1, -1):
        form = text.form(at)
        if form in verbs or bare_of(form) in verbs:
            end = noun_phrase(text, at + 1, index, _ENDS)
            if end > at + 1 and (speaks(text, (at + 1, end)) is True or text.form(at + 1) in SOME):
                return True, (at + 1, end)
            done = at - 1 if text.form(at - 1) == "قد" else at
            near = text.actors_in(max(first, done - _WITHIN), done)
            who = next((actor for actor in near if actor.last == done), None)
            led = who is None or who.clitics or text.words[who.first - 1].classes & {"in", "out"}
            joined = form not in verbs
            return True, None if who is None or led or joined else (who.first, who.last)
        if (text.tokens[at].kind == "mark" and form not in '"«»،') or text.words[at].comp:
            return False, None
    return False, None


def _content(text: SpeechText, index: int, stop: int) -> tuple[int, str]:
    """The first token of what is asked for behind `index`, and how it follows; 0 when nothing does."""
    for at in range(index, min(stop - 1, index + _AHEAD)):
        word, form = text.words[at], text.form(at)
        if word.comp:
            return (at + 1, "clause") if word.comp_clitics in ("", "ب") and not word.comp_pronoun else (0, "")
        if text.tokens[at].kind == "mark" and not text.is_comma(at):
            return 0, ""
        noun = form[2:] if form.startswith(("لل", "بال")) else form[1:]
        noun = noun[1:] if form.startswith("بال") else noun
        if form[0] in "بل" and is_content_noun(noun) and at not in text.named and not is_audience(form):
            return at, "preposition"
        if "rel" in word.classes or (looks_finite(form) and at not in text.named):
            return 0, ""
    return 0, ""
