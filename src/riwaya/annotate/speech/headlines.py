"""Statements without a verb: «ترامب: لن نسحب قواتنا» in a title, «(رويترز – 5 مايو 2023)» behind a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riwaya.annotate.speech.citations import CITED
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, outlet_in_brackets
from riwaya.model import Block

_OURS = re.compile(r"^(?:[وف]?س?ن[^\Wا]\w{2,4}|\w{3,}نا|لن|لا)$")
_SAID = Verb("قال", "assert", frozenset(("clause", "quote")), "")
_LONGEST_SPEAKER = 8


def headline_drafts(text: SpeechText) -> Iterator[Draft]:
    """«متحدث: …» in the title."""
    for block in text.frame.blocks:
        if block.kind == "title":
            draft = _headline(text, block)
            if draft is not None:
                yield draft


def _headline(text: SpeechText, block: Block) -> Draft | None:
    inside = text.frame.tokens_in(block.start, block.end)
    colon = next((at for at in inside[: _LONGEST_SPEAKER + 1] if text.form(at) == ":"), None)
    if colon is None or colon + 2 >= inside.stop or colon == inside.start:
        return None
    if "whether" in text.words[colon + 1].classes:
        return None  # «أمريكا وإيران: كيف …» asks about them
    subject = (inside.start, colon)
    if noun_phrase(text, *subject) != colon or not speaks(text, subject):
        return None
    if not any(actor.type != "LOC" for actor in text.actors_in(*subject)) and text.words[subject[0]].source is None:
        return None
    named = text.named.get(subject[0])
    if named is None and text.words[subject[0]].source is None:
        return None  # «قمة ترامب وكيم: …» is about them
    if (
        named is not None
        and named.type in ("GPE", "LOC")
        and named.last == colon
        and not _speaks_for_itself(text, inside, colon)
    ):
        return None
    token = text.tokens[colon]
    return Draft(
        verb=_SAID,
        kind="headline",
        cue=(colon, colon + 1),
        cue_at=(token.start, token.end),
        clause=inside.start,
        subject=subject,
        begin=colon + 1,
        end=inside.stop,
        how="colon",
        closed=True,
        sure=0.75,
        rule="headline",
    )


def _speaks_for_itself(text: SpeechText, inside: range, colon: int) -> bool:
    """Whether the words behind «إيران:» are its own («لن نتراجع», «وجودنا») and not news from there."""
    return any(_OURS.match(text.form(at)) for at in range(colon + 1, inside.stop))


def parenthesis_drafts(text: SpeechText, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """«… (رويترز – 5 مايو 2023)»: what the paragraph says before it, up to the first statement of somebody else."""
    for block in text.frame.blocks:
        if block.kind != "body" or text.frame.text.chars.find("(", block.start, block.end) < 0:
            continue
        inside = text.frame.tokens_in(block.start, block.end)
        for at in inside:
            if text.form(at) == "(":
                draft = _parenthesis(text, inside, at, drafts)
                if draft is not None:
                    yield draft


def _parenthesis(text: SpeechText, inside: range, opening: int, drafts: Sequence[Draft]) -> Draft | None:
    found = outlet_in_brackets(text, opening, inside.stop)
    if found is None or opening - inside.start < 6:
        return None
    named, close = found
    stop = min((draft.clause for draft in drafts if inside.start < draft.clause < opening), default=opening)
    begin = inside.start
    return Draft(
        verb=CITED,
        kind="citation",
        cue=(opening + 1, close),
        cue_at=(text.tokens[opening + 1].start, text.tokens[close - 1].end),
        clause=opening,
        subject=(named.first, named.last),
        begin=begin,
        end=stop,
        how="before",
        closed=True,
        sure=0.7,
        rule="parenthesis",
    )
