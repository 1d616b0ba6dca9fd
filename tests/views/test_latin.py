from __future__ import annotations

import pytest

from riwaya.views.latin import latin_name


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("حازم الغرافي", "Hazem al-Gharafi"),
        ("أبو ليث", "Abu Laith"),
        ("عبد الله الثاني", "Abd Allah al-Thani"),
        ("رائد البدراوي", "Raed al-Badrawi"),
        ("التحالف source (unnamed)", "al-Tahalf source (unnamed)"),
        ("دانيال", "Daniel"),
        ("كتلة البيرق", "Katla al-Bairaq"),
        ("إلياس ألكسندر", "Elias Alexander"),
        ("أحمد", "Ahmed"),
        ("Iraq", "Iraq"),
        ("", ""),
    ],
)
def test_names_in_latin_letters(name: str, latin: str) -> None:
    assert latin_name(name) == latin


def test_no_arabic_is_left() -> None:
    assert latin_name("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" * 3).isascii()
