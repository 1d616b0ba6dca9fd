"""Accuracy on the example story may rise and may not sink."""

from __future__ import annotations

import pytest

from tests.gate.corpus import gold, measured, readings
from tests.gate.floors import counts, pinned


def test_the_gold_quotes_its_articles() -> None:
    texts = {reading.article.stem: reading.article.text for reading in readings()}

    def check(value: object, text: str) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["text"]
            for item in value.values():
                check(item, text)
        elif isinstance(value, list):
            for item in value:
                check(item, text)

    for stem, doc in gold().items():
        check(doc, texts[stem])


def test_the_gold_has_not_shrunk() -> None:
    for layer, count in pinned()["counts"].items():
        assert counts()[layer] >= count


@pytest.mark.parametrize("measure", sorted(pinned()["floors"]))
def test_floor(measure: str) -> None:
    assert measured()[measure] >= pinned()["floors"][measure] - 0.0005


def test_no_layer_is_empty_on_the_example() -> None:
    for layer in ("dates", "quantities", "parties", "actors", "claims", "forecasts", "causes", "events", "commitments"):
        assert sum(len(getattr(reading, layer)) for reading in readings()) > 10
