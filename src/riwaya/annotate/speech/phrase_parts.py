"""Words inside and behind noun phrases: counts before those who speak, heads, verbs that no name holds."""

from __future__ import annotations

from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.nouns import looks_finite
from riwaya.annotate.speech.text import SpeechText

_ABOUT = speech_words("about")


def past_count(text: SpeechText, index: int, stop: int) -> int:
    """The token behind «نحو 12» at `index`, else `index`."""
    number = index + 1 if text.form(index) in _ABOUT else index
    return number + 1 if number + 1 < stop and text.tokens[number].kind == "number" else index


def acts(text: SpeechText, index: int) -> bool:
    """Whether a quotation opens with a verb, as no name does («"أظهرت أسلوبا جديدا"»)."""
    return looks_finite(text.form(index)) and index not in text.named


def then_that(text: SpeechText, index: int) -> bool:
    """Whether أن follows: «متحدث | تأكيده أن»."""
    return index + 1 < len(text.words) and text.words[index + 1].comp


def indefinite(text: SpeechText, first: int) -> bool:
    """Whether a phrase begins with an indefinite noun («منظمة», «تقرير»), which a bare relative clause may follow."""
    if text.words[first].source is None or first in text.named:
        return False
    return not text.form(first).startswith(("ال", "وال"))


def is_text(text: SpeechText, first: int) -> bool:
    """Whether a phrase begins with a text that speaks («البيان»), which has no title or name set between commas."""
    source = text.words[first].source
    return source is not None and source.type == "report" and first not in text.named


def goes_on(text: SpeechText, index: int, stop: int) -> bool:
    """Whether the sentence needs more after a quoted name: a word behind it, or أن, a colon or a quotation soon."""
    if index >= stop:
        # «قائد أمني "كبير" صرح بأن»: a verb follows
        return text.form(index - 2) != "" and (index >= len(text.tokens) or bool(text.words[index].uses))
    if text.tokens[index].kind == "word" and not text.words[index].classes & {"co", "conj"}:
        return True
    near = range(index, min(stop, index + 12))
    return any(text.words[at].comp or text.form(at) == ":" or text.opening(at) is not None for at in near)
