"""What one word can be in reported speech: a reporting verb, a function word, the head of a source."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lang.ar import fold, strip_article, variants
from riwaya.lang.ar.conjugation import PRONOUNS, conjugate, participle_forms
from riwaya.lang.tables import load_table, uncollected


class Verb(NamedTuple):
    """A reporting verb: `takes` are the ways its content follows, `need` is "speaker" when it has other senses;
    `alif`: it is written with a plain alif («اعتقد»), so that «أعتقد» is the first person."""

    past: str
    act: str
    takes: frozenset[str]
    need: str
    alif: bool = False


class Use(NamedTuple):
    """One way to read a word as a reporting word; `kind` is "verb", "participle" or "noun"; `length` characters of
    clitics stand before it; `pronoun` is attached to it."""

    verb: Verb
    kind: str
    tense: str
    gender: str
    number: str
    pronoun: str
    clitics: str
    length: int


class SourceNoun(NamedTuple):
    """A head noun of sources: gender and source type."""

    gender: str
    type: str


class Word(NamedTuple):
    """Everything that a word form can be. `comp`: it is أن, إن or one of them with a pronoun («بأنه»), with
    `comp_clitics` before it and `comp_pronoun` behind it. `cites`, `stops`: a citation phrase, a phrase that ends
    content may begin with it. `topic`, `certainty`, `note`: as in the tables of these names."""

    uses: tuple[Use, ...]
    classes: frozenset[str]
    source: SourceNoun | None
    comp: bool
    comp_clitics: str
    comp_pronoun: str
    cites: bool = False
    stops: bool = False
    topic: str = ""
    certainty: str = ""
    note: str = ""


@cache
@uncollected
def reporting_verbs() -> dict[str, tuple[tuple[Verb, str, str, str, str, str], ...]]:
    """Every inflected form → (verb, kind, tense, gender, number, pronoun)."""
    forms: dict[str, list[tuple[Verb, str, str, str, str, str]]] = {}
    for row in load_table("reporting_verbs").rows:
        takes = frozenset(take.replace("إ", "ا") for take in row["takes"].split())
        verb = Verb(fold(row["past"]), row["act"], takes, row["need"], row["past"].startswith("ا"))
        for form in conjugate(row["past"], row["present"], objects=True):
            use = (verb, "verb", form.tense, form.gender, form.number, form.pronoun)
            forms.setdefault(fold(form.form), []).append(use)
        for short in _jussives(fold(row["present"])):
            forms.setdefault(short, []).append((verb, "verb", "jussive", "f" if short[0] == "ت" else "m", "s", ""))
        for word, gender, number in participle_forms(fold(row["participle"])):
            forms.setdefault(word, []).append((verb, "participle", "", gender, number, ""))
        for noun in filter(None, row["noun"].split("|")):
            for word, pronoun in _noun_forms(fold(noun)):
                forms.setdefault(word, []).append((verb, "noun", "", "", "", pronoun))
    return {form: tuple(dict.fromkeys(uses)) for form, uses in forms.items()}


def _jussives(present: str) -> tuple[str, ...]:
    """The forms behind لم of a verb with a weak last letter: «ينفي» → «ينف», «تنف»; others are no other words then."""
    short = present[:-1]
    return (short, "ت" + short[1:]) if present[-1:] in ("ي", "ى", "و") and len(short) > 1 else ()


def _noun_forms(noun: str) -> list[tuple[str, str]]:
    """A verbal noun alone, with the article, and with a pronoun."""
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    forms = [(noun, ""), ("ال" + noun, "ال"), *((stem + pronoun, pronoun) for pronoun in PRONOUNS)]
    if stem.endswith("اء"):
        forms += [(stem[:-1] + "ئ" + pronoun, pronoun) for pronoun in PRONOUNS]
    if not noun.endswith(("ة", "ات")):
        forms.append((noun + "ا", ""))
    return forms


@cache
def speech_words(name: str) -> frozenset[str]:
    """The folded words of a class.

    >>> "بشكل" in speech_words("manner")
    True
    """
    rows = (row for row in load_table("speech_words").rows if row["class"] == name)
    return frozenset(fold(word) for row in rows for word in row["words"].split())


@cache
def words_beside(kind: str) -> dict[str, frozenset[str]]:
    """Verb → words, of the classes that are named by `kind` and a verb.

    >>> "ناقوس" in words_beside("idiom")["دق"]
    True
    """
    rows = ((row["class"].partition(" "), row["words"]) for row in load_table("speech_words").rows)
    return {fold(verb): frozenset(map(fold, words.split())) for (first, _, verb), words in rows if first == kind}


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Function word → its classes."""
    found: dict[str, set[str]] = {}
    for row in load_table("clause_words").rows:
        found.setdefault(fold(row["word"]), set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def source_nouns() -> dict[str, SourceNoun]:
    """Head noun without ال → gender and type."""
    nouns = {fold(row["noun"]): SourceNoun(row["gender"], row["type"]) for row in load_table("source_nouns").rows}
    for row in load_table("nisba").rows:
        for word in filter(None, row["plural"].split("|")):
            nouns.setdefault(fold(word), SourceNoun("m", "person"))  # «الروس», «المصريون»
    return nouns


@cache
def _first_words(table: str) -> frozenset[str]:
    return frozenset(fold(row["phrase"]).split()[0] for row in load_table(table).rows)


@cache
def _topics() -> dict[str, str]:
    return {fold(row["word"]): row["topic"] for row in load_table("topic_words").rows}


@cache
def _certainties() -> dict[str, tuple[str, str]]:
    rows = (row for row in load_table("certainty_words").rows if not row["place"].endswith("cue"))
    return {fold(row["word"]): (row["certainty"], row["place"]) for row in rows}


# «معارضوه», «مؤيدوها».
_OWNED = ("وه", "وها", "وهم", "وهما")
_BEFORE_VERB = frozenset(("", "و", "ف", "ل", "ول"))
_BEFORE_PARTICIPLE = frozenset(("", "و", "ف"))
_BEFORE_COMP = frozenset(("", "و", "ف", "ب", "وب"))
_NONE: frozenset[str] = frozenset()
_LAST_OF_PRONOUNS = frozenset("اهم")
_LAST_OF_NOUNS = _LAST_OF_PRONOUNS | frozenset("وين")
_PERSONS = frozenset(("official", "person", "diplomatic", "military", "medical"))


def _owned(stem: str) -> str:
    """The noun in «إدارته» or «محاميها», without its pronoun."""
    for pronoun in ("هما", "ها", "هم", "ه") if stem[-1:] in _LAST_OF_PRONOUNS else ():
        if stem.endswith(pronoun) and len(stem) > len(pronoun) + 3:
            rest = stem.removesuffix(pronoun)
            if rest[-1] in "ؤئ":
                return rest[:-1] + "ء"  # «حلفاؤه»
            return rest[:-1] + "ة" if rest.endswith("ت") else rest
    return ""


def is_accusative_plural(form: str) -> bool:
    """Whether a known noun of persons stands in the plural that no subject has («الصحفيين»)."""
    base = form.removeprefix("ال").removesuffix("ين")
    if len(form) > 4 and form.endswith("ي") and not form.startswith("ال"):
        known = form[:-1] in source_nouns() or form[:-1] + "ون" in source_nouns()
        return known and form not in source_nouns()  # «لاعبي فريقه»
    return form.endswith("ين") and (base + "ون" in source_nouns() or (len(base) > 3 and base in source_nouns()))


def _written(stem: str) -> SourceNoun | None:
    """«تقريرا»: a text that speaks, in the accusative; of persons the same form may be a participle («متهما»)."""
    noun = source_nouns().get(stem.removesuffix("ا")) if stem.endswith("ا") else None
    return noun if noun is not None and noun.type == "report" else None


def _construct(stem: str) -> SourceNoun | None:
    """«محامو قطر», «ممثلو النيابة»: a plural of persons without its ن before what it belongs to."""
    noun = source_nouns().get(stem + "ن") if len(stem) > 4 and stem.endswith("و") else None
    if len(stem) > 5 and stem.endswith("ي"):
        noun = source_nouns().get(stem + "ن")  # «معارضي القرار»
    owned = next((stem[: 1 - len(who)] for who in _OWNED if stem.endswith(who)), stem)
    if owned != stem and len(owned) > 4:
        noun = source_nouns().get(owned + "ن")  # «معارضوه»
    return noun if noun is None or noun.type != "evidence" else None


def _dual(stem: str) -> SourceNoun | None:
    """«الزعيمان», «الوزيرتان»: two persons who speak."""
    if len(stem) < 6 or not stem.endswith("ان"):
        return None
    one = strip_article(stem)[:-2]
    noun = source_nouns().get(one[:-1] + "ة" if one.endswith("ت") else one)
    return noun if noun is not None and noun.type in _PERSONS else None


def bare_of(form: str) -> str:
    """A word without و or ف before it, when enough remains: «ويقول» → «يقول»."""
    return form[1:] if form[:1] in "وف" and (len(form) > 3 or form == "وفي") else form


@lru_cache(maxsize=65536)
def word_of(form: str) -> Word:
    """What the folded word `form` can be, clitics taken off where that helps."""
    verbs, functions, nouns, topics = reporting_verbs(), function_words(), source_nouns(), _topics()
    uses: list[Use] = []
    classes: frozenset[str] = _NONE
    source: SourceNoun | None = None
    comp, comp_clitics, comp_pronoun, topic = False, "", "", ""
    for stem, length, clitics in variants(form):
        for verb, kind, tense, gender, number, pronoun in verbs.get(stem, ()):
            allowed = _BEFORE_VERB if kind == "verb" else _BEFORE_PARTICIPLE
            if kind == "noun" or (clitics in allowed and not (tense == "past" and clitics[-1:] in ("س", "ل"))):
                uses.append(Use(verb, kind, tense, gender, number, pronoun, clitics, length))
        found = functions.get(stem) if not clitics or form not in nouns else None  # «ولي العهد» is no «ولي»
        if found and (clitics in ("", "و", "ف") or (clitics == "ل" and "in" in found)):
            if "comp" in found:
                comp, comp_clitics, comp_pronoun = True, clitics, stem[2:]
            classes = classes or found
        elif found and "comp" in found and clitics in _BEFORE_COMP:
            comp, comp_clitics, comp_pronoun = True, clitics, stem[2:]
        topic = topic or topics.get(stem, "")
        if source is None and "س" not in clitics:
            source = nouns.get(stem) or nouns.get(strip_article(stem))
            if source is None and stem[-1:] in _LAST_OF_NOUNS:  # a lone clitic leaves nothing
                source = nouns.get(_owned(stem)) or _written(stem) or _construct(stem) or _dual(stem)
    bare = bare_of(form)
    certainty, note = _certainties().get(bare, ("", ""))
    citing, stopping = _first_words("citation_phrases"), _first_words("content_stops")
    cites, stops = form in citing or bare in citing, form in stopping or bare in stopping
    found_of = (tuple(uses), classes, source, comp, comp_clitics, comp_pronoun, cites, stops, topic, certainty, note)
    return tuple.__new__(Word, found_of)  # dozens of words of each article are new
