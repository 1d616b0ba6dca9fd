"""What a page says when a form cannot be kept: the sentence of the error in the language of the page."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from riwaya.lang.tables import parse_table


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(pattern of the English sentence, Arabic sentence with as many or fewer places), in the order of the table."""
    content = resources.files("riwaya.web").joinpath("problems.tsv").read_text(encoding="utf-8")
    rows = parse_table(content, "web/problems.tsv").rows
    return tuple((re.compile("(.{0,200})".join(map(re.escape, row["en"].split("{}")))), row["ar"]) for row in rows)


def told(problem: str, language: str) -> str:
    """The sentence of an error in a language; as it is when no row of the table says it.

    >>> told("a probability is a whole number from 0 to 100", "ar")
    'الاحتمال عدد صحيح من 0 إلى 100.'
    """
    if language == "en" or not problem:
        return problem
    for pattern, sentence in _sentences():
        match = pattern.fullmatch(problem)
        if match:
            return sentence.format(*(group.strip("'\"") for group in match.groups()))
    return problem
