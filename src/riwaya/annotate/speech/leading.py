"""Citations in front of what they cite: «وبحسب المتحدث، فإن …», «…، لكن وفقا للصحيفة، …»."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.nouns import attached_preposition, looks_finite
from riwaya.annotate.speech.phrase_parts import CAME_OUT
from riwaya.annotate.speech.text import SpeechText

_SOON = 5
_ASIDE = 16
_WHERE = 7
# Quoted words that may be a name.
_NAME = 4
# What sources are said to have done: «مصادر تحدثت إلى الصحيفة».
_DID = speech_words("source did")
_OF_IT = speech_words("of it")
_JOINED = speech_words("joined citation")
_TURNS = speech_words("turn")
# «وبحسب موقع تعقب الرحلات "رصد"، | فهذه الطائرة …».
_THEN = speech_words("so")
_BUT = speech_words("but")


def opens_clause(text: SpeechText, first: int, index: int) -> bool:
    """Whether the citation at `index` opens a new clause: «…، ووفقا للوزارة …», «…، لكن بحسب الصحيفة، …»."""
    if text.form(index) in _JOINED:
        return True
    if text.words[index - 1].comp and not text.words[index - 1].comp_clitics and index - 1 > first:
        return True  # «ذكرت الوكالة أنه وفقا للجيش | أصبح …»
    turn = index - 2 if text.is_comma(index - 1) else index - 1
    if turn - 1 <= first:
        return False
    if text.form(turn) in _TURNS:
        return text.is_comma(turn - 1) and text.quoted[turn] < 0
    return text.words[turn].comp and text.form(turn - 1) in _BUT and text.is_comma(turn - 2)


def leading(text: SpeechText, draft: Draft, end: int, stop: int) -> Draft | None:
    """`draft`, a citation in front of what it cites: «وبحسب المتحدث، فإن …»; its source ends before `end`."""
    end = _named_end(text, draft, end, stop)
    begin = end + 1 if end < stop and text.is_comma(end) else end
    if begin < stop and "rel" in text.words[begin].classes:  # «وبحسب الصحيفة التي …، فقد …»
        begin = next((at + 1 for at in range(begin, min(stop, begin + _ASIDE)) if text.is_comma(at)), begin)
    elif begin == end:
        begin = _past_described(text, draft, begin, stop)
    begin = _so(text, begin, stop, text.is_comma(end))
    if begin < stop and text.words[begin].comp:
        begin += 1
    if begin >= stop:
        return None
    draft.begin, draft.how = begin, "clause"
    if text.is_comma(begin - 1) and _so_begins(text, begin):
        draft.skip = 1
    opened = text.opening(begin)
    if opened is not None and not _only_named(text, begin, stop):
        draft.begin, draft.how, draft.quotation = begin + 1, "quote", opened
    return draft


def _past_described(text: SpeechText, draft: Draft, begin: int, stop: int) -> int:
    """Where what is cited begins behind a bare relative clause: «وفقا لبيان صدر الأحد، | قتل …», «بحسب مصادر تحدثت إلى
    الصحيفة، | …»; `begin` where none stands there. A verb of it is no part of the source."""
    if draft.subject is None or begin >= stop:
        return begin
    first, last = draft.subject
    if text.form(first).startswith(("ال", "لل")):
        return begin
    at = last - 1 if last - first > 1 and text.form(last - 1) in CAME_OUT else begin
    comma = next((k for k in range(at + 1, min(stop, at + _ASIDE)) if text.is_comma(k)), stop)
    if comma + 1 >= stop:
        return begin
    form = text.form(at)
    resumed = any(text.form(k) in _OF_IT for k in range(at + 1, comma)) and (looks_finite(form) or form.endswith("ت"))
    if not (form in CAME_OUT or form in _DID or form.endswith(("ته", "تها")) or resumed):
        return begin
    draft.subject = (first, min(last, at))
    return comma + 1


def _so_begins(text: SpeechText, index: int) -> bool:
    """Whether «ف» only joins what is cited to its citation: «وحسب البيان، | فسيجري العمل»."""
    form = text.form(index)
    return form in _THEN or (form[:2] == "فس" and looks_finite(form[2:]) and index not in text.named)


def _so(text: SpeechText, begin: int, stop: int, parted: bool) -> int:
    """Where the cited words begin when more is said of the source before them: «وبحسب استطلاع جرى مؤخرا | فإن …»,
    «ووفقا لفلان، الأستاذ بجامعة القاهرة، فقد | …», «وحسب أرقام عام 2017، | …»; `parted`: a comma stood behind it."""
    for at in range(begin, min(stop - 1, begin + _ASIDE)):
        apart = at - begin < _SOON or text.is_comma(at - 1)
        if apart and text.words[at].comp and text.words[at].comp_clitics == "ف":
            return at
        if text.form(at) == "فقد" and (at == begin or text.is_comma(at - 1)):
            return at + 1
        if text.is_comma(at - 1) and text.form(at) in _THEN:
            return at
        opened = text.opening(at)
        if opened is not None and len(text.frame.tokens_in(opened.start, opened.end)) > _NAME:
            break
    more = text.timed[begin] or text.words[begin].classes & {"in", "out"} or attached_preposition(text.form(begin))
    if parted or not more or text.words[begin].comp:
        return begin
    return next((at + 1 for at in range(begin, min(stop - 1, begin + _WHERE)) if text.is_comma(at)), begin)


def _named_end(text: SpeechText, draft: Draft, end: int, stop: int) -> int:
    """Where a source ends whose quoted name stands behind it: «طبقا لوكالة الأنباء الليبية "وال"، فقد …»."""
    opened = text.opening(end) if end < stop else None
    if opened is None or draft.subject is None or draft.subject[1] != end:
        return end
    inside = text.frame.tokens_in(opened.start, opened.end)
    after = inside.stop + 1
    if len(inside) > _NAME or after + 1 >= stop:
        return end
    so = text.form(after) == "فقد" or (text.words[after].comp and text.words[after].comp_clitics == "ف")
    if not (so or text.is_comma(after)):
        return end
    draft.subject = (draft.subject[0], after)
    return after


def _only_named(text: SpeechText, begin: int, stop: int) -> bool:
    """Whether the quotation at `begin` names who the clause is about: «فإن "كتائب الصحراء" | تبنت الهجوم»."""
    opened = text.opening(begin)
    if opened is None or not opened.closed:
        return False
    inside = text.frame.tokens_in(opened.start, opened.end)
    after = inside.stop + 1
    if len(inside) > _NAME or after + 1 >= stop or text.is_comma(after):
        return False
    return text.tokens[after].kind != "mark" or text.form(after) == "("
