"""Phrases that end reported words («وذلك», «في إشارة إلى», «على حد قوله»)."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.speech.lexicon import bare_of, speech_words
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold
from riwaya.lang.tables import load_table

Phrases = dict[str, tuple[tuple[str, ...], ...]]
# «فيما يتعلق بـ» is no new clause.
_REGARDING = speech_words("regarding")


@cache
def stops_of(where: str) -> Phrases:
    """Phrases that end content, by first word: after a comma, anywhere, or anywhere in a noun phrase."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in load_table("content_stops").rows:
        if row["where"] == where:
            words = tuple(fold(row["phrase"]).split())
            found.setdefault(words[0], []).append(words[1:])
    return {word: tuple(rest) for word, rest in found.items()}


def starts_stop(text: SpeechText, index: int, phrases: Phrases) -> bool:
    """Whether one of some phrases begins at `index`, و or ف before it or not."""
    if index >= len(text.words) or not text.words[index].stops:
        return False
    form = text.form(index)
    if form == "فيما" and text.form(index + 1) in _REGARDING:
        return False
    bare = bare_of(form)
    return (form in phrases and _goes_like(text, index, phrases[form])) or (
        bare != form and bare in phrases and _goes_like(text, index, phrases[bare])
    )


def _goes_like(text: SpeechText, index: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one of some phrases goes on behind its first word, token `index`."""
    return any(all(_matches(text.form(index + 1 + k), word) for k, word in enumerate(rest)) for rest in phrases)


def _matches(form: str, word: str) -> bool:
    return form == word or (word == "ل" and form.startswith("ل"))
