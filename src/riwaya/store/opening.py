"""Opening a story file: what it must be, and what an SQLite error means to the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from riwaya.errors import StoryFileError
from riwaya.store.tables import APPLICATION_ID, SCHEMA, VERSION

# Kilobytes of the file that are kept in memory: an addition that fits locks readers out only when it is written.
_CACHE = 200_000


def opened(path: Path, *, create: bool) -> sqlite3.Connection:
    """The connection to a story file, made with its tables where it is new.

    Raises StoryFileError when it is missing, is no story file, or was written by a newer riwaya.
    """
    fresh = not path.exists()
    if fresh and not create:
        raise StoryFileError(f"{path} is not there; make it with: riwaya add {path} ARTICLES")
    if path.is_dir():
        raise StoryFileError(f"{path} is a folder, not a story file; give a file name such as story.riwaya")
    if not create and path.stat().st_size == 0:
        raise StoryFileError(f"{path} is empty and no story file; add articles with: riwaya add {path} ARTICLES")
    if fresh and not path.absolute().parent.is_dir():
        raise StoryFileError(f"the folder of {path} is not there; make it first")
    try:
        database = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
        try:
            _prepare(database, path, fresh=fresh or path.stat().st_size == 0)
        except BaseException:
            database.close()
            raise
    except sqlite3.Error as error:
        if fresh and "locked" not in str(error):  # no disk for its tables: what was made is not left behind empty
            _drop_empty(path)
        raise named_error(path, error) from None
    return database


def _drop_empty(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _prepare(database: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    """Set the connection up, make the tables of a new file, and check that it is a story file of a known form."""
    database.execute("PRAGMA foreign_keys = ON")
    database.execute(f"PRAGMA cache_size = -{_CACHE}")
    if fresh:
        database.execute("BEGIN IMMEDIATE")
        for statement in _statements(SCHEMA):
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise StoryFileError(f"{path} is a database, but no story file; give another file name")
    if version > VERSION:
        raise StoryFileError(f"{path} was written by a newer riwaya (form {version}); upgrade riwaya")
    if version < VERSION:
        raise StoryFileError(f"{path} was written by an older riwaya (form {version}); add its articles to a new file")


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one at a time, so that they run inside our transaction."""
    statement = ""
    for line in script.split("\n"):
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def named_error(path: Path, error: sqlite3.Error) -> StoryFileError:
    """What an SQLite error means to the user."""
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return StoryFileError(f"{path} is no story file, or is damaged ({text}); give another file or restore a copy")
    if "locked" in text:
        return StoryFileError(f"{path} is being written by another program; try again when it is done")
    if "full" in text:
        return StoryFileError(f"the disk of {path} is full; nothing was added, make room and try again")
    if "readonly" in text or "unable to open" in text:
        return StoryFileError(f"{path} cannot be written or opened ({text}); check the file and its rights")
    return StoryFileError(f"{path}: {text}; nothing was changed")
