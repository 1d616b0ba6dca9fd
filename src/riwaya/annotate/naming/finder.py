"""Finding the actors of one article: full names first, then the short forms that point to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import compress

from riwaya.annotate.naming.context import ContextReader
from riwaya.annotate.naming.coreference import Roster
from riwaya.annotate.naming.extents import may_be_fuller, with_fuller_forms
from riwaya.annotate.naming.guarded import GuardedReader, chief_of, states_of
from riwaya.annotate.naming.headed import HeadedReader
from riwaya.annotate.naming.joining import (
    join_bracketed,
    join_classes,
    join_holders,
    join_organisations,
    join_persons,
    join_provinces,
)
from riwaya.annotate.naming.name_breaks import cut_by_quote
from riwaya.annotate.naming.pairs import owned_by, with_office, with_ruler, with_second
from riwaya.annotate.naming.persons import PersonReader
from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tagged import read_tagged, seen_once
from riwaya.annotate.naming.tags import trimmed_tags
from riwaya.annotate.naming.unnamed import UnnamedReader, told_apart, traits_of
from riwaya.annotate.naming.words import QUOTE, Words, tails
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.register import PERSON, Registered, name_edges, register
from riwaya.model import Reading

# «دبي، الإمارات (CNN) -- »: where an article was written is not about its actors.
_DATELINE = re.compile(r"(?P<place>[^()\n]{2,60})\([^()\n]{2,30}\)[ ]?[-–—]")
_PERSON_KINDS = ("titles", "institution", "roles", PERSON, "given_names")
_NAMES = frozenset({"name", "title-name", "register"})
_PLACED = frozenset({"headed", "institution", "unnamed", "joined", "role", "register", "people"})
_FURNITURE = frozenset({"menu", "share", "related", "staff"})


def _reach(phrase: Phrase) -> tuple[int, bool]:
    """How far a phrase goes; at a tie a register name comes before what only looks like a name."""
    return phrase.last, phrase.rule not in ("name", "headed")


def _long_place(phrase: Phrase) -> bool:
    """Whether a phrase is a known place of several words, which begins no person: «بيونغ يانغ» + «درجت على»."""
    return phrase.rule == "register" and phrase.party.type in ("LOC", "GPE") and phrase.last - phrase.first > 1


class ActorFinder:
    """Finds the actors of one article in two passes: full names first, then the short forms that point to them."""

    def __init__(self, reading: Reading) -> None:
        frame = reading.framed()
        self.reading, self.frame = reading, frame
        self.words = Words(frame)
        self.reader = PhraseReader(self.words, register())
        self.closed = self._closed_words()
        self.tags = trimmed_tags(self.words, self.closed)
        self.persons = PersonReader(self.reader, self.tags, self.closed)
        self.headed = HeadedReader(self.reader, self.tags, self.closed.__contains__)
        self.reader.further = self.headed.read
        self.unnamed = UnnamedReader(self.reader)
        published = reading.article.published
        self.context = ContextReader(self.reader, self.closed)
        self.roster = Roster(int(published.value[:4]) if published is not None else 0)
        self.guarded = GuardedReader(self.reader, self.roster)
        self.found: list[Phrase] = []
        self._by_kinds: dict[tuple[frozenset[str], bool], list[Callable[[int], Phrase | None]]] = {}

    def _closed_words(self) -> frozenset[int]:
        """Words that belong to a time expression or to page furniture."""
        text, starts = self.frame.text, self.words.start
        ranges = [(text.position(date.span.start), text.position(date.span.end)) for date in self.reading.dates]
        body = next((block.start for block in self.frame.blocks if block.kind == "body"), 0)
        for block in self.frame.blocks:  # a dateline behind the body: «* نقلا عن "الرافدين"»
            if block.kind in _FURNITURE or (block.kind == "dateline" and block.start > body):
                ranges.append((block.start, block.end))
        for block in self.frame.blocks[:3]:
            dateline = _DATELINE.match(self.frame.text.chars, block.start, block.end)
            if dateline is not None:
                ranges.append((block.start, dateline.end("place")))
        return frozenset(
            at for first, last in ranges for at in range(bisect_left(starts, first), bisect_left(starts, last))
        )

    def find(self) -> list[Phrase]:
        """All phrases with their parties settled, in text order."""
        free = self._full_names()
        for capital, state in self.context.journeys(self.found):
            if state in self.roster.parties:
                self.roster.merge(capital, state)
        join_bracketed(self.roster, self.found, self.words)
        join_provinces(self.roster)
        join_holders(self.roster)
        join_persons(self.roster)
        join_organisations(self.roster)
        self.guarded.named = states_of(self.found)
        self.guarded.chief = chief_of(self.guarded.named)
        often = Counter(phrase.party.key for phrase in self.found)
        join_classes(self.roster, self.guarded.chief, often)
        targets = self.roster.first_words()
        tags, options, hopeless = self.tags, self.reader.options, targets.isdisjoint
        endings = self.words.said(tails)
        for at in free:
            if tags[at] == "O" and hopeless(endings[at]) and not (options[at] and self.reader.hits(at)):
                continue
            phrase = self._short_form(at)
            if phrase is not None and self.context.described(phrase):
                continue
            owner = owned_by(self.reader, phrase) if phrase is not None and phrase.rule == "short" else None
            if owner is not None:
                self._take(owner)
            elif phrase is not None:
                self.found.append(phrase)
        settled = self._settled()
        self.reader.close()
        return settled

    def _full_names(self) -> list[int]:
        """First pass: the words that no full name took, in order."""
        after, tags, closed = 0, self.tags, self.closed
        free = bytearray(b"\x01") * len(tags)
        for at in closed:
            free[at] = 0
        for at in [at for at, option in enumerate(self.reader.options) if option or tags[at] != "O"]:
            phrase = self._longest(at) if at >= after and at not in closed else None
            if phrase is not None:
                self._take(phrase)
                after = phrase.last
                free[at:after] = bytes(after - at)
        return list(compress(range(len(tags)), free))

    def _longest(self, at: int) -> Phrase | None:
        found = []
        for read in self._readers(self.reader.kinds[at], self.tags[at][2:] == "PER"):
            phrase = read(at)
            if phrase is not None and not (cut_by_quote(self.reader, phrase) or self.context.homograph(phrase)):
                found.append(self.context.with_adjective(phrase) if phrase.party.type == "LOC" else phrase)
        if not found:
            return None
        best = max(found, key=_reach) if len(found) > 1 else found[0]
        if best.rule == "name":
            best = next((phrase for phrase in found if _long_place(phrase)), best)
        if best.party.type == "PER" and best.rule != "unnamed":
            best = self.persons.nicknamed(self.persons.apposition(best))
        if best.rule == "register" and best.party.type in ("ORG", "FORCE"):
            best = with_ruler(self.reader, best)
        if best.party.type == "LOC":
            best = self.context.state_for_capital(best)
        elif best.rule in _PLACED and (best.rule != "register" or may_be_fuller(best)):
            best = with_fuller_forms(self.reader, best)
        if best.rule in ("institution", "register"):
            best = with_second(self.reader, best)
        if best.rule == "name" and not self.persons.looks_real(best):
            return None
        if best.rule in ("name", "title-name"):
            best = with_office(self.reader, best)
        return best

    def _readers(self, kinds: frozenset[str], person: bool) -> list[Callable[[int], Phrase | None]]:
        """What can read a word of these kinds, which the tagger takes for a `person` or not."""
        readers = self._by_kinds.get((kinds, person))
        if readers is not None:
            return readers
        readers = self._by_kinds[kinds, person] = []
        if not kinds.isdisjoint(("party", "institution", "roles")):
            readers.append(self.reader.read)
        if person or not kinds.isdisjoint(_PERSON_KINDS):
            readers.append(self.persons.titled)
        if "unnamed" in kinds:
            readers.append(self.unnamed.read)
        if not kinds.isdisjoint(("name_heads", "definite_heads")):
            readers.append(self.headed.read)
        if "guarded" in kinds:
            readers.append(self.context.led_place)
        if "nisba" in kinds:
            readers.append(self.context.people)
        return readers

    def _take(self, phrase: Phrase) -> None:
        self.found.append(phrase)
        if phrase.rule in ("unnamed", "definite", "joined"):
            if phrase.rule != "definite":
                self.roster.add_unnamed(phrase)
        elif phrase.rule != "people":
            whole = self.frame.text.chars[phrase.start : self.words.end[phrase.last - 1]]
            self.roster.add(phrase, self._name_text(phrase), whole)
        for inner in phrase.inner:
            self._take(with_fuller_forms(self.reader, inner) if inner.rule in _PLACED else inner)

    def _name_text(self, phrase: Phrase) -> str:
        start, end = phrase.surfaces[0] if phrase.surfaces else (phrase.start, self.words.end[phrase.last - 1])
        return self.frame.text.chars[start:end]

    # Second pass ------------------------------------------------------------------------------------------------

    def _short_form(self, at: int) -> Phrase | None:
        words, key = self.words, self.words.keys[at]
        title = self.persons.title(at)
        if title is not None and title.last < len(words) and words.gap[title.last] <= QUOTE:
            party = self._pointed(words.keys[title.last], at) or self.roster.first_name(words.keys[title.last])
            if party is not None and party.type == "PER":
                start, name = words.start[at] + title.option.length, title.last
                surface = (words.start[name], words.end[name])
                return Phrase(at, name + 1, start, party, "short", title.option.clitics, surfaces=(surface,))
        if at and words.keys[at - 1] in name_edges("family"):
            return None  # «آل الأسعد», «عائلة شريف»: more than the one
        for length in self._clitic_lengths(at):
            stem = key[length:]
            for size in (2, 1):
                form = " ".join([stem, *words.keys[at + 1 : at + size]])
                if size == 1 and words.keys[at + 1 : at + 2] == ["العام"]:
                    continue  # «النائب العام» is no «النائب»
                party = self._pointed(form, at)
                if party is not None and at + size <= len(words):
                    if size == 1 and not self._named_before(party.key, at):
                        if stem == "الموقع" and party.type == "MEDIA":
                            return None  # «الاتفاق الموقع» before «موقع تويتر»
                        known = self.guarded.read(at)
                        if known is not None or (party.type == "PER" and word_levels().get(stem, 0) > 3):
                            return known  # «تأمين سلامة الفرق» before «بيتر سلامة»
                    return Phrase(at, at + size, words.start[at] + length, party, "short", key[:length])
        found = self.guarded.read(at)
        return found or (None if self.tags[at] == "O" else read_tagged(self.persons.names, self.roster, at))

    def _clitic_lengths(self, at: int) -> Iterator[int]:
        key = self.words.keys[at]
        yield 0
        if key[0] in "وفبلك" and len(key) > 3:
            yield 1
            if key[0] in "وف" and key[1] in "بلك" and len(key) > 4:
                yield 2

    def _pointed(self, form: str, at: int) -> Registered | None:
        candidates = self.roster.short.get(form)
        found = self.roster.antecedent(candidates, at) if candidates else ""
        if not found and " " not in form:
            found = self.roster.resolve_head([form], at)
        return self.roster.parties.get(found) if found else None

    def _named_before(self, key: str, at: int) -> bool:
        return any(phrase.first < at and self.roster.key(phrase.party.key) == key for phrase in self.found)

    def _settled(self) -> list[Phrase]:
        """Phrases with final parties: roles go to their holders, unnamed groups to an antecedent or their own key."""
        settled = []
        weak = ("short", "guarded", "tagged")
        taken = {at for phrase in self.found if phrase.rule not in weak for at in range(phrase.first, phrase.last)}
        # «الدبلوماسي السابق دانيال …»: the words before a name are its title.
        spoken = {phrase.party.key for phrase in self.found if phrase.rule == "unnamed"}
        mute = self.context.mute_roles(self.found)
        names = {phrase.first for phrase in self.found if phrase.party.type == "PER" and phrase.rule in _NAMES}
        for phrase in sorted(self.found, key=lambda p: (p.start, -p.last)):
            if phrase.rule in weak:
                here = range(phrase.first, phrase.last)
                if not taken.isdisjoint(here):
                    continue
                taken.update(here)
            if phrase.rule == "definite" and (phrase.last in names or not self.roster.resolve_unnamed(phrase)):
                continue
            party = self._final(phrase)
            aside = self.context.post(phrase) or seen_once(phrase, self.found, self.words)
            if aside or (phrase.rule == "role" and party.key in mute):
                continue
            if phrase.rule == "joined" and party.key == phrase.party.key and party.key not in spoken:
                continue  # «التنظيمات الإرهابية» that stand for none of the article's
            rule = "unnamed" if phrase.rule == "joined" else phrase.rule
            same = party is phrase.party and rule == phrase.rule
            settled.append(phrase if same else phrase._replace(party=party, rule=rule))
        return self.unnamed.heard(settled)

    def _final(self, phrase: Phrase) -> Registered:
        party, roster = phrase.party, self.roster
        if phrase.rule in ("unnamed", "definite", "joined"):
            own = phrase.keys(self.words)
            found = roster.resolve_head(own, phrase.first)
            apart = "" if found else told_apart(phrase, self.words)
            if apart:
                return replace(party, key=apart)
            chief = self.guarded.house(phrase)
            if chief is not None:
                return chief
            found = found or roster.resolve_unnamed(phrase, traits_of(own[1:]))
            return roster.parties.get(roster.key(found or party.key), party)
        if phrase.rule == "people" and party.key not in roster.parties and party.country in roster.parties:
            return party if party.country in register().apart else roster.parties[party.country]
        if phrase.rule in ("institution", "role") and party.type == "PER":
            former = self.words.keys[phrase.last : phrase.last + 1] in (["السابق"], ["الاسبق"], ["الراحل"], ["السابقه"])
            found = roster.resolve_role(party, phrase.keys(self.words)[0], phrase.first, former=former)
            if found:
                return roster.parties.get(found) or register().parties[found]
        elif phrase.rule == "institution" and party.key.startswith("x-"):
            ending = "/" + party.key.removeprefix("x-")
            keys = {roster.key(key) for key in roster.parties if key.endswith(ending)}
            keys = keys or roster.ministries(phrase.keys(self.words))
            if len(keys) == 1:
                return roster.parties[keys.pop()]
        return roster.parties.get(roster.key(party.key), party)
