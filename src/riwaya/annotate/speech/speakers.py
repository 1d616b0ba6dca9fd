"""Who speaks where no subject stands beside the cue: participles, «وأضاف», «ما وصفه بـ»."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.annotate.speech.cues import speaks
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.text import SpeechText

_KEPT = 8


@dataclass(slots=True)
class Memory:
    """Speakers of the article so far, newest last: (tokens, gender, number)."""

    speakers: list[tuple[tuple[int, int], str, str]] = field(default_factory=list)

    def note(self, tokens: tuple[int, int], gender: str, number: str) -> None:
        """Remember a speaker."""
        self.speakers.append((tokens, gender, number))
        del self.speakers[:-_KEPT]

    def recall(self, gender: str, number: str) -> tuple[int, int] | None:
        """The latest speaker that agrees."""
        for tokens, known, _ in reversed(self.speakers):
            if agree(known, gender):
                return tokens
        return None


def agree(left: str, right: str) -> bool:
    """Whether two genders can be one speaker's; unknown agrees with both."""
    return not left or not right or left == right


def gender_of(text: SpeechText, subject: tuple[int, int]) -> str:
    """Gender of a noun phrase by its head, "" when one cannot tell."""
    head = text.words[subject[0]]
    if head.source is not None:
        return head.source.gender
    named = text.named.get(subject[0])
    form = text.form(subject[0])
    if named is not None and named.type in ("ORG", "MEDIA", "FORCE", "ARMED_GROUP"):
        return "f" if form.endswith("ة") else ""
    if form.endswith("ة") and (named is None or named.type != "PER"):
        return "f"
    return ""


def assign_speakers(text: SpeechText, drafts: list[Draft], memory: Memory, first: int) -> list[Draft]:
    """Give every draft of a sentence its speaker; drafts that get none are dropped."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.subject is None:
            draft.subject = _antecedent(text, draft, kept, memory, first)
        if draft.subject is None:
            continue
        kept.append(draft)
        if draft.kind in ("verb", "participle") and not draft.embedded and not _nested(draft, kept):
            gender = draft.gender if not draft.inherited else draft.gender or gender_of(text, draft.subject)
            memory.note(draft.subject, gender or gender_of(text, draft.subject), draft.number)
    return kept


def _nested(draft: Draft, others: list[Draft]) -> bool:
    return any(other is not draft and other.begin <= draft.cue[0] < other.end for other in others)


def _antecedent(
    text: SpeechText, draft: Draft, earlier: list[Draft], memory: Memory, first: int
) -> tuple[int, int] | None:
    """The speaker meant: of the same sentence's statements, then its first actor, then of those before."""
    here = [
        (other.subject, other.gender or gender_of(text, other.subject))
        for other in reversed(earlier)
        if other.subject is not None
        and other.kind in ("verb", "participle")
        and not other.embedded
        and not _nested(other, earlier)
    ]
    for subject, gender in here:
        if agree(gender, draft.gender):
            return subject
    if draft.kind == "participle" or draft.embedded:
        inside = _main_subject(text, draft, first)
        if inside is not None:
            return inside
    return memory.recall(draft.gender, draft.number)


def _main_subject(text: SpeechText, draft: Draft, first: int) -> tuple[int, int] | None:
    """The first actor of the sentence before the cue that can be meant."""
    for actor in text.actors_in(first, draft.cue[0]):
        span = (actor.first, actor.last)
        if actor.type != "LOC" and agree(gender_of(text, span), draft.gender) and speaks(text, span):
            return span
    return None
