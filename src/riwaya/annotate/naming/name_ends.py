"""Where a name that follows a head noun ends: «حركة» + «النهضة الإسلامية», «لجنة» + «تقصي الحقائق الدولية»."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.naming.name_breaks import (
    ADJECTIVE_ENDINGS,
    bearer_end,
    breaks_off,
    person_begins,
    purpose_end,
    qualifies,
    says_whose,
    second_body,
)
from riwaya.annotate.naming.phrases import Phrase, PhraseReader
from riwaya.annotate.naming.tags import barred, happening_nouns, reporting_forms
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.names import name_tagger
from riwaya.lang.register import Nisba, Registered, Word, name_edges

_LONGEST = 6
_LONGEST_QUOTED = 5
_PRONOUNS = ("هم", "ها", "هما", "نا", "كم")


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
        types = ("MEDIA",) if row.second == "proper" and row.first == "MEDIA" else types  # «موقع "نيويورك تايمز"»
        best: Phrase | None = None
        for hit in self.reader.hits(name):
            payload = hit.entry.payload
            if hit.entry.kind not in ("party", "guarded") or hit.option.clitics or not isinstance(payload, Registered):
                continue
            if hit.entry.kind == "guarded" and payload.type == "MEDIA" != row.first:
                continue  # «جيش الجمهورية»
            named = payload.type in types or (row.second == "site" and payload.type == "LOC" and hit.last > name + 1)
            if named and (best is None or hit.last > best.last):
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
        first = end = bearer_end(self.reader, self.tags, at, end)
        while end < len(words) and end - at < _LONGEST and words.gap[end] == SPACE and self._goes_on(end, place):
            end += 1
        if row.first == "ORG" and words.keys[end : end + 2] == ["من", "اجل"]:
            end = purpose_end(words, end)
        complement = end < len(words) and words.gap[end] == SPACE and words.keys[end].startswith("لل")
        if complement and end - at > 2 and self.nisba(end - 1):
            complement = False  # «لجنة حقوق الإنسان القطرية» + «للانتهاكات»
        if complement and row.first in ("ORG", "MEDIA"):
            end = self._complement_end(end)
        weak = "weak" in row.third and end == first == at + 1 and words.keys[at] in name_tagger().common
        return (at if weak else end), False

    def definite_end(self, at: int) -> int:
        """The word after «المجلس الأعلى للأمن القومي»: two adjectives, or a complement with ل; `at` when neither."""
        words, end = self.words, at
        if at < len(words) and not words.keys[at].startswith("ال"):
            return at  # «رئيس اللجنة» + «سادي غوفين», «المقاطعة الأكاديمية» + «والثقافية لإسرائيل»
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
        if adjectives and words.keys[end : end + 2] == ["من", "اجل"]:
            end = purpose_end(words, end)
            return end if end - at > adjectives else at + adjectives * (adjectives > 1)
        return end if adjectives > 1 else at

    def _complement_end(self, at: int) -> int:
        """The word after «للأمن القومي», «لحقوق الإنسان», «للأمم المتحدة» at word `at`; `at` when it is none."""
        words, phrase = self.words, self.reader.read(at)
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
        chained = self._chain_end(at) if "chain" in row.third else at
        if chained > at:
            return chained
        if not key.startswith("ال") or self.nisba(at) or (place and key.endswith("ات")):
            return at
        return at + 1

    def _bars(self, at: int, phrase: Phrase | None, row: Word) -> bool:
        """Whether word `at`, which may begin a `phrase`, cannot begin a name behind a head noun."""
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop") or key == "ال" or self.reader.nisba(at, definite=False) is not None:
            return True
        if row.second in ("place", "site"):
            role = phrase is not None and (
                phrase.rule in ("institution", "role")
                if not phrase.clitics
                else phrase.rule == "register" and phrase.clitics == "ل"  # «مقاطعة لإسرائيل»
            )
            role = role or (phrase is not None and phrase.party.type in ("ORG", "FORCE", "MEDIA"))
            person = tag == "B-PER" or (phrase is not None and phrase.party.type == "PER")
            return (
                role
                or key.startswith("لل")  # «مسجد للشيعة»
                or key in name_edges("locative")  # «سوق شمال البلاد»
                or (key[0] == "ب" and key not in word_levels() and key[1:] in word_levels() and tag == "O")
                or (key[0] == "و" and key[1:] in name_edges("place-noun"))  # «مدينة وميناء الحديدة»
                or (key.endswith(("يه", "يين")) and not key.startswith("ال"))
                or (key.endswith("ي") and word_levels().get("ال" + key, 0) > 3 and phrase is None)  # «جبل استراتيجي»
                or (row.phrase == "سجن" and (person or key.endswith(("ين", "ون"))))  # «تبرير سجن ستادلر»
                or self._ordinary(at, row)
            )
        if key in name_edges("place-noun") or (tag[0] != "I" and key.removeprefix("ال") in name_edges("place-noun")):
            return True  # «مركز مدينة …», «شرطة المدينة»
        if row.first in ("ARMED_GROUP", "MEDIA", "FORCE") and key in name_edges("no-group"):
            return row.phrase != "شرطة"  # «حركة النقل», «تلفزيون الواقع», «فرقة الروك»; not «شرطة المرور»
        if row.first in ("ARMED_GROUP", "FORCE") and self.reader.register.has(key, "titles"):
            return key not in name_edges("patron")  # «قوات الرئيس السوري»; not «كتيبة الإمام البخاري»
        if row.first == "ARMED_GROUP" and phrase is not None and phrase.party.type in ("LOC", "GPE"):
            return True
        if row.second == "proper" and phrase is not None and phrase.party.type == "GPE":
            return True  # «زاد من قوة إيران»
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
        if row.second == "site" and bearer_end(self.reader, self.tags, at, at + 1) > at + 1:
            return False  # «مطار» + «الأمير محمد بن عبدالعزيز»
        if any(hit.entry.kind in ("unnamed", "definite_forms", "titles") for hit in self.reader.hits(at)):
            return True
        doubtful = "doubtful" in row.third and self.tags[at] == "O"
        return doubtful and key.startswith("ال") and (key in word_levels() or key[2:] in word_levels())

    def _chain_end(self, at: int) -> int:
        """The word after a noun and the definite noun or place that owns it, «لجنة» + «تقصي الحقائق», «شركة» +
        «غاز شرق المتوسط»; `at` when none begins there."""
        keys, last = self.words.keys, at + 1
        if last >= len(keys) or self.words.gap[last] != SPACE or self.busy(at) or len(keys[at]) < 3:
            return at
        key = keys[at]
        place = self.reader.read(last) if key in name_edges("produce") else None
        if place is not None and place.party.type in ("LOC", "GPE") and not place.clitics:
            return place.last
        return at + 2 if self._owned(key, last) and self._owns(at) else at

    def _owned(self, key: str, last: int) -> bool:
        """Whether word `last` can own the noun before it; «مجلس إدارة الشركة» is the company."""
        owner = self.words.keys[last]
        definite = owner.startswith("ال") and len(owner) >= 5
        return definite and owner not in name_edges("stop") and not self.nisba(last) and key != "اداره"

    def _owns(self, at: int) -> bool:
        """Whether word `at` is a noun that the next one may own."""
        key = self.words.keys[at]
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
        if key.isdigit() or second_body(self.reader, at):
            return False  # «مجلس الأمن الدولي» + «2254»
        if place and key[0] == "ب" and key in name_edges("place-noun"):
            return False  # «جبل تويلق بمديريتي …»
        if person_begins(self.reader, at) or says_whose(self.words, at) or breaks_off(self.reader, at):
            return False
        if tag[0] == "I" and self.words.between[at] == "-":
            return True
        if tag[0] == "I":
            return not self._attached(at) and not (qualifies(self.words.keys[at - 1]) and self._party_begins(at))
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
            if at + 1 < len(self.words) and self.words.gap[at + 1] == SPACE and qualifies(self.words.keys[at + 1]):
                return True
            return key[1:] in name_edges("adjective") or key.endswith(ADJECTIVE_ENDINGS)
        return qualifies(key)

    def _party_begins(self, at: int) -> bool:
        """Whether a state or person begins at word `at`: «الاتحاد الأوروبي» + «موسكو»."""
        phrase = self.reader.read(at)
        return phrase is not None and phrase.rule in ("register", "institution") and not phrase.clitics
