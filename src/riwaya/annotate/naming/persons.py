"""Persons: titles and roles before a name, names that the register does not know, roles after a name."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.tags import barred, in_the_name_of, looks_foreign, source_adjectives
from riwaya.annotate.naming.words import COMMA, QUOTE, SPACE, Words
from riwaya.lang.ar.name_features import bare_name, name_tokens
from riwaya.lang.names import name_tagger
from riwaya.lang.register import PERSON, Registered, Word, name_edges, register

_LONGEST_NAME = 6
_KNOWN_KINDS = frozenset((PERSON, "guarded"))


class Name(NamedTuple):
    """A person's name at words `first..last`; `party` when the register knows it."""

    first: int
    last: int
    party: Registered | None


class PersonReader:
    """Reads persons in one article, with the tagger's labels for its words."""

    def __init__(self, reader: PhraseReader, tags: list[str], closed: Collection[int] = ()) -> None:
        self.closed = closed
        self.reader = reader
        self.words: Words = reader.words
        self.tags = tags

    def name(self, at: int, *, expected: bool, state: str = "") -> Name | None:
        """The person's name that begins at word `at` (without clitics); `expected` after a role or title, which
        may be of a `state`."""
        if at >= len(self.words):
            return None
        known = self._with_nasab(self._known(at, expected, state))
        tagged = self._tagged_end(at, expected)
        if known is not None and known.last >= tagged:
            return known
        if known is not None and not all(self.known(i) for i in range(known.last, tagged)):
            return known
        if tagged > at:
            party = known.party if known is not None and known.last - at > 1 else None
            return Name(at, tagged, party)
        return known

    def _known(self, at: int, expected: bool, state: str) -> Name | None:
        """The longest registered person at word `at`; a guarded alias counts after a role of the person's state."""
        best: Name | None = None
        for hit in () if self.reader.kinds[at].isdisjoint(_KNOWN_KINDS) else self.reader.hits(at):
            payload = hit.entry.payload
            if hit.option.clitics or not isinstance(payload, Registered) or payload.type != "PER":
                continue
            ruled = hit.entry.kind == "guarded" and bool(state) and payload.country == state
            if (ruled or hit.entry.kind == "party") and (best is None or hit.last > best.last):
                best = Name(at, hit.last, payload)
        if best is not None and best.last - at == 1 and best.last < len(self.words):
            named = self.tags[best.last] == "B-PER" and self.words.gap[best.last] <= COMMA
            if named and expected and self.words.keys[at].startswith("ال"):
                return None  # «القيادي الحوثي وليد …»: an adjective before the name
        return best

    def _with_nasab(self, name: Name | None) -> Name | None:
        """A known name with the line of fathers that follows: «محمد بن سلمان» + «بن عبدالعزيز»."""
        words = self.words
        while name is not None and name.last + 1 < len(words) and words.keys[name.last] in ("بن", "ابن", "بنت"):
            if words.gap[name.last] != SPACE or words.gap[name.last + 1] != SPACE:
                break
            name = name._replace(last=name.last + 2)
        return name

    def _tagged_end(self, at: int, expected: bool) -> int:
        """The word after a name that the tagger sees at `at`, widened over names it left out; `at` when none."""
        tags, words = self.tags, self.words
        if not expected and tags[at][2:] != "PER":
            return at
        if words.keys[at] in name_edges("never") or words.keys[at] in name_edges("nickname"):
            return at  # «صرح المتحدث بأن …»
        if words.keys[at] == "باسم" and in_the_name_of(words.keys, at):
            return at
        given = self.reader.register.has(words.keys[at], "given_names") or words.keys[at] in ("عبد", "ابو", "بن")
        if tags[at][2:] != "PER" and not (given and expected):
            return at + 2 if expected and self._strange(at) and self._strange(at + 1) else at
        last = at + 1
        while last < len(words) and last - at < _LONGEST_NAME and words.gap[last] == SPACE and self._goes_on(last):
            last += 1
        while last > at and self._trails(last - 1):
            last -= 1
        if last - at > 2 and self.reader.nisba(last - 1, definite=True) is not None:
            last -= 1
        return last

    def _strange(self, at: int) -> bool:
        """Whether a word after a title looks like a part of a name only because nothing else knows it."""
        words = self.words
        if at >= len(words) or words.gap[at] != SPACE or at in self.closed or barred(words, at):
            return False
        key = words.keys[at]
        verb = key[0] in "يتنا" and key not in name_tokens()
        return len(key) > 3 and not verb and not key.endswith(("ه", "ا", "ات", "ون")) and not self.reader.hits(at)

    def _goes_on(self, at: int) -> bool:
        """Whether word `at` goes on with the name before it."""
        key, particles = self.words.keys[at], name_edges("particle")
        if self.words.between[at] in ("-", "- "):
            return True
        if at in self.closed or self._attached(key) or key in name_edges("nickname"):
            return False
        if self.tags[at] == "I-PER" or key in particles:
            return True
        if self.words.keys[at - 1] in particles and not barred(self.words, at):
            return True
        if key.startswith("ال") and key.endswith("ي") and self._given(at - 1) and self._nisba_free(at):
            return True
        return self.reader.register.has(key, "given_names") and not self._ambiguous(at)

    def _given(self, at: int) -> bool:
        return self.reader.register.has(self.words.keys[at], "given_names")

    def _nisba_free(self, at: int) -> bool:
        """Whether a definite word in ي is a surname rather than an adjective."""
        return not barred(self.words, at) and self.reader.nisba(at, definite=True) is None

    @staticmethod
    def _attached(key: str) -> bool:
        """Whether a word begins with a conjunction or preposition rather than with a letter of a name."""
        if key[0] not in "وفبلك" or len(key) < 4 or name_tokens().get(key, 0) > 1:
            return False
        rest = key[1:]
        known = rest in name_tokens() or rest in name_tagger().common or bool(register().options(rest))
        return (key[0] in "وفبل" and known) or key.startswith("لل")

    def _trails(self, at: int) -> bool:
        """Whether a name cannot end at word `at`: a particle, or an adjective such as «برلماني»."""
        key = self.words.keys[at]
        if self.words.between[at] == "-":
            return False
        if key in ("بن", "بنت", "ابن", "ال", "فان", "ان") or len(key) == 1:
            return True
        if key in source_adjectives() or self.reader.nisba(at, definite=False) is not None:
            return True
        return key.endswith("ا") and "nisba" in register().kinds(key[:-1]) and key not in name_tokens()

    def _ambiguous(self, at: int) -> bool:
        return any(
            isinstance(hit.entry.payload, Word) and hit.entry.kind == "given_names" and hit.entry.payload.first == "yes"
            for hit in self.reader.hits(at)
        )

    def title(self, at: int) -> Hit | None:
        """The longest title («العميد», «السيد») at word `at`."""
        if at >= len(self.words) or "titles" not in self.reader.kinds[at]:
            return None
        found = [hit for hit in self.reader.hits(at) if hit.entry.kind == "titles"]
        return max(found, key=lambda hit: (hit.last, -hit.option.length), default=None)

    def titled(self, at: int) -> Phrase | None:
        """A person at word `at`: [title or role …] name, or a name alone."""
        first, start, clitics, role = at, -1, "", None
        position = at
        for _ in range(3):
            phrase = self.reader.read(position)
            title = self.title(position)
            if phrase is not None and self._is_role(phrase) and (title is None or phrase.last >= title.last):
                start, clitics = (phrase.start, phrase.clitics) if start < 0 else (start, clitics)
                role, position = role or phrase, phrase.last
                position = self._past_epithets(position)
                continue
            if title is not None and (start < 0 or not title.option.clitics):
                if start < 0:
                    start, clitics = self.words.start[position] + title.option.length, title.option.clitics
                position = self._past_epithets(title.last)
                continue
            break
        if start < 0:
            return self._untitled(at)
        return self._named(first, start, clitics, role, position)

    @staticmethod
    def _is_role(phrase: Phrase) -> bool:
        return phrase.party.type == "PER" and phrase.rule in ("institution", "role")

    def _untitled(self, at: int) -> Phrase | None:
        name = self.name(at, expected=False)
        if name is None:
            return None
        cut = 0 if name.party else bare_name(self.words.keys[at])
        party = name.party or self._unregistered(name, cut)
        rule, start = "register" if name.party else "name", self.words.start[at] + cut
        return Phrase(at, name.last, start, party, rule, self.words.keys[at][:cut])

    def _named(self, first: int, start: int, clitics: str, role: Phrase | None, position: int) -> Phrase | None:
        """The person named at `position` after titles from `first` on; the role alone when no name follows."""
        state = role.state if role is not None else ""
        name, inner = self._expected(position, state), role.inner if role is not None else ()
        body = self._body(position) if name is None else None
        if body is not None:
            name = self._expected(body.last, state)
            inner = (*inner, body)
            if name is None and role is not None and (body.clitics == "ل" or self.words.keys[position] == "لدي"):
                return role._replace(last=body.last, inner=inner, surfaces=(self._extent(role),))
        if name is None:
            return role
        party = name.party or self._unregistered(name)
        surfaces = [(self.words.start[name.first], self.words.end[name.last - 1])]
        if role is not None:
            surfaces.append(self._extent(role))
            if body is not None:
                surfaces.append((role.start, self.words.end[body.last - 1]))
        return Phrase(
            first,
            name.last,
            start,
            party,
            "title-name",
            clitics,
            inner=inner,
            surfaces=tuple(surfaces),
            role=role.party if role else None,
            state=role.state if role else "",
        )

    def _extent(self, phrase: Phrase) -> tuple[int, int]:
        return phrase.start, self.words.end[phrase.last - 1]

    def _expected(self, position: int, state: str) -> Name | None:
        """The name after a title at word `position`, perhaps behind a comma."""
        if position >= len(self.words) or self.words.gap[position] > COMMA:
            return None
        name = self.name(position, expected=True, state=state)
        if name is None or name.party is not None or name.last - name.first > 1:
            return name
        return name if self.words.gap[position] <= QUOTE and self._looks_named(position) else None

    def known(self, at: int) -> bool:
        """Whether word `at`, with or without clitics and article, is a part of some known name."""
        key, names = self.words.keys[at], name_tokens()
        return any(form in names for form in (key, key.removeprefix("ال"), key[1:], key[1:].removeprefix("ال")))

    def looks_real(self, name: Phrase) -> bool:
        """Whether an untitled name that only the tagger saw has two words and one that is known as a name."""
        if name.last - name.first < 2:
            return False
        here = range(name.first, name.last)
        return any(self.known(at) for at in here) or all(looks_foreign(self.words.keys[at]) for at in here)

    def _looks_named(self, at: int) -> bool:
        """Whether a single word after a title may be a surname: known as a name, or at least not an adjective."""
        key = self.words.keys[at]
        return key in name_tokens() or not key.endswith(("ه", "ات", "ين", "ون", "ا"))

    def _body(self, at: int) -> Phrase | None:
        """Where a role is held: «للأمم المتحدة», «لدى الأمم المتحدة», «في المنظمة», «بالعراق»."""
        words = self.words
        if at >= len(words) or words.gap[at] > QUOTE:
            return None
        inside = at + (words.keys[at] in ("في", "لدي", "الي"))
        phrase = self.reader.body(inside)
        if phrase is None or phrase.party.type == "PER" or words.gap[inside] > QUOTE:
            return None
        return phrase if (phrase.clitics == "" and inside > at) or phrase.clitics in ("ل", "ب") else None

    def _past_epithets(self, position: int) -> int:
        words = self.words
        while position < len(words) and words.keys[position] in name_edges("epithet") and words.gap[position] <= QUOTE:
            position += 1
        return position

    def _unregistered(self, name: Name, cut: int = 0) -> Registered:
        words = self.words.keys[name.first : name.last]
        words[0] = words[0][cut:]
        return Registered("x-" + "-".join(words), "PER", "", self.words.text(name.first, name.last)[cut:])

    @staticmethod
    def _follows_freely(role: Phrase, person: Phrase) -> bool:
        """Whether a role may follow a name without a comma: «أحمد المسماري المتحدث باسم الجيش» is one person,
        «استقبل ماكرون قائد الجيش» are two."""
        return role.rule == "role" and (person.party.key.startswith("x-") or "spokesperson" in role.party.key)

    def apposition(self, phrase: Phrase) -> Phrase:
        """A person with the role that follows after a comma: «عباس عراقجي، نائب وزير الخارجية الإيراني»."""
        after = phrase.last
        if phrase.role is not None or after >= len(self.words) or self.words.gap[after] > COMMA:
            return phrase
        role = self.reader.read(after)
        if role is not None and self.words.gap[after] < COMMA and not self._follows_freely(role, phrase):
            return phrase
        fits = role is not None and self._is_role(role) and not role.clitics
        if role is None or not fits or self.name(self._past_epithets(role.last), expected=True) is not None:
            return phrase
        end = self.words.end[phrase.last - 1]
        surfaces = (*phrase.surfaces, (phrase.start, end), (role.start, self.words.end[role.last - 1]))
        return phrase._replace(
            last=role.last, surfaces=surfaces, role=role.party, inner=(*phrase.inner, *role.inner), state=role.state
        )
