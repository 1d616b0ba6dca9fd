"""Words of the interface in Arabic and English."""

from __future__ import annotations

from functools import cache
from importlib import resources

from riwaya.lang.tables import parse_table

LANGUAGES = ("ar", "en")


@cache
def _labels() -> dict[str, dict[str, str]]:
    content = resources.files("riwaya.views").joinpath("labels.tsv").read_text(encoding="utf-8")
    return {row["key"]: row for row in parse_table(content, "views/labels.tsv").rows}


def label(key: str, language: str = "ar") -> str:
    """The word for `key` in a language; the key itself when there is none."""
    row = _labels().get(key)
    return row[language] if row else key


@cache
def _counted() -> dict[str, dict[str, str]]:
    content = resources.files("riwaya.views").joinpath("counted.tsv").read_text(encoding="utf-8")
    return {row["key"]: row for row in parse_table(content, "views/counted.tsv").rows}


def counted(number: int, key: str, shown: str, language: str = "ar") -> str:
    """A number with its noun: «قول واحد», «قولان», «5 أقوال», «12 قولاً», «100 قول»; `shown` is the number in digits."""
    row = _counted()[key]
    if language == "en":
        return f"{shown} {row['en_one' if number == 1 else 'en_many']}"
    if number in (1, 2):
        return row["one" if number == 1 else "two"]
    rest = number % 100
    form = "few" if 3 <= rest <= 10 else "many" if rest > 10 else "hundred"
    return f"{shown} {row[form if number else 'hundred']}"


def noun(number: int, key: str, language: str = "ar") -> str:
    """The noun that stands under a number of its own: 1 «مقال», 2 «مقالان», 5 «مقالات», 12 «مقالاً», 100 «مقال»."""
    row = _counted()[key]
    if language == "en":
        return row["en_one" if number == 1 else "en_many"]
    rest = number % 100
    if number == 2:
        return row["two"]
    return row["hundred" if number < 2 or rest < 3 else "few" if rest <= 10 else "many"]
