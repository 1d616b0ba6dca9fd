"""The words of the table of glosses, and how Arabic words are looked up in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import load_table, parse_table

_ENDINGS = ("ه", "ات", "ون", "ين", "ان")
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A row of the table: `kind` is head, role, noun, quality or between; `gender` m or f (f also for plurals)."""

    kind: str
    gender: str
    shown: str


@lru_cache(maxsize=16384)
def look(word: str) -> Word | None:
    """The row of a word with or without its article, feminine or plural ending or «ها» of possession."""
    key = key_of(fold(word))
    words = _words()
    bare = key.removeprefix("ال") if len(key) > 3 else key
    for form in (key, bare):
        if form in words:
            return words[form]
    for ending in _ENDINGS:
        row = words.get(bare.removesuffix(ending)) if bare.endswith(ending) else None
        if row is not None and row.kind in ("quality", "nation"):
            return row
    for ending, whole in (("تها", "ه"), ("ها", "")):
        row = words.get(bare.removesuffix(ending) + whole) if bare.endswith(ending) else None
        if row is not None and row.kind not in ("quality", "nation"):
            return row
    return None


def quality_of(word: str) -> Word | None:
    """The quality that a plural or feminine is of, where it may be a noun too: «عسكريين», «الديمقراطية»."""
    key = key_of(fold(word))
    ending = 2 if key.endswith(("ون", "ين")) else 1 if key.endswith("يه") else 0
    bare = key.removeprefix("ال") if ending == 1 else key
    row = _words().get(bare[:-ending]) if ending else None
    return row if row is not None and row.kind == "quality" else None


@cache
def _uncounted() -> frozenset[str]:
    content = resources.files("riwaya.views").joinpath("uncounted.tsv").read_text(encoding="utf-8")
    return frozenset(row["en"] for row in parse_table(content, "views/uncounted.tsv").rows)


def is_counted(shown: str) -> bool:
    """Whether an English noun takes an article where it is definite: "the Port", but "Security"."""
    return shown.rsplit(maxsplit=1)[-1] not in _uncounted()


@cache
def given_names() -> frozenset[str]:
    """Given names, by comparison key."""
    return frozenset(key_of(fold(row["name"])) for row in load_table("given_names").rows)


@cache
def _words() -> dict[str, Word]:
    return {key_of(fold(word)): row for word, row in _rows()}


def _rows() -> Iterator[tuple[str, Word]]:
    """The words of the table as it has them, behind the adjectives of nations."""
    content = resources.files("riwaya.views").joinpath("gloss_words.tsv").read_text(encoding="utf-8")
    for row in load_table("nisba").rows:
        for form in f"{row['masculine']}|{row['plural']}".split("|") if row["nisba_en"] else ():
            if form:
                yield form, Word("nation", "", row["nisba_en"])
    for row in parse_table(content, "views/gloss_words.tsv").rows:
        yield row["word"], Word(row["kind"], row["gender"], row["en"])


def is_plain_word(word: str) -> bool:
    """Whether a word is no name by the table: an office, a body, a nation, a quality."""
    return look(word) is not None


def is_listed(word: str) -> bool:
    """Whether the table has a word as it stands and as a noun."""
    row = _words().get(key_of(fold(word)))
    return row is not None and row.kind == "noun"


def upright(text: str) -> str:
    """The plural of people that begins a heading, and what goes with it, as a subject: «مسؤولين أمنيين» →
    «مسؤولون أمنيون», «مفتشي الوكالة» → «مفتشو الوكالة»."""
    words = text.split(" ")
    if len(words) > 1 and words[0].endswith("ي") and f"{key_of(fold(words[0]))[:-1]}و" in _words():
        return f"{words[0][:-1]}و {' '.join(words[1:])}"
    article = words[0].startswith("ال")
    for at, word in enumerate(words):
        if not word.endswith("ين") or word.startswith("ال") != article or not _is_plural(word, first=not at):
            break
        words[at] = f"{word[:-2]}ون"
    return " ".join(words)


def _is_plural(word: str, *, first: bool) -> bool:
    """Whether the table knows a word in «ين» as a plural: beside one in «ون», or of an adjective."""
    bare = key_of(fold(word)).removeprefix("ال")[:-2]
    row = _words().get(f"{bare}ون" if first else bare)
    if row is None:
        return False
    return row.kind in (("role", "nation") if first else ("quality", "nation"))


@cache
def arabic_words() -> dict[str, tuple[str, ...]]:
    """What the English words of the table are in Arabic: "ministry" is «وزارة»."""
    found: dict[str, list[str]] = {}
    for word, row in _rows():
        if row.kind != "between" and row.shown.isalpha() and " " not in word:
            found.setdefault(row.shown.lower(), []).append(word)
    return {shown: tuple(forms[:4]) for shown, forms in found.items()}


def phrase_at(words: Sequence[str], at: int) -> tuple[Word, int] | None:
    """The row of several words from a place on, and how many they are: «شهود عيان»."""
    for length in range(min(_LONGEST, len(words) - at), 1, -1):
        keys = [key_of(fold(word)) for word in words[at : at + length]]
        for said in (keys, [key.removeprefix("ال") if len(key) > 4 else key for key in keys]):
            row = _words().get(" ".join(said))
            if row is not None:
                return row, length
    return None
