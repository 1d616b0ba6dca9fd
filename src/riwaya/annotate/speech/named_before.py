"""Who was named before a statement without a subject: the person named last, a woman of the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.issuers import ENDS_SUBJECT
from riwaya.annotate.speech.lexicon import bare_of, speech_words, word_of
from riwaya.annotate.speech.memory import agree
from riwaya.annotate.speech.nouns import name_genders
from riwaya.annotate.speech.phrases import gender_of, noun_phrase
from riwaya.annotate.speech.text import SpeechText, sentence_of

PERSONS = frozenset(("official", "person", "diplomatic", "medical", "eyewitness"))
# «الأراضي التي تقول إنها»: what is spoken of.
PLACES = speech_words("place")
_NEAR = 12
_FAR = 24
_PEOPLE = speech_words("people")
# Heads of sources that are no single person.
MANY = speech_words("no person")


def person_in(text: SpeechText, first: int, last: int, gender: str) -> tuple[int, int] | None:
    """The person named last between two tokens, by name or as «الوزير», when of that gender."""
    for at in range(last - 1, first - 1, -1):
        named, source = text.named.get(at), text.words[at].source
        if named is not None and named.type == "PER" and named.first == at:
            span = (named.first, named.last)
            title = text.words[at - 1].source
            before = at - 1 if title is not None and title.type in PERSONS and at > first else at
            span = (before, max(span[1], noun_phrase(text, before, last))) if before < at else span
            return span if agree(gender_of(text, span), gender) else None
        if named is None and source is not None and source.gender == gender and _is_one(text, at):
            end = noun_phrase(text, at, last, ENDS_SUBJECT)
            return at, end if text.form(end - 1).startswith("ال") or end - 1 in text.named else at + 1
    return None


def _is_one(text: SpeechText, index: int) -> bool:
    """Whether «الوزير», no adjective, crowd or body, stands at `index`."""
    word, form = text.words[index], text.form(index)
    if word.source is None or word.source.type not in PERSONS or word.classes or form in MANY:
        return False
    adjective = form.endswith(("ي", "ية")) and text.form(index - 1).startswith("ال")
    many = form.endswith(("ون", "ين", "ات")) or (word.source.gender == "m" and form.endswith("ة"))
    return form.startswith("ال") and not adjective and not many


def gender_known(text: SpeechText, subject: tuple[int, int]) -> str:
    """The gender of a phrase, by a first name where nothing else tells it («فاطمة»)."""
    return gender_of(text, subject) or name_genders().get(text.form(subject[0]), "")


def is_woman(text: SpeechText, index: int) -> bool:
    """Whether a name or noun at `index` means one woman («مديرة», not «وزارة»)."""
    named, form = text.named.get(index), text.form(index)
    if named is not None:
        return named.type == "PER" and gender_of(text, (named.first, named.last)) == "f"
    source = text.words[index].source
    one = source is not None and source.gender == "f" and source.type in PERSONS and form.endswith("ة")
    return one and word_of(form[:-1]).source is not None and not text.words[index].classes


def woman_before(text: SpeechText, head: int) -> tuple[int, int] | None:
    """The woman named last in the sentence before token `head`: «زار الرئيس المخيم برفقة مديرة الإغاثة. وقالت إن»."""
    if head < 1:
        return None
    for at in range(head - 1, sentence_of(text, head - 1) - 1, -1):
        if is_woman(text, at):
            named = text.named.get(at)
            last = named.last if named is not None else noun_phrase(text, at, head, ENDS_SUBJECT)
            return (at, last) if text.quoted[at] < 0 else None
    return None


def first_actor(text: SpeechText, draft: Draft) -> tuple[int, int] | None:
    """The nearest actor before the cue in its sentence that can be meant."""
    sentence = next((pair for pair in reversed(text.sentences) if pair[0] <= draft.cue[0]), None)
    if sentence is None:
        return None
    for actor in text.actors_in(sentence[0], draft.cue[0]):
        span = (actor.first, actor.last)
        led = (actor.clitics and text.form(actor.first)[0] in "لبك") or "in" in text.words[actor.first - 1].classes
        if draft.kind == "verb" and draft.number == "p" and not text.form(actor.first).endswith(("ون", "ين")):
            continue
        if (
            actor.type != "LOC"
            and not led
            and text.form(actor.first) not in PLACES
            and agree(gender_of(text, span), draft.gender)
        ):
            return span
    return None


def plural_before(text: SpeechText, draft: Draft, earlier: Sequence[Draft]) -> tuple[int, int] | None:
    """The persons right before a plural participle («متظاهرين شباب … مطالبين بـ»), not those who only belong to
    something («توعد السكان بالإضراب دعما لمطالب العمال، محملين الحكومة»)."""
    if draft.kind != "participle" or draft.number != "p":
        return None
    cue, owned = draft.cue[0], -1
    for at in range(cue - 1, max(cue - _FAR, 0), -1):
        if text.form(at) in ".؟!" or (owned < 0 and cue - at >= _NEAR):
            break
        source, form = text.words[at].source, text.form(at)
        persons = source is not None and source.type not in ("report", "evidence") and source.gender == draft.gender
        if not persons or not form.endswith(("ين", "ون")) or (owned >= 0 and form.endswith("ين")):
            continue
        if form.endswith("ون") or not text.is_comma(cue - 1) or not _belongs(text, at):
            return at, max(at + 1, noun_phrase(text, at, cue))
        owned = at
    if owned < 0 or _spoken_by_people(text, draft, earlier):
        return None
    return owned, max(owned + 1, noun_phrase(text, owned, cue))


def _belongs(text: SpeechText, index: int) -> bool:
    """Whether the persons at `index` stand in the genitive: «لمطالب | المتظاهرين», «بحضور الوزراء»."""
    before = text.words[index - 1]
    return text.tokens[index - 1].kind == "word" and not before.classes and before.source is None


def _spoken_by_people(text: SpeechText, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether several persons of whom the word does not tell it have spoken in the same sentence: «شيوخ العشائر»."""
    first = sentence_of(text, draft.cue[0])
    subjects = (other.subject for other in earlier if other.cue[0] >= first and other.kind == "verb")
    return any(subject is not None and bare_of(text.form(subject[0])) in _PEOPLE for subject in subjects)
