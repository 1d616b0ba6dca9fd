"""Time expressions: the shipped cases, spans, and behaviour on hostile input."""

from __future__ import annotations

import time

import pytest

from riwaya import Settings, article_of
from riwaya.annotate.dates import annotate_dates
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table, table_names
from riwaya.model import Article, Reading, TimeMention

CASES = [
    pytest.param(row, id=f"{name}-{number}")
    for name in table_names(folder="cases")
    if name == "dates" or name.startswith("dates_")
    for number, row in enumerate(load_table(name, folder="cases").rows, 1)
]


def dates_in(text: str, published: str = "") -> tuple[Article, list[TimeMention]]:
    article = article_of(text, published="" if published == "-" else published)
    reading = Reading(article=article, frame=frame_of(article))
    return article, [r for r in annotate_dates(reading, Settings()) if isinstance(r, TimeMention)]


def shown(text: str, published: str) -> str:
    """The time expressions of a sentence as the cases write them: span=value, joined by |."""
    article, found = dates_in(text + ".", published)
    return "|".join(f"{article.quote(mention.span)}={mention.value}" for mention in found)


@pytest.mark.parametrize("row", CASES)
def test_case(row: dict[str, str]) -> None:
    assert shown(row["input"], row["published"]) == row["expected"].removeprefix("-"), row["note"]


def test_a_night_may_be_the_last_word() -> None:
    article, found = dates_in("زار الوفد المدينة ثم عاد إلى المطار ليلا", "2018-05-02")
    assert [article.quote(mention.span) for mention in found] == ["ليلا"]


def test_a_weekday_that_disagrees_with_its_date_leaves_two_readings() -> None:
    _, found = dates_in("وقع الهجوم يوم الاثنين 30 مايو 2023 ثم الثلاثاء 6 يونيو 2023.", "2023-06-10")
    assert [(m.value, m.alternatives) for m in found] == [
        ("2023-05-30", ("2023-05-30", "2023-05-29")),
        ("2023-06-06", ()),
    ]


HOSTILE = [
    "1",
    "12/",
    "1:",
    "مارس ",
    "،",
    "(",
    "قبل ",
    "عام ",
    "الاثنين ",
    "3 و",
    "الأول من ",
    "أكثر من ",
    "يناير/",
    "خمسة و",
    "من 5 إلى ",
    "الخامسة ",
    "أول جمعة من ",
    "بين شهر و",
    "نهاية ",
    "منذ أربع ",
    "اليوم ",
    "عام 2011، وفي أكتوبر ",
]


def seconds(piece: str, times: int) -> float:
    """Processor time of the annotator, the least of several runs: a busy machine only ever adds to it."""
    article = article_of("قال الرجل " + piece * times, published="2024-01-01")
    reading = Reading(article=article, frame=frame_of(article))
    best = 9.0
    for _ in range(3):
        started = time.process_time()
        list(annotate_dates(reading, Settings()))
        best = min(best, time.process_time() - started)
        reading = Reading(article=article, frame=frame_of(article))
    return best


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    small, large = max(seconds(piece, 1000), 0.002), seconds(piece, 8000)
    assert large < 8 * 4 * small, f"eight times the text took {large / small:.1f} times as long"
