"""The scenario board in the story file: a log to which lines are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.errors import ReviewError, StaleReviewError
from riwaya.model.board import BOARD_KINDS, BoardEntry

if TYPE_CHECKING:
    from riwaya.store.review import Signature
    from riwaya.store.story_file import StoryFile

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS board (
        number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
        version INTEGER NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, why TEXT NOT NULL
    )""",
    """
    CREATE TRIGGER IF NOT EXISTS board_stays BEFORE UPDATE ON board
    BEGIN SELECT RAISE(ABORT, 'lines of the board stay as they are'); END""",
    """
    CREATE TRIGGER IF NOT EXISTS board_is_kept BEFORE DELETE ON board
    BEGIN SELECT RAISE(ABORT, 'lines of the board are kept'); END""",
)


def board_entries(file: StoryFile) -> tuple[BoardEntry, ...]:
    """All lines of the board, oldest first."""
    there = file.database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'board'").fetchone()
    if not there:
        return ()
    rows = file.database.execute(
        'SELECT number, kind, subject, body, version, who, "when", why FROM board ORDER BY number'
    )
    return tuple(BoardEntry(*row) for row in rows)


def write_board(file: StoryFile, place: tuple[str, str], body: str, signature: Signature, expected: int | None) -> int:
    """Add a line for `place` (kind, subject) and return its version.

    `expected` is the version that the writer saw, None where every line counts for itself (estimates). Raises
    StaleReviewError when somebody wrote meanwhile, ReviewError when the name is missing.
    """
    kind, subject = place
    if kind not in BOARD_KINDS:
        raise ReviewError(f"{kind!r} is no part of the board; it is one of {', '.join(BOARD_KINDS)}")
    if not signature.who.strip():
        raise ReviewError("a line of the board needs the name of who writes it; fill in the name")
    with file.transaction():
        for statement in SCHEMA:
            file.database.execute(statement)
        row = file.database.execute(
            "SELECT version, who FROM board WHERE kind = ? AND subject = ? ORDER BY number DESC LIMIT 1", place
        ).fetchone()
        version = row[0] if row else 0
        if expected is not None and version != expected:
            raise StaleReviewError(f"{row[1] if row else '?'} changed this meanwhile; look at it and decide again")
        line = (kind, subject, body, version + 1, signature.who.strip()[:100], signature.when, signature.why[:2000])
        file.database.execute("INSERT INTO board VALUES (NULL,?,?,?,?,?,?,?)", line)
    return int(version) + 1
