"""Forecasts and causes under what is not believed, doubted or denied."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.annotate.happenings.doubts import doubt_before
from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.lexicon import word_class

_DOUBTED = {"impossible": "likely", "unlikely": "likely"}
_DENIED = {"certain": "impossible", "impossible": "certain"}
_BEING = word_class("to be") | {"كان", "كانت"}


def doubted(words: Words, low: int, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of a sentence that begins at token `low`, what is doubted or not claimed rated as such."""
    return [_rated(words, low, draft) if draft.rule == "future" else draft for draft in drafts]


def _rated(words: Words, low: int, draft: Draft) -> Draft:
    kind = doubt_above(words, draft.first, low)
    if kind in ("held", "doubt"):
        return draft._replace(likelihood=_DOUBTED.get(draft.likelihood, "unlikely"))
    if kind == "denied":
        return draft._replace(likelihood=_DENIED.get(draft.likelihood, "unlikely"))
    return draft._replace(likelihood="possible") if kind else draft


def doubt_above(words: Words, first: int, low: int) -> str:
    """What the nearest word before the «أن» of a clause at token `first` makes of it: held, doubt, denied, open, unsure
    (as in the table `doubts`), or "" when nothing makes it less than certain."""
    that = first - 1 - (first - 1 > low and words.keys[first - 1] in _BEING)
    if that <= low or words.marks[that] != "that":
        return ""

    def stops(at: int) -> bool:
        return words.marks[at] not in ("", "relative")

    return doubt_before(words.keys, that, low, stops)
