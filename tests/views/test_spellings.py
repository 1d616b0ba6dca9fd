"""Which spellings a search looks for."""

from __future__ import annotations

import pytest

from riwaya.views.namebook import Named
from riwaya.views.spellings import Spellings, Unit, as_typed

_OWN = (
    Named("x-brannigan", "PER", "Oskar Branikan", ("أوسكار برانيكان",), ("برانيكان", "#برنيكان")),
    Named("x-mahmud", "PER", "Mahmoud al-Harras", ("محمود الحراس",), ("الحراس",)),
)


def _others(query: str) -> list[set[str]]:
    return [set(unit.others) for unit in Spellings(_OWN).units(query)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("ترمب", "ترامب"),
        ("ترامب", "ترمب"),
        ("Trump", "ترمب"),
        ("donald trump", "ترامب"),
        ("Pentagon", "البنتاغون"),
        ("البنتاجون", "البنتاغون"),
        ("بنتجون", "البنتاغون"),
        ("Baghdad", "بغداد"),
        ("نتانياهو", "نتنياهو"),
        ("Erdoğan", "أردوغان"),
        ("Houthis", "أنصار الله"),
        ("the ministry", "وزارة"),
        ("defense", "دفاع"),
        ("Branikan", "برانيكان"),
        ("Branik", "برانيكان"),
        ("برنيكان", "برانيكان"),
    ],
)
def test_names_are_known_in_other_spellings(query: str, wanted: str) -> None:
    (others,) = _others(query)
    assert wanted in others


@pytest.mark.parametrize("query", ["محمد", "حسن", "سالم", "مقتل", "في", '"ترمب"', "الانسحاب"])
def test_words_that_are_no_foreign_name_stay(query: str) -> None:
    assert _others(query) == [set()]


def test_a_longer_name_is_taken_whole() -> None:
    assert [unit.typed for unit in Spellings().units("زيارة محمد بن سلمان إلى")] == ["زيارة", "محمد بن سلمان", "إلى"]


def test_a_persons_other_name_is_no_spelling_of_one_word() -> None:
    assert "أوسكار" not in _others("Branikan")[0]


def test_a_query_as_typed() -> None:
    assert as_typed('"وقف القتال" واشنطن') == (Unit("وقف القتال", exact=True), Unit("واشنطن"))
    assert as_typed("«»") == ()
