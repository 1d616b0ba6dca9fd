"""Whether a phrase names somebody who can speak."""

from __future__ import annotations

import re

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import SOME_JOINED, is_content_noun, sole_names
from riwaya.annotate.speech.text import SpeechText

PERCENT = speech_words("percent") | frozenset("%٪")
_SHARE = 6
THESE = frozenset(("هؤلاء", "اولئك"))
_SHOWN = THESE | frozenset(("هذا", "هذه", "ذلك", "تلك"))
_FRACTIONS = speech_words("fraction")
_POINTERS = frozenset(("ذلك", "هذا", "هذه", "تلك", "وذلك", "وهذا", "عما", "بما"))
# A plural of persons («المحتجون», «المعارضين», «مشيعون»).
_PLURAL = re.compile(r"^(?:ال\w{3,}(?:ون|ين)|م\w{3,}ون)$")


def speaks(text: SpeechText, subject: tuple[int, int]) -> bool | None:
    """True when a phrase names somebody who can speak, False when it names evidence, None when one cannot tell."""
    first, last = subject
    if last == first + 1 and text.form(first) in _POINTERS:
        return False
    if last == first + 1 and text.form(first) == "من":
        return True  # «هناك من يرى»
    if bare_of(text.form(first)) in THESE and last == first + 1:
        return True
    if last > first + 1 and bare_of(text.form(first)) in _SHOWN:
        first += 1  # «هذه الحملات»
    if bare_of(text.form(first)) in _FRACTIONS:
        return True  # «ثلثهم», «فالبعض»
    if text.form(first) in SOME_JOINED and last > first + 1:
        first += 1
    head = text.words[first]
    if not PERCENT.isdisjoint(text.frame.forms[first + 1 : min(last, first + _SHARE)]):
        return True  # «70 في المئة من الشباب»
    if first in text.named or text.form(first) in sole_names():
        return True
    if _PLURAL.match(text.form(first)) and head.source is None:
        return True
    if head.source is not None:
        return head.source.type != "evidence"
    if is_content_noun(text.form(first)) or head.classes & {"neg", "rel", "whether"}:
        return None
    if any(actor.first <= first + 2 for actor in text.actors_in(first, last)):
        return True
    sources = (text.words[index].source for index in range(first, min(last, first + 3)))
    return True if any(source is not None and source.type != "evidence" for source in sources) else None
