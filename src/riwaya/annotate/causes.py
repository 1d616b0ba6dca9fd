"""Annotator of causes: cause, cue and effect, and whether the effect came about or may come.

Cues come from `outlook.causal`, the two sides from `outlook.sides`. Only what a cue word says is a cause:
order in time («بعد») and purpose («من أجل») are not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.happenings.layers import ActorTokens
from riwaya.annotate.outlook.clauses import Words, start_of, words_of
from riwaya.annotate.outlook.doubts import doubt_above
from riwaya.annotate.outlook.futures import triggers_in
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.reach import Link, Side
from riwaya.annotate.outlook.sides import links_in
from riwaya.annotate.outlook.voices import Voices
from riwaya.model import Cause, Reading, Span, Token, identity
from riwaya.model.revising import replace
from riwaya.settings import Settings

_ACTING = frozenset(("PER", "GPE", "ORG", "ARMED_GROUP", "MEDIA"))


def annotate_causes(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the causes of a reading, in order of their cues."""
    frame = reading.framed()
    words = frame.once(words_of)
    voices = Voices(reading.claims)
    agents = _Agents(reading)
    causes: list[Cause] = []
    before: Side = (0, 0)
    for start, end in frame.sentences:
        block = frame.block_at(start)
        if block is None or block.kind != "body":
            continue
        inside = frame.tokens_in(start, end)
        for link in links_in(words, inside.start, inside.stop, before, agents):
            if agents.named(words.tokens[link.cue.first]):
                continue  # «تل رفعت»
            opens = min(side[0] for side in (link.cause, link.effect, (link.cue.first, 0)) if side[0] >= inside.start)
            resumed = any(words.marks[at] == "comma" for at in range(opens, link.cue.first))
            if not resumed and doubt_above(words, opens, inside.start):
                continue  # «نفى أن القصف أدى إلى …»
            name = identity("cause", reading.article.id, len(causes), link.cue.start)
            cause = _record(words, link, name, voices)
            follows = _followed(causes, cause)
            causes.append(replace(cause, follows=follows) if follows else cause)
        before = (inside.start, inside.stop)
    return causes


class _Agents(ActorTokens):
    """The tokens in which the name of a person, state or organisation begins."""

    def named(self, token: Token) -> bool:
        """Whether a token stands inside a name that begins before it."""
        at = bisect_left(self.starts, token.start) - 1
        return at >= 0 and self.names[at].end > token.start

    def holds(self, token: Token) -> bool:
        first = bisect_left(self.starts, token.start)
        last = bisect_left(self.starts, token.end, first)
        return any(name.type in _ACTING for name in self.names[first:last])


def _record(words: Words, link: Link, name: str, voices: Voices) -> Cause:
    frame, cue, effect = words.frame, link.cue, link.effect
    span = frame.span(cue.start, cue.end)
    if words.keys[effect[0] - 1] == "دون" and cue.end < words.tokens[effect[0] - 1].start:
        effect = effect[0] - 1, effect[1]  # «حال الخلاف | دون التوقيع»: what did not come about
    return Cause(
        id=name,
        cause=_span(words, link.cause, link.shift if link.cause[0] == cue.complement else 0),
        cue=span,
        effect=_span(words, effect, link.shift if effect[0] == cue.complement else 0),
        modality=_modality(words, link),
        by=voices.by(span),
        antecedent=_span(words, link.antecedent) if link.antecedent[0] < link.antecedent[1] else None,
        rule=cue.kind if cue.kind != "verb" or cue.verb is None else f"verb:{cue.verb.lemma}",
    )


def _span(words: Words, side: Side, shift: int = 0) -> Span:
    first, last = side
    # «للتطورات» is written without the alif of its article: it is quoted whole
    cut = shift and not words.keys[first].startswith("لل")
    start = words.tokens[first].start + shift if cut else start_of(words, first)
    return words.frame.span(start, words.tokens[last - 1].end)


# A chain is looked for among this many causes before.
_CHAINED = 40


def _followed(causes: list[Cause], cause: Cause) -> str:
    """Id of the cause whose effect is the cause of this one: the chain inside the article, "" when there is none."""
    target = cause.antecedent or cause.cause
    for earlier in reversed(causes[-_CHAINED:]):
        shared = min(target.end, earlier.effect.end) - max(target.start, earlier.effect.start)
        if shared * 2 >= min(len(target), len(earlier.effect)):
            return earlier.id
    return ""


_SUPPOSED = word_class("supposed")
_PORTENDING = frozenset(("هدد", "أنذر", "بشر"))


def _modality(words: Words, link: Link) -> str:
    """ "possible" when the effect lies ahead or is only supposed, else "actual"."""
    cue = link.cue
    if cue.verb is not None and (cue.verb.tense == "future" or cue.verb.lemma in _PORTENDING):
        return "possible"
    if cue.verb is not None and cue.verb.tense == "past":
        return "actual"
    first, last = min(link.effect[0], cue.first), max(link.effect[1], cue.last)
    ahead = range(max(0, cue.first - 3), cue.first)
    if cue.kind == "verb" and any(words.keys[at] in _SUPPOSED or words.marks[at] == "that" for at in ahead):
        return "possible"
    if link.effect[0] < cue.first:
        last = link.effect[1]
    return "possible" if triggers_in(words, first, last) else "actual"


CAUSES = Annotator("causes", annotate_causes, needs=frozenset({"claims"}), gives=frozenset({"causes"}))
