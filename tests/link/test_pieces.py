"""What a statement is taken apart into, which one of many a thing is, who does what."""

from __future__ import annotations

import pytest

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.link.deeds import hedged
from riwaya.link.items import items_of
from riwaya.link.matching import number_of
from riwaya.link.parts import parts_of
from riwaya.link.polarity import attitude_of
from riwaya.link.telling import doer_in, main_clause
from riwaya.link.terms import term_of, words_of
from riwaya.link.things import Things, kinship
from riwaya.link.wording import _filled
from riwaya.model import Span
from riwaya.pipeline import read
from riwaya.readers import article_of
from riwaya.settings import Settings


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("المصنع القديم أغلق أبوابه. والجسر المعلق يفتح للشاحنات", ["المصنع", "والجسر"]),
        ("المصنع القديم أغلق أبوابه، وأن الجسر المعلق يفتح للشاحنات", ["المصنع", "وأن"]),
        ("المصنع القديم أغلق أبوابه. كلا", ["المصنع"]),
        ("المصنع القديم، والجسر المعلق", ["المصنع"]),
        ("", []),
    ],
    ids=["sentences", "a second content", "a few words stay", "a list", "nothing"],
)
def test_parts(text: str, begins: list[str]) -> None:
    assert [text[part[0].start : part[0].end] for part in parts_of(text, words_of(text))] == begins


@pytest.mark.parametrize(
    ("one", "other", "word", "act", "expected"),
    [
        ("الاتفاق النووي", "الاتفاق النووي الجديد", "الاتفاق", False, 1),
        ("الاتفاق النووي", "الاتفاق التجاري", "الاتفاق", False, -1),
        ("الاتفاق", "الاتفاق التجاري", "الاتفاق", False, 0),
        ("الضربات الإسرائيلية", "الضربات الإيرانية", "الضربات", True, -1),
        ("الضربات الإسرائيلية", "الضربات الإسرائيلية", "الضربات", True, 1),
        ("هجوم على القاعدة", "هجوم على المطار", "هجوم", True, -1),
    ],
    ids=["one kind", "two kinds", "no kind given", "two owners", "one owner", "acts of war"],
)
def test_kinship(one: str, other: str, word: str, act: bool, expected: int) -> None:
    found = [Things(words_of(text)).among(words_of(text)).get(term_of(key_of(fold(word)))) for text in (one, other)]
    assert kinship(*found, act=act) == expected
    assert kinship(*found[::-1], act=act) == expected


def test_kinship_of_what_is_not_named() -> None:
    assert kinship(None, None) == 0


@pytest.mark.parametrize(
    ("cue", "way"),
    [("أدان", -1), ("رحب", 1), ("قال", 0), ("لم يرحب", 0)],
)
def test_attitude(cue: str, way: int) -> None:
    found = attitude_of(words_of(cue))
    assert (found > 0) - (found < 0) == way


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("الضربات الإسرائيلية على المطار", "israel"),
        ("مقتل فلسطينيين في غارة", ""),
        ("الضربات على المطار", ""),
    ],
)
def test_doer(text: str, doer: str) -> None:
    assert doer_in(words_of(text)) == doer


def test_what_was_answered_is_no_part_of_the_happening() -> None:
    text = "ضرب مواقع عسكرية ردا على إطلاق صواريخ"
    assert main_clause(Span(0, len(text)), Span(0, 1), words_of(text)).end == text.index(" ردا")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("الشركة قد تغلق المصنع القديم", True),
        ("الشركة أغلقت المصنع القديم", False),
        ("من غير المرجح أن تغلق الشركة المصنع القديم", True),
    ],
)
def test_hedged(said: str, expected: bool) -> None:
    text = f"قال وزير الصناعة إن {said}.\n"
    items = items_of(read(article_of(text), Settings(published="2023-03-01")))
    assert {hedged(item) for item in items if item.layer == "claims"} == {expected}


def test_a_word_cut_by_its_preposition_counts() -> None:
    text = "طالبت وزارة الخارجية بإغلاق المصنع القديم.\n"
    items = items_of(read(article_of(text), Settings(published="2023-03-01")))
    assert any("@close" in item.terms or term_of("اغلاق") in item.terms for item in items if item.layer == "claims")


@pytest.mark.parametrize(
    ("text", "term"),
    [("لوقف إطلاق النار", "@ceasefire"), ("وبالبنى التحتية", "@infrastructure"), ("ونزع السلاح", "@disarm")],
)
def test_a_concept_of_two_words_behind_a_clitic(text: str, term: str) -> None:
    assert words_of(text)[0].term == term


def test_items_stand_in_order_of_time() -> None:
    days = ("1899-05-01", "1900-01-02", "2021-07-26", "2021-07-27", "2021-07", "2025-09-30", "2999-01-01")
    items = [
        items_of(read(article_of(f"قال الوزير إن الجسر رقم {at} مغلق.", published=day))) for at, day in enumerate(days)
    ]
    numbers = [min(map(number_of, made)) for made in items]
    assert numbers[4] < numbers[2] < numbers[3]
    assert numbers[:4] + numbers[5:] == sorted(numbers[:4] + numbers[5:])
    assert all(0 < max(map(number_of, made)) < 2**63 for made in items)


def test_reasons_have_no_gap_where_no_word_is_shared() -> None:
    for row in load_table("relation_reasons").rows:
        for template in (row["ar"], row["en"]):
            bare = _filled(template, {"what": "", "days": "3", "one": "ا", "other": "ب"})
            told = _filled(template, {"what": "الجسر", "days": "3", "one": "ا", "other": "ب"})
            assert bare == bare.strip(" :")
            assert not {"[", "]", "{", "}"} & {*bare, *told}
            assert ("الجسر" in told) is ("{what}" in template)
