"""What somebody turns to, goes on with or goes as far as: «سارعت الوزارة إلى نفي …», «ذهب فلان إلى حد اتهام …»."""

from __future__ import annotations

from riwaya.annotate.speech.issuers import may_head
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText

_TURNED = speech_words("turned to")
_HABITS = speech_words("habit")
_GOES_FAR = speech_words("goes far")
_HESITATES = speech_words("hesitates")
_NEAR = 9
_FAR = 16
_ENDS = frozenset(("على", "في", "الى"))


def turned_at(text: SpeechText, index: int) -> int:
    """The verb that led somebody to the verbal noun at `index`, or -1."""
    form = text.form(index - 1)
    if form == "حد" and text.form(index - 2) == "الى":
        verbs = _GOES_FAR
    elif form == "الى":
        verbs = _TURNED if text.form(index) != "القول" else _TURNED | _GOES_FAR
    elif form in ("على", "في"):
        verbs = _HABITS if form == "على" else _HESITATES
    else:
        return -1
    reach = _FAR if verbs is _GOES_FAR else _NEAR
    return next((at for at in range(index - 2, max(0, index - reach) - 1, -1) if bare_of(text.form(at)) in verbs), -1)


def who_turned(text: SpeechText, index: int) -> tuple[int, int] | None:
    """The subject right behind that verb."""
    first = turned_at(text, index) + 1
    if not first or not (may_head(text, first) or text.form(first) in SOME):
        return None
    end = noun_phrase(text, first, index - 1, _ENDS)
    return (first, end) if end > first and speaks(text, (first, end)) is True else None
