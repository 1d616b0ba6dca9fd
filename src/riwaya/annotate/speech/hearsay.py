"""What goes round without a speaker: «انتشار أنباء عن تأجيل الانسحاب», «ترددت شائعات عن استقالة الوزير»."""

from __future__ import annotations

from riwaya.annotate.speech.attributive import phrase_end
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb, bare_of, speech_words
from riwaya.annotate.speech.marks import Complement
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import strip_article

_NEWS = speech_words("hearsay")
_SPREADS = speech_words("spreads")
_AROUND = speech_words("heard")
_ABOUT = frozenset(("عن", "حول", "بشان"))
# «أنباء عن ذلك» only points back.
_NO_NEWS = _ABOUT | {"ذلك", "هذا", "هذه", "تلك"}
_NOT = frozenset(("لم", "لا", "ما", "لن", "دون"))
_PRESENT = ("ي", "ت")  # «عن خلاف يؤخر الاتفاق» goes on
_LATELY = speech_words("lately")
_THAT = frozenset(("بان", "ان"))
_GOES_ROUND = Verb("تردد", "assert", frozenset(_ABOUT), "")
# Words that describe the news («أنباء غير مؤكدة عن»), and those between it and the verb («ترددت في بغداد أنباء»).
_DESCRIBED, _BETWEEN = 3, 3


def hearsay_drafts(text: SpeechText, first: int, stop: int) -> list[Draft]:
    """Statements whose source is news, rumours or reports that nobody is named for, in the sentence `first..stop`."""
    found = (_draft(text, index, first, stop) for index in text.frame.forms_where(_is_news, first, stop - 2))
    return [draft for draft in found if draft is not None]


def _is_news(form: str) -> bool:
    return strip_article(form) in _NEWS


def _draft(text: SpeechText, index: int, first: int, stop: int) -> Draft | None:
    reach = range(index + 1, min(index + 2 + _DESCRIBED, stop - 1))
    about = next((at for at in reach if text.form(at) in _ABOUT | _THAT), 0)
    if not about or any(text.tokens[at].kind == "mark" or _speaks(text, at) for at in range(index + 1, about)):
        return None
    cue = _cue(text, index, first)
    begin = about + 1
    that = text.form(about) in _THAT or text.form(begin) in _THAT
    begin += text.form(begin) in _THAT
    if cue is None or text.form(cue - 1).lstrip("وف") in _NOT:
        return None
    if begin >= stop or text.tokens[begin].kind == "mark" or text.form(begin) in _NO_NEWS:
        return None
    token = text.tokens[cue]
    joined = len(text.form(cue)) - len(bare_of(text.form(cue)))
    draft = Draft(
        verb=_GOES_ROUND,
        kind="noun",
        cue=(cue, cue + 1),
        cue_at=(token.start + joined, token.end),
        clause=cue,
        subject=(index, about - (text.form(about - 1) in _LATELY)),
        sure=0.6,
        rule="hearsay",
    ).told(Complement("clause" if that else "preposition", begin, 0, None, "", None, True, False))
    end = phrase_end(text, begin, stop)
    if not that and text.form(end)[:1] not in _PRESENT:
        draft.end, draft.closed = end, True
    return draft


def _cue(text: SpeechText, index: int, first: int) -> int | None:
    """The word that says that the news at `index` goes round; the news itself behind «وسط», «هناك»."""
    for at in range(index - 1, max(first, index - 1 - _BETWEEN) - 1, -1):
        if text.tokens[at].kind == "mark":
            return None
        form = bare_of(text.form(at))
        if form in _SPREADS:
            return at
        if at == index - 1 and form in _AROUND:
            return index
    return None


def _speaks(text: SpeechText, at: int) -> bool:
    """Whether a word is a verb of saying; «مؤكدة» only describes the news."""
    return any(use.kind == "verb" for use in text.words[at].uses)
