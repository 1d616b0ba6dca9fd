"""Where parties stand, row by row of the table of cases."""

from __future__ import annotations

import pytest

from riwaya.lang.tables import load_table
from riwaya.link.items import items_of
from riwaya.link.positions import heads_of, positions_of, sides_of, takes_sides
from riwaya.model import Question
from riwaya.pipeline import read
from riwaya.readers import article_of
from riwaya.settings import Settings

CASES = load_table("positions", folder="cases").rows
LEAD = "ناقش مجلس المدينة في جلسته الأخيرة خطط الموسم المقبل.\n\n"


@pytest.mark.parametrize("row", CASES, ids=[f"{row['keyword']}: {row['note']}" for row in CASES])
def test_position(row: dict[str, str]) -> None:
    reading = read(article_of(f"{LEAD}{row['text']}\n", stem="t"), Settings(published="2023-03-01"))
    question = Question("q", row["keyword"], keywords=(row["keyword"],), given=True)
    items = items_of(reading)
    found = {(p.stance, p.basis) for p in positions_of(items, [question]) if p.party == row["party"]}
    assert found == ({(row["stance"], row["basis"])} if row["stance"] else set())
    for position in positions_of(items, [question]):  # what a story file keeps to look them up by
        item = next(item for item in items if item.ref == position.evidence and takes_sides(item))
        assert heads_of(question) & sides_of(item)


def test_no_question_found_by_itself_is_on_a_person() -> None:
    reading = read(article_of(f"{LEAD}طالبت فرنسا بإطلاق سراح القس.\n", stem="t"), Settings(published="2023-03-01"))
    for given, stands in ((True, 1), (False, 0)):
        question = Question("q", "القس", keywords=("القس",), given=given)
        assert len(positions_of(items_of(reading), [question])) in (stands, 0)
