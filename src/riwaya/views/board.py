"""Hypotheses against evidence: what speaks against which, which row tells them apart, and how estimates fared.

The matrix after Heuer: only what is inconsistent with a hypothesis counts against it. It makes a judgement visible; it
gives no probabilities and has not been shown to make judgement less biased.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from math import log
from statistics import fmean, pstdev
from typing import Any

from riwaya.model import Story
from riwaya.model.board import BoardEntry

RATINGS = (-2, -1, 0, 1, 2)
RELIABILITY = "ABCDEF"
CREDIBILITY = "123456"
# Weight of a grade: A or 1 is full; F and 6, which say that nothing can be judged, are a half.
_WEIGHTS = (1.0, 0.8, 0.6, 0.4, 0.2, 0.5)
_LEAST = 0.001


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A hypothesis: what weighs against it, its estimates in time (when, who, probability), what became of it.

    `least` is True for the one with least against it. `brier` and `log_score` are of the last estimate, None before
    the hypothesis is resolved; smaller is better.
    """

    id: str
    text: str
    version: int
    against: float
    least: bool
    estimates: tuple[tuple[str, str, float], ...]
    outcome: str
    resolution_version: int
    brier: float | None
    log_score: float | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row: its words, how it rates each hypothesis, its grades; `diagnosticity` is how far its ratings lie apart.

    `decides` is True when without this row another hypothesis would have least against it.
    """

    id: str
    layer: str
    handle: str
    article: str
    words: str
    start: int
    reliability: str
    credibility: str
    ratings: dict[str, int]
    version: int
    weight: float
    diagnosticity: float
    decides: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board; `total` is the sum of the last estimates, None when there are none."""

    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[EvidenceRow, ...]
    total: float | None


def board(story: Story) -> Board:
    """The board as it stands, rows that tell hypotheses apart most first."""
    last: dict[tuple[str, str], BoardEntry] = {}
    for entry in story.board:
        last[entry.kind, entry.subject] = entry
    alive = {subject: body for (kind, subject), body in _bodies(last) if kind == "hypothesis" and not body.get("gone")}
    raw = {subject: body for (kind, subject), body in _bodies(last) if kind == "evidence" and not body.get("gone")}
    scores = _against(alive, raw)
    leaders = _leaders(scores)
    rows = [_row(key, body, last["evidence", key].version, alive) for key, body in raw.items()]
    without = {key: _leaders(_against(alive, {k: v for k, v in raw.items() if k != key})) for key in raw}
    rows = [replace(row, decides=without[row.id] != leaders) for row in rows]
    rows.sort(key=lambda row: (-row.diagnosticity, row.article, row.start, row.id))
    hypotheses = tuple(
        _hypothesis(story, key, body, last, (scores[key], key in leaders)) for key, body in alive.items()
    )
    latest = [h.estimates[-1][2] for h in hypotheses if h.estimates]
    return Board(hypotheses, tuple(rows), sum(latest) if latest else None)


def _bodies(last: dict[tuple[str, str], BoardEntry]) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    return [(key, json.loads(entry.body)) for key, entry in last.items()]


def _weight(body: dict[str, Any]) -> float:
    """The lower of the two grades decides: a reliable source can say an incredible thing."""
    reliability = _WEIGHTS[RELIABILITY.index(body["reliability"])]
    return min(reliability, _WEIGHTS[CREDIBILITY.index(body["credibility"])])


def _against(alive: dict[str, Any], rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """What weighs against each hypothesis: its inconsistent ratings times the weight of their rows."""
    return {
        key: round(sum(-min(0, body["ratings"].get(key, 0)) * _weight(body) for body in rows.values()), 3)
        for key in alive
    }


def _leaders(scores: dict[str, float]) -> frozenset[str]:
    least = min(scores.values(), default=0.0)
    return frozenset(key for key, score in scores.items() if score == least)


def _row(key: str, body: dict[str, Any], version: int, alive: dict[str, Any]) -> EvidenceRow:
    ratings = {name: int(value) for name, value in body["ratings"].items() if name in alive}
    values = [ratings.get(name, 0) for name in alive]
    return EvidenceRow(
        key,
        body["layer"],
        body["handle"],
        body["article"],
        body["exact"],
        body["start"],
        body["reliability"],
        body["credibility"],
        ratings,
        version,
        _weight(body),
        round(pstdev(values), 2) if len(values) > 1 else 0.0,
        False,
    )


def _hypothesis(
    story: Story, key: str, body: dict[str, Any], last: dict[tuple[str, str], BoardEntry], score: tuple[float, bool]
) -> Hypothesis:
    estimates = []
    for entry in story.board:
        if entry.kind == "estimate":
            value = json.loads(entry.body)["values"].get(key)
            if value is not None:
                estimates.append((entry.when, entry.who, float(value)))
    resolved = last.get(("resolution", key))
    outcome = json.loads(resolved.body)["outcome"] if resolved else ""
    before = [one for one in estimates if not (resolved and outcome) or one[0] <= resolved.when]
    brier, logarithm = _scores(before[-1][2], outcome) if before and outcome else (None, None)
    version = last["hypothesis", key].version
    resolution_version = resolved.version if resolved else 0
    return Hypothesis(
        key, body["text"], version, *score, tuple(estimates), outcome, resolution_version, brier, logarithm
    )


def _scores(probability: float, outcome: str) -> tuple[float, float]:
    """(Brier score, logarithmic score) of one estimate; a certainty that proved wrong costs much, not everything."""
    came = 1.0 if outcome == "yes" else 0.0
    told = probability if came else 1 - probability
    return round((probability - came) ** 2, 4), round(-log(max(_LEAST, told)), 4)


def mean_brier(shown: Board) -> float | None:
    """The mean Brier score of what is resolved, None when nothing is."""
    scores = [h.brier for h in shown.hypotheses if h.brier is not None]
    return round(fmean(scores), 4) if scores else None
