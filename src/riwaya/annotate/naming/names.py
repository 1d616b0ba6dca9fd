"""Where a person's name begins and ends: known names, names that the tagger sees, names that titles announce."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from riwaya.annotate.naming.phrases import PhraseReader
from riwaya.annotate.naming.tags import (
    barred,
    in_the_name_of,
    is_function,
    looks_foreign,
    own_letter,
    reporting_forms,
    source_adjectives,
)
from riwaya.annotate.naming.words import COMMA, SPACE
from riwaya.lang.ar.name_features import bare_name, name_shape, name_tokens, word_levels
from riwaya.lang.name_words import words_of
from riwaya.lang.names import name_tagger
from riwaya.lang.register import PERSON, Registered, Word, name_edges, register

_LONGEST_NAME = 8
_OPENERS = ("ان", "الذي", "التي", "بان")
_KNOWN_KINDS = frozenset((PERSON, "guarded"))
# Words whose keys are also those of names («آلان», «فان»), as they are written.
_NO_NAMES = frozenset(("الآن", "الان", "فإن", "فأن"))


class Name(NamedTuple):
    """A person's name at words `first..last`; `party` when the register knows it."""

    first: int
    last: int
    party: Registered | None


class NameReader:
    """Reads names of persons in one article, with the tagger's labels for its words."""

    def __init__(self, reader: PhraseReader, tags: list[str], closed: Collection[int] = ()) -> None:
        self.closed = closed
        self.reader = reader
        self.words = reader.words
        self.tags = tags

    def name(self, at: int, *, expected: bool, state: str = "") -> Name | None:
        """The person's name that begins at word `at` (without clitics); `expected` after a role or title, which
        may be of a `state`."""
        if at >= len(self.tags):
            return None
        known = self._with_nasab(self._known(at, expected, state))
        tagged = self._tagged_end(at, expected)
        if known is not None and known.last >= tagged:
            return known
        if known is not None and not all(self.known(i) for i in range(known.last, tagged)):
            own = known.party is None or self.words.keys[at] in words_of(known.party.name_ar)
            own = own or known.last - at > 1 or not all(map(looks_foreign, self.words.keys[at + 1 : tagged]))
            return known if own else Name(at, tagged, None)  # «جولن» + «فالديتي»
        inner = self.reader.read(at + 1) if known is not None and tagged > at + 2 else None
        if inner is not None and inner.rule == "register" and inner.party.type == "PER" and inner.last == tagged:
            return known  # «عهد مبارك» + «أحمد شفيق»
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
            return self._bracketed_end(at)
        if expected and words.keys[at][0] in "لو" and bare_name(words.keys[at]):
            return at  # «المستشار السابق لدونالد ترامب»
        if words.keys[at] in name_edges("never") or words.keys[at] in name_edges("nickname"):
            return at  # «صرح المتحدث بأن …»
        if words.written(at) in _NO_NAMES or (words.keys[at] == "باسم" and in_the_name_of(words.keys, at)):
            return at  # «الرئيس الآن», «فإن ترامب»
        if words.keys[at] == "لي" and words.keys[at - 1] in reporting_forms():
            return at  # «تقول لي سارة»
        if expected and (
            is_function(words, at) or (at + 1 in self.closed and words.keys[at] in ("صباح", "ظهر", "فجر"))
        ):
            return at  # «أمام المحكمة», «صباح الأربعاء»
        if expected and tags[at] == "O" and words.gap[at] == COMMA and self._foreign_pair(at):
            return at + 2
        given = self.reader.register.has(words.keys[at], "given_names") or words.keys[at] in ("عبد", "ابو", "بن")
        if tags[at][2:] != "PER" and not (given and expected):
            return at + 2 if expected and self._strange(at) and self._surname(at + 1) else at
        last = at + 1
        while last < len(words) and last - at < _LONGEST_NAME and words.gap[last] == SPACE and self._goes_on(last):
            last += 1
        while last > at and self._trails(last - 1):
            last -= 1
        if last - at == 1 and expected and given and self._closes(last):
            last += 1
        if (
            last - at > 2
            and words.keys[at] != "ابو"
            and words.keys[last - 2] != "الدين"
            and self.reader.nisba(last - 1, definite=True) is not None
        ):
            last -= 1
        return last

    def _closes(self, at: int) -> bool:
        """Whether an unknown word behind a first name ends what is said: «الباحثة هدى» + «مزيودات.»."""
        words = self.words
        if at >= len(words) or words.gap[at] != SPACE or at in self.closed or barred(words, at):
            return False
        key, behind = words.keys[at], at + 1
        ends = behind >= len(words) or words.gap[behind] >= COMMA or words.keys[behind] in reporting_forms()
        ends = ends or words.keys[behind] in _OPENERS
        if self._ends_titled(at, ends):
            return True
        return (
            ends and len(key) > 3 and key not in word_levels() and not self.reader.hits(at) and not self._attached(key)
        )

    def _ends_titled(self, at: int, ends: bool) -> bool:
        """Whether a common word is a surname, as what is said `ends` behind it: «المتحدث وحيد» + «مجروح» + «أن …»."""
        key = self.words.keys[at]
        if not ends or len(key) < 3 or key[0] in "يتسوف" or key.endswith(("ه", "ا", "ات", "ون", "ين", "يه")):
            return False
        if key.startswith("ال") or is_function(self.words, at) or self.reader.nisba(at, definite=False) is not None:
            return False
        return key not in source_adjectives() and key not in reporting_forms() and key not in name_edges("epithet")

    def _bracketed_end(self, at: int) -> int:
        """The word after a name between two commas that the tagger did not see: «مدير المكتب، جو هاغين، إن»."""
        words = self.words
        if words.gap[at] != COMMA or not self._given(at) or self.ambiguous(at) or at in self.closed:
            return at
        last = at + 1
        while last < len(words) and last - at < 3 and words.gap[last] == SPACE and self._surname(last):
            last += 1
        ends = last < len(words) and (words.gap[last] == COMMA or words.keys[last] in reporting_forms())
        return last if ends and last - at > 1 else at

    def _foreign_pair(self, at: int) -> bool:
        """Whether two words that nothing knows stand between commas: «المتحدث باسم الحزب، أهيان بيلجن، إن …»."""
        words, behind = self.words, at + 2
        if at + 1 >= len(words) or words.gap[at + 1] != SPACE or at in self.closed:
            return False
        if not (behind >= len(words) or words.gap[behind] >= COMMA or words.keys[behind] in reporting_forms()):
            return False
        keys, hits = words.keys, self.reader.hits
        if hits(at) or hits(at + 1) or barred(words, at) or barred(words, at + 1):
            return False
        if keys[at + 1].startswith("ال") and keys[at + 1].endswith("ي") and word_levels().get(keys[at], 0) < 4:
            return not keys[at].startswith("ال") and word_levels().get(keys[at + 1], 0) < 3  # «ناجم الغرسلي»
        return all(looks_foreign(keys[i]) and len(keys[i]) > 3 and not hits(i) for i in (at, at + 1))

    def _strange(self, at: int) -> bool:
        """Whether a word after a title looks like a part of a name only because nothing else knows it."""
        words = self.words
        if at >= len(words) or words.gap[at] != SPACE or at in self.closed or barred(words, at):
            return False
        key = words.keys[at]
        verb = key[0] in "يتنا" and key not in name_tokens()
        if self._attached(key):
            return False
        return len(key) > 3 and not verb and not key.endswith(("ه", "ا", "ات", "ون")) and not self.reader.hits(at)

    def _surname(self, at: int) -> bool:
        """Whether a word may follow a strange one after a title: as strange, or what the tagger takes for a person."""
        here = at < len(self.words) and self.words.gap[at] == SPACE
        return self._strange(at) or (here and self.tags[at][2:] == "PER" and not barred(self.words, at))

    def _goes_on(self, at: int) -> bool:
        """Whether word `at` goes on with the name before it."""
        key, particles = self.words.keys[at], name_edges("particle")
        if self.words.between[at] in ("-", "- "):
            return True
        never = self.words.written(at) in _NO_NAMES  # «نسرين عبد الله» + «فإن»
        if never or at in self.closed or key in name_edges("nickname") or self._to_titled(at):
            return False
        if self._attached(key) and not (self.tags[at] == "I-PER" and own_letter(key)):
            return False
        if key.startswith("ال") and key not in name_tokens() and self._describes(key):
            return False  # «كيم المزمع», «بايلين الشعبوية»
        if self._second_person(at):
            return False  # «كيفن دي بروين» + «وروميلو لوكاكو»
        strange = self.tags[at] == "I-MISC" and self._given(at - 1) and self._strange(at)
        if self.tags[at] == "I-PER" or key in particles or strange:
            return True
        if self.words.keys[at - 1] in particles and (self.words.keys[at - 1] == "بن" or not barred(self.words, at)):
            return True
        surname = key.endswith("ي") or (self.tags[at] == "B-PER" and key in name_tokens())
        if surname and key.startswith("ال") and self._given(at - 1):
            kunya = at > 1 and self.words.keys[at - 2] == "ابو" and self.words.gap[at - 1] == SPACE
            if kunya or self._nisba_free(at):
                return True
        return self.reader.register.has(key, "given_names") and not self.ambiguous(at)

    def _to_titled(self, at: int) -> bool:
        """Whether word `at` is a preposition with a title of more words: «ماكرون» + «بولي العهد»."""
        if self.words.keys[at][0] not in "بل" or self.reader.kinds[at].isdisjoint(("titles", "institution", "roles")):
            return False
        return any(hit.option.clitics and hit.last > at + 1 for hit in self.reader.hits(at))

    def _second_person(self, at: int) -> bool:
        """Whether another person begins at word `at`: behind «و», with a name of two words that the tagger sees."""
        key, after = self.words.keys[at], at + 1
        if key[0] != "و" or key in name_tokens() or not bare_name(key):
            return False
        return after < len(self.tags) and self.tags[after] == "I-PER" and self.words.gap[after] == SPACE

    @staticmethod
    def _describes(key: str) -> bool:
        """Whether a definite word that is no known name is an adjective or participle rather than a surname."""
        level = word_levels().get(key, 0)
        if key.endswith("ي"):
            return level > 4  # «الجابري», «الكناني» are surnames
        return level > 4 or key.endswith("يه") or (level > 0 and key[2:] not in name_tokens())

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
        if key[:4] in ("باست", "بالت", "بالا"):
            return True
        rest = key[1:]
        part = name_tokens().get(rest, 0) > (0 if key[0] in "وف" else 5)  # «ستيف» + «بايكر»
        known = part or rest in name_tagger().common or bool(register().options(rest))
        known = known or word_levels().get(rest, 0) > word_levels().get(key, 0)
        return (key[0] in "وفبل" and known) or key.startswith("لل")

    def _trails(self, at: int) -> bool:
        """Whether a name cannot end at word `at`: a particle, or an adjective such as «برلماني»."""
        key = self.words.keys[at]
        if self.words.between[at] == "-":
            return False
        if key in ("ال", "ان") or (key in name_edges("particle") and key != "ماك") or len(key) == 1:
            return True
        if at and self.words.keys[at - 1] == "بن":
            return False  # «أشرف بن شرقي»
        if key.endswith("يه") and len(key) > 5 and key not in name_tokens():
            return self.words.written(at)[-1] != "ه" or not looks_foreign(key)  # «هالة أسطورية», not «بريزيه»
        if self.no_surname(at):
            return True
        if key in source_adjectives() or self.reader.nisba(at, definite=False) is not None:
            return not (at and self.words.keys[at - 1] == "الدين")  # «صلاح الدين شيشاني»
        if not key.endswith("ا") or key in name_tokens():
            return False
        written = self.words.written(at)
        adverb = "ً" in written or (len(key) > 4 and word_levels().get(key[:-1], 0) > 2)
        return adverb or "nisba" in register().kinds(key[:-1])  # «حسين» + «هادئاً»

    def no_surname(self, at: int) -> bool:
        """Whether word `at` has the form of a noun or verb as it is written, and no name is known that has it."""
        key = self.words.keys[at]
        if key in name_tokens() or register().has(key, "given_names"):
            return False
        ending = self.words.written(at)[-1]
        level = word_levels().get(key, 0)
        if ending == "ة":
            return level > 2 or key[0] == "م"  # «بيونغ يانغ» + «قنبلة», «نازانين مدانة»
        if level > 2:
            return key[0] == "ي" or ending == "ه"  # «صلاح يغيب», «صلاح أهدافه»
        plural = key[0] == "م" and key.endswith(("ين", "ون"))  # «كيم منخرطين»
        return name_shape(key) < 0 and (plural or key[:2] == "تت")

    def ambiguous(self, at: int) -> bool:
        """Whether word `at` is a given name that is a common word, too."""
        return any(
            isinstance(hit.entry.payload, Word) and hit.entry.kind == "given_names" and hit.entry.payload.first == "yes"
            for hit in self.reader.hits(at)
        )

    def common(self, at: int) -> bool:
        """Whether word `at` is a common word that begins no known name, or says whose it is: «رفيقه»."""
        key = self.words.keys[at]
        bare = key[1:] if key[0] == "و" and bare_name(key) else key
        if self.reader.register.has(bare, "given_names"):
            return False  # «وعيسى الكواري» too
        stem = key[:-1]
        owned = stem in word_levels() or self.reader.register.has(stem, "given_names")
        owned = owned and self.words.written(at)[-1] == "ه" and name_tokens().get(key, 0) < 5
        return owned or (key not in name_tokens() and word_levels().get(key, 0) > 2 and not looks_foreign(key))

    def known(self, at: int) -> bool:
        """Whether word `at`, with or without clitics and article, is a part of some known name."""
        key, names = self.words.keys[at], name_tokens()
        forms = (key, key[1:]) if key[0] in "وفبلك" else (key,)
        return any(form in names or form.removeprefix("ال") in names for form in forms)
