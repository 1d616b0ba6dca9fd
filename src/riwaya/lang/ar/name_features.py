"""What the name tagger sees of a word: the same functions for training and for reading.

Every feature is a function of one word (its comparison key), so that its weights can be added up once per word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from riwaya.lang.ar.clitics import variants
from riwaya.lang.register import Institution, Nisba, Registered, Word, register


@cache
def name_tokens() -> dict[str, int]:
    """How often a word (comparison key) is a part of a person's name among the names of Wikidata."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "name_tokens.tsv")
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(count) for word, count in (line.split("\t")[:2] for line in lines)}


def _grade(count: int) -> str:
    return f"n{min(4, count.bit_length())}"


@lru_cache(maxsize=65536)
def register_marks(word: str) -> tuple[str, ...]:
    """What the register says of a word, as short marks: "partyGPE", "hLOC" (head noun of places), "nis10"."""
    marks = set()
    for option in register().options(word)[:3]:
        for entry in option.entries:
            payload = entry.payload
            mark = entry.kind[:4]
            if isinstance(payload, Registered | Institution):
                mark += payload.type
            elif isinstance(payload, Nisba):
                mark = f"nis{payload.definite:d}{payload.plural:d}"
            elif isinstance(payload, Word) and payload.table == "name_heads":
                mark = f"h{payload.first}"
            marks.add(("c" if option.length else "") + mark + ("+" if entry.rest else ""))
    return tuple(sorted(marks))


def own_features(word: str) -> list[str]:
    """Features of a word for its own tag."""
    names = name_tokens()
    stems = sorted({variant.stem for variant in variants(word) if variant.length})
    found = [f"w={word}", *(f"st={stem}" for stem in stems)]
    found += [f"p{size}={word[:size]}" for size in range(1, 5)]
    found += [f"s{size}={word[-size:]}" for size in range(1, 5)]
    found.append(f"len{min(len(word), 8)}")
    if word[0] == "و" and len(word) > 3:
        found.append("cw")
    if word[0].isascii():
        found.append("latin" if word[0].isalpha() else "number")
    found += [f"g{mark}" for mark in register_marks(word)]
    found.append(_grade(names.get(word, 0)))
    found.append("c" + _grade(max((names.get(stem, 0) for stem in stems), default=0)))
    if word.startswith("ال"):
        found += ["al", "al" + _grade(names.get(word[2:], 0))]
    return found


def near_features(word: str) -> list[str]:
    """Features of a word for the tag of the word beside it."""
    return [
        f"w={word}",
        f"p2={word[:2]}",
        f"s2={word[-2:]}",
        f"s3={word[-3:]}",
        *(f"g{mark}" for mark in register_marks(word)),
        _grade(name_tokens().get(word, 0)),
        *(f"st={variant.stem}" for variant in variants(word) if variant.length),
    ]


def far_features(word: str) -> list[str]:
    """Features of a word for the tag of the word two places away."""
    return [f"w={word}", *(f"g{mark}" for mark in register_marks(word))]


def gap_features(between: str) -> list[str]:
    """Features of what stands between two words, blanks left out."""
    marks = sorted(set(between) - {" "})
    return ["gap", *(f"gap{mark}" for mark in marks)] if marks else []
