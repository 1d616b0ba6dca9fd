"""Every exported record says where its words stand."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from pathlib import Path

import pytest

from riwaya import articles_from, open_story
from riwaya.exporters.records import records, write_csv
from tests.gate.corpus import EXAMPLE
from tests.link.stories import story_of

DOCS = Path(__file__).parents[2] / "docs" / "export.md"


def test_the_end_of_a_date_is_that_of_its_words() -> None:
    story = story_of(("2024-05-14", "أعلنت الوزارة أمس أن الجسر سيفتح في أوائل الشهر المقبل."))
    text = story.readings[0].article.text
    dates = [row for table, row in records(story) if table == "dates"]
    assert [text[row["start"] : row["end"]] for row in dates] == [row["quote"] for row in dates]
    assert next(row["finish"] for row in dates) == "2024-05-13"


def test_every_quote_stands_where_its_record_says() -> None:
    story = story_of(("2024-05-14", "قال الوزير الثلاثاء إن ثلاثة جنود قُتلوا في هجوم أدى إلى إغلاق المعبر."))
    text = story.readings[0].article.text
    found = 0
    for _, row in records(story):
        for name in [name for name in row if name.endswith("quote") and row[name]]:
            prefix = name.removesuffix("quote")
            assert text[row[f"{prefix}start"] : row[f"{prefix}end"]] == row[name]
            found += 1
    assert found > 8


def test_a_place_that_a_record_has_not_is_empty_and_no_column_of_its_own() -> None:
    story = story_of(
        ("2024-05-14", "قال الوزير إن القوات ستغادر القاعدة. وقُتل ثلاثة جنود في هجوم على المعبر."),
        ("2024-05-15", "تعهدت الحكومة بفتح المعبر بحلول نهاية يونيو 2024 إذا توقف القتال."),
    )
    seen: dict[str, set[tuple[str, ...]]] = {}
    for table, row in records(story):
        seen.setdefault(table, set()).add(tuple(row))
    assert {"claims", "commitments", "events", "forecasts"} <= set(seen)
    assert {table for table, columns in seen.items() if len(columns) > 1} == set()
    assert not any(name.endswith("_span") for columns in seen.values() for row in columns for name in row)


def test_csv_quotes_what_stands_at_its_places() -> None:
    story = story_of(("2024-05-14", "قال الوزير الثلاثاء إن ثلاثة جنود قُتلوا في هجوم أدى إلى إغلاق المعبر."))
    text = story.readings[0].article.text
    files: dict[str, io.StringIO] = {}
    write_csv(story, lambda table: files.setdefault(table, io.StringIO(newline="")))
    (row,) = csv.DictReader(io.StringIO(files["claims"].getvalue(), newline=""))
    for place in ("source", "cue", "content"):
        assert text[int(row[f"{place}_start"]) : int(row[f"{place}_end"])] == row[f"{place}_quote"]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "story.riwaya"
    with open_story(path, create=True) as file:
        file.add(articles_from([EXAMPLE]), workers=1)
    return path


QUERIES = [
    query.strip()
    for block in re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    for query in block.split(";")
    if query.strip()
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_docs_answer(example: Path, query: str) -> None:
    with sqlite3.connect(f"file:{example}?mode=ro", uri=True) as database:
        rows = database.execute(query).fetchall()
    assert rows == [(0,)] if "astray" in query else len(rows) > 0
