from __future__ import annotations

from importlib import resources

import pytest

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import parse_table
from riwaya.views.gloss import english_name

GLOSSES = [
    ("مركز مرافئ للدراسات الإقليمية", "Marafi Centre for Regional Studies"),
    ("اللجنة العسكرية العليا", "Higher Military Committee"),
    ("وكالة سديم للأنباء", "Sadim News Agency"),
    ("وزارة الموارد المائية العراقية", "Iraqi Ministry of Water Resources"),
    ("الشركة السعودية للصناعات العسكرية", "Saudi Company for Military Industries"),
    ("لجنة الأمن والدفاع النيابية", "Parliamentary Committee of Security and Defence"),
    ("المتحدث باسم وزارة خارجيتها", "Spokesperson of Ministry of Foreign Affairs"),
    ("قيادي في فصيل مسلح", "Leader in Armed faction"),
    ("محافظ البنك المركزي", "Governor of Central Bank"),
    ("بنك تركيا المركزي", "Central Bank of Turkey"),
    ("كتلة «البيرق»", "al-Bairaq Bloc"),
    ("البرلمان member-of-parliament (unnamed)", "Parliament member-of-parliament (unnamed)"),
    ("سالم الحمد", "Salem al-Hamad"),
    ("أمين الجميل", "Amin al-Jamil"),
    ("Reuters", "Reuters"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "english"), GLOSSES)
def test_glosses(name: str, english: str) -> None:
    assert english_name(name) == english


def test_the_table_says_each_word_once() -> None:
    content = resources.files("riwaya.views").joinpath("gloss_words.tsv").read_text(encoding="utf-8")
    rows = parse_table(content, "views/gloss_words.tsv").rows
    keys = [key_of(fold(row["word"])) for row in rows]
    assert {key for key in keys if keys.count(key) > 1} == set()
    assert {row["kind"] for row in rows} == {"head", "role", "noun", "quality", "between"}
    assert all((row["gender"] in ("m", "f")) == (row["kind"] not in ("quality", "between")) for row in rows)
    assert all(row["en"].isascii() for row in rows)
