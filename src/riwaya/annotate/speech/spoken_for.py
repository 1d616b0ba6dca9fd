"""Whether the words behind a verb are another's, or the noun behind it is not who speaks: «الوثائق التي كشف عنها الوزير
هي "مزورة"», «الملفات التي تتهم الشركة بـ»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.other_senses import only_behind_objects
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_OF_IT = frozenset(("عنه", "عنها", "عنهم"))
_ENACTED = speech_words("enacted")
_RANKS = speech_words("rank")
_RANKED = 6
_BODILY = speech_words("bodily")
_RENEWED = speech_words("renewed")


def spoken_for(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether a verb with words behind it says none of them."""
    return (
        _told_of(text, draft, found)
        or _object_behind(text, draft, found)
        or _enacted(text, draft, found)
        or _ranked(text, draft, found)
        or _so_called(text, draft, found)
        or _done_again(text, draft, found)
    )


def _after_relative(text: SpeechText, draft: Draft) -> bool:
    return "rel" in text.words[draft.cue[0] - 1].classes


def _told_of(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«الوثائق التي كشف عنها الوزير هي "مزورة"»: the quotation is no word of the minister's."""
    behind = draft.cue[1]
    resumed = "عن" in draft.verb.takes and text.form(behind) in _OF_IT
    return (
        resumed
        and _after_relative(text, draft)
        and found.how in ("quote", "object")
        and text.form(found.begin - 2) != ":"
    )


def _object_behind(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«الملفات التي تتهم الشركة بـ»: what الذي means accuses, and the one noun behind the verb is the accused."""
    if draft.subject is None or draft.subject != found.subject or found.object_seen:
        return False
    pronoun = text.tokens[draft.cue[1] - 1].end > draft.cue_at[1]
    return not pronoun and only_behind_objects(draft.verb.takes) and _after_relative(text, draft)


def _enacted(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«أقر المجلس قانونا يسمح للوزير أن»: what was passed is the law."""
    if draft.verb.past != "اقر" or found.how != "clause":
        return False
    return not _ENACTED.isdisjoint(text.frame.forms[draft.cue[1] : found.begin])


def _ranked(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«تعتبر مصر الشريك الأول لـ»: it is held to be the first, and holds nothing itself."""
    if draft.verb.past != "اعتبر" or draft.tense != "present" or found.how != "object" or found.object_seen:
        return False
    if found.quotation is not None or not text.form(draft.begin).startswith("ال"):
        return False
    for at in range(draft.begin + 1, min(draft.begin + _RANKED, len(text.tokens) - 1)):
        if text.form(at) in _RANKS:
            return not text.form(at + 1).endswith("ا")  # «تعتبر مصر الخطوة الأولى انتصارا»
        if not text.form(at).startswith("ال"):
            return False
    return False


def _so_called(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«الصفقة التاريخية كما وصفها الوزير، بعشرين مليارا»: what it was called stands before."""
    if text.form(draft.cue[0] - 1) != "كما" or draft.verb.past not in ("وصف", "سمى", "اسمى"):
        return False
    return found.how in ("preposition", "object") and text.is_comma(draft.begin - 1)


def _done_again(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """«جددت واشنطن عقوباتها», «يشعر الوزير بضغوط»: what is done or undergone, and not said."""
    form = text.form(draft.begin)
    if draft.verb.past == "شعر":
        return found.how == "preposition" and form[found.skip :].removeprefix("ال") in _BODILY
    if draft.verb.past != "جدد" or found.how != "object":
        return False
    bare = strip_article(form)
    return any(bare.removesuffix(end) in _RENEWED for end in ("", "ها", "هم", "ه"))
