"""Verbs of citations that are no statements of their own: «بحسب ما أوضح أحد المنظمين الذي يرأس "اتحاد القرى"»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.text import SpeechText

# Words between the speaker and a quotation that is no longer what was said.
_FAR = 3


def give_up(text: SpeechText, index: int, verb: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the statement `verb` is only the citation at `index`; then it is silent, and a statement around it gets
    the clause behind: «وذكرت اللجنة، حسب ما أوردت وكالة "نور"، أن | …»."""
    if text.form(index).endswith("كما") or text.form(verb.begin - 2) == ":":
        return False
    if verb.how == "quote":
        heard = verb.subject[1] if verb.subject is not None and verb.subject[0] >= verb.cue[1] else verb.cue[1]
        between = range(heard, verb.begin - 1)
        if len(between) < _FAR or not any("rel" in text.words[at].classes for at in between):
            return False
    elif verb.how == "clause" and text.is_comma(index - 1) and text.is_comma(verb.begin - 2):
        around = next((other for other in drafts if other.cue[1] <= index < other.begin <= verb.begin), None)
        if around is None or around.kind != "verb":
            return False
        around.begin, around.how, around.quotation, around.skip = verb.begin, "clause", None, verb.skip
        around.pronoun = verb.pronoun
    else:
        return False
    verb.silent = verb.closed = verb.amid = True
    verb.end = verb.begin
    return True
