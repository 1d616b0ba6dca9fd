"""Unnamed parties: «مصدر أمني عراقي رفيع المستوى», «شهود عيان», «المتظاهرون», «مسؤول في وزارة الدفاع»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader, definite_heads
from riwaya.annotate.naming.sided import read_sided
from riwaya.annotate.naming.tags import reporting_forms, source_adjectives, weak_adjectives
from riwaya.annotate.naming.words import COMMA, QUOTE, SPACE, Words
from riwaya.lang.name_words import slug, words_of
from riwaya.lang.register import Nisba, Registered, Word, name_edges, register
from riwaya.lang.tables import load_table

_LONGEST = 5
_NEAR = 4
_WHOM = ("ه", "ها", "هم", "نا")
_APART = frozenset(("في", "من", "داخل", "لدي"))


def _stem(key: str) -> str:
    """An adjective without و, ال and its ending: «والأمنية» → "امن"."""
    bare = key.removeprefix("و") if len(key) > 4 else key
    bare = bare.removeprefix("ال").removesuffix("ون").removesuffix("ين").removesuffix("ان")
    return bare.removesuffix("ه").removesuffix("ي")


@cache
def identifying_stems() -> frozenset[str]:
    """Stems of the adjectives that tell one source from another: «طبي», «أمني»; not «كبير», «آخر»."""
    rows = load_table("source_adjectives").rows
    return frozenset(_stem(words_of(row["adjective"])[0]) for row in rows if row["tells"] == "yes")


def traits_of(keys: list[str]) -> frozenset[str]:
    """What tells a source from others among its words: «المصدر العسكري» → {"عسكر"}."""
    return frozenset(map(_stem, keys)) & identifying_stems()


def told_apart(phrase: Phrase, words: Words) -> str:
    """The key of an indefinite source that what follows tells from others («مصدر في فصيل منافس»); "" for others."""
    plain = phrase.role is not None and phrase.role.key == phrase.party.key
    if not plain or phrase.last + 1 >= len(words) or words.keys[phrase.last] not in _APART:
        return ""
    if len(words.keys[phrase.last + 1]) < 3:
        return ""
    return "" if phrase.keys(words)[0].startswith("ال") else f"{phrase.party.key}-{words.keys[phrase.last + 1]}"


class UnnamedReader:
    """Reads unnamed people and groups; whether they count depends on the row: always, when they speak, when
    they are described, or when they stand bare."""

    def __init__(self, reader: PhraseReader) -> None:
        self.reader = reader
        self.words = reader.words

    def read(self, at: int) -> Phrase | None:
        """The longest unnamed party that begins at word `at`."""
        best: Phrase | None = None
        for hit in self.reader.hits(at):
            payload = hit.entry.payload
            if hit.entry.kind == "unnamed" and isinstance(payload, Word) and (best is None or hit.last >= best.last):
                found = self._phrase(hit, at, payload)
                best = best if found is None or (best is not None and found.last <= best.last) else found
        return best

    def _phrase(self, hit: Hit, at: int, row: Word) -> Phrase | None:
        counts = row.third
        if counts == "sided":
            known = self.reader.read(at)
            return None if known is not None else read_sided(self.reader, hit, at, self._described(hit.last), row)
        if counts in ("people", "described", "member"):
            found = self._people(hit, at, row)
            aside = found is not None and counts == "member" and not self._speaks(at, found.last)
            return None if aside else found  # «وتركيا عضو في الحلف»
        if counts == "bare" and self._qualified(at, hit.last):
            return None
        speaks = counts not in ("speaking", "joined") or self._speaks(at, hit.last)
        if row.first == "MEDIA" and counts == "speaking" and at and self.words.keys[at - 1] == "عبر":
            return None  # «عبر وسائل التواصل الاجتماعي»
        if counts == "speaking" and not speaks:
            return None
        phrase = self._made(hit, at, hit.last, self._plain(row))
        return phrase if speaks else phrase._replace(rule="joined")

    def _qualified(self, first: int, last: int) -> bool:
        """Whether an adjective makes another thing of a body's noun («النظام الدولي»), or the noun is itself one
        («الفصائل المعارضة»)."""
        words = self.words
        before = words.keys[first - 1] if first and words.gap[first] == SPACE else ""
        behind = words.keys[last] if last < len(words) and words.gap[last] == SPACE else ""
        adjective = behind.startswith("ال") and behind.endswith(("ي", "ه"))
        return adjective or (before.lstrip("وفبك").startswith(("ال", "لل")) and words.keys[first].startswith("ال"))

    @staticmethod
    @lru_cache(maxsize=1024)
    def _plain(row: Word) -> Registered:
        return Registered("x-" + slug(row.second), row.first, row.second)

    def _made(self, hit: Hit, at: int, last: int, party: Registered, inner: tuple[Phrase, ...] = ()) -> Phrase:
        start = self.words.start[at] + hit.option.length
        return Phrase(at, last, start, party, "unnamed", hit.option.clitics, inner=inner)

    def _people(self, hit: Hit, at: int, row: Word) -> Phrase | None:
        """«مصادر طبية وأمنية عراقية», «مسؤول في البيت الأبيض»: a described person or group."""
        if hit.last < len(self.words) and self.words.keys[hit.last] == "عن" and row.phrase.startswith("مس"):
            return None  # «مسؤول عن التجاوزات»
        if row.phrase == "دبلوماسي" and at and self.words.keys[at - 1] in name_edges("diplomatic"):
            return None  # «إنجاز دبلوماسي فلسطيني»
        if row.phrase.endswith("يا") and at and self.words.keys[at - 1].endswith("يا"):
            return None  # «دعما سياسيا ودبلوماسيا»
        described = self._described(hit.last)
        place = self._place(described)
        many = row.phrase == "المصادر" and any(self._nisba(at) for at in range(hit.last, described))
        if row.phrase.startswith("ال") and place is None and not (many or self._two_states(hit.last, described)):
            return self._made(hit, at, described, self._plain(row))._replace(role=self._plain(row), rule="definite")
        if place is None and weak_adjectives().issuperset(self.words.keys[hit.last : described]):
            plain_party = self._plain(row)
            spoken = row.third == "people" and self._speaks(at, described, quoted=True)
            return self._made(hit, at, described, plain_party)._replace(role=plain_party) if spoken else None
        start = self.words.start[at] + hit.option.length
        plain = (start, self.words.end[described - 1])
        party = self._described_party(hit.last, described, row, place)
        if place is None:
            return self._made(hit, at, described, party)._replace(role=self._plain(row))
        whole = self._made(hit, at, place.last, party, (place,))
        return whole._replace(surfaces=(plain,), role=self._plain(row))

    def _two_states(self, first: int, last: int) -> bool:
        """Whether the adjectives tell of two states: «المسؤولون» + «الروس والسوريون»."""
        return last - first > 1 and sum(self._nisba(at) for at in range(first, last)) > 1

    def _described_party(self, first: int, last: int, row: Word, place: Phrase | None) -> Registered:
        """The party of a described source: one for all officials of a body, and for all medical sources."""
        family = slug(row.second.removeprefix("Unnamed "))
        state = next((nisba.state for at in range(first, last) for nisba in self._nisbas(at)), "")
        if place is not None:
            body = place.party
            name = f"{body.name or body.name_ar} {family} (unnamed)"
            return Registered(f"{body.key}/{family}-unnamed", row.first, name, "", body.country, body.key)
        kept = sorted(traits_of(self.words.keys[first:last]))
        if state and not kept:
            owner = self.reader.register.parties.get(state)
            name = f"{owner.name if owner else state} {family} (unnamed)"
            return Registered(f"{state}/{family}-unnamed", row.first, name, "", state, state)
        return Registered("x-" + "-".join(filter(None, (family, state, *kept))), row.first, row.second, country=state)

    def _described(self, at: int) -> int:
        """The word after the adjectives that follow at word `at`."""
        words, last = self.words, at
        while last < len(words) and last - at < _LONGEST and words.gap[last] == SPACE:
            key = words.keys[last]
            bare = key.removeprefix("و") if len(key) > 4 else key
            forms = (bare, bare.removeprefix("ال"), bare.removesuffix("ا"))
            adjective = any(form in source_adjectives() for form in forms)
            if not (adjective or self._nisba(last) or (last == at and self._plural_adjective(last))):
                break
            last += 1
        return last

    def _plural_adjective(self, at: int) -> bool:
        """Whether word `at` describes the plural before it: «خبراء قانونيون», «محللين سياسيين»."""
        key, before = self.words.keys[at], self.words.keys[at - 1] if at else ""
        plural = before.endswith(("ون", "ين", "اء"))
        return plural and len(key) > 5 and key.endswith(("يون", "يين")) and not key.startswith("ال")

    def _nisbas(self, at: int) -> list[Nisba]:
        hits = [(hit.entry.payload, hit.option.clitics) for hit in self.reader.hits(at)]
        found = [payload for payload, clitics in hits if isinstance(payload, Nisba) and clitics in ("", "و")]
        key = self.words.keys[at]
        if not found and key.endswith("ا"):  # accusative: «عراقياً»
            entries = [entry.payload for option in register().options(key[:-1]) for entry in option.node.entries]
            found = [payload for payload in entries if isinstance(payload, Nisba) and not payload.definite]
        return found

    def _nisba(self, at: int) -> bool:
        return bool(self._nisbas(at))

    def _place(self, at: int) -> Phrase | None:
        """The body that an unnamed person belongs to: «في وزارة الدفاع», «بالبيت الأبيض», «من الحزب»."""
        words = self.words
        if at >= len(words) or words.gap[at] > QUOTE:
            return None
        inside = at + (words.keys[at] in ("في", "من", "باسم", "لدي", "داخل"))
        if inside > at and (inside >= len(words) or words.gap[inside] > QUOTE):
            return None
        phrase = self.reader.body(inside)
        wanted = "" if inside > at else "ب"
        if phrase is None and inside > at and self._short_body(inside):
            key = words.keys[inside]
            party = Registered("x-" + key, "ORG", "", words.text(inside, inside + 1))
            return Phrase(inside, inside + 1, words.start[inside], party, "definite")
        fits = phrase is not None and phrase.clitics == wanted and phrase.party.type not in ("PER", "LOC", "GPE")
        return phrase if fits else None

    def _short_body(self, at: int) -> bool:
        """Whether word `at` is a body named by its noun alone: «البرلمان», «التحالف», «القيادة»."""
        return self.words.keys[at] in definite_heads() or "unnamed" in register().kinds(self.words.keys[at])

    def heard(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases without described people who never speak: «قابل مسؤولين سابقين», «طرد 20 دبلوماسياً روسياً»."""
        speaking: set[str] = set()
        for phrase in phrases:
            if not self._told(phrase) or self._near_speech(phrase):
                speaking.add(phrase.party.key)
        return [phrase for phrase in phrases if phrase.party.key in speaking]

    @staticmethod
    def _told(phrase: Phrase) -> bool:
        """Whether a phrase tells of people by what they do or where they belong."""
        return phrase.rule == "unnamed" and phrase.role is not None

    def _near_speech(self, phrase: Phrase) -> bool:
        """Whether a word of saying stands a few words before or behind a phrase, in its clause."""
        words, forms = self.words, reporting_forms()
        if self._speaks(phrase.first, phrase.last, quoted=True):
            return True
        at = phrase.first
        while at > 0 and phrase.first - at < _NEAR and words.gap[at] < COMMA:
            at -= 1
            if words.keys[at] in forms:
                return words.keys[at] not in ("عن", "بين")
        at = phrase.last
        while at < len(words) and at - phrase.last < _NEAR and words.gap[at] <= COMMA:
            key = words.keys[at]
            if key in forms or any(key.endswith(whom) and key.removesuffix(whom) in forms for whom in _WHOM):
                return True  # «أبلغها», «أخبرنا»
            at += 1
        return False

    def _counted(self, at: int) -> int:
        """Where a group begins whose word `at` is told how many: «عدد من» + «المراقبين», «معظم» + «المحللين»."""
        keys, some = self.words.keys, name_edges("some")
        if at > 1 and keys[at - 1] == "من" and keys[at - 2].removeprefix("ال") in some:
            return at - 2
        return at - 1 if at and keys[at - 1] in some else at

    def _speaks(self, first: int, last: int, *, quoted: bool = False) -> bool:
        """Whether a verb of saying or «بحسب» stands beside words `first..last`; with `quoted` also «عن»."""
        words, forms = self.words, reporting_forms()
        first = self._counted(first)
        before = first > 0 and words.gap[first] <= QUOTE and words.keys[first - 1] in forms
        if first > 0 and not before and words.gap[first] <= QUOTE and words.keys[first - 1][-1] == "ه":
            before = words.keys[first - 1][:-1] in forms  # «ما وصفه خبراء»
        if before and words.keys[first - 1] in ("عن", "بين"):
            before = quoted and words.keys[first - 1] == "عن"  # «بين» is between, seldom made clear
        after = last < len(words) and words.gap[last] <= QUOTE and words.keys[last] in forms
        return before or after
