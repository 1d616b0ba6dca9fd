"""Short aliases that count where the article is about their party: it is named in full, or it is of the chief state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from riwaya.annotate.naming.coreference import Roster
from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.lang.name_words import words_of
from riwaya.lang.register import Registered, name_edges
from riwaya.lang.tables import load_table


def chief_state(phrases: Sequence[Phrase]) -> str:
    """The state that an article is most about: it and its own are named half as often again as any other."""
    named = Counter(
        phrase.party.key if phrase.party.type == "GPE" else phrase.party.country or phrase.state for phrase in phrases
    )
    named.pop("", None)
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if 2 * first[1] >= 3 * second[1] else ""


@cache
def _only_named() -> frozenset[str]:
    """Short aliases that are common nouns, too: they count only where the full name stands."""
    rows = load_table("name_edges").rows
    return frozenset(" ".join(words_of(row["word"])) for row in rows if row["kind"] == "only-named")


class GuardedReader:
    """Reads guarded aliases in one article; `chief` is the state that it is most about, "" for none."""

    def __init__(self, reader: PhraseReader, roster: Roster) -> None:
        self.reader = reader
        self.roster = roster
        self.chief = ""

    def read(self, at: int) -> Phrase | None:
        """The party that a short alias at word `at` names."""
        best: Hit | None = None
        for hit in self.reader.hits(at):
            party = hit.entry.payload
            if not isinstance(party, Registered):
                continue
            guarded = hit.entry.kind == "guarded"
            fits = party.key in self.roster.parties and (guarded or self._place_again(hit, at))
            fits = fits or (guarded and self._of_chief(hit, at, party))
            if fits and (best is None or hit.last > best.last):
                best = hit
        if best is None or not isinstance(best.entry.payload, Registered):
            return None
        return self.reader.made(best, at, best.last, best.entry.payload, "guarded")

    def house(self, phrase: Phrase) -> Registered | None:
        """The body of the chief state that an unnamed one is by its alias: «مجلس النواب» in an article on America."""
        for hit in self.reader.hits(phrase.first) if self.chief else ():
            party, whole = hit.entry.payload, hit.entry.kind == "guarded" and hit.last == phrase.last
            if whole and isinstance(party, Registered) and self._of_chief(hit, phrase.first, party):
                return party
        return None

    def _of_chief(self, hit: Hit, at: int, party: Registered) -> bool:
        """Whether a short alias is that of a body of the chief state: «مجلس الشيوخ» of America, «الحشد» in Iraq."""
        if not self.chief or party.country != self.chief or party.type == "PER":
            return False
        first = self.reader.first_key(hit, at)
        if hit.last == at + 1 and not first.startswith("ال"):
            return False
        return " ".join([first, *self.reader.words.keys[at + 1 : hit.last]]) not in _only_named()

    def _place_again(self, hit: Hit, at: int) -> bool:
        """Whether a place with a name like a common word, which the article names in full elsewhere, stands again."""
        place = hit.entry.kind == "party" and hit.last == at + 1 and hit.option.clitics in ("", "و", "ب")
        return place and self.reader.first_key(hit, at) in name_edges("place-word")
