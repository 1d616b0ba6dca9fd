"""Where the main clause begins in a sentence that opens with a clause depending on it."""

from __future__ import annotations

from riwaya.annotate.speech.clause_starts import reports_at
from riwaya.annotate.speech.issuers import may_head
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import looks_finite
from riwaya.annotate.speech.text import SpeechText

# «بينما», «في حين», «بعدما», and «رغم», «بعد» with أن behind them.
_OPENS = speech_words("opens on")
_OPENS_WITH_THAT = speech_words("opens on with that")
_REGARDING = speech_words("regarding")
_LEADS = 4
_LEADS_IN = frozenset(("في", "على"))


def main_clause(text: SpeechText, first: int, stop: int) -> int:
    """The comma of the sentence `first..stop` behind which its main clause begins, `first` where none does.

    «بينما تقول الحكومة إن الطريق مفتوح | ، يؤكد السكان أنه مغلق».
    """
    if not _depends(text, first, stop):
        return first
    for at in range(first + 1, stop - 1):
        if text.is_comma(at) and text.quoted[at] < 0 and _main_verb(text, at + 1):
            return at
    return first


def _depends(text: SpeechText, first: int, stop: int) -> bool:
    """Whether a sentence opens with a clause that depends on another."""
    form = text.form(first).removeprefix("و")
    if form in _LEADS_IN:
        first, form = first + 1, text.form(first + 1)
    if form in _OPENS:
        return text.form(first + 1) not in _REGARDING
    if form not in _OPENS_WITH_THAT:
        return False
    return any(text.words[at].comp for at in range(first + 1, min(stop, first + _LEADS)))


def _main_verb(text: SpeechText, index: int) -> bool:
    """Whether a verb with its subject stands at `index` that no word joins to what is before: «، يؤكد السكان»; one
    without a subject has that of the clause before it."""
    form = text.form(index)
    if index in text.named or bare_of(form) != form or text.words[index].source is not None:
        return False
    return (reports_at(text, index) or looks_finite(form)) and may_head(text, index + 1)
