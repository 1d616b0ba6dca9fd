"""Statements that one text sets against each other, row by row of the table of cases."""

from __future__ import annotations

import pytest

from riwaya.lang.tables import load_table
from tests.link.stories import story_of

TURNS = load_table("links_turns", folder="cases").rows


@pytest.mark.parametrize("row", TURNS, ids=[row["note"] for row in TURNS])
def test_turn(row: dict[str, str]) -> None:
    story = story_of(("2023-03-01", row["text"]))
    (reading,) = story.readings
    begins = {row["one"], row["other"]}
    assert begins == {
        begin for begin in begins if any(reading.article.quote(c.content).startswith(begin) for c in reading.claims)
    }
    between = {relation.type for relation in story.relations if relation.reason == "set_against"}
    assert between == ({row["expected"]} - {"none"})


def test_an_earlier_statement_of_the_turn_that_speaks_of_the_same() -> None:
    text = (
        "وقال مسؤول أميركي: «هذا ليس انسحابا، بل انتقال من تحالف إلى شراكة». وأضاف: «لن نعلن أرقاما اليوم». "
        "في المقابل، قال مستشار عراقي: «لن يبقى أي جندي من التحالف في البلاد»."
    )
    story = story_of(("2023-03-01", text))
    quote = story.readings[0].article.quote
    against = {quote(r.a.span)[:4] for r in story.relations if r.reason == "set_against"}
    assert against == {"هذا "}  # what was said last shares nothing with the answer


def test_a_word_of_the_sentence_before_turns_nothing() -> None:
    text = "حذر الوزير العراقي فؤاد حسين من الصلاحيات التي أصبحت سارية. وقال: «لا يمكن أن نقبل بسلطة رجل واحد»."
    assert not story_of(("2023-03-01", text)).relations


def test_the_right_of_one_party_against_that_of_the_other() -> None:
    one = "أكدت الولايات المتحدة حق إسرائيل في الدفاع عن نفسها ضد سوريا."
    other = "أكدت إيران حق سوريا في الدفاع عن نفسها ضد إسرائيل."
    story = story_of(("2023-03-01", one), ("2023-03-02", other))
    assert {relation.type for relation in story.relations if relation.a.layer == "claims"} == {"conflict"}


@pytest.mark.parametrize(("who", "turned"), [("مسؤول في البيت الأبيض", False), ("الرئيس الأميركي دونالد ترامب", True)])
def test_two_officials_without_a_name_are_not_one_who_changed_his_mind(who: str, turned: bool) -> None:
    story = story_of(
        ("2018-03-01", f"دعا {who} إلى الإبقاء على الاتفاق النووي."),
        ("2018-03-20", f"ودعا {who} إلى إلغاء الاتفاق النووي."),
    )
    assert ("reversal" in {relation.reason for relation in story.relations}) is turned


def test_who_refused_a_thing_and_then_demands_it_has_turned() -> None:
    story = story_of(
        ("2018-03-01", "رفض الرئيس الفرنسي إيمانويل ماكرون إلغاء الاتفاق النووي."),
        ("2018-03-20", "ودعا الرئيس الفرنسي إيمانويل ماكرون إلى إلغاء الاتفاق النووي مع إيران."),
    )
    assert "reversal" in {relation.reason for relation in story.relations}
