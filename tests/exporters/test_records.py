"""Every exported record says where its words stand."""

from __future__ import annotations

from riwaya.exporters.records import records
from tests.link.stories import story_of


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
