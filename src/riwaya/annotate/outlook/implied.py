"""Events that an adjective alone sets ahead: «هجوم وشيك», «الرد المحتمل»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.annotate.outlook.clauses import Words, left_edge, right_edge, trimmed
from riwaya.annotate.outlook.drafts import Draft
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

# The event stands at most this many words before its adjective: «معركة شاملة وشيكة».
_NOUN = 3
_ANY = word_class("any")
_NOTHING = frozenset(("امر", "شيء", "احتمال", "الامر", "الشيء", "الاحتمال"))
_ROOTED = word_class("rooted")
_RATED = {"possible": word_class("possible event"), "likely": word_class("near event")}
_EXPECTED = word_class("expected event")
_REMOTE = word_class("remote")
_OUT_OF_REACH = word_class("out of reach") | _REMOTE
_UNREAL = _OUT_OF_REACH | word_class("real")
_POINTERS = word_class("pointer")
_NOT = frozenset(("غير", "ليس", "ليست"))
# The act stands among this many words that open its clause: «قدرة الدولة على تحقيقها مستحيلة».
_OPENING = 4


@cache
def _adjectives() -> dict[str, str]:
    """The adjectives, with and without article, and what they give: «هجوم متوقع», but not «القمة المرتقبة»."""
    found = {prefix + word: rate for rate, known in _RATED.items() for word in known for prefix in ("", "ال")}
    return found | dict.fromkeys(_EXPECTED, "likely")


def implied_in(words: Words, low: int, high: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence and the events that an adjective sets ahead, where no draft tells of them."""
    known = _adjectives()
    adjectives = words.frame.keys_where(known.__contains__, low, high)
    results = list(_unreal_in(words, low, high))
    if not adjectives and not results:
        return list(drafts)
    found = sorted(drafts)
    for index in adjectives:
        if index > low and words.keys[index - 1] in _NOT:
            continue  # «أمطار غير متوقعة»
        event = _event_of(words, index, low, high)
        if event is not None:
            first, last = event
            results.append(Draft(first, last, _start(words, first), known[words.keys[index]], "event", first))
    return found + [result for result in results if not _holds(found, result)]


def _unreal_in(words: Words, low: int, high: int) -> Iterator[Draft]:
    """The acts that a sentence calls unreal or impossible: «المطالبات بخروج القوات غير واقعية»."""
    for index in words.frame.keys_where(_UNREAL.__contains__, low, high):
        bare = words.keys[index] in _OUT_OF_REACH
        if bare == (index > low and words.keys[index - 1] in _NOT):
            continue  # «واقعي», «غير مستحيل»
        inner, _ = words.bounds(index, low, high)
        first = left_edge(words, index, inner)
        told = (first == low or words.marks[first - 1] == "that") and words.keys[first] not in _POINTERS
        opening = words.keys[first : min(index - (not bare), first + _OPENING)]
        if told and any(can_cause(key) or (key[0] in "لب" and can_cause(key[1:])) for key in opening):
            impossible = (bare and words.keys[index] not in _REMOTE) or words.keys[index].startswith("ممكن")
            rate = "impossible" if impossible else "unlikely"
            yield Draft(first, index + 1, words.tokens[first].start, rate, "unreal", first, negated=True)


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
        if can_cause(bare) and bare not in _NOTHING:
            noun = first
        if bare != key:
            break
    return trimmed(words, noun, right_edge(words, index, limit)) if noun >= 0 else None
