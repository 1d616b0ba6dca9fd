"""Words inside and behind noun phrases: counts before those who speak, heads, verbs that no name holds."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import speech_words, word_of
from riwaya.annotate.speech.nouns import WITH_B, attached_preposition, given_names, is_content_noun, looks_finite
from riwaya.annotate.speech.objects import is_personal, led_by_b
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_ABOUT = speech_words("about")
_SAME = speech_words("same")
_NAME = 6
EXPIRED = frozenset(("المنتهية", "المنتهي"))
_NICKNAME = frozenset(("ابو", "ام", "ابن"))
_TO_ONE = frozenset(("لاحد", "لاحدى", "لبعض", "لعدد"))
SO_MANY = speech_words("so many")
_OWN_WORDS = speech_words("own words")
_IN_IT = speech_words("resumptive")
_PARTS = speech_words("part behind ب")
# «تقرير صدر عن مركز»: verbs of a bare relative clause.
CAME_OUT = speech_words("came out")


def past_count(text: SpeechText, index: int, stop: int) -> int:
    """The token behind «نحو 12» at `index`, else `index`."""
    number = index + 1 if text.form(index) in _ABOUT else index
    return number + 1 if number + 1 < stop and text.tokens[number].kind == "number" else index


def acts(text: SpeechText, index: int) -> bool:
    """Whether a quotation opens with a verb, as no name does («"أظهرت أسلوبا جديدا"»)."""
    return looks_finite(text.form(index)) and index not in text.named


def then_that(text: SpeechText, index: int) -> bool:
    """Whether أن follows: «متحدث | تأكيده أن»."""
    return index + 1 < len(text.words) and text.words[index + 1].comp


def indefinite(text: SpeechText, first: int) -> bool:
    """Whether a phrase begins with an indefinite noun («منظمة», «تقرير»), which a bare relative clause may follow."""
    if text.words[first].source is None or first in text.named:
        return False
    return not text.form(first).startswith(("ال", "وال"))


def is_text(text: SpeechText, first: int) -> bool:
    """Whether a phrase begins with a text that speaks («البيان»), which has no title or name set between commas."""
    source = text.words[first].source
    return source is not None and source.type == "report" and first not in text.named


def goes_on(text: SpeechText, index: int, stop: int) -> bool:
    """Whether the sentence needs more after a quoted name: a word behind it, or أن, a colon or a quotation soon."""
    if index >= stop:
        # «قائد أمني "كبير" صرح بأن»: a verb follows
        return text.form(index - 2) != "" and (index >= len(text.tokens) or bool(text.words[index].uses))
    if text.tokens[index].kind == "word" and not text.words[index].classes & {"co", "conj"}:
        return True
    near = range(index, min(stop, index + 12))
    return any(text.words[at].comp or text.form(at) == ":" or text.opening(at) is not None for at in near)


def leads_off(text: SpeechText, index: int, first: int) -> bool:
    """Whether ب or ل behind a whole name or title leads to something else: «حداد | بأول زيارة», «متحدثة باسم الوزارة |
    لوكالة الأنباء»."""
    form = text.form(index)
    personal = is_personal(text, index)
    if form[:1] == "ل":
        heard = personal or "باسم" in text.frame.forms[first:index]
        named, source = text.named.get(index), word_of(form[1:]).source
        media = named.type == "MEDIA" and named.clitics > 0 if named is not None else False
        outlet = media and text.words[index].source is None and text.form(first).startswith("ال")
        if (outlet and text.words[first].source is not None) or (personal and form in _TO_ONE):
            return True  # «المسؤول التركي | لرويترز»
        return heard and (media or (named is None and source is not None and source.type == "media"))
    if not personal or not led_by_b(text, index) or form in WITH_B or form in given_names():
        return False
    return form.endswith(("ة", "ات")) or form[1:] in _PARTS or attached_preposition(form) == "ب"


def own_end(text: SpeechText, index: int, stop: int) -> int:
    """Where the name that holds token `index` ends, without «لوكالة …» behind «باسم» and «بأول»; 0 where none does."""
    named = text.named.get(index)
    if named is None or named.last > stop:
        return 0
    if named.type != "PER" or named.last < index + 2:
        return named.last
    last = named.last
    if text.form(last) == "عبد" and text.form(last + 1).startswith("ال") and last + 2 <= stop:
        return last + 2  # «كريم | عبد السلام»
    if text.form(last - 1)[:1] == "ب" and text.form(last - 1)[1:] in _PARTS:
        return last - 1
    heard = (at for at in range(index + 2, last) if text.form(at)[0] == "ل" and leads_off(text, at, index))
    return next(heard, last)


def is_whole(text: SpeechText, index: int, first: int) -> bool:
    """Whether the name of a state ended before the word at `index`, which tells something of it: «دمشق | الأمر»,
    «إعلان بغداد | الأخير», «أن سول | منفتحة على»."""
    named, form = text.named.get(first), text.form(index)
    if named is not None and named.type == "PER" and named.last == index:
        return _another_office(text, index, named.party)  # «هنأ بوتين | الرئيس السوري»
    if named is None or named.type not in ("GPE", "LOC") or named.first != first or named.last != index:
        return False
    another = text.named.get(index)
    if another is not None and another.type in ("GPE", "LOC") and not another.clitics:
        return form[0] != "و" and not form.endswith(("ي", "ية"))  # «أنقرة | لاهاي بـ»
    goes = index in text.named or text.words[index].source is not None or text.words[index].classes
    if goes or form[0] == "و" or form in _SAME or text.words[first].source is not None:
        return False
    return not form.endswith(("ي", "ية"))


def quotes_words(text: SpeechText, index: int, first: int) -> bool:
    """Whether what a quotation at `index` holds cannot name those before it: «مراقبون | "خطوة جديدة"»."""
    if index <= first or text.opening(index) is None or index + 1 in text.named:
        return False
    if text.form(index + 1) in _NICKNAME or text.form(index + 1) in WITH_B:
        return False
    named = text.named.get(first)
    if named is not None and named.type == "GPE" and named.last == index:
        return True  # «نددت تركيا | "بشدة"»
    source = text.words[index - 1].source
    people = source is not None and source.type not in ("report", "evidence", "media", "party")
    ended = (actor for actor in text.actors_in(first, index) if actor.last == index and actor.type == "PER")
    whole = any(text.words[actor.first].source is None for actor in ended)
    return whole or (people and text.form(index - 1).endswith(("ون", "ين")))


def _another_office(text: SpeechText, index: int, party: str) -> bool:
    """Whether the office of a known person other than `party` is named at `index`."""
    other = text.named.get(index)
    if other is None or other.type != "PER" or other.party == party or not text.form(index).startswith("ال"):
        return False
    known = text.parties.get(other.party)
    return known is not None and known.registered


def is_text_apart(text: SpeechText, index: int, first: int) -> bool:
    """Whether a text without an article stands behind a definite phrase: «الرئيس | تغريدة», «البيان | خطوة»."""
    source, form = text.words[index].source, text.form(index)
    if index <= first or index in text.named or form.startswith(("ال", "و")):
        return False
    before = text.form(index - 1)
    if before.startswith("ال") and index == first + 1 and is_text(text, first):
        return text.tokens[index].kind == "word" and not text.words[index].classes and form not in _SAME
    if source is None or source.type not in ("report", "evidence"):
        return False
    definite = before.startswith("ال") or is_personal(text, index)
    return definite and form.endswith(("ة", "ا"))


def past_numbered(text: SpeechText, index: int, first: int) -> int:
    """The token behind the number of «الدول الـ57», behind «المنتهية ولايته», at `index`, else `index`."""
    if text.form(index) in EXPIRED and index > first and text.form(index + 1).startswith("ولايت"):
        return index + 2
    if text.form(index) in SO_MANY and index > first and text.form(index - 1).startswith("ال"):
        return index + 1  # «الوزراء الثلاثة»
    joined = text.tokens[index].kind == "number" and index > first and text.form(index - 1).rstrip("ـ") == "ال"
    return index + 1 if joined else index


def parts_off(text: SpeechText, index: int, name_end: int) -> bool:
    """Whether a preposition leads to others: «وصفت الوزيرة | من يقفون وراء …», «رد فلان | على …»."""
    if text.form(index) == "من" and acts(text, index + 1):
        return True
    return index == name_end and text.form(index) in ("على", "عن") and is_personal(text, index)


def led_in_quotes(text: SpeechText, index: int) -> bool:
    """«ندد الوزير فلان | "بمجزرة"», «تعهد الرئيسان | "برد قوي"»: the quotation begins with the preposition."""
    form = text.form(index + 1)
    if form[:1] != "ب" or text.opening(index) is None or index + 1 in text.named:
        return False
    if any(actor.last == index and actor.type == "PER" for actor in text.actors_in(index - _NAME, index)):
        return True
    return is_content_noun(form[1:]) or is_content_noun(form[1:].removeprefix("ال")) or form.endswith(("ة", "ات"))


def quotes_object(text: SpeechText, index: int, name_end: int) -> bool:
    """«وأكدت الوزارة "نجاح" الضربات», «أدان فلان "القوة المفرطة"»: an object in quotation marks, no name of his."""
    if text.opening(index) is None:
        return False
    named = text.named.get(index + 1)
    if named is not None:
        return named.type == "ORG" and index == name_end and is_personal(text, index)  # «تترأس فلانة | "لجنة …"»
    form = text.form(index + 1)
    if form.startswith("بال") and text.words[index + 1].source is None:
        return True
    return (index == name_end and is_personal(text, index)) or is_content_noun(strip_article(text.form(index + 1)))


def closes(text: SpeechText, end: int) -> bool:
    """Whether something that may follow an apposition stands at `end`."""
    word = text.words[end]
    marks = text.is_comma(end) or text.is_dash(end) or text.form(end) in ':("«“'
    return bool(
        marks or word.comp or word.classes or word.uses or text.timed[end] or attached_preposition(text.form(end))
    )


def opens_clause(text: SpeechText, index: int, first: int) -> bool:
    """Whether other words than a name follow at `index`: «المدرب | كلامه بالقول», «دراسة | أشرفت عليها جامعة»."""
    if text.form(index) in _OWN_WORDS:
        return True
    return text.form(index + 1) in _IN_IT and looks_finite(text.form(index)) and indefinite(text, first)


def names_outlet(text: SpeechText, index: int, first: int) -> bool:
    """Whether the bracket at `index` holds the name of an outlet: «شبكة (سي.بي.اس)»."""
    source = text.words[first].source
    named = source is not None and source.type == "media" and not text.form(first).startswith("ال")
    return named and index == first + 1 and text.form(index) == "("


def behind_many(text: SpeechText, index: int) -> bool:
    """Whether an accusative stands at `index` behind persons of whom nothing more is said: «بحسب محللين | عائقا»."""
    before = text.form(index - 1)
    many = before.endswith(("ين", "ون", "اء")) and before[:2] != "ال" and text.words[index - 1].source is not None
    return many and text.form(index)[-1] == "ا"


def told_from(text: SpeechText, index: int) -> bool:
    """Whether a place at `index`, behind «من», is where one who is known spoke: «قال المتحدث من جنيف إن», not «المدعومة
    من إيران», nor in a headline («الوزير من البحرين: …»)."""
    named, before = text.named.get(index), text.form(index - 2)
    if (
        named is None
        or named.type not in ("GPE", "LOC")
        or text.form(index - 1) != "من"
        or text.form(named.last) == ":"
    ):
        return False
    role = text.words[index - 2].source is not None or before.endswith(("ي", "ية"))
    return role and before.startswith("ال") and not before.endswith(("ون", "ين", "ات"))
