"""The party register and the words that combine into parties."""

from __future__ import annotations

import pytest

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.ar.name_features import bare_name
from riwaya.lang.name_words import slug, words_of
from riwaya.lang.names import name_tagger
from riwaya.lang.offices import offices
from riwaya.lang.register import Institution, Registered, register
from riwaya.lang.tables import load_table, table_names

TYPES = {"PER", "GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA", "LOC"}
PARTY_TABLES = [*(name for name in table_names() if name.startswith("parties/")), "towns"]


@pytest.mark.parametrize("table", PARTY_TABLES)
def test_rows_are_well_formed(table: str) -> None:
    for row in load_table(table).rows:
        assert row["type"] in TYPES, row["key"]
        assert row["key"] == slug(row["key"]), row["key"]
        assert row["name_en"], row["key"]
        assert row["name_ar"], row["key"]
        assert not row["qid"] or (row["qid"][0] == "Q" and row["qid"][1:].isdigit()), row["key"]


def test_keys_are_unique() -> None:
    keys = [row["key"] for table in PARTY_TABLES if table != "towns" for row in load_table(table).rows]
    assert len(keys) == len(set(keys))


def test_countries_and_parents_exist() -> None:
    parties = register().parties
    for party in parties.values():
        assert not party.country or party.country in parties, party.key
        assert not party.parent or party.parent in parties, party.key


def test_offices_are_held_by_registered_persons() -> None:
    parties = register().parties
    for row in load_table("offices").rows:
        assert parties[row["party"]].type == "PER"
    assert [term.party for term in offices()["united-states/president-of"] if term.covers(2018)] == ["donald-trump"]


def test_words_of() -> None:
    assert words_of("كيم جونغ-أون") == ["كيم", "جونغ", "اون"]
    assert words_of("فرانس24") == ["فرانس", "24"]


def test_find_named() -> None:
    assert [party.key for party in register().find_named("الولايات المتحدة الأمريكية")] == ["united-states"]
    assert register().find_named("لا أحد بهذا الاسم") == ()


def test_options_know_the_hidden_alif() -> None:
    (option,) = [o for o in register().options(key_of(fold("للولايات"))) if o.clitics == "ل"]
    assert option.length == 0


def test_compose() -> None:
    army = Institution("الجيش", "construct", "m", "FORCE", "{nisba} Armed Forces", True)
    party = register().compose(army, "japan")
    assert isinstance(party, Registered)
    assert (party.type, party.country) == ("FORCE", "japan")
    land = Institution("الأراضي", "construct", "f", "GPE", "{state}", False)
    assert register().compose(land, "japan").key == "japan"
    assert register().compose(army, "").key == "x-armed-forces"


def test_people() -> None:
    assert register().people("united-states").type == "ORG"


@pytest.mark.parametrize(("word", "cut"), [("وترامب", 1), ("وليد", 0), ("كمال", 0), ("محمد", 0)])
def test_clitics_of_names(word: str, cut: int) -> None:
    assert bare_name(key_of(fold(word))) == cut


def test_tagger_sees_an_unknown_name() -> None:
    keys = [key_of(fold(word)) for word in ["وأعلن", "كريم", "منصور", "أن", "الموعد", "تغير"]]
    labels = name_tagger().tag(keys, [""] * len(keys))
    assert labels[1:3] == ["B-PER", "I-PER"]
    assert labels[0] == labels[3] == "O"


def test_tagger_takes_an_empty_text() -> None:
    assert name_tagger().tag([], []) == []
