"""The public Arabic number cases, where they are at hand."""

from __future__ import annotations

import pytest
from benchmarks.recognizers_numbers import FOLDER, MODELS, measure


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the public specification is not at hand")
@pytest.mark.parametrize("model", sorted(MODELS))
def test_at_least_95_percent(model: str) -> None:
    right, counted, _, wrong = measure(model)
    assert right / counted >= 0.95, wrong
