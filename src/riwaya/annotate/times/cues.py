"""What the words around tell: is the time ahead or behind, is the number a year, is the length an age."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.annotate.times.grammar_words import BETWEEN, RANGED, SINCE, UP_TO, words_of
from riwaya.annotate.times.moment import Expression
from riwaya.annotate.times.words import Words, listed, senses_of
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_WINDOW = 14
_STOPS = frozenset('.؟!؛:"«»“”')


def leads(w: Words, i: int) -> int:
    """1 when the words before token `i` in its clause speak of the future, -1 of the past, 0 when they do not say."""
    if w.form(i - 1) in SINCE:
        return -1
    if w.form(i - 1) in UP_TO and _postponed(w, i):
        return 1
    for k in range(i - 1, max(w.low, i - _WINDOW) - 1, -1):
        token = w.tokens[k]
        if token.kind == "mark":
            if token.form in _STOPS:
                return 0
            continue
        told = told_by(w, k, i) if token.kind == "word" else None
        if told is not None:
            return told
    return 0


def _fifth_form(form: str) -> bool:
    """Whether a word in ت behind a relative pronoun is a verb of the past: «التي تجمعت», not «التي تبيت»."""
    return len(form) > 4 and form[0] == form[-1] == "ت" and form[-2] not in "اي"


def _postponed(w: Words, i: int) -> bool:
    """Whether something is put off up to the time at `i`: «تأجيل المباراة إلى الأحد»."""
    for k in range(i - 2, max(w.low, i - _WINDOW) - 1, -1):
        if w.form(k) in _STOPS:
            return False
        if w.any(k, "postponed") and w.form(k - 1) != "من":
            return True
    return False


def told_by(w: Words, k: int, i: int) -> int | None:
    """What the word at `k` says of the time at `i`: 1, -1, or 0 where it may be either; None when it does not say."""
    form, before = w.form(k), w.form(k - 1)
    if (k >= i - 2 and form in _NEXT) or (k == i - 1 and form == "تسليم"):
        return 1  # «الانتخابات المقبلة في نوفمبر», «العقود تسليم ديسمبر»
    if form in _WHEN and w.form(k + 1)[:1] in ("ي", "ت") and len(w.form(k + 1)) > 3:
        return 1
    if form in _RELATIVE and (w.form(k + 1)[:1] not in "يتسنل" or _fifth_form(w.form(k + 1))):
        return -1
    if form == "قبل" and i - k <= _NEAR_EVENT and w.any(k + 1, "awaited"):
        return 1  # «قبل الانتخابات الرئاسية في أكتوبر»
    if form in _CALLS:
        return 1 if _calls_for(w, k, i) else -1
    lead = (_lead(form) if before != "غير" else 0) or _first_person(w, k)  # «غير متوقع»
    if not lead or (lead == -1 and (_nominal(w, k) or form in _STILL)):
        return None  # «سيتم رفع الحظر», «على رفع الحظر»
    if lead == 2:
        if i - k > _NEAR_VERB and before in _RELATIVE:
            return None  # «المنظمة التي تشارك في أعمال الإنقاذ في البحر قالت السبت»
        if before == "ان" and w.form(k - 2) == "قبل":
            return None  # «قبل أن يغادر الأربعاء»: told of what was as of what will be
        if before in _WAS and form.startswith("مقرر"):
            return 0  # «كانت مقررة الجمعة»: of what was, be the day ahead or behind
        lead = 1 if before not in _NARRATED else -1
    return _weighed(w, k, lead, before)


def _weighed(w: Words, k: int, lead: int, before: str) -> int:
    """What a verb says under the word before it: «إذا اجتمعوا», «كان مقررا», «انتهت المهلة المقررة»."""
    if lead < 0:
        return 1 if before in _IF else lead
    if before in _WAS or w.form(k - 2) in _WAS:
        return 0
    return -1 if before.removeprefix("و") in _RAN_OUT else lead


def _nominal(w: Words, k: int) -> bool:
    """Whether the word at `k`, that may be a verb of the past, is a verbal noun."""
    before = w.form(k - 1)
    return before in _GOVERN_NOUNS or before.removeprefix("و").removeprefix("س")[1:] == "تم"


_NEAR_VERB, _NEAR_EVENT = 3, 5
_WHEN, _IF = words_of("when"), words_of("if")
_STILL = words_of("still")
_GOVERN_NOUNS = words_of("governs_noun")
_CALLS = words_of("calls")


def _calls_for(w: Words, k: int, i: int) -> bool:
    """Whether the verb at `k` calls for what is to come by the time at `i`: «دعت الأطراف للاجتماع الثلاثاء»."""
    return w.form(i - 1).startswith("لل") or any(w.form(n) == "الى" for n in range(k + 1, i))


_TELLING = words_of("telling")
_NARRATED = words_of("was", "narrated")
_NEXT = words_of("next")
_RELATIVE, _WAS = words_of("relative"), words_of("was")
_OF_YEARS = words_of("year", "inside", "during", "since", "until")
_RAN_OUT = words_of("ran_out")
_NOT_VERBS = words_of("not_verb")
_IN_YEAR = words_of("inside", "since", "by")
_YEARS_JOINED = RANGED | {"/", "،", ""}
_PAIR_OPENED = BETWEEN | {"("}


def _first_person(w: Words, k: int) -> int:
    """1 for «سأزور», written with its hamza; «سأل» is another verb."""
    form = w.tokens[k].form
    bare = form[1:] if form[:1] == "و" else form
    if bare[:2] != "سا" or len(bare) < 4 or bare[2] == "ل":
        return 0
    text = w.frame.text
    return int(text.raw[text.raw_index(w.tokens[k].end - len(bare) + 1)] == "أ")


@lru_cache(maxsize=32768)
def _lead(form: str) -> int:
    """1 for a word that looks ahead («ستجري», «المقرر»), 2 for a verb of the present that mostly does («تجري»),
    -1 for a verb of the past («وقال»), 0 otherwise."""
    bare = form[1:] if form[:1] in ("و", "ف") and len(form) > 4 else form
    if not bare:
        return 0
    senses = senses_of(form)
    if any(sense.kind == "future" and not sense.rest for sense in senses):
        return 1
    if any(sense.kind == "past" and sense.clitics in ("", "و", "ف") for sense in senses):
        return -1
    if any(sense.kind == "scheduled" and sense.clitics in ("", "و", "ف") for sense in senses):
        return 2
    if bare[-1] == "ت" and len(bare) > 3 and _is_past(bare[:-1]):
        return -1
    feminine = bare[-1] == "ت" and len(bare) > 3 and bare[-2] != "ا" and bare[0] not in "التيسب"
    if feminine and bare not in _NOT_VERBS:
        return -1
    if len(bare) > 3 and bare[0] == "س" and bare[1] in "يتن" and not _not_future(bare):
        return 1
    return 0


def _is_past(stem: str) -> bool:
    """Whether «stem» or «stemى» is a verb of the past: «اجتمع» of «اجتمعت», «انتهى» of «انتهت»."""
    return any(sense.kind == "past" and not sense.clitics for word in (stem, f"{stem}ى") for sense in senses_of(word))


def said(w: Words, last: int) -> bool:
    """Whether what was said begins behind a time: «قال الوزير، الاثنين، إن …», not «يتوقع الاثنين أن …»."""
    k = last + (w.form(last) in ("،", ","))
    if not w.form(k).startswith("ان") or len(w.form(k)) > 4:
        return False
    text = w.frame.text
    return text.raw[text.raw_index(w.tokens[k].start)] == "إ"


def told_before(frame: Frame, index: int) -> bool:
    """Whether a verb of the past stands among the three words before: «أطلقت اليوم», «انضم إليها اليوم»."""
    for k in range(index - 1, max(-1, index - 4), -1):
        token = frame.tokens[k]
        if token.kind != "word" or token.form in _GOVERN_NOUNS:
            return False
        if _lead(token.form) == -1 and (k == 0 or frame.tokens[k - 1].form not in _GOVERN_NOUNS):
            return True
    return False


def led_on(w: Words, first: int, last: int) -> int:
    """What the verb right behind a time says: 1 in «الأحد سيجتمع», -1 in «في أغسطس انتهت»."""
    form = w.form(last)
    if form in ("،", ",") and w.form(first - 1) not in ("،", ",") and _lead(w.form(last + 1)) == 1:
        form = w.form(last + 1)
    if not form or w.kind(last) == "number":
        return 0
    bare = form.removeprefix("و")
    lead = _lead(form)
    if lead == 1:
        return int(bare[0] == "س" or bare == "لن")
    return -1 if lead == -1 and form == bare and form not in _TELLING else 0


def tells(form: str) -> bool:
    """Whether a word is a verb of what happened or is to happen: «أعلنت», «تجري», «ستجري»."""
    return bool(form) and _lead(form) != 0


def looks_ahead(form: str) -> bool:
    """Whether a word speaks of the future: «ستجري», «المقرر»."""
    return bool(form) and _lead(form) == 1


def _not_future(form: str) -> bool:
    return form.startswith(_not_future_stems()) or form in listed("notfuture_whole")


@cache
def _not_future_stems() -> tuple[str, ...]:
    """Beginnings of nouns and names that look like a verb with the س of the future: «سياسة», «ستيفن»."""
    return tuple(fold(row["form"]) for row in load_table("time_words").rows if row["class"] == "notfuture")


def licensed_year(w: Words, i: int, last: int, previous: Expression | None) -> bool:
    """Whether four digits at `i` are a year though no word says so: «في 2015», «حرب 2014», «2014-2017»."""
    number = w.digits(i) or 0
    after = w.form(last)
    near = i - 1 if w.form(i - 1) in _IN_YEAR else i - 3  # «65 ألف رحلة جوية في 2017»
    if any(w.led(k, "numbered") is not None for k in range(max(w.low, near), i)):
        return False  # «القرار 1973», «المادة 2015»
    if w.sense(last, "counted") is not None or (w.kind(last) == "number" and not w.glued(last)):
        return False
    if previous is not None and previous.moment.year and previous.last >= i - 1:
        between = w.form(i - 1) if previous.last == i - 1 else ""
        if between in _YEARS_JOINED and 1000 <= number < 2200:
            return True
    if not 1900 <= number <= 2099:
        return number >= 1000 and _pair_of_years(w, i, number)
    if i == w.low and after in ("-", "–", ":") and w.kind(last + 1) == "word":
        return True  # «2013 - وفاة الرئيس»
    if w.before(i, "yearnoun") and w.sense(last, "unit") is None:
        return True
    clean = w.kind(last) != "word" or not _counts(w, last)
    if after in ("-", "–", "/") and w.digits(last + 1) and len(w.form(last + 1)) == 4:
        return number < (w.digits(last + 1) or 0) <= 2099
    before = w.form(i - 2 if w.misplaced(i - 1) else i - 1)
    if before == "ال" and w.form(i - 2) in _OF_YEARS:
        return clean  # «خلال الـ2017»
    if (before, after) == ("[", "]"):
        return True
    if before == "(" and (
        after in (")", "،", ",", "-", "–") or (after == "و" and len(w.form(last + 1)) == len("1998"))
    ):
        return True  # «(1998 و2006 حين خسر)»
    if before in ("#", "-", "/", "+", ".", ":", "$", "€"):
        return False
    if before in _IN_YEAR and number % 100:
        counted = w.sense(last, "unit") is not None and w.sense(last + 1, "weekday") is None  # «منذ 2001 يوم الجمعة»
        return not counted and not _counted_noun(w, last)
    if w.kind(i - 1) == "word" or w.misplaced(i - 1):
        if w.before(i, "licence") or before == "و":
            return clean
        return clean and number % 100 != 0 and len(before) > 2
    return False


def _pair_of_years(w: Words, i: int, number: int) -> bool:
    """«بين 1789 و1797», «(1517-1917)»."""
    k = i + 2
    later = w.digits(k)
    joined = w.form(i - 1) in _PAIR_OPENED and w.form(i + 1) in RANGED
    ordered = later is not None and len(w.form(k)) == 4 and number < later <= 2100
    return joined and ordered and (w.kind(k + 1) != "word" or not _counts(w, k + 1))


def _counted_noun(w: Words, i: int) -> bool:
    """Whether the word at `i` is one that numbers count, in the accusative too: «جنديا»."""
    form = w.form(i)
    form = form[:-1] if len(form) > 4 and form.endswith("ا") else form
    return any(sense.kind == "counted" for sense in senses_of(form)) if form else False


def _counts(w: Words, i: int) -> bool:
    """Whether the word at `i` could be what a number counts: an indefinite noun."""
    form = w.form(i)
    if _lead(form):
        return False
    if len(form) <= 2 or form.startswith(("ال", "لل", "بال", "وال", "ي", "ت", "ان", "و", "ب", "ل", "ف", "ك")):
        return False
    return w.sense(i, "function") is None
