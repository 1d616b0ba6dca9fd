"""What a stretch of text is about: its content words as terms, words of one meaning as one term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.conjugation import PRONOUNS, conjugate
from riwaya.lang.ar.fold import fold, fold_text, key_of
from riwaya.lang.ar.stem import light_stem
from riwaya.lang.names import name_tagger
from riwaya.lang.tables import load_table
from riwaya.model import Span

_WORD = re.compile(r"\w+")
_BREAK = frozenset(".،؛;!?؟:\n…")
# Pronouns that say whose a thing is, the longer first.
_OWNERS = ("هما", "ها", "هم", "هن", "كم", "نا")


class Word(NamedTuple):
    """A word of an article: comparison form, term ("" for a function word), raw place, number of its clause."""

    form: str
    term: str
    start: int
    end: int
    clause: int


class Concept(NamedTuple):
    """A row of the table of concepts; `effect`: what the word does to what it goes with, see the table."""

    name: str
    effect: str
    opposite: frozenset[str]


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing about what a statement is about, in comparison form."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("function_words").rows)


@cache
def link_words(role: str) -> frozenset[str]:
    """Comparison forms of the small words of a role, see the table of link words."""
    return frozenset(key_of(fold(row["word"])) for row in load_table("link_words").rows if row["role"] == role)


@cache
def _time_units() -> dict[str, str]:
    return {key_of(fold(row["form"])): f"@{row['unit']}" for row in load_table("time_units").rows}


def time_unit(form: str) -> str:
    """The term of a unit of time, "" for other words: years are no days, «أعوام» are «سنوات»."""
    return _time_units().get(form, "")


@cache
def anyone_terms() -> frozenset[str]:
    """Terms of units that stand for people of any kind: «شخصا», «قتيلا»."""
    return frozenset(map(term_of, link_words("anyone"))) | {""}


@cache
def common_terms() -> dict[str, float]:
    """How much a term tells, 0 to 1, for terms that are common in news at large; others tell in full."""
    return {row["term"]: float(row["tells"]) for row in load_table("common_terms").rows}


@cache
def concepts() -> dict[str, Concept]:
    """Concepts by name; opposites hold in both directions."""
    rows = load_table("concepts").rows
    other: dict[str, set[str]] = {row["concept"]: set() for row in rows}
    for row in rows:
        for name in filter(None, row["opposite"].split("|")):
            other[row["concept"]].add(name)
            other.setdefault(name, set()).add(row["concept"])
    return {row["concept"]: Concept(row["concept"], row["effect"], frozenset(other[row["concept"]])) for row in rows}


@cache
def weak_terms() -> frozenset[str]:
    """Concepts of words that go with everything («قرار», «رئيس»)."""
    return frozenset(f"@{concept.name}" for concept in concepts().values() if concept.effect == "weak")


@lru_cache(maxsize=65_536)
def opposites_of(term: str) -> frozenset[str]:
    """The terms that cannot hold of a thing of which this one holds: "@withdraw" → {"@stay", …}."""
    return frozenset(f"@{name}" for name in concepts()[term[1:]].opposite) if term[0] == "@" else frozenset()


@cache
def counterparts() -> dict[str, str]:
    """The term that first of all excludes each term: "@withdraw" → "@stay"."""
    rows = load_table("concepts").rows
    return {f"@{row['concept']}": f"@{row['opposite'].partition('|')[0]}" for row in rows if row["opposite"]}


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Concept by word form, and by two words in a row; the first row that has a form keeps it; forms of verbs alone."""
    single: dict[str, str] = {}
    double: dict[str, str] = {}
    verbs: set[str] = set()
    for row in load_table("concepts").rows:
        for entry in row["words"].split("|"):
            for form in _forms(entry):
                if "/" in entry and form not in single:
                    verbs.add(form)
                (double if " " in form else single).setdefault(form, row["concept"])
    return single, double, frozenset(verbs)


def _forms(entry: str) -> Iterator[str]:
    """All forms of an entry of the table: a verb given as past/present in all its persons."""
    if "/" in entry:
        past, _, present = entry.partition("/")
        for verb in conjugate(past, present):
            yield key_of(fold(verb.form))
        first = key_of(fold(present))[1:]
        yield from ("ن" + first, "ا" + first)
    else:
        yield key_of(fold(entry))


def _names_thing(form: str) -> bool:
    """Whether a word of two letters is the name of a thing: «حق»; «شك» in «لا شك» is not."""
    name = _spellings()[0].get(form, "")
    return bool(name) and not concepts()[name].effect


@lru_cache(maxsize=200_000)
def term_of(form: str) -> str:
    """The term of one word in comparison form: its concept («سينسحبون» → "@withdraw") or its stem, "" for none."""
    known, _, verbs = _spellings()
    if form in function_words() or form.isdigit() or (len(form) < 3 and not _names_thing(form)):
        return ""
    if len(form) < 3:
        return "@" + known[form]
    for variant in variants(form):
        for bare in dict.fromkeys((variant.stem, strip_article(variant.stem))):
            if bare in function_words():
                return ""
            if len(bare) > 2 and bare in known and (bare == variant.stem or bare not in verbs):
                return "@" + known[bare]
    for variant in variants(form):
        noun = strip_article(variant.stem)
        for bare in _without_ending(noun):
            if bare in known and (noun == variant.stem or bare not in verbs):
                return "@" + known[bare]
    return nationality_of(form) or light_stem(_without_pronoun(_without_preposition(form)))


@lru_cache(maxsize=50_000)
def is_verb(form: str) -> bool:
    """Whether a word in comparison form is a form of a verb of the table of concepts: «استهدفت»."""
    return any(variant.stem in _spellings()[2] for variant in variants(form))


@cache
def _nationalities() -> dict[str, str]:
    """Comparison forms of adjectives of nationality with the key of the country."""
    columns = ("masculine", "feminine", "plural")
    return {
        key_of(fold(word)): row["state_key"]
        for row in load_table("nisba").rows
        for column in columns
        for word in filter(None, row[column].split("|"))
    }


@lru_cache(maxsize=65_536)
def nationality_of(form: str) -> str:
    """The party term of an adjective of nationality in comparison form: «الإيراني» → "party:iran"; "" for others."""
    for variant in variants(form):
        key = _nationalities().get(strip_article(variant.stem))
        if key:
            return f"party:{key}"
    return ""


def _without_preposition(form: str) -> str:
    """A verbal noun or a common word without a preposition written with it: «لتنسيق» → «تنسيق», «بمجلس» → «مجلس»."""
    bare = form[1:]
    known = common_terms()
    if len(form) > 4 and form[0] in "بل" and light_stem(bare) in known and light_stem(form) not in known:
        return bare
    if len(form) > 3 and form[0] in "بل" and bare in name_tagger().common and form not in name_tagger().common:
        return bare
    if len(form) < 6 or form[0] not in "بل" or bare.startswith("ال"):
        return form
    noun = bare[0] == "ت" or bare.startswith("است") or (bare[0] == "م" and bare[-1] == "ه" and bare[2] == "ا")
    return bare if noun or (bare[0] == "ا" and bare[1] == "ن") or (bare[0] == "ا" and bare[2] == "ت") else form


def _without_pronoun(form: str) -> str:
    """A word without a pronoun written with it: «حصتها» → «حصه», «تمكينهم» → «تمكين»; «تفاهم» is a word of its own."""
    for pronoun in _OWNERS:
        bare = form[: -len(pronoun)]
        if form.endswith(pronoun) and len(bare) > 2 and bare[-1] != "ا":
            return f"{bare[:-1]}ه" if bare[-1] == "ت" and bare[-2] != "ا" else bare
    return form


def _without_ending(form: str) -> Iterator[str]:
    """A form without an attached pronoun, tanwin or dual: «انسحابها» → «انسحاب», «مسؤوليتهم» → «مسؤولية»."""
    for pronoun in (*PRONOUNS, "ا", "ين", "ان", "ات"):
        if form.endswith(pronoun) and len(form) - len(pronoun) > (3 if pronoun == "ان" else 2):
            bare = form[: -len(pronoun)]
            yield bare
            if bare.endswith("ت"):
                yield bare[:-1] + "ه"
            elif bare.endswith("و"):  # «استهدفوه»
                yield bare + "ا"


def words_of(raw: str, mentions: Iterable[tuple[Span, str]] = ()) -> list[Word]:
    """The words of a raw text in order. Each of `mentions` (span, name of a party) becomes one word with the
    term "party:name"."""
    text = fold_text(raw)
    key = key_of(text.chars)
    parties = {span.start: (span.end, name) for span, name in mentions}
    found: list[Word] = []
    clause, last, covered = 0, 0, -1
    for match in _WORD.finditer(key):
        if not _BREAK.isdisjoint(key[last : match.start()]):
            clause += 1
        last = match.end()
        start, end = text.raw_index(match.start()), text.raw_index(match.end() - 1) + 1
        if start < covered:
            continue
        mention = next((parties[at] for at in range(start, end) if at in parties), None)
        if mention is not None:
            covered = mention[0]
            found.append(Word(match.group(), f"party:{mention[1]}", start, max(end, covered), clause))
        else:
            found.append(Word(match.group(), term_of(match.group()), start, end, clause))
    return _joined(found)


@cache
def _firsts() -> frozenset[str]:
    """The first words of all concepts that are two words."""
    return frozenset(form.partition(" ")[0] for form in _spellings()[1])


@lru_cache(maxsize=100_000)
def _first_of_two(form: str) -> tuple[str, ...]:
    """The readings of a word that may begin a concept of two words: «بوقف» → («وقف»)."""
    bare = (strip_article(variant.stem) for variant in variants(form))
    return tuple(stem for stem in dict.fromkeys(bare) if stem in _firsts())


def _joined(found: list[Word]) -> list[Word]:
    """Two words in a row that have a concept together get it."""
    double = _spellings()[1]
    last = -2
    for i, (one, other) in enumerate(pairwise(found)):
        firsts = _first_of_two(one.form) if i > last + 1 else ()
        name = next(filter(None, (double.get(f"{first} {strip_article(other.form)}") for first in firsts)), None)
        if name is not None:
            found[i] = one._replace(term="@" + name)
            found[i + 1] = other._replace(term="")
            last = i
    return found


def terms_of(raw: str) -> frozenset[str]:
    """The terms of a raw text, no parties among them."""
    return terms_in(words_of(raw))


def terms_in(words: Sequence[Word]) -> frozenset[str]:
    """The terms of some words."""
    return frozenset(word.term for word in words if word.term)


def twos_in(words: Sequence[Word]) -> frozenset[str]:
    """Each two words that stand together, as terms: «مشروع قانون»."""
    return frozenset(f"{one.term or one.form} {other.term or other.form}" for one, other in pairwise(words))
