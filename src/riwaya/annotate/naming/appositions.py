"""What stands between a role and its holder's name, and roles that stand behind a name."""

from __future__ import annotations

from riwaya.annotate.naming.phrases import Phrase
from riwaya.annotate.naming.tags import reporting_forms
from riwaya.annotate.naming.words import BRACKET, COMMA, QUOTE, SPACE, Words
from riwaya.lang.register import name_edges, register

_LONGEST_TASK, _LONGEST_PLACE = 8, 6


def past_task(words: Words, tags: list[str], position: int) -> int:
    """The word after «لشؤون مكافحة الإرهاب», «المكلف بالملف السياسي» at word `position`: after a comma, or where a
    person begins; `position` when no task stands there."""
    if position >= len(words) or words.gap[position] > QUOTE:
        return position
    held = words.keys[position] in ("في", "لدي", "من")
    if not held and words.keys[position] not in name_edges("task"):
        return position
    for at in range(position + 1, min(len(words), position + (_LONGEST_PLACE if held else _LONGEST_TASK))):
        if words.gap[at] == COMMA or tags[at] == "B-PER":
            given = words.gap[at] == COMMA and register().has(words.keys[at], "given_names")
            named = given or tags[at : at + 2] == ["B-PER", "I-PER"]
            return at if not held or named else position
        if words.gap[at] > QUOTE or words.keys[at] == "ان" or words.keys[at] in reporting_forms():
            break
    return position


def past_age(words: Words, position: int) -> int:
    """The word after «(28 عاما)» at word `position` behind a name; `position` when none stands there."""
    behind = position + 2
    if behind >= len(words) or words.gap[position] != BRACKET or words.gap[behind] == SPACE:
        return position
    years = words.keys[position].isdigit() and words.keys[position + 1] in ("عاما", "سنه", "عام")
    return behind if years else position


def follows_freely(words: Words, role: Phrase, person: Phrase) -> bool:
    """Whether a role may follow a name without a comma: «أحمد المسماري المتحدث باسم الجيش» is one person,
    «استقبل ماكرون قائد الجيش» are two. Behind a verb of saying they are one."""
    if person.first and words.gap[person.first] <= QUOTE and words.keys[person.first - 1] in reporting_forms():
        return True
    return role.rule == "role" and (person.party.key.startswith("x-") or "spokesperson" in role.party.key)
