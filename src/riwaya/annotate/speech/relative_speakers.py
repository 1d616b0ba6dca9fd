"""Who goes on speaking behind a relative clause: «الوزير الذي زار الموقع ودعا إلى»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.main_subjects import main_subject
from riwaya.annotate.speech.memory import agree
from riwaya.annotate.speech.nouns import looks_finite
from riwaya.annotate.speech.phrase_parts import indefinite
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_NEAR = 12
_FRACTIONS = speech_words("fraction")


def relative_head(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """«… الوزير الذي زار الموقع ودعا إلى»: the noun whose relative clause the verb goes on with."""
    if draft.kind != "verb" or draft.clitics[:1] != "و" or draft.embedded:
        return None
    if bare_of(text.form(draft.cue[0] - 1)) in _FRACTIONS and not text.words[draft.cue[0] - 2].classes:
        return draft.cue[0] - 1, draft.cue[0]  # «وفكر البعض ودعا إلى»
    for at in range(draft.cue[0] - 2, max(draft.cue[0] - _NEAR, 1), -1):
        if text.tokens[at].kind == "mark" or text.words[at].comp:
            return None
        bare = _bare_relative(text, at, draft)
        if bare is not None:
            return bare
        if "rel" in text.words[at].classes:
            inner = _inside_relative(text, at, draft)
            if inner is not None:
                return inner
            end = at - 1 if text.is_comma(at - 1) else at
            for actor in text.actors_in(end - _NEAR, end):
                span = (actor.first, actor.last)
                if (
                    actor.last == end
                    and actor.type in ("PER", "ORG", "ARMED_GROUP")
                    and agree(gender_of(text, span), draft.gender)
                ):
                    return span
            return None
    return None


def goes_on_in_relative(text: SpeechText, draft: Draft, earlier: list[Draft]) -> tuple[int, int] | None:
    """«الحزب الذي يرى أن التهديد لن يفلح ويطالب بـ»: who speaks in the relative clause that the verb goes on with."""
    if draft.kind != "verb" or draft.clitics != "و" or draft.embedded:
        return None
    for other in reversed(earlier[-2:]):
        alike = (other.tense, other.number) == (draft.tense, draft.number) and agree(other.gender, draft.gender)
        inside = "rel" in text.words[other.cue[0] - 1].classes and other.subject is not None
        if other.kind != "verb" or not (other.embedded and inside and alike) or other.pronoun or draft.gender == "":
            continue
        between = range(other.cue[1], draft.cue[0])
        whole = not any(text.tokens[at].kind == "mark" for at in between) and len(between) <= _NEAR
        return other.subject if whole else None
    return None


def _bare_relative(text: SpeechText, at: int, draft: Draft) -> tuple[int, int] | None:
    """«تنظيم أممي يبشر بأفكار قومية، ويدعو … إلى»: the indefinite noun whose relative clause begins at `at`."""
    form = text.form(at)
    if draft.tense != "present" or form[0] not in "يت" or not looks_finite(form) or form[0] != _prefix(text, draft):
        return None
    for first in (at - 1, at - 2):
        whole = first + 1 == at or noun_phrase(text, first + 1, at, role=True) == at
        if indefinite(text, first) and whole and speaks(text, (first, at)) is True:
            return (first, at) if agree(gender_of(text, (first, at)), draft.gender) else None
    return None


def _prefix(text: SpeechText, draft: Draft) -> str:
    """The letter that makes a verb present, behind its «و»."""
    return text.form(draft.cue[0])[len(draft.clitics) : len(draft.clitics) + 1]


def _inside_relative(text: SpeechText, relative: int, draft: Draft) -> tuple[int, int] | None:
    """«الاتفاق الذي انسحب منه ترامب واعتبره سيئا»: who acts in the relative clause, right before the verb."""
    for actor in text.actors_in(relative + 2, draft.cue[0]):
        span = (actor.first, actor.last)
        led = actor.clitics > 0 or text.words[actor.first - 1].classes & {"in", "out"}
        if (
            actor.last == draft.cue[0]
            and actor.type != "LOC"
            and not led
            and agree(gender_of(text, span), draft.gender)
        ):
            return span
    return None


def does_within(text: SpeechText, other: Draft, draft: Draft) -> bool:
    """Whether the cue of `draft` is an accusative («احتجاجا على») in a clause that is the content of `other`."""
    led = draft.rule.startswith("led") and text.form(draft.cue[0]).endswith("ا")
    return led and other.how == "clause" and other.begin <= draft.cue[0] < other.end


def who_acts_near(text: SpeechText, draft: Draft, begin: int) -> tuple[int, int] | None:
    """«أشارت الصحيفة إلى أن … حيث بدأ عناصر من القوات تمردا، احتجاجا على»: who acts in the nearest clause before."""
    for at in range(draft.cue[0] - 2, begin - 2, -1):
        word = text.words[at]
        if at == begin - 1 or word.comp or text.is_comma(at) or not word.classes.isdisjoint(("conj", "co")):
            found = main_subject(text, at + 1, draft.cue[0])
            return found if found is not None and speaks(text, found) is True and found[1] <= draft.cue[0] else None
    return None
