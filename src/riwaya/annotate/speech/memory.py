"""Who has spoken in an article so far, for statements whose speaker is carried over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import source_nouns, speech_words
from riwaya.annotate.speech.text import SpeechText

_KEPT = 8
_GROUPS = frozenset(("official", "party", "military", "media"))
_BODIES = frozenset(("GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA"))
_SHORTEST = 6
_PRONOUN = re.compile(r"(?:ها|هم|ه)$")
_SOME = frozenset(("بعض", "معظم", "اغلب", "غالبية"))
_COMPANY = speech_words("company")
_BOTH = frozenset(("كلا", "كلتا", "كلاهما", "كلتاهما"))


@dataclass(slots=True)
class Memory:
    """Speakers of the article so far, newest last: (tokens, gender); `acted`: who acts in the sentence before;
    `said`: what reaches the end of a sentence; `taken_up`: what this sentence says of words before it."""

    speakers: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    acted: tuple[int, int] | None = None
    said: Draft | None = None
    taken_up: list[Draft] = field(default_factory=list)

    def note(self, tokens: tuple[int, int], gender: str) -> None:
        """Remember a speaker."""
        self.speakers.append((tokens, gender))
        del self.speakers[:-_KEPT]

    def recall(self, text: SpeechText, gender: str, number: str) -> tuple[int, int] | None:
        """The latest speaker that agrees in gender and number; a group is "they" in either («الحكومة … قالوا»)."""
        for tokens, known in reversed(self.speakers):
            if number == "s" and (are_persons(text, tokens) or _are_two(text, tokens)):
                continue
            many = number == "p" and not is_one(text, tokens)
            if (many and _is_group(text, tokens[0])) or (agree(known, gender) and (many or number != "p")):
                return tokens
        return None

    def renew(self, text: SpeechText, sentence: tuple[int, int]) -> None:
        """Where a sentence that reports nothing names the latest speaker again, the pronoun means that name."""
        if not self.speakers:
            return
        (first, last), gender = self.speakers[-1]
        inside = text.actors_in(first, last)
        # Of «ليلى، الشابة السعودية» it is she who spoke.
        heads = [actor for actor in inside if actor.type == "PER"] or [one for one in inside if one.first == first]
        spoke = {actor.party for actor in heads if actor.party}
        behind = text.actors_in(max(last, sentence[0]), sentence[1])
        again = [actor for actor in behind if actor.party in spoke and text.quoted[actor.first] < 0]
        if again:
            self.note((again[-1].first, again[-1].last), gender)


def is_one(text: SpeechText, tokens: tuple[int, int]) -> bool:
    """Whether a phrase names one person only."""
    persons = [actor for actor in text.actors_in(*tokens) if actor.type == "PER"]
    return len(persons) == 1 and not any(_adds(text, at) for at in range(tokens[0] + 1, tokens[1]))


def are_persons(text: SpeechText, tokens: tuple[int, int]) -> bool:
    """Whether a phrase names several persons («مسعفين وأطباء», «المتظاهرون»), of whom no singular verb goes on."""
    if text.tokens[tokens[0]].kind == "number" or text.form(tokens[0]) in _BOTH:
        return True  # «25 دولة», «كلا الدولتين»
    form, named = text.form(tokens[0]).removeprefix("ال"), text.named.get(tokens[0])
    if form in _SOME and text.form(tokens[0] + 1).endswith(("ين", "ون")) and tokens[1] > tokens[0] + 1:
        return True  # «بعض المراقبين»
    if named is None and _PRONOUN.sub("", form).replace("ؤ", "ء").replace("ئ", "ء") in _COMPANY:
        return True  # «أصدقاؤها», «زملاؤه»
    if form.endswith("ان") and form[:-2] in source_nouns() and named is None:
        return True  # «الرئيسان»
    plural = form.endswith(("ون", "ين")) and (named is None or named.type == "ORG")
    known = plural and form[:-2] + "ون" in source_nouns()
    unknown = named is None and text.words[tokens[0]].source is None and len(form) >= _SHORTEST
    return known or (plural and form.endswith("ون") and unknown)


def _are_two(text: SpeechText, tokens: tuple[int, int]) -> bool:
    """Whether a phrase names two persons («الرئيس فلان والوزير فلان»), who are not "he"."""
    persons = [actor for actor in text.actors_in(*tokens) if actor.type == "PER"]
    return len(persons) > 1 and any(text.form(actor.first)[:1] == "و" for actor in persons[1:])


def _is_group(text: SpeechText, first: int) -> bool:
    """Whether a phrase begins with a state, a body or another group that may be "they"."""
    source, named = text.words[first].source, text.named.get(first)
    return source.type in _GROUPS if source is not None else named is not None and named.type in _BODIES


def _adds(text: SpeechText, index: int) -> bool:
    """Whether «و» joins one more to those named before («والوزير», «ووزير», «وفلان»)."""
    named = text.named.get(index)
    return text.form(index).startswith(("وال", "وو")) or (named is not None and named.clitics > 0)


def agree(left: str, right: str) -> bool:
    """Whether two genders can be one speaker's; unknown agrees with both."""
    return not left or not right or left == right
