"""Whether a verb with a speaker and words behind it is a statement at all, and how sure one can be."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.facts import is_indefinite, is_no_speech, is_shown
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import ANONYMITY, attached_preposition, is_content_noun, is_venue_noun
from riwaya.annotate.speech.phrases import gender_of
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.subject_scan import FREE_OBJECTS
from riwaya.annotate.speech.text import SpeechText, sentence_of
from riwaya.lang.ar import strip_article

# What these say of a thing («في تطور يؤكد أن») nobody says.
_SHOWS = frozenset(("اكد", "اشار", "كشف", "اظهر", "عبر", "هدد", "عكس"))
_ALWAYS_ACCUSES = frozenset(("اتهم", "وصف"))
_ASKS_OF = frozenset(("demand", "ask", "promise", "warn", "refuse"))
# «عدم الكشف عن اسمه»
_HIDING = 4
_CONDITION = 12
_HELD = speech_words("held")
_MEASURES = speech_words("measure")
_SELF = frozenset(("نفسه", "نفسها", "انفسهم"))
# «قبل أن يشير إلى»: the one spoken of before.
_BEFORE = frozenset(("قبل", "وقبل", "بعد", "دون"))
WITHIN = frozenset(("فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"))
STANDS_IN = frozenset(("جاء", "ورد"))
_IN = frozenset(("فيه", "فيها", "فيهم"))
_IF = frozenset(("اذا", "لو"))
_TOLD_OF = speech_words("told of")
_ELATIVES = speech_words("elative")
_OUGHT = speech_words("ought")
_PRONOUNS = speech_words("pronoun")
_FEELINGS = speech_words("felt")
_UNEASY = speech_words("uneasy")
WISHES = speech_words("wish")


def has_pronoun(text: SpeechText, index: int) -> bool:
    """Whether the verb's subject is a pronoun before it («لكنها نفت», «إنهم أيدوا», «وهي تندد»); أنه may be none."""
    if text.form(index - 1) in ("لا", "لم"):
        index -= 1  # «لكنها لا تريد»
    if index <= 0:
        return False
    form, word = bare_of(text.form(index - 1)), text.words[index - 1]
    return form in _PRONOUNS or (word.comp and word.comp_pronoun not in ("", "ه"))


def _after_pronoun(text: SpeechText, index: int) -> bool:
    """Whether a pronoun stands right before the verb, be it behind أن («هو يتحدث عن», «فإنه يهدد بـ»)."""
    before = text.words[index - 1]
    return has_pronoun(text, index) or (before.comp and before.comp_clitics == "ف" and before.comp_pronoun == "ه")


@lru_cache(maxsize=1024)
def only_behind_objects(takes: frozenset[str]) -> bool:
    """Whether the content of a verb always follows its object («اتهم فلانا بـ»)."""
    return not any("+" not in take for take in takes)


def is_statement(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the draft is a statement; sets how sure one can be."""
    if _other_sense(text, draft, found) or is_no_speech(text, draft, found):
        return False
    judged = draft.verb.past == "اعتبر" and draft.tense == "present" and not found.object_seen
    if judged and (text.form(draft.begin) in _ELATIVES or (draft.embedded and is_indefinite(text, draft, found))):
        return False  # «وتعتبر ألمانيا أكبر مضيفة», «التي تعتبر مصدرا للدخل»
    if found.how not in ("clause", "quote") and bare_of(text.form(draft.cue[0] - 1)) in _IF:
        return False  # «وإذا رفضت ذلك»
    if found.how not in ("clause", "quote") and draft.clitics[:1] == "و" and _under_condition(text, draft.cue[0]):
        return False  # «إذا تدخلت روسيا وحثتها على إلغاء القانون»
    if text.words[draft.cue[0] - 1].comp and bare_of(text.form(draft.cue[0] - 2)) in _OUGHT:
        return False  # «من الضروري أن تعترف الحكومة بذلك»
    many = found.pronoun in ("هم", "هما", "هن") and draft.number == "s" and found.subject is None
    if many and draft.verb.past in _HELD and draft.gender == "m" and draft.tense == "present":
        return False  # «أشخاص يعتقد أنهم»
    if draft.subject is None:
        return _carried_over(text, draft, found)
    verdict = speaks(text, draft.subject)
    if verdict is False and draft.verb.past not in STANDS_IN:
        return False
    return verdict is not None or _they(text, draft) or _spoken_by_unknown(text, draft, found)


def _under_condition(text: SpeechText, cue: int) -> bool:
    """Whether «إذا» opens the clause of the verb at `cue`."""
    for at in range(cue - 1, max(cue - _CONDITION, -1), -1):
        if text.is_comma(at) or text.form(at) in ".؟!":
            return False
        if bare_of(text.form(at)) in _IF:
            return True
    return False


def _other_sense(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the verb tells something else here: «رفض الكشف عن اسمه», «يبلغ عدد …», «اعترض سفينة»."""
    at, verb = draft.begin, draft.verb
    hidden = verb.act in ("refuse", "assert", "demand") and not ANONYMITY.isdisjoint(
        text.form(at + k) for k in range(_HIDING)
    )
    noun = verb.past == "قدر" and draft.tense == "past" and found.how == "object" and found.subject is None
    counted = draft.subject is not None and text.form(draft.subject[0]) in ("عدد", "مجموع")
    counts = _counts(text, draft, found, found.object_seen and not counted)
    if hidden or noun or counts or (verb.past == "ارجع" and draft.inherited):
        return True  # «لديه قدر كبير», «ويرجع الازدحام إلى»
    agreed = verb.past == "اتفق" and found.subject is not None and found.subject[1] == at - 1
    if found.how == "clause" and not agreed and any(_misses(text, at, take) for take in verb.takes):
        return True  # «توصل الطرفان إلى اتفاق يقضي بأن»
    if verb.past == "ردد" and bare_of(text.form(draft.cue[0])) == "تردد" and not _feminine(text, draft):
        return True  # «تردد الرجل بالخروج»
    saw = verb.past == "راى" and found.how == "object" and found.quotation is None
    sees_in = not _IN.isdisjoint(text.frame.forms[draft.cue[1] : at])  # «رأت فيه المعارضة تهديدا»
    if saw and ((draft.tense == "past" and not sees_in) or text.form(at) == "اي"):
        return True  # «رأى الناس مشهدا», «لم تر أي تغيير»
    if found.subject is not None and draft.subject is not None and _done_to(text, draft, found):
        return True
    if verb.past == "ارجع" and draft.tense == "present" and not found.object_seen:
        return True  # «والفصل في الأمر يرجع إلى المحاكم»
    if verb.past == "تابع" and found.object_seen:
        return True  # «حدث تابعه العالم»
    if verb.past in ("سمى", "اسمى") and found.how == "preposition" and text.form(at) == "بحق":
        return True
    if verb.past == "نظر" and _UNEASY.isdisjoint(text.frame.forms[draft.cue[1] : at]):
        return True  # «نظر الوزير إلى القاعة»
    if verb.past in WISHES and _only_told(text, draft):
        return True  # «من يريد العودة», «كان يريد أن»
    if verb.past == "دعا" and found.how == "preposition" and _felt(text.form(at)):
        return True  # «تصريحات تدعو للاستغراب»
    if verb.past == "شدد" and found.how != "clause" and _from(text, draft):
        return True  # «شددت من إجراءاتها»
    if verb.past == "اجمع" and text.form(draft.cue[1]) == "بين":
        return True  # «تجمع بين …»
    if (verb.past == "اعتبر" and text.form(draft.cue[1]) in _SELF) or (verb.past == "اعترض" and found.object_seen):
        return True  # «يعتبر نفسه …»
    nobody = found.subject is None and not found.object_seen
    if verb.past in _TOLD_OF and _is_told_of(text, draft, found):
        return True  # «وفي 2009 أعلن عن اللقاح»
    passive = not draft.inherited or verb.past == "اتهم"
    # «فقد اتهم بمحاولة …».
    return nobody and passive and verb.past in _ALWAYS_ACCUSES and only_behind_objects(verb.takes)


def _done_to(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«في هجوم، اتهم الجيش بتنفيذه»: the only noun is the accused; «وردت تقارير عن»: they came; «يجد الوزير نفسه …»."""
    past, source = draft.verb.past, text.words[draft.subject[0]].source if draft.subject else None
    if past == "رد":
        return source is not None and source.type == "report"
    if past == "وجد":
        return any(text.form(at) in _SELF for at in range(draft.cue[1], draft.begin))
    alone = not found.object_seen and draft.subject == found.subject and found.how == "preposition"
    return past == "اتهم" and draft.tense == "past" and alone and not draft.clitics and not draft.embedded


def _feminine(text: SpeechText, draft: Draft) -> bool:
    """Whether the speaker is known to be feminine."""
    return draft.subject is not None and gender_of(text, draft.subject) == "f"


def _only_told(text: SpeechText, draft: Draft) -> bool:
    """Whether a wish is past, of anybody («من يريد»), inside other words, or a condition."""
    held = draft.embedded or draft.tense != "present" or draft.clitics[-1:] == "ل" or text.quoted[draft.cue[0]] >= 0
    before = text.words[draft.cue[0] - 1].classes
    source = text.words[draft.subject[0]].source if draft.subject is not None else None
    held = held or text.form(draft.clause).lstrip("و").startswith("كان")
    held = held or (source is not None and source.type in ("report", "evidence"))
    return held or draft.pronoun != "" or bool(before & {"aux", "conj", "rel", "whether"} and not before & {"co"})


def _felt(form: str) -> bool:
    """Whether a word, ل and ال aside, names what one feels about something («للاستغراب»)."""
    return form.removeprefix("لل").removeprefix("ال") in _FEELINGS


def _is_told_of(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether «في 2014 أعلن عن …», or «الذي أعلن عن وفاته», names nobody who announces."""
    if found.how != "preposition" or not draft.inherited or draft.tense != "past" or draft.gender != "m":
        return False
    if draft.number != "s" or text.form(draft.begin - 1) != "عن" or draft.cue[1] != draft.begin - 1:
        return False
    return not draft.clitics and (draft.embedded or draft.clause == sentence_of(text, draft.cue[0]))


def _carried_over(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether a statement without a subject beside its verb is one of a speaker before."""
    need = draft.verb.need
    too = draft.verb.past in WISHES and text.form(draft.cue[0] - 1) == "كما"  # «تريد …، كما تريد أن»
    held = too or (has_pronoun(text, draft.cue[0]) and draft.verb.past not in _SHOWS)
    held = held or (found.how == "clause" and draft.clitics[:1] == "و" and draft.verb.past not in _SHOWS)
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
    measured = text.form(draft.cue[1]) in _MEASURES or text.form(draft.cue[1] + 1) == "من"  # «يبلغ قيمة المشروع بـ»
    return measured or (found.how == "preposition" and not told) or text.tokens[draft.cue[1]].kind == "number"


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
