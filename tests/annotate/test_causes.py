"""Causes: the cases of the lexicon, antecedents, chains, and spans on damaged text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import article_of
from riwaya.annotate.causes import annotate_causes
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Cause, Reading
from riwaya.settings import Settings

CASES = load_table("causes", folder="cases").rows


def causes_of(text: str) -> tuple[str, list[Cause]]:
    """The raw text and its causes, found from the tokens alone."""
    article = article_of(text)
    reading = Reading(article=article, frame=frame_of(article))
    return article.text, [record for record in annotate_causes(reading, Settings()) if isinstance(record, Cause)]


@pytest.mark.parametrize("case", CASES, ids=[row["note"] for row in CASES])
def test_case(case: dict[str, str]) -> None:
    raw, found = causes_of(case["input"].replace("⏎", "\n"))
    expected = [] if case["expected"] == "-" else [part.split(" > ") for part in case["expected"].split(" ; ")]
    shown = [
        (raw[c.cause.start : c.cause.end], raw[c.effect.start : c.effect.end], c.modality, raw[c.cue.start : c.cue.end])
        for c in found
    ]
    if not expected:
        assert shown == []
    for cause, effect, modality in expected:
        assert any(cause in c and effect in e and modality == m for c, e, m, _ in shown), shown


def test_pointer_is_tied_to_what_it_stands_for() -> None:
    raw, [cause] = causes_of("أفلس المورد الوحيد للوقود. أدى ذلك إلى توقف المشروع.")
    assert raw[cause.cause.start : cause.cause.end] == "ذلك"
    assert cause.antecedent is not None
    assert "أفلس المورد" in raw[cause.antecedent.start : cause.antecedent.end]


def test_what_a_pointer_stands_for_ends_before_the_effect() -> None:
    raw, [cause] = causes_of("أغلق الجيش المعبر، ثم توقفت المساعدات، فتفاقمت المجاعة بسبب ذلك.")
    assert cause.antecedent is not None
    assert raw[cause.antecedent.start : cause.antecedent.end] == "أغلق الجيش المعبر، ثم توقفت المساعدات"
    assert raw[cause.effect.start : cause.effect.end] == "فتفاقمت المجاعة"


def test_chain_inside_an_article() -> None:
    _, found = causes_of("أدى الجفاف إلى تراجع المحاصيل. تراجع المحاصيل أدى إلى هجرة المزارعين.")
    assert len(found) == 2
    _, joined = causes_of("أدى الجفاف إلى نقص المياه، مما دفع السكان إلى الهجرة.")
    assert joined[1].follows == joined[0].id


def test_ids_are_unique_and_stable() -> None:
    text = "أدى الجفاف إلى نقص المياه بسبب الإهمال، ما دفع السكان إلى الهجرة."
    first, second = causes_of(text)[1], causes_of(text)[1]
    assert first == second
    assert len({cause.id for cause in first}) == len(first)


PIECES = st.sampled_from(
    [
        "أدى",
        "إلى",
        "بسبب",
        "ما",
        "مما",
        "ذلك",
        "،",
        ".",
        "«",
        "»",
        '"',
        "\n",
        "القصف",
        "لأن",
        "وأثار",
        "\u200f",
        "لِ",
        "قد",
        "عزت",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_spans_lie_in_the_text(pieces: list[str]) -> None:
    raw, found = causes_of(" ".join(pieces) or " ")
    for cause in found:
        for span in (cause.cause, cause.cue, cause.effect):
            assert 0 <= span.start < span.end <= len(raw)


def test_a_text_that_breaks_off_behind_the_verb_has_no_cause() -> None:
    assert causes_of("زار الوفد القرى التي يجب أن يعود إليها #")[1] == []
    assert causes_of("وهدد زعيم الحركة، الذي رفض الحوار، بأن")[1] == []


@pytest.mark.parametrize("piece", ["أدى ", "بسبب ", "، ", "« ", "ما ", "لأن "])
def test_hostile_repetition_is_linear(piece: str) -> None:
    causes_of(piece * 5000)
