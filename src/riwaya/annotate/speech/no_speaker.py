"""Phrases beside a reporting verb that say nothing: things held to be something, deeds, numbers, other words."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Use, speech_words, words_beside
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.nouns import SOME, is_content_noun
from riwaya.annotate.speech.phrases import FOR_A_TIME, MANNERS
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

# «حرم الجامعة», «ثمن النهائي»: verb → words behind its form with which it is another word.
_OTHER = words_beside("noun")
_HOLDS = frozenset(("وصف", "اعتبر", "راى", "عد", "سمى", "اسمى", "اعلن"))
_MENACES = frozenset(("هدد", "انذر"))
_COUNTS = frozenset(("قدر", "بلغ"))
_AMOUNTS = speech_words("amount")
_MATTERS = speech_words("matter at hand")
_AGAIN = frozenset(("اخرى", "ثانية"))
_SIDES = frozenset(("جهة", "ناحية", "مرة"))
_HIS = ("ه", "ها", "هم")
_WHAT = frozenset(("ما", "بما", "مما", "عما", "لما"))
_PREFIXES = frozenset("ايتن")
_OR = frozenset(("او", "وان", "وبين"))
_CHOICE = 14
_THIS_TIME = frozenset(("المرة", "اليوم", "الليلة"))


def another_word(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the word at `index` is no verb before what follows: «حرم الجامعة», «ثمن النهائي», «بشكل كامل»."""
    form = text.form(index)
    if use.verb.past in ("بين", "") and _between(text, index):
        return True
    if form in ("كامل", "اثنين", "مقدرات") or (use.tense == "present" and text.form(index - 1) == "ماذا"):
        return True  # «ماذا يفيد الحزب»
    if (form == "حذر" and text.form(index - 1) in MANNERS) or (
        use.verb.past == "ادعى" and text.form(index + 1) == "الى"
    ):
        return True  # «بشكل حذر», «يدعون إلى»
    if use.verb.past == "وصف" and not use.pronoun and not use.clitics and text.form(index - 1) in _WHAT:
        return not (text.starts_name(index + 1) or text.words[index + 1].source is not None)  # «ما وصف بأسلحة الدمار»
    if text.form(index + 1) in _OTHER.get(use.verb.past, frozenset()):
        return use.tense == "past" and not use.pronoun
    return use.verb.past == "اجمع" and form.endswith("تجمع") and text.form(index + 1) != "على" and _far(text, index)


def _between(text: SpeechText, index: int) -> bool:
    """Whether «بين» at `index` is a preposition («حائرة بين أن ترحل أو تبقى») or nobody's («تبين من الوثائق أن»)."""
    if text.form(index).endswith("تبين"):
        return text.form(index + 1) == "من"
    if text.form(index) != "بين" or text.form(index + 1) != "ان" or text.form(index + 2)[:1] not in _PREFIXES:
        return False
    for at in range(index + 3, min(len(text.tokens), index + _CHOICE)):
        if text.form(at) in _OR:
            return True
        if text.form(at) in ".؟!:":
            return False
    return False


def _far(text: SpeechText, index: int) -> bool:
    """«تجمع آلاف الطلاب على الحدود»: no أن follows «على»."""
    led = (at for at in range(index + 1, min(len(text.tokens) - 1, index + 8)) if text.form(at) == "على")
    return not any(text.words[at + 1].comp for at in led)


def is_held(text: SpeechText, use: Use, found: Complement) -> bool:
    """«وصف سقوط القتلى بأنه», «ترى القدس الشرقية جزءا من»: a thing or a place behind the verb is what is judged."""
    phrase = found.subject
    if phrase is None or use.verb.past not in _HOLDS or use.pronoun:
        return False
    named, form = text.named.get(phrase[0]), text.form(phrase[0])
    plain = found.how == "clause" and text.words[found.begin - 1].comp_clitics != "ب"
    if form in ("هذا", "هذه", "تلك") or (plain and (named is None or found.near)):
        return False
    if named is not None:
        return named.type == "LOC" and text.words[phrase[0]].source is None
    return text.words[phrase[0]].source is None and is_content_noun(strip_article(form))


def is_time_or_way(text: SpeechText, first: int) -> bool:
    """Whether «مرة | أخرى», «هذه المرة», «بشكل غير | مباشر» stands at token `first`, which is no subject."""
    form, before = text.form(first), text.form(first - 1)
    if form in _AGAIN and before in _SIDES:
        return True
    if form in ("هذه", "هذا") and text.form(first + 1) in _THIS_TIME:
        return True
    return before == "غير" and text.form(first - 2) in MANNERS


def cannot_say(text: SpeechText, draft: Draft, found: Complement) -> bool:
    """Whether the subject beside a verb is one that nobody can hear: deeds, dangers, amounts, matters."""
    if draft.subject is None:
        return False
    first, last = draft.subject
    form, past, word = text.form(first), draft.verb.past, text.words[first]
    if last == first + 1 and form in FOR_A_TIME and first not in text.named:
        return True  # «بعدها»
    if past in _COUNTS and found.how == "object" and strip_article(form) in _AMOUNTS:
        return text.form(first + 1) != "من"  # «يقدر عدد السياح بألفين»
    if form in _MATTERS and last == first + 1 and draft.tense == "present" and draft.gender == "f":
        return True  # «تطلب الأمر جهودا»
    if past == "عرف" and text.words[draft.begin - 1].comp_clitics == "ب":
        return text.form(first) not in SOME  # «تعرف المدينة بأنها»
    if first in text.named or word.source is not None:
        held = past in ("اعتبر", "عد") and found.how == "object" and not found.object_seen and draft.number != "p"
        named = text.named.get(first)
        place = named is not None and named.type == "LOC" and word.source is None
        return held and place and draft.embedded  # «كاليفورنيا، اللذين يعتبران الأخطر»
    if past in _MENACES and found.how == "preposition" and speaks(text, draft.subject) is not True:
        return True  # «القمة تنذر بمواجهة»
    return form.startswith("ل") and not form.startswith("لل") and form.endswith(_HIS) and first == draft.cue[1]
