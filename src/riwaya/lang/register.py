"""The party register of a language and the words that combine into parties: loaded once, looked up by word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lang.ar.clitics import variants
from riwaya.lang.name_words import bare_name, slug, words_of
from riwaya.lang.tables import load_table, table_names, uncollected
from riwaya.model.making import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Registered:
    """One party of the register. `country` and `parent` are keys of other parties or ""."""

    key: str
    type: str
    name: str
    name_ar: str = ""
    country: str = ""
    parent: str = ""
    qid: str = ""
    state: str = ""


class Nisba(NamedTuple):
    """An adjective of belonging: «الأمريكية» is `state` united-states, definite, `gender` f (m, f or p for plural)."""

    state: str
    definite: bool
    gender: str


class Institution(NamedTuple):
    """A noun that makes a party together with a state; `form` is construct («الجيش» + السوري), genitive («جيش» +
    سوريا) or indefinite («جنود» + سوريون); `name` holds {state}, {nisba} or {people}."""

    head: str
    form: str
    gender: str
    type: str
    name: str
    speaks: bool


class Word(NamedTuple):
    """A row of one of the word tables: `table` names it, `first`, `second` and `third` are its cells."""

    table: str
    phrase: str
    first: str
    second: str
    third: str = ""


_NO_KINDS: frozenset[str] = frozenset()
# The kind of the parties that are persons, beside "party".
PERSON = "party/PER"
Payload = Registered | Nisba | Institution | Word


class Entry(NamedTuple):
    """What a phrase is, and its payload.

    `kind` is "party", "guarded" (counts only when the full name stands in the same article), "nisba",
    "institution", or the name of a word table.
    """

    kind: str
    payload: Payload


class Node:
    """A step in the tree of phrases: the entries that end here, and the nodes of the next words."""

    __slots__ = ("entries", "further")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.further: dict[str, Node] = {}


class Option(NamedTuple):
    """One reading of a word: `length` characters of clitics, then the node of its stem.

    In «للحكومة» the alif of the stem is not written: there `length` leaves the ل of the preposition in
    (it is shorter than `clitics`), so that the words from there on can be shown.
    """

    length: int
    clitics: str
    node: Node


class Register:
    """All parties and combining words, indexed by the comparison key of their first word."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str, Payload]],
        nisbas: dict[str, tuple[str, str]],
        apart: Collection[str] = (),
    ) -> None:
        self.apart = frozenset(apart)  # states whose people is a party of its own beside them
        self._root = Node()
        self.parties: dict[str, Registered] = {}
        self._nisbas = nisbas
        for phrase, given_kind, payload in entries:
            kind = given_kind
            if isinstance(payload, Registered):
                self.parties.setdefault(payload.key, payload)
            node = self._root
            for word in words_of(phrase):
                node = node.further.setdefault(word, Node())
            if given_kind == "town":
                if any(entry.kind in ("party", "guarded", "nisba") for entry in node.entries):
                    continue
                kind = "party"
            entry = Entry(kind, payload)
            if entry not in node.entries:
                node.entries.append(entry)
        self._named = {party.name: party for party in reversed(self.parties.values())}
        self.options = lru_cache(maxsize=65536)(self._options)
        self.kinds = lru_cache(maxsize=65536)(self._kinds)
        self.compose = lru_cache(maxsize=65536)(self._compose)
        self._alone = lru_cache(maxsize=65536)(self._kinds_alone)

    def _options(self, word: str) -> tuple[Option, ...]:
        """All readings of a word (comparison key) that begin an entry; the whole word first."""
        found, further = [], self._root.further
        for stem, length, clitics in variants(word):
            node = further.get(stem)
            if node is not None and "س" not in clitics:
                elided = bool(length) and stem[0] == "ا" and word[length] == "ل"
                found.append(Option(length - 1 if elided else length, clitics, node))
        return tuple(found)

    def _kinds(self, word: str) -> frozenset[str]:
        """The kinds of all entries that may begin with a word, in any reading of it."""
        options = self.options(word)
        return _same(frozenset().union(*[_kinds_from(option.node) for option in options])) if options else _NO_KINDS

    def _kinds_alone(self, word: str) -> frozenset[str]:
        node = self._root.further.get(word)
        return frozenset(entry.kind for entry in node.entries) if node is not None else frozenset()

    def has(self, word: str, kind: str) -> bool:
        """Whether the word alone, without clitics, is an entry of this kind."""
        return kind in self._alone(word)

    def find_named(self, name: str) -> tuple[Registered, ...]:
        """The parties that bear this name or alias (unguarded)."""
        node: Node | None = self._root
        for word in words_of(name):
            node = node.further.get(word) if node is not None else None
        entries = node.entries if node is not None else ()
        return tuple(
            entry.payload for entry in entries if entry.kind == "party" and isinstance(entry.payload, Registered)
        )

    def people(self, state: str) -> Registered:
        """The people of a state or territory: united-states → Americans; a people of its own is itself."""
        owner = self.parties.get(state)
        name = self._nisbas.get(state, ("", ""))[1]
        if name in self._named:
            return self._named[name]
        if owner is not None and owner.name == name:
            return owner
        return Registered(f"{state}/people", "ORG", name or f"People of {state}", country=state, state=state)

    def _compose(self, institution: Institution, state: str) -> Registered:
        """The party that an institution word makes with a state; the state itself where the name is only {state}.

        «وزارة الدفاع» with united-states is the party united-states/ministry-of-defense.
        """
        owner = self.parties.get(state)
        if institution.name == "{state}" and owner is not None:
            return owner
        adjective, people = self._nisbas.get(state, ("", ""))
        place = owner.name if owner is not None else ""
        name = institution.name.format(state=place, nisba=adjective or place, people=people or f"People of {place}")
        name = " ".join(name.split())
        if state and name in self._named:
            return self._named[name]
        part = slug(institution.name.format(state="", nisba="", people="people"))
        return Registered(
            key=f"{state}/{part}" if state else f"x-{part}",
            type=institution.type,
            name=name if state else bare_name(institution.name),
            country=state,
            parent=state if institution.speaks else "",
            state=state,
        )


@lru_cache(maxsize=4096)
def _same(kinds: frozenset[str]) -> frozenset[str]:
    """One object for all sets of the same kinds: thousands of words share a few dozen."""
    return kinds


@lru_cache(maxsize=65536)
def _kinds_from(node: Node) -> frozenset[str]:
    """The kinds of all entries from a node of the register on; most words are met with several clitics."""
    return frozenset(_kinds_below(node))


def _kinds_below(node: Node) -> set[str]:
    kinds: set[str] = set()
    nodes = [node]
    while nodes:
        each = nodes.pop()
        for kind, payload in each.entries:
            kinds.add(kind)
            if kind == "party" and isinstance(payload, Registered) and payload.type == "PER":
                kinds.add(PERSON)
        nodes += each.further.values()
    return kinds


def _party_entries(table: str) -> Iterator[tuple[str, str, Payload]]:
    for row in load_table(table).rows:
        party = Registered(
            row["key"], row["type"], row["name_en"], row["name_ar"], row["country"], row["parent"], row["qid"]
        )
        yield row["name_ar"], "party", party
        for alias in filter(None, row["aliases"].split("|")):
            if words_of(alias) in ([word] for word in name_edges("never")):
                continue
            yield alias.lstrip("?"), "guarded" if alias.startswith("?") else "party", party


def _nisba_entries() -> Iterator[tuple[str, str, Payload]]:
    for row in load_table("nisba").rows:
        for column in ("masculine", "feminine", "plural"):
            for form in filter(None, row[column].split("|")):
                gender = column[0]
                yield form, "nisba", Nisba(row["state_key"], False, gender)
                yield " ".join("ال" + word for word in form.split()), "nisba", Nisba(row["state_key"], True, gender)


def _institution_entries() -> Iterator[tuple[str, str, Payload]]:
    for row in load_table("institutions").rows:
        yield (
            row["head"],
            "institution",
            Institution(
                row["head"], row["form"], row["gender"], row["type"], row["name_en"], row["speaks_for_state"] == "yes"
            ),
        )


# Word tables: two cells of each row are kept as they are; the modules that use them say what they mean.
WORD_TABLES = {
    "titles": ("title", "kind", "gender"),
    "given_names": ("name", "ambiguous", "gender"),
    "name_heads": ("head", "type", "edge", "note"),
    "roles": ("head", "link", "name_en", "type"),
    "unnamed": ("phrase", "type", "name_en", "counts"),
    "definite_forms": ("form", "heads", "types"),
}


def _word_entries() -> Iterator[tuple[str, str, Payload]]:
    shipped = set(table_names())
    for table, (phrase, *cells) in WORD_TABLES.items():
        if table in shipped:
            for row in load_table(table).rows:
                word = Word(table, row[phrase], *(row[cell] for cell in cells))
                yield row[phrase], table, word
                if table == "name_heads" and "definite" in word.third:
                    yield "ال" + row[phrase], "definite_heads", word


@cache
def name_edges(kind: str) -> frozenset[str]:
    """Words (keys) that end a name, go on with it or stand inside it: "stop", "adjective", "epithet", "particle"."""
    return frozenset(words_of(row["word"])[0] for row in load_table("name_edges").rows if row["kind"] == kind)


@cache
@uncollected
def register() -> Register:
    """The shipped register of Arabic, loaded at first use."""
    tables = [name for name in table_names() if name.startswith("parties/")]
    entries = [entry for table in tables for entry in _party_entries(table)]
    nisbas = {row["state_key"]: (row["nisba_en"], row["people_en"]) for row in load_table("nisba").rows}
    entries += [*_nisba_entries(), *_institution_entries(), *_word_entries()]
    towns = [(alias, "town", payload) for alias, _, payload in _party_entries("towns")]
    apart = [row["state_key"] for row in load_table("nisba").rows if row["people_apart"] == "yes"]
    return Register([*entries, *towns], nisbas, apart)
