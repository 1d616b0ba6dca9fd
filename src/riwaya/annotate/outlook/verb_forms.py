"""Whether a form that a causal verb may have is that verb: passives, nouns of the same letters, measures."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import CLOSERS, Words, aside_before
from riwaya.annotate.outlook.complements import Place
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.verbs import Verb
from riwaya.lang.ar.fold import fold, key_of

_PREPOSITIONS = word_class("preposition")
_MEASURED = word_class("measured")
_HARMING = word_class("harming")
_PLAIN = word_class("plain")
_TAKEN = word_class("taken")
_NAMED = word_class("named")
_SELDOM = word_class("seldom")
_DAYS = word_class("time")
_ONLY = word_class("only")
# «فحسب» stands at most this many words behind the verb.
_ONLY_FAR = 12
OWNED = ("ها", "هم", "هن", "هما", "ته", "ه")


def is_measured(words: Words, place: Place, verb: Verb) -> bool:
    """Whether a verb is followed by how much, no object: «زاد بنسبة 3%», but not «أوقع نحو 40 قتيلا»."""
    if words.keys[place.complement] not in _MEASURED or (place.shift and verb.strength == "strong"):
        return False  # «تسبب بما سمي أزمة»
    return not (place.direct and key_of(fold(verb.lemma)) in _HARMING)


def is_circumstance(words: Words, index: int, low: int) -> bool:
    """Whether a participle with an object tells what a clause led to: «انهار الجسر، مخلفا قتلى», not «مثير للجدل»."""
    form, following = words.tokens[index].form, words.keys[index + 1]
    accusative = words.tokens[index + 1].form.endswith("ا")
    apart = index > low and (words.marks[index - 1] == "comma" or form.endswith("ا") or accusative)
    return apart and form.endswith(("ا", "ة")) and not form.startswith("ال") and following[0] not in "لب"


def is_passive(written: str, verb: Verb) -> bool:
    """Whether a written damma makes a form of three root letters passive («يُنسف»), or with a fatha any («تُحبَط»)."""
    if verb.tense == "present" and written[1:2] == "\u064f" and written[-2:-1] == "\u064e":
        return True
    return written[1:2] == "\u064f" and (verb.lemma in _PLAIN or verb.tense == "past")


def is_elative(words: Words, index: int, skip: int) -> bool:
    """Whether a form is an adjective that compares: «أصغر حجما وأضعف أثرا»."""
    form = words.tokens[index].form[skip:]
    if not skip or len(form) != 4 or form[0] != "ا" or index + 1 >= len(words.keys):
        return False
    following = words.tokens[index + 1].form
    return following.endswith("ا") and not following.startswith("ال") and words.tokens[index - 1].form.endswith("ا")


def is_seldom(words: Words, index: int, low: int) -> bool:
    """Whether the verb at token `index` hardly ever leads there: «نادرا ما تتمخض القمة عن نتائج»."""
    return index >= low + 2 and words.keys[index - 1] == "ما" and words.keys[index - 2].removeprefix("و") in _SELDOM


def is_more(words: Words, index: int, high: int) -> bool:
    """Whether a denial before the verb at token `index` only says that there is more: «لن يعزز الاقتصاد فحسب، بل …»."""
    return any(words.keys[at] in _ONLY for at in range(index + 1, min(high, index + _ONLY_FAR)))


def is_stated(words: Words, index: int, low: int, high: int, verb: Verb) -> bool:
    """Whether a form that is also a noun is the verb by what stands around it: an object with its preposition behind an
    indefinite noun («توترا دفع الوسطاء إلى …»), a clause or adjective behind «جعلها» («القرار جعلها تتساءل»)."""
    if index <= low or index + 1 >= high:
        return False
    before, following = words.tokens[index - 1].form, words.tokens[index + 1].form
    if verb.pronoun and verb.lemma == "جعل":
        told = following[0] in "يت" or following.endswith("ا")
        return told and (before.startswith("ال") or words.keys[index - 1].endswith(OWNED))
    if verb.particles[0][0] != "+" or words.keys[index][0] in "وف":
        return False
    near = (words.keys[at] for at in range(max(low, index - 2), index))
    if verb.pronoun and before.endswith("ا") and len(before) > 3:
        return True  # «تراجع شيئا فشيئا دفعها إلى …»
    return before.endswith("ا") and any(key.endswith("ا") and can_cause(key[:-1]) for key in near)


def is_definite(words: Words, index: int, high: int) -> bool:
    return index < high and words.keys[index].startswith("ال")


def is_supported(words: Words, index: int, low: int, high: int) -> bool:
    """Whether a form that is also a noun stands behind a relative pronoun, or between a definite subject and an
    object that looks like one: «الزلزال خلف دمارا», not «الواقع خلف المبنى»."""
    if index <= low or index + 1 >= high or words.keys[index] in ("يمكن", "تمكن"):
        return False
    if words.marks[index - 1] == "relative":
        return True
    if words.keys[index - 1] in CLOSERS:
        index = aside_before(words, index - 1, low)  # «الهجوم (وهو الثاني) دفع السكان إلى …»
        return index > low and words.keys[index - 1].startswith("ال")
    if words.keys[index - 1] in _DAYS or words.keys[index].removeprefix("و") == "سبب":
        return False  # «أعلنت الاثنين منعها …»
    before = words.keys[index - 2] if index - 2 >= low else ""
    if words.keys[index][0] == "و" and can_cause(before) and not before.startswith("ال"):
        return False  # «تطبيق القانون ومنع تجاوزه»
    governed = before in _PREPOSITIONS
    if governed or not words.keys[index - 1].startswith(("ال", "وال")):
        return False
    following = words.tokens[index + 1]
    if words.keys[index][0] != "و" and before.removeprefix("و") in _NAMED:
        return True  # «وهذا الأمر دفع السلطات إلى …»
    accusative = following.form.endswith("ا") and len(following.form) > 3 and not following.form.startswith("ال")
    indefinite = can_cause(words.keys[index + 1]) and not following.form.startswith("ال")
    return accusative or indefinite or following.kind == "number" or words.keys[index + 1] in _TAKEN
