"""What the words around tell: is the time ahead or behind, is the number a year, is the length an age."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.times.moment import Expression
from riwaya.annotate.times.words import Words, senses_of

_WINDOW = 14
_STOPS = frozenset('.؟!؛:"«»“”')


def leads(w: Words, i: int) -> int:
    """1 when the words before token `i` in its clause speak of the future, -1 of the past, 0 when they do not say."""
    for k in range(i - 1, max(w.low, i - _WINDOW) - 1, -1):
        token = w.tokens[k]
        if token.kind == "mark":
            if token.form in _STOPS:
                return 0
            continue
        if token.kind == "word":
            lead = _lead(token.form)
            if lead:
                return lead
    return 0


@lru_cache(maxsize=32768)
def _lead(form: str) -> int:
    """1 for a word that looks ahead («ستجري», «المقرر»), -1 for one that looks back («وقال»), 0 otherwise."""
    bare = form[1:] if form[:1] in "وف" and len(form) > 4 else form
    senses = senses_of(form)
    if any(sense.kind == "future" and not sense.rest for sense in senses):
        return 1
    if any(sense.kind == "past" and not sense.rest for sense in senses):
        return -1
    if len(bare) > 4 and bare[0] == "س" and bare[1] in "يتن" and not _not_future(bare):
        return 1
    return 0


def _not_future(form: str) -> bool:
    return any(sense.kind == "notfuture" and not sense.clitics for sense in senses_of(form))


_COUNT_NOUNS = frozenset(
    (
        "جندي",
        "شخص",
        "شخصا",
        "دولار",
        "كيلومتر",
        "كم",
        "متر",
        "مقاتل",
        "عنصر",
        "قتيل",
        "جريح",
        "مدني",
        "طن",
        "مليون",
        "ريال",
        "درهم",
        "جنيه",
        "يورو",
        "دينار",
        "ليرة",
        "برميل",
        "طفل",
        "لاجئ",
        "هجوم",
        "غارة",
        "صاروخ",
        "منزل",
        "عائلة",
        "اسرة",
        "ميغاواط",
        "نقطة",
        "شركة",
        "لاعب",
        "حالة",
        "اصابة",
        "موظف",
        "ضابط",
        "عسكري",
        "نازح",
        "مهاجر",
        "طالب",
        "امراة",
        "مسلح",
        "الف",
    )
)


def licensed_year(w: Words, i: int, last: int, previous: Expression | None) -> bool:
    """Whether four digits at `i` are a year though no word says so: «في 2015», «حرب 2014», «2014-2017»."""
    number = w.digits(i) or 0
    after = w.form(last)
    if after in _COUNT_NOUNS or (w.kind(last) == "number" and not w.glued(last)):
        return False
    if previous is not None and previous.moment.year and previous.last >= i - 1:
        between = w.form(i - 1) if previous.last == i - 1 else ""
        if between in ("و", "-", "–", "/", "الى", "او", "حتى", "،", "") and 1000 <= number < 2200:
            return True
    if not 1900 <= number <= 2099:
        return False
    clean = w.kind(last) != "word" or not _counts(w, last)
    if after in ("-", "–", "/") and w.digits(last + 1) and len(w.form(last + 1)) == 4:
        return number < (w.digits(last + 1) or 0) <= 2099
    before = w.form(i - 1)
    if before == "(" and after in (")", "،", ",", "-", "–"):
        return True
    if before in ("#", "-", "/", "+", ".", ":", "$", "€"):
        return False
    if w.kind(i - 1) == "word":
        if w.before(i, "licence") or before == "و":
            return clean
        return clean and number % 1000 != 0 and (w.kind(last) != "word" or after in _FUNCTION) and len(before) > 2
    return False


def _counts(w: Words, i: int) -> bool:
    """Whether the word at `i` could be what a number counts: an indefinite noun."""
    form = w.form(i)
    if len(form) <= 2 or form.startswith(("ال", "لل", "بال", "وال", "ي", "ت", "ان", "و", "ب", "ل", "ف", "ك")):
        return False
    return form not in _FUNCTION


_FUNCTION = frozenset(
    (
        "من",
        "في",
        "على",
        "عن",
        "الى",
        "حتى",
        "بعد",
        "قبل",
        "خلال",
        "مع",
        "منذ",
        "ثم",
        "او",
        "قد",
        "كان",
        "كانت",
        "التي",
        "الذي",
        "عندما",
        "حين",
        "حيث",
        "ضد",
        "هو",
        "هي",
        "ما",
        "لا",
        "لم",
        "عند",
        "اثر",
        "ضمن",
        "دون",
        "غير",
        "كما",
        "اذ",
        "اذا",
        "عقب",
        "امام",
        "بين",
        "نحو",
        "لدى",
        "اثناء",
        "اي",
        "ايضا",
        "هذا",
        "هذه",
        "ذلك",
        "نتيجة",
        "بسبب",
        "مما",
        "عبر",
        "ضمن",
        "سوى",
        "رغم",
    )
)


def names_age(w: Words, first: int, last: int) -> bool:
    """Whether the length at tokens `first..last` is somebody's age: «(27 عاما)», «البالغ من العمر 13 عاما»."""
    if any(w.led(k, "age") is not None for k in range(max(w.low, first - 3), first)):
        return True
    if w.form(last) in ("من", "") and w.form(last + 1) in ("العمر", "عمره", "عمرها"):
        return True
    before, after = w.form(first - 1), w.form(last)
    yearly = w.form(last - 1) in ("عاما", "سنة", "عام", "سنوات", "اعوام", "شهرا", "ربيعا")
    return yearly and ((before == "(" and after == ")") or (before in ("،", ",") and after in ("،", ",", ")")))
