"""Statements about the same thing, row by row of the tables of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from riwaya import article_of
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link import link_story
from riwaya.link.polarity import signs_of
from riwaya.link.terms import term_of, words_of
from riwaya.model import Article, Claim, Party, Quantity, Reading, Span
from riwaya.readers.making import published_given
from riwaya.settings import Settings
from tests.link.stories import story_of

POLARITY = load_table("links_polarity", folder="cases").rows
PAIRS = load_table("links", folder="cases").rows
# Articles of another kind around the two, so that rare and common words can be told apart.
AROUND = (
    "المنتخب يستعد لمباراة الذهاب في ملعب المدينة",
    "الأمطار تغمر الطرق الجبلية وتعطل المدارس",
    "مهرجان السينما يعلن أسماء لجنة التحكيم",
    "المصرف المركزي يثبت سعر الفائدة",
    "باحثون يكتشفون نوعا جديدا من الأسماك",
    "وزارة التعليم تعلن نتائج الثانوية",
)


@pytest.mark.parametrize("row", POLARITY, ids=[row["note"] for row in POLARITY])
def test_polarity(row: dict[str, str]) -> None:
    signs = signs_of(words_of(row["statement"]), denied=row["denied"] == "yes")
    sign = signs[term_of(key_of(fold(row["word"])))]
    assert {"for": sign >= 2, "against": sign <= -2, "named": sign in (0, 1)}[row["way"]], sign


def told(stem: str, act: str, content: str, party: str, day: str) -> Reading:
    """A reading of one claim."""
    article: Article = article_of(content + ".", stem=stem)
    span = Span(0, len(content))
    claim = Claim(stem, span, span, None, party, party, act, direct=False)
    figures = tuple(
        Quantity(Span(at, at + len(word)), int(word), int(word), "exact", "killed")
        for word in content.split()
        if word.isdigit()
        for at in (content.index(word),)
    )
    reading = Reading(
        article=article, sentences=(span,), quantities=figures, parties=(Party(party, party, "ORG"),), claims=(claim,)
    )
    return _dated(reading, day)


def _dated(reading: Reading, day: str) -> Reading:
    return replace(reading, article=replace(reading.article, published=published_given(day, "given")))


@pytest.mark.parametrize("row", PAIRS, ids=[row["note"] for row in PAIRS])
def test_pair(row: dict[str, str]) -> None:
    first = date(2023, 3, 1)
    second = first + timedelta(days=int(row["days"]))
    readings = [
        told("a", row["act_one"], row["one"], "first", first.isoformat()),
        told("b", row["act_two"], row["two"], "first" if row["same"] == "yes" else "second", second.isoformat()),
        *(told(f"x{i}", "assert", text, f"other{i}", first.isoformat()) for i, text in enumerate(AROUND)),
    ]
    story = link_story(readings, Settings(), ())
    between = [
        relation
        for relation in story.relations
        if {relation.a.article, relation.b.article} == {readings[0].article.id, readings[1].article.id}
        and relation.a.layer == relation.b.layer == "claims"
    ]
    assert [relation.type for relation in between] == ([] if row["expected"] == "none" else [row["expected"]])
    assert all(relation.explain and relation.explain_en and relation.reason for relation in between)
    assert link_story(readings[::-1], Settings(), ()) == story


def test_one_word_of_what_is_denied_is_not_denied() -> None:
    text = "نفت إسرائيل سقوط أي من طائراتها في قصف مواقع مدفعية في الجولان. وأفاد المرصد بسقوط قذائف في الجولان."
    assert "denial" not in {relation.type for relation in story_of(("2024-01-10", text)).relations}


def test_what_each_of_two_does_is_not_opposed() -> None:
    one = "قال وزير الدفاع الإسرائيلي إن انسحاب واشنطن من هذا الاتفاق النووي سيجر إيران إلى الانهيار."
    other = "أعلن الرئيس الإيراني أن طهران ستبقى في الاتفاق النووي حتى بعد انسحاب واشنطن منه."
    story = story_of(("2024-04-26", one), ("2024-05-11", other))
    assert "conflict" not in {relation.type for relation in story.relations}
