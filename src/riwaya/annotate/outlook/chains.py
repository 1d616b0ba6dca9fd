"""What one link of a sentence takes from the one before it: the cause that verbs share, the effect of two reasons."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.cues import CausalCue
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.reach import Link, Side

_REASONED = ("because", "back")
_EXCUSES = word_class("excuse")
_FILLERS = word_class("filler")
# Marks and words like «وثانيا» between two reasons are at most this many.
_LISTED = 4


def chained(words: Words, found: list[Link], link: Link) -> Link:
    """The link with the effect of the verb before it as its cause: «أثارت العملية أزمة أدت إلى طرد السفير»."""
    if not found or link.cue.kind != "verb" or found[-1].cue.kind not in ("verb", "which"):
        return link
    before = found[-1]
    inside = before.cue.first < link.cause[0] < before.effect[0] < link.cause[1] <= link.cue.first
    return link._replace(cause=(before.effect[0], link.cause[1])) if inside else link


def joined(words: Words, found: list[Link], link: Link) -> Link:
    """A reason beside another one with the effect of both: «تعثر المشروع بسبب الحرب أو نتيجة الإهمال»."""
    first = link.cue.first
    if not found or link.cue.kind != "because" or found[-1].cue.kind not in _REASONED:
        return link
    beside = link.cue.joined or (first > 0 and words.keys[first - 1] == "او")
    between = range(found[-1].cause[1], first)
    listed = bool(between) and all(words.keys[at] in _FILLERS or words.tokens[at].kind == "mark" for at in between)
    if listed and any(words.tokens[at].kind == "word" for at in between):
        beside = True  # «أولا لأن الوقت ضيق، وثانيا لأن المال نفد»
    beside = beside or words.keys[found[-1].cue.first] in _EXCUSES  # «استبعدت لأسباب أخلاقية بناء على توصية»
    adjoins = found[-1].cause[0] < first <= found[-1].cause[1] + (_LISTED if listed else 2)
    return link._replace(effect=found[-1].effect) if beside and adjoins else link


def shared_by(found: list[Link], cue: CausalCue) -> Side | None:
    """The cause of the verb before `cue`, which a coordinated verb shares."""
    if found and found[-1].cue.kind in ("verb", "which") and found[-1].cause[0] < cue.first:
        return found[-1].cause
    return None
