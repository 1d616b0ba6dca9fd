"""Which later, shorter words stand for a party that the article has named in full."""

from __future__ import annotations

from collections import defaultdict

from riwaya.annotate.naming.phrases import Phrase, definite_heads
from riwaya.lang.name_words import words_of
from riwaya.lang.offices import Term, offices
from riwaya.lang.register import Registered, name_edges, register

# Roles that say little: «المسؤول الإيراني» is the Iranian named last.
_GENERAL_ROLES = frozenset({"/official", "/minister-of", "/ambassador-of", "/envoy-of", "/leader-of", "/commander"})
# Roles of somebody who was named with this very role.
_NARROW_ROLES = frozenset({"/ambassador-of", "/envoy-of", "/commander"})
_RULERS = ("president-of", "king-of", "emir-of", "supreme-leader-of", "prime-minister-of")


def surname_of(words: list[str]) -> str:
    """The short form of a person's full name: «محمد بن سلمان» → «بن سلمان»; "" for one word."""
    if len(words) < 2 or (len(words[-1]) < 3 and len(words) < 4):
        return ""
    if len(words) > 2 and words[-2] in name_edges("particle"):
        return " ".join(words[-2:])
    return words[-1]


class Roster:
    """The parties of one article as they are found, and the short forms that point to them.

    Phrases are added in text order; `merged` gives the key that a party finally goes by.
    """

    def __init__(self, year: int = 0) -> None:
        self.year = year
        self.parties: dict[str, Registered] = {}
        self.short: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.heads: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.roles: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.officials: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.described: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.titled: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self.firsts: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._merged: dict[str, str] = {}

    def add(self, phrase: Phrase, text: str, whole: str) -> None:
        """Take in a phrase whose folded words are `whole`, its name alone `text`."""
        party = phrase.party
        self.parties.setdefault(party.key, party)
        words = words_of(text)
        if party.type == "PER":
            if phrase.rule in ("name", "title-name", "register", "tagged"):
                self._add_person(phrase, party, words)
            if phrase.role is not None:
                self.roles[phrase.role.key].append((phrase.first, party.key))
            state = phrase.state or party.country
            if state:
                self.officials[state].append((phrase.first, party.key))
                if phrase.rule == "title-name":
                    self.titled[state, words_of(whole)[0]].append((phrase.first, party.key))
            if phrase.rule == "title-name" and words:
                self.heads[words_of(whole)[0]].append((phrase.first, party.key))
            if party.key.endswith("-unnamed"):
                family = party.key.rpartition("/")[2].removesuffix("-unnamed").removesuffix("s")
                self.described[f"x-unnamed-{family}"].append((phrase.first, party.key))
        elif words:
            self.heads[words[0]].append((phrase.first, party.key))
            if words[0] == "وزاره" and len(words) > 1:
                self.heads[words[1]].append((phrase.first, party.key))

    def add_unnamed(self, phrase: Phrase) -> None:
        """Take in an unnamed person or group; `phrase.role` is the same without a description."""
        self.parties.setdefault(phrase.party.key, phrase.party)
        if phrase.role is not None and phrase.role.key != phrase.party.key:
            self.described[phrase.role.key].append((phrase.first, phrase.party.key))

    def resolve_unnamed(self, phrase: Phrase, traits: frozenset[str] = frozenset()) -> str:
        """The described source that «مصدر», «المصدر» alone goes back to, one of the same `traits` before others
        («المصدر العسكري»); "" when there is none."""
        if phrase.role is None or phrase.role.key != phrase.party.key:
            return ""
        described = self.described.get(phrase.role.key, [])
        alike = [pair for pair in described if traits and traits <= set(pair[1].split("-"))]
        return self.antecedent(alike or described, phrase.first)

    def _add_person(self, phrase: Phrase, party: Registered, words: list[str]) -> None:
        name = words_of(party.name_ar) if party.key.startswith("x-") else words
        surname = surname_of(name)
        if len(name) > 1:
            self.firsts[name[0]].append((phrase.first, party.key))
        if surname and (phrase.first, party.key) not in self.short[surname]:
            self.short[surname].append((phrase.first, party.key))

    def first_name(self, word: str) -> Registered | None:
        """The one person of the article whose full name begins with a word: «كيم» for كيم جونغ أون."""
        keys = {self.key(key) for _, key in self.firsts.get(word, ())}
        keys = keys if len(keys) < 2 else {key for key in keys if key in register().parties}
        return self.parties[keys.pop()] if len(keys) == 1 else None

    def first_words(self) -> set[str]:
        """All words with which a short form may begin."""
        return {form.split(" ", 1)[0] for form in self.short} | definite_heads().keys()

    def key(self, key: str) -> str:
        """The key that `key` has been merged into."""
        while key in self._merged:
            key = self._merged[key]
        return key

    def merge(self, key: str, into: str) -> None:
        """Let `key` go by `into` from now on."""
        if self.key(key) != self.key(into):
            self._merged[self.key(key)] = self.key(into)

    def antecedent(self, candidates: list[tuple[int, str]], at: int) -> str:
        """The party of the last candidate before word `at`, else of the first after it; "" when there is none."""
        before = [key for position, key in candidates if position < at]
        if before:
            return self.key(before[-1])
        return self.key(candidates[0][1]) if candidates else ""

    def resolve_role(self, role: Registered, title: str, at: int, *, former: bool = False) -> str:
        """The person who holds a role named without a name; "" when nobody fits.

        `title` is the role's first word: «الرئيس السوري» is «الرئيس بشار الأسد», whose country is Syria. Otherwise
        the office's holder in the year of the article, unless the role is a `former` one («السابق»).
        """
        found = self.roles.get(role.key, []) or self.titled.get((role.country, title), [])
        if not found and role.key.startswith("x-"):
            ending = "/" + role.key.removeprefix("x-")
            found = sorted(pair for key, pairs in self.roles.items() if key.endswith(ending) for pair in pairs)
            found = found or self._in_office(ending)
        holders = [] if found else self._holders(role, former)
        if holders:
            keys = {term.party for term in holders}
            here = [pair for pair in self.officials.get(role.country, ()) if pair[1] in keys]
            return self.antecedent(here, at) or (
                holders[0].party if len(keys) == 1 and self.year and not former else ""
            )
        general = role.key.removeprefix(role.country) if role.country else ""
        if not found and general == "/counterpart-in":
            return self.antecedent([pair for pair in self.officials.get(role.country, ()) if pair[0] < at], at)
        if not found and general in _GENERAL_ROLES:
            named = [pair for pair in self.officials.get(role.country, ()) if pair[0] < at]
            fits = [pair for pair in named if self._may_be(pair[1], general)]
            told = [pair for pair in fits if self._held(pair[1])] if general == "/minister-of" else []
            return self.antecedent(told or fits, at)
        return self.antecedent(found, at)

    def _in_office(self, ending: str) -> list[tuple[int, str]]:
        """Where the only person of the article stands who holds an office of some state: «رئيس الوزراء» alone."""
        here = {key for pairs in self.officials.values() for _, key in pairs}
        held = [term for role, terms in offices().items() if role.endswith(ending) for term in terms]
        keys = {term.party for term in held if term.party in here and self.year and term.covers(self.year)}
        return sorted(pair for pairs in self.officials.values() for pair in pairs if {pair[1]} == keys)

    def _held(self, key: str) -> set[str]:
        """The offices in which an article names a person, else those that the person ever held."""
        return {role for role, pairs in self.roles.items() if any(found == key for _, found in pairs)} or {
            role for role, terms in offices().items() if any(term.party == key for term in terms)
        }

    def _may_be(self, key: str, general: str) -> bool:
        """Whether a person may be called by a general role: «الوزير الأمريكي» is no president, «السفير» no minister."""
        held = self._held(key)
        if not held:
            return general not in _NARROW_ROLES
        wanted = general.strip("/").removesuffix("-of")
        if wanted == "official":
            return not any(role.rpartition("/")[2].startswith(_RULERS) for role in held)
        return any(wanted in role for role in held)

    def _holders(self, role: Registered, former: bool) -> list[Term]:
        """Who held an office in the year of the article, or before it."""
        terms = offices().get(role.key, ())
        if former:
            return [term for term in terms if self.year and term.until <= self.year]
        return [term for term in terms if term.covers(self.year)]

    def ministries(self, words: list[str]) -> set[str]:
        """The keys of the ministries of some state that the article names with these words: «وزارة العدل» +
        «الأمريكية» for «وزارة العدل» alone."""
        if len(words) < 2 or words[0] != "وزاره":
            return set()
        found = {self.key(key) for _, key in self.heads.get(words[1], ())}
        return {key for key in found if not key.startswith("x-") and self.parties[key].type == "ORG"}

    def resolve_head(self, words: list[str], at: int) -> str:
        """The party that a definite form stands for: «التنظيم» the last organisation whose name begins so."""
        if len(words) != 1 or words[0] not in definite_heads():
            return ""
        candidates = list(self.heads.get(words[0], ()))
        for head in definite_heads()[words[0]]:
            candidates += self.heads.get(head, ())
        return self.antecedent(sorted(set(candidates)), at)
