"""Whether a verb tells something else where it stands: «رفض الكشف عن اسمه», «يبلغ عدد …», «من يريد العودة»."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb, bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import ANONYMITY
from riwaya.annotate.speech.phrasal import BY_SAYING, CLOSE, IN_VAIN, WEAK, WITH_WORDS
from riwaya.annotate.speech.phrases import gender_of
from riwaya.annotate.speech.text import SpeechText, sentence_of
from riwaya.lang.ar import strip_article

_ALWAYS_ACCUSES = frozenset(("اتهم", "وصف"))
# «عدم الكشف عن اسمه»
_HIDING = 4
_DEPRIVED = 6
_MEASURES = speech_words("measure")
_SELF = speech_words("self")
_OF_ONESELF = frozenset(("اعتبر", ""))
_PLAYED_DOWN = speech_words("played down")
_REDUCED = speech_words("reduced")
_CONDEMNS = frozenset(("ادان", "دان"))
_CONVICTING = speech_words("convicting")
_OTHERWISE = frozenset(("غير", "عكس", "خلاف"))
_IN = frozenset(("فيه", "فيها", "فيهم"))
_TOLD_OF = speech_words("told of")
_FEELINGS = speech_words("felt")
_UNEASY = speech_words("uneasy")
WISHES = speech_words("wish")
_AT_ONCE = 4
_SPLIT = 14
_HOPES = frozenset(("تطلع", "طمح"))
_PLAYERS = speech_words("players")
_PERSONS = frozenset(("person", "eyewitness", "official", "military"))
_BONDS = speech_words("bonds")
_UNEARTHED = speech_words("unearthed")
_SUSPENDED = speech_words("suspended")
_BY_NOBODY = frozenset(("اشتبه", "فهم"))


@lru_cache(maxsize=1024)
def only_behind_objects(takes: frozenset[str]) -> bool:
    """Whether the content of a verb always follows its object («اتهم فلانا بـ»)."""
    return not any("+" not in take for take in takes)


def other_sense(text: SpeechText, draft: Draft, found: Complement) -> bool:
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
    if found.how == "clause" and not agreed and _misses(text, at, verb.takes):
        return True  # «توصل الطرفان إلى اتفاق يقضي بأن»
    if _not_here(text, draft, found):
        return True
    if verb.past == "ردد" and bare_of(text.form(draft.cue[0])) == "تردد" and not _feminine(text, draft):
        return True  # «تردد الرجل بالخروج»
    saw = verb.past == "راى" and found.how == "object" and found.quotation is None and text.form(at) not in IN_VAIN
    sees_in = not _IN.isdisjoint(text.frame.forms[draft.cue[1] : at])  # «رأت فيه المعارضة تهديدا»
    if saw and ((draft.tense in ("past", "jussive") and not sees_in) or text.form(at) == "اي"):
        return True  # «رأى الناس مشهدا», «لم تر أي تغيير»
    if found.subject is not None and draft.subject is not None and _done_to(text, draft, found):
        return True
    if verb.past == "ارجع" and draft.tense == "present" and not found.object_seen:
        return True  # «والفصل في الأمر يرجع إلى القضاء»
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
    if verb.past == "حرم" and "من" in text.frame.forms[draft.cue[1] : at + _DEPRIVED]:
        return True  # «حرمت البلدية السكان من الماء»
    if (verb.past in _OF_ONESELF and text.form(draft.cue[1]) in _SELF) or (verb.past == "اعترض" and found.object_seen):
        return True  # «يعتبر نفسه …», «يهنئ نفسه على»
    nobody = found.subject is None and not found.object_seen
    if verb.past in _TOLD_OF and _is_told_of(text, draft, found):
        return True  # «وفي 2009 أعلن عن اللقاح»
    passive = not draft.inherited or verb.past == "اتهم"
    # «فقد اتهم بمحاولة …».
    return nobody and passive and verb.past in _ALWAYS_ACCUSES and only_behind_objects(verb.takes)


def _not_here(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether a verb that tells something only in some surroundings stands in others («يأخذ في الاعتبار أن»)."""
    at, past = draft.begin, draft.verb.past
    if found.how in ("object", "preposition") and not BY_SAYING.isdisjoint(text.frame.forms[at : at + _AT_ONCE]):
        return True  # «دافع عن قراره بالقول إن»: what was said follows
    otherwise = text.form(at) == "ذلك" and text.form(at - 1) in _OTHERWISE  # «ثمة وثائق تؤكد غير ذلك»
    if (otherwise and found.how == "object") or (past in CLOSE and _too_far(text, draft, found)):
        return True  # «وشهدت البلاد في ذلك العام انقلابا قبل أن»
    if past == "علق" and text.form(draft.cue[1]) in _SUSPENDED:
        return True  # «علقت حساب الشركة»
    if past in _HOPES and found.how == "preposition" and _plays(text, draft):
        return True  # «يتطلع المنتخب إلى الفوز»
    masculine = draft.tense == "present" and draft.gender == "m" and draft.number == "s"
    nobody = past in _BY_NOBODY or bare_of(text.form(draft.cue[0])) == "ينظر"
    if nobody and masculine and found.subject is None:
        return True  # «الموقع الذي يشتبه بأنه»
    if past == "اجمع" and text.form(draft.cue[1]) == "بين":
        return True  # «تجمع بين …»
    if past in _CONDEMNS and draft.subject is not None and bare_of(text.form(draft.subject[0])) in _CONVICTING:
        return True  # «دانت محكمة الشاعر بالتحريض»
    if past == "قلل" and found.how == "preposition" and text.form(at) not in _PLAYED_DOWN:
        # «قللوا قبل ساعات من اللقاء | من أهميته».
        made_less = text.form(at) in _REDUCED  # «قللت الشركة من أسعارها»
        return made_less or not _PLAYED_DOWN.isdisjoint(text.frame.forms[at : at + _SPLIT])
    if past == "تحفظ" and found.how == "preposition" and _is_person(text, at):
        return True  # «تحفظت الشرطة على السائق»
    if past == "زاد" and text.form(draft.cue[1]) == "من":
        return True  # «وما زاد من غضب النواب هو أن»
    if past == "نشر" and found.how == "clause" and text.words[at - 1].comp_clitics == "ب":
        return True  # «نشرت الصحيفة صورا تدعم الاعتقاد بأن»
    if past == "اظهر" and found.how == "object" and _is_one(text, draft):
        return True  # «يظهر الرجل مرتديا خوذة»
    if past == "ربط" and not _BONDS.isdisjoint(text.frame.forms[draft.cue[1] : at + _AT_ONCE]):
        return True  # «تربطه صلات قديمة بالحزب»
    if past == "كشف" and found.how in ("object", "preposition") and _unearthed(text.form(at)):
        return True  # «كشفت الشرطة أنفاقا تحت السوق»
    if past == "بين" and draft.inherited and bare_of(text.form(draft.cue[0])) == "تبين":
        return True  # «وتبين لدى المحكمة أن»: it became clear
    if _cited_so(text, draft) and found.how == "preposition":
        return True  # «وفقا لما ذكره مسؤولان بالوزارة»
    wanted = WITH_WORDS.get(past)
    return wanted is not None and wanted.isdisjoint(text.frame.forms[draft.cue[1] : at + 1])


def _is_person(text: SpeechText, index: int) -> bool:
    """Whether somebody who can be held stands at `index`: a person's name, «السائق», «زوجته»."""
    source, named = text.words[index].source, text.named.get(index)
    return (named is not None and named.type == "PER") or (source is not None and source.type in _PERSONS)


def _is_one(text: SpeechText, draft: Draft) -> bool:
    """Whether a person's name is the subject."""
    named = text.named.get(draft.subject[0]) if draft.subject is not None else None
    return named is not None and named.type == "PER"


def _unearthed(form: str) -> bool:
    """Whether a word names what is dug up or found («أنفاقا», «المقبرة»)."""
    return form in _UNEARTHED or strip_article(form).rstrip("ا") in _UNEARTHED


def _cited_so(text: SpeechText, draft: Draft) -> bool:
    """Whether the verb stands in «لما ذكره» or «بحسب ما ذكر»: it cites what stands before."""
    before, cue = text.form(draft.cue[0] - 1), draft.cue[0]
    return before == "لما" or (before == "ما" and text.form(cue - 2).lstrip("وب") in ("حسب", "وفق", "فق"))


def may_be_cited(verb: Verb) -> bool:
    """Whether «كما» before a verb can cite («كما قال الوزير»), not «كما شهدت المدينة مظاهرة»."""
    return "clause" in verb.takes and verb.past != "" and verb.past not in WEAK


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


def _misses(text: SpeechText, begin: int, takes: frozenset[str]) -> bool:
    """Whether a clause wants a preposition right before its أن («إلى+clause», «ب+clause») that is not there."""
    wanted = _before_clause(takes)
    attached = "ب" in wanted and text.words[begin - 1].comp_clitics == "ب"
    return bool(wanted) and not attached and text.form(begin - 2) not in wanted


@lru_cache(maxsize=1024)
def _before_clause(takes: frozenset[str]) -> frozenset[str]:
    """The prepositions that stand right before the أن of a verb («توصل إلى أن», «قضت بأن»)."""
    found = (take.partition("+") for take in takes if take != "من+clause")
    return frozenset(first for first, _, last in found if last == "clause" and first != "object")


def _plays(text: SpeechText, draft: Draft) -> bool:
    """Whether a team, or the world, is the subject."""
    if draft.subject is None:
        return False
    first = draft.subject[0]
    named = text.named.get(first)
    team = named is not None and named.type == "ORG" and text.words[first].source is None
    return team or bare_of(text.form(first)) in _PLAYERS


def _too_far(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether no clause follows the subject of a verb at once, or it is a relative one («الذين يثبتون أنهم»)."""
    if draft.embedded or found.object_seen or found.how not in ("clause", "whether"):
        return True
    behind = found.subject[1] if found.subject is not None else draft.cue[1]
    return draft.begin - behind > _AT_ONCE
