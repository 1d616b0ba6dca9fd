"""Lint of the party register and its companion tables: columns, keys, links, characters, names claimed twice."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import pytest

from riwaya.lang.name_words import words_of
from riwaya.lang.tables import Table, load_table, table_names

COLUMNS = ("key", "type", "name_en", "name_ar", "aliases", "country", "parent", "qid", "source")
TYPES = {"PER", "GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA", "LOC"}
SOURCES = {"general", "geonames", "cldr", "iso", "newsfane", "anercorp"}
FILES = tuple(name for name in table_names() if name.startswith("parties/"))
COMPANIONS = {
    "nisba": ("state_key", "masculine", "feminine", "plural", "nisba_en", "people_en", "people_apart"),
    "institutions": ("head", "form", "gender", "type", "name_en", "speaks_for_state"),
    "titles": ("title", "gender", "kind"),
    "given_names": ("name", "gender", "ambiguous"),
}
# Presentation forms, Persian letters, tatweel, zero-width and bidi marks.
STRAY = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\u06cc\u06a9\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def _rows() -> list[dict[str, str]]:
    return [row for name in FILES for row in load_table(name).rows]


def _keys() -> set[str]:
    return {row["key"] for row in _rows()}


def _spellings(row: dict[str, str]) -> list[str]:
    return [row["name_ar"], *filter(None, row["aliases"].split("|"))]


@pytest.mark.parametrize("name", [*FILES, *COMPANIONS])
def test_columns_and_characters(name: str) -> None:
    table: Table = load_table(name)
    assert table.columns == COMPANIONS.get(name, COLUMNS)
    for row in table.rows:
        for column, cell in row.items():
            assert unicodedata.is_normalized("NFC", cell), (column, cell)
            assert not STRAY.search(cell), (column, cell)
            assert cell == " ".join(cell.split()), (column, cell)


def test_register_is_broad() -> None:
    rows = _rows()
    places = sum(row["type"] == "LOC" for row in rows)
    people = sum(row["type"] == "PER" for row in rows)
    assert len(rows) - places >= 2500
    assert people >= 1200
    assert places >= 1000


def test_keys_are_slugs_and_unique() -> None:
    keys = [row["key"] for row in _rows()]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if not SLUG.fullmatch(key)] == []


def test_cells_of_a_party() -> None:
    for row in _rows():
        assert row["type"] in TYPES, row["key"]
        assert row["source"] in SOURCES, row["key"]
        assert row["name_en"], row["key"]
        assert words_of(row["name_ar"]), row["key"]
        assert not row["name_ar"].startswith("?"), row["key"]
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["qid"]), row["key"]
        assert all(words_of(spelling) for spelling in _spellings(row)), row["key"]


def test_countries_and_parents_exist_and_do_not_loop() -> None:
    rows = _rows()
    keys = _keys()
    parents = {row["key"]: row["parent"] for row in rows}
    for row in rows:
        assert row["country"] == "" or row["country"] in keys, row["key"]
        assert row["parent"] == "" or row["parent"] in keys, row["key"]
        seen = {row["key"]}
        parent = row["parent"]
        while parent:
            assert parent not in seen, f"{row['key']} speaks for itself"
            seen.add(parent)
            parent = parents[parent]


def test_wikidata_ids_are_used_once() -> None:
    ids = [row["qid"] for row in _rows() if row["qid"]]
    assert len(ids) == len(set(ids))


def test_no_spelling_belongs_to_two_parties() -> None:
    claims: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for row in _rows():
        for spelling in _spellings(row):
            claims[" ".join(words_of(spelling))].add((row["key"], spelling.startswith("?")))
    clashes = {
        spelling: sorted(owners)
        for spelling, owners in claims.items()
        if len({key for key, _ in owners}) > 1 and not all(doubtful for _, doubtful in owners)
    }
    assert clashes == {}


def test_no_spelling_stands_twice_in_a_row() -> None:
    for row in _rows():
        spellings = [" ".join(words_of(spelling)) for spelling in _spellings(row)]
        assert len(spellings) == len(set(spellings)), row["key"]


def test_nisba_adjectives() -> None:
    keys = _keys()
    rows = load_table("nisba").rows
    assert len({row["state_key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["state_key"] in keys
        assert all(row[column] for column in ("masculine", "feminine", "plural", "nisba_en", "people_en"))
        assert not re.search(r"\?|(^|\|)ال", row["masculine"]), row["masculine"]


def test_institutions() -> None:
    rows = load_table("institutions").rows
    assert len({(row["head"], row["form"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["form"] in {"construct", "genitive", "indefinite"}
        assert row["gender"] in {"m", "f", "p"}
        assert row["type"] in TYPES
        assert row["speaks_for_state"] in {"yes", "no"}
        assert re.search(r"\{(state|nisba|people)\}", row["name_en"]), row


def test_titles_and_given_names() -> None:
    titles = load_table("titles").rows
    kinds = {"political", "military", "religious", "academic", "spokesman", "media", "other"}
    assert len({row["title"] for row in titles}) == len(titles)
    assert all(row["gender"] in {"m", "f"} and row["kind"] in kinds for row in titles)
    names = load_table("given_names").rows
    assert len({" ".join(words_of(row["name"])) for row in names}) == len(names) >= 1500
    assert all(row["gender"] in {"m", "f", ""} and row["ambiguous"] in {"yes", "no"} for row in names)
