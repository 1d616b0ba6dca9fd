"""Events that an adjective alone sets ahead: «هجوم وشيك», «الرد المحتمل»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from riwaya.annotate.outlook.clauses import Words, right_edge, trimmed
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

# The event stands at most this many words before its adjective: «معركة شاملة وشيكة».
_NOUN = 3
_ANY = word_class("any")
_ROOTED = word_class("rooted")
_RATED = {"possible": word_class("possible event"), "likely": word_class("near event")}


@cache
def _adjectives() -> dict[str, str]:
    """The adjectives, with and without article, and the likelihood they give."""
    return {prefix + word: rate for rate, known in _RATED.items() for word in known for prefix in ("", "ال")}


def implied_in(words: Words, low: int, high: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence and the events that an adjective sets ahead, where no draft tells of them."""
    known = _adjectives()
    adjectives = words.frame.keys_where(known.__contains__, low, high)
    if not adjectives:
        return list(drafts)
    found, results = sorted(drafts), []
    for index in adjectives:
        event = _event_of(words, index, low, high)
        if event is not None:
            first, last = event
            results.append(Draft(first, last, _start(words, first), known[words.keys[index]], "event", first))
    return found + [result for result in results if not _holds(found, result)]


def _start(words: Words, first: int) -> int:
    """Position of the event's first letter, behind an attached preposition: «لهجوم بري محتمل»."""
    token = words.tokens[first]
    return token.start + (token.form[0] in "لب" and not can_cause(words.keys[first]))


def _holds(found: Sequence[Draft], result: Draft) -> bool:
    """Whether one of the drafts, sorted, shares words with `result`."""
    before = bisect_right(found, result.first, key=lambda draft: draft.first)
    near = found[max(0, before - 3) : before + 1]
    return any(draft.first < result.last and result.first < draft.last for draft in near)


def _event_of(words: Words, index: int, low: int, high: int) -> tuple[int, int] | None:
    """Tokens of the event with its adjective at token `index` and what goes on behind it."""
    low, limit = words.bounds(index, low, high)
    noun = -1
    for first in range(index - 1, max(low, index - _NOUN) - 1, -1):
        key = words.keys[first]
        if words.marks[first] or words.tokens[first].kind != "word":
            break
        if key in _ANY:
            return None  # «أي هجمات محتملة»
        joined = key[0] in "لب" and key not in _ROOTED and can_cause(key[1:]) and not can_cause(key)
        bare = key[1:] if joined else key
        if bare.startswith("ال") != words.keys[index].startswith("ال"):
            break
        if can_cause(bare):
            noun = first
        if bare != key:
            break
    return trimmed(words, noun, right_edge(words, index, limit)) if noun >= 0 else None
