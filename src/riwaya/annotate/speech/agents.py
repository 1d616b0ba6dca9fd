"""Who speaks in a passive: «اتهم المقاول من قبل اللجنة بأنه», «رفضت الخطة من جانب النواب»."""

from __future__ import annotations

from riwaya.annotate.speech.complements import complement_of
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, speech_words
from riwaya.annotate.speech.main_subjects import had_said
from riwaya.annotate.speech.objects import led_by_b
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, sentence_of

_BY = speech_words("by")
_NEAR = 8
_TO_WHOM = frozenset(("من", "الى"))


def by_agent(text: SpeechText, use: Use, index: int, stop: int) -> Draft | None:
    """The statement of the passive verb at `index`, whose speaker stands behind «من قبل»."""
    if use.pronoun or use.kind != "verb" or use.number != "s" or _has_subject(text, index):
        return None
    by = _by(text, index, stop)
    if by < 0:
        return None
    plain = frozenset(take.removeprefix("object+") for take in use.verb.takes)
    end = noun_phrase(text, by + 2, stop, plain | {"object"})
    if end <= by + 2 or speaks(text, (by + 2, end)) is not True:
        return None
    draft = Draft(
        verb=use.verb,
        kind="verb",
        cue=(index, index + 1),
        cue_at=cue_at(text, index, use),
        clause=index,
        subject=(by + 2, end),
        sure=0.7,
        rule="verb-passive",
    ).spoken(use)
    if any("+" in take for take in use.verb.takes) or text.form(index + 1) in _TO_WHOM:
        found = complement_of(text, use, end, stop, wants_subject=False)
        return draft.told(found) if found is not None and found.near else None
    noun = any(other.kind == "noun" for other in text.words[index + 1].uses)
    if noun or "object" not in use.verb.takes:  # «تكرر الاعتراف من قبل …»
        return None
    draft.begin, draft.end, draft.how, draft.closed = index + 1, by, "object", True
    return draft


def _has_subject(text: SpeechText, index: int) -> bool:
    """Whether the verb at `index` is active, as its subject stands before it or its object behind ب: «كان الوزير قد رفض
    تحقيقا من قبل هيئات», «القرار الذي يطالب بالتعاون من جانب الدول»."""
    if led_by_b(text, index + 1):
        return True
    return text.form(index - 1) == "قد" and had_said(text, index, sentence_of(text, index)) is not None


def _by(text: SpeechText, index: int, stop: int) -> int:
    """Where «من قبل» stands behind the one noun phrase that follows the verb at `index`, or -1."""
    first = index + 1 + (text.form(index + 1) in _TO_WHOM)
    for at in range(first + 1, min(stop - 2, index + _NEAR)):
        if text.form(at) == "من" and text.form(at + 1) in _BY:
            return at if noun_phrase(text, first, at) == at else -1
        if text.tokens[at].kind == "mark" or text.words[at].comp or text.words[at].classes:
            return -1
    return -1
