"""Statements shown as what was done, and stands that turn."""

from __future__ import annotations

import pytest

from riwaya.model import Position, Ref, Span
from riwaya.views.labels import label
from riwaya.views.parties import _turned
from riwaya.views.said import said_as


@pytest.mark.parametrize(
    ("act", "cue", "expected"),
    [
        ("expect", "استبعد", "rule_out"),
        ("expect", "لا يستبعد", "expect"),
        ("expect", "توقعت", "expect"),
        ("assert", "ورحبت", "welcome"),
        ("assert", "دان", "condemn"),
        ("assert", "اتهموا", "accuse"),
        ("deny", "أعلنت", "deny"),
    ],
)
def test_the_label_of_a_statement(act: str, cue: str, expected: str) -> None:
    assert said_as(act, cue) == expected
    assert label(expected) != expected


def stand(stance: str, day: str) -> Position:
    """A position of one party on one question."""
    return Position("x", "q", day, stance, "stated", Ref("a", "claims", Span(0, 1), "c"))


def test_only_the_opposite_of_an_earlier_day_is_a_reversal() -> None:
    before = stand("support", "2024-01-01")
    assert _turned(before, stand("oppose", "2024-02-01"))
    assert not _turned(before, stand("oppose", "2024-01-01"))
    assert not _turned(before, stand("ambiguous", "2024-02-01"))
    assert not _turned(None, before)
