"""What stands around a name and changes what it is: capitals that stand for states, peoples, homographs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.tags import happening_nouns, looks_foreign, reporting_forms, source_adjectives
from riwaya.annotate.naming.words import BRACKET, COMMA, HARD, QUOTE, SPACE
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.name_words import words_of
from riwaya.lang.register import Nisba, Registered, name_edges, register
from riwaya.lang.tables import load_table


@cache
def homographs() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """Words (keys) that are no names before and behind certain words."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for row in load_table("homographs").rows:
        sides = (
            frozenset("على" if w == "على" else words_of(w)[0] for w in row[side].split("|") if w)
            for side in ("before", "behind")
        )
        before, behind = sides
        found.setdefault(words_of(row["name"])[0], []).append((before, behind))
    return found


@cache
def _told_nouns() -> frozenset[str]:
    """Nouns of persons and things (keys) that an adjective may follow: «مهندس», «اقتراح»."""
    tables = (("source_nouns", "noun"), ("unit_nouns", "singular"), ("event_nouns", "noun"))
    words = (row[column] for table, column in tables for row in load_table(table).rows)
    return frozenset(words_of(word)[0] for word in words if word and " " not in word and word[:2] != "ال")


_SITE_ADJECTIVES = frozenset(("الدولي", "العسكري", "المدني", "الحدودي"))
# Nouns in the accusative that are another word: «هنا سوريا».
_PLACES = frozenset(("هنا", "اذا", "الا", "هذا"))
# «مواطنين», «أصدقائه», «شركائنا»: as keys are written.
_PLURALS = ("ين", "ون", "ات", "اء", *(mid + whose for mid in ("اي", "او") for whose in ("ه", "ها", "هم", "نا", "ي")))
_NEVER_MUTE = ("/spokesperson-of", "/leader-of")
# No place has it, but for an adjective or adverb that is written like one.
_TANWIN = re.compile("[\u064b-\u064d]")


class ContextReader:
    """Reads the words around names of one article."""

    def __init__(self, reader: PhraseReader, closed: Collection[int] = ()) -> None:
        self.reader = reader
        self.words = reader.words
        self.closed = closed

    def homograph(self, phrase: Phrase) -> bool:
        """Whether a single word is no name where it stands: «وهو مصر على رأيه», «ارتفع سعر الفحم»."""
        if phrase.last - phrase.first != 1:
            if phrase.party.type == "LOC" and self._treaty(phrase):
                return True
            return self._led_word(phrase) if phrase.rule == "name" else self.described(phrase)
        if phrase.party.type in ("LOC", "GPE") and phrase.rule == "register":
            first = phrase.first
            if self._compound(phrase):
                return True
            if self.words.keys[first][-1] == "ا" and _TANWIN.search(self.words.written(first)):
                return True  # «دوماً»
            if not phrase.clitics and (self._accusative(first) or self._feminine(first)):
                return True
            if phrase.party.type == "LOC" and (self._common_noun(phrase) or self._surname(phrase)):
                return True
        if phrase.clitics == "ك" and phrase.rule == "register" and phrase.party.type in ("ORG", "MEDIA"):
            return True  # «كفيفا» is blind
        rows = homographs().get(self.words.keys[phrase.first]) or homographs().get(phrase.keys(self.words)[0])
        if not rows:
            return False
        at, keys = phrase.first, self.words.keys
        before, behind = keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
        return any((not a or before in a) and (not b or behind in b) for a, b in rows)

    def _compound(self, phrase: Phrase) -> bool:
        """Whether a place opens a name of two parts that nothing knows: «القمر أثينا-فيدوس»."""
        words, last = self.words, phrase.last
        hyphen = last < len(words) and words.between[last] == "-"
        return hyphen and not self.reader.hits(last) and words.keys[last] not in word_levels()

    def _accusative(self, at: int) -> bool:
        """Whether word `at` is an adjective in the accusative that is written like a state: «جنديا» + «روسيا»,
        «مهندسا» + «إيطاليا»."""
        keys, kinds = self.words.keys, self.reader.register.kinds
        if not at or not (keys[at].endswith("يا") and keys[at - 1].endswith("ا")) or self.words.gap[at] != SPACE:
            return False
        noun = keys[at - 1][:-1] if keys[at - 1] not in _PLACES else ""
        if "nisba" in kinds(keys[at][:-1]) and not _told_nouns().isdisjoint((noun, noun.removeprefix("و"))):
            return True
        if not keys[at - 1].endswith("يا") or "party" in kinds(keys[at - 1]):
            return False  # «سوريا روسيا»
        before = keys[at - 1][:-1]
        person = not kinds(before).isdisjoint(("institution", "unnamed", "titles", "nisba"))
        return "nisba" in kinds(keys[at][:-1]) and (person or before in source_adjectives())

    def _feminine(self, at: int) -> bool:
        """Whether word `at` is an adjective that is written like a state: «طائرة» + «سورية», «غارات» + «سورية»."""
        if not at or self.words.gap[at] != SPACE or self.reader.nisba(at, definite=False, gender="f") is None:
            return False
        noun, key = self.words.written(at - 1), self.words.keys[at - 1]
        fits = noun.endswith("ات") or (noun.endswith("ة") and key not in happening_nouns())
        return fits and not key.lstrip("وفبك").startswith(("ال", "لل"))

    def _led_word(self, phrase: Phrase) -> bool:
        """Whether what looks like a name opens with another word, as what stands before tells: «في» + «صالح فلان»."""
        rows = homographs().get(self.words.keys[phrase.first])
        before = self.words.keys[phrase.first - 1] if phrase.first else ""
        return bool(rows) and any((not a or before in a) and not b for a, b in rows or ())

    def described(self, phrase: Phrase) -> bool:
        """Whether a ministry named by its portfolio alone is what a noun before it is like: «السياسة» + «الخارجية
        الأمريكية», «التدخلات الخارجية الروسية»."""
        at, keys = phrase.first, self.words.keys
        if phrase.party.type != "ORG" or not at or phrase.clitics or not keys[at].endswith("يه"):
            return False
        if self.words.gap[at] != SPACE or at - 1 in self.closed:
            return False  # «استدعت الثلاثاء الخارجية الروسية …»
        before = keys[at - 1].lstrip("وفبك")
        return before.startswith(("ال", "لل", "سياس", "علاقات")) and keys[at] in name_edges("portfolio-adjective")

    def _surname(self, phrase: Phrase) -> bool:
        """Whether a town that is no capital stands behind a foreign first name: «جنك» + «توسون»."""
        at, words = phrase.first, self.words
        if not at or phrase.clitics or phrase.party.parent or words.gap[at] != SPACE or words.keys[at][:2] == "ال":
            return False
        before = words.keys[at - 1]
        if before in name_edges("place-noun"):
            return False
        if self.reader.register.has(before, "given_names"):
            return before not in word_levels()
        return len(before) > 2 and looks_foreign(before) and not self.reader.hits(at - 1)

    def _common_noun(self, phrase: Phrase) -> bool:
        """Whether a town named like an ordinary word («العيون», «القصر») stands where no place word leads to it, or a
        treaty bears the name of a town."""
        keys, at = self.words.keys, phrase.first
        bare = phrase.keys(self.words)[0]
        if self._no_town(phrase, bare):
            return True
        if bare not in name_edges("place-word") and keys[at] not in name_edges("place-word"):
            return False
        return not (at and self.words.gap[at] <= QUOTE and keys[at - 1] in name_edges("place-noun"))

    def led_place(self, at: int) -> Phrase | None:
        """A state or town named like a common word behind «في», «شمال» and their like: «في مالي»."""
        before = self.words.keys[at - 1] if at and self.words.gap[at] <= QUOTE else ""
        for hit in self.reader.hits(at):
            party, clitics = hit.entry.payload, hit.option.clitics
            if hit.entry.kind != "guarded" or not isinstance(party, Registered) or party.type not in ("GPE", "LOC"):
                continue
            if clitics == "و" and before and self._is_place(at - 1):
                return self.reader.made(hit, at, hit.last, party, "register")  # «عدن وأبين»
            led = clitics == "ب" or (not clitics and before in name_edges("locative"))
            if led and self.reader.first_key(hit, at) in name_edges("place-word"):
                return self.reader.made(hit, at, hit.last, party, "register")
        return None

    def _is_place(self, at: int) -> bool:
        """Whether word `at` alone is a registered town or region."""
        payloads = [hit.entry.payload for hit in self.reader.hits(at) if hit.entry.kind == "party"]
        return any(isinstance(payload, Registered) and payload.type == "LOC" for payload in payloads)

    def _no_town(self, phrase: Phrase, bare: str) -> bool:
        """Whether a treaty bears the name of a town, or its clitics are letters of another word."""
        keys, at, levels = self.words.keys, phrase.first, word_levels()
        if self._treaty(phrase):
            return True
        if phrase.clitics and levels.get(keys[at], 0) > levels.get(bare, 0):
            return True  # «وزاريا» is ministerial, no town
        if phrase.clitics == "ب" and keys[at][-1] == "ا" and levels.get(keys[at][:-1], 0) > max(2, levels.get(bare, 0)):
            return True  # «بيوتا» are houses
        if phrase.clitics.endswith("ك") or (phrase.clitics == "ف" and len(bare) < 4):
            return True  # «كسرت», «فسرت» are no «سرت»
        last, before = phrase.last, keys[at - 1] if at else ""
        if last < len(keys) and keys[last] in ("دي", "دا", "دو") and self.words.gap[last] == SPACE:
            return True  # «أنخل دي ماريا»
        owned = self.words.written(at)[-1] == "ه" and phrase.party.name_ar.endswith("ة")
        return owned and phrase.clitics != "ب" and before not in name_edges("locative")  # «جده» is his grandfather

    def _treaty(self, phrase: Phrase) -> bool:
        """Whether an agreement or course of talks bears the name of a town: «اتفاق أوسلو», «مسار أستانا»."""
        at, words = phrase.first, self.words
        return (
            bool(at)
            and words.keys[at - 1].removeprefix("و") in name_edges("treaty")
            and words.gap[at] == SPACE
            and not phrase.clitics
        )

    def journeys(self, phrases: Sequence[Phrase]) -> list[tuple[str, str]]:
        """Capitals to which somebody only goes or turns («إلى واشنطن»), each with its state."""
        told: dict[tuple[str, str], bool] = {}
        for phrase in phrases:
            party = phrase.party
            if party.type == "LOC" and party.parent:
                before = self.words.keys[phrase.first - 1] if phrase.first else ""
                only = before == "الي" and phrase.last - phrase.first == 1 and not phrase.clitics
                told[party.key, party.parent] = told.get((party.key, party.parent), True) and only
        return [pair for pair, only in told.items() if only]

    def post(self, phrase: Phrase) -> bool:
        """Whether an office is told of as a post, not its holder: «تولى منصب رئيس الهيئة»."""
        if phrase.party.type != "PER" or phrase.rule not in ("role", "institution") or not phrase.first:
            return False
        return self.words.gap[phrase.first] == SPACE and self.words.keys[phrase.first - 1] in name_edges("post")

    def mute_roles(self, phrases: Sequence[Phrase]) -> frozenset[str]:
        """The keys of persons told by their role in a body («رئيس الهيئة») who never speak: they stand for
        the body. Spokespersons always speak, leaders of groups act."""
        told: dict[str, bool] = {}
        for phrase in phrases:
            if phrase.rule == "role" and phrase.party.type == "PER":
                told[phrase.party.key] = told.get(phrase.party.key, False) or self._speaks(phrase)
        return frozenset(key for key, speaks in told.items() if not (speaks or key.endswith(_NEVER_MUTE)))

    def _speaks(self, phrase: Phrase) -> bool:
        keys, gap, forms = self.words.keys, self.words.gap, reporting_forms()
        before = keys[phrase.first - 1] if phrase.first and gap[phrase.first] <= COMMA else ""
        after = keys[phrase.last] if phrase.last < len(keys) and gap[phrase.last] <= COMMA else ""
        return before in forms or after in forms or before.removesuffix("ه") in forms or before == "قبل"

    def state_for_capital(self, phrase: Phrase) -> Phrase:
        """A capital stands for its state («قالت طهران») unless something says that the city is meant («في طهران»)."""
        state = register().parties.get(phrase.party.parent)
        if state is None or phrase.last - phrase.first > 2 or phrase.surfaces or phrase.clitics.endswith("ب"):
            return phrase
        at, words = phrase.first, self.words
        if words.keys[at].endswith("عاصمه"):
            return phrase
        before = words.keys[at - 1] if at and words.gap[at] <= QUOTE else ""
        dateline = words.gap[at] == HARD and phrase.last < len(words) and words.gap[phrase.last] in (COMMA, BRACKET)
        two = words.keys[at - 2] if at > 1 and words.gap[at - 1] <= QUOTE else ""
        if before in name_edges("locative") or two.endswith("العاصمه") or dateline:
            return phrase
        if before == "من" and two in name_edges("from"):
            return phrase  # «بالقرب من دمشق», «عاد من الدوحة»
        if self._among_cities(phrase):
            return phrase
        return phrase._replace(party=state, rule="capital")

    def _among_cities(self, phrase: Phrase) -> bool:
        """Whether a capital stands beside a city that is none, or before a figure of its own: «أبيدجان وبلغراد»,
        «باريس (19)»."""
        words, before, behind = self.words, phrase.first - 1, phrase.last
        if behind < len(words) and words.gap[behind] == BRACKET and words.keys[behind].isdigit():
            return True
        linked = phrase.clitics == "و" or (before >= 0 and words.gap[before + 1] == COMMA)
        if linked and before >= 0 and words.gap[before + 1] <= COMMA and self._is_city(before):
            return True
        return behind < len(words) and self._joined_city(behind)

    def _joined_city(self, at: int) -> bool:
        """Whether word `at` is joined to what stands before it and a city."""
        if self.words.gap[at] > COMMA or (self.words.gap[at] != COMMA and self.words.keys[at][0] != "و"):
            return False
        return self._is_city(at, ("و",) if self.words.gap[at] != COMMA else ("", "و"))

    def _is_city(self, at: int, clitics: tuple[str, ...] = ("", "و", "ب", "ل")) -> bool:
        """Whether word `at` alone is a city that is no capital."""
        for hit in self.reader.hits(at):
            party = hit.entry.payload
            if hit.entry.kind == "party" and isinstance(party, Registered) and hit.option.clitics in clitics:
                return party.type == "LOC" and not party.parent and bool(party.country)
        return False

    def with_adjective(self, phrase: Phrase) -> Phrase:
        """A place with the adjective of its state, «الرقة السورية», or of its kind, «مطار النجف الدولي»."""
        at = phrase.last
        if self._site_adjective(phrase):
            bare = (phrase.start, self.words.end[at - 1])
            phrase, at = phrase._replace(last=at + 1, surfaces=(*phrase.surfaces, bare)), at + 1
        found = (
            self.reader.nisba(at, definite=True, gender="s")
            if at < len(self.words) and self.words.gap[at] == SPACE
            else None
        )
        if found is None:
            return phrase
        bare = (phrase.start, self.words.end[at - 1])
        return phrase._replace(last=found[1], surfaces=(*phrase.surfaces, bare))

    def _site_adjective(self, phrase: Phrase) -> bool:
        """Whether the adjective behind an airport or the like belongs to its name."""
        at, words = phrase.last, self.words
        if at >= len(words) or words.keys[at] not in _SITE_ADJECTIVES or words.gap[at] != SPACE:
            return False
        return at - phrase.first > 1 and phrase.keys(words)[0] in name_edges("place-noun")

    def people(self, at: int) -> Phrase | None:
        """«السوريون»: a people named by its adjective alone, not one that describes the noun before it."""
        for hit in self.reader.hits(at):
            payload = hit.entry.payload
            if (
                isinstance(payload, Nisba)
                and payload.gender == "p"
                and payload.definite
                and not self._describes(at, hit)
            ):
                party = register().people(payload.state)
                start = self.words.start[at] + hit.option.length
                return Phrase(at, hit.last, start, party, "people", hit.option.clitics)
        return None

    def _describes(self, at: int, hit: Hit) -> bool:
        before = self.words.keys[at - 1] if at else ""
        if before.removeprefix("و") in name_edges("how-many"):
            return False  # «آلاف اللبنانيين»
        if len(before) > 4 and before[0] in "يت" and before.endswith("ون"):
            return False  # «يفاوضون الأميركيين»
        noun = before.lstrip("وفبلك").startswith(("ال", "ل")) or before.endswith(_PLURALS)
        return not hit.option.clitics and noun and self.words.gap[at] == SPACE
