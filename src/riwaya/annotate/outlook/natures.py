"""What may have an effect by its nature: «من شأن الهدنة أن توقف النزوح», «يمكن لهذه الصواريخ أن تصعب المهمة»."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

# What has it in its nature is at most this many words long.
_LONGEST = 22
_MAY = word_class("may")
_DETERMINERS = word_class("determiner")


def nature_end(words: Words, index: int, high: int) -> int | None:
    """The «أن» that belongs to «من شأن» at token `index`, when a noun phrase stands between them."""
    if not _names_event(words, index + 2):
        return None  # «من شأن الجندي أن …»: what somebody can do
    for at in range(index + 3, min(high - 1, index + 2 + _LONGEST)):
        if words.marks[at] == "that":
            return at if words.keys[at] == "ان" else None
        if words.marks[at] and words.marks[at] != "relative":
            return None
    return None


def natured(words: Words, that: int, low: int) -> tuple[int, int] | None:
    """The tokens between «من شأن», or «يمكن» with «ل», and the «أن» at token `that`: «من شأن | الخطة | أن تجعل …»."""
    for at in range(that - 2, max(low, that - _LONGEST - 2) - 1, -1):
        if words.keys[at + 1] == "شان" and words.keys[at].removeprefix("و") == "من":
            return (at + 2, that) if nature_end(words, at, that + 2) == that else None
        if words.keys[at].removeprefix("و").removeprefix("ف") in _MAY:
            return (at + 1, that) if may_cause(words, at + 1) else None
        if words.marks[at] and words.marks[at] != "relative":
            return None
    return None


def may_cause(words: Words, index: int) -> bool:
    """Whether an event behind «ل» stands at token `index`: «لهذه الأزمة», «للانسحاب», «لصواريخ»."""
    key = words.keys[index]
    if not key.startswith("ل"):
        return False
    bare = "ال" + key[2:] if key.startswith("لل") else key[1:]
    return _names_event(words, index + 1) if bare in _DETERMINERS else can_cause(bare)


def _names_event(words: Words, index: int) -> bool:
    while index + 1 < len(words.keys) and words.keys[index] in _DETERMINERS:
        index += 1
    return index < len(words.keys) and can_cause(words.keys[index])
