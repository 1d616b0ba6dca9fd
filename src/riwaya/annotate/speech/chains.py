"""The way a statement took: outlets and agencies between the speaker and the article; kinds of unnamed sources."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import speech_words
from riwaya.annotate.speech.text import Named, SpeechText
from riwaya.model import Hop, Party

# The kinds of source that an adjective or noun may make of «مصدر» (lexicon `speech_words`), the first that fits.
_KINDS = ("diplomatic", "military", "medical", "official", "party", "media")


def source_type_of(text: SpeechText, subject: tuple[int, int]) -> str:
    """named, official, military, diplomatic, party, medical, eyewitness, media, report or unnamed."""
    first, last = subject
    head = text.words[first].source
    start = text.named.get(first)
    if head is not None and head.type == "unnamed":
        forms = text.frame.forms[first:last]
        return next((kind for kind in _KINDS if not speech_words(f"{kind} source").isdisjoint(forms)), "unnamed")
    if head is not None and head.type == "eyewitness" and not text.form(first).startswith("ال"):
        return "eyewitness"
    if _has_personal_name(text, first, last):
        return "named"
    if head is not None and (start is None or start.type == "PER" or start.last == first + 1):
        return {"person": "unnamed", "evidence": "report"}.get(head.type, head.type)
    return "media" if start is not None and start.type == "MEDIA" else "named"


def _has_personal_name(text: SpeechText, first: int, last: int) -> bool:
    """Whether somebody is named in a phrase, not only called by a title («مسؤول عراقي», «الوزير الفرنسي»)."""
    return any(actor.type == "PER" and _is_personal(text, actor) for actor in text.actors_in(first, last))


def _is_personal(text: SpeechText, actor: Named) -> bool:
    """Whether a mention holds a personal name."""
    for index in range(actor.first, actor.last):
        word, form = text.words[index], text.form(index)
        title = word.source is not None or word.classes or form.startswith("ال")
        if not title and (len(form) <= 4 or not form.endswith(("ي", "ية", "ون", "ين"))):
            return True
    return False


def party_of(text: SpeechText, subject: tuple[int, int]) -> str:
    """Key of the speaker's party: the person named, else the first actor in the phrase («مسؤول في البنتاغون»)."""
    actors = text.actors_in(*subject)
    people = [actor for actor in actors if actor.type == "PER"]
    person = next((actor for actor in people if _is_personal(text, actor)), people[0] if people else None)
    return (person or actors[0]).party if actors else ""


def hop_of(text: SpeechText, tokens: tuple[int, int], names: Mapping[str, Party]) -> Hop | None:
    """One step of a chain from the tokens that name it."""
    first, last = tokens
    if first >= last:
        return None
    span = text.frame.span(text.tokens[first].start, text.tokens[last - 1].end)
    actors = text.actors_in(first, last)
    media = next((actor for actor in actors if actor.type == "MEDIA"), actors[0] if actors else None)
    name = names[media.party].name if media is not None and media.party in names else ""
    return Hop(name or text.frame.text.raw[span.start : span.end], _role(text, first, media), span)


def _role(text: SpeechText, first: int, actor: Named | None) -> str:
    source = text.words[first].source
    form = text.form(first)
    if form.endswith(("وكالة", "وكالات", "الوكالة")) or form in ("رويترز", "الاناضول", "فرانس"):
        return "agency"
    if actor is not None and actor.type == "MEDIA":
        return "outlet"
    if source is not None and source.type == "report":
        return "report"
    return "outlet" if source is not None and source.type == "media" else "person"


def heard_by(text: SpeechText, draft: Draft) -> list[tuple[int, int]]:
    """Outlets named between cue and content: «قال … لرويترز إن», «في مقابلة مع قناة …»."""
    start, stop = draft.cue[1], draft.begin
    inside = draft.subject or (0, 0)
    found = []
    for actor in text.actors_in(start, stop):
        if actor.type == "MEDIA" and not (inside[0] <= actor.first < inside[1]):
            found.append((actor.first, actor.last))
    return found
