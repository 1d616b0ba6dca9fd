"""Names that open with a noun saying what they are: «حركة النهضة», «صحيفة "الغد"», «مدينة دوما», «ميناء الحديدة»."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.naming.name_ends import NameEnds
from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.words import QUOTE, SPACE
from riwaya.lang.register import Registered, Word, name_edges

# The kinds of head nouns, and what the kind of the words begins with that make another noun of them.
_NO = {"name_heads": "no-", "definite_heads": "no-ال"}
_HEADS = frozenset(_NO)


class HeadedReader:
    """Reads names with a head noun; `busy` tells words that belong to a date."""

    def __init__(self, reader: PhraseReader, tags: list[str], busy: Callable[[int], bool]) -> None:
        self.reader = reader
        self.words = reader.words
        self.ends = NameEnds(reader, tags, busy)

    def read(self, at: int) -> Phrase | None:
        """The longest headed name that begins at word `at`."""
        kinds, best = self.reader.kinds, None
        for hit in () if at >= len(kinds) or kinds[at].isdisjoint(_HEADS) else self.reader.hits(at):
            payload = hit.entry.payload
            if not isinstance(payload, Word) or hit.entry.kind not in _HEADS:
                continue
            if (payload.phrase[-1], self.words.text(at, hit.last)[-1]) in (("ة", "ه"), ("ي", "ى")):
                continue  # «بلده» is his country, not a town; «وأدى» no valley
            if self._other_noun(hit, payload):
                continue
            if hit.entry.kind == "name_heads" and payload.phrase[0] == "ل" and self.words.keys[at].startswith("لل"):
                continue  # «للجنة المؤلفة» is «اللجنة»
            if hit.entry.kind == "definite_heads":
                end, quoted = self.ends.definite_end(hit.last), False
            else:
                end, quoted = self.ends.name_end(hit.last, payload)
            if hit.entry.kind == "definite_heads" and end == hit.last:
                best = self._told(hit, at, payload) or best
            if self._turns_to(at, end) or end <= hit.last or (best is not None and end <= best.last):
                continue
            best = self._made(hit, at, end, payload, quoted)
        return best

    def _other_noun(self, hit: Hit, row: Word) -> bool:
        """Whether a head noun is another noun here: «بتنظيم مسيرات», «جهاز التصوير», «غرفة العناية»."""
        keys = self.words.keys
        if hit.last < len(keys) and keys[hit.last] in name_edges(_NO[hit.entry.kind] + row.phrase):
            return True
        return hit.entry.kind == "name_heads" and row.phrase == "تنظيم" and hit.option.clitics.endswith("ب")

    def _told(self, hit: Hit, at: int, row: Word) -> Phrase | None:
        """A body by its noun, one adjective and its quoted name: «الشركة الإسرائيلية "بلوبورد"»."""
        end = hit.last + 1
        if end >= len(self.words) or self.words.gap[hit.last] != SPACE or not self.ends.nisba(hit.last):
            return None
        return self._called(at, self.words.start[at] + hit.option.length, end, row, hit.option.clitics)

    def _turns_to(self, at: int, end: int) -> bool:
        """Whether what follows a registered body is what it is to do, «دعا مجلس الأمن» + «للاجتماع», or another."""
        known = self.reader.read(at)
        if known is None or known.rule not in ("register", "institution") or not at < known.last < end:
            return False
        return self.words.keys[known.last].startswith(("لل", "وال") if known.rule == "register" else "لل")

    def _made(self, hit: Hit, at: int, end: int, row: Word, quoted: bool) -> Phrase:
        words, name, clitics = self.words, hit.last, hit.option.clitics
        start, bare = words.start[at] + hit.option.length, (words.start[name], words.end[end - 1])
        alone = row.second == "place" or quoted
        whole = self._extended(at, end)
        if whole is not None:
            return whole
        inner = self.ends.same(name, row)
        if row.phrase == "وكالة" and words.keys[name] in name_edges("news"):
            inner = None  # «وكالة الأنباء الرسمية» is no newspaper «الأنباء»
        if inner is not None and inner.last <= end:
            bare = (words.start[name], words.end[inner.last - 1])
            return Phrase(at, end, start, inner.party, "register", clitics, surfaces=(bare,))
        stop = end
        while row.second == "place" and stop > name + 1 and self.ends.nisba(stop - 1):
            stop -= 1
        bare = (words.start[name], words.end[stop - 1])
        called = self._called(at, start, end, row, clitics) if not alone else None
        if called is not None:
            return called
        keys = words.keys[name:stop] if alone else [self.reader.first_key(hit, at), *words.keys[at + 1 : end]]
        kind = "ORG" if row.phrase == "وكالة" and not self._tells_news(name, end) else row.first
        kind = "ORG" if row.phrase == "مديرية" and hit.entry.kind == "definite_heads" else kind
        if row.phrase == "تحالف" and self.ends.tags[name].endswith("PER"):
            kind = "ORG"  # «تحالف الصدر»
        written = words.frame.text.chars[start : words.end[end - 1]]
        if hit.option.length < len(clitics):
            written = "ا" + written[1:]  # «للمركز» is «المركز»
        party = Registered("x-" + "-".join(keys), kind, "", written)
        surfaces = (bare,) if alone else ()
        if row.second == "place" and end > name + 1 and not quoted:
            surfaces = (*surfaces, (start, words.end[end - 1]), (start, words.end[name]))  # «قرية مكحول» + «البدوية»
        return Phrase(at, end, start, party, "headed", clitics, inner=self._owners(name, end), surfaces=surfaces)

    def _owners(self, name: int, end: int) -> tuple[Phrase, ...]:
        """The body that a longer name, of the words `name..end`, ends with: «مركز العمليات» + «للقوات القطرية»."""
        for at in range(name + 1, end):
            owner = self.reader.read(at) if self.words.keys[at].startswith("لل") else None
            if owner is not None and owner.rule in ("register", "institution") and owner.last == end:
                bodies = owner.party.type in ("ORG", "FORCE", "ARMED_GROUP")
                return (owner,) if bodies and owner.clitics == "ل" else ()
        return ()

    def _tells_news(self, name: int, end: int) -> bool:
        """Whether an agency is one of news: «وكالة الأنباء الرسمية», «وكالة كيودو»; not «وكالة حماية البيئة»."""
        keys, tags = self.words.keys[name:end], self.ends.tags
        return any(key in name_edges("news") for key in keys) or tags[name] != "O" or self.ends.unknown(name)

    def _called(self, at: int, start: int, end: int, row: Word, clitics: str) -> Phrase | None:
        """A body whose name is quoted behind what it is: «شركة الطاقة الوطنية "سيال"»."""
        words = self.words
        if row.second in ("place", "site") or end >= len(words) or words.gap[end] != QUOTE:
            return None
        last = self.ends.quoted_end(end)
        if last == end or words.keys[end].startswith("وال"):
            return None
        own, known = self.reader.read(at), self.reader.read(end)
        described, quoted = (start, words.end[end - 1]), (words.start[end], words.end[last - 1])
        surfaces = described, quoted
        if own is not None and own.rule == "register" and own.last == end:
            party = own.party
        elif known is not None and known.rule == "register" and known.last == last and known.party.type != "PER":
            party, surfaces = known.party, (quoted, described)
        else:
            name = words.frame.text.chars[quoted[0] : quoted[1]]
            party = Registered("x-" + "-".join(words.keys[end:last]), row.first, "", name)
        return Phrase(at, last, start, party, "headed", clitics, surfaces=surfaces)

    def _lengthens(self, at: int) -> bool:
        """Whether an adjective behind a full name leaves it the same: not «القومي» behind «مجلس الأمن»."""
        return self.words.keys[at] in name_edges("lengthens") or self.ends.nisba(at)

    def _extended(self, at: int, end: int) -> Phrase | None:
        """A registered name that the headed one only lengthens by adjectives: «قاعدة عين الأسد» + «العسكرية»."""
        known = self.reader.read(at)
        if known is None or known.rule != "register" or not at + 1 < known.last < end:
            return None
        words = self.words
        if not all(self._lengthens(i) and not words.between[i] for i in range(known.last, end)):
            return None
        surface = (known.start, words.end[known.last - 1])
        return known._replace(last=end, surfaces=(*known.surfaces, surface))
