"""Whether a noun phrase names an event, a state or an act, which can cause, rather than a person or body, who acts."""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.annotate.outlook.clauses import Words
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table

_DETERMINERS = word_class("determiner")
_COPULAS = word_class("copula")
_LINKS = word_class("preposition") | word_class("link")
_POSSESSIVES = ("ها", "هم", "هما", "نا", "ه", "ك", "ي")


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the nouns that can cause, and of the nouns that only look like verbal nouns."""
    causing: set[str] = set()
    other: set[str] = set()
    for row in load_table("causing_nouns").rows:
        keys = {key_of(fold(word)) for word in row["words"].split()}
        (other if row["class"] == "shape" else causing).update(keys)
    return frozenset(causing), frozenset(other)


@lru_cache(maxsize=16384)
def can_cause(key: str) -> bool:
    """Whether a noun, by its comparison key, names something that happens, is done, is said or is the case.

    >>> can_cause("الانسحاب"), can_cause("ازمتها"), can_cause("الوزير")
    (True, True, False)
    """
    bare = _bare(key)
    causing, other = _nouns()
    for stem in filter(None, (bare, *_without_possessive(bare))):
        if stem in other:
            return False
        if stem in causing or _is_verbal_noun(stem):
            return True
    return False


def _bare(key: str) -> str:
    """The key without conjunction and article."""
    if key.startswith(("وال", "فال")) and len(key) > 5:
        key = key[1:]
    return key[2:] if key.startswith("ال") and len(key) > 3 else key


def _without_possessive(stem: str) -> list[str]:
    """The readings of a stem with its possessive taken off: «ازمتها» gives «ازمه» and «ازمت»."""
    found = []
    for ending in _POSSESSIVES:
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            rest = stem[: -len(ending)]
            found += [rest[:-1] + "ه", rest] if rest.endswith("ت") else [rest]
    return found


def _is_verbal_noun(stem: str) -> bool:
    """Whether the letters have the shape of a derived verbal noun: انسحاب، تصعيد، تسوية، تراجع، مواجهة and plurals."""
    if stem.endswith("ات") and len(stem) > 5:
        stem = stem[:-2]
        if len(stem) == 5 and stem[0] == "م" and stem[2] == "ا":
            return True
    size = len(stem)
    if size < 4:
        return False
    if stem[0] == "ا" and 5 <= size <= 7:
        return stem[-2] == "ا" and stem[1] not in "وي" and stem[-1] not in "هي"
    if stem[0] == "ت":
        return (size == 5 and (stem[3] == "ي" or stem[2] == "ا" or stem[3:] in ("يه", "ئه"))) or size == 4
    return stem[0] == "م" and size == 6 and stem[2] == "ا" and stem[-1] == "ه"


def holds_event(words: Words, first: int, last: int) -> bool:
    """Whether an event is among the nouns behind the last preposition, to which a relative pronoun belongs: not in
    «توقعات حول هوية المنتخب (الذي …)»."""
    at = next((k + 1 for k in range(last - 2, first, -1) if words.keys[k] in _LINKS), first)
    return any(can_cause(words.keys[k]) for k in range(at, last))


def names_event(words: Words, first: int, last: int) -> bool:
    """Whether the noun phrase at tokens `first..last` opens with a noun that can cause."""
    at = first
    while at < last - 1 and (words.keys[at] in _DETERMINERS or words.keys[at] in _COPULAS):
        at += 1
    return at < last and words.tokens[at].kind == "word" and can_cause(words.keys[at])
