"""Whose a text or an interview is: «أصدرت الشركة بيانا قالت فيه», «في مقابلة لفلان …، حيث قال»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words, word_of
from riwaya.annotate.speech.nouns import SOME, is_venue_noun, sole_names
from riwaya.annotate.speech.phrase_parts import indefinite
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.subjects import subject_before
from riwaya.annotate.speech.text import SpeechText, sentence_of

_NEAR = 12
_ASCRIBED = speech_words("ascribes")
_CHANTED = speech_words("chanted")
_CHANTS = frozenset(("ردد", "رفع", "هتف", "اطلق"))
_BY = speech_words("by")
_WITHIN_IT = speech_words("within it")
# What ends a phrase that names a speaker.
ENDS_SUBJECT = frozenset(("object", "عن", "على", "من", "ب"))


def may_head(text: SpeechText, index: int) -> bool:
    """Whether a phrase that names a speaker can begin at `index`."""
    known = text.words[index].source is not None or text.form(index) in sole_names()
    return text.starts_name(index) or (known and not text.words[index].classes)


def issuer(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«أصدرت الشركة بيانا قالت فيه», «بيان أصدره المكتب وذكر فيه»: who issued the text that speaks."""
    cue = draft.cue[0]
    if text.form(draft.cue[1]) not in _WITHIN_IT or draft.kind != "verb":
        return None
    heard = whose(text, max(cue - _NEAR, sentence_of(text, cue)), cue)
    if heard is not None:
        return heard
    for at in range(cue - 1, max(cue - _NEAR, sentence_of(text, cue) - 1), -1):
        form = text.form(at)
        if form in _BY and text.form(at - 1) == "من":
            end = noun_phrase(text, at + 1, cue, ENDS_SUBJECT)
            told = end > at + 1 and speaks(text, (at + 1, end)) is True
            return (at + 1, end) if told else None  # «بيان من جانب الوزارة، وصفت فيه»
        bare = form.removesuffix("ها") if form.endswith("ها") else form.removesuffix("ه")
        if "support" in text.words[at].classes or (bare != form and "support" in word_of(bare).classes):
            end, head = noun_phrase(text, at + 1, cue, ENDS_SUBJECT), text.words[at + 1].source
            report = head is not None and head.type == "report"
            known = end > at + 1 and not report and may_head(text, at + 1) and speaks(text, (at + 1, end))
            return (at + 1, end) if known else None
    return None


def carrier(text: SpeechText, verb: int) -> tuple[int, int] | None:
    """«أطلق الوزراء تصريحات تتحدث عن», «الشارع يردد شعارات تندد بـ»: who brings forward the words before a verb."""
    noun = verb - 1
    apart = text.words[noun].source is None and text.form(noun).endswith(("ا", "ة")) and noun not in text.named
    noun -= apart and indefinite(text, noun - 1)  # «بيانا صحفيا يفيد»
    source, form = text.words[noun].source, text.form(noun)
    told = source is not None and source.type == "report" and noun not in text.named
    if form.startswith("ال") or not (told or form in _CHANTED):
        return None
    for at in range(noun - 1, max(noun - _NEAR, sentence_of(text, verb) - 1), -1):
        word = text.words[at]
        if text.form(at) in ".؟!:" or word.comp or "rel" in word.classes:
            return None
        if "support" in word.classes or any(use.kind == "verb" and use.verb.past in _CHANTS for use in word.uses):
            behind = noun_phrase(text, at + 1, noun, ENDS_SUBJECT)
            if behind > at + 1:
                known = may_head(text, at + 1) or text.form(at + 1) in SOME
                return (at + 1, behind) if known and speaks(text, (at + 1, behind)) is True else None
            gender = next((use.gender for use in word.uses if use.kind == "verb"), "")
            return subject_before(text, at, sentence_of(text, verb), gender).subject
    return None


def whose(text: SpeechText, first: int, last: int) -> tuple[int, int] | None:
    """«في مقابلة لفلان مع …، حيث قال», «تصريحات للمرشد فلان، قال فيها»: who spoke there, between two tokens."""
    for actor in text.actors_in(first, last):
        led = (
            actor.type == "PER"
            and text.form(actor.first)[0] == "ل"
            and (actor.clitics or text.form(actor.first)[1] == "ل")
        )
        if led and bare_of(text.form(actor.first - 1)) in _ASCRIBED:
            return actor.first, actor.last  # «معلومات نسبت لفلان ينتقد فيها»
        if led and (is_venue_noun(text.form(actor.first - 1)) or is_venue_noun(text.form(actor.first - 2))):
            return actor.first, actor.last
    return None
