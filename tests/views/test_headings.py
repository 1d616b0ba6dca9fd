"""One heading a party: plain, full, and one for one party."""

from __future__ import annotations

import pytest

from riwaya import article_of, read
from riwaya.link.sides import anonymous
from riwaya.views.headings import headings, joined, plain, same_name


@pytest.mark.parametrize(
    ("surface", "heading"),
    [
        ("مصدراً عسكرياً", "مصدر عسكري"),
        ("حزب «النهر", "حزب «النهر»"),
        ("النهر»", "النهر"),
        ("سعاد المرّي", "سعاد المري"),
        ("وكالة الجبل للأنباء", "وكالة الجبل للأنباء"),
    ],
)
def test_plain(surface: str, heading: str) -> None:
    assert plain(surface) == heading


def test_names_of_one_party() -> None:
    assert same_name("كتلة «النهر»", "كتلة النهر")
    assert same_name("وكالة الجبل للأنباء", "وكالة الجبل", extended=True)
    assert not same_name("وزارة النقل", "وزارة النقل السودانية")
    assert not same_name("سالم", "سالم الحمد", extended=True)


def test_keys_are_joined_only_where_one_fits() -> None:
    names = {
        "a": ("وكالة الجبل للأنباء", "a"),
        "b": ("وكالة الجبل", "b"),
        "c": ("وزارة النقل", "c"),
        "d": ("وزارة النقل السودانية", "d"),
        "x-source/unnamed": ("وكالة الجبل", "e"),
    }
    types = {"a": "MEDIA", "b": "MEDIA", "c": "ORG", "d": "ORG", "x-source/unnamed": "MEDIA"}
    assert joined(names, types, {}) == {"b": "a"}


def test_anonymous() -> None:
    assert anonymous("iraq/official-unnamed")
    assert anonymous("x-source-عسكر")
    assert not anonymous("x-سالم-الحمد")


def test_the_unnamed_are_called_in_english_as_in_the_text() -> None:
    reading = read(article_of("قال مصدر عسكري عراقي رفض الكشف عن اسمه إن القوات ستغادر القاعدة نهاية الشهر."))
    names = headings([reading])
    assert ("مصدر عسكري عراقي", "Iraqi Military Source (unnamed)") in names.values()


def test_the_unnamed_whose_words_no_table_knows_are_not_spelt_in_latin_letters() -> None:
    reading = read(article_of("قال مصدر متبرم من الزنابق لرويترز إن القوات ستغادر القاعدة نهاية الشهر."))
    assert not any("Mutabarrim" in english or "Mat" in english for _, english in headings([reading]).values())
