"""Event words of the lexicon: verbs, verbal nouns and light verbs in every form, with their PLOVER types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.conjugation import PRONOUNS, conjugate, participle_forms
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table, uncollected

# Endings taken off when a needed word is compared: «طائرتي», «صاروخين», «قواتها» for «طائرة», «صاروخ», «قوات».
_ENDINGS = (
    *((ending, "ه") for ending in ("تين", "تان", "تي", "تا", "ته", "تها", "تهم", "ات")),
    *((ending, "") for ending in ("ين", "ان", "ون", "ا", "ه", "ها", "هم", "هما", "نا", "ي")),
)
# The same by their last letter, so that for most words none is tried.
_ENDINGS_IN = {letter: [each for each in _ENDINGS if each[0][-1] == letter] for letter in "اتنيهم"}


class Cue(NamedTuple):
    """One reading of one lexicon word. `sort`: "verb", "deed" or "happening"; `needs`: first words of the phrases of
    which one must stand near, each with its possible second words; `bars`: likewise of those that must not;
    `key`: the lemma's comparison key."""

    lemma: str
    plover: str
    cameo: str
    sort: str
    weight: str
    needs: dict[str, frozenset[str]]
    bars: dict[str, frozenset[str]]
    key: str


class Form(NamedTuple):
    """An inflected form: its readings in order, `tense` ("past", "present", "participle", "" for nouns), attached
    `pronoun`, `definite` with the article, `light` for light verbs, `person` "1" for what speakers say of
    themselves."""

    cues: tuple[Cue, ...]
    tense: str
    pronoun: str
    definite: bool
    light: bool
    person: str = ""


class Trigger(NamedTuple):
    """A cue met at token `at`; `start` is the position behind a conjunction; `clitics` those that were attached."""

    at: int
    start: int
    cue: Cue | None
    form: Form
    clitics: str


@cache
@uncollected
def forms() -> dict[str, tuple[Form, ...]]:
    """Every inflected form of the lexicon by comparison key."""
    table: dict[str, dict[tuple[str, str, bool, bool, str], list[Cue]]] = {}

    def add(key: str, kind: tuple[str, str, bool, bool, str], cue: Cue | None) -> None:
        cues = table.setdefault(key, {}).setdefault(kind, [])
        if cue is not None and cue not in cues:
            cues.append(cue)

    inflected: dict[tuple[str, ...], list[tuple[str, str, str, str]]] = {}  # a verb has several rows
    for row, cue in (*_cues("event_verbs"), *_cues("light_verbs")):
        light = cue is None
        verb = (row["past"], row["present"], row["passive"])
        if verb not in inflected:
            inflected[verb] = [(key_of(fold(f)), t, pronoun, who) for f, t, pronoun, who in _verb_forms(*verb)]
        for key, tense, pronoun, person in inflected[verb]:
            add(key, (tense, pronoun, False, light, person), cue)
    for row, cue in _cues("event_participles"):
        for form, _, _ in participle_forms(fold(row["participle"])):
            add(key_of(form), ("participle", "", False, False, ""), cue)
    for row, cue in _cues("event_nouns"):
        for form, pronoun, definite in _noun_forms(row["noun"], row["plural"]):
            add(key_of(form), ("", pronoun, definite, False, ""), cue)
    return {
        form: tuple(Form(tuple(cues), *kind) for kind, cues in sorted(kinds.items(), key=lambda item: item[0][-1]))
        for form, kinds in table.items()
    }  # what one says of oneself comes last: «أصدر» is first of all «he issued»


@cache
def passives() -> frozenset[str]:
    """Past passives that are spelt unlike their verb's other forms: «أحيل», «اغتيلت»."""
    rows = load_table("event_verbs").rows
    told = {key_of(fold(f.form)) for row in rows if row["passive"] for f in conjugate(row["passive"], "")}
    return frozenset(told - {key_of(fold(f.form)) for row in rows for f in conjugate(row["past"], row["present"])})


def _cues(name: str) -> Iterator[tuple[dict[str, str], Cue | None]]:
    """Rows of a lexicon table with their cue; rows that need a word near come before those that need none."""
    rows = load_table(name).rows
    for row in sorted(rows, key=lambda row: not row.get("with", "")):
        if "plover" not in row:
            yield row, None
            continue
        lemma = row.get("past") or row.get("participle") or row["noun"]
        sort = row.get("sort", "verb")
        needs, bars = _phrases(row["with"]), _phrases(row["without"])
        yield row, Cue(lemma, row["plover"], row["cameo"], sort, row["weight"], needs, bars, key_of(fold(lemma)))


def _phrases(cell: str) -> dict[str, frozenset[str]]:
    """The phrases of a cell by their first word, with the words that may follow it ("" for none)."""
    found: dict[str, frozenset[str]] = {}
    for phrase in filter(None, cell.split("|")):
        first, _, second = key_of(fold(phrase)).partition(" ")
        # «ألغام» folds to what looks like an article, which text may add or not: «ألغام», «الألغام».
        for stem in (strip_article(first), first) if phrase[:2] == "أل" else (strip_article(first),):
            found[stem] = found.get(stem, frozenset()) | {strip_article(second)}
    return found


def _verb_forms(past: str, present: str, passive: str) -> Iterator[tuple[str, str, str, str]]:
    """(form, tense, pronoun, person) of a verb; person "1" for what speakers say of themselves."""
    for form in conjugate(past, present, objects=True):
        yield form.form, form.tense, form.pronoun, ""
    for form in conjugate(passive, ""):
        yield form.form, form.tense, "", ""
    for prefix in "نا":
        if present:
            yield prefix + present[1:], "present", "", "1"
            yield prefix + present[1:] + "ه", "present", "ه", "1"
    if past[-1] not in "اى":
        yield past + "نا", "past", "", "1"
    if past[-1] == "أ":
        yield past[:-1] + "ؤوا", "past", "", ""


def _noun_forms(noun: str, plurals: str) -> Iterator[tuple[str, str, bool]]:
    """(form, pronoun, definite) of a noun and its plurals, with case endings that are written."""
    for number, base in enumerate(fold(word) for word in (noun, *filter(None, plurals.split("|")))):
        stem = base[:-1] + "ت" if base.endswith("ة") else base
        yield base, "", False
        yield "ال" + base, "", True
        if not base.endswith(("ة", "ات", "اء")):
            yield base + "ا", "", False
        for pronoun in PRONOUNS:
            yield stem + pronoun, pronoun, False
            if base.endswith("اء"):  # «لقائه», «إلغاؤها»
                yield stem[:-1] + "ئ" + pronoun, pronoun, False
                yield stem[:-1] + "ؤ" + pronoun, pronoun, False
        if number == 0:
            yield stem + "ين", "", False
            yield stem + "ان", "", False
            yield "ال" + stem + "ين", "", True
            yield "ال" + stem + "ان", "", True


@lru_cache(maxsize=65536)
def readings(key: str, feminine: bool = False) -> tuple[tuple[Form, int, str], ...]:
    """(form, length of clitics, clitics) of each way to read a word as an event word.

    `feminine`: the word is written with ة, so its last letter is no pronoun («قبضة» is not «قبض» with «ه»).
    """
    table = forms()
    found = []
    for variant in variants(key):
        for form in table.get(variant.stem, ()):
            if _fits(form, variant.clitics) and not (feminine and form.pronoun):
                found.append((form, variant.length, variant.clitics))
        if found:
            break
    return tuple(found)


def _fits(form: Form, clitics: str) -> bool:
    """Whether a form can carry these clitics: verbs take و ف س ل, nouns و ف ب ل ك."""
    if form.tense in ("past", "participle"):
        return not set(clitics) & set("بلكس")
    if form.tense == "present":
        return not set(clitics) & set("بك")
    return "س" not in clitics


@lru_cache(maxsize=65536)
def stems(key: str) -> tuple[str, ...]:
    """Every reading of a word without clitics, article, case endings and attached pronouns."""
    found = []
    for variant in variants(key):
        stem = strip_article(variant.stem)
        found.append(stem)
        for ending, put in _ENDINGS_IN.get(stem[-1:], ()):
            if stem.endswith(ending) and len(stem) - len(ending) > 1:
                found.append(stem[: -len(ending)] + put)
    return tuple(dict.fromkeys(found))


def is_word(key: str) -> bool:
    """Whether a token is of the kind "word"."""
    return key[0].isalnum() and not key[0].isdecimal()
