"""The tables of quantities as look-ups by comparison key."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import listed, load_table

PERSONS = frozenset({"people", "troops", "fighters"})
COUNTED = "<count>"
# Kinds whose nouns have feminine forms as a rule: قاصر, قاصرة, قاصرات.
_HUMAN = PERSONS | {"killed", "wounded"}


class Noun(NamedTuple):
    """A counted noun: its kind, its singular as the table spells it, and whether this form is a plural."""

    kind: str
    lemma: str
    plural: bool = False


class Cue(NamedTuple):
    """A word that tells killed from wounded; `style` is verb, noun or any."""

    kind: str
    style: str


def key(word: str) -> str:
    """The comparison key of a word as a table spells it."""
    return key_of(fold(word))


@cache
def grammar(name: str) -> frozenset[str]:
    """The keys of a list of small words by what they do around a figure."""
    return frozenset(key(row["word"]) for row in listed("figure_grammar", name))


@cache
def openings(name: str) -> tuple[str, ...]:
    """The keys of such a list as beginnings of words, for `str.startswith`."""
    return tuple(sorted(grammar(name)))


@cache
def phrases(name: str) -> frozenset[tuple[str, ...]]:
    """Those of several words, as tuples of keys."""
    return frozenset(tuple(phrase.split()) for phrase in grammar(name) if " " in phrase)


@cache
def values(name: str) -> dict[str, str]:
    """Keys of such a list with what each of them tells."""
    return {key(row["word"]): row["value"] for row in listed("figure_grammar", name)}


@cache
def nouns() -> dict[str, Noun]:
    """Counted nouns by comparison key, in every number and case, without ال."""
    found: dict[str, Noun] = {}
    for row in load_table("unit_nouns").rows:
        for form in _singulars(row["singular"]):
            found.setdefault(key(form), Noun(row["kind"], row["singular"]))
        for form in _plurals(row["plural"]):
            found[key(form)] = Noun(row["kind"], row["singular"], plural=True)
    for row in load_table("nisba").rows:
        lemma = row["masculine"].split("|")[0].lstrip("?")
        for form in row["masculine"].replace("?", "").split("|"):
            for variant in _singulars(form):
                found.setdefault(key(variant), Noun("people", lemma))
        women = [form + "ات" for form in _bare_feminine(row["feminine"])]
        for variant in (*_plurals(row["plural"].replace("?", "")), *women):
            found.setdefault(key(variant), Noun("people", lemma, plural=True))
    for row in load_table("unit_nouns").rows:
        if row["kind"] in _HUMAN and "ون" in row["plural"]:
            stem = row["singular"]
            for form in _singulars(stem + "ة"):
                found.setdefault(key(form), Noun(row["kind"], stem))
            found.setdefault(key(stem + "ات"), Noun(row["kind"], stem, plural=True))
    return found


@cache
def women() -> dict[str, Noun]:
    """Feminine nationalities in the singular by key, which count women behind eleven and more: «86 لبنانية»."""
    found: dict[str, Noun] = {}
    for row in load_table("nisba").rows:
        for form in row["feminine"].replace("?", "").split("|"):
            if form:
                found.setdefault(key(form), Noun("people", form))
    return found


_COUNTED_DUALS = grammar("counted dual")


@cache
def duals() -> dict[str, tuple[str, Noun]]:
    """Duals of the measures of time by comparison key, each with its singular's key: شهرين, سنتان."""
    found: dict[str, tuple[str, Noun]] = {}
    for row in load_table("unit_nouns").rows:
        if row["kind"] == "duration" or key(row["singular"]) in _COUNTED_DUALS:
            for form in _singulars(row["singular"]):
                if form.endswith(("ين", "ان")):
                    found[key(form)] = (key(row["singular"]), Noun(row["kind"], row["singular"]))
    return found


@cache
def person_duals() -> dict[str, Noun]:
    """Duals of persons by comparison key, which are no plurals as well: شخصين, جنديان; not «مدنيين»."""
    found: dict[str, Noun] = {}
    for row in load_table("unit_nouns").rows:
        for form in _singulars(row["singular"]) if row["kind"] in _HUMAN else ():
            noun = noun_of(form) if form.endswith(("ين", "ان")) and form != row["singular"] else None
            if noun is not None and not noun.plural:
                found[key(form)] = Noun(row["kind"], row["singular"])
    return found


def _bare_feminine(cell: str) -> list[str]:
    """The feminine forms of a cell without their ة: «تونسية» → «تونسي»."""
    return [form.removesuffix("ة") for form in cell.replace("?", "").split("|") if form.endswith("ة")]


def _singulars(word: str) -> list[str]:
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    forms = [word, stem + "ين", stem + "ان"]
    if not word.endswith(("ة", "ا", "ى", "اء")):
        forms.append(word + "ا")
    if word.endswith("ض"):  # قاض: القاضي، قاضيا
        forms += [word + "ي", word + "يا"]
    return forms


def _plurals(cell: str) -> list[str]:
    forms = []
    for word in cell.split("|") if cell else []:
        forms.append(word)
        if word.endswith("ون"):
            forms += [word[:-2] + "ين", word[:-2] + "ي", word[:-2] + "و"]
    return forms


def noun_of(word: str) -> Noun | None:
    """The counted noun that a key is, with or without ال."""
    table = nouns()
    if word.endswith("يء") and len(word) > 4:
        word = word[:-1]  # «لاجىء»
    return table.get(word) or (table.get(strip_article(word)) if word.startswith("ال") else None)


@cache
def currencies() -> dict[str, dict[str, str]]:
    """Currency words by key: from the nationality behind the word ("" for none) to the ISO 4217 code or ""."""
    found: dict[str, dict[str, str]] = {}
    for row in load_table("currencies").rows:
        for form in row["forms"].split("|"):
            for nationality in row["nationality"].split("|"):
                found.setdefault(key(form), {}).setdefault(key(nationality), row["currency"])
    return found


@cache
def modifiers(place: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Modifier phrases, longest first: those before the number by last word, those behind it by first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load_table("quantity_modifiers").rows:
        if row["place"] == place:
            words = tuple(word if word == COUNTED else key(word) for word in row["phrase"].split())
            found.setdefault(words[-1 if place == "before" else 0], []).append((words, row["modifier"]))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in found.items()}


@cache
def cues(place: str) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Casualty cues before or after a figure, by first word."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in load_table("casualty_cues").rows:
        if row["place"] == place:
            words = tuple(key(word) for word in row["cue"].split())
            found.setdefault(words[0], []).append((words, Cue(row["kind"], row["class"])))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in found.items()}


@cache
def words_of(table: str, column: str = "word") -> frozenset[str]:
    """The keys of a plain word list."""
    return frozenset(key(row[column]) for row in load_table(table).rows)


@cache
def class_of(name: str) -> frozenset[str]:
    """The keys of a class of words around figures."""
    return frozenset(key(row["word"]) for row in load_table("figure_words").rows if row["class"] == name)


@cache
def beginnings_of(name: str) -> tuple[str, ...]:
    """The same as beginnings of words, for `str.startswith`."""
    return tuple(sorted(class_of(name)))


@cache
def groups() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Bodies whose members «خمسة من …» counts, by first word: phrases with their kind, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in load_table("counted_groups").rows:
        words = tuple(key(word) for word in row["group"].split())
        found.setdefault(words[0], []).append((words, row["kind"]))
    return {word: tuple(sorted(options, key=lambda option: -len(option[0]))) for word, options in found.items()}
