"""The rows of the party register as they are written: for looking up, and for finding mistakes in them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from riwaya.lang.name_words import words_of
from riwaya.lang.tables import load_table, table_names

TYPES = ("PER", "GPE", "ORG", "ARMED_GROUP", "FORCE", "MEDIA", "LOC")
# Presentation forms, Persian letters, tatweel, zero-width and bidi marks.
_STRAY = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\u06cc\u06a9\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


class PartyRow(NamedTuple):
    """A row: `spellings` are its Arabic name and its aliases; one with ? counts only beside the full name."""

    key: str
    type: str
    name_en: str
    spellings: tuple[str, ...]
    country: str
    parent: str
    qid: str
    table: str


@cache
def party_rows() -> tuple[PartyRow, ...]:
    """All rows of the register, by table, in their order."""
    return tuple(
        PartyRow(
            row["key"],
            row["type"],
            row["name_en"],
            (row["name_ar"], *filter(None, row["aliases"].split("|"))),
            row["country"],
            row["parent"],
            row["qid"],
            name.rpartition("/")[2],
        )
        for name in table_names()
        if name.startswith("parties/")
        for row in load_table(name).rows
    )


def rows_with(words: str) -> Iterator[PartyRow]:
    """The rows that hold these words, in any order, in their key, English name or one of their spellings.

    «الدفاع العراقية» finds the Iraqi ministry of defence; "defense iraq" finds it too.
    """
    wanted = words.lower().split()
    keys = words_of(words)
    for row in party_rows():
        english = f"{row.key} {row.name_en} {row.country}".lower()
        if all(word in english for word in wanted) or (
            keys and any(set(keys) <= set(words_of(spelling)) for spelling in row.spellings)
        ):
            yield row


def row_problems(rows: Sequence[PartyRow]) -> Iterator[str]:
    """What is wrong with rows of the register, one sentence each: cells, keys, links, spellings with two owners."""
    keys = [row.key for row in rows]
    for key in sorted({key for key in keys if keys.count(key) > 1} if len(set(keys)) < len(keys) else ()):
        yield f"{key}: the key stands in more than one row; give each party its own"
    known = set(keys)
    parents = {row.key: row.parent for row in rows}
    for row in rows:
        yield from _cell_problems(row)
        for name, key in (("country", row.country), ("parent", row.parent)):
            if key and key not in known:
                yield f"{row.key}: its {name} {key} has no row; add one or correct the key"
        seen, parent = {row.key}, row.parent
        while parent and parent not in seen:
            seen.add(parent)
            parent = parents.get(parent, "")
        if parent:
            yield f"{row.key}: speaks for itself through {parent}; cut the ring of parents"
    yield from _shared_spellings(rows)


def _cell_problems(row: PartyRow) -> Iterator[str]:
    if not _SLUG.fullmatch(row.key):
        yield f"{row.key}: a key has small Latin letters, digits and hyphens alone; correct it"
    if row.type not in TYPES:
        yield f"{row.key}: {row.type} is no type; it is one of {', '.join(TYPES)}"
    if not row.name_en:
        yield f"{row.key}: has no English name; add it"
    if not re.fullmatch(r"(Q[1-9]\d*)?", row.qid):
        yield f"{row.key}: {row.qid} is no Wikidata id; correct it or leave it out"
    spellings = [" ".join(words_of(spelling)) for spelling in row.spellings]
    for written, spelling in zip(row.spellings, spellings, strict=True):
        if not spelling:
            yield f"{row.key}: a spelling has no words; take it out"
        elif spellings.count(spelling) > 1:
            yield f"{row.key}: «{written}» stands twice in its row; once is enough"
        if _STRAY.search(written) or not unicodedata.is_normalized("NFC", written):
            yield f"{row.key}: «{written}» holds letters or marks that no text is compared with; write it plainly"


def _shared_spellings(rows: Sequence[PartyRow]) -> Iterator[str]:
    owners: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for row in rows:
        for spelling in row.spellings:
            owners[" ".join(words_of(spelling))].add((row.key, spelling.startswith("?")))
    for spelling in sorted(owners):
        found = owners[spelling]
        if len({key for key, _ in found}) > 1 and not all(doubtful for _, doubtful in found):
            shared = ", ".join(sorted({key for key, _ in found}))
            yield f"«{spelling}» belongs to {shared}; let it be one's alone or mark it ? in all"
