"""Forecasts with what became of them, and the records of those who made them."""

from __future__ import annotations

import pytest

from riwaya.model import Forecast, Span
from riwaya.views import scenarios
from riwaya.views.evidence import Evidence
from riwaya.views.outcomes import FEW, Outcome, happened, probability, ranges, record_of
from riwaya.views.scenarios import records
from tests.link.stories import story_of

THERE = Evidence("a", "", "", "2024-01-01", Span(0, 1), "x")


def forecast(likelihood: str) -> Forecast:
    return Forecast("f", Span(0, 1), likelihood)


@pytest.mark.parametrize("step", ["certain", "likely", "possible", "unlikely", "impossible"])
def test_probabilities_lie_in_the_documented_ranges(step: str) -> None:
    low, high = ranges()[step]
    assert low <= probability(step) <= high


@pytest.mark.parametrize(
    ("likelihood", "came", "expected"),
    [("certain", True, True), ("likely", False, False), ("impossible", True, False), ("unlikely", False, True)],
)
def test_words_that_come_true_and_what_they_rate(likelihood: str, came: bool, expected: bool) -> None:
    assert happened(forecast(likelihood), Outcome(came, "told", THERE)) is expected


def test_scores() -> None:
    record = record_of("x", [(forecast("likely"), Outcome(True, "told", THERE))] * 2)
    assert (record.judged, record.right, record.few) == (2, 2, True)
    assert record.brier == pytest.approx(0.04)
    assert record.score == pytest.approx(-0.223)
    assert not record_of("x", [(forecast("possible"), Outcome(True, "told", THERE))] * FEW).few


def test_a_forecast_that_a_later_text_says_came_true() -> None:
    first = ("2024-03-10", "توقعت الباحثة سلمى النجار أن تتوقف إضرابات عمال الميناء قبل نهاية الصيف.")
    later = (
        "2024-09-20",
        "عاد العمل إلى المرافئ. وكانت الباحثة سلمى النجار قد توقعت أن تتوقف إضرابات عمال الميناء، وقد تحقق ذلك.",
    )
    cards = scenarios(story_of(first, later))
    ends = [outlook.outcome for card in cards for outlook in card.outlooks if outlook.outcome]
    assert [(end.came, end.reason) for end in ends] == [(True, "told")]
    assert [record.few for record in records(cards)] == [True]


def test_who_goes_unnamed_has_no_record() -> None:
    first = ("2024-03-10", "توقع مسؤول في وزارة النفط العراقية أن تتوقف إضرابات عمال الميناء قبل نهاية الصيف.")
    later = (
        "2024-09-20",
        "عاد العمل. وكان مسؤول في وزارة النفط العراقية قد توقع أن تتوقف إضرابات عمال الميناء، وقد تحقق ذلك.",
    )
    cards = scenarios(story_of(first, later))
    judged = [outlook for card in cards for outlook in card.outlooks if outlook.outcome]
    assert [outlook.unnamed for outlook in judged] == [True]
    assert not records(cards)


def test_a_date_that_passed_judges_its_forecast() -> None:
    first = ("2024-01-10", "زار الوزير الورشة صباحاً. وقال الوزير إن افتتاح جسر النهر سيتم في 15 آذار/مارس 2024.")
    later = (
        "2024-03-20",
        "عطلت الأمطار شحن المعدات. وقال مسؤول في البلدية إن افتتاح الجسر أُرجئ من 15 آذار/مارس إلى 15 أيار/مايو 2024.",
    )
    ends = [o.outcome for card in scenarios(story_of(first, later)) for o in card.outlooks if o.outcome]
    assert [(end.came, end.reason) for end in ends] == [(False, "missed")]


def test_a_negative_forecast_is_no_impossible_thing() -> None:
    cards = scenarios(story_of(("2024-01-10", "قال الوزير: «لن تصمد الهدنة أسبوعاً واحداً».")))
    assert [outlook.rating for card in cards for outlook in card.outlooks] == ["not-impossible"]


def test_numbered_scenarios_are_rated_by_the_sentences_behind_them() -> None:
    text = (
        "ثلاثة سيناريوهات أمام الميناء.\nالسيناريو الأول: بيع كامل\nتشتري شركة واحدة الأرصفة كلها. وهذا هو السيناريو "
        "الأرجح، بشرط أن يوافق المجلس.\nالسيناريو الثاني: إيجار طويل\nتؤجر الأرصفة عشرين عاماً. "
        "ويبقى هذا السيناريو غير مرجح."
    )
    cards = scenarios(story_of(("2024-01-10", text)))
    ratings = {o.evidence.words: (o.rating, o.condition) for card in cards if card.enumerated for o in card.outlooks}
    assert ratings["بيع كامل"] == ("likely", "بشرط أن يوافق المجلس")
    assert ratings["إيجار طويل"] == ("unlikely", "")
