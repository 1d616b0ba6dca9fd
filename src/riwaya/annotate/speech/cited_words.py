"""Which words a citation cites that stands behind them, or breaks them."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.text import SpeechText

_SPLITS = speech_words("splits")
_ASIDE = 16
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
    return not (joined or aims or word.comp or word.stops or word.classes & _OPENS or text.tokens[after].kind != "word")


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
    """Where the clause that ends before `last` begins: the sentence, or the last «، فيما …» in it."""
    begin = first
    for index in range(first, last - 2):
        if text.is_comma(index) and text.form(index + 1) in _SPLITS and text.quoted[index] < 0:
            begin = index + 1 if text.form(index + 1).startswith("وكان") else index + 2
        elif text.is_dash(index) and index - first < 12 and text.form(index - 1) in ")-–—":
            begin = index + 1
    while begin < last and text.words[begin].classes & {"conj", "co"} and text.form(begin) not in _SPLITS:
        begin += 1
    return begin
