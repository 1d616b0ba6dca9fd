"""Whether a verb with a speaker and words behind it is a statement at all, and how sure one can be."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import ANONYMITY, is_content_noun
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.subject_scan import FREE_OBJECTS
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

# What these say of a thing («في تطور يؤكد أن») nobody says.
_SHOWS = frozenset(("اكد", "اشار", "كشف", "اظهر", "عبر", "هدد", "عكس"))
_ALWAYS_ACCUSES = frozenset(("اتهم", "وصف"))
_ASKS_OF = frozenset(("demand", "ask", "promise", "warn", "refuse"))
_SELF = frozenset(("نفسه", "نفسها", "انفسهم"))
WITHIN = frozenset(("فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"))
STANDS_IN = frozenset(("جاء", "ورد"))
_PRONOUNS = speech_words("pronoun")


def has_pronoun(text: SpeechText, index: int) -> bool:
    """Whether the verb's subject is a pronoun before it («لكنها نفت», «إنهم أيدوا», «وهي تندد»); أنه may be none."""
    if index == 0:
        return False
    form, word = bare_of(text.form(index - 1)), text.words[index - 1]
    return form in _PRONOUNS or (word.comp and word.comp_pronoun not in ("", "ه"))


@lru_cache(maxsize=1024)
def only_behind_objects(takes: frozenset[str]) -> bool:
    """Whether the content of a verb always follows its object («اتهم فلانا بـ»)."""
    return not any("+" not in take for take in takes)


def is_statement(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the draft is a statement; sets how sure one can be."""
    need = draft.verb.need.replace("named", "").strip()
    named = "named" in draft.verb.need
    at = draft.begin
    hidden = draft.verb.act in ("refuse", "assert", "demand") and not ANONYMITY.isdisjoint(
        (text.form(at), text.form(at + 1), text.form(at + 2))
    )
    noun = draft.verb.past == "قدر" and draft.tense == "past" and found.how == "object" and found.subject is None
    if hidden or noun:  # «رفض الكشف عن اسمه», «لديه قدر كبير»
        return False
    accused = only_behind_objects(draft.verb.takes)
    alone = found.subject is None and not found.object_seen and not draft.inherited
    counted = draft.subject is not None and text.form(draft.subject[0]) in ("عدد", "مجموع")
    told = found.object_seen and not counted
    if _counts(text, draft, found, told) or (draft.verb.past == "ارجع" and draft.inherited):
        return False  # «يبلغ عدد …», «ويرجع الازدحام إلى»
    if found.how == "clause" and any(_misses(text, at, take) for take in draft.verb.takes):
        return False  # «توصل الطرفان إلى اتفاق يقضي بأن»
    behind = text.form(draft.cue[1])
    if (draft.verb.past == "اعتبر" and behind in _SELF) or (
        draft.verb.past == "شدد" and found.how != "clause" and _from(text, draft)
    ):
        return False  # «يعتبر نفسه …», «شددت من إجراءاتها»
    if draft.verb.past == "اعترض" and found.object_seen:
        return False  # «اعترض سفينة» stops it
    bare = found.subject is None and not found.object_seen and found.begin == draft.cue[1]
    if accused and (alone or (bare and draft.verb.past == "اتهم")) and draft.verb.past in _ALWAYS_ACCUSES:
        return False  # «فقد اتهم بمحاولة …» is passive
    if draft.subject is None:
        if text.quoted[draft.cue[0]] >= 0 or "explicit" in need:
            return False
        impersonal = draft.tense == "present" and draft.number != "p" and not has_pronoun(text, draft.cue[0])
        if named and impersonal:
            return False
        if draft.embedded and draft.verb.past in _SHOWS and not _is_what(text, draft):
            return False
        if "speaker" in need and found.how in ("object", "preposition"):
            draft.sure = 0.6
            return draft.clitics[:1] in ("و", "ف") and draft.clitics != ""
        draft.sure = 0.8
        return True
    verdict = speaks(text, draft.subject)
    if verdict is False and draft.verb.past not in STANDS_IN:
        return False
    if verdict is None:
        draft.sure = 0.7
        if draft.verb.act in _ASKS_OF and text.form(draft.subject[0]).startswith("ال"):
            draft.sure = 0.65
            return True
        if found.how == "clause" and draft.verb.act == "expect" and text.form(draft.subject[0]).startswith("ال"):
            draft.sure = 0.65
            return True
        if found.how == "object" and not need and is_content_noun(text.form(at)):
            draft.sure = 0.65
            return True
        return _unknown_speaker(text, draft, found) or not (
            "speaker" in need or found.how in ("object", "preposition", "blame")
        )
    return True


def _from(text: SpeechText, draft: Draft) -> bool:
    """Whether «من» stands right behind the cue or its subject."""
    behind = draft.subject[1] if draft.subject is not None and draft.subject[0] >= draft.cue[1] else draft.cue[1]
    return text.form(behind) == "من" or (draft.subject is not None and _holds_from(text, draft.subject))


def _holds_from(text: SpeechText, subject: tuple[int, int]) -> bool:
    """Whether «من» stands in a phrase."""
    return any(text.form(at) == "من" for at in range(*subject))


def _counts(text: SpeechText, draft: Draft, found: Complement, told: bool) -> bool:
    """Whether «يبلغ عدد …», «تبلغ 266 ألف كلم» tell how many there are."""
    if draft.verb.past != "ابلغ" or draft.tense != "present":
        return False
    return (found.how == "preposition" and not told) or text.tokens[draft.cue[1]].kind == "number"


def _misses(text: SpeechText, begin: int, take: str) -> bool:
    """Whether a clause wants a preposition right before its أن («إلى+clause») that is not there."""
    return take in ("الى+clause", "على+clause") and text.form(begin - 2) != take.partition("+")[0]


def _unknown_speaker(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«وأقرت المتهمة بـ»: of an unknown definite noun right behind a verb with one sense only, one may be sure."""
    if (
        draft.verb.need not in ("", "named")
        or draft.subject is None
        or draft.subject != found.subject
        or not found.near
    ):
        return False
    free = draft.verb.act in ("deny", "refuse") or draft.verb.past in FREE_OBJECTS
    if found.how == "object" and not (free and draft.verb.past != "اعتبر"):
        return False
    head = text.form(draft.subject[0])
    return draft.subject[0] <= draft.cue[1] + 1 and head.startswith("ال") and not is_content_noun(strip_article(head))


def _is_what(text: SpeechText, draft: Draft) -> bool:
    """Whether a relative clause is one of speech: «ما أكد أنه», «بيان أكدت فيه», «الذي أكد»."""
    before, behind = text.words[draft.cue[0] - 1], text.form(draft.cue[1])
    spoken = before.source is not None and before.source.type == "report"
    return bool(before.classes) or spoken or behind in WITHIN
