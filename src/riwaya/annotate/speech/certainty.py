"""How sure a statement is made, and whether its main clause is negated: by the words of its content and by its cue."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.text import COMMAS, SpeechText, token_word
from riwaya.lang.ar import fold, key_of
from riwaya.lang.ar.future import future_prefix, past_looks
from riwaya.lang.tables import load_table

# How far into the content the word stands that tells how sure it is, and the negation of its main clause.
_SURE, _NEGATED = 12, 5
_NEGATIONS = frozenset(("لا", "لم", "لن", "ليس", "ليست", "ليسوا"))
_NOT = _NEGATIONS | {joined for word in _NEGATIONS for joined in ("و" + word, "ف" + word) if len(joined) > 3}
_LACK = frozenset(("عدم", "بعدم", "لعدم"))
_OTHER = frozenset(("غير",))
_ALL_THE_SAME = speech_words("not denying")
_BELOW = speech_words("below")
_WOULD = frozenset(("كان", "كانت", "كنت", "كنا", "كانوا"))
_BEFORE_VERB = frozenset("يتن")
_THERE = frozenset(("هناك", "ثمة"))
_FROM = frozenset(("من", "ومن", "فمن"))
_ON = frozenset(("على", "وعلى"))
_UNTIL = frozenset(("حتى", "وحتى"))
# What a word says under a negation: «ليس من المرجح», «غير مؤكد», «لا يستبعد».
_TURNED = {"certain": "possible", "probable": "improbable", "improbable": "possible"}


@cache
def _of_cues() -> dict[str, tuple[str, str]]:
    """Past of a verb of saying → how sure its speaker is, and how sure where it is negated."""
    rows = (row for row in load_table("certainty_words").rows if row["place"] in ("cue", "negated cue"))
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        plain, turned = found.get(verb := fold(row["word"]), ("", ""))
        found[verb] = (row["certainty"], turned) if row["place"] == "cue" else (plain, row["certainty"])
    return found


def polarity_of(text: SpeechText, draft: Draft) -> str:
    """ "negated" when the main clause of the content is («القوات لن تبقى»), else "affirmed" («لا تزال هناك»)."""
    for index in text.frame.forms_where(_turns, draft.begin, min(draft.end, draft.begin + _NEGATED)):
        form = text.form(index)
        if form in _LACK:
            if index == draft.begin:
                return "negated"
            continue
        if form in _UNTIL and text.form(index + 1).startswith("ال"):
            continue  # «حتى الآن لم يصل أحد»
        negates = form in _NOT and bare_of(text.form(index + 1)) not in _ALL_THE_SAME
        return "negated" if negates else "affirmed"
    return "affirmed"


def _turns(form: str) -> bool:
    """Whether a token negates its clause, or opens another, or is a comma."""
    return form in COMMAS or form in _NOT or form in _LACK or form in _BELOW


def certainty_of(text: SpeechText, draft: Draft, act: str) -> str:
    """certain, probable, possible, improbable or "": by what the cue says of it («رجح», «استبعد»), else by the first
    such word of the content («قد», «من المستبعد», «ستنسحب»); a question is neither."""
    if act == "ask":
        return ""
    plain, turned = _of_cues().get(draft.verb.past, ("", ""))
    told = turned if _is_negated(text, draft.cue[0]) else plain
    if told:
        return told
    for index in text.frame.forms_where(_assures, draft.begin, min(draft.end, draft.begin + _SURE)):
        told = _told_at(text, draft, index)
        if told:
            return told
    return ""


def _assures(form: str) -> bool:
    """Whether a token may say how certain something is."""
    word = token_word(form)
    return bool(word.certainty) or (future_prefix(form) >= 0 and not word.source)


def _is_negated(text: SpeechText, index: int) -> bool:
    before = text.form(index - 1)
    return before in _NOT or bare_of(before) in _OTHER


def _told_at(text: SpeechText, draft: Draft, index: int) -> str:
    """What the word at `index` of the content says; "" when it says nothing where it stands."""
    word = text.words[index]
    before = text.form(index - 1) if index > draft.begin else ""
    if not word.certainty:
        return "certain" if _comes(text, index, before) else ""
    negated = index > draft.begin and word.note != "no" and _is_negated(text, index)
    if word.note == "denied":
        return word.certainty if negated else ""
    if word.note == "from" and index - 2 >= draft.begin and text.form(index - 1) in _FROM:
        negated = text.form(index - 2) in _NOT  # «ليس من المرجح»
    if not _stands(text, draft, index, before, word.note):
        return ""
    return _TURNED.get(word.certainty, "") if negated else word.certainty


def _comes(text: SpeechText, index: int, before: str) -> bool:
    """Whether a verb of the future says that something comes: not «التي ستمنح», «كان سيعود», «ساعات»."""
    if before in _WOULD or before in _BELOW:
        return False
    token = text.tokens[index]
    skip = future_prefix(token.form)
    if token.form[skip + 1] != "ا":
        return True
    return text.frame.text.quote(token.start + skip + 1, token.start + skip + 2) == "أ"


def _stands(text: SpeechText, draft: Draft, index: int, before: str, place: str) -> bool:
    """Whether a word stands where it says how sure something is, by its place in the table."""
    following = text.form(index + 1)
    if place == "present":
        return following[:1] in _BEFORE_VERB and (following[0] == "ي" or key_of(following) not in past_looks())
    if place == "from":
        if bare_of(before) in _OTHER:
            return text.form(index - 2) in _FROM  # «على غير المتوقع» tells what was
        return before in _FROM or before in _ON
    if place == "that":
        denied = before in _NOT or bare_of(before) in _OTHER
        return denied or text.words[index + 1].comp or (index > draft.begin and before.startswith("ال"))
    if place == "for":
        return following.startswith("ل")
    if place == "head":
        return index == draft.begin or bare_of(before) in _THERE
    return place != "no" or bare_of(before) in ("لا", "دون", "بلا", "بدون", "ادنى", "اي")
