"""Short aliases that count where the article is about their party: it is named in full, or it is of the chief state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from riwaya.annotate.naming.coreference import Roster
from riwaya.annotate.naming.phrases import Hit, Phrase, PhraseReader
from riwaya.annotate.naming.words import COMMA, QUOTE, QUOTES
from riwaya.lang.name_words import words_of
from riwaya.lang.register import Registered, name_edges
from riwaya.lang.tables import load_table

_BODIES = frozenset({"ORG", "FORCE", "ARMED_GROUP"})
_QUOTED = _BODIES | {"MEDIA"}


def states_of(phrases: Sequence[Phrase]) -> Counter[str]:
    """How often each state and its own are named."""
    named = Counter(
        phrase.party.key if phrase.party.type == "GPE" else phrase.party.country or phrase.state for phrase in phrases
    )
    named.pop("", None)
    return named


def chief_of(named: Counter[str]) -> str:
    """The state that an article is most about: it and its own are named half as often again as any other."""
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
        self.named: Counter[str] = Counter()

    def read(self, at: int) -> Phrase | None:
        """The party that a short alias at word `at` names."""
        best: Hit | None = None
        for hit in self.reader.hits(at):
            party = hit.entry.payload
            if not isinstance(party, Registered):
                continue
            guarded = hit.entry.kind == "guarded"
            fits = party.key in self.roster.parties and (guarded or self._place_again(hit, at))
            fits = fits or (guarded and (self._of_chief(hit, at, party) or self._in_company(hit, at, party)))
            fits = fits or (guarded and self._quoted(hit, at, party))
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
        if not party.country or party.type not in _BODIES:
            return False
        first = self.reader.first_key(hit, at)
        behind = self.reader.words.keys[hit.last : hit.last + 1]
        told = first in name_edges("alone-told") and hit.last == at + 1 and behind != ["السابقه"]
        if party.country != self.chief and not (told and self.named[party.country] > 2):
            return False
        if hit.last == at + 1 and not first.startswith("ال"):
            return False
        return " ".join([first, *self.reader.words.keys[at + 1 : hit.last]]) not in _only_named()

    def _in_company(self, hit: Hit, at: int, party: Registered) -> bool:
        """Whether a short alias of an armed group stands beside another or behind a word for its people: «داعش»
        + «والقاعدة», «مقاتلو» + «القاعدة»."""
        if party.type != "ARMED_GROUP" or not self.reader.first_key(hit, at).startswith("ال"):
            return False
        words = self.reader.words
        if at and words.gap[at] <= QUOTE and words.keys[at - 1].removeprefix("و") in name_edges("group-lead"):
            return True
        joined = at and words.gap[at] <= COMMA and (hit.option.clitics == "و" or words.gap[at] == COMMA)
        before = joined and any(self._group(first, at) for first in range(max(0, at - 4), at))
        behind = hit.last < len(words) and words.gap[hit.last] <= COMMA and words.keys[hit.last][0] == "و"
        return bool(before) or (behind and self._group(hit.last, 0))

    def _quoted(self, hit: Hit, at: int, party: Registered) -> bool:
        """Whether a short alias of a body stands alone between quotation marks, as columns write it: «القاعدة»."""
        words = self.reader.words
        if party.type not in _QUOTED or hit.last >= len(words) or not self.reader.first_key(hit, at).startswith("ال"):
            return False
        return words.between[at][-1:] in QUOTES and words.between[hit.last][:1] in QUOTES

    def _group(self, first: int, last: int) -> bool:
        """Whether an armed group is named from word `first` up to word `last`, or wherever it ends for 0."""
        for hit in self.reader.hits(first):
            party = hit.entry.payload
            if isinstance(party, Registered) and party.type == "ARMED_GROUP" and last in (0, hit.last):
                return True
        return False

    def _place_again(self, hit: Hit, at: int) -> bool:
        """Whether a place with a name like a common word, which the article names in full elsewhere, stands again."""
        place = hit.entry.kind == "party" and hit.last == at + 1 and hit.option.clitics in ("", "و", "ب")
        return place and self.reader.first_key(hit, at) in name_edges("place-word")
