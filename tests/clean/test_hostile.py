"""Cleaning stays linear on hostile text: twice the text costs at most about twice the work, counted by calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest

import riwaya
from riwaya.clean import frame_of

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def steps(work: Callable[[], object]) -> int:
    """Python function calls and lines that `work` takes: a measure of work without a clock."""
    count = 0

    def tracer(_: FrameType, event: str, __: object) -> TraceFunction:
        nonlocal count
        count += event in ("call", "line")
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit", ["«", "»", '"', "“قال ", "«قال» ", ". ", "، ", "1", "ا", "قال أن ", "\n", "(", "«ا.", "\u202e"]
)
def test_growth(unit: str) -> None:
    def frame(times: int) -> Callable[[], object]:
        article = riwaya.article_of("قال المتحدث نعم " + unit * times, published="2024-01-01")
        return lambda: frame_of(article)

    frame(10)()
    small, large = steps(frame(1000)), steps(frame(4000))
    assert large <= 4 * small * 1.6 + 2000
