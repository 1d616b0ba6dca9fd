"""What was said stands before: «…، وهو ما نفته طهران», «هذا ما خلص إليه الصندوق», «الأمر الذي رفضه الوزير»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.annotate.speech.cited_words import clause_begin
from riwaya.annotate.speech.drafts import Draft, cue_at
from riwaya.annotate.speech.lexicon import Use, bare_of, speech_words
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.resumed import HELD_OFF, RESUMES
from riwaya.annotate.speech.sources import speaks
from riwaya.annotate.speech.text import SpeechText, reports

_POINTS = speech_words("points back")
_MATTERS = speech_words("matter")
_JUDGES = frozenset(("object+ب", "blame"))
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
_PRONOUNS = frozenset(("ه", "ها"))
_ENDS = frozenset(("object", "ب", "من", "على", "عن"))
_REACH = 7
_FARTHEST = 40
_SHORTEST = 4
# Tokens of a statement of which «وهو ما» takes up the last part only.
_LONG = 18
# «وهو ما عبر عنه بقوله»: his words follow.
_VOICES = speech_words("voice ahead")


def backward_drafts(text: SpeechText, first: int, stop: int, drafts: Sequence[Draft]) -> list[Draft]:
    """Statements in the sentence `first..stop` whose words stand before their cue; `drafts`: its other ones."""
    taken = {draft.cue[0] for draft in drafts}
    found = []
    for index in text.frame.forms_where(reports, first, stop):
        if index in taken:
            continue
        for use in text.words[index].uses:
            draft = _draft(text, index, use, (first, stop), drafts) if use.kind == "verb" else None
            if draft is not None:
                found.append(draft)
                break
    return found


def _draft(text: SpeechText, index: int, use: Use, sentence: tuple[int, int], drafts: Sequence[Draft]) -> Draft | None:
    behind = index + 1
    if use.pronoun not in _PRONOUNS:
        if use.pronoun or text.form(behind) not in RESUMES:
            return None
        behind += 1
    if not use.verb.takes.isdisjoint(_JUDGES) or use.verb.past in _VOICES:
        return None
    link, subject = _link(text, index, sentence[0])
    if link < 0:
        return None
    if subject is None:
        while text.timed[behind] or ("adv" in text.words[behind].classes and behind not in text.named):
            behind += 1
        end = noun_phrase(text, behind, sentence[1], _ENDS)
        subject = (behind, end) if end > behind else None
    if subject is None or speaks(text, subject) is not True:
        return None
    content = _before(text, link, sentence[0], drafts)
    if content is None:
        return None
    return Draft(
        verb=use.verb,
        kind="noun",
        cue=(index, index + 1),
        cue_at=(cue_at(text, index, use)[0], text.tokens[index].end - len(use.pronoun)),
        clause=link,
        subject=subject,
        begin=content[0],
        end=content[1],
        skip=content[2],
        how="before",
        embedded=True,
        closed=True,
        sure=0.6,
        rule="looking-back",
    ).spoken(use)


def _link(text: SpeechText, index: int, first: int) -> tuple[int, tuple[int, int] | None]:
    """The first token of «وهو ما», «الأمر الذي» before the verb at `index`, or -1; and its subject, where that stands
    between («وهو ما كانت واشنطن تصر عليه»)."""
    at, subject = index - 1, None
    for was in range(index - 2, max(first, index - _REACH), -1):
        if text.form(was) in _WAS and noun_phrase(text, was + 1, index) == index:
            at, subject = was, (was + 1, index)
            break
    while at > first and text.form(at) in HELD_OFF:
        at -= 1
    form, before = text.form(at), text.form(at - 1) if at > first else ""
    if form == "ما" and bare_of(before) in _POINTS:
        this = at - 2 == first and text.form(first) in ("هذا", "وهذا", "ذلك", "وذلك")
        return at - 1 - this, subject  # «هذا هو ما يراه»
    if "rel" in text.words[at].classes and bare_of(before) in _MATTERS:
        at -= 1
        return (at - 1 if at > first and bare_of(text.form(at - 1)) in _POINTS else at), subject
    if form in _MATTERS and bare_of(before) in _POINTS and at == index - 1:
        return at - 1, subject  # «وهو أمر ترفضه»
    return -1, None


def _before(text: SpeechText, link: int, first: int, drafts: Sequence[Draft]) -> tuple[int, int, int] | None:
    """Begin, end and skipped characters of what «وهو ما» at `link` takes up: what the statement right before says,
    else the clause or the sentence before."""
    if link == first:
        place = bisect_right(text.sentences, (link, len(text.tokens))) - 1
        return (*text.sentences[place - 1], 0) if place > 0 else None
    last = link - 1 if text.is_comma(link - 1) or text.is_dash(link - 1) else link
    told = [draft for draft in drafts if last - _FARTHEST < draft.begin < last and draft.how != "before"]
    if told:
        nearest = max(told, key=lambda draft: draft.begin)
        end = min(nearest.end, last)
        parts = range(end - _SHORTEST, nearest.begin, -1) if end - nearest.begin > _LONG else range(0)
        part = next((at + 1 for at in parts if text.is_comma(at)), 0)
        return (part, end, 0) if part else (nearest.begin, end, nearest.skip)
    begin = clause_begin(text, first, last)
    begin = next((at + 1 for at in range(last - _SHORTEST, begin, -1) if text.is_comma(at)), begin)
    return (begin, last, 0) if begin < last - 1 else None
