"""Corrections and their audit trail in the story file. Times are given by the caller, never read from a clock."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from riwaya.errors import ReviewError, StaleReviewError
from riwaya.model import VERDICTS, Article, Change, Correction, Target, decode, encode
from riwaya.store.parties import party_edits
from riwaya.views.regrouped import merged_keys

if TYPE_CHECKING:
    import sqlite3

    from riwaya.store.story_file import StoryFile

# Made on the first correction: no foreign key leads to `articles`, so that reading an article anew takes nothing away.
SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS corrections (
        key TEXT PRIMARY KEY, layer TEXT NOT NULL, article TEXT NOT NULL, document TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
        target TEXT NOT NULL, verdict TEXT NOT NULL, record TEXT NOT NULL, machine TEXT NOT NULL,
        version INTEGER NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, why TEXT NOT NULL
    )""",
    """
    CREATE TABLE IF NOT EXISTS audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, layer TEXT NOT NULL, article TEXT NOT NULL,
        version INTEGER NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, why TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL, undoes INTEGER NOT NULL
    )""",
    "CREATE INDEX IF NOT EXISTS audit_by_key ON audit (key, number)",
    """
    CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'lines of the audit trail stay as they are'); END""",
    """
    CREATE TRIGGER IF NOT EXISTS audit_is_kept BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'lines of the audit trail are kept'); END""",
)
_LONGEST = 2000
_OF_PARTIES = ("claims", "events", "commitments", "quantities")
_PARTY_FIELDS = ("party", "actor", "target", "place", "by", "to")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changes something, when (ISO time with zone), and why."""

    who: str
    when: str
    why: str = ""


def corrections(file: StoryFile) -> tuple[Correction, ...]:
    """Every target's standing word, by key; those that were undone have no verdict.

    A party that was merged into another meanwhile goes by the other's key in them too.
    """
    if not _there(file.database):
        return ()
    rows = file.database.execute(
        'SELECT target, verdict, record, machine, version, who, "when", why FROM corrections ORDER BY key'
    )
    keys = merged_keys(party_edits(file))
    return tuple(_regrouped(_correction(row), keys) for row in rows)


def _regrouped(correction: Correction, keys: dict[str, str]) -> Correction:
    """A correction whose records name the parties as they are grouped now."""
    if not keys or correction.target.layer not in _OF_PARTIES:
        return correction
    bodies = [_led(body, keys) for body in (correction.record, correction.machine)]
    return replace(correction, record=bodies[0], machine=bodies[1])


def _led(body: str, keys: dict[str, str]) -> str:
    record = json.loads(body) if body else {}
    if not any(record.get(field) in keys for field in _PARTY_FIELDS):
        return body
    led = {field: keys.get(record[field], record[field]) for field in _PARTY_FIELDS if record.get(field)}
    return json.dumps(record | led, ensure_ascii=False, sort_keys=True)


def correction_of(file: StoryFile, key: str) -> Correction | None:
    """The standing word on one target, None when nobody ever judged it."""
    if not _there(file.database):
        return None
    row = file.database.execute(
        'SELECT target, verdict, record, machine, version, who, "when", why FROM corrections WHERE key = ?', (key,)
    ).fetchone()
    return _correction(row) if row else None


def changes(file: StoryFile, key: str = "", limit: int = -1, offset: int = 0) -> tuple[Change, ...]:
    """Lines of the audit trail, newest first: of one target, or all."""
    return _lines(file, "WHERE ? IN ('', key) ORDER BY number DESC LIMIT ? OFFSET ?", (key, limit, offset))


def last_change(file: StoryFile) -> int:
    """The number of the newest line of the audit trail, 0 when there is none."""
    if not _there(file.database):
        return 0
    found = file.database.execute("SELECT max(number) FROM audit").fetchone()[0]
    return int(found or 0)


def correct(file: StoryFile, wanted: Correction, expected: int) -> Correction:
    """Keep a person's word on a target, with a line in the audit trail.

    `expected` is the version that the person saw (0 where nobody had judged). Raises StaleReviewError when somebody
    changed the target meanwhile, ReviewError when name, time or verdict is missing. Nothing is kept then.
    """
    if wanted.verdict not in VERDICTS:
        raise ReviewError(f"{wanted.verdict!r} is no verdict; it is one of {', '.join(VERDICTS)}")
    return _keep(file, wanted, expected, 0)


def undo(file: StoryFile, number: int, signature: Signature) -> Correction:
    """Take back the change `number`: what stood before it stands again, and both stay in the trail.

    Raises StaleReviewError when a later change of the same target stands on it, ReviewError when there is no such line.
    """
    line = next(iter(_lines(file, "WHERE number = ?", (number,))), None)
    if line is None:
        raise ReviewError(f"the audit trail has no line {number}; look at the list of changes")
    standing = correction_of(file, line.key)
    if standing is None or standing.version != line.version:
        raise StaleReviewError(
            f"line {number} was changed again by {standing.who if standing else '?'}; undo that first"
        )
    before = json.loads(line.before) if line.before else {"verdict": "", "record": ""}
    wanted = replace(
        standing,
        verdict=before["verdict"],
        record=before["record"],
        who=signature.who,
        when=signature.when,
        why=signature.why,
    )
    return _keep(file, wanted, line.version, number)


def earlier_texts(file: StoryFile, wanted: tuple[Correction, ...]) -> dict[str, Article]:
    """The earlier versions of articles that corrections were made for, by id."""
    ids = {one.target.article for one in wanted} | {one.target.other_article for one in wanted} - {""}
    found: dict[str, Article] = {}
    for id_ in sorted(ids):
        row = file.database.execute("SELECT text, digest FROM articles WHERE id = ? AND current = 0", (id_,)).fetchone()
        if row:
            found[id_] = Article(id=id_, text=row[0], digest=row[1])
    return found


def _lines(file: StoryFile, clause: str, values: tuple[Any, ...]) -> tuple[Change, ...]:
    if not _there(file.database):
        return ()
    columns = 'number, key, layer, article, version, who, "when", why, before, after, undoes'
    return tuple(Change(*row) for row in file.database.execute(f"SELECT {columns} FROM audit {clause}", values))


def _keep(file: StoryFile, wanted: Correction, expected: int, undoes: int) -> Correction:
    if not wanted.who.strip():
        raise ReviewError("a correction needs the name of who makes it; fill in the name")
    if not wanted.when:
        raise ReviewError("a correction needs its time; the caller gives it")
    database = file.database
    with file.transaction():
        for statement in SCHEMA:
            database.execute(statement)
        target = wanted.target
        standing = correction_of(file, target.key)
        version = standing.version if standing else 0
        if version != expected:
            who = standing.who if standing else "?"
            raise StaleReviewError(f"{who} changed this meanwhile; look at what stands now and decide again")
        kept = replace(
            wanted,
            version=version + 1,
            machine=standing.machine if standing else wanted.machine,
            who=wanted.who.strip()[:100],
            why=wanted.why.strip()[:_LONGEST],
        )
        at = target.at
        place = (target.key, target.layer, target.article, target.document, at.start, at.end, at.exact)
        word = (kept.verdict, kept.record, kept.machine, kept.version, kept.who, kept.when, kept.why)
        row = (*place, at.prefix, at.suffix, _json(target), *word)
        database.execute(f"INSERT OR REPLACE INTO corrections VALUES ({','.join('?' * len(row))})", row)
        line = (target.key, target.layer, target.article, kept.version, kept.who, kept.when, kept.why)
        states = (_state(standing), _state(kept), undoes)
        database.execute(f"INSERT INTO audit VALUES (NULL,{','.join('?' * 10)})", (*line, *states))
    return kept


def _state(correction: Correction | None) -> str:
    if correction is None:
        return ""
    return json.dumps({"verdict": correction.verdict, "record": correction.record}, ensure_ascii=False)


def _json(record: Any) -> str:
    return json.dumps(encode(record), ensure_ascii=False, sort_keys=True)


def _correction(row: tuple[Any, ...]) -> Correction:
    return Correction(decode(Target, json.loads(row[0])), *row[1:])


def _there(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'").fetchone())
