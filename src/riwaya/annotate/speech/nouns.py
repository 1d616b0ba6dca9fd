"""Nouns by what they do in reported speech: what is said, where it is said, who hears it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riwaya.annotate.speech.lexicon import speech_words
from riwaya.lang.ar import fold, strip_article, variants
from riwaya.lang.tables import load_table

# «معظم الخبراء», «أحد المصادر»: who speaks is behind them.
SOME = speech_words("some")
# «فكل طرف», «وبعض الأهالي».
SOME_JOINED = SOME | frozenset(joined + word for word in SOME for joined in "وف")
# «رفض الكشف عن اسمه» reports nothing.
ANONYMITY = frozenset(("اسمه", "اسمها", "هويته", "هويتها", "اسمائهم", "هويتهم", "اسميهما"))
_PRONOUN = re.compile(r"(?:ه|ها|هم|هما|نا|هن)$")
# Shapes of verbal nouns: است…, افتعال, انفعال, إفعال, تفعيل, مفاعلة.
_SHAPES = re.compile(r"^(?:است\w{2,5}|ا\wت\w{1,2}ا\w|ات\wا\w|ان\w{2}ا\w|ا\w\wا\w|ا\wا\wة|ت\w\wي\w|م\wا\w\wة)$")


@cache
def _nouns(table: str) -> frozenset[str]:
    return frozenset(fold(row["noun"]) for row in load_table(table).rows)


@lru_cache(maxsize=16384)
def is_content_noun(form: str) -> bool:
    """Whether an indefinite word looks like what is announced or denied («انسحابه», «وقوع») rather than who speaks."""
    nouns = _nouns("content_nouns")
    if form in nouns:
        return True
    stem = _PRONOUN.sub("", form) if len(form) > 3 else form
    if form.startswith("ال"):
        return stem in nouns  # «التزامها»
    whole = stem[:-1] + "ة" if stem != form and stem.endswith("ت") else ""
    if whole and (whole in nouns or _SHAPES.match(whole)):
        return True  # «محاولتها», «مخالفته»
    return any(word in nouns or _SHAPES.match(word) is not None for word in (form, stem))


@lru_cache(maxsize=16384)
def is_venue_noun(form: str) -> bool:
    """Whether a word says where or how something was said («بيان», «مؤتمر», «المقابلة»)."""
    nouns = _nouns("venue_nouns")
    return form in nouns or strip_article(form) in nouns


@lru_cache(maxsize=16384)
def attached_preposition(form: str) -> str:
    """The preposition ب, ل or ك that is attached to a word, "" when it may be only its first letter.

    Sure only before ال («بالبيت», «للأمم»), Latin letters, or when what remains is a noun of the tables.
    """
    if len(form) > 2 and form[0] in "بلك" and form not in _NO_PREPOSITION:
        if form.startswith(("بال", "كال", "لل")) or form[1].isascii():
            return form[0]
        rest = form[1:]
        nouns = rest in _nouns("venue_nouns") or rest in _nouns("audience_nouns") or is_content_noun(rest)
        if form[0] != "ك" and len(rest) > 3 and nouns:
            return form[0]
    return form if form in ("ب", "ل") else ""


# «بقلق بالغ»
_NO_PREPOSITION = speech_words("no preposition")
_ARMED = frozenset(("مسلح", "مسلحة", "مسلحون", "مسلحين"))
# Words that only look as if ب stood before them.
WITH_B = frozenset(("بلاده", "بلادها", "بلادهم", "برنامج", "برنامجه", "برنامجها", "بناء", "بدء", "بقاء", "بيع", "بحث"))
# Phrases of manner: «التحالف بقيادة السعودية».
WITH_B |= speech_words("led by") | frozenset(("بينه", "بينها", "بينهم", "بينهما", "بيننا"))
THESE = frozenset(("هذا", "هذه", "ذلك", "تلك"))
WITH_B |= speech_words("own b")
# Verbs whose nouns take their object behind ل: «انتقادات النواب لأساليب الوزارة».
WITH_L = frozenset(("انتقد", "رفض", "ادان", "دان", "شجب", "استنكر", "ايد", "عارض", "نفى", "انكر"))
# «يأتي», «نكون»: verbs of other shapes than those below.
_FINITE = speech_words("finite")
# Shapes of finite verbs: «تبدأ», «يعمل»; «انتهت».
_PRESENT = re.compile(r"^[يت][^\Wا]\w{1,5}[^\Wة]$")
_FEMININE_PAST = re.compile(r"^\w{2,}[^\Wا]ت$")
_PLURAL_PAST = re.compile(r"^\w{3,}وا$")


@cache
def given_names() -> frozenset[str]:
    """First names, folded."""
    return frozenset(fold(row["name"]) for row in load_table("given_names").rows)


@cache
def name_genders() -> dict[str, str]:
    """First name, folded → "m" or "f", "" where it is of both."""
    return {fold(row["name"]): row["gender"] for row in load_table("given_names").rows}


@cache
def sole_names() -> frozenset[str]:
    """First names, folded, that are no other word («ريبيكا», not «أمل»)."""
    return frozenset(fold(row["name"]) for row in load_table("given_names").rows if row["ambiguous"] == "no")


@cache
def states() -> dict[str, str]:
    """Adjective of a state, with and without its article → key of the state."""
    found: dict[str, str] = {}
    for row in load_table("nisba").rows:
        for word in (row["masculine"] + "|" + row["feminine"]).split("|"):
            found[fold(word)] = found["ال" + fold(word)] = row["state_key"]
    return found


@lru_cache(maxsize=16384)
def looks_finite(form: str) -> bool:
    """Whether a word without an article has the shape of a verb in the third person and is no known name or noun."""
    if form.startswith("ال") or is_content_noun(form) or is_venue_noun(form) or form in given_names():
        return False
    past = form in _FINITE or _FEMININE_PAST.match(form) is not None or _PLURAL_PAST.match(form) is not None
    return past or _PRESENT.match(form) is not None


@cache
def adjectives() -> frozenset[str]:
    """Indefinite adjectives of unnamed sources («عسكري», «مسلحة»)."""
    return frozenset(fold(row["adjective"]) for row in load_table("source_adjectives").rows) | _ARMED


@lru_cache(maxsize=16384)
def is_audience(form: str) -> bool:
    """Whether «لـ…» names those who are spoken to («لوكالة», «للصحفيين», «لـCNN»)."""
    if not form.startswith("ل") or len(form) < 3:
        return False
    rest = {variant.stem for variant in variants(form) if variant.clitics == "ل"}
    return form[1].isascii() or any(word in _nouns("audience_nouns") for word in rest)
