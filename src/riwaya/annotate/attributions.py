"""Annotator of attributions: who said what, through whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.speech.attributive import attributive_drafts
from riwaya.annotate.speech.citations import citation_drafts
from riwaya.annotate.speech.claims import claims_of
from riwaya.annotate.speech.contents import settle_ends
from riwaya.annotate.speech.continuations import continuations, extend_speeches, goes_on, last_said
from riwaya.annotate.speech.cues import verb_drafts
from riwaya.annotate.speech.drafts import Draft, is_sure
from riwaya.annotate.speech.headlines import headline_drafts, parenthesis_drafts
from riwaya.annotate.speech.hearsay import hearsay_drafts
from riwaya.annotate.speech.looking_back import backward_drafts
from riwaya.annotate.speech.memory import Memory
from riwaya.annotate.speech.nominal import noun_drafts
from riwaya.annotate.speech.speakers import assign_speakers
from riwaya.annotate.speech.subordinate import main_clause
from riwaya.annotate.speech.text import SpeechText, speech_text
from riwaya.annotate.speech.told_in_nouns import with_told_in_nouns
from riwaya.model import Reading
from riwaya.settings import Settings


def annotate_attributions(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the statements of a reading: sources, cues, contents, acts and the chains they came through.

    «وأضاف المتحدث أن القوات ستبقى» gives the source «المتحدث», the cue «أضاف» and the content «القوات ستبقى».
    """
    text = speech_text(reading)
    memory = Memory()
    drafts: list[Draft] = []
    for first, stop in text.sentences:
        drafts += _sentence(text, first, stop, memory)
    extend_speeches(text, drafts)
    drafts += parenthesis_drafts(text, drafts)
    drafts += headline_drafts(text)
    if settings.strict:
        drafts = [draft for draft in drafts if is_sure(draft)]
    return claims_of(reading, text, drafts)


def _sentence(text: SpeechText, first: int, stop: int, memory: Memory) -> list[Draft]:
    comma = main_clause(text, first, stop)
    found = _one_each(_told_by_verbs(text, first, comma, stop))
    begins = {draft.begin for draft in found}
    found += [draft for draft in attributive_drafts(text, first, stop) if draft.cue[0] not in begins]
    nouns = list(noun_drafts(text, first, stop, {draft.begin: draft for draft in found}))
    told = {(draft.cue, draft.begin) for draft in nouns}  # a noun that could have been a verb takes its place
    found = [draft for draft in found if (draft.cue, draft.begin) not in told] + nouns
    begins = {draft.begin for draft in found}
    found += [draft for draft in hearsay_drafts(text, first, stop) if draft.begin not in begins]
    found = with_told_in_nouns(text, first, stop, found)
    found.sort(key=lambda draft: draft.cue)
    found += citation_drafts(text, first, stop, found)
    found.sort(key=lambda draft: draft.cue)
    found = goes_on(text, first, stop, memory.said) + found
    settle_ends(text, [draft for draft in found if max(draft.cue[0], draft.begin) < comma], comma)
    settle_ends(text, [draft for draft in found if max(draft.cue[0], draft.begin) >= comma], stop)
    found += backward_drafts(text, first, stop, found)
    speakers = assign_speakers(text, found, memory, (first, stop))
    memory.said = last_said(text, speakers, stop)
    return speakers + continuations(text, speakers, stop)


def _told_by_verbs(text: SpeechText, first: int, comma: int, stop: int) -> Iterator[Draft]:
    """Statements told by verbs; what stands before the `comma` of the main clause is read apart from it."""
    if comma > first:
        yield from verb_drafts(text, first, comma)
        first = comma + 1
    yield from verb_drafts(text, first, stop)


def _one_each(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of different contents: of «وأضاف قائلاً» only the verb stays."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        found.setdefault(draft.begin, draft)
    return list(found.values())


ATTRIBUTIONS = Annotator(
    "attributions", annotate_attributions, needs=frozenset({"dates", "actors", "parties"}), gives=frozenset({"claims"})
)
