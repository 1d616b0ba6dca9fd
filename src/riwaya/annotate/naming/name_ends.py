"""Where a name that follows a head noun ends: «حركة» + «النهضة الإسلامية», «لجنة» + «تقصي الحقائق الدولية»."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.naming.extents import side_words
from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tags import barred, happening_nouns, reporting_forms
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.names import name_tagger
from riwaya.lang.register import Nisba, Registered, Word, name_edges

_LONGEST = 6
_LONGEST_QUOTED = 5
_PRONOUNS = ("هم", "ها", "هما", "نا", "كم")
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون")


class NameEnds:
    """Finds the ends of names behind head nouns; `busy` tells words that belong to a date."""

    def __init__(self, reader: PhraseReader, tags: list[str], busy: Callable[[int], bool]) -> None:
        self.reader = reader
        self.words = reader.words
        self.tags = tags
        self.busy = busy

    def same(self, name: int, row: Word) -> Phrase | None:
        """The registered party that the name alone is already: «مدينة الموصل», «حركة حماس»."""
        types = {"place": ("LOC", "GPE"), "same": ("ORG", "ARMED_GROUP", "MEDIA", "FORCE")}.get(row.second, ())
        best: Phrase | None = None
        for hit in self.reader.hits(name):
            payload = hit.entry.payload
            if hit.entry.kind not in ("party", "guarded") or hit.option.clitics or not isinstance(payload, Registered):
                continue
            if payload.type in types and (best is None or hit.last > best.last):
                best = Phrase(name, hit.last, self.words.start[name], payload, "register")
        return best

    def name_end(self, at: int, row: Word) -> tuple[int, bool]:
        """The word after the name that follows a head noun, and whether the name is quoted."""
        words = self.words
        if at >= len(words) or words.gap[at] > QUOTE or self.busy(at):
            return at, False
        if words.gap[at] == QUOTE:
            end = self.quoted_end(at)
            if end > at:
                return end, True
        place = row.second in ("place", "site")
        if row.second == "proper" and self.tags[at] == "O":
            return at, False
        end = self._first_word(at, row)
        if end == at:
            return at, False
        first = end
        while end < len(words) and end - at < _LONGEST and words.gap[end] == SPACE and self._goes_on(end, place):
            end += 1
        complement = end < len(words) and words.gap[end] == SPACE and words.keys[end].startswith("لل")
        if complement and row.first in ("ORG", "MEDIA"):
            end = self._complement_end(end)
        weak = "weak" in row.third and end == first == at + 1 and words.keys[at] in name_tagger().common
        return (at if weak else end), False

    def definite_end(self, at: int) -> int:
        """The word after «المجلس الأعلى للأمن القومي»: two adjectives, or a complement with ل; `at` when neither."""
        words, end = self.words, at
        while (
            end < len(words)
            and end - at < _LONGEST
            and words.gap[end] == SPACE
            and not words.keys[end].endswith(("يين", "يون"))
            and self._goes_on(end, False)
        ):
            end += 1
        adjectives = end - at
        aim = end < len(words) and words.gap[end] == SPACE and words.keys[end][0] == "ل" and len(words.keys[end]) > 3
        if adjectives and aim:
            return self._complement_end(end)
        return end if adjectives > 1 else at

    def _complement_end(self, at: int) -> int:
        """The word after «للأمن القومي», «لحقوق الإنسان», «للأمم المتحدة» at word `at`; `at` when it is none."""
        words = self.words
        phrase = self.reader.read(at)
        if phrase is not None and phrase.clitics == "ل" and phrase.rule == "register":
            return phrase.last
        definite = words.keys[at].startswith("لل")
        end = at + 1
        if not definite and words.keys[at] not in name_edges("complement"):
            return at
        if not definite and not (end < len(words) and words.gap[end] == SPACE and words.keys[end].startswith("ال")):
            return at
        end += not definite
        if definite and self._second_aim(end):
            end += 1
        while end < len(words) and end - at < _LONGEST and words.gap[end] == SPACE and self._goes_on(end, False):
            end += 1
        return end

    def _second_aim(self, at: int) -> bool:
        """Whether word `at` is the second noun of «للحديد والصلب», «للأمن والتعاون», not another body."""
        if at >= len(self.words) or self.words.gap[at] != SPACE:
            return False
        key = self.words.keys[at]
        if not key.startswith("وال") or len(key) < 6 or self.reader.read(at) is not None:
            return False
        return not {"unnamed", "definite_forms", "titles"} & self.reader.register.kinds(key)

    def quoted_end(self, at: int) -> int:
        frame = self.words.frame
        quotation = frame.quotation_at(self.words.start[at])
        if quotation is None or not quotation.closed or quotation.start != self.words.start[at]:
            return at
        end = at
        if self.words.keys[at] in name_tagger().common:
            return at
        while end < len(self.words) and self.words.end[end] <= quotation.end:
            end += 1
        return end if end - at <= _LONGEST_QUOTED else at

    def _first_word(self, at: int, row: Word) -> int:
        """The word after the first part of a name at word `at`; `at` when no name begins there."""
        place = row.second in ("place", "site")
        key, tag, phrase = self.words.keys[at], self.tags[at], self.reader.read(at)
        if self._bars(at, phrase, row):
            return at
        after = at + 1 < len(self.words) and self.words.gap[at + 1] == SPACE
        if place and key in name_edges("place-particle") and after and not barred(self.words, at + 1):
            return at + 2
        own = phrase if phrase is not None and not phrase.clitics else None
        if tag != "O":
            whole = own is not None and own.rule == "register" and not place
            return own.last if own is not None and whole else at if self._attached(at) else at + 1
        if own is not None and "person" in row.third and own.party.type == "PER":
            return own.last
        if "open" in row.third and self.unknown(at) and (place or not key.endswith(("ه", "ي", "ا", "ات", "ين"))):
            return at + 1
        named = own is not None and own.rule == "register"
        if own is not None and named and (place or own.party.type != "PER" or "weak" not in row.third):
            return own.last
        if "chain" in row.third and self._chain(at):
            return at + 2
        if not key.startswith("ال") or self.nisba(at) or (place and key.endswith("ات")):
            return at
        return at + 1

    def _bars(self, at: int, phrase: Phrase | None, row: Word) -> bool:
        """Whether word `at`, which may begin a `phrase`, cannot begin a name behind a head noun."""
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop") or self.reader.nisba(at, definite=False) is not None:
            return True
        if row.second in ("place", "site"):
            role = phrase is not None and not phrase.clitics and phrase.rule in ("institution", "role")
            person = tag == "B-PER" or (phrase is not None and phrase.party.type == "PER")
            return (
                role
                or key.startswith("لل")  # «مسجد للشيعة»
                or key in name_edges("locative")  # «سوق شمال البلاد»
                or (key.endswith(("يه", "يين")) and not key.startswith("ال"))
                or (row.phrase == "سجن" and person)  # «تبرير سجن ستادلر»
                or self._ordinary(at, row)
            )
        if key in name_edges("place-noun") or key.removeprefix("ال") in name_edges("place-noun"):
            return True  # «مركز مدينة …», «شرطة المدينة»
        if row.first in ("ARMED_GROUP", "MEDIA") and key in name_edges("no-group"):
            return True  # «حركة النقل», «تلفزيون الواقع»
        if row.first in ("ARMED_GROUP", "FORCE") and self.reader.register.has(key, "titles"):
            return True  # «قوات الرئيس السوري»
        if row.first == "ARMED_GROUP" and phrase is not None and phrase.party.type in ("LOC", "GPE"):
            return True
        if "known" in row.third and not tag.endswith("ORG") and self.same(at, row) is None:
            return True  # «تنظيم البطولة»
        return row.first == "FORCE" and any(hit.entry.kind == "unnamed" for hit in self.reader.hits(at))

    def _ordinary(self, at: int, row: Word) -> bool:
        """Whether what follows a place noun is no place: «مقاطعة المعارضة», «ولاية البرلمان»."""
        if "party" in self.reader.kinds[at] and self.same(at, row) is not None:
            return False
        key = self.words.keys[at]
        if key in name_edges("no-place"):
            return True
        if any(hit.entry.kind in ("unnamed", "definite_forms", "titles") for hit in self.reader.hits(at)):
            return True
        doubtful = "doubtful" in row.third and self.tags[at] == "O"
        return doubtful and key.startswith("ال") and (key in word_levels() or key[2:] in word_levels())

    def _chain(self, at: int) -> bool:
        """Whether a noun and the definite noun that owns it begin at word `at`: «لجنة» + «تقصي الحقائق»."""
        keys, last = self.words.keys, at + 1
        if last >= len(keys) or self.words.gap[last] != SPACE or self.busy(at) or len(keys[at]) < 3:
            return False
        key, owner = keys[at], keys[last]
        if not owner.startswith("ال") or len(owner) < 5 or owner in name_edges("stop") or self.nisba(last):
            return False
        if key == "اداره":
            return False  # «مجلس إدارة الشركة» is the company
        if "ل" + key in name_edges("complement"):
            return True
        if (
            key.startswith("ال")
            or key.endswith((*_PRONOUNS, "يه", "ين", "ون"))
            or key in name_edges("stop")
            or key in name_edges("function")
        ):
            return False
        if key in happening_nouns():
            return True
        return key[0] not in "يتوفبلك" and key not in reporting_forms() and not self.reader.hits(at)

    def unknown(self, at: int) -> bool:
        """Whether word `at` is neither a common word nor one the register knows: then it is a name."""
        key = self.words.keys[at]
        if len(key) < 4 or key in word_levels() or key.endswith(_PRONOUNS):
            return False
        return not barred(self.words, at) and not self.reader.hits(at)

    def _attached(self, at: int) -> bool:
        """Whether word `at` is «بريف»: a known word with an attached preposition."""
        return self.words.keys[at][0] == "ب" and any(hit.option.clitics == "ب" for hit in self.reader.hits(at))

    def nisba(self, at: int) -> bool:
        return "nisba" in self.reader.kinds[at] and any(
            isinstance(hit.entry.payload, Nisba) and not hit.option.clitics for hit in self.reader.hits(at)
        )

    def _goes_on(self, at: int, place: bool) -> bool:
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop") or self.busy(at) or key in reporting_forms() or len(key) < 3:
            return False
        if self._person_begins(at) or self._says_whose(at):
            return False
        if tag[0] == "I" and self.words.between[at] == "-":
            return True
        if tag[0] == "I":
            return not self._attached(at) and not (self.qualifies(self.words.keys[at - 1]) and self._party_begins(at))
        if self.words.written(at).startswith("وال") and not place:
            other = self.reader.read(at)
            if other is not None and other.rule == "register":
                return False  # «المفوضية والأمم المتحدة»: another body
            if (
                at + 1 < len(self.words)
                and self.words.gap[at + 1] == SPACE
                and self.reader.nisba(at + 1, definite=True)
            ):
                return True
            if at + 1 < len(self.words) and self.words.gap[at + 1] == SPACE and self.qualifies(self.words.keys[at + 1]):
                return True
            return key[1:] in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS)
        return self.qualifies(key)

    def _person_begins(self, at: int) -> bool:
        """Whether a person begins at word `at`: «الحزب الاشتراكي» + «وليد …», «نادي الاتحاد» + «حمد …»."""
        before, key = self.words.keys[at - 1], self.words.keys[at]
        if not self.reader.register.has(key, "given_names"):
            return False
        return self.qualifies(before) or (before.startswith("ال") and not self.reader.register.has(before, "titles"))

    def _party_begins(self, at: int) -> bool:
        """Whether a state or person begins at word `at`: «الاتحاد الأوروبي» + «موسكو»."""
        phrase = self.reader.read(at)
        return phrase is not None and phrase.rule in ("register", "institution") and not phrase.clitics

    def _says_whose(self, at: int) -> bool:
        """Whether a word is «التابعة», «المؤيدة», «والمعنية» with what it is linked to: another party."""
        keys = self.words.keys
        bare, behind = keys[at].removeprefix("و"), keys[at + 1] if at + 1 < len(keys) else ""
        if not bare.startswith("ال") or bare not in side_words():
            return False
        return behind.startswith(("ل", "ب")) or behind in ("من", "مع", "عن", "علي", "على")

    @staticmethod
    def qualifies(key: str) -> bool:
        """Whether a word is a definite adjective."""
        return key.startswith("ال") and (key in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS))
