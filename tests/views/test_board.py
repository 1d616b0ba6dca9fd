from __future__ import annotations

import json
from typing import Any

import pytest

from riwaya.model import Story
from riwaya.model.board import BoardEntry
from riwaya.views.board import board, mean_brier


def entries(*lines: tuple[str, str, dict[str, Any]]) -> tuple[BoardEntry, ...]:
    return tuple(
        BoardEntry(n, kind, subject, json.dumps(body), n, "س", f"2024-05-{n:02d}T10:00:00+00:00")
        for n, (kind, subject, body) in enumerate(lines, 1)
    )


def row(ratings: dict[str, int], grades: str = "A1", **more: Any) -> dict[str, Any]:
    place = {"layer": "claims", "handle": "x", "article": "a", "start": 0, "end": 3, "exact": "قال"}
    return {**place, "reliability": grades[0], "credibility": grades[1], "ratings": ratings, **more}


TWO = (("hypothesis", "h1", {"text": "ينسحبون"}), ("hypothesis", "h2", {"text": "يبقون"}))


def test_only_what_is_inconsistent_counts_and_the_lower_grade_weighs() -> None:
    shown = board(
        Story(
            "s",
            board=entries(
                *TWO,
                ("evidence", "e1", row({"h1": -2, "h2": 2})),
                ("evidence", "e2", row({"h1": 1, "h2": -1}, "A3")),
                ("evidence", "e3", row({"h1": 1, "h2": 1}, "E1")),
            ),
        )
    )
    assert {h.id: (h.against, h.least) for h in shown.hypotheses} == {"h1": (2.0, False), "h2": (0.6, True)}
    assert [(r.id, r.diagnosticity, r.decides) for r in shown.rows] == [
        ("e1", 2.0, True),
        ("e2", 1.0, False),
        ("e3", 0.0, False),
    ]


def test_the_newest_line_stands_and_what_was_taken_off_goes() -> None:
    lines = (
        *TWO,
        ("hypothesis", "h3", {"text": "ثالثة"}),
        ("hypothesis", "h3", {"text": "ثالثة", "gone": True}),
        ("evidence", "e1", row({"h1": -2, "h3": 2})),
        ("evidence", "e1", row({"h1": -1, "h3": 2}, "F6")),
        ("evidence", "e2", row({"h1": -2}, gone=True)),
    )
    shown = board(Story("s", board=entries(*lines)))
    assert [h.id for h in shown.hypotheses] == ["h1", "h2"]
    assert [(r.id, r.version, r.ratings, r.weight) for r in shown.rows] == [("e1", 6, {"h1": -1}, 0.5)]


def test_estimates_are_kept_and_scored_when_resolved() -> None:
    lines = (
        *TWO,
        ("estimate", "estimate", {"values": {"h1": 0.5, "h2": 0.5}}),
        ("estimate", "estimate", {"values": {"h1": 0.8, "h2": 0.2}}),
        ("resolution", "h1", {"outcome": "yes"}),
        ("resolution", "h2", {"outcome": "no"}),
        ("estimate", "estimate", {"values": {"h1": 1.0}}),
    )
    shown = board(Story("s", board=entries(*lines)))
    one, other = shown.hypotheses
    assert [value for _, _, value in one.estimates] == [0.5, 0.8, 1.0]
    # What is estimated after the outcome is known does not count.
    assert (one.brier, one.log_score) == pytest.approx((0.04, 0.2231), abs=1e-4)
    assert other.brier == pytest.approx(0.04)
    assert mean_brier(shown) == pytest.approx(0.04)
    assert mean_brier(board(Story("s"))) is None
