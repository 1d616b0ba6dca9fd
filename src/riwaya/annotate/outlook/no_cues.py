"""What beside a word shows that it is no causal cue: roads that lead somewhere, reasons that nobody names."""

from __future__ import annotations

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.outlook.lexicon import word_class

_ROADS = word_class("road")
_GATES = word_class("gate")
_PAVED = 4  # words of a gate and its adjectives
_VAGUE = word_class("vague")
_AMONG = word_class("among")


def leads_there(words: Words, index: int, low: int) -> bool:
    """Whether it is a road that leads somewhere: «الأبواب الرئيسية المؤدية إلى الساحة»."""
    noun = index - 1 - (index > low + 1 and words.keys[index - 1] not in _ROADS)
    if index > low and words.keys[noun] in _ROADS and (noun == index - 1 or words.keys[index - 1].startswith("ال")):
        return True  # «الطريق المؤدي إلى …», «الطريق المتعرج المؤدي إلى …»
    return any(words.keys[at].removeprefix("و") in _GATES for at in range(max(low, index - _PAVED), index))


def is_vague(words: Words, index: int, high: int) -> bool:
    """Whether nothing is said of the reasons but that there are some: «لاعتبارات عدة», «لأسباب مختلفة من بينها …»."""
    following = words.keys[index + 1] if index + 1 < high else ""
    listed = words.marks[index] == "colon" or words.keys[index] in _AMONG
    return listed or (words.keys[index] in _VAGUE and following != ":")


def is_described(words: Words, index: int) -> bool:
    """Whether an adjective without article stands at token `index` rather than an event."""
    form = words.tokens[index].form
    elative = len(form) == 4 and form[0] == "ا" and form[1] != "ل" and form[-1] not in "اةءن"  # «نتيجة أفضل»
    described = form.endswith("ة") or elative
    return described and not form.startswith(("ال", "لل")) and not can_cause(words.keys[index])
