"""Whether a noun phrase can be the subject of a verb: Arabic verbs show the gender of theirs."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.happenings.cues import Trigger
from riwaya.annotate.happenings.phrases import Phrase
from riwaya.annotate.happenings.words import marked
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Frame

_CONJUNCTIONS = ("و", "ف")


def agrees(frame: Frame, verb: Trigger, phrase: Phrase) -> bool:
    """False when the verb is surely of the other gender: «هدد أنقرة» does not make Ankara the one who threatens."""
    if not verb.form.tense or verb.form.tense == "participle":
        return True
    first = word(frame, phrase.first)
    if phrase.first > verb.at and first.startswith("ال") and first.endswith("ين") and first not in marked("land"):
        return False  # «حض الحوثيين»: the ending of an object
    form = word(frame, verb.at)[len(verb.clitics) :]
    feminine = form.startswith("ت") if verb.form.tense == "present" else _feminine_past(form, verb)
    gender = _gender(frame, phrase)
    if feminine:
        return gender != "masculine"
    # A masculine singular stands before any subject that is not feminine.
    return gender != "feminine" or form.endswith(("ن", "وا"))


def _feminine_past(form: str, verb: Trigger) -> bool:
    stem = form[: -len(verb.form.pronoun)] if verb.form.pronoun else form
    return stem.endswith("ت") and (verb.cue is None or stem != verb.cue.key)


def _gender(frame: Frame, phrase: Phrase) -> str:
    """feminine, masculine or "" when the words do not tell."""
    form = word(frame, phrase.first)
    if form[0] in _CONJUNCTIONS and strip_article(form[1:]) in marked("masculine"):
        form = form[1:]
    stem = strip_article(form)
    if stem in marked("masculine"):
        return "masculine"
    if phrase.type == "PER":
        return ""
    token = frame.tokens[phrase.first]
    if form.startswith("ال") and form.endswith("ون") and phrase.last == phrase.first + 1:
        return "masculine"  # «الفلسطينيون» are a people, and the ending is that of a subject
    if form.endswith(("ون", "ين", "ان")) or form in marked("count"):
        return ""  # «متظاهرون», «مئات المتظاهرين»
    if phrase.type == "GPE" or (token.form.endswith("ة") and stem not in marked("masculine")):
        return "feminine"
    return ""
