"""English glosses of what parties are called in Arabic: «اللجنة العسكرية العليا» → "Higher Military Committee".

Words for offices, bodies and what they are about are translated from a table and put into English order; names are
written in Latin letters. It lets a reader without Arabic follow; it is no name to search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from riwaya.lang.ar import fold, key_of
from riwaya.lang.register import Registered, register
from riwaya.lang.tables import load_table, parse_table
from riwaya.views.latin import latin_name

_RUN = re.compile(r"[\u0621-\u064A\u066E-\u06D3][\u0621-\u0652\u066E-\u06D3 «»“”\"]{0,200}")
_MARKS = re.compile('[«»“”"]')
_PLACES = frozenset(("GPE", "LOC"))
# Bodies that English names by what they are about: «وكالة … للأنباء» is a news agency.
_ABOUT_FIRST = frozenset(("Agency",))


@dataclass(frozen=True, slots=True)
class _Word:
    """A row of the table: `kind` is head, role, noun, quality or between; `gender` m or f (f also for plurals)."""

    kind: str
    gender: str
    shown: str


@dataclass(slots=True)
class _Phrase:
    """A noun with what stands before and after it in English."""

    head: str
    kind: str
    gender: str
    joint: str = ""
    qualities: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def text(self) -> str:
        """In English order: nation, qualities from the last to the first, names, noun."""
        words = (*self.nations, *self.names, *reversed(self.qualities), self.head)
        return " ".join(word for word in words if word)


def english_name(name: str) -> str:
    """A party's name for a reader of English; what is in Latin letters stays.

    >>> english_name("مركز مرافئ للدراسات الإقليمية"), english_name("سالم الحمد")
    ('Marafi Centre for Regional Studies', 'Salem al-Hamad')
    """
    return name if name.isascii() else _RUN.sub(lambda match: _run(match.group()), name)


@lru_cache(maxsize=8192)
def _run(text: str) -> str:
    words = _MARKS.sub(" ", text).split()
    first = _look(words[0]) if words else None
    tail = " " if text.endswith(" ") else ""
    if first is None or first.kind not in ("head", "role", "noun") or _given(words[0]):
        return latin_name(text)
    return " ".join(_in_order(_phrases(words))) + tail


def _given(word: str) -> bool:
    """Whether a word is a given name too: «أمين» is a secretary and a person."""
    return key_of(fold(word)) in _given_names()


def _in_order(phrases: list[_Phrase]) -> Iterator[str]:
    """The phrases one after the other; «وكالة … للأنباء» is a news agency."""
    about = False
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=True):
        if about:
            about = False
            continue
        if phrase.head in _ABOUT_FIRST and following is not None and following.head == "News":
            phrase.head, about = f"News {phrase.head}", True
        if phrase.joint:
            yield phrase.joint
        yield phrase.text()


def _phrases(words: list[str]) -> list[_Phrase]:
    """The nouns of a name in their order, each with its qualities and names."""
    found: list[_Phrase] = []
    joint, at = "", 0
    while at < len(words):
        known = _registered(words, at) if at else None
        if known is not None:
            name, length = known
            found.append(_Phrase(name, "known", "", joint or "of"))
            joint, at = "", at + length
            continue
        given, row = _joined(words[at])
        joint = given or joint
        if row is not None and row.kind == "between":
            joint, at = row.shown, at + 1
            continue
        _take(found, words[at], row, joint)
        joint, at = "", at + 1
    return found


def _take(found: list[_Phrase], word: str, row: _Word | None, joint: str) -> None:
    """Put the next word where English has it."""
    if row is None:
        _name(found, word, joint)
    elif row.kind in ("quality", "nation") and found:
        _describe(found, row, feminine=key_of(fold(word)).endswith(("ه", "ا", "ات")))
    else:
        found.append(_Phrase(row.shown, row.kind, row.gender, joint or ("of" if found else "")))


def _registered(words: list[str], at: int) -> tuple[str, int] | None:
    """(English name, number of words) of a known party inside a name: of several words, or a place of one."""
    for length in range(min(4, len(words) - at), 0, -1):
        said = " ".join(words[at : at + length])
        parties = register().find_named(said)
        place = length == 1 and _nation(said) is None and any(_plain(party, said) for party in parties)
        if len(parties) == 1 and (length > 1 or place):
            return parties[0].name, length
    return None


def _plain(party: Registered, said: str) -> bool:
    """Whether a party is a place that these words name, not one that is called so beside."""
    return party.type in _PLACES and fold(party.name_ar) == fold(said)


def _nation(word: str) -> _Word | None:
    row = _look(word)
    return row if row is not None and row.kind == "nation" else None


def _joined(word: str) -> tuple[str, _Word | None]:
    """(English preposition of an attached particle, the word's row)."""
    row = _look(word)
    if row is not None:
        return "", row
    for particle, joint in (("ل", "for"), ("و", "and"), ("ب", "in")):
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 3:
            continue
        rest = f"ا{rest}" if particle == "ل" and rest.startswith("ل") else rest
        row = _look(rest)
        if row is not None:
            return joint, row
    return "", None


def _describe(found: list[_Phrase], row: _Word, *, feminine: bool) -> None:
    """Give a quality to the nearest noun of its gender, a nation to the first one."""
    nouns = [phrase for phrase in found if phrase.gender]
    fits = [phrase for phrase in nouns if (phrase.gender == "f") == feminine] or nouns or found
    if row.kind == "nation":
        fits[0].nations.append(row.shown)
    else:
        fits[-1].qualities.append(row.shown)


def _name(found: list[_Phrase], word: str, joint: str) -> None:
    """A name: before the noun that it names («كتلة البيرق»), else behind "of"."""
    last = found[-1]
    if not joint and word.startswith("لل"):
        joint, word = "for", f"ا{word[1:]}"
    if last.kind == "name" and not joint:
        last.head = f"{last.head} {latin_name(word)}"
    elif joint or last.kind != "head":
        found.append(_Phrase(latin_name(word), "name", "", joint or "of"))
    else:
        last.names.append(latin_name(word))


def _look(word: str) -> _Word | None:
    """The row of a word with or without its article, feminine ending or «ها» of possession."""
    key = key_of(fold(word))
    words = _words()
    bare = key.removeprefix("ال") if len(key) > 4 else key
    for form in (key, bare):
        if form in words:
            return words[form]
    for ending in ("ه", "ات"):
        row = words.get(bare.removesuffix(ending)) if bare.endswith(ending) else None
        if row is not None and row.kind in ("quality", "nation"):
            return row
    for ending, whole in (("تها", "ه"), ("ها", "")):
        row = words.get(bare.removesuffix(ending) + whole) if bare.endswith(ending) else None
        if row is not None and row.kind not in ("quality", "nation"):
            return row
    return None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(key_of(fold(row["name"])) for row in load_table("given_names").rows)


@cache
def _words() -> dict[str, _Word]:
    return {key_of(fold(word)): row for word, row in _rows()}


def _rows() -> Iterator[tuple[str, _Word]]:
    """The words of the table as it has them, behind the adjectives of nations."""
    content = resources.files("riwaya.views").joinpath("gloss_words.tsv").read_text(encoding="utf-8")
    for row in load_table("nisba").rows:
        for form in row["masculine"].split("|") if row["nisba_en"] else ():
            yield form, _Word("nation", "", row["nisba_en"])
    for row in parse_table(content, "views/gloss_words.tsv").rows:
        yield row["word"], _Word(row["kind"], row["gender"], row["en"])


@lru_cache(maxsize=16384)
def is_plain_word(word: str) -> bool:
    """Whether a word is no name by the table: an office, a body, a nation, a quality."""
    return _look(word) is not None


@cache
def arabic_words() -> dict[str, tuple[str, ...]]:
    """What the English words of the table are in Arabic: "ministry" is «وزارة»."""
    found: dict[str, list[str]] = {}
    for word, row in _rows():
        if row.kind != "between" and row.shown.isalpha():
            found.setdefault(row.shown.lower(), []).append(word)
    return {shown: tuple(forms[:4]) for shown, forms in found.items()}
