"""What became of forecasts, and how well those who made them did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link.days import gap_in_days, last_day, slip_in_days
from riwaya.link.terms import terms_of, weak_terms
from riwaya.model import Forecast, Reading, Span, Story
from riwaya.views.deadlines import Chain, Step, deadlines
from riwaya.views.evidence import Evidence, StoryIndex, day_of

# Share of the words of the shorter of two forecasts from which they are of one outcome.
_ALIKE = 0.5
_STEM = 3
# Days after which no text recalls a forecast.
_LONGEST = 800
# Forecasts below which a record says little, whatever its scores.
FEW = 10
_SETS = frozenset(("set", "moved", "repeats"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast: whether its words came true, and the words that say so.

    `reason`: told (a text says that it came true or did not), kept (the date that was foretold was kept) or missed
    (it passed or was put off).
    """

    came: bool
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Record:
    """The forecasts of one party that can be judged: `brier` and `score` (mean natural log) of the middle of the
    documented range of each likelihood; `few`: too few to say anything about the forecaster."""

    forecaster: str
    judged: int
    right: int
    brier: float
    score: float
    few: bool


@cache
def ranges() -> dict[str, tuple[float, float]]:
    """The documented range of probability of each likelihood."""
    return {row["step"]: (float(row["low"]), float(row["high"])) for row in load_table("likelihood").rows}


def probability(likelihood: str) -> float:
    """The middle of the range of a likelihood.

    >>> probability("likely")
    0.8
    """
    low, high = ranges()[likelihood]
    return round((low + high) / 2, 4)


def happened(forecast: Forecast, outcome: Outcome) -> bool:
    """Whether what a forecast rates happened: «لن يصمد» rates the holding, and comes true when nothing holds."""
    return outcome.came if forecast.likelihood not in ("unlikely", "impossible") else not outcome.came


def record_of(forecaster: str, judged: Iterable[tuple[Forecast, Outcome]]) -> Record:
    """The record of a forecaster over forecasts with their outcomes."""
    rows = [(probability(forecast.likelihood), happened(forecast, outcome), outcome) for forecast, outcome in judged]
    brier = sum((p - came) ** 2 for p, came, _ in rows) / len(rows)
    score = sum(log(p if came else 1 - p) for p, came, _ in rows) / len(rows)
    right = sum(outcome.came for _, _, outcome in rows)
    return Record(forecaster, len(rows), right, round(brier, 3), round(score, 3), len(rows) < FEW)


def outcomes(
    story: Story, index: StoryIndex, forecasts: Iterable[tuple[str, Forecast]]
) -> tuple[dict[str, Outcome], frozenset[str]]:
    """Outcome by forecast id, for the forecasts (article id, forecast) of which the story tells one; and the ids of
    forecasts that only recall an earlier one."""
    forecasts = list(forecasts)
    found: dict[str, Outcome] = {}
    recalls: set[str] = set()
    here: defaultdict[str, list[Forecast]] = defaultdict(list)
    for article, forecast in forecasts:
        here[article].append(forecast)
    for chain in deadlines(story, index):
        for step, outcome in _kept(chain):
            for forecast in here[step.evidence.article]:
                if forecast.span.overlaps(step.evidence.span):
                    found.setdefault(forecast.id, outcome)
    terms = _Terms(index)
    for recalled, outcome in _told(story, index, here):
        recalls |= {forecast.id for forecast in here[recalled[0]] if forecast.span.overlaps(recalled[1])}
        for article, forecast in forecasts:
            earlier = day_of(index.readings[article].article) < outcome.evidence.published
            if not earlier or article == recalled[0] or not _of_one(index, forecast, recalled):
                continue
            if terms.alike((article, forecast.span), recalled):
                found[forecast.id] = outcome
    return found, frozenset(recalls)


def _of_one(index: StoryIndex, forecast: Forecast, recalled: tuple[str, Span]) -> bool:
    """Whether a forecast can be the one that a text recalls: not where two parties are named as those who made them."""
    claim = index.claims.get(forecast.by)
    told = [c for c in index.readings[recalled[0]].claims if c.content.overlaps(recalled[1])]
    return claim is None or not told or index.speaker(claim) in {index.speaker(other) for other in told}


def _kept(chain: Chain) -> Iterator[tuple[Step, Outcome]]:
    """Steps of a chain that set a date to come, with what became of that date."""
    for number, step in enumerate(chain.steps):
        due, told = last_day(step.commitment.deadline), last_day(step.day)
        if step.role not in _SETS or due is None or told is None or due < told:
            continue
        for later in chain.steps[number + 1 :]:
            date, then = step.commitment.deadline, later.commitment.deadline
            if later.role in ("met", "early"):
                yield step, Outcome(True, "kept", later.evidence)
                break
            put_off = later.role == "moved" and (slip_in_days(date, then) or 0) > 0 and gap_in_days(date, then) != 0
            if put_off or (later.role == "missed" and gap_in_days(date, then) == 0):
                yield step, Outcome(False, "missed", later.evidence)
                break


@cache
def _phrases() -> dict[str, bool]:
    return {key_of(fold(row["phrase"])): row["outcome"] == "came" for row in load_table("outcome_words").rows}


def _told(
    story: Story, index: StoryIndex, forecasts: dict[str, list[Forecast]]
) -> Iterator[tuple[tuple[str, Span], Outcome]]:
    """Recollections of forecasts with what a text says became of them: those of its sentence, else of the one
    before."""
    for reading in story.readings:
        for number, sentence in enumerate(reading.sentences):
            came = _verdict(reading, sentence)
            if came is None:
                continue
            article = reading.article.id
            evidence = index.evidence(article, sentence)
            spans = [forecast.span for forecast in forecasts.get(article, [])]
            here = _expected(reading, spans, sentence)
            before = reading.sentences[number - 1] if number else sentence
            for span in here or _expected(reading, spans, before):
                yield (article, span), Outcome(came, "told", evidence)


def _verdict(reading: Reading, sentence: Span) -> bool | None:
    words = f" {key_of(fold(reading.article.quote(sentence)))} "
    found = [(words.find(phrase), came) for phrase, came in _phrases().items() if phrase in words]
    return min(found)[1] if found else None


def _expected(reading: Reading, forecasts: list[Span], sentence: Span) -> list[Span]:
    """What is told in a sentence to have been expected."""
    claims = [c.content for c in reading.claims if c.act == "expect" and sentence.overlaps(c.content)]
    own = [span for span in forecasts if sentence.contains(span) and not any(c.overlaps(span) for c in claims)]
    return claims or own


class _Terms:
    """The terms of forecasts, each read once."""

    def __init__(self, index: StoryIndex) -> None:
        self.index = index
        self.known: dict[tuple[str, Span], frozenset[str]] = {}

    def of(self, place: tuple[str, Span]) -> frozenset[str]:
        """The telling terms of a forecast at (article id, span)."""
        if place not in self.known:
            self.known[place] = terms_of(self.index.readings[place[0]].article.quote(place[1])) - weak_terms()
        return self.known[place]

    def alike(self, one: tuple[str, Span], other: tuple[str, Span]) -> bool:
        """Whether a forecast and one that is recalled are of one outcome: they share most words of the shorter, and
        more than one; the recollection comes within some two years."""
        days = [day_of(self.index.readings[article].article) for article, _ in (one, other)]
        gap = gap_in_days(*days) if all(days) else None
        if gap is None or gap > _LONGEST:
            return False
        first, second = self.of(one), self.of(other)
        shared = sum(any(_is_word(term, word) for word in second) for term in first)
        return shared > 1 and shared >= _ALIKE * min(len(first), len(second))


def _is_word(one: str, other: str) -> bool:
    """Whether two terms are one word, an ending apart: «مرحلي», «مرحلتين»."""
    return one == other or (len(min(one, other, key=len)) > _STEM and (one.startswith(other) or other.startswith(one)))
