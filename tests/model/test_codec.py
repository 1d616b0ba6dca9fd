from __future__ import annotations

import pytest

import riwaya
from riwaya.errors import DataError
from riwaya.model import from_json, to_json
from tests.gate.corpus import readings


def test_a_reading_comes_back_as_it_was() -> None:
    for reading in readings():
        assert from_json(to_json(reading)) == reading


def test_the_same_reading_gives_the_same_bytes() -> None:
    article = riwaya.article_of("قال المتحدث إن 130 هجوماً وقعت منذ أكتوبر 2023.", published="2024-01-12")
    assert to_json(riwaya.read(article)) == to_json(riwaya.read(article))


@pytest.mark.parametrize("line", ["", "{", "[]", '{"article": 3}', '{"nothing": 1}'])
def test_what_is_no_reading_is_refused(line: str) -> None:
    with pytest.raises(DataError):
        from_json(line)
