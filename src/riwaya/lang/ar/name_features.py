"""What the name tagger sees of a word: the same functions for training and for reading.

Every feature is a function of one word (its comparison key), so that its weights can be added up once per word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from riwaya.lang.ar.clitics import variants
from riwaya.lang.register import Entry, Institution, Nisba, Node, Registered, register
from riwaya.lang.tables import uncollected


@cache
@uncollected
def name_tokens() -> dict[str, int]:
    """How often a word (comparison key) is a part of a person's name among the names of Wikidata."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "name_tokens.tsv")
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(count) for word, count in (line.split("\t")[:2] for line in lines)}


def bare_name(word: str) -> int:
    """How many letters of a name's first word are attached clitics: 1 for «وترامب», 0 for «وليد».

    Decided by which reading is known as a name; an unknown word keeps all but و.
    """
    if word[0] not in "وفبلك" or len(word) < 4:
        return 0
    names = name_tokens()
    if word[1:] in ("ابي", "ابو", "عبد"):
        return 1
    whole, rest = names.get(word, 0), names.get(word[1:], 0)
    if word[1:3] == "ال" and not whole and (word[0] == "و" or word[3:] in names):
        return 1
    if register().has(word, "given_names"):
        return 0
    if word[0] == "ك" and not whole and rest < 4:
        return 0  # «كيريم», «كوون»; not «كترامب»
    if not rest and any(not option.clitics for option in register().options(word[1:])):
        rest = 1
    if whole or rest:
        return int(not whole)
    return int(word[0] == "و" and (len(word) < 5 or _likeness(word[1:]) - _likeness(word) > 0.3))


# A feature is its kind and what it says, together its name in the model: apart they are looked up without putting
# letters together for each word.
Features = list[tuple[str, str]]
KINDS = ("w=", "st=", *(f"{end}{size}=" for end in "ps" for size in range(1, 5)), "g", "")


_GRADES = tuple(f"n{grade}" for grade in range(5))


def _grade(count: int) -> str:
    return _GRADES[min(4, count.bit_length())]


@cache
@uncollected
def word_levels() -> dict[str, int]:
    """How common a word (comparison key) is in Arabic: 3 (once in a million words) to 7; rarer words are left out."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "word_levels.tsv")
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(level) for level, words in (line.split("\t") for line in lines) for word in words.split(" ")}


@cache
@uncollected
def shape_weights() -> dict[str, int]:
    """For three and four letters in a row: how much more often (hundredths of a log) names have them than words."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "name_shapes.tsv")
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {grams: int(weight) for weight, row in (line.split("\t") for line in lines) for grams in row.split(" ")}


@cache
@uncollected
def letter_shapes() -> dict[str, tuple[int, dict[str, int]]]:
    """The weight of three letters, and those of the four that they begin by the last letter."""
    found: dict[str, tuple[int, dict[str, int]]] = {}
    for letters, weight in shape_weights().items():
        own, longer = found.get(letters[:3], (0, {}))
        if len(letters) == 3:
            own = weight
        else:
            longer[letters[3]] = weight
        found[letters[:3]] = own, longer
    return found


def letter_groups(word: str) -> list[str]:
    """The runs of three and four letters of a word, its two ends marked: «علي» → ^عل, علي, لي$, ^علي, علي$."""
    marked = f"^{word}$"
    found = [marked[i : i + 3] for i in range(len(marked) - 2)]
    return found + [marked[i : i + 4] for i in range(len(marked) - 3)]


def name_shape(word: str) -> int:
    """How much a word's letters look like those of names, from -4 to 4."""
    shape = round(_likeness(word))
    return shape if -4 <= shape <= 4 else 4 if shape > 0 else -4


def _likeness(word: str) -> float:
    """The same, as a measure without bounds."""
    marked, shapes, total = f"^{word}$ ", letter_shapes(), 0
    for i in range(len(word)):
        shape = shapes.get(marked[i : i + 3])
        if shape is not None:
            own, longer = shape
            total += own + longer.get(marked[i + 3], 0) if longer else own
    return total / (50 * max(1, 2 * len(word) - 1))


def look_features(word: str) -> Features:
    """Whether a word, its stem, and it without ال are common words, and whether its letters are those of names."""
    levels, readings = word_levels(), variants(word)
    stem = max([levels.get(variant[0], 0) for variant in readings[1:]]) if len(readings) > 1 else -1
    bare = levels.get(word[2:], 0) if word.startswith("ال") else -1
    return _looks(name_shape(word), levels.get(word, 0), stem, bare)


@cache
def _looks(shape: int, own: int, stem: int, bare: int) -> Features:
    """The same from its few hundred cases; a level of -1 is none."""
    found = [("", f"z{own}"), ("", f"nl{shape}"), ("", f"nl{shape}z{own}")]
    if stem >= 0:
        found.append(("", f"cz{stem}"))
    if bare >= 0:
        found.append(("", f"az{bare}"))
    return found


def register_marks(word: str) -> tuple[str, ...]:
    """What the register says of a word, as short marks: "partyGPE", "hLOC" (head noun of places), "nis10"."""
    options = register().options(word)
    if not options:
        return ()
    marks: set[str] = set()
    for option in options[:3]:
        clitic = "c" if option.clitics else ""
        marks.update(clitic + _mark(entry) for entry in option.node.entries)
        marks.update(clitic + mark + "+" for mark in _marks_after(option.node))
    return tuple(sorted(marks))


@lru_cache(maxsize=65536)
def _marks_after(node: Node) -> frozenset[str]:
    return frozenset(_marks_below(node))


def _marks_below(node: Node) -> set[str]:
    marks: set[str] = set()
    below = list(node.further.values())
    while below:
        further = below.pop()
        marks.update(map(_mark, further.entries))
        below += further.further.values()
    return marks


def _mark(entry: Entry) -> str:
    payload = entry.payload
    if isinstance(payload, Registered | Institution):
        return entry.kind[:4] + payload.type
    if isinstance(payload, Nisba):
        return f"nis{payload.definite:d}{payload.gender == 'p':d}"
    return f"h{payload.first}" if payload.table == "name_heads" else entry.kind[:4]


def own_features(word: str) -> Features:
    """Features of a word for its own tag."""
    names, readings, size = name_tokens(), variants(word), len(word)
    known = names.get(word)
    found = [
        ("w=", word),
        ("p1=", word[:1]),
        ("p2=", word[:2]),
        ("p3=", word[:3]),
        ("p4=", word[:4]),
        ("s1=", word[-1:]),
        ("s2=", word[-2:]),
        ("s3=", word[-3:]),
        ("s4=", word[-4:]),
        _LENGTHS[size if size < 8 else 8],
        ("", _grade(known) if known else "n0"),
        *look_features(word),
    ]
    stem = 0
    if len(readings) > 1:
        stems = sorted({variant[0] for variant in readings[1:]})
        found += [("st=", stem) for stem in stems]
        stem = max([names.get(stem, 0) for stem in stems])
    found.append(("", "c" + _grade(stem) if stem else "cn0"))
    if word[0] == "و" and size > 3:
        found.append(("", "cw"))
    if word[0].isascii():
        found.append(("", "latin" if word[0].isalpha() else "number"))
    if marks := register_marks(word):
        found += [("g", mark) for mark in marks]
    if word.startswith("ال"):
        found += [("", "al"), ("", "al" + _grade(names.get(word[2:], 0)))]
    return found


_LENGTHS = tuple(("", f"len{length}") for length in range(9))


@lru_cache(maxsize=65536)
def near_features(word: str) -> Features:
    """Features of a word for the tag of the word beside it."""
    return [
        ("w=", word),
        ("p2=", word[:2]),
        ("s2=", word[-2:]),
        ("s3=", word[-3:]),
        *[("g", mark) for mark in register_marks(word)],
        ("", _grade(name_tokens().get(word, 0))),
        *[("st=", variant[0]) for variant in variants(word)[1:]],
        *look_features(word),
    ]


@lru_cache(maxsize=65536)
def far_features(word: str) -> Features:
    """Features of a word for the tag of the word two places away."""
    return [("w=", word), *[("g", mark) for mark in register_marks(word)]]


def gap_features(between: str) -> Features:
    """Features of what stands between two words, blanks left out."""
    marks = sorted(set(between) - {" "})
    return [("", "gap"), *[("", f"gap{mark}") for mark in marks]] if marks else []
