"""Where the subject behind a cue ends and its object begins: «انتقد الوزير | قرارات المجلس»."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import is_accusative_plural, source_nouns, speech_words, word_of
from riwaya.annotate.speech.nouns import (
    SOME,
    WITH_B,
    adjectives,
    attached_preposition,
    given_names,
    is_content_noun,
    states,
)
from riwaya.annotate.speech.text import SpeechText

_FOR_OTHERS = speech_words("for others")
_THE_SAME = frozenset(("نفس", "ذات"))
# «رئيس البلاد | نواب الحزب», «الطبيب الشرعي | شقيق المصاب»: another person or several behind one who is named.
_OTHERS = speech_words("others in the construct")
_WORK, _WORKING = speech_words("work"), speech_words("working body")
_SHORTEST = 3
OBJECTS = frozenset(("object", "blame"))
BLAME = frozenset(("اللوم", "اللائمة", "المسؤولية", "المسئولية", "مسؤولية", "مسئولية"))


def is_nominative(form: str) -> bool:
    """«وحث اللبنانيون على»: whether by its ending a noun is who acts."""
    return form.startswith("ال") and form.endswith("ون")


def stands_for(text: SpeechText, index: int) -> bool:
    """Whether «للادعاء» at `index` tells whom the one before speaks for: «ممثل للادعاء», «متحدث للجيش»."""
    return text.form(index).startswith("لل") and text.form(index - 1) in _FOR_OTHERS and index not in text.named


def is_object(text: SpeechText, index: int, first: int, name_end: int, takes: frozenset[str]) -> bool:
    """Whether the word at `index` begins the object rather than going on with the subject."""
    form = text.form(index)
    same = form in _THE_SAME and not takes.isdisjoint(OBJECTS)  # «كرر المستشار | نفس الاتهامات»
    ranked = text.form(index - 1) == "المستوى" and not text.form(first).startswith("ال")
    ranked = ranked and form.startswith("ال")  # «وصف دبلوماسي رفيع المستوى | المشكلة»
    if same or ranked or ("blame" in takes and form.removeprefix("ب") in BLAME):
        return True
    if "ب" in takes and form not in WITH_B and led_by_b(text, index):
        return True
    working = form in _WORK and text.form(index - 1) in _WORKING  # «منظمة إغاثة دولية»
    if takes.isdisjoint(OBJECTS) or working or text.form(index - 1) == "محكمة" or stands_for(text, index):
        return False  # «محكمة استئناف»
    uses = text.words[index].uses
    if (
        uses
        and index not in text.named
        and text.words[index].source is None
        and any(use.kind == "noun" and use.pronoun == "ال" for use in uses)
    ):
        return True  # «جدد هادي | التأكيد على»
    unnamed = index not in text.named or text.words[index].source is not None
    if unnamed and ((_definite(text, index - 1) and _second_noun(text, index)) or _apart(text, index)):
        return True
    other = _is_indefinite(text, index, first) or _parts_from(text, index, first) or text.form(index - 1) == "البعض"
    if other or _is_sent(text, index, first, name_end):
        return True
    indefinite = len(form) > 3 and form.endswith("ا") and not form.startswith(("ال", "و")) and form not in given_names()
    if indefinite and index not in text.named and text.words[index].source is None and _definite(text, index - 1):
        return True  # «اعتبرها ثلث الشباب | نموذجا»
    if index in text.named:
        if _definite(text, index - 1) and _another(text, index):
            return True
        before = text.named.get(first)
        joined = form[0] == "و" and text.named[index].clitics > 0
        if index != name_end or before is None or joined or before.type == "LOC":
            return False
        after = text.named[index]
        if before.type == "PER" and after.type == "PER":
            return before.party != after.party and text.words[index].source is None  # «أقال ترمب كومي»
        return before.type != "PER" or after.type != "LOC"
    if text.words[index].source is None and is_content_noun(form):
        return True
    if index != name_end:
        return False
    if form.startswith("ال") and form.endswith("ات") and text.words[index].source is None:
        return True  # «منظمة العفو | الاعتقالات»
    before = next((actor for actor in text.actors_in(first, index) if actor.last == index), None)
    definite = form.startswith("ال")
    if before is not None and before.last == before.first + 1 and text.words[before.first].source is not None:
        return False
    if (
        text.words[first].source is not None
        and not text.form(first).startswith("ال")
        and form.endswith(("ون", "ة", "ي"))
    ):
        return False
    return not form.startswith("و") and (not definite or (before is not None and before.type in ("GPE", "PER")))


def _is_sent(text: SpeechText, index: int, first: int, name_end: int) -> bool:
    """«أرسلت الحكومة | وفدا», «اختارت صحيفة الشرق | العنوان»: an accusative that could speak, what an outlet takes."""
    form, source, outlet = text.form(index), text.words[index].source, text.named.get(first)
    if index <= first or index in text.named:
        return False
    if form.startswith("ال"):
        told = outlet is not None and outlet.type == "MEDIA" and index == name_end and source is None
        return told and not form.endswith(("ي", "ية", "ة"))
    nouns = source_nouns()
    bare = len(form) > _SHORTEST and form.endswith("ا") and form not in nouns and form[:-1] in nouns
    return bare and _definite(text, index - 1)


def _apart(text: SpeechText, index: int) -> bool:
    """Whether an indefinite noun, no name, stands behind a definite one: «أدرك المجلس | خطورة الموقف»."""
    form = text.form(index)
    if not form.endswith("ة") or index in text.named or text.words[index].source is not None:
        return False
    joined = form.startswith(("ال", "و")) or bool(attached_preposition(form))
    return text.form(index - 1).startswith("ال") and not joined and form not in given_names()


def _is_indefinite(text: SpeechText, index: int, first: int) -> bool:
    """Whether a definite noun at `index` stands behind an indefinite adjective: «وسائل إعلام أمريكية | القرار»."""
    if index - 1 <= first or index in text.named or not text.form(index).startswith("ال"):
        return False
    form, source = text.form(index - 1), text.words[index - 1].source
    adjective = form in states() or form in adjectives() or (source is not None and form.endswith("ون"))
    return adjective and not form.startswith(("ال", "وال")) and not text.starts_name(index - 1)


def _parts_from(text: SpeechText, index: int, first: int) -> bool:
    """Whether the noun at `index` cannot belong to the phrase before it: «فصائل مسلحة | المرحلة», «الوزير | جماعات»."""
    form, before = text.form(index), text.form(index - 1)
    if index - 1 > first and before in adjectives() and text.form(index - 2) not in adjectives():
        indefinite = not text.form(index - 2).startswith("ال") and text.words[index - 2].source is not None
        if indefinite and form not in adjectives() and not form.endswith(("ي", "ية", "يون", "يين")):
            return index not in text.named or form.startswith("ال") or text.named[index].type != "PER"
    if not before.startswith("ال") or (index in text.named and text.named[index].type == "PER"):
        return False
    if attached_preposition(form):
        return False
    source = text.words[index].source
    plural = form.endswith(("ات", "ين")) and len(form) > 4 and not form.startswith("ال")
    return plural and source is not None


def _definite(text: SpeechText, index: int) -> bool:
    """Whether the word at `index` ends a definite phrase."""
    if text.form(index) in SOME:
        return False  # «آلاف الطلاب»
    if text.form(index).startswith(("ال", "وال", "لل")):
        return True
    generic = text.words[index].source is not None
    return not generic and any(actor.last == index + 1 for actor in text.actors_in(index - 6, index + 1))


def _second_noun(text: SpeechText, index: int) -> bool:
    """Whether a definite word starts another phrase: a second person or a verbal noun, not an adjective."""
    form, source = text.form(index), text.words[index].source
    if form in SOME or form in _OTHERS:
        return True
    if not form.startswith("ال"):
        text_like = source is not None and source.type == "report"
        text_like |= source is not None and source.type == "evidence" and is_content_noun(form)  # «النواب | زيارة»
        if form[0] == "و" and source is not None and word_of(form[1:]).source is not None:
            return False  # «الرئيس الأمريكي | ونظيره الفرنسي»
        return text_like or (len(form) > 4 and form.endswith(("ه", "ها", "هم")))
    if form in states():
        return False  # «أجهزة الإطفاء الأسترالية»
    if is_content_noun(form.removeprefix("ال")) or is_accusative_plural(form):
        return True
    if source is None or form.endswith(("ي", "ية", "يون", "يين")):
        return False
    plural = form.endswith(("ات", "ين")) or source.type in ("person", "party", "eyewitness", "media")
    return plural or text.words[index - 1].source is not None


def _another(text: SpeechText, index: int) -> bool:
    """Whether the actor at `index` is one of its own behind a phrase («الحكومة العراقية | الولايات المتحدة»)."""
    form = text.form(index)
    if text.named[index].type not in ("GPE", "ORG", "ARMED_GROUP", "FORCE") or text.named[index].clitics:
        return False
    return not form.endswith(("ي", "ية", "يون", "يين", "ان")) or form in ("الجمهورية",)


def led_by_b(text: SpeechText, index: int) -> bool:
    """Whether ب is attached to the word at `index`, as far as one can tell without its vowels."""
    form, named = text.form(index), text.named.get(index)
    if not form.startswith("ب") or len(form) < 4 or text.words[index].source is not None or text.words[index].classes:
        return False
    return named is None or named.clitics > 0


def is_personal(text: SpeechText, end: int) -> bool:
    """Whether a person's name ends before token `end`."""
    return any(actor.last == end and actor.type == "PER" for actor in text.actors_in(max(0, end - 12), end))
