"""Whether a verb with a speaker and words behind it is a statement at all, and how sure one can be."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.facts import is_indefinite, is_no_speech, is_shown
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.no_speaker import cannot_say
from riwaya.annotate.speech.nouns import attached_preposition, is_content_noun, is_venue_noun
from riwaya.annotate.speech.other_senses import WISHES, other_sense
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.spoken_for import spoken_for
from riwaya.annotate.speech.subject_scan import FREE_OBJECTS
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

# What these say of a thing («في تطور يؤكد أن») nobody says.
_SHOWS = frozenset(("اكد", "اشار", "كشف", "اظهر", "عبر", "هدد", "عكس"))
_ASKS_OF = frozenset(("demand", "ask", "promise", "warn", "refuse"))
_CONDITION = 12
_HELD = speech_words("held")
# «قبل أن يشير إلى»: the one spoken of before.
_BEFORE = frozenset(("قبل", "وقبل", "بعد", "دون"))
WITHIN = frozenset(("فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"))
STANDS_IN = frozenset(("جاء", "ورد"))
_SUPPOSES = frozenset(("افترض", "اعتقد", "رجح", "زعم"))
_WERE = frozenset(("كان", "كانت", "كانوا"))
_IF = frozenset(("اذا", "لو"))
_ACCORDING = frozenset(("وفق", "حسب", "بحسب"))
_ELATIVES = speech_words("elative")
_OUGHT = speech_words("ought")
# Verbs whose clause tells what persons think or say, whatever their subject looks like.
_PERSONAL = speech_words("personal")
_PRONOUNS = speech_words("pronoun")


def has_pronoun(text: SpeechText, index: int) -> bool:
    """Whether the verb's subject is a pronoun before it («لكنها نفت», «إنهم أيدوا», «وهي تندد»); أنه may be none."""
    if text.form(index - 1) in ("لا", "لم"):
        index -= 1  # «لكنها لا تريد»
    if "rel" in text.words[index - 1].classes or text.form(index - 1) == "من":
        return bare_of(text.form(index - 2)) in _PRONOUNS  # «فهو الذي أيد القرار»
    if index <= 0:
        return False
    form, word = bare_of(text.form(index - 1)), text.words[index - 1]
    return form in _PRONOUNS or (word.comp and word.comp_pronoun not in ("", "ه"))


def _after_pronoun(text: SpeechText, index: int) -> bool:
    """Whether a pronoun stands right before the verb, be it behind أن («هو يتحدث عن», «فإنه يهدد بـ»)."""
    before = text.words[index - 1]
    return has_pronoun(text, index) or (before.comp and before.comp_clitics == "ف" and before.comp_pronoun == "ه")


def is_statement(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the draft is a statement; sets how sure one can be."""
    if other_sense(text, draft, found) or is_no_speech(text, draft, found) or spoken_for(text, draft, found):
        return False
    judged = draft.verb.past == "اعتبر" and draft.tense == "present" and not found.object_seen
    if judged and (
        text.form(draft.begin) in _ELATIVES
        or _is_said_to_be(text, draft, found)
        or (draft.embedded and is_indefinite(text, draft, found))
    ):
        return False  # «وتعتبر ألمانيا أكبر مضيفة», «التي تعتبر مصدرا للدخل»
    if draft.verb.past == "اعتبر" and draft.tense == "past" and _is_deemed(text, draft, found):
        return False  # «اعتبرت سنغافورة مركزا للتجارة»
    led = draft.cue[0] - (2 if text.form(draft.cue[0] - 1) == "ما" else 1)
    if found.how not in ("clause", "quote") and bare_of(text.form(led)) in _IF:
        return False  # «وإذا رفضت ذلك»
    before = text.form(draft.cue[0] - (2 if bare_of(text.form(draft.cue[0] - 1)) in _WERE else 1))
    if before == "مما" and found.how != "clause":
        return False  # «أقل مما كانت تتوقع القرية، …»
    if bare_of(text.form(draft.cue[0] - 1)) in _IF or _were_it(text, draft):
        return False  # «إذا كانت أوروبا تؤمن بـ»
    if found.how not in ("clause", "quote") and draft.clitics[:1] == "و" and _under_condition(text, draft.cue[0]):
        return False  # «إذا تدخلت روسيا وحثتها على إلغاء القانون»
    before = text.form(draft.cue[0] - 2) if text.form(draft.cue[0] - 1) == "ما" else ""
    if before in _ACCORDING and found.how in ("object", "preposition", "quote") and text.form(draft.begin - 2) != ":":
        return False  # «وفق ما أوردت صحف | موالية للحكومة»: what was said stands before
    if text.words[draft.cue[0] - 1].comp and bare_of(text.form(draft.cue[0] - 2)) in _OUGHT:
        return False  # «من الضروري أن تعترف الحكومة بذلك»
    many = found.pronoun in ("هم", "هما", "هن") and draft.number == "s" and found.subject is None
    if many and draft.verb.past in _HELD and draft.gender == "m" and draft.tense == "present":
        return False  # «أشخاص يعتقد أنهم»
    if draft.subject is None:
        return _carried_over(text, draft, found)
    if cannot_say(text, draft, found):
        return False  # «يقدر عدد السياح بألفين»
    if _is_supposed(text, draft, found):
        return False  # «لرجل يفترض أنه سيقود العمل»
    verdict = speaks(text, draft.subject)
    if verdict is False and draft.verb.past not in STANDS_IN:
        return False
    return verdict is not None or _they(text, draft) or _spoken_by_unknown(text, draft, found)


def _is_supposed(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether an indefinite noun right before the verb is whom something is supposed of."""
    if draft.subject is None or found.pronoun != "ه" or draft.tense != "present" or draft.verb.past not in _SUPPOSES:
        return False
    first, last = draft.subject
    return last == draft.cue[0] == first + 1 and first not in text.named and not text.form(first).startswith("ال")


def _is_deemed(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether one indefinite accusative alone follows the noun behind the verb: that noun is what is held to be it."""
    first = found.subject[0] if found.subject is not None else -1
    alone = found.how == "object" and found.quotation is None and not found.object_seen and not draft.pronoun
    place = first in text.named and text.named[first].type in ("GPE", "LOC")
    return alone and place and found.subject == (first, draft.begin) and text.form(draft.begin).endswith("ا")


def _is_said_to_be(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«يعتبر حداد قائدا سابقا»: an indefinite accusative alone behind the only noun, which is held to be it."""
    form = text.form(draft.begin)
    alone = found.how == "object" and found.quotation is None and not draft.pronoun and draft.subject == found.subject
    alone = alone and found.subject is not None and found.subject[1] == draft.begin and not _has_object(text, draft)
    named = text.named.get(draft.subject[0]) if draft.subject is not None else None
    place = named is not None and named.type == "LOC" and text.words[named.first].source is None
    return alone and (place or (form.endswith("ا") and not form.endswith("ها") and len(form) > 3))


def _has_object(text: SpeechText, draft: Draft) -> bool:
    """Whether a pronoun is attached to the cue."""
    return text.tokens[draft.cue[0]].end > draft.cue_at[1]


def _were_it(text: SpeechText, draft: Draft) -> bool:
    """«إذا كانت أوروبا تؤمن بـ», «لو كان الوزير يرفض»: what stands under a condition is not said."""
    first = draft.subject[0] if draft.subject is not None and draft.subject[1] == draft.cue[0] else draft.cue[0]
    return bare_of(text.form(first - 1)) in _WERE and bare_of(text.form(first - 2)) in _IF


def _under_condition(text: SpeechText, cue: int) -> bool:
    """Whether «إذا» opens the clause of the verb at `cue`."""
    for at in range(cue - 1, max(cue - _CONDITION, -1), -1):
        if text.is_comma(at) or text.form(at) in ".؟!":
            return False
        if bare_of(text.form(at)) in _IF:
            return True
    return False


def _carried_over(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether a statement without a subject beside its verb is one of a speaker before."""
    need = draft.verb.need
    too = draft.verb.past in WISHES and text.form(draft.cue[0] - 1) == "كما"  # «تريد …، كما تريد أن»
    # «ويعرف أن …», «خاصة أنه أدرك أن …»
    that_he = draft.tense == "past" and text.words[draft.cue[0] - 1].comp_pronoun == "ه"
    goes_on = found.how == "clause" and (draft.clitics[:1] == "و" or that_he)
    held = too or ((goes_on or has_pronoun(text, draft.cue[0])) and draft.verb.past not in _SHOWS)
    if text.quoted[draft.cue[0]] >= 0 or ("explicit" in need and not held):
        return False
    felt = draft.gender == "f" and draft.verb.past in _HELD  # «إذ تخشى أن»: nobody is impersonal in the feminine
    impersonal = draft.tense == "present" and draft.number != "p" and not has_pronoun(text, draft.cue[0])
    impersonal = impersonal and not felt
    impersonal = impersonal and not (text.words[draft.cue[0] - 1].comp and text.form(draft.cue[0] - 2) in _BEFORE)
    if "named" in need and impersonal:
        return False
    if is_shown(text, draft, found):
        return False
    if draft.embedded and draft.verb.past in _SHOWS and not _is_what(text, draft):
        return False
    if "speaker" in need and found.how in ("object", "preposition"):
        draft.sure = 0.6
        joined = draft.clitics[:1] in ("و", "ف") and draft.clitics != ""
        return joined or (draft.number == "s" and _after_pronoun(text, draft.cue[0]))
    draft.sure = 0.8
    return True


def _they(text: SpeechText, draft: Draft) -> bool:
    """«بعض الأهل يعارضون»: a verb in the plural has persons for its subject, known or not."""
    if draft.kind != "verb" or draft.number != "p" or draft.subject is None:
        return False
    return not is_content_noun(text.form(draft.subject[0]))


def _spoken_by_unknown(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether a statement is one although nothing tells that its subject can speak."""
    draft.sure = 0.7
    definite = draft.subject is not None and text.form(draft.subject[0]).startswith("ال")
    if definite and (draft.verb.act in _ASKS_OF or (found.how == "clause" and draft.verb.act == "expect")):
        draft.sure = 0.65
        return True
    if draft.verb.past == "اعتبر" and draft.tense == "present":
        return False  # «تعتبر أكبر عملية»
    if (found.object_seen or found.how == "preposition") and _may_be_name(text, draft):
        return True  # «وحث فينتر العلماء على», «وطالبت دنام بـ»
    need = draft.verb.need.replace("named", "").strip()
    if need == "speaker" and found.how == "clause" and draft.verb.past in _PERSONAL and found.near:
        return True  # «يشكو مربو النحل من أن»
    if found.how == "object" and not need and is_content_noun(text.form(draft.begin)):
        draft.sure = 0.65
        return True
    indirect = "speaker" in need or found.how in ("object", "preposition", "blame")
    return _unknown_speaker(text, draft, found) or not indirect


def _may_be_name(text: SpeechText, draft: Draft) -> bool:
    """Whether the subject's first word may be an unknown name: no common noun, no preposition, no accusative."""
    if draft.subject is None or draft.subject[0] != draft.cue[1]:
        return False
    form = text.form(draft.cue[1])
    common = is_content_noun(form) or is_venue_noun(form) or bool(attached_preposition(form)) or form.endswith("ا")
    return not (common or len(form) < 4 or form.startswith("ال")) and draft.verb.act in _ASKS_OF


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
    if draft.how == "object" and text.form(draft.cue[0] - 1) == "ما":
        return False  # «ما يؤكد هذا الخلاف هو تصريح فلان»
    spoken = before.source is not None and before.source.type == "report"
    return bool(before.classes) or spoken or behind in WITHIN
