"""Whether a word written alike as verb of the past and as noun («قصف») stands where only a noun can, and what an
event noun or verb is to the words beside it."""

from __future__ import annotations

from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_COMPANY = 4  # tokens between a word of occasion and who is met
_OTHER_ENDS = ("ها", "نا", "ما", "يا")  # pronouns and names of countries in alif


def noun_place(frame: Frame, tokens: range, index: int) -> bool:
    """Whether the word before token `index` makes it a noun: any but a mark and words that stand before a verb."""
    if index == tokens.start:
        return False
    before = frame.tokens[index - 1]
    if accusative(frame.keys[index]):
        return not (before.kind == "word" and len(before.form) > 4 and before.form.endswith("ان"))  # «الطرفان رفضا»
    if before.kind != "word" or _takes_object(frame, index + 1, tokens.stop):
        return False
    return not _before_verb(frame, index - 1) or _behind_that(frame, index, tokens.start)


def accusative(key: str) -> bool:
    """Whether a word is written like a verbal noun in the accusative as well as a dual of the past: «ضغطا», «رفضا»."""
    return key.endswith("ا") and key[:-1] in marked("masdar")


def owned(key: str, pronoun: str) -> bool:
    """Whether a word with a pronoun can only be a noun, its verb taking no object: «تعاونها مع جارتها»."""
    return pronoun != "" and key[: len(key) - len(pronoun)] in marked("intransitive")


def _behind_that(frame: Frame, index: int, floor: int) -> bool:
    """Whether token `index` stands right behind the «أن» of a statement, which begins with a noun («قال إن قتل المدنيين
    جريمة»), not that of a verb («بعد أن قتل»)."""
    if frame.keys[index - 1] not in ("ان", "بان", "لان"):
        return False
    return index - 2 >= floor and frame.keys[index - 2] not in marked("before_that_verb")


def _takes_object(frame: Frame, index: int, stop: int) -> bool:
    """Whether the word at `index` has the written ending of an object, which no verbal noun takes before it:
    «فرض حظرا», not «فرض حظر»."""
    form = frame.forms[index] if index < stop else ""
    written = len(form) > 3 and form.endswith("ا") and not form.endswith(_OTHER_ENDS)
    return written and not form.startswith("ال") and frame.keys[index] not in marked("no_object")


def _before_verb(frame: Frame, index: int) -> bool:
    form = frame.keys[index]
    return form in marked("before_verb") or (form[0] in "وف" and form[1:] in marked("before_verb"))


def no_verb(before: str, key: str) -> bool:
    """Whether no verb can stand behind the word `before`: «في توقف», «من أجل», «ومن أجل»."""
    word = before[1:] if before[0] in "وف" and before not in marked("before_no_verb") else before
    return word in marked("before_no_verb") or (word == "من" and key in marked("from_noun"))


def is_occasion(frame: Frame, at: int) -> bool:
    """Whether the event noun at a token only says when the verb before it was: «خلال اجتماع», «في ختام مباحثات»."""
    return any(frame.keys[k] in marked("occasion") for k in (at - 1, at - 2) if k >= 0)


def is_company(frame: Frame, verb: int, at: int) -> bool:
    """Whether who is named at a token was only met or spoken to while the verb's deed was done: «ندد خلال لقاء مع
    سفراء عرب بالحصار»."""
    first = max(verb + 1, at - _COMPANY)
    occasions = frame.keys_where(marked("meanwhile").__contains__, first, at)
    if not occasions:
        return False
    return "مع" in frame.keys[occasions[-1] + 1 : at] or frame.keys[occasions[-1]] == "امام"


def is_setting(frame: Frame, noun: int, verb: int) -> bool:
    """Whether the event noun at a token only says when that of the verb behind it was: «بعد حرب عام 1948، سيطر …»."""
    before = frame.keys[noun - 1] if noun else ""
    adjunct = before in marked("adjunct") or (before[:1] in "وف" and before[1:] in marked("adjunct"))
    return adjunct and "،" in frame.keys[noun + 1 : verb]


def is_condition(frame: Frame, at: int) -> bool:
    """Whether a verb of the past stands right behind a word of condition: «في حال ألغى»."""
    return any(frame.keys[k] in marked("if") for k in range(max(0, at - 2), at))


def antecedent(frame: Frame, first: int, relative: int) -> int:
    """Token where the words begin that a relative pronoun points back to: behind the last mark, if any."""
    for index in range(relative - 1, first - 1, -1):
        if frame.tokens[index].kind == "mark" and frame.tokens[index].form not in "#_-":
            return index + 1
    return first
