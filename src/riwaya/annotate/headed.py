"""Names that open with a noun saying what they are: «حركة النهضة», «صحيفة "الغد"», «مدينة دوما», «ميناء الحديدة»."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.words import QUOTE, SPACE
from riwaya.lang.register import Nisba, Registered, Word, name_edges, words_of

_LONGEST = 6
_LONGEST_QUOTED = 5
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
        best: Phrase | None = None
        for hit in self.reader.hits(at):
            payload = hit.entry.payload
            if hit.entry.kind != "name_heads" or not isinstance(payload, Word):
                continue
            end, quoted = self._name_end(hit.last, payload)
            if end <= hit.last or (best is not None and end <= best.last):
                continue
            best = self._made(hit, at, end, payload, quoted)
        return best

    def _made(self, hit: Hit, at: int, end: int, row: Word, quoted: bool) -> Phrase:
        words, name, clitics = self.words, hit.last, hit.option.clitics
        start, bare = words.start[at] + hit.option.length, (words.start[name], words.end[end - 1])
        alone = row.second == "place" or quoted
        inner = self._same(name, row)
        if inner is not None and inner.last <= end:
            bare = (words.start[name], words.end[inner.last - 1])
            return Phrase(at, end, start, inner.party, "register", clitics, surfaces=(bare,))
        keys = words.keys[name:end] if alone else [words_of(row.phrase)[0], *words.keys[at + 1 : end]]
        party = Registered("x-" + "-".join(keys), row.first, "", words.frame.text.chars[start : words.end[end - 1]])
        return Phrase(at, end, start, party, "headed", clitics, surfaces=(bare,) if alone else ())

    def _same(self, name: int, row: Word) -> Phrase | None:
        """The registered party that the name alone is already: «مدينة الموصل», «حركة حماس»."""
        types = {"place": ("LOC", "GPE"), "same": ("ORG", "ARMED_GROUP", "MEDIA")}.get(row.second, ())
        inner = self.reader.read(name)
        fits = inner is not None and inner.rule == "register" and inner.party.type in types and not inner.clitics
        return inner if fits else None

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
        end = self._first_word(at, place)
        if end == at:
            return at, False
        while end < len(words) and end - at < _LONGEST and words.gap[end] == SPACE and self._goes_on(end, place):
            end += 1
        return end, False

    def _quoted_end(self, at: int) -> int:
        frame = self.words.frame
        quotation = frame.quotation_at(self.words.start[at])
        if quotation is None or not quotation.closed or quotation.start != self.words.start[at]:
            return at
        end = at
        while end < len(self.words) and self.words.end[end] <= quotation.end:
            end += 1
        return end if end - at <= _LONGEST_QUOTED else at

    def _first_word(self, at: int, place: bool) -> int:
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop"):
            return at
        if tag != "O":
            return at + 1
        phrase = self.reader.read(at)
        if (
            phrase is not None
            and not phrase.clitics
            and phrase.rule == "register"
            and (place or phrase.party.type != "PER")
        ):
            return phrase.last
        definite = key.startswith("ال") or (key.startswith("لل") and not place)
        if definite and not self._nisba(at):
            return at + 1
        return at

    def _nisba(self, at: int) -> bool:
        return any(isinstance(hit.entry.payload, Nisba) and not hit.option.clitics for hit in self.reader.hits(at))

    def _goes_on(self, at: int, place: bool) -> bool:
        key, tag = self.words.keys[at], self.tags[at]
        if key in name_edges("stop") or self.busy(at):
            return False
        if tag[0] == "I":
            return True
        if key.startswith("وال") and not place:
            return key[1:] in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS)
        return key.startswith("ال") and (key in name_edges("adjective") or key.endswith(_ADJECTIVE_ENDINGS))
