"""Subjects that other words hold off from their verb: behind «أما», before a relative clause, beside an object."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.nouns import is_content_noun
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.text import SpeechText

FARTHEST = 30
CLOSERS = frozenset(':()[]"«»“”؟!.')
_NAME = 8
_REGARDING = speech_words("as regards")
THOSE = frozenset(("الذين", "والذين", "اللواتي", "اللاتي"))


def as_for(text: SpeechText, verb: int, sentence: int) -> tuple[int, int] | None:
    """«أما فلان، المتحدث باسم الوزارة، فطالب بـ»: who is named behind أما before a verb with ف."""
    for at in range(verb - 1, max(sentence, verb - FARTHEST) - 1, -1):
        if text.form(at) in CLOSERS:
            return None
        if bare_of(text.form(at)) == "اما":
            if text.form(at + 1) in THOSE:
                return at + 1, at + 2  # «أما الذين عادوا فيقولون»
            end = next((k for k in range(at + 1, verb) if text.is_comma(k)), verb)
            short = end - at <= _NAME or text.starts_name(at + 1) or text.words[at + 1].source is not None
            if text.form(at + 1) in _REGARDING:
                return None  # «أما بخصوص الخطة، فأشار الوفد إلى»
            known = short and not text.words[at + 1].classes and not is_content_noun(text.form(at + 1))
            held = at + 1 in text.named and text.named[at + 1].type == "LOC"
            return (at + 1, end) if known and not held and end > at + 1 else None
    return None


def past_relative(text: SpeechText, comma: int, sentence: int) -> int:
    """The comma before «، الذي يزور البلاد حاليا،» when such a clause ends at `comma`, else `comma`."""
    for at in range(comma - 1, max(sentence, comma - FARTHEST), -1):
        if text.is_comma(at):
            return at if "rel" in text.words[at + 1].classes and not text.form(at + 1).startswith("و") else comma
        if text.form(at) in CLOSERS:
            break
    return comma


def object_of(text: SpeechText, start: int, end: int) -> int:
    """Where the object begins in «رفض الوزير | تقرير الخبراء»: it is what a relative clause behind it tells of."""
    start += any(use.kind == "verb" and "object" in use.verb.takes for use in text.words[start].uses)
    use = next((use for use in text.words[start - 1].uses if use.kind == "verb"), None) if start else None
    if use is None or "object" not in use.verb.takes or use.pronoun:
        return start
    last = noun_phrase(text, start, end, frozenset(("object",)))
    return last if start < last < end else start


def apart_object(text: SpeechText, index: int) -> bool:
    """«باتت الضريبة عبئا، يصفها المصرف بأنها …»: behind a comma and before who speaks, the pronoun of the verb at
    `index` means what stands before."""
    behind = text.words[index + 1].source
    somebody = text.starts_name(index + 1) or (behind is not None and behind.type not in ("report", "evidence"))
    return text.is_comma(index - 1) and somebody
