"""Lints of the tables of knowledge."""

from __future__ import annotations

import unicodedata

import pytest

from riwaya.errors import DataError
from riwaya.lang.tables import listed, load_table, parse_table, table_names

_FORBIDDEN = {*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF), 0x0640, 0x06CC, 0x06A9}
# Columns that explain rather than name words.
_PROSE = ("note", "notes", "meaning", "why", "example")
_BIDI = {0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00A0}


@pytest.mark.parametrize("name", table_names())
def test_lexicon(name: str) -> None:
    table = load_table(name)
    assert table.rows, "an empty table"
    seen = set()
    for row in table.rows:
        cells = tuple(row.values())
        assert cells not in seen, f"twice: {cells}"
        seen.add(cells)
        for column, cell in row.items():
            if column in _PROSE:
                continue
            assert cell == unicodedata.normalize("NFC", cell), cell
            assert not {ord(char) for char in cell} & (_FORBIDDEN | _BIDI), cell


def test_a_malformed_table_is_told_with_its_line() -> None:
    with pytest.raises(DataError, match="here, line 2"):
        parse_table("a\tb\n1\n", "here")
    with pytest.raises(DataError, match="no header"):
        parse_table("# only a note\n", "here")


def test_a_list_that_no_table_holds_is_told() -> None:
    assert [row["word"] for row in listed("figure_grammar", "negation")] == ["لا", "لم", "لن"]
    with pytest.raises(DataError, match="there is no list 'nagation'"):
        listed("figure_grammar", "nagation")
