"""What a speaker was asked, passed over on the way to what he says: «قال ردا على سؤال عما إذا كان سيستقيل: "لا"»."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.text import SpeechText

ANSWERS = speech_words("in answer to")
QUESTIONS = frozenset(("سؤال", "السؤال", "اسئلة", "سؤالين", "استفسار", "استفسارات", "تساؤل", "تساؤلات", "الاسئلة"))
# Words of a question within which what is said must begin.
_LONGEST = 45


def asked_end(text: SpeechText, index: int, stop: int) -> int:
    """The token at which the question ends that a speaker answers, 0 where none begins at `index`: the comma behind it
    («، ردا على سؤال …، إن»), else a colon, a quotation or the «إن» that opens what is said."""
    if text.form(index).removeprefix("و") not in ANSWERS or text.form(index + 1) != "على":
        return 0
    if text.form(index + 2) not in QUESTIONS:
        return 0
    opened = 0
    for at in range(index + 3, min(stop, index + _LONGEST, len(text.words))):
        quotation = text.opening(at)
        if text.is_comma(at) or text.form(at) == ":":
            return at if not opened or _opens(text, at + 1) else opened
        if quotation is not None:
            if opened:
                return opened  # «إنه "يرفض" ذلك»
            behind = text.frame.tokens_in(quotation.start, quotation.end).stop
            return behind if behind < stop and text.words[behind].comp else at
        opened = opened or (at if text.words[at].comp and not text.words[at].comp_clitics else 0)
    return opened


def _opens(text: SpeechText, index: int) -> bool:
    """Whether what is said begins at a token."""
    return index < len(text.words) and (text.words[index].comp or text.opening(index) is not None)
