"""Noun phrases that name a speaker: from a title or name up to where it ends."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import (
    SOME,
    WITH_B,
    attached_preposition,
    is_audience,
    is_content_noun,
    is_venue_noun,
    looks_finite,
    name_genders,
)
from riwaya.annotate.speech.objects import OBJECTS, is_object, led_by_b, stands_for
from riwaya.annotate.speech.phrase_parts import (
    CAME_OUT,
    acts,
    behind_many,
    closes,
    goes_on,
    indefinite,
    is_text,
    is_text_apart,
    is_whole,
    leads_off,
    led_in_quotes,
    names_outlet,
    opens_clause,
    own_end,
    parts_off,
    past_count,
    past_numbered,
    quotes_object,
    quotes_words,
    then_that,
    told_from,
)
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

# «قوله», «مفادها»: what was said follows.
_SAYS = frozenset(("قال", "افاد"))
_STOPS = frozenset(("rel", "conj", "co", "pron", "support", "aux", "adv", "neg", "whether", "out"))
# A verb: «تعمل», «يتابع», «أعدته».
_RELATIVE = re.compile(r"^(?:[يت]\w{2,6}[^\Wةيىنا]|\w{2,6}ته|\w{2,6}تها|ا\w{2}اه|ا\w{2}اها)$")
TANWIN = "\u064b"
_OF_IT = re.compile(r"^ي\w{2,5}(?:ها|هم)$")
_LONGEST_NAME_IN_QUOTES = _NAMED = 6
_LONGEST_APPOSITION = 14
_UPON = speech_words("resuming") | speech_words("has to") | speech_words("seen as") | {"الا", "البالغين"}
_OF_BODIES = speech_words("of bodies")
# «بشكل واضح»: how something is said.
FOR_A_TIME = speech_words("for a time")
MANNERS = speech_words("manner")
_UNEASY = speech_words("uneasy")
EACH = speech_words("each") | SOME
_MASCULINE = frozenset(strip_article(word) for word in speech_words("masculine state"))
_ISSUED = frozenset(("صادر", "صادرة", "الصادر", "الصادرة"))
_BOTH, _OTHER = speech_words("both"), speech_words("other")
_PEERS = frozenset(("نظيره", "نظيرها", "نظيرته", "نظيرتها"))
_AGED = frozenset(("البالغ", "البالغة"))
_UPON |= _AGED
_THEN = frozenset(("انذاك", "حينذاك", "حينها", "وقتها", "يومها", "وقتئذ", "حينئذ"))
_LEADING = frozenset(("المسؤول", "المسؤولة", "المسؤولين", "المسؤولون", "المشرف", "المشرفة", "القائم", "المعترضون"))


def gender_of(text: SpeechText, subject: tuple[int, int]) -> str:
    """Gender of a noun phrase by its head, "" when one cannot tell."""
    head = text.words[subject[0]]
    if head.source is not None:
        return head.source.gender
    named = text.named.get(subject[0])
    form = text.form(subject[0])
    if form.endswith("ة"):
        return "f" if named is None or named.type != "PER" else ""
    if named is not None and named.type == "PER":
        known = name_genders().get(form[named.clitics :], "") if named.last > named.first + 1 else ""
        return known or ("" if form.endswith(("ا", "ى", "ي", "اء")) else "m")
    if named is not None and named.type == "GPE" and not form.endswith(("ي", "ون", "ين")):
        return "" if strip_article(form[named.clitics :]) in _MASCULINE else "f"  # «روسيا», «واشنطن»
    return ""


def noun_phrase(
    text: SpeechText, first: int, stop: int, takes: frozenset[str] = frozenset(), *, role: bool = False
) -> int:
    """Where the noun phrase from token `first` ends (exclusive); `first` when none begins there.

    `takes`: prepositions and frames of the cue before it, which end it. `role`: a head noun stood before it.
    """
    index, last = first, first
    name_end, appositions, counted = -1, 0, stop
    if text.form(first + 1) == "من" and bare_of(text.form(first)) in EACH:
        index, role = past_count(text, first + 2, stop), True  # «كل من الاتحاد والمركز», «مجموعة من نحو 12 حزبا»
        counted = index if index > first + 2 else counted
    tokens, words = text.tokens, text.words
    while index < stop:
        token, word = tokens[index], words[index]
        if token.kind == "mark":
            if ("names" in takes and text.opening(index) is not None) or quotes_words(text, index, first):
                break
            if last > first and _is_held(text, index, name_end, takes):
                break
            after = _over_mark(text, index, stop, index == first)
            apposed = text.is_comma(index) and last > first and not (appositions and takes & OBJECTS)
            if apposed and aside_end(text, index, stop):
                break
            if after == 0 and apposed and not is_text(text, first):
                after = last = apposition(text, index, stop, takes)
                appositions += 1
            if after <= index:
                break
            if (text.form(index) not in "#_()-–" or names_outlet(text, index, first)) and after > last:
                last = last if text.is_comma(index) else after
            index = after
            continue
        then = token.form in _THEN and last > first and index + 1 in text.named  # «الوزير آنذاك فلان»
        if past_numbered(text, index, first) > index:
            index = last = past_numbered(text, index, first)  # «الدول الـ57 الأعضاء»
            continue
        stops = token.kind == "number" or text.timed[index] or word.comp
        stops = stops or is_text_apart(text, index, first)
        if (stops or _ends(text, index, first, name_end)) and not then:
            break
        apart = index > counted and text.form(index - 1).endswith("ا") and not token.form.endswith("ا")
        if apart or (index > first and takes and not then and is_object(text, index, first, name_end, takes)):
            break
        if then or "in" in word.classes:
            open_end = index == first or not role or token.form in takes or not _inside(text, index, stop)
            issued = token.form == "عن" and text.form(index - 1) in _ISSUED
            if not then and (parts_off(text, index, name_end) or (open_end and not issued)):
                break
            index += 1
            continue
        if _breaks_by_clitic(text, index, first, role, takes) or is_whole(text, index, first):
            break
        role = role or word.source is not None
        name_end = own_end(text, index, stop) or name_end
        index = last = max(index + 1, own_end(text, index, stop))
    return last


def _is_held(text: SpeechText, index: int, name_end: int, takes: frozenset[str]) -> bool:
    """Whether what is held or said of is quoted at `index`, behind those who speak."""
    held = bool(takes & OBJECTS) and quotes_object(text, index, name_end)
    return held or ("ب" in takes and led_in_quotes(text, index))


def _breaks_by_clitic(text: SpeechText, index: int, first: int, role: bool, takes: frozenset[str]) -> bool:
    """Whether a preposition attached to the word at `index` ends the phrase before it."""
    form, named, at_start = text.form(index), text.named.get(index), index == first
    if named is not None and named.clitics == 0:
        return False
    if form in ("ل", "ب", "بما", "لما") or (not at_start and leads_off(text, index, first)):
        return True
    if not at_start and (form in _OF_BODIES or stands_for(text, index)):
        return False  # «المنظمة العربية لحقوق الإنسان»
    if not at_start and form[0] in takes and form[0] in "بل" and named is None and is_content_noun(form[1:]):
        return True
    clitic = form[0] if named is not None and named.clitics and form[0] in "بلك" else attached_preposition(form)
    return bool(clitic) and (at_start or clitic in takes or not role or is_audience(form))


def _over_mark(text: SpeechText, index: int, stop: int, at_start: bool) -> int:
    """The token after a mark that a name may hold (quoted part, short bracket, hyphen, #), or 0."""
    form = text.form(index)
    if form in "#_":
        named = at_start or form == "_" or index + 1 in text.named or text.words[index - 1].source is not None
        return index + 1 if named else 0
    quotation = text.opening(index)
    if quotation is not None:
        inside = text.frame.tokens_in(quotation.start, quotation.end)
        if (
            len(inside) <= _LONGEST_NAME_IN_QUOTES
            and not acts(text, inside.start)
            and inside.stop < stop
            and goes_on(text, inside.stop + 1, stop)
        ):
            return min(stop, inside.stop + 1)
        return 0
    if form == "(" and not at_start:
        for close in range(index + 1, min(stop, index + 8)):
            if text.form(close) == ")":
                return close + 1
        return 0
    if form in "-–" and not text.is_dash(index) and not at_start:
        return index + 1
    if form in "./" and not at_start and len(text.form(index - 1)) <= 2:
        return index + 1
    return 0


def _ends(text: SpeechText, index: int, first: int, name_end: int) -> bool:
    """Whether the word at `index` cannot be part of a name."""
    word = text.words[index]
    if word.classes and index not in text.named and not word.classes.isdisjoint(_STOPS):
        return True
    if index in text.named or word.source is not None or text.form(index) in _ISSUED:
        return False
    form = text.form(index)
    if form == "او" and (index == first or looks_finite(text.form(index + 1))):
        return True  # «الحركة | أو تسيطر عليها»
    if form in _OTHER and bare_of(text.form(first)) in _BOTH and not text.form(index - 1).startswith("ال"):
        return True  # «يتهم كل طرف | الآخر»
    if form[-1] == "ا" and index > first and (index == name_end or text.form(index - 1).startswith("ال")):
        token, chars = text.tokens[index], text.frame.text
        if TANWIN in chars.raw[chars.raw_index(token.start) : chars.raw_index(token.end - 1) + 2]:
            return True  # «الوزير فلان | محتفظاً بهدوئه»
    titled = text.words[index - 1].source is not None and not text.form(index - 1).startswith("ال")
    if index == name_end and not form.startswith("ال") and not titled and is_content_noun(form):
        return True  # «في نظر فلان | ادعاء كاذب»
    if index == name_end and (looks_finite(form) or (form[0] == "س" and looks_finite(form[1:]))):
        return True  # «روسيا | تمارس ضغوطا», «فلان | سيغادر»
    if (
        form in _UPON
        or form in MANNERS
        or (index > first and form in FOR_A_TIME)
        or (index > first and form in _UNEASY)
    ):
        return True
    bare = (form in CAME_OUT or _RELATIVE.match(form)) and indefinite(text, first)
    if index > first and (bare or opens_clause(text, index, first) or behind_many(text, index)):
        return True
    if index > first and indefinite(text, index - 1) and _OF_IT.match(form):
        return True  # «الوزير لجنة | يرأسها»
    if index > first and text.form(index - 1).startswith(("ال", "لل")) and looks_finite(form.removeprefix("س")):
        return True
    of_science = form == "علم" and index > first and text.form(index + 1).startswith("ال")  # «أستاذ علم الاجتماع»
    for use in word.uses if not of_science else ():
        if use.kind == "participle":
            return True
        owned = use.kind == "noun" and use.pronoun not in ("", "ال")
        if owned and (use.verb.past in _SAYS or (index > first and then_that(text, index))):
            return True
        if use.kind == "verb" and (index > first or use.clitics not in ("", "و", "ف") or use.number != "s"):
            return True
    return False


def follows_bare(text: SpeechText, index: int, first: int) -> bool:
    """Whether a relative clause without الذي follows an indefinite head: «استطلاع أجراه معهد»."""
    form = text.form(index)
    bare = form in CAME_OUT or (form.endswith(("ه", "ها")) and _RELATIVE.match(form) is not None)
    return bare and indefinite(text, first)


def _inside(text: SpeechText, index: int, stop: int) -> bool:
    """Whether the preposition at `index` goes on naming («السفيرة في مجلس الأمن») rather than telling when or where."""
    after = index + 1
    if after >= stop or text.timed[after]:
        return False
    word = text.words[after]
    if word.comp or word.classes or text.tokens[after].kind != "word" or told_from(text, after):
        return False
    before = text.form(index - 1)
    if text.form(index) in ("على", "عن") and before not in _LEADING and before.startswith("ال"):
        return False
    return after in text.named or text.form(index) == "باسم" or not is_venue_noun(text.form(after))


def aside_end(text: SpeechText, comma: int, stop: int) -> int:
    """The comma that closes «، المعنية بحقوق الإنسان،» or «، من جامعة بغداد،» after `comma`, or 0."""
    first = comma + 1
    if first >= stop or first in text.named or text.words[first].source:
        return 0
    after, known = text.form(first + 1), first + 1 in text.named
    led = (len(after) > 3 and after[0] in "بل" and not known) or text.words[first + 1].classes & {"in"}
    home = known or text.words[first + 1].source is not None or is_venue_noun(after)
    if not (led if text.form(first).startswith("الم") else text.form(first) == "من" and home):
        return 0
    for at in range(first + 2, min(stop, first + _LONGEST_APPOSITION)):
        if text.is_comma(at):
            return at
        if text.tokens[at].kind == "mark" or text.words[at].comp:
            return 0
    return 0


def apposition(text: SpeechText, comma: int, stop: int, takes: frozenset[str]) -> int:
    """The end of a name or title set between commas after `comma` («…، جان إيف لودريان، …»), or `comma`."""
    first = comma + 1
    if first >= stop or text.tokens[first].kind != "word" or attached_preposition(text.form(first)):
        return comma
    word = text.words[first]
    joined = text.form(first)[0] == "و" and not text.starts_name(first) and word.source is None
    joined = joined or text.form(first).startswith("فال")
    if "ب" in takes and text.form(first) not in WITH_B and led_by_b(text, first):
        return comma
    verb = word.source is None and first not in text.named and looks_finite(text.form(first))
    verb = verb or text.form(first).endswith("تهم") or text.form(first) in _PEERS  # «، جلبتهم …», «، نظيره الفرنسي»
    if word.classes or word.comp or text.timed[first] or joined or verb or text.form(first) in _AGED:
        return comma
    told = word.source is not None and word.source.type in ("report", "evidence")
    if takes & OBJECTS and _is_state(text, first, comma):
        return comma  # «اتهم رئيس الحكومة، فلان، | روسيا بأنها»
    deed = word.source is None and (word.uses or is_content_noun(strip_article(text.form(first))))
    if first not in text.named and (deed or told):
        return comma  # «وصف الوزير، فلان، | قرار المحكمة بأنه»
    end = noun_phrase(text, first, min(stop, first + _LONGEST_APPOSITION), takes)
    if end in (first, stop) or end > stop:
        return comma
    if takes & OBJECTS and not text.is_comma(end) and text.form(first).startswith("ال") and _led(text, end):
        return comma  # «طالب المتهم، المحكمة بإخلاء سبيله»
    return end if closes(text, end) else comma


def _is_state(text: SpeechText, first: int, comma: int) -> bool:
    """Whether a state stands at `first`, which is no name of the person named before the comma."""
    state = first in text.named and text.named[first].type == "GPE" and text.words[first].source is None
    return state and any(one.last == comma and one.type == "PER" for one in text.actors_in(comma - _NAMED, comma))


def _led(text: SpeechText, index: int) -> bool:
    """Whether ب or ل, attached or bare, or a bare preposition stands at `index`."""
    return bool(text.words[index].classes & {"in"} or attached_preposition(text.form(index)) or led_by_b(text, index))
