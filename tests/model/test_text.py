from __future__ import annotations

import pytest

from riwaya.errors import SpanError
from riwaya.lang.ar import fold_text
from riwaya.model import Span, Text


def test_a_plain_text_maps_to_itself() -> None:
    text = Text.plain("قالت بغداد")
    assert text.span(5, 10) == Span(5, 10)
    assert text.quote(5, 10) == "بغداد"


def test_marks_of_the_last_letter_belong_to_the_quote() -> None:
    text = fold_text("أكّدَ مؤخراً، أمس")
    start = text.chars.index("مؤخرا")
    assert text.quote(start, start + 5) == "مؤخراً"


def test_a_range_outside_is_refused() -> None:
    with pytest.raises(SpanError):
        Text.plain("نص").span(1, 9)
    with pytest.raises(SpanError):
        Span(3, 3)


def test_position_is_the_way_back() -> None:
    text = fold_text("قـــال الــرئيس إنّ الأمر ﻻ يعنيه")
    for position in range(len(text.chars)):
        assert text.position(text.raw_index(position)) <= position
    at = text.chars.index("يعنيه")
    assert text.position(text.raw.index("يعنيه")) == at
