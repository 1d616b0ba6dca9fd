"""Names that open with a noun saying what they are: «حركة النهضة», «صحيفة "الغد"», «مدينة دوما», «ميناء الحديدة»."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.tags import barred, happening_nouns, reporting_forms
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.ar.name_features import word_levels
from riwaya.lang.names import name_tagger
from riwaya.lang.register import Nisba, Registered, Word, name_edges

_HEADS = frozenset(("name_heads", "definite_heads"))
_LONGEST = 6
_LONGEST_QUOTED = 5
_PRONOUNS = ("هم", "ها", "هما", "نا", "كم")
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون")


class HeadedReader:
    """Reads names with a head noun; `busy` tells words that belong to a date."""

    def __init__(self, reader: PhraseReader, tags: list[str], busy: Callable[[int], bool]) -> None:
        self.reader = reader
        self.words = reader.words
        self.tags = tags
        self.busy = busy

    def read(self, at: int) -> Phrase | None:
        """The longest headed name that begins at word `at`."""
        kinds, best = self.reader.kinds, None
        for hit in () if at >= len(kinds) or kinds[at].isdisjoint(_HEADS) else self.reader.hits(at):
            payload = hit.entry.payload
            if not isinstance(payload, Word) or hit.entry.kind not in _HEADS:
                continue
            if (payload.phrase[-1], self.words.text(at, hit.last)[-1]) in (("ة", "ه"), ("ي", "ى")):
                continue  # «بلده» is his country, not a town; «وأدى» no valley
            if hit.entry.kind == "definite_heads":
                end, quoted = self._definite_end(hit.last), False
            else:
                end, quoted = self._name_end(hit.last, payload)
            if end <= hit.last or (best is not None and end <= best.last):
                continue
            best = self._made(hit, at, end, payload, quoted)
        return best

    def _made(self, hit: Hit, at: int, end: int, row: Word, quoted: bool) -> Phrase:
        words, name, clitics = self.words, hit.last, hit.option.clitics
        start, bare = words.start[at] + hit.option.length, (words.start[name], words.end[end - 1])
        alone = row.second == "place" or quoted
        whole = self._extended(at, end)
        if whole is not None:
            return whole
        inner = self._same(name, row)
        if inner is not None and inner.last <= end:
            bare = (words.start[name], words.end[inner.last - 1])
            return Phrase(at, end, start, inner.party, "register", clitics, surfaces=(bare,))
        stop = end
        while row.second == "place" and stop > name + 1 and self._nisba(stop - 1):
            stop -= 1
        bare = (words.start[name], words.end[stop - 1])
        called = self._called(at, start, end, row, clitics) if not alone else None
        if called is not None:
            return called
        keys = words.keys[name:stop] if alone else [self.reader.first_key(hit, at), *words.keys[at + 1 : end]]
        party = Registered("x-" + "-".join(keys), row.first, "", words.frame.text.chars[start : words.end[end - 1]])
        return Phrase(at, end, start, party, "headed", clitics, surfaces=(bare,) if alone else ())

    def _called(self, at: int, start: int, end: int, row: Word, clitics: str) -> Phrase | None:
        """A body whose name is quoted behind what it is: «شركة الطاقة الوطنية "سيال"»."""
        words = self.words
        if row.second in ("place", "site") or end >= len(words) or words.gap[end] != QUOTE:
            return None
        last = self._quoted_end(end)
        if last == end:
            return None
        known = self.reader.read(end)
        described, quoted = (start, words.end[end - 1]), (words.start[end], words.end[last - 1])
        if known is not None and known.rule == "register" and known.last == last and known.party.type != "PER":
            party = known.party
        else:
            name = words.frame.text.chars[quoted[0] : quoted[1]]
            party = Registered("x-" + "-".join(words.keys[end:last]), row.first, "", name)
        return Phrase(at, last, start, party, "headed", clitics, surfaces=(quoted, described))

    def _extended(self, at: int, end: int) -> Phrase | None:
        """A registered name that the headed one only lengthens by adjectives: «قاعدة عين الأسد» + «العسكرية»."""
        known = self.reader.read(at)
        if known is None or known.rule != "register" or not at + 1 < known.last < end:
            return None
        words = self.words
        if not all(self._qualifies(words.keys[i]) and not words.between[i] for i in range(known.last, end)):
            return None
        surface = (known.start, words.end[known.last - 1])
        return known._replace(last=end, surfaces=(*known.surfaces, surface))

    def _same(self, name: int, row: Word) -> Phrase | None:
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

    def _name_end(self, at: int, row: Word) -> tuple[int, bool]:
        """The word after the name that follows a head noun, and whether the name is quoted."""
        words = self.words
        if at >= len(words) or words.gap[at] > QUOTE or self.busy(at):
            return at, False
        if words.gap[at] == QUOTE:
            end = self._quoted_end(at)
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

    def _definite_end(self, at: int) -> int:
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
        if end < len(words) and words.gap[end] == SPACE and words.keys[end][0] == "ل" and len(words.keys[end]) > 3:
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

    def _quoted_end(self, at: int) -> int:
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
        key, tag = self.words.keys[at], self.tags[at]
        if place and (key.startswith("لل") or key in name_edges("locative")):
            return at  # «مسجد للشيعة», «سوق شمال البلاد»
        if key in name_edges("stop") or (place and key.endswith(("يه", "يين")) and not key.startswith("ال")):
            return at
        phrase = self.reader.read(at)
        if self.reader.nisba(at, definite=False) is not None:
            return at
        if phrase is not None and row.first == "ARMED_GROUP" and phrase.party.type in ("LOC", "GPE"):
            return at
        if phrase is not None and not phrase.clitics and phrase.rule in ("institution", "role") and place:
            return at
        if row.first == "FORCE" and any(hit.entry.kind == "unnamed" for hit in self.reader.hits(at)):
            return at
        if tag != "O":
            return at + 1 if not self._attached(at) else at
        after = at + 1 < len(self.words) and self.words.gap[at + 1] == SPACE
        if place and key in name_edges("place-particle") and after and not barred(self.words, at + 1):
            return at + 2
        if phrase is not None and "person" in row.third and phrase.party.type == "PER" and not phrase.clitics:
            return phrase.last
        if "open" in row.third and self._unknown(at) and (place or not key.endswith(("ه", "ي", "ا", "ات", "ين"))):
            return at + 1
        if (
            phrase is not None
            and not phrase.clitics
            and phrase.rule == "register"
            and (place or phrase.party.type != "PER" or "weak" not in row.third)
        ):
            return phrase.last
        if "chain" in row.third and self._chain(at):
            return at + 2
        definite = key.startswith("ال") or (key.startswith("لل") and not place)
        if not definite or self._nisba(at) or (place and key.endswith("ات")):
            return at
        return at + 1

    def _chain(self, at: int) -> bool:
        """Whether a noun and the definite noun that owns it begin at word `at`: «لجنة» + «تقصي الحقائق»."""
        keys, last = self.words.keys, at + 1
        if last >= len(keys) or self.words.gap[last] != SPACE or self.busy(at) or len(keys[at]) < 3:
            return False
        key, owner = keys[at], keys[last]
        if not owner.startswith("ال") or len(owner) < 5 or owner in name_edges("stop") or self._nisba(last):
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

    def _unknown(self, at: int) -> bool:
        """Whether word `at` is neither a common word nor one the register knows: then it is a name."""
        key = self.words.keys[at]
        if len(key) < 4 or key in word_levels() or key.endswith(_PRONOUNS):
            return False
        return not barred(self.words, at) and not self.reader.hits(at)

    def _attached(self, at: int) -> bool:
        """Whether word `at` is «بريف»: a known word with an attached preposition."""
        return self.words.keys[at][0] == "ب" and any(hit.option.clitics == "ب" for hit in self.reader.hits(at))

    def _nisba(self, at: int) -> bool:
        return "nisba" in self.reader.kinds[at] and any(
            isinstance(hit.entry.payload, Nisba) and not hit.option.clitics for hit in self.reader.hits(at)
        )

    def _goes_on(self, at: int, place: bool) -> bool:
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop") or self.busy(at) or key in reporting_forms() or len(key) < 3:
            return False
        if self._qualifies(self.words.keys[at - 1]) and self.reader.register.has(key, "given_names"):
            return False  # «الحزب الاشتراكي وليد …»: a person begins
        if tag[0] == "I":
            return not self._attached(at)
        if key.startswith("وال") and not place:
            other = self.reader.read(at)
            if other is not None and other.rule == "register":
                return False  # «المفوضية والأمم المتحدة»: another body
            if (
                at + 1 < len(self.words)
                and self.words.gap[at + 1] == SPACE
                and self.reader.nisba(at + 1, definite=True)
            ):
                return True
            if (
                at + 1 < len(self.words)
                and self.words.gap[at + 1] == SPACE
                and self._qualifies(self.words.keys[at + 1])
            ):
                return True
            return key[1:] in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS)
        return self._qualifies(key)

    @staticmethod
    def _qualifies(key: str) -> bool:
        """Whether a word is a definite adjective."""
        return key.startswith("ال") and (key in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS))
