"""Joining the parties of one article: spellings of one person, shorter and longer names of one body, classes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from riwaya.annotate.naming.coreference import Roster
from riwaya.annotate.naming.phrases import Phrase
from riwaya.annotate.naming.words import BRACKET, Words
from riwaya.lang.name_words import slug, words_of
from riwaya.lang.offices import offices
from riwaya.lang.register import Registered, name_edges, register
from riwaya.lang.tables import load_table

_BODIES = frozenset({"ORG", "MEDIA", "ARMED_GROUP", "FORCE"})


def _spelling(word: str) -> str:
    """What two spellings of a foreign name share: «أليساندرا» and «الساندرا», «موغريني» and «موجريني».

    Arabic names are themselves: محمد is not محمود.
    """
    if register().has(word, "given_names") or word.startswith("ال") or len(word) < 5:
        return word
    folded = word.replace("غ", "ج").replace("ك", "ج").replace("ب", "ف").replace("ت", "ط").replace("ث", "ط")
    return folded[:1] + "".join(letter for letter in folded[1:] if letter not in "اويهع")


def join_bracketed(roster: Roster, phrases: Sequence[Phrase], words: Words) -> None:
    """Merge «وزارة الدفاع» with «البنتاغون» in brackets behind it."""
    behind = {phrase.first: phrase for phrase in phrases if phrase.rule == "register"}
    _join_second_names(roster, phrases, words)
    for phrase in phrases:
        named = behind.get(phrase.last) if phrase.party.key.startswith("x-") else None
        bodies = named is not None and phrase.party.type == named.party.type in ("ORG", "MEDIA", "FORCE")
        if named is not None and bodies and words.gap[named.first] == BRACKET:
            roster.merge(phrase.party.key, named.party.key)


def _join_second_names(roster: Roster, phrases: Sequence[Phrase], words: Words) -> None:
    """Merge an unknown name in brackets with the place before it: «معبر كرم أبو سالم (كيريم شالوم)»."""
    places = {phrase.last: phrase for phrase in phrases if phrase.party.type == "LOC"}
    for phrase in phrases:
        place = places.get(phrase.first) if phrase.rule == "name" and phrase.party.key.startswith("x-") else None
        if place is None or words.gap[phrase.first] != BRACKET or phrase.last >= len(words):
            continue
        if words.between[phrase.last].startswith(")"):
            roster.merge(phrase.party.key, place.party.key)


def join_provinces(roster: Roster) -> None:
    """Merge a governorate with the town that it is named after, where an article names both: «محافظة حمص» + «حمص»."""
    for party in list(roster.parties.values()):
        noun, _, town = party.name_ar.partition(" ")
        if party.type != "LOC" or noun != "محافظة":
            continue
        for named in register().find_named(town):
            if named.type == "LOC" and named.key in roster.parties:
                roster.merge(party.key, named.key)


def join_holders(roster: Roster) -> None:
    """Merge an unknown name that stands behind an office with its holder of that year who has a part of it: «الأمير
    القطري» + «الشيخ تميم», «وزير الدفاع الإسرائيلي» + «أفيغدور ليبرلمان»."""
    known = register().parties
    for role, pairs in roster.roles.items():
        terms = [term for term in offices().get(role, ()) if roster.year and term.covers(roster.year)]
        for _, key in pairs if terms else ():
            name = words_of(roster.parties[key].name_ar) if key.startswith("x-") else []
            parts = {_spelling(word) for word in name if len(word) > 3 and word not in name_edges("shared-name")}
            fits = [term.party for term in terms if parts & {_spelling(w) for w in words_of(known[term.party].name_ar)}]
            if len(set(fits)) == 1:
                roster.parties.setdefault(fits[0], known[fits[0]])
                roster.merge(key, fits[0])


def join_persons(roster: Roster) -> None:
    """Merge «السوداني» with the one full name that ends so, and full names with the same first and last word."""
    persons = [party for party in roster.parties.values() if party.type == "PER" and party.key.startswith("x-")]
    ends = _known_ends(roster)
    for party in sorted(persons, key=lambda person: -len(person.name_ar)):
        words = words_of(party.name_ar)
        if len(words) > 1:
            other = ends.setdefault((_spelling(words[0]), _spelling(words[-1])), party.key)
            if other != party.key:
                roster.merge(party.key, other)
    _join_beginnings(roster, persons)
    _join_surnames(roster, persons)
    _part_pairs(roster, persons)
    for party in persons:
        words = words_of(party.name_ar)
        if len(words) == 1:
            keys = {roster.key(key) for _, key in roster.short.get(words[0], ()) or roster.firsts.get(words[0], ())}
            keys = keys if len(keys) < 2 else {key for key in keys if key in register().parties}
            if len(keys) == 1:
                roster.merge(party.key, keys.pop())


def _join_beginnings(roster: Roster, persons: list[Registered]) -> None:
    """Merge «كيم جونغ» with the one full name that begins so."""
    full: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for party in roster.parties.values():
        words = tuple(words_of(party.name_ar)) if party.type == "PER" else ()
        for size in range(2, min(len(words), 5)):
            full[words[:size]].add(roster.key(party.key))
    for party in persons:
        found = full.get(tuple(words_of(party.name_ar)), set()) - {roster.key(party.key)}
        if len(found) == 1:
            roster.merge(party.key, found.pop())


def _known_ends(roster: Roster) -> dict[tuple[str, str], str]:
    """First and last word, by spelling, of the registered persons of the article."""
    ends: dict[tuple[str, str], str] = {}
    for party in roster.parties.values():
        if party.type == "PER" and party.key in register().parties:
            words = words_of(party.name_ar)
            if len(words) > 1:
                ends.setdefault((_spelling(words[0]), _spelling(words[-1])), party.key)
    return ends


def _join_surnames(roster: Roster, persons: list[Registered]) -> None:
    """Merge «شاووش أوغلو» with the one full name that ends with these words."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for party in persons:
        words = words_of(party.name_ar)
        for size in range(2, min(len(words), 5)):
            holders[tuple(words[-size:])].add(roster.key(party.key))
    for party in persons:
        keys = holders.get(tuple(words_of(party.name_ar)), set()) - {roster.key(party.key)}
        if len(keys) == 1:
            roster.merge(party.key, keys.pop())


def _part_pairs(roster: Roster, persons: list[Registered]) -> None:
    """Let «مون كيم» in «واستقبل مون كيم» go by the first of two persons who are named so elsewhere."""
    for party in persons:
        words = words_of(party.name_ar)
        if len(words) == 2:
            one, other = (_bearer(roster, word, party.key) for word in words)
            if one and other and one != other:
                roster.merge(party.key, one)


def _bearer(roster: Roster, word: str, but: str) -> str:
    """The one person, but for `but`, of whose name a word is the first or last; registered ones before others."""
    tables = (roster.short, roster.firsts)
    found = {roster.key(key) for table in tables for _, key in table.get(word, ())} - {roster.key(but)}
    if len(found) > 1:
        found = {key for key in found if key in register().parties}
    return found.pop() if len(found) == 1 else ""


def join_organisations(roster: Roster) -> None:
    """Merge «وكالة سديم» with «وكالة سديم للأنباء»: the words of one name begin the other's."""
    bodies = [party for party in roster.parties.values() if party.key.startswith("x-") and party.type != "PER"]
    names = {tuple(words_of(party.name_ar)): party.key for party in bodies if party.name_ar}
    for words, key in names.items():
        for size in range(2, len(words)):
            if words[:size] in names:
                roster.merge(names[words[:size]], key)
    _join_headed(roster, names)
    for party in [party for party in roster.parties.values() if party.type in _BODIES and party.name_ar]:
        words = tuple(words_of(party.name_ar))
        for size in range(2, len(words)):
            if words[:size] in names and party.key in register().parties:
                roster.merge(names[words[:size]], party.key)


def _join_headed(roster: Roster, names: dict[tuple[str, ...], str]) -> None:
    """Merge «شركة "أودي"» with «شركة أودي للسيارات»: one name begins the other behind the same noun."""
    heads = {words[0] for words in names if len(words) > 1}
    behind: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for words, key in names.items():
        for size in range(2, len(words) + 1):
            if words[1:size] in names and words[1] not in heads:
                behind[words[1:size]].add(roster.key(key))
    for words, longer in behind.items():
        if len(longer) == 1:
            roster.merge(longer.pop(), names[words])


def join_classes(roster: Roster, chief: str = "", named: Counter[str] | None = None) -> None:
    """Merge what an article calls by several names: «الجيش الأمريكي» and «جنود أمريكيون»; an unnamed group
    («الجيش») with the only party of its class or the one `named` far more often than others, «القوات الحكومية» with
    the army of the article's `chief` state."""
    classed = frozenset().union(*[row.types for row in party_classes()])
    parties = [party for party in roster.parties.values() if party.type in classed]
    for row in party_classes():
        types = row.types
        members = [party for party in parties if party.type in types and row.holds(party)]
        members.sort(key=lambda party: party.key not in register().parties)
        if row.joins:
            leaders: dict[str, str] = {}
            for party in members:
                if party.country:
                    roster.merge(party.key, leaders.setdefault(party.country, party.key))
        if row.chief and chief:
            members = [party for party in members if party.country == chief]
        keys = {roster.key(party.key) for party in members}
        keys = _leading(roster, keys, named) if len(keys) > 1 and named else keys
        unnamed = [key for key in ("x-" + slug(name) for name in row.unnamed) if key in roster.parties]
        if row.whole and not keys:
            keys = set(unnamed[:1])
        if len(keys) == 1:
            for key in unnamed:
                roster.merge(key, next(iter(keys)))


def _leading(roster: Roster, keys: set[str], named: Counter[str]) -> set[str]:
    """The one party that is named at least twice as often as any other: «المسلحون» of an article about one group."""
    often: Counter[str] = Counter()
    for key, times in named.items():
        often[roster.key(key)] += times
    first, second = sorted(keys, key=lambda key: (-often[key], key))[:2]
    return {first} if often[first] >= 2 * often[second] else keys


class PartyClass(NamedTuple):
    """Parties that do the same for their state, told by type and by the last words of their English names."""

    types: frozenset[str]
    endings: tuple[str, ...]
    unnamed: tuple[str, ...]
    joins: bool
    whole: bool
    chief: bool

    def holds(self, party: Registered) -> bool:
        """Whether a party that is not itself unnamed is of this class."""
        if party.type not in self.types or not (self.endings == ("*",) or party.name.endswith(self.endings)):
            return False
        return party.key.removeprefix("x-") not in map(slug, self.unnamed)


@cache
def party_classes() -> tuple[PartyClass, ...]:
    """The classes of `party_classes.tsv`, in its order."""
    return tuple(
        PartyClass(
            frozenset(row["types"].split("|")),
            tuple(row["endings"].split("|")),
            tuple(filter(None, row["unnamed"].split("|"))),
            row["joins"] in ("yes", "chief"),
            row["joins"] == "all",
            row["joins"] == "chief",
        )
        for row in load_table("party_classes").rows
    )
