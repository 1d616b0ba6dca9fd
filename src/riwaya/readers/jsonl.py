"""JSON Lines: one article a line, `text` and optional id, title, outlet, author, url, published, language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from riwaya.errors import InputError
from riwaya.model import Article
from riwaya.readers.decoding import checked
from riwaya.readers.making import METADATA, article_of


def article_of_line(line: str, where: str) -> Article:
    """The Article of one JSON line; `where` names file and line in errors.

    A title that is not the text's first line is put there, so that it can be shown and quoted.
    Raises InputError for anything else than an object with a `text` that is Arabic.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{where} is no JSON; write one object a line") from None
    return article_of_object(row, where)


def article_of_object(row: object, where: str) -> Article:
    """The Article of a JSON value; raises InputError when it is no object with a `text` that is Arabic."""
    if not isinstance(row, dict):
        raise InputError(f"{where} is no JSON object; write one object a line with a 'text'")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"{where} has no 'text'; give each line a 'text' with the article")
    if "\ud800" <= max(text, default="") <= "\udfff" or any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(f"{where} holds half a character (a lone surrogate); save it again from its source")
    checked(text, where)
    known = {name: str(row[name]).strip() for name in METADATA if row.get(name) not in (None, "")}
    title = known.get("title", "")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    try:
        return article_of(text, stem=str(row.get("id") or "").strip(), **known)
    except InputError as error:
        raise InputError(f"{where.removesuffix(',')}: {error}") from None


def articles_of_lines(lines: Iterable[str | InputError], where: str) -> Iterator[Article | InputError]:
    """The Article of each line, or the error that names the line; a line that is an error already is passed on."""
    for number, line in enumerate(lines, 1):
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            try:
                yield article_of_line(line, f"{where}, line {number},")
            except InputError as error:
                yield error


def articles_of_json(text: str, where: str) -> Iterator[Article | InputError]:
    """The articles of a JSON file: one object, a list of objects, or JSON Lines after all."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from articles_of_lines(text.split("\n"), where)
        return
    rows = value if isinstance(value, list) else [value]
    if not rows:
        yield InputError(f"{where} is an empty list; give a file that holds articles")
    for number, row in enumerate(rows, 1):
        try:
            yield article_of_object(row, f"{where}, object {number}," if isinstance(value, list) else where)
        except InputError as error:
            yield error
