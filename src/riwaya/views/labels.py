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
