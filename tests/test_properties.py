"""What holds for every text: spans lie in the raw text, reading ends, and ends the same way."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.exporters import to_schema
from riwaya.model import Reading, Span
from tests.gate.corpus import readings

_DAMAGE = st.sampled_from(
    [
        "\u202e",
        "\u200f",
        "\u00a0",
        "ـ",
        "\u064b",
        "«",
        "»",
        '"',
        "“",
        "”",
        "\n",
        "\r\n",
        "\x0b",
        "ﻻ",
        "٣",
        "😀",
        "(",
        "،",
        ".",
        "",
    ]
)
_TEXTS = st.sampled_from([reading.article.text for reading in readings()])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of an example article with marks thrown in and pieces taken out."""
    text = draw(_TEXTS)
    start = draw(st.integers(0, max(0, len(text) - 700)))
    chars = list(text[start : start + draw(st.integers(20, 700))])
    for _ in range(draw(st.integers(0, 25))):
        chars[draw(st.integers(0, len(chars) - 1))] = draw(_DAMAGE)
    return "".join(chars)


_ODD_WORDS = st.sampled_from(
    ["ل", "ب", "و", "ال", "لل", "أ", "عبد", "بن", "ـ", "لـ", "بـ", "5", "١٢", "/", "أن", "ما", "،", ":", '"', "»"]
)


@st.composite
def mistyped(draw: st.DrawFn) -> str:
    """A stretch of an example article with words replaced by lone clitics, marks or their own ends."""
    words = draw(_TEXTS).split(" ")
    start = draw(st.integers(0, max(0, len(words) - 120)))
    words = words[start : start + draw(st.integers(5, 120))]
    for _ in range(draw(st.integers(1, 30))):
        at = draw(st.integers(0, len(words) - 1))
        words[at] = draw(_ODD_WORDS) if draw(st.booleans()) else words[at][draw(st.integers(0, 3)) :]
    return " ".join(words)


def spans_of(reading: Reading) -> list[Span]:
    """All spans of all records."""
    found = list(reading.sentences) + [passage.span for passage in reading.article.boilerplate]
    for layer in ("dates", "quantities", "actors", "claims", "forecasts", "causes", "events", "commitments", "skips"):
        for record in getattr(reading, layer):
            values = [getattr(record, field.name) for field in fields(record)]
            found += [value for value in values if isinstance(value, Span)]
            for value in values:
                if isinstance(value, tuple):
                    found += [s for item in value if isinstance(s := getattr(item, "span", None), Span)]
    return found


def check(text: str) -> None:
    article = riwaya.article_of(text, published="2024-02-01")
    reading = riwaya.read(article)
    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)
        quote = reading.article.quote(span)
        assert quote == text[span.start : span.end]
        assert quote.strip()
    assert to_schema(reading) == to_schema(riwaya.read(article))
    parties = {party.key for party in reading.parties}
    assert {mention.party for mention in reading.actors} <= parties
    claims = {claim.id for claim in reading.claims}
    assert {claim.within for claim in reading.claims} - {""} <= claims
    assert {forecast.by for forecast in reading.forecasts} - {""} <= claims


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(damaged())
def test_every_span_quotes_the_raw_text(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(mistyped())
def test_words_that_are_cut_or_stand_alone_are_read(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text)


def test_a_text_may_end_behind_any_word() -> None:
    for reading in readings():
        for at, sentence in enumerate(reading.sentences):
            words = reading.article.quote(sentence).split()
            for length in range(1 + at % 4, len(words) + 1, 4):
                riwaya.read(riwaya.article_of(" ".join(words[:length]), published="2024-02-01"))


@pytest.mark.parametrize(
    "text",
    [
        "وعندما يصف الرئيس الاتهامات بأنها مؤامرة،",
        "نفى الوزير ما",
        "دعا إلى طرد السفير،",
        "وترددت أنباء عن أن",
        "دعا الرئيس عبد الفتاح ل السيسي إلى الحوار",  # a clitic alone in a name
    ],
)
def test_texts_that_stop_where_more_is_looked_for(text: str) -> None:
    assert riwaya.read(riwaya.article_of(text))
