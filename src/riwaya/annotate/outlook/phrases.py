"""Where the noun phrase begins that a causal verb or a relative pronoun behind it belongs to."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import CLOSERS, Words
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

_OPENING = word_class("adverbial")
# An indefinite noun with its adjectives is at most this many words long.
PHRASE = 9
# A clause of at most this many words before a relative pronoun is all described.
_SHORT = 5


def phrase_start(words: Words, first: int, last: int) -> int:
    """Where the indefinite noun begins that a verb without relative pronoun describes: «في | هجوم واسع أسفر عن …»."""
    adverbial = words.keys[first].removeprefix("و") in _OPENING
    if words.keys[last - 1] in CLOSERS or (words.keys[last - 1].startswith(("ال", "وال")) and not adverbial):
        return first
    for at in range(last - 1, max(first, last - (2 * PHRASE if adverbial else PHRASE)), -1):
        if can_cause(words.keys[at]) and words.keys[at - 1] in _OPENING:
            return at
    return first


def described_start(words: Words, first: int, last: int) -> int:
    """Where the noun phrase begins that a relative pronoun at token `last` describes, in a clause from `first` on:
    «أمر الوزير بمراجعة الإجراءات بعد | إطلاق النار الذي أسفر عن …»."""
    if last - first <= _SHORT:
        return first
    for at in range(last - 1, max(first, last - PHRASE) - 1, -1):
        if words.tokens[at].kind == "mark":
            return first
        if words.keys[at].startswith("وال") and can_cause(words.keys[at - 1]):
            continue  # «الرسائل والاتصالات التي …»
        if _is_adjective(words.keys[at]) and words.keys[at - 1].startswith("ال") and can_cause(words.keys[at - 1]):
            continue  # «العمل الإجرامي الذي …»
        if can_cause(_unprefixed(words.keys[at])):
            return _owner_start(words, first, at)
    return first


def _is_adjective(key: str) -> bool:
    return key.startswith("ال") and key.endswith(("ي", "يه"))


def _owner_start(words: Words, first: int, at: int) -> int:
    """Where the nouns begin that the event at token `at` belongs to: «قرار رفع الأسعار»."""
    while at > first and not words.keys[at - 1].startswith("ال") and can_cause(words.keys[at - 1]):
        at -= 1
    return at


def _unprefixed(key: str) -> str:
    """A noun without an attached «بال» or «لل»: «بالقرار», «للهجوم»."""
    return key[1:] if key.startswith(("بال", "كال")) else "ال" + key[2:] if key.startswith("لل") else key
