"""Around an addition: articles that came without a date, a file that stayed empty."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.store.story_file import StoryFile


def undated(file: StoryFile, ids: Iterable[str]) -> list[str]:
    """The file names or titles of those of some articles that have no publication date, in order."""
    query = "SELECT stem, title FROM articles WHERE id = ? AND published = ''"
    rows = [file.database.execute(query, (id_,)).fetchone() for id_ in ids]
    return sorted(row[0] or row[1] or "stdin" for row in rows if row)


def remove_empty(path: str | Path) -> None:
    """Take a story file away that holds no article and that nobody else is writing."""
    if not Path(path).is_file():
        return
    database = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        database.execute("BEGIN IMMEDIATE")
        if not database.execute("SELECT count(*) FROM articles").fetchone()[0]:
            Path(path).unlink()
    except sqlite3.Error:
        pass  # somebody writes it, or it is none of ours
    finally:
        database.close()
