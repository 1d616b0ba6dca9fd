"""Numbers in words and digits."""

from __future__ import annotations

import time

import pytest

from riwaya.clean import frame_of
from riwaya.lang.ar.numerals import Number, number_at, number_of, numbers_in, ordinal_at
from riwaya.lang.tables import load_table
from riwaya.model import Article

UNITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["_", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["_", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spell(number: int) -> str:
    """The number in words, nominative masculine."""
    if number >= 1_000_000:
        return _with_scale(number, 1_000_000, ("مليون", "مليونان", "ملايين"))
    if number >= 1000:
        return _with_scale(number, 1000, ("ألف", "ألفان", "آلاف"))
    if number >= 100:
        rest = number % 100
        return HUNDREDS[number // 100] + (f" و{spell(rest)}" if rest else "")
    if number <= 10:
        return UNITS[number]
    if number < 20:
        return {11: "أحد", 12: "اثنا"}.get(number, UNITS[number - 10]) + " عشر"
    return (f"{UNITS[number % 10]} و" if number % 10 else "") + TENS[number // 10]


def _with_scale(number: int, scale: int, names: tuple[str, str, str]) -> str:
    count, rest = divmod(number, scale)
    one, two, few = names
    words = {1: one, 2: two}.get(count) or f"{spell(count)} {few if 3 <= count <= 10 else one}"
    return words + (f" و{spell(rest)}" if rest else "")


def first(text: str, read: object = number_at) -> Number | None:
    frame = frame_of(Article(id="a", text=text, digest=""))
    assert callable(read)
    return next((found for index in range(len(frame.tokens)) if (found := read(frame, index))), None)


@pytest.mark.parametrize(
    "row", load_table("numerals", folder="cases").rows, ids=lambda row: row["input"] if isinstance(row, dict) else ""
)
def test_cases(row: dict[str, str]) -> None:
    value = number_of(row["input"])
    assert ("-" if value is None else str(value)) == row["expected"]


def test_every_spelt_number_reads_back() -> None:
    numbers = [*range(1, 1200), 1999, 2000, 2345, 10_000, 11_111, 99_999, *range(100_000, 999_999, 7777)]
    assert [number for number in numbers if number_of(spell(number)) != number] == []


@pytest.mark.parametrize("number", [1_000_000, 1_500_000, 2_000_001, 3_210_456, 12_345_678, 999_999_999])
def test_millions_read_back(number: int) -> None:
    assert number_of(spell(number)) == number


def test_every_form_of_the_table_is_read() -> None:
    for row in load_table("numerals").rows:
        for form in row["forms"].split("|"):
            if row["class"] in ("join", "parts", "never"):
                continue
            assert number_of(form) is not None, form


def test_span_leaves_clitics_out() -> None:
    found = first("جاؤوا بعشرة آلاف مقاتل")
    assert found is not None
    assert (found.value, found.clitics, found.start) == (10000, "ب", 7)


def test_article_written_apart() -> None:
    found = first("أعضاء المجلس الـ 46")
    assert found is not None
    assert found.value == 46
    assert found.definite
    assert found.digits


def test_floors_are_not_exact() -> None:
    found = first("خرج عشرات الآلاف")
    assert found is not None
    assert (found.value, found.exact) == (10000, False)


def test_two_thousand_before_a_noun_and_one_thousand_alone() -> None:
    assert [n.value for n in numbers_in("وصل ألفا جندي")] == [2000]
    assert [n.value for n in numbers_in("بلغ العدد ألفا في اليوم")] == [1000]


def test_two_numbers_stay_two() -> None:
    assert [n.value for n in numbers_in("بين ثلاثة وخمسة")] == [3, 5]
    assert [n.value for n in numbers_in("بين عشرة وعشرين")] == [10, 20]
    assert [n.value for n in numbers_in("بين 5 آلاف و10 آلاف")] == [5000, 10000]
    assert [n.value for n in numbers_in("مليون دولار وربع السكان")] == [1000000, 0.25]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("المؤتمر الثالث", 3),
        ("الذكرى الثانية عشرة", 12),
        ("المادة الحادية والعشرون", 21),
        ("الجولة العاشرة", 10),
        ("البيت الحادي عشر", 11),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    found = first(text, ordinal_at)
    assert found is not None
    assert found.value == value


def test_numbers_do_not_cross_lines() -> None:
    assert [n.value for n in numbers_in("ثلاثة\nآلاف")] == [3, 1000]


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "مليون ", "و", "ألف و", "ثلاثة و", "123 ", "1ر", "سالب ", "مئة و"])
def test_linear_on_hostile_text(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            list(numbers_in(text))
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(12_000) < 14 * seconds(2_000) + 0.02
