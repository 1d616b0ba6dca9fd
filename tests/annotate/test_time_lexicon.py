"""Every row of the lexicon of time stands in some case; terms of office are in order."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya import article_of
from riwaya.annotate.times.dating import terms_of
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
    begin = date.fromisoformat(row["begin"])
    assert not row["end"] or date.fromisoformat(row["end"]) > begin
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوقال الرئيس {form} إن اللقاء انتهى."))
        assert any(span[0] == begin for spans in terms_of(frame) for span in spans), form


def test_former_holder_tells_nothing() -> None:
    assert not list(terms_of(frame_of(article_of("عنوان\nوقال الرئيس السابق بايدن إن اللقاء انتهى."))))
