"""Tables of knowledge: tab-separated files with a header line, read once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache, wraps
from importlib import resources
from typing import NamedTuple, ParamSpec, TypeVar

from riwaya.errors import DataError

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(make: Callable[P, T]) -> Callable[P, T]:
    """`make` with the collector of cycles paused, for what holds no cycles: to search a large table again and again
    while it grows takes longer than to make it, and of an article's words it finds nothing to free."""

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        running = gc.isenabled()
        gc.disable()
        try:
            return make(*args, **kwargs)
        finally:
            if running:
                gc.enable()

    return made


class Table(NamedTuple):
    """A table's columns and rows; each row is a dict from column to cell (str)."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def parse_table(content: str, where: str) -> Table:
    """Read tab-separated `content` with a header line; `#` lines and blank lines are notes.

    Raises DataError naming `where` and the line when a row has not as many cells as the header.
    """
    columns: tuple[str, ...] = ()
    rows = []
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.rstrip("\r").split("\t"))
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            raise DataError(
                f"{where}, line {number}: {len(cells)} cells where the header has {len(columns)}; fix the row"
            )
        else:
            rows.append(dict(zip(columns, cells, strict=True)))
    if not columns:
        raise DataError(f"{where}: the table has no header line")
    return Table(columns, tuple(rows))


@cache
def load_table(name: str, language: str = "ar", folder: str = "lexicon") -> Table:
    """The shipped table `name` (without ``.tsv``, may hold a ``/``) of a language."""
    file = resources.files(f"riwaya.lang.{language}").joinpath(folder, *f"{name}.tsv".split("/"))
    return parse_table(file.read_text(encoding="utf-8"), f"{language}/{folder}/{name}.tsv")


@cache
def listed(table: str, name: str, language: str = "ar") -> tuple[dict[str, str], ...]:
    """The rows of one list of a table that holds several: those with `name` in their column ``list``.

    >>> [row["word"] for row in listed("figure_grammar", "negation")]
    ['لا', 'لم', 'لن']

    Raises DataError when the table has no such list.
    """
    rows = tuple(row for row in load_table(table, language).rows if row["list"] == name)
    if not rows:
        raise DataError(f"{language}/lexicon/{table}.tsv: there is no list {name!r}; name one that the table holds")
    return rows


@cache
def table_names(language: str = "ar", folder: str = "lexicon") -> tuple[str, ...]:
    """Names of all shipped tables of a language, sorted; tables in subfolders as ``folder/name``."""
    root = resources.files(f"riwaya.lang.{language}").joinpath(folder)
    names = []
    for entry in root.iterdir():
        if entry.name.endswith(".tsv"):
            names.append(entry.name.removesuffix(".tsv"))
        elif entry.is_dir():
            names += [f"{entry.name}/{e.name.removesuffix('.tsv')}" for e in entry.iterdir() if e.name.endswith(".tsv")]
    return tuple(sorted(names))
