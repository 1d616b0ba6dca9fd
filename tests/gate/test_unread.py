"""The annotations of unread articles: whole, without the publishers' text, and restored as they were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.unread import gold_rows, restored

LAYERS = ("dates", "quantities", "actors", "attributions", "events")


def spans(value: Any) -> Iterator[list[int]]:
    """Every [start, end] in a row."""
    if isinstance(value, list) and len(value) == 2 and all(type(place) is int for place in value):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from spans(each)


def test_a_short_span_is_restored_with_its_words() -> None:
    text = "نفت الوزارة الخبر"
    row = {"attributions": [{"source": [4, 11], "cue": [0, 3], "content": [12, 17], "act": "deny"}], "dates": []}
    claim = restored(row, text)["attributions"][0]
    assert [claim[part]["text"] for part in ("source", "cue", "content")] == ["الوزارة", "نفت", "الخبر"]
    assert restored({"at": [4, 11], "type": "DATE"}, text) == {"start": 4, "end": 11, "text": "الوزارة", "type": "DATE"}


def test_rows_are_whole_and_hold_no_text() -> None:
    rows = gold_rows()
    assert len({row["id"] for row in rows}) == len(rows) == 54
    assert sum(row.get("held_back", False) for row in rows) == sum("second" in row for row in rows) == 15
    for row in rows:
        assert {"actors", "attributions"} <= row.keys(), row["id"]
        assert all(0 <= start < end for start, end in spans(row)), row["id"]
        items = [
            item
            for by in (row, row.get("second", {}), row.get("decided", {}))
            for layer in LAYERS
            for item in by.get(layer, ())
        ]
        assert not {"text", "content_text"} & {key for item in items for key in item}
