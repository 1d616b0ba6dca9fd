"""Whether a word that could be a reporting verb is none where it stands: a noun, a passive, the first person."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.no_speaker import another_word
from riwaya.annotate.speech.nouns import ANONYMITY, THESE, is_content_noun, looks_finite
from riwaya.annotate.speech.phrasal import WITH_WORDS
from riwaya.annotate.speech.relays import NEGATED
from riwaya.annotate.speech.subjects import there_are
from riwaya.annotate.speech.text import SpeechText, sentence_of

_DAMMA = "\u064f"
# Verbs whose active present has no damma behind its prefix: افتعل, استفعل, تفعل, تفاعل.
_DERIVED = re.compile(r"^(?:است\w{3}|ا\w?ت\w{2}|ت\wا?\w{2})$")
_PAID = ("دفع", "يدفع", "تدفع", "ندفع")
_JOINED = 8
# «بدل أن يقول إن», «قبل أن يضيف».

_SAID_THEN = frozenset(("قبل", "بعد", "دون", "بدل", "بدلا", "من", "ما", "منذ", "عوض", "يلبث", "تلبث"))
_ANYBODY = speech_words("anybody")
_FROM_WHOM = frozenset(("من+object",))
_DEED = frozenset(("فعل", "الفعل", "فعله", "فعلها", "فعلهم"))
# Words between «سبق» and «أن» («وسبق لرئيس المجلس أن حذر»).
_EARLIER = 9
_IN_EFFECT = speech_words("in effect")
_BRINGS = speech_words("brings")
_PLAIN = speech_words("plain verb")


def misread(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the word at `index` stands where a reporting verb cannot («في ذكر …», «لم يقل», «بعد رفض»)."""
    only_prepositions = use.verb.takes <= {"عن", "على", "الى", "من"}
    if another_word(text, index, use):
        return True  # «حرم الجامعة»
    past_of = use.pronoun if use.tense == "past" else ""
    if _first_person(text, index, use) or past_of == "نا" or (past_of and only_prepositions):
        return True  # «تحدثنا», «أبدى الوزير غضبه من»
    if use.pronoun == "هن" and any(other.kind == "verb" and not other.pronoun for other in text.words[index].uses):
        return True  # «تراهن الحكومة على»
    if text.form(index + 1) in ANONYMITY and not use.verb.takes.isdisjoint(("clause", "object")):
        return True  # «عدم ذكر اسمه»
    known = only_prepositions or use.verb.past in WITH_WORDS
    if text.words[index].classes and not known and not text.words[min(index + 1, len(text.words) - 1)].comp:
        return True
    previous = text.words[index - 1] if index else None
    if previous is None:
        return use.tense == "jussive"
    form = text.form(index - 1)
    if use.tense == "jussive" and form.lstrip("وف") != "لم":
        return True  # «لم ينف», but «يخف» and «تبد» are other words
    if _owned(text, index, use) or _other_word(text, index, use):
        return True
    if bare_of(form) in _BRINGS and use.tense == "past" and not use.clitics:
        return text.starts_name(index + 1) or text.words[index + 1].source is not None  # «ومن هنا جاء رفض المصرف»
    if "neg" in previous.classes and form.lstrip("وف") in ("لم", "لن", "لا") and use.verb.past not in NEGATED:
        return True
    if previous.comp and not previous.comp_pronoun and _wants_noun(text, index, use):
        return True
    if use.tense == "present" and (form in ("الا", "والا") or _unreal(text, index, use)):
        return True
    if form == "من" and there_are(text, index - 1, sentence_of(text, index)) >= 0:
        return False  # «هناك من يرى أن»
    led = bool(text.words[index - 2].classes & {"in", "out"}) and text.form(index - 2) != "من"
    if form == "من" and use.tense == "present" and led:
        return False  # «مع من تقول السلطات إنهم»
    if form in ("من", "لمن", "ممن") and use.pronoun and (use.tense == "present" or form != "من"):
        return False  # «من تتهمهم الحكومة», «لمن وصفهم بـ»
    if use.clitics or text.timed[index - 1] or "rel" in previous.classes or "adv" in previous.classes:
        return False
    return bool(previous.classes & {"in", "out"}) and "conj" not in previous.classes


def _unreal(text: SpeechText, index: int, use: Use) -> bool:
    """Whether a verb tells what is to come about: «رفض أن يؤكد», «حتى يعلن», «تنتظر لترى»; «بدل أن يقول إن» is said."""
    form, previous = text.form(index - 1), text.words[index - 1]
    if form == "حتى" or (use.verb.past == "راى" and use.clitics[-1:] == "ل"):
        return True
    if form == "او" and (text.form(index - 3) == "ان" or any(_is_not(text, at) for at in (index - 3, index - 4))):
        return True  # «لم تشأ أن تؤكد أو تنفي», «لم يؤكد أو ينفي»
    if use.clitics == "و" and _aimed_before(text, index):
        return True  # «أن تلغي المحكمة الحكم وتعلن …»
    if not previous.comp or previous.comp_pronoun or form != "ان" or use.clitics:
        return False
    if _effected(text, index):
        return False
    where = text.frame.text.raw_index(text.tokens[index - 1].start)
    letter = text.frame.text.raw[where]
    sloppy = letter == "ا" and bool(text.words[index - 2].uses)  # «تخشى ان يعترض»
    return (letter == "أ" or sloppy) and text.form(index - 2).lstrip("وف") not in _SAID_THEN


def _is_not(text: SpeechText, index: int) -> bool:
    """Whether a negation stands at `index` in a clause that «أو» goes on: «لم تؤكد الوزارة أو تنفي»."""
    return index >= 0 and "neg" in text.words[index].classes


def _aimed_before(text: SpeechText, index: int) -> bool:
    """Whether the verb at `index` is joined to one right behind «أن» in the same clause."""
    prefix = text.form(index)[1:2]
    for at in range(index - 1, max(index - _JOINED, 0), -1):
        if text.tokens[at].kind == "mark" or "rel" in text.words[at].classes:
            return False
        if text.words[at].comp:
            behind, raw = text.form(at + 1), text.frame.text.raw
            aims = raw[text.frame.text.raw_index(text.tokens[at].start)] == "أ" and text.form(at) == "ان"
            said = text.form(at - 1).lstrip("وف") in _SAID_THEN
            return aims and not said and behind[:1] == prefix and looks_finite(behind)
    return False


def _owned(text: SpeechText, index: int, use: Use) -> bool:
    """Whether a verbal noun stands where a verb could: «على خلفية رفض إيطاليا», «ترددت ألمانيا، تخوفا من»."""
    if _crowds_own(text, index, use):
        return True
    if use.clitics or use.tense != "past":
        return False
    if not any(other.kind == "noun" and not other.clitics for other in text.words[index].uses):
        return False
    if use.number == "d" and use.gender == "m":
        return text.is_comma(index - 1)
    before = text.words[index - 1]
    common = not (before.classes or before.comp or before.source or before.uses or text.timed[index - 1])
    common = common and text.form(index - 1) not in THESE  # «ومع هذا طلب من»
    common = common and text.tokens[index - 1].kind == "word" and not text.form(index - 1).startswith("ال")
    if not common or any(actor.last == index for actor in text.actors_in(index - 6, index)):
        return False
    return bool(text.words[index - 2].classes & {"in", "out"}) and "conj" not in text.words[index - 2].classes


def _crowds_own(text: SpeechText, index: int, use: Use) -> bool:
    """«ومن الأسباب، رفض المزارعين قرار الوزارة»: those whose noun it is stand in the genitive."""
    if use.clitics or use.tense != "past" or use.pronoun or any("+" in take for take in use.verb.takes - _FROM_WHOM):
        return False
    noun = any(other.kind == "noun" and not other.clitics for other in text.words[index].uses)
    crowd = (
        text.form(index + 1).startswith("ال") and text.form(index + 1).endswith("ين") and index + 2 < len(text.tokens)
    )
    return noun and crowd and is_content_noun(text.form(index + 2).removeprefix("لل").removeprefix("ال"))


def _wants_noun(text: SpeechText, index: int, use: Use) -> bool:
    """Whether أنّ stands before the word at `index`: «أن رفض المقترح …»; «بعد أن رفض …», «سبق أن» have another أن."""
    if not (use.tense == "past" or any(other.kind == "noun" for other in text.words[index].uses)):
        return False
    return index < 2 or not (_effected(text, index) or text.words[index - 2].classes & {"out", "in", "aux"})


def _effected(text: SpeechText, index: int) -> bool:
    """Whether what stands behind أن at `index` was said: «سبق للوزير أن حذر», «ما لبثت الوزارة أن نفت»."""
    for at in range(index - 2, max(0, index - _EARLIER) - 1, -1):
        form = text.form(at).lstrip("وف")
        if form == "سبق":
            return text.form(at + 1).startswith("ل")
        if form in _IN_EFFECT:
            return True
        if text.tokens[at].kind == "mark":
            return False
    return False


def _first_person(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the raw text has «أعتقد» or «آمل», which the fold cannot tell from «اعتقد» and «أمل», or a passive."""
    where = text.frame.text.raw_index(text.tokens[index].start + use.length)
    letter = text.frame.text.raw[where]
    passive = use.tense == "past" and _DAMMA in text.frame.text.raw[where + 1 : where + 4] and use.verb.past != "نقل"
    derived = use.tense == "present" and _DERIVED.match(use.verb.past) is not None
    derived = derived or (use.tense == "present" and use.verb.past in _PLAIN)
    passive = passive or (derived and text.frame.text.raw[where + 1 : where + 2] == _DAMMA)  # «لا يُستبعد أن», «يُزعم»
    third = (
        text.starts_name(index + 1) or text.words[index + 1].source is not None
        if index + 1 < len(text.words)
        else False
    )
    other = letter == "إ" and not use.verb.alif  # «إيدا» is no «أيدا»
    return passive or other or letter == "آ" or (letter == "أ" and use.verb.alif and not third)


def _somebody(text: SpeechText, index: int) -> bool:
    """Whether a name or somebody who speaks stands at `index`."""
    return text.starts_name(index) or text.words[index].source is not None


def _other_word(text: SpeechText, index: int, use: Use) -> bool:
    """Whether the form at `index` is another word here: «ما يمكن وصفه بـ», «سموه», «أي صدام بينهما», «دفع ثمن مشاركته»,
    «إرسال اسمى», «لاجئين جددا», «رد فعل الحكومة»."""
    form, past = text.form(index - 1), use.verb.past
    if bare_of(form) in _ANYBODY or (past == "سمى" and use.number == "p" and use.pronoun):
        return True
    if (past == "بين" and use.pronoun) or (past == "اسمى" and not use.pronoun):
        return True
    if (
        use.verb.act in ("promise", "refuse")
        and use.number == "d"
        and use.tense == "past"
        and _beside_adjective(text, index)
    ):
        return True  # «تعهدا أميركيا بعدم المهاجمة»
    if use.pronoun == "ني" and use.number == "d":
        return True  # «آلاء طالباني»
    if past == "احس" and use.pronoun == "نا":
        return True  # «تحسنا في الأوضاع»
    if bare_of(form) in ("لكان", "لكانت"):
        return True  # «لو كانت جادة لكان طالب الكيان»
    if past == "وصف" and use.pronoun and use.tense == "past" and text.form(index + 1)[:1] == "ل":
        return index + 1 not in text.named  # «وصفه لمدى ضعف الفريق بأنه»
    if past == "نشر" and use.pronoun in ("ه", "ها") and use.tense == "past":
        return True  # «استطلاع نشرته الصحيفة»
    if past == "نقل" and use.pronoun and use.clitics and use.tense == "past":
        return True  # «ونقله السكان إلى المستشفى»
    if past == "قدر" and use.tense == "past" and "من" in (text.form(index + 1), text.form(index + 2)):
        return not (text.starts_name(index + 1) or text.form(index + 1).startswith("ال"))  # «هناك قدر كبير من الثقة»
    if past == "ثمن" and not use.clitics and use.tense == "past" and form.startswith(_PAID):
        return True
    if past == "اخفى" and "neg" not in text.words[index - 1].classes:
        return True  # only «لا يخفي الوزير أن»
    if past == "عرف" and text.form(index + 1).startswith("ب"):
        return True  # «الخطة التي تعرف بصفقة القرن»
    if past == "امر" and use.tense == "past" and (use.number == "d" or not _somebody(text, index + 1)):
        return True  # «هذا أمر تافه»
    return (past == "جدد" and use.number == "d") or (past == "رد" and text.form(index + 1) in _DEED)


def _beside_adjective(text: SpeechText, index: int) -> bool:
    """Whether an indefinite accusative stands behind a word that may be a noun in the same case."""
    behind = text.form(index + 1)
    noun = any(use.kind == "noun" and not use.clitics for use in text.words[index].uses)
    return noun and len(behind) > 3 and behind.endswith("ا") and behind[-2] not in "هم" and index + 1 not in text.named
