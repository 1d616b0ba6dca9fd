"""Event words in a text: verbs, verbal nouns and light verbs of the lexicon, with the PLOVER type of each reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from riwaya.annotate.happenings.nominal import no_verb, noun_place
from riwaya.annotate.happenings.words import marked
from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.conjugation import PRONOUNS, conjugate, participle_forms
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table, uncollected
from riwaya.model import Frame

_BEFORE, _AFTER = 4, 11  # tokens before and after a cue in which a word it needs may stand
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
    return {form: tuple(Form(tuple(cues), *kind) for kind, cues in kinds.items()) for form, kinds in table.items()}


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
        first = strip_article(first)
        found[first] = found.get(first, frozenset()) | {strip_article(second)}
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


@cache
def _looked_for() -> frozenset[str]:
    """All stems that begin a phrase which some reading needs or must not have near."""
    cues = (cue for readings_of in forms().values() for form in readings_of for cue in form.cues)
    return frozenset(stem for cue in cues for phrases in (cue.needs, cue.bars) for stem in phrases)


def _telling_stems(key: str) -> tuple[str, ...]:
    """Those of the `stems` of a word that are looked for, () for marks and numbers."""
    looked_for = _looked_for()
    return tuple([stem for stem in stems(key) if stem in looked_for]) if is_word(key) else ()


def is_word(key: str) -> bool:
    """Whether a token is of the kind "word"."""
    return key[0].isalnum() and not key[0].isdecimal()


def _may_trigger(key: str) -> bool:
    """Whether a token is a word with readings as an event word."""
    return is_word(key) and key not in marked("never") and bool(readings(key))


def triggers_in(frame: Frame, tokens: range) -> list[Trigger]:
    """The event words among `tokens` (one sentence), each with the first of its readings whose needs are met."""
    found = []
    keys, written = frame.keys, frame.forms
    indexes = frame.keys_where(_may_trigger, tokens.start, tokens.stop)
    near = _stems_in(frame, tokens) if indexes else frozenset()
    for index in indexes:
        options, nouns = _options(keys[index], written[index][-1] == "ة")
        if nouns is not None and noun_place(frame, tokens, index):
            options = nouns
        if index > tokens.start and no_verb(keys[index - 1], keys[index]):
            options = tuple([option for option in options if not option[0].tense])
        trigger = _best(frame, tokens, index, options, near) if options else None
        if trigger is not None:
            found.append(trigger)
    return found


# (form, cue or None for a light verb, characters before, clitics) of each reading
Options = tuple[tuple[Form, Cue | None, int, str], ...]


@lru_cache(maxsize=65536)
def _options(key: str, feminine: bool) -> tuple[Options, Options | None]:
    """What a word can be read as, in order, and what where only a noun can stand («قصف»), None if that is the same."""
    ways = readings(key, True) if feminine else readings(key)
    nouns = [way for way in ways if not _bare_past(way[0], key)]
    every = _in_order(ways)
    return every, _in_order(nouns) if len(nouns) < len(ways) and not ways[0][1] else None


def _in_order(ways: Iterable[tuple[Form, int, str]]) -> Options:
    found: list[tuple[Form, Cue | None, int, str]] = []
    for form, length, clitics in ways:
        conjunction = 1 if clitics[:1] in ("و", "ف") else 0
        if form.light:
            found.append((form, None, conjunction, clitics))
        before = conjunction or (length if form.tense == "" else 0)
        found += [(form, cue, before, clitics) for cue in form.cues]
    return tuple(found)


def _best(frame: Frame, tokens: range, index: int, options: Options, near: frozenset[str]) -> Trigger | None:
    """The first reading whose needs are met, else that as a light verb; `near`: the stems of the sentence."""
    light: Trigger | None = None
    for form, cue, before, clitics in options:
        if cue is None:
            light = Trigger(index, frame.token_starts[index] + before, None, form, clitics)
            continue
        needs, bars = cue.needs, cue.bars
        if needs and (needs.keys().isdisjoint(near) or not _met(frame, tokens, index, needs)):
            continue
        if bars and not bars.keys().isdisjoint(near) and _met(frame, tokens, index, bars):
            continue
        return Trigger(index, frame.token_starts[index] + before, cue, form, clitics)
    return light


def _bare_past(form: Form, key: str) -> bool:
    """Whether a form of the past is written like the verbal noun: «قصف», «رفض»."""
    return form.tense == "past" and not form.light and key[: len(key) - len(form.pronoun)] in marked("masdar")


def _stems_in(frame: Frame, tokens: range) -> frozenset[str]:
    """The stems of all words of a sentence that are looked for."""
    telling = filter(None, frame.of_keys(_telling_stems)[tokens.start : tokens.stop])
    return frozenset(chain.from_iterable(telling))


def _met(frame: Frame, tokens: range, index: int, needs: dict[str, frozenset[str]]) -> bool:
    """Whether one of the needed phrases stands near token `index`."""
    last = min(index + _AFTER, tokens.stop)
    first = max(tokens.start, index - _BEFORE)
    for position, near in enumerate(frame.of_keys(_telling_stems)[first:last], first):
        if not near or position == index:
            continue
        for stem in near:
            seconds = needs.get(stem)
            if seconds is None:
                continue
            if "" in seconds:
                return True
            if position + 1 < tokens.stop and not seconds.isdisjoint(stems(frame.keys[position + 1])):
                return True
    return False
