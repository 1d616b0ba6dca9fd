"""Whether a noun phrase can be the subject of an event word: Arabic verbs show the gender and number of theirs."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.cues import Trigger, passives
from riwaya.annotate.happenings.phrases import Phrase
from riwaya.annotate.happenings.words import marked
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Frame

_CONJUNCTIONS = ("و", "ف")
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})


def agrees(frame: Frame, verb: Trigger, phrase: Phrase) -> bool:
    """False when the verb is surely of the other gender: «هدد أنقرة» does not make Ankara the one who threatens."""
    if not verb.form.tense or verb.form.tense == "participle":
        return True
    first = word(frame, phrase.first)
    if phrase.first > verb.at and first.startswith("ال") and first.endswith("ين") and first not in marked("land"):
        return False  # «حض الحوثيين»: the ending of an object
    if phrase.first > verb.at and not phrase.party and _is_object(frame.forms[phrase.first]):
        return False  # «ألغى عددا من العقود»
    form = word(frame, verb.at)[len(verb.clitics) :]
    feminine = form.startswith("ت") if verb.form.tense == "present" else _feminine_past(form, verb)
    gender = _gender(frame, phrase)
    if feminine:
        return gender != "masculine"
    # A masculine singular stands before any subject that is not feminine.
    return gender != "feminine" or form.endswith(("ن", "وا"))


def _is_object(form: str) -> bool:
    """Whether an indefinite noun is written with the ending of an object."""
    return len(form) > 3 and form.endswith("ا") and not form.endswith(("يا", "كا", "نا"))  # «ليبيا», «قواتنا»


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
    if phrase.type == "GPE" and phrase.last == phrase.first + 1 and phrase.start >= 0 and not form.startswith("ال"):
        return "feminine"  # «بكين», «طهران»
    if form.endswith(("ون", "ين", "ان")) or form in marked("count"):
        return ""  # «متظاهرون», «مئات المتظاهرين»
    if stem.endswith("ات") and len(stem) > 3:
        return "feminine"  # «القوات», «السلطات»
    if phrase.type == "GPE" or (token.form.endswith("ة") and stem not in marked("masculine")):
        return "feminine"
    return ""


def can_act(frame: Frame, clause: Clause, phrase: Phrase) -> bool:
    """False for places («شهدت تعز هجمات»), but not for a place's people («سلطات البصرة»), and for buildings and
    vehicles in an attack: «قصف مستشفى»."""
    attack = clause.head.cue is not None and clause.head.cue.plover in ("ASSAULT", "COERCE")
    thing = strip_article(word(frame, phrase.first)) in marked("thing")
    head = clause.triggers[0]
    sees = word(frame, head.at)[len(head.clitics) :] in marked("witness")
    place = (sees and phrase.type == "GPE") or (phrase.type == "LOC" and (phrase.start >= 0 or thing))
    return not place and not (attack and thing) and not _is_charged(frame, clause, phrase)


def _is_charged(frame: Frame, clause: Clause, phrase: Phrase) -> bool:
    """Whether a name stands behind what is criticized, right behind the verb: «استنكرت تصريحات موسكو»."""
    head = clause.triggers[0]
    judged = clause.head.cue is not None and clause.head.cue.plover in _JUDGING
    return judged and phrase.first == head.at + 2 and word(frame, head.at + 1) in marked("charged")


def only_tells(frame: Frame, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase names who tells of an attack or an arrest: «أكدت المصادر أن القصف أسفر عن مقتل جنديين»."""
    attack = clause.head.cue is not None and clause.head.cue.plover in ("ASSAULT", "COERCE")
    return attack and strip_article(word(frame, phrase.first)) in marked("only_tells")


def is_passive(frame: Frame, verb: Trigger) -> bool:
    """Whether a verb is spelt as a passive: «أحيل الوزير إلى القضاء»."""
    if verb.form.tense == "past" and word(frame, verb.at)[len(verb.clitics) :] in passives():
        return True
    if verb.cue is None or verb.cue.lemma[0] != "ا" or verb.form.tense not in ("past", "present"):
        return False
    token = frame.tokens[verb.at]
    written = frame.text.quote(token.start, token.end)
    at = written.find("\u064f")  # «يُتهم», «اعتُقل»: forms with a bare alif have no damma where somebody acts
    return 0 < at < len(written) - 2 and written[at + 1] != "و"


def owns_deed(clause: Clause, behind: list[Phrase]) -> bool:
    """Whether who stands right behind a verbal noun does what it names: «رفض بغداد القاطع»."""
    head = clause.triggers[0]
    owner = bool(behind) and not behind[0].lead and behind[0].first == head.at + 1
    return owner and not head.form.tense and head.cue is not None and head.cue.key in marked("owned_deed")


def is_undergone(frame: Frame, clause: Clause, behind: list[Phrase]) -> bool:
    """Whether a building stands right behind a verbal noun, which is done to it: «إغلاق القنصلية», «نقل السفارة»."""
    head = clause.triggers[0]
    if head.form.tense or head.form.pronoun or not behind or behind[0].lead or behind[0].first != head.at + 1:
        return False
    return strip_article(word(frame, behind[0].first)) in marked("building")


def tells_plural(frame: Frame, verb: Trigger) -> bool:
    """Whether a verb says that many act, so that who stands behind it is its object: «هددوا المشايخ»."""
    form = frame.keys[verb.at]
    return (verb.form.tense == "past" and form.endswith("وا")) or (verb.form.tense == "present" and form.endswith("ون"))
