"""The tables by which a story file is linked a few articles at a time. They can be dropped: they are made again."""

from __future__ import annotations

import sqlite3

from riwaya.store.tables import VERSION

TABLES = (
    "linked_articles",
    "copy_buckets",
    "copies",
    "long_sentences",
    "items",
    "item_keys",
    "meetings",
    "topics",
    "sides",
    "origin_spans",
)
SCHEMA = (
    # An article that has been linked: `root` and `passages` tell where its words were first printed.
    """
    CREATE TABLE IF NOT EXISTS linked_articles (
        number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, root TEXT NOT NULL, passages TEXT NOT NULL
    )""",
    # Articles that share a bucket may carry one text; those that do stand in `copies`, in both directions.
    """
    CREATE TABLE IF NOT EXISTS copy_buckets (
        bucket INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (bucket, article)
    ) WITHOUT ROWID""",
    """
    CREATE TABLE IF NOT EXISTS copies (
        one INTEGER NOT NULL, other INTEGER NOT NULL, likeness REAL NOT NULL, PRIMARY KEY (one, other)
    ) WITHOUT ROWID""",
    """
    CREATE TABLE IF NOT EXISTS long_sentences (
        sentence INTEGER NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        words INTEGER NOT NULL, PRIMARY KEY (sentence, article, start)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS long_sentences_by_article ON long_sentences (article)",
    # A record ready to be compared, in order of time; items that share a key may meet.
    """
    CREATE TABLE IF NOT EXISTS items (
        number INTEGER PRIMARY KEY, article INTEGER NOT NULL, stands INTEGER NOT NULL, keys BLOB NOT NULL,
        body BLOB NOT NULL
    )""",
    "CREATE INDEX IF NOT EXISTS items_by_article ON items (article, stands)",
    """
    CREATE TABLE IF NOT EXISTS item_keys (
        key INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (key, item)
    ) WITHOUT ROWID""",
    # What was found when two items met; relations are those that are among the surest of both.
    """
    CREATE TABLE IF NOT EXISTS meetings (
        link INTEGER NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL, pair INTEGER NOT NULL,
        type TEXT NOT NULL, dimension TEXT NOT NULL, reason TEXT NOT NULL, score REAL NOT NULL, days INTEGER NOT NULL,
        turned INTEGER NOT NULL, PRIMARY KEY (link, one, other)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS meetings_by_other ON meetings (link, other)",
    "CREATE INDEX IF NOT EXISTS meetings_by_pair ON meetings (pair)",
    # Who speaks of what in which article, for finding the story's questions.
    """
    CREATE TABLE IF NOT EXISTS topics (
        term TEXT NOT NULL, speaker TEXT NOT NULL, article INTEGER NOT NULL, root TEXT NOT NULL, word TEXT NOT NULL,
        PRIMARY KEY (term, speaker, article, root, word)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS topics_by_article ON topics (article)",
    # Terms of the statements that take sides, for finding those that speak to a question.
    """
    CREATE TABLE IF NOT EXISTS sides (
        term TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (term, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS sides_by_article ON sides (article)",
    """
    CREATE TABLE IF NOT EXISTS found_questions (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL, text_en TEXT NOT NULL, keywords TEXT NOT NULL,
        given INTEGER NOT NULL
    )""",
    """
    CREATE TABLE IF NOT EXISTS origin_spans (
        id TEXT NOT NULL, article TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        PRIMARY KEY (id, article, start, "end")
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS origins_by_article ON origins (article)",
    "CREATE INDEX IF NOT EXISTS positions_by_article ON positions (article)",
    "CREATE INDEX IF NOT EXISTS relations_by_type ON relations (type)",
)


def prepare(database: sqlite3.Connection) -> None:
    """Make the tables where they are missing, inside the caller's transaction; the file is of this form then."""
    database.execute(f"PRAGMA user_version = {VERSION}")
    for statement in SCHEMA:
        database.execute(statement)
    for table, column in (
        ("relations", "key"),
        ("relations", "handle"),
        ("positions", "record"),
        ("positions", "thing"),
    ):
        columns = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        if column not in columns:
            database.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    database.execute("CREATE INDEX IF NOT EXISTS relations_by_handle ON relations (handle)")


def forget(database: sqlite3.Connection) -> None:
    """Empty the tables, and what stands between the articles with them."""
    for table in (*TABLES, "found_questions", "relations", "origins", "positions"):
        database.execute(f"DELETE FROM {table}")


def are_there(database: sqlite3.Connection) -> bool:
    """Whether a file has the tables."""
    found = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'linked_articles'")
    return found.fetchone() is not None
