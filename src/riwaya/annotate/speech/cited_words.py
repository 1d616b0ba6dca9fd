"""Which words a citation cites that stands behind them, or breaks them."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import attached_preposition, is_content_noun, looks_finite
from riwaya.annotate.speech.stops import starts_stop, stops_of
from riwaya.annotate.speech.text import SpeechText

_SPLITS = speech_words("splits")
_ASIDE = 16
_WHICH = frozenset(("ما", "مما"))
# The most words between «ما» and a citation that breaks its clause.
_LED = 2
_OWN_WAW = speech_words("own waw")
_THEY = speech_words("pronoun")
_BUT = speech_words("but")
_LEADS = frozenset(("الى", "على", "عن", "غير"))
# What opens a clause of its own behind a citation.
_OPENS = frozenset(("conj", "co", "rel", "aux", "pron"))


def broken(text: SpeechText, draft: Draft, before: tuple[int, int], after: int, stop: int) -> bool:
    """Whether a citation between commas breaks one clause whose longer part stands behind it: «وهذه الإجراءات ستتبعها،
    بحسب الوكالة، خطوات …»; `before`: the part in front, which holds no comma."""
    begin, last = before
    if not (text.is_comma(draft.clause) and text.is_comma(after - 1)) or stop - after <= last - begin:
        return False
    if any(text.is_comma(at) for at in range(begin, last)):
        return False
    if text.opening(after) is not None:
        return True
    word, form = text.words[after], text.form(after)
    joined = form[0] in "وف" and not text.starts_name(after)
    aims = form[0] == "ل" and is_content_noun(form[1:])  # «عقد المجلس جلسة، بطلب من الكويت، لمناقشة …»
    if word.comp and not word.comp_clitics and not word.comp_pronoun:
        return not any(text.words[at].comp for at in range(begin, last))  # «أدرك، كما يقول فلان، | أن الأهم»
    return not (joined or aims or word.comp or word.stops or word.classes & _OPENS or text.tokens[after].kind != "word")


def amid(text: SpeechText, index: int, after: int, stop: int, loose: bool = False) -> bool:
    """Whether the clause before the citation at `index` goes on at `after`, with nothing between: «وعمدت الفصائل وفق
    محللين | إلى تحديد الأسعار», «فالاتفاق برأيه | لم ينضج بعد»; `loose`: no source stands
    there, so any word may go on."""
    if text.is_comma(after) and bare_pronoun(text, after + 1) and text.tokens[index - 1].kind == "word":
        return after + 2 < stop  # «فرسالته بحسب الخبير، | هي "…"»
    if after + 1 >= stop or text.tokens[index - 1].kind != "word" or text.tokens[after].kind != "word":
        return False
    word, form = text.words[after], text.form(after)
    if text.timed[after] or any(starts_stop(text, after, stops_of(where)) for where in ("anywhere", "noun")):
        return False
    if loose and form[0] not in "وف":
        return True  # «فالفريق على حد وصفه بدأ يستعيد قوته»
    verb = any(use.kind == "verb" and use.tense == "present" and not use.clitics for use in word.uses)
    verb = verb or (looks_finite(form) and form[0] in "يت" and after not in text.named)
    return verb or form in _LEADS or bool(word.classes & {"neg", "aux", "pron"}) or attached_preposition(form) == "ب"


def bare_pronoun(text: SpeechText, index: int) -> bool:
    """Whether «هو» or «هي», joined to nothing, stands at `index`."""
    return text.form(index) in ("هو", "هي", "هم")


def conclusion_begin(text: SpeechText, first: int, last: int) -> int:
    """Where the last «، ف…» between two tokens begins, 0 if there is none: «…، | فهي وفق تعبيره تدور حول الشكليات»."""
    for at in range(last - 1, first, -1):
        if text.is_comma(at) and text.form(at + 1)[:1] == "ف" and joint(text, at + 1):
            return at + 1
    return 0


def before_that(text: SpeechText, begin: int, last: int) -> int:
    """Where the cited words end before «، وذلك بحسب»."""
    if last > begin and text.form(last - 1) in ("وذلك", "ذلك"):
        last -= 1
        last -= 1 if last > begin and text.is_comma(last - 1) else 0
    return last


def told_of(text: SpeechText, begin: int, last: int, end: int, stop: int) -> int:
    """Where what is cited begins when that is a relative clause: «السفينة التي تقل 22 شخصا بحسب ناشطين، قد غادرت»,
    «…، والذي أصيب فيه خمسة بحسب الشرطة»; else `begin`. The citation stands in `last..end`."""
    following = text.words[end + 1] if text.is_comma(end) and end + 1 < stop else None
    goes_on = following is not None and bool(following.classes & {"aux"})
    for at in range(last - 1, max(begin, last - _ASIDE) - 1, -1):
        if text.is_comma(at):
            return begin
        if "rel" in text.words[at].classes and (goes_on or text.form(at).startswith("و")):
            return at + 1
    return begin


def clause_begin(text: SpeechText, first: int, last: int) -> int:
    """Where the clause that ends before `last` begins: the sentence, or the last «، فيما», «، غير أن», «، فإن»."""
    begin = first
    for index in range(first, last - 2):
        turned = _turned(text, index) if text.is_comma(index) and text.quoted[index] < 0 else index
        if turned > index:
            begin = turned
            continue
        led = which_end(text, index + 1) if text.is_comma(index) and text.quoted[index] < 0 else 0
        if led and last - led <= _LED:
            begin = led  # «تراجعت الصادرات، ما | أدى، بحسب الخبراء، إلى انهيار العملة»
        elif text.is_comma(index) and text.form(index + 1) in _SPLITS and text.quoted[index] < 0:
            begin = index + 1 if text.form(index + 1).startswith("وكان") else index + 2
        elif text.is_dash(index) and index - first < 12 and text.form(index - 1) in ")-–—":
            begin = index + 1
    while begin < last and text.words[begin].classes & {"conj", "co"} and text.form(begin) not in _SPLITS:
        begin += 1
    return begin


def which_end(text: SpeechText, index: int) -> int:
    """The token behind «ما», «مما», «وهو ما» or «الأمر الذي» at `index` that takes up the clause before, else 0."""
    form = text.form(index)
    if form in ("وهو", "وهي") and text.form(index + 1) in _WHICH:
        return index + 2
    if form in ("وهو", "الامر", "وهذا") and "rel" in text.words[index + 1 + (form != "الامر")].classes:
        return index + 2 + (form != "الامر")
    return index + 1 if form in _WHICH else 0


def _turned(text: SpeechText, comma: int) -> int:
    """The token behind «، غير أن» or «، فإن» at `comma`, else `comma`."""
    behind, after = text.words[comma + 1], text.words[comma + 2]
    if behind.comp and behind.comp_clitics == "ف" and not behind.comp_pronoun:
        return comma + 2
    but = text.form(comma + 1) in _BUT and after.comp and not after.comp_pronoun
    return comma + 3 if but else comma


def joint(text: SpeechText, begin: int) -> int:
    """Characters of و or ف before the first word of what is cited («والاتفاق», «فهي»)."""
    form = text.form(begin)
    joined = text.words[begin].source is None and begin not in text.named and form not in _OWN_WAW
    if form[0] == "و" and len(form) > 3 and (joined or form.startswith("وال")):
        return 1
    return int(form[0] == "ف" and (form.startswith("فال") or bare_of(form) != form or form[1:] in _THEY))
