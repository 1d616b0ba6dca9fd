"""Where parties stand, row by row of the table of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riwaya.lang.tables import load_table
from riwaya.link.items import items_of
from riwaya.link.positions import heads_of, positions_of, sides_of, stance_on, takes_sides
from riwaya.model import Question
from riwaya.pipeline import link, read
from riwaya.readers import article_of
from riwaya.settings import Settings
from riwaya.views.parties import parties

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
    reading = read(article_of(f"{LEAD}طالبت فرنسا بالقس الموقوف.\n", stem="t"), Settings(published="2023-03-01"))
    for given in (True, False):
        question = Question("q", "القس", keywords=("القس",), given=given)
        assert bool(heads_of(question)) is given
        assert given or not positions_of(items_of(reading), [question])


def test_words_for_one_thing_and_for_what_excludes_it_count_once() -> None:
    keywords = ("انسحاب", "خروج", "بقاء", "موعد", "وقف إطلاق النار")
    assert heads_of(Question("q", "؟", keywords=keywords, given=True)) == {"@withdraw", "@ceasefire"}


def test_a_party_turns_on_one_thing_only() -> None:
    said = (
        f"{LEAD}دعت فرنسا إلى الانسحاب من القاعدة.",
        "افتتح في الميناء القديم سوق جديد للسمك حضره مئات الزوار.\n\nرفضت فرنسا الانسحاب من القاعدة.",
        "هطلت أمطار غزيرة على المرتفعات الشمالية مساء الجمعة.\n\nدعت فرنسا إلى احترام الاتفاق.",
    )
    question = Question("q", "ماذا بعد؟", keywords=("انسحاب", "اتفاق"), given=True)
    readings = [
        read(article_of(f"{text}\n", stem=f"t{at}"), Settings(published=f"2023-0{at + 1}-01"))
        for at, text in enumerate(said)
    ]
    story = link(readings, Settings(), questions=(question,))
    (card,) = [card for card in parties(story) if card.key == "france"]
    assert [(s.position.thing, s.position.stance, s.turned) for s in card.stands] == [
        ("انسحاب", "support", False),
        ("انسحاب", "oppose", True),
        ("اتفاق", "support", False),
    ]


def test_a_statement_that_tells_nothing_takes_no_side() -> None:
    (reading,) = [
        read(article_of(f"{LEAD}قالت إيران إنها ملتزمة بالاتفاق.\n", stem="t"), Settings(published="2023-03-01"))
    ]
    (item,) = [item for item in items_of(reading) if item.layer == "claims"]
    assert stance_on(item, "@deal") == "support"
    assert stance_on(replace(item, first=()), "@deal") == ""
