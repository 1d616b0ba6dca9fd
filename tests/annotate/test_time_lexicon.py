"""Every row of the lexicon of time stands in some case; terms of office are in order."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya import article_of
from riwaya.annotate.times.known import known_of, named_offices
from riwaya.annotate.times.months_weighed import month_number
from riwaya.clean import frame_of
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table

TABLES = ("months", "hijri_months", "weekdays", "ordinals", "time_units", "time_words")
INPUTS = "\n".join(
    fold(row["input"]) for name in ("dates", "dates_forms") for row in load_table(name, folder="cases").rows
)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_proved(table: str) -> None:
    missing = [row["form"] for row in load_table(table).rows if fold(row["form"]) not in INPUTS]
    assert not missing


HOLDERS = load_table("office_holders").rows


@pytest.mark.parametrize("row", HOLDERS, ids=[f"{row['office']}-{row['begin']}" for row in HOLDERS])
def test_office_holder_is_found(row: dict[str, str]) -> None:
    assert date.fromisoformat(row["end"]) > date.fromisoformat(row["begin"])
    begin = month_number(row["begin"])
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوقال الرئيس {form} إن اللقاء انتهى."))
        assert any(span[0] == begin for spans in named_offices(frame) for span in spans), form


def test_former_holder_is_out_of_office() -> None:
    frame = frame_of(article_of("عنوان\nوقال الرئيس السابق بايدن إن اللقاء انتهى."))
    assert [known.kind for known in known_of(frame)] == ["former"]
    assert not list(named_offices(frame_of(article_of("عنوان\nوقال الرئيس المنتخب بايدن إن اللقاء انتهى."))))


FACTS = load_table("dated_facts").rows


@pytest.mark.parametrize("row", FACTS, ids=[row["spans"] + " " + row["what"] for row in FACTS])
def test_fact_is_found(row: dict[str, str]) -> None:
    begin = month_number(row["spans"])
    for span in row["spans"].split("|"):
        first, last = span.split("/")
        assert not last or month_number(last) > month_number(first)
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوتحدث الحاضرون عن {form} في اللقاء."))
        assert any(known.spans[0][0] == begin for known in known_of(frame) if known.kind == "fact"), form
