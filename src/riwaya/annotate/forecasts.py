"""Annotator of forecasts: what somebody says will, may or will not come.

Triggers come from `outlook.futures`, spans are the clause around the trigger (`outlook.drafts`), verbs of
expectation from `outlook.views`, enumerations from `outlook.scenarios`. Likelihood is the scheme's five-step
scale; its numeric ranges stand in the lexicon table `likelihood`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.happenings.layers import ActorTokens
from riwaya.annotate.outlook.clauses import Words, words_of
from riwaya.annotate.outlook.doubts import doubted
from riwaya.annotate.outlook.drafts import Draft, drafts_in
from riwaya.annotate.outlook.implied import implied_in
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.annotate.outlook.scenarios import enumerated
from riwaya.annotate.outlook.views import viewed_in
from riwaya.annotate.outlook.voices import Voices
from riwaya.annotate.promises.context import denies
from riwaya.annotate.speech.text import topic_told
from riwaya.model import Forecast, Reading, Span, Token, identity
from riwaya.settings import Settings

_SET = frozenset(("agreed", "appointment", "fixed", "meets"))  # commitments that set an act for a day
_MEETINGS = word_class("meeting")
# What a denial makes of a likelihood: «نفى أن القوات ستنسحب».
_DENIED = {"certain": "impossible", "likely": "unlikely", "possible": "unlikely"}
_START = attrgetter("span.start")
_NESTED = 3  # names that begin before a token and may hold it


def annotate_forecasts(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the forecasts of a reading, in order of position."""
    frame = reading.framed()
    words = frame.once(words_of)
    drafts: list[Draft] = []
    sentences: list[tuple[int, int]] = []
    names = _Names(reading)
    for start, end in frame.sentences:
        block = frame.block_at(start)
        if block is None or block.kind not in ("body", "heading"):
            continue
        inside = frame.tokens_in(start, end)
        sentences.append((inside.start, inside.stop))
        if block.kind == "body":
            low, high = inside.start, inside.stop
            seen = doubted(words, low, viewed_in(words, low, high, drafts_in(words, low, high, names)))
            drafts += implied_in(words, low, high, seen)
    found = _records(reading, words, enumerated(words, sentences, drafts))
    return [*found, *_scheduled(reading, words, found)]


class _Names(ActorTokens):
    """The tokens inside the names of actors."""

    def holds(self, token: Token) -> bool:
        at = bisect_right(self.starts, token.start)
        return any(token.end <= name.end for name in self.names[max(0, at - _NESTED) : at])


def _records(reading: Reading, words: Words, drafts: Sequence[Draft]) -> list[Forecast]:
    """Forecasts with ids, voices, horizons and groups."""
    frame, tokens, voices = words.frame, words.tokens, Voices(reading.claims)
    said = {claim.id: claim for claim in reading.claims}
    records = []
    for draft in sorted(set(drafts), key=lambda d: (d.start, d.last)):
        span = frame.span(draft.start, tokens[draft.last - 1].end)
        group = identity("scenarios", reading.article.id, tokens[draft.group].start) if draft.group >= 0 else ""
        condition = draft.condition
        by = voices.by(span)
        first = frame.tokens_in(draft.start, tokens[draft.last - 1].end).start
        denied = not draft.negated and draft.likelihood in _DENIED and denies(frame, said.get(by))
        records.append(
            Forecast(
                id=identity("forecast", reading.article.id, span.start, span.end),
                span=span,
                likelihood=_DENIED[draft.likelihood] if denied else draft.likelihood,
                by=by,
                label=frame.text.quote(_outcome(words, draft), tokens[draft.last - 1].end),
                topic=topic_told(frame, first, draft.last),
                horizon=_horizon(reading, span),
                group=group,
                condition=frame.span(tokens[condition[0]].start, tokens[condition[1] - 1].end) if condition else None,
                negated=draft.negated,
                rule=draft.rule,
            )
        )
    return records


def _scheduled(reading: Reading, words: Words, found: Sequence[Forecast]) -> Iterator[Forecast]:
    """What is set for a day to come and no word of the future tells: «تبدأ القمة يوم الجمعة المقبل», «دخول الاتفاق
    حيز التنفيذ في نوفمبر المقبل»."""
    published = reading.article.published.firm if reading.article.published else ""
    set_for = [commitment for commitment in reading.commitments if commitment.rule in _SET and commitment.deadline]
    if not set_for or not published:
        return
    frame, voices = words.frame, Voices(reading.claims)
    for commitment in set_for:
        span, day = commitment.span, commitment.deadline
        if day[:10] <= published[: len(day)]:
            continue
        first = frame.token_at(frame.text.position(span.start))
        if commitment.rule == "appointment" and words.keys[first].removeprefix("و").removeprefix("ال") in _MEETINGS:
            continue
        if any(other.span.start < span.end and span.start < other.span.end for other in found):
            continue
        within = frame.tokens_in(frame.text.position(span.start), frame.text.position(span.end))
        yield Forecast(
            id=identity("forecast", reading.article.id, span.start, span.end),
            span=span,
            likelihood="certain",
            by=voices.by(span),
            label=commitment.what,
            topic=topic_told(frame, within.start, within.stop),
            horizon=day,
            rule="set",
        )


def _outcome(words: Words, draft: Draft) -> int:
    """Position at which the words that name the outcome begin: behind «من المتوقع أن», «قد» or «لن»."""
    at = draft.outcome
    while at < draft.last - 1 and words.marks[at] == "that":
        at += words.lengths[at]
    return draft.start if at <= draft.first else words.tokens[at].start


def _horizon(reading: Reading, span: Span) -> str:
    """The last date inside the span that can be placed in the calendar, "" when there is none."""
    for date in reversed(reading.dates[: bisect_left(reading.dates, span.end, key=_START)]):
        if date.span.start < span.start:
            break
        if date.type == "DATE" and date.span.end <= span.end and date.value[:1].isdigit():
            return date.value
    return ""


FORECASTS = Annotator(
    "forecasts",
    annotate_forecasts,
    needs=frozenset({"dates", "actors", "claims", "commitments"}),
    gives=frozenset({"forecasts"}),
)
