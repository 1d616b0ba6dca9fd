from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lang.ar import fold, fold_text, key_of, strip_article, variants

_RAW = st.text(alphabet="اأإآبتثلقمى يةؤئ\u064b\u0651\u0640\u200f\u202e\u00a0٠١٢5.،«»ﻻﷲ\n", max_size=60)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("أكّدَ الرئيسُ", "اكد الرئيس"),
        ("إيـــران", "ايران"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("الآن\u00a0وهنا", "الان وهنا"),
        ("ﻻ ﷲ", "لا الله"),
        ("\u202bقال\u202c", "قال"),
        ("کابل", "كابل"),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_key() -> None:
    assert key_of(fold("مسؤولة على مبنى")) == "مسووله علي مبني"


@given(_RAW)
def test_every_folded_character_comes_from_its_raw_one(raw: str) -> None:
    text = fold_text(raw)
    assert len(key_of(text.chars)) == len(text.chars)
    last = -1
    for position in range(len(text.chars)):
        index = text.raw_index(position)
        assert 0 <= index < len(raw)
        assert index >= last
        last = index
    if text.chars:
        span = text.span(0, len(text.chars))
        assert fold(raw[span.start : span.end]) == text.chars


def test_variants() -> None:
    assert [v.stem for v in variants("وببغداد")] == ["وببغداد", "ببغداد", "بغداد"]
    assert "الانسحاب" in [v.stem for v in variants("للانسحاب")]
    assert "يعلن" in [v.stem for v in variants("سيعلن")]
    assert strip_article("الرئيس") == "رئيس"
