"""Annotator of forecasts: what somebody says will, may or will not come.

Triggers come from `futures`, spans are the clause around the trigger (`clauses`), enumerated scenarios
from `scenarios`. Likelihood is the scheme's five-step scale; the numeric ranges stand beside the words in
the lexicon table `likelihood`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.outlook.clauses import Words, left_edge, right_edge, start_of, trimmed, words_of
from riwaya.annotate.outlook.futures import Trigger, triggers_in
from riwaya.annotate.outlook.voices import Voices
from riwaya.model import Forecast, Frame, Reading, Span, identity
from riwaya.settings import Settings


class Draft(NamedTuple):
    """A forecast in positions of the folded text, before it gets its id."""

    start: int
    end: int
    likelihood: str
    rule: str
    label: tuple[int, int]
    condition: tuple[int, int] | None = None
    negated: bool = False
    group: str = ""


def annotate_forecasts(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the forecasts of a reading, in order of position."""
    frame = reading.framed()
    words = words_of(frame)
    drafts: list[Draft] = []
    for start, end in frame.sentences:
        block = frame.block_at(start)
        if block is None or block.kind != "body":
            continue
        inside = frame.tokens_in(start, end)
        drafts += drafts_in(words, inside.start, inside.stop)
    return _records(reading, frame, drafts)


def drafts_in(words: Words, low: int, high: int) -> list[Draft]:
    """Forecasts of the sentence with tokens `low..high`."""
    triggers = _joined(words, triggers_in(words, low, high))
    if not triggers:
        return []
    conditions = conditions_in(words, low, high)
    begins = _begins(words, triggers, low, high)
    drafts = []
    for k, trigger in enumerate(triggers):
        _, limit = words.bounds(trigger.first, low, high)
        stops = {begin for begin in begins[k + 1 :] if begin > trigger.last}
        finish = right_edge(words, trigger.last - 1, limit, stops)
        first, last = trimmed(words, begins[k], finish)
        if last <= trigger.last - 1 or last - trigger.first < 2:
            continue
        start = trigger.start if first == trigger.first else start_of(words, first)
        condition = _condition_for(conditions, first, last)
        span = (start, words.tokens[last - 1].end)
        drafts.append(
            Draft(*span, _likelihood(words, trigger, first, last), trigger.kind, span, condition, trigger.negated)
        )
    return drafts


def _joined(words: Words, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Triggers without those that another one in the same clause governs («من المتوقع أن … ستـ»)."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if (
            kept
            and not trigger.joined
            and kept[-1].kind in ("that", "modal", "noun")
            and trigger.first - kept[-1].last <= 3
        ):
            continue
        if trigger.kind in ("adverb", "plan"):
            continue
        kept.append(trigger)
    return kept


def _begins(words: Words, triggers: Sequence[Trigger], low: int, high: int) -> list[int]:
    """The first token of each trigger's clause."""
    firsts = {trigger.first for trigger in triggers}
    begins = []
    for trigger in triggers:
        bottom, _ = words.bounds(trigger.first, low, high)
        if trigger.joined:
            begins.append(trigger.first)
        elif trigger.kind == "noun":
            begins.append(trigger.last)
        else:
            begins.append(left_edge(words, trigger.first, bottom, firsts))
    return begins


def _likelihood(words: Words, trigger: Trigger, first: int, last: int) -> str:
    """The trigger's likelihood, changed by words of its clause."""
    return trigger.likelihood


def conditions_in(words: Words, low: int, high: int) -> list[tuple[int, int]]:
    """Tokens of each conditional clause, its cue included."""
    found = []
    for index in range(low, high):
        if words.marks[index] == "condition":
            _, limit = words.bounds(index, low, high)
            last = right_edge(words, index + words.lengths[index] - 1, limit)
            found.append((index, last))
    return found


def _condition_for(conditions: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int] | None:
    """The condition that stands before the forecast in its sentence, or directly behind it."""
    before = [pair for pair in conditions if pair[0] < first]
    behind = [pair for pair in conditions if last <= pair[0] <= last + 1]
    return behind[0] if behind else before[-1] if before else None


def _records(reading: Reading, frame: Frame, drafts: Sequence[Draft]) -> list[Forecast]:
    voices = Voices(reading.claims)
    records = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        span = frame.span(draft.start, draft.end)
        condition = None
        if draft.condition is not None:
            tokens = frame.tokens
            condition = frame.span(tokens[draft.condition[0]].start, tokens[draft.condition[1] - 1].end)
        records.append(
            Forecast(
                id=identity("forecast", reading.article.id, span.start, span.end),
                span=span,
                likelihood=draft.likelihood,
                by=voices.by(span),
                label=frame.text.quote(*draft.label),
                horizon=_horizon(reading, span),
                group=draft.group,
                condition=condition,
                negated=draft.negated,
                rule=draft.rule,
            )
        )
    return records


def _horizon(reading: Reading, span: Span) -> str:
    """The last calendar date inside the span, "" when there is none."""
    inside = [d for d in reading.dates if d.type in ("DATE", "TIME") and span.contains(d.span)]
    return inside[-1].value if inside and not inside[-1].value.endswith("_REF") else ""


FORECASTS = Annotator(
    "forecasts", annotate_forecasts, needs=frozenset({"dates", "actors", "claims"}), gives=frozenset({"forecasts"})
)
