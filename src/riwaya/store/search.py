"""Full-text search in a story file: folded Arabic, clitics taken off, both digit styles, phrases in quotation marks,
names in all the spellings that are known (`riwaya.views.spellings`)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining

from riwaya.lang.ar.fold import fold_text, key_of
from riwaya.lang.ar.stem import stem, words
from riwaya.link.terms import function_words
from riwaya.model import Span
from riwaya.views.spellings import Unit, as_typed

_WORD = re.compile(r"\w+")
# Letters from which on a word also stands for those that it begins.
_LEAST = 3
# So many sentences are weighed against each other; of more, which say little by the word alone, the newest are taken.
_WEIGHED = 1000
_COUNTED = "SELECT count(*) FROM (SELECT 1 FROM passages_search WHERE passages_search MATCH ? LIMIT ?)"
_BEST = "SELECT rowid, rank FROM passages_search WHERE passages_search MATCH ? ORDER BY rank LIMIT ?"
_LATEST = "SELECT rowid, 0 AS rank FROM passages_search WHERE passages_search MATCH ? ORDER BY rowid DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence found: where it stands, and its words in parts, each with whether it answers the query."""

    article: str
    span: Span
    parts: tuple[tuple[str, bool], ...]


def search(database: sqlite3.Connection, query: str, limit: int = 50) -> list[Hit]:
    """Sentences of current articles that hold all words of `query`, best first; a quoted phrase must stand as such.

    «"الانسحاب الكامل" واشنطن» finds sentences with the phrase and, in any form, the word.
    """
    asked = Asked(as_typed(query))
    return [Hit(one.article, one.span, asked.parts(one.text)) for one in sentences(database, asked.units, limit)]


class Sentence(NamedTuple):
    """A sentence of an article, and what the article is."""

    article: str
    span: Span
    text: str
    title: str
    outlet: str
    published: str


def sentences(database: sqlite3.Connection, units: Sequence[Unit], limit: int) -> list[Sentence]:
    """Sentences of current articles that hold all units of a query, best first, the newest of very many."""
    match = _expression(units)
    if not match:
        return []
    # The best are chosen in the index alone; a few more than asked for, as some may be of earlier versions.
    many = database.execute(_COUNTED, (match, _WEIGHED + 1)).fetchone()[0] > _WEIGHED
    rows = database.execute(
        'SELECT p.article, p.start, p."end", p.text, a.title, a.stem, a.outlet, a.published FROM'
        f" ({_LATEST if many else _BEST}) s"
        " JOIN passages p ON p.id = s.rowid JOIN articles a ON a.id = p.article AND a.current = 1"
        " ORDER BY s.rank, a.published DESC, p.article, p.start LIMIT ?",
        (match, 2 * limit, limit),
    )
    return [
        Sentence(article, Span(start, end), text, title or name or article, outlet, published)
        for article, start, end, text, title, name, outlet, published in rows
    ]


def _expression(units: Sequence[Unit]) -> str:
    """The FTS5 expression of a query: phrases on folded words, single words on stems and beginnings, other spellings
    on stems; small words that stand everywhere («في») count where there is nothing else."""
    told = [unit for unit in units if unit.exact or unit.others or not function_words().issuperset(words(unit.typed))]
    return " AND ".join(filter(None, map(_any_of, told or units)))


def _any_of(unit: Unit) -> str:
    """The expression of one unit: the words typed or any other spelling."""
    typed = words(unit.typed)
    if unit.exact or not typed:
        return f'folded:"{" ".join(typed)}"' if typed else ""
    if len(typed) > 1:
        forms = [f'stems:"{" ".join(map(stem, typed))}"', f'folded:"{" ".join(typed)}"']
    else:
        forms = [f'stems:"{stem(typed[0])}"', f'folded:"{typed[0]}"{"*" if len(typed[0]) >= _LEAST else ""}']
    forms += [f'stems:"{" ".join(map(stem, words(other)))}"' for other in unit.others if words(other)]
    return f"({' OR '.join(forms)})"


class Asked:
    """What a query asks for, and which words answer it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        asked = [word for unit in units for word in words(unit.typed)]
        runs = [tuple(map(stem, words(other))) for unit in units for other in unit.others]
        self._wanted = frozenset(map(stem, asked)) | {run[0] for run in runs if len(run) == 1}
        self._runs = tuple(run for run in runs if len(run) > 1)
        self._beginnings = tuple(word for word in asked if len(word) > 2)

    def answered(self, text: str) -> bool:
        """Whether any word of a text answers."""
        found = _words_of(text)
        return (
            not self._wanted.isdisjoint(found.stems)
            or any(f" {word}" in found.line for word in self._beginnings)
            or bool(self._inside(text))
        )

    def parts(self, text: str) -> tuple[tuple[str, bool], ...]:
        """The text in parts, each with whether it answers; words stay whole."""
        parts: list[tuple[str, bool]] = []
        last = 0
        inside = self._inside(text)
        for at, (form, root, start, end) in enumerate(_words_of(text).words):
            if at in inside or root in self._wanted or form.startswith(self._beginnings):
                parts += [(text[last:start], False), (text[start:end], True)]
                last = end
        parts.append((text[last:], False))
        return tuple((words_, found) for words_, found in parts if words_)

    def _inside(self, text: str) -> set[int]:
        """The numbers of the words of a text that stand in spellings of several words."""
        found = _words_of(text)
        inside: set[int] = set()
        for run in self._runs:
            if found.stems.issuperset(run):
                roots = [word[1] for word in found.words]
                for at, root in enumerate(roots):
                    if root == run[0] and tuple(roots[at : at + len(run)]) == run:
                        inside.update(range(at, at + len(run)))
        return inside


class _Words(NamedTuple):
    """The words of a text, folded, each with its stem and its place; their stems, and all in a line."""

    words: tuple[tuple[str, str, int, int], ...]
    stems: frozenset[str]
    line: str


@lru_cache(maxsize=4096)
def _words_of(text: str) -> _Words:
    """The words of a text: as somebody types, the same texts are found again and again."""
    folded = fold_text(text)
    found = []
    for match in _WORD.finditer(key_of(folded.chars)):
        span = folded.span(*match.span())
        end = span.end
        while end < len(text) and (combining(text[end]) or text[end] == "\u0640"):
            end += 1  # the vowel signs of the last letter belong to it
        found.append((match.group(), stem(match.group()), span.start, end))
    line = "".join(f" {word[0]}" for word in found)
    return _Words(tuple(found), frozenset(word[1] for word in found), line)
