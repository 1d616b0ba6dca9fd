"""Where the words told by a verbal noun end: before the predicate of the sentence whose subject the noun is."""

from __future__ import annotations

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.text import SpeechText

_AMOUNTS = speech_words("amounts")
_AMOUNTS_TO = speech_words("amounts to")
_REACH = 16
_BY = speech_words("by")


def bounded(text: SpeechText, draft: Draft, stop: int) -> Draft:
    """The draft, closed where the predicate or object of the verb before its noun begins: «يشكل إقرار الشركة بالخلل |
    ضربة لسمعتها»."""
    agent = draft.subject[0] if draft.subject is not None else -1
    if draft.begin < agent - 2 and text.form(agent - 1) in _BY and text.form(agent - 2) == "من":
        draft.end, draft.closed = agent - 2, True  # «اتهامه بالسرقة | من قبل النيابة»
        return draft
    if bare_of(text.form(draft.cue[0] - 1)) not in _AMOUNTS or draft.how in ("quote", "colon"):
        return draft
    for at in range(draft.begin + 1, min(stop, draft.begin + _REACH)):
        if text.tokens[at].kind == "mark":
            break
        if text.form(at) in _AMOUNTS_TO and not text.words[at - 1].classes:
            draft.end, draft.closed = at, True
            break
    return draft
