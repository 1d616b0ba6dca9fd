"""Small words around number words: each row of their table changes what its case reads."""

from __future__ import annotations

import pytest

from riwaya.lang.ar import numeral_grammar, numerals, ratios
from riwaya.lang.ar.fold import fold
from riwaya.lang.ar.numeral_words import numeral_list
from riwaya.lang.ar.numerals import numbers_in
from riwaya.lang.ar.ratios import values_in
from riwaya.lang.tables import load_table

ROWS = load_table("numeral_grammar", folder="cases").rows


def shown(text: str) -> str:
    definite = " definite" if any(number.definite for number in numbers_in(text)) else ""
    return "; ".join(str(value) for value in values_in(text)) + definite


def test_every_row_has_a_case() -> None:
    rows = {(row["list"], row["word"]) for row in load_table("numeral_grammar").rows}
    assert rows == {(row["list"], row["word"]) for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['list']}-{row['word']}")
def test_case_needs_its_row(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert row["word"] in row["input"]
    assert shown(row["input"]) == row["expected"]
    words = numeral_list(row["list"])
    for module in (numeral_grammar, numerals, ratios):
        for name, value in list(vars(module).items()):
            if value is words:
                monkeypatch.setattr(module, name, words - {fold(row["word"])})
    numerals._may_begin.cache_clear()
    assert shown(row["input"]) != row["expected"]
    numerals._may_begin.cache_clear()
