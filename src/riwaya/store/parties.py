"""What people said of a story's parties, and the parties it brings along: small tables in the story file.

Lines of the trail are added, never changed; an undo is a line too. Times are given by the caller, never read from a
clock. The tables are made when the first line is written, so that older files stay readable as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from riwaya.errors import ReviewError, StaleReviewError
from riwaya.model import ACTIONS, PartyEdit, StoryParty

if TYPE_CHECKING:
    import sqlite3

    from riwaya.store.story_file import StoryFile

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS party_edits (
        number INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, party TEXT NOT NULL, other TEXT NOT NULL,
        name TEXT NOT NULL, name_ar TEXT NOT NULL, type TEXT NOT NULL, words TEXT NOT NULL, article TEXT NOT NULL,
        aliases TEXT NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, why TEXT NOT NULL, undoes INTEGER NOT NULL
    )""",
    """
    CREATE TRIGGER IF NOT EXISTS party_edits_stay BEFORE UPDATE ON party_edits
    BEGIN SELECT RAISE(ABORT, 'lines of the trail of parties stay as they are'); END""",
    """
    CREATE TRIGGER IF NOT EXISTS party_edits_are_kept BEFORE DELETE ON party_edits
    BEGIN SELECT RAISE(ABORT, 'lines of the trail of parties are kept'); END""",
    """
    CREATE TABLE IF NOT EXISTS story_parties (
        key TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, name_ar TEXT NOT NULL, aliases TEXT NOT NULL,
        country TEXT NOT NULL, parent TEXT NOT NULL, qid TEXT NOT NULL
    )""",
)
_COLUMNS = 'number, action, party, other, name, name_ar, type, words, article, aliases, who, "when", why, undoes'


def party_edits(file: StoryFile) -> tuple[PartyEdit, ...]:
    """The trail of changes to the story's parties, oldest first."""
    if not _there(file.database, "party_edits"):
        return ()
    rows = file.database.execute(f"SELECT {_COLUMNS} FROM party_edits ORDER BY number")
    return tuple(PartyEdit(*_cells(row, 9)) for row in rows)


def story_parties(file: StoryFile) -> tuple[StoryParty, ...]:
    """The parties that the story's own notes bring along, by key."""
    if not _there(file.database, "story_parties"):
        return ()
    rows = file.database.execute(
        "SELECT key, type, name, name_ar, aliases, country, parent, qid FROM story_parties ORDER BY key"
    )
    return tuple(StoryParty(*_cells(row, 4)) for row in rows)


def edit_party(file: StoryFile, edit: PartyEdit, seen: int | None = None) -> PartyEdit:
    """Keep one change of the story's parties, with who made it; gives it back with its number.

    `seen` is the newest line that its maker saw, None where nobody asked. Raises StaleReviewError when a later line is
    about one of the same parties, ReviewError when the name of who makes it is missing, the action is unknown, or an
    undo has no line to undo.
    """
    if edit.action not in ACTIONS:
        raise ReviewError(f"{edit.action!r} is no change of parties; it is one of {', '.join(ACTIONS)}")
    if not edit.who.strip():
        raise ReviewError("a change of parties needs the name of who makes it; give it with --who or RIWAYA_WHO")
    if edit.action == "undo":
        _check_undo(file, edit.undoes)
    _check_seen(file, edit, seen)
    row = (edit.action, edit.party, edit.other, edit.name, edit.name_ar, edit.type, edit.words, edit.article)
    more = ("|".join(edit.aliases), edit.who.strip()[:100], edit.when, edit.why.strip()[:2000], edit.undoes)
    with file.transaction():
        _make(file.database)
        file.database.execute(f"INSERT INTO party_edits VALUES (NULL,{','.join('?' * 13)})", (*row, *more))
    return party_edits(file)[-1]


def keep_parties(file: StoryFile, rows: Iterable[StoryParty]) -> None:
    """Set the parties that the story brings along, in place of those of the same keys."""
    wanted = list(rows)
    if not wanted:
        return
    with file.transaction():
        _make(file.database)
        for p in wanted:
            row = (p.key, p.type, p.name, p.name_ar, "|".join(p.aliases), p.country, p.parent, p.qid)
            file.database.execute("INSERT OR REPLACE INTO story_parties VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _check_undo(file: StoryFile, number: int) -> None:
    edits = party_edits(file)
    if number not in {edit.number for edit in edits}:
        raise ReviewError(f"the trail of parties has no line {number}; look at it with: riwaya parties STORY log")
    for edit in edits:
        if edit.action == "undo" and edit.undoes == number and edit.number not in {e.undoes for e in edits}:
            raise ReviewError(f"line {number} was undone already, by line {edit.number}")


def _check_seen(file: StoryFile, edit: PartyEdit, seen: int | None) -> None:
    meant = {edit.party, edit.other} - {""}
    for line in party_edits(file) if seen is not None else ():
        if line.number > (seen or 0) and not meant.isdisjoint({line.party, line.other}):
            raise StaleReviewError(f"{line.who} changed this party meanwhile; look at what stands now and decide again")


def _make(database: sqlite3.Connection) -> None:
    for statement in SCHEMA:
        database.execute(statement)


def _cells(row: tuple[Any, ...], joined: int) -> list[Any]:
    """The cells of a row, with the one at `joined` taken apart again."""
    return [tuple(filter(None, cell.split("|"))) if at == joined else cell for at, cell in enumerate(row)]


def _there(database: sqlite3.Connection, table: str) -> bool:
    found = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return found.fetchone() is not None
