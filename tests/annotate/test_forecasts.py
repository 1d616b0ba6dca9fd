"""Forecasts: the cases of the lexicon, likelihood, groups, conditions, and spans on damaged text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import article_of, read
from riwaya.annotate.forecasts import annotate_forecasts
from riwaya.annotate.outlook.futures import SCALE
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Forecast, Reading
from riwaya.settings import Settings

CASES = load_table("forecasts", folder="cases").rows


def forecasts_of(text: str) -> tuple[str, list[Forecast]]:
    """The raw text and its forecasts, found from the tokens alone."""
    article = article_of(text)
    reading = Reading(article=article, frame=frame_of(article))
    return article.text, [record for record in annotate_forecasts(reading, Settings()) if isinstance(record, Forecast)]


@pytest.mark.parametrize("case", CASES, ids=[row["note"] for row in CASES])
def test_case(case: dict[str, str]) -> None:
    # a first line that a title could be is kept from being one by the sentence before it
    raw, found = forecasts_of("بدأت الجلسة صباحا.\n" + case["input"].replace("⏎", "\n"))
    expected = [] if case["expected"] == "-" else [part.split(" > ") for part in case["expected"].split(" ; ")]
    shown = [
        (
            forecast.likelihood,
            raw[forecast.span.start : forecast.span.end],
            raw[forecast.condition.start : forecast.condition.end] if forecast.condition else "",
        )
        for forecast in found
    ]
    assert len(shown) == len(expected), shown
    for likelihood, words, *condition in expected:
        assert any(
            likelihood == got and words in span and (not condition or condition[0] in when) for got, span, when in shown
        ), shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال المنظمون للصحفيين في العاصمة: تبدأ القمة الثلاثية يوم الجمعة المقبل.", "تبدأ القمة الثلاثية"),
        ("تستعد المصارف قبل دخول القانون الجديد حيز التنفيذ في نوفمبر المقبل.", "دخول القانون الجديد"),
        ("اتفق الطرفان على أن يبدأ الانسحاب يوم الأحد المقبل.", "يبدأ الانسحاب"),
    ],
)
def test_what_is_set_for_a_day_to_come_is_foretold(text: str, words: str) -> None:
    reading = read(article_of("بدأت الجلسة صباحا.\n" + text, published="2024-03-10"))
    assert [f.likelihood for f in reading.forecasts if words in reading.article.quote(f.span)] == ["certain"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("وقد تستأنف المفاوضات في العاصمة بعد أسابيع.", "talks"),
        ("اتفق الطرفان على أن يبدأ الانسحاب يوم الأحد المقبل.", "withdrawal"),
        ("وقد يعود الصيادون إلى المرفأ قريبا.", ""),
    ],
)
def test_the_topic_of_a_forecast_is_told_as_that_of_a_statement(text: str, topic: str) -> None:
    reading = read(article_of("بدأت الجلسة صباحا.\n" + text, published="2024-03-10"))
    assert {forecast.topic for forecast in reading.forecasts} == {topic}


def test_a_meeting_in_the_past_is_no_forecast() -> None:
    text = "بدأت الجلسة صباحا.\nاتفق الطرفان على انسحاب القوات بحلول نهاية عام 2019."
    assert not read(article_of(text, published="2024-03-10")).forecasts


def test_scenarios_are_grouped_under_what_introduces_them() -> None:
    text = (
        "يرسم المراقبون عدة سيناريوهات للمرحلة المقبلة، منها:\n"
        "السيناريو الأول: أن تصمد الهدنة ويعود النازحون.\n"
        "السيناريو الثاني: انهيار الهدنة وعودة القتال.\n"
    )
    raw, found = forecasts_of(text)
    assert [raw[f.span.start : f.span.end] for f in found] == [
        "تصمد الهدنة ويعود النازحون",
        "انهيار الهدنة وعودة القتال",
    ]
    assert len({forecast.group for forecast in found}) == 1
    assert found[0].group


def test_consequences_take_the_condition_of_their_introduction() -> None:
    text = (
        "في حال انسحبت البعثة، قد تكون لذلك تداعيات كثيرة، منها:\n"
        "أولا: ستتوقف المساعدات عن المخيمات.\n"
        "ثانيا: سترتفع أسعار الغذاء في المدن.\n"
    )
    raw, found = forecasts_of(text)
    conditions = {raw[f.condition.start : f.condition.end] for f in found if f.condition}
    assert conditions == {"في حال انسحبت البعثة"}
    assert len({f.group for f in found if f.group}) == 1


def test_label_names_the_outcome_of_a_denial() -> None:
    _, [forecast] = forecasts_of("قال الناطق إن الهدنة لن تصمد طويلا.")
    assert forecast.negated
    assert forecast.likelihood == "impossible"
    assert not forecast.label.startswith("لن")


def test_what_is_lacking_is_no_part_of_what_comes() -> None:
    raw, [forecast] = forecasts_of("بدون أن تملك الدولة جيشا قويا، لن تتمكن من حماية حدودها.")
    assert raw[forecast.span.start : forecast.span.end] == "لن تتمكن من حماية حدودها"


def test_whether_is_no_condition() -> None:
    _, [forecast] = forecasts_of("سيقرر المشاركون إذا كانوا سيواصلون المسيرة إلى الشمال.")
    assert forecast.condition is None


def test_likelihood_table_covers_the_scale() -> None:
    rows = load_table("likelihood").rows
    assert sorted(row["step"] for row in rows) == sorted(SCALE)
    assert all(0 <= float(row["low"]) < float(row["high"]) <= 1 for row in rows)


PIECES = st.sampled_from(
    [
        "سينسحب",
        "قد",
        "تصل",
        "لن",
        "إذا",
        "في",
        "حال",
        "،",
        ".",
        "«",
        "»",
        '"',
        "\n",
        "من",
        "المتوقع",
        "أن",
        "الأول:",
        "السيناريو",
        "\u200f",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_spans_lie_in_the_text(pieces: list[str]) -> None:
    raw, found = forecasts_of(" ".join(pieces) or " ")
    for forecast in found:
        assert 0 <= forecast.span.start < forecast.span.end <= len(raw)
        assert forecast.likelihood in SCALE


@pytest.mark.parametrize("piece", ["ستكون ", "قد ", "، ", "إذا ", "« ", "السيناريو الأول: "])
def test_hostile_repetition_is_linear(piece: str) -> None:
    forecasts_of(piece * 5000)


@pytest.mark.parametrize(
    ("said", "likelihood"),
    [
        ("نفى المتحدث باسم الجيش أن القوات ستنسحب من الوادي.", "impossible"),
        ("نفت الوزارة أن الأسعار قد ترتفع في الصيف.", "unlikely"),
        ("أوضح المتحدث باسم الجيش أن القوات لن تنسحب من الوادي.", "impossible"),
        ("أكد المتحدث باسم الجيش أن القوات ستنسحب من الوادي.", "certain"),
    ],
)
def test_who_denies_that_something_comes_does_not_expect_it(said: str, likelihood: str) -> None:
    assert [forecast.likelihood for forecast in read(article_of(said)).forecasts] == [likelihood]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("copula", "السيناريو الأسوأ {} انهيار الهدنة القائمة."),
        ("several", "أمام الطرفين {}: الأول انهيار الهدنة، والثاني تمديدها."),
        ("first", "أمام الطرفين خياران: {} انهيار الهدنة، والثاني تمديدها."),
        ("kind", "السيناريو {} هو انهيار الهدنة القائمة."),
        ("named", "{} الأول هو انهيار الهدنة القائمة."),
    ],
)
def test_words_of_scenarios_within_a_sentence(name: str, sentence: str) -> None:
    missed = []
    for row in load_table("scenario_words").rows:
        if row["class"] == name:
            found = read(article_of(sentence.format(row["word"]) + "\n")).forecasts
            if "scenario" not in {forecast.rule for forecast in found}:
                missed.append(row["word"])
    assert missed == []


def _doubts() -> list[tuple[str, str]]:
    rows = load_table("doubts").rows
    return [(word, row["kind"]) for row in rows for word in [row["present"], *row["words"].split()] if word]


@pytest.mark.parametrize(("word", "kind"), _doubts())
def test_every_word_of_doubt(word: str, kind: str) -> None:
    above = {
        "held": f"لا {word} المراقبون",
        "doubt": f"وهناك {word} في",
        "denied": f"وفي ذلك {word}",
        "unsure": f"ليس {word}",
        "open": f"لا {word} على",
    }
    likelihood = {"held": "unlikely", "doubt": "unlikely", "denied": "impossible"}.get(kind, "possible")
    _, found = forecasts_of(f"{above[kind]} أن الهدنة ستصمد.")
    assert [forecast.likelihood for forecast in found] == [likelihood]
    if kind == "denied":
        return
    plain = f"وهناك {word}" if kind != "doubt" else f"بلا {word} في"
    assert "certain" in {forecast.likelihood for forecast in forecasts_of(f"{plain} أن الهدنة ستصمد.")[1]}


def test_the_outcome_stands_behind_its_subject() -> None:
    _, [forecast] = forecasts_of("يتوقع محللون أن تنسحب القوات من المدينة.")
    assert forecast.label == "تنسحب القوات من المدينة"
    _, [forecast] = forecasts_of("كان الحزب يتوقع هزيمة بعد أنباء عن أنه خسر موقعا.")
    assert forecast.label.startswith("هزيمة")
