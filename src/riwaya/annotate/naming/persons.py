"""Persons: titles and roles before a name, names that the register does not know, roles after a name."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.annotate.naming.appositions import follows_freely, past_age, past_task
from riwaya.annotate.naming.names import Name, NameReader
from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.tags import looks_foreign
from riwaya.annotate.naming.words import COMMA, QUOTE, SPACE, Words
from riwaya.lang.ar.name_features import bare_name, name_tokens
from riwaya.lang.offices import offices
from riwaya.lang.register import Registered, name_edges


class PersonReader:
    """Reads persons in one article, with the tagger's labels for its words."""

    def __init__(self, reader: PhraseReader, tags: list[str], closed: Collection[int] = ()) -> None:
        self.names = NameReader(reader, tags, closed)
        self.reader = reader
        self.words: Words = reader.words
        self.tags = tags

    def title(self, at: int) -> Hit | None:
        """The longest title («العميد», «السيد») at word `at`."""
        kinds = self.reader.kinds
        if at >= len(kinds) or "titles" not in kinds[at]:
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
            if role is not None and phrase is not None and phrase.clitics == "و" and phrase.state != role.state:
                break  # «الرئيس الفنلندي» + «ورئيس بوليفيا، …»
            if phrase is not None and self._is_role(phrase) and (title is None or phrase.last >= title.last):
                start, clitics = (phrase.start, phrase.clitics) if start < 0 else (start, clitics)
                role, position = role or phrase, phrase.last
                position = self._past_epithets(position)
                continue
            if title is not None and (start < 0 or title.option.clitics in ("", "و")):
                if start < 0:
                    start, clitics = self.words.start[position] + title.option.length, title.option.clitics
                position = self._past_adjectives(title.last)
                continue
            break
        if start < 0:
            return self._untitled(at)
        return self._named(first, start, clitics, role, position)

    @staticmethod
    def _is_role(phrase: Phrase) -> bool:
        return phrase.party.type == "PER" and phrase.rule in ("institution", "role")

    def _untitled(self, at: int) -> Phrase | None:
        name = self.names.name(at, expected=False)
        if name is None or (name.party is None and name.last == at + 1):
            return self._relative(at)
        if self._opens_with_a_word(name):
            return None
        cut = 0 if name.party else bare_name(self.words.keys[at])
        party = name.party or self._unregistered(name, cut)
        rule, start = "register" if name.party else "name", self.words.start[at] + cut
        return Phrase(at, name.last, start, party, rule, self.words.keys[at][:cut])

    def _relative(self, at: int) -> Phrase | None:
        """Somebody named by the first name alone, as whose relative: «وابنته» + «يوليا»."""
        words = self.words
        if not at or words.gap[at] > COMMA or words.keys[at - 1].removeprefix("و") not in name_edges("relative-of"):
            return None
        if not self.reader.register.has(words.keys[at], "given_names"):
            return None
        name = Name(at, at + 1, None)
        return Phrase(at, at + 1, words.start[at], self._unregistered(name), "title-name")

    def _opens_with_a_word(self, name: Name) -> bool:
        """Whether only what follows the first word is a name: «مخاطبا» + «ترامب», «نجاح» + «ماكرون»."""
        if name.party is not None:
            return False
        known = self.words.keys[name.first] in name_tokens()
        if known and (name.last - name.first > 2 or not self.names.ambiguous(name.first)):
            return False
        further = self.words.keys[name.first + 1] if name.last - name.first > 2 else ""
        if self.reader.register.has(further, "given_names") and not self.words.between[name.first + 1]:
            return True  # «نائبي» + «جون سوليفان»
        inner = self.reader.read(name.first + 1)
        return inner is not None and inner.rule == "register" and inner.party.type == "PER" and inner.last == name.last

    def _named(self, first: int, start: int, clitics: str, role: Phrase | None, position: int) -> Phrase | None:
        """The person named at `position` after titles from `first` on; the role alone when no name follows."""
        if role is not None and role.rule == "role" and self._speaks_for_person(role, position):
            role = self._beside_holder(role, position)
            position = self._past_epithets(role.last if role.last > position else position)
        state = role.state if role is not None else ""
        name, inner = self._expected(position, state), role.inner if role is not None else ()
        name = name or self._behind_adjectives(position, state)
        body = self._body(position) if name is None else None
        if body is not None:
            name = self._expected(body.last, state)
            inner = (*inner, body)
            name = name or self._behind_task(body.last, state)
            if name is None and role is not None and (body.clitics == "ل" or self.words.keys[position] == "لدي"):
                return role._replace(last=body.last, inner=inner, surfaces=(self._extent(role),))
        elif name is None:
            name = self._behind_task(position, state) or self._behind_portfolio(first, position, state)
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

    def _speaks_for_person(self, role: Phrase, position: int) -> bool:
        """Whether the owner of a role is an office whose holder follows: «المتحدث باسم الرئيس التركي» + «رجب …»."""
        owner = role.inner[-1] if role.inner and self._past_epithets(role.last) == position else None
        if owner is None or owner.party.type != "PER" or owner.rule not in ("institution", "role"):
            return False
        return position < len(self.words) and self.words.gap[position] <= COMMA

    def _beside_holder(self, role: Phrase, position: int) -> Phrase:
        """A spokesman's or adviser's role with the name of whose it is: «مبعوث الرئيس الأمريكي» + «دونالد ترامب», a
        known holder of that office; any other name is his own, «المتحدث باسم الرئيس الروسي» + «دميتري بيسكوف»."""
        owner = role.inner[-1]
        name = self._expected(position, owner.state)
        party = name.party if name is not None else None
        held = party is not None and any(term.party == party.key for term in offices().get(owner.party.key, ()))
        return self._with_named_owner(role, position) if held else role

    def _with_named_owner(self, role: Phrase, position: int) -> Phrase:
        owner = role.inner[-1]
        name = self._expected(position, owner.state)
        if name is None:
            return role
        party = name.party or self._unregistered(name)
        surfaces = ((self.words.start[name.first], self.words.end[name.last - 1]), self._extent(owner))
        named = owner._replace(last=name.last, party=party, rule="title-name", surfaces=surfaces, role=owner.party)
        return role._replace(last=name.last, inner=(*role.inner[:-1], named), surfaces=(self._extent(role),))

    def _extent(self, phrase: Phrase) -> tuple[int, int]:
        return phrase.start, self.words.end[phrase.last - 1]

    def _expected(self, position: int, state: str) -> Name | None:
        """The name after a title at word `position`, perhaps behind a comma and a further title («، الأمير …»)."""
        if position >= len(self.words) or self.words.gap[position] > COMMA:
            return None
        name = self.names.name(position, expected=True, state=state)
        title = self.title(position) if name is None and self.words.gap[position] == COMMA else None
        if title is not None and not title.option.clitics and title.last < len(self.words):
            position = title.last
            name = self.names.name(position, expected=True, state=state) if self.words.gap[position] <= QUOTE else None
        if name is None or name.party is not None or name.last - name.first > 1:
            return name
        return name if self.words.gap[position] <= QUOTE and self._looks_named(position) else None

    def _behind_adjectives(self, position: int, state: str) -> Name | None:
        """The name after a title and one or two further adjectives: «الزعيم الشيعي» + «الشعبي» + «مقتدى الصدر»."""
        words = self.words
        for at in range(position, min(position + 2, len(words) - 1)):
            key = words.keys[at]
            if words.gap[at] != SPACE or words.gap[at + 1] != SPACE or not key.startswith("ال"):
                return None
            if not key.endswith(("ي", "ه")) and key not in name_edges("adjective"):
                return None
            if self.reader.nisba(at + 1, definite=True) is not None and not self._surname_follows(at + 2):
                continue  # «المستشار الأمني» + «البوركيني»
            known = self.reader.read(at + 1)
            named = known is not None and known.rule == "register" and known.party.type == "PER" and not known.clitics
            if named or self.tags[at + 1][2:] == "PER":
                return self._expected(at + 1, state)
        return None

    def _behind_task(self, position: int, state: str) -> Name | None:
        """The name after a role and its task: «مساعد الوزير لشؤون التنمية، ناصر الصبيح»."""
        behind = past_task(self.words, self.tags, position)
        return self._expected(behind, state) if behind > position else None

    def _behind_portfolio(self, first: int, position: int, state: str) -> Name | None:
        """The name after a minister's second portfolio: «وزير الخارجية» + «والتعاون الدولي» + «ناصر بوريطة»."""
        keys, at = self.words.keys, position
        if not keys[first].endswith(("وزير", "وزيره")) or at >= len(keys) or not keys[at].startswith("وال"):
            return None
        at += 1
        while at < len(keys) and at - position < 4 and self.words.gap[at] == SPACE and keys[at].startswith("ال"):
            at += 1
        return self._expected(at, state)

    def looks_real(self, name: Phrase) -> bool:
        """Whether an untitled name that only the tagger saw has two words and one that is known as a name."""
        if self.reader.nisba(name.first, definite=False) is not None and name.last - name.first == 2:
            return False  # «قمر صناعي» + «روسي معروف»
        if name.last - name.first < 2 or (name.last - name.first == 2 and self.words.keys[name.first] == "عبد"):
            return False
        here = range(name.first, name.last)
        if self.names.common(name.first) and name.last - name.first == 2:
            return False  # «إرث كوبر»
        if all(self.words.keys[at].startswith("ال") for at in here) and name.last - name.first == 2:
            return False  # «البازار الكبير»
        return any(self.names.known(at) for at in here) or all(looks_foreign(self.words.keys[at]) for at in here)

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

    def _past_adjectives(self, position: int) -> int:
        """The word after the adjectives of a title: «القيادي» + «الحوثي السابق»."""
        for _ in range(2):
            found = self.reader.nisba(position, definite=True, gender="s")
            if found is None or self.words.gap[position] != SPACE or self._surname_follows(found[1]):
                break
            position = found[1]
        return self._past_epithets(position)

    def _surname_follows(self, behind: int) -> bool:
        """Whether what looks like an adjective ends where no name can follow: it is then itself the name."""
        return behind >= len(self.words) or self.words.gap[behind] > COMMA

    def _past_epithets(self, position: int) -> int:
        words = self.words
        while position < len(words) and words.keys[position] in name_edges("epithet") and words.gap[position] <= QUOTE:
            position += 1
        return position

    def _unregistered(self, name: Name, cut: int = 0) -> Registered:
        words = self.words.keys[name.first : name.last]
        words[0] = words[0][cut:]
        return Registered("x-" + "-".join(words), "PER", "", self.words.text(name.first, name.last)[cut:])

    def nicknamed(self, phrase: Phrase) -> Phrase:
        """A person with a further name behind it: «أحمد القوبري، المكنى "أبو إبراهيم"»."""
        words, after = self.words, phrase.last
        at = past_age(words, after)
        if at + 1 >= len(words) or (words.gap[at] > COMMA and at == after):
            return phrase
        if words.keys[at].removeprefix("و") not in name_edges("nickname"):
            return phrase
        inside = at + 1 + (words.keys[at + 1] == "ايضا")
        inside += inside < len(words) and words.keys[inside] in ("باسم", "ب")
        name = self.names.name(inside, expected=True) if inside < len(words) and words.gap[inside] <= QUOTE else None
        if name is None or name.party is not None:
            return phrase
        surface = (words.start[name.first], words.end[name.last - 1])
        whole = phrase.surfaces or ((phrase.start, words.end[phrase.last - 1]),)
        return phrase._replace(last=name.last, surfaces=(*whole, surface))

    def apposition(self, phrase: Phrase) -> Phrase:
        """A person with the role that follows after a comma: «عباس عراقجي، نائب وزير الخارجية الإيراني»."""
        after = past_age(self.words, phrase.last)
        aged = after > phrase.last
        if phrase.role is not None or after >= len(self.words) or (self.words.gap[after] > COMMA and not aged):
            return phrase
        role = self.reader.read(after)
        if role is not None and self.words.gap[after] < COMMA and not follows_freely(self.words, role, phrase):
            return phrase
        fits = role is not None and self._is_role(role) and not role.clitics
        if role is not None and fits and role.rule == "role" and self._speaks_for_person(role, role.last):
            role = self._with_named_owner(role, role.last)
        if role is None or not fits or self.names.name(self._past_epithets(role.last), expected=True) is not None:
            return phrase
        end = self.words.end[phrase.last - 1]
        surfaces = (*phrase.surfaces, (phrase.start, end), (role.start, self.words.end[role.last - 1]))
        return phrase._replace(
            last=role.last, surfaces=surfaces, role=role.party, inner=(*phrase.inner, *role.inner), state=role.state
        )
