"""What a figure covers: whose it is and where, from the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.ar.stem import words
from riwaya.lang.tables import load_table
from riwaya.link.sides import Sides, facilities, site_nouns
from riwaya.link.terms import Word, link_words, term_of, terms_in
from riwaya.model import Claim, Quantity, Reading, Span

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_OWNERS = frozenset(("GPE", "FORCE", "ARMED_GROUP"))
# Things that a party has, so that the party before the figure is theirs.
_HELD = frozenset(("troops", "fighters", "bases"))
_LED = frozenset(("troops", "fighters"))
_LOSSES = frozenset(("killed", "wounded"))
# A place this many words from a figure is still its place; losses are told with the place far behind.
_FAR = 9
_FARTHEST = 30
_CLOSE = 3
_TOTAL_AT = 9
# Words in which «منذ اندلاع الحرب في …» tells a time and no place.
_WHEN = 5
_SOLDIERS = "@army"


@dataclass(frozen=True, slots=True)
class Scope:
    """`owner`: a party or ""; `places`: party keys, all together, a town or base as "country/base"; `terms` of the
    sentence, `cues`: its plain words; `total`: it is called a sum («مجموع القوات»); `rejected`: it is named as wrong
    («لا 900»)."""

    owner: str
    places: frozenset[str]
    terms: frozenset[str]
    cues: frozenset[str]
    total: bool
    rejected: bool = False


def within_claim(reading: Reading, span: Span) -> Claim | None:
    """The narrowest statement that a span stands in."""
    return min((c for c in reading.claims if c.content.contains(span)), key=lambda c: len(c.content), default=None)


def numbers_beside(reading: Reading, figure: Quantity) -> frozenset[str]:
    """The other numbers that an article gives of what a figure counts, by the same source."""
    said = within_claim(reading, figure.span)
    return frozenset(
        str(float(other.minimum))
        for other in reading.quantities
        if other.minimum is not None and other.kind == figure.kind and other.span != figure.span
        for also in (within_claim(reading, other.span),)
        if said is None or also is None or (said.party or said.source_name) == (also.party or also.source_name)
    ) - {str(float(figure.minimum or 0))}


@cache
def _nationalities() -> dict[str, str]:
    """State keys by nationality adjective in comparison form, with and without article."""
    found: dict[str, str] = {}
    for row in load_table("nisba").rows:
        for cell in (row["masculine"], row["feminine"], row["plural"]):
            for form in filter(None, cell.replace("?", "").split("|")):
                bare = key_of(fold(form))
                for shape in (bare, bare + "ا", "ال" + bare):
                    found.setdefault(shape, row["state_key"])
    return found


def _nationality(word: Word) -> str:
    """The state of a nationality adjective, "" for other words."""
    return "" if word.term.startswith("party:") else _nationalities().get(word.form, "")


class Scopes:
    """The scopes of the figures of one reading."""

    def __init__(self, reading: Reading, sides: Sides) -> None:
        self.sides = sides
        self.types = {party.key: party.type for party in reading.parties}
        self.mentions = {mention.span.start: mention.party for mention in reading.actors}
        sites = facilities(reading.parties)
        nouns = {party.key: site_nouns(party) for party in reading.parties if party.key in sites}
        self.sites = [(m.span, m.party, nouns[m.party]) for m in reading.actors if m.party in sites]

    def of(self, q: Quantity, around: tuple[list[Word], list[Word]]) -> Scope:
        """The scope of a figure; `around`: the words of its sentence before and after it."""
        before, after = around
        near = (*before[-_TOTAL_AT:], *after[:_CLOSE])
        total = any(word.form.lstrip("وب") in link_words("total") for word in near)
        return Scope(
            self.sides.of(q.party) or self._owner(q, before, after),
            self._places(q, before, after, total=total),
            terms_in([*before, *after]),
            frozenset(form for word in (*before[-_FAR:], *after[:_FAR]) for form in (word.form, word.form.lstrip("و"))),
            total,
            bool(before) and before[-1].form in link_words("rejects"),
        )

    def _path(self, key: str) -> str:
        """A place under its country: "iraq/ain-al-asad-base"."""
        country = self.sides.of(key)
        return key if not key or country == key else f"{country}/{key}"

    def _party(self, word: Word, wanted: frozenset[str]) -> str:
        """The party of a word when it is of a wanted type; what others speak for is a state unless it is known."""
        key = word.term.removeprefix("party:")
        if not word.term.startswith("party:") or self.types.get(self._named(word)) == "PER":
            return ""
        return key if self.types.get(key, "GPE") in wanted else ""

    def _named(self, word: Word) -> str:
        """The party that a word names itself, not the one it speaks for."""
        named = (self.mentions[at] for at in range(word.start, min(word.end, word.start + 4)) if at in self.mentions)
        return next(named, word.term.removeprefix("party:"))

    def _place(self, word: Word) -> str:
        """The place that a word names, "" for none."""
        if not word.term.startswith("party:"):
            return ""
        key = self._named(word)
        return self._path(key) if self.types.get(key) in _PLACES else ""

    def _owner(self, q: Quantity, before: Sequence[Word], after: Sequence[Word]) -> str:
        """«2500 جندي أميركي»: the party or nationality right behind the figure, else the nearest one before it that
        is no place, unless the figure's own noun names another owner («ألف من جنود الدول الحليفة»)."""
        for at, word in enumerate(after[:_CLOSE]):
            key = self._party(word, _OWNERS) if q.kind in _HELD | _LOSSES else ""
            if key and not self._is_place(after, at) and not self._is_under(word):
                return key
            if _nationality(word) and at < _CLOSE - 1:
                return _nationality(word)
        if q.kind not in _LED or (q.unit and after and after[0].term and after[0].form.startswith("ال")):
            return ""
        for at in range(len(before) - 1, -1, -1):
            key = self._party(before[at], _OWNERS)
            if key and not self._is_place(before, at) and not self._is_under(before[at]):
                return key
            people = before[at].form.endswith(("ين", "ون")) or (at > 0 and before[at - 1].term == _SOLDIERS)
            if people and _nationality(before[at]):
                return _nationality(before[at])
        return ""

    def _is_under(self, word: Word) -> bool:
        """Whether a preposition is written with a party: «موالية لإيران»."""
        return word.form[:1] in ("ب", "ل") and word.start not in self.mentions

    def _is_place(self, words: Sequence[Word], at: int) -> bool:
        """Whether a party is named as a place: after «في», or joined to one that is («في العراق وسوريا»)."""
        while at > 0 and words[at].form.startswith("و") and self._party(words[at - 1], _PLACES):
            at -= 1
        return at > 0 and words[at - 1].form in link_words("where")

    def _places(self, q: Quantity, before: Sequence[Word], after: Sequence[Word], *, total: bool) -> frozenset[str]:
        """Places named with «في» nearest the figure, with those joined to them: «في العراق وسوريا» → both. Of a sum,
        all that were named before it."""
        if total and any(word.form in link_words("both") for word in (*before[-_FAR:], *after[:_FAR])):
            return frozenset()
        if total:
            earlier = self._runs(list(before), q.span)
            runs = self._runs(list(after[: _FARTHEST if q.kind in _LOSSES else _FAR]), q.span)
            return frozenset(place for run in earlier for place in run) or frozenset(next(iter(runs), ()))
        read = self._read(q, before, after)
        if read is not None:
            return read
        far = _FARTHEST if q.kind in _LOSSES else _FAR
        meant = list(self._runs(list(after[:far]), q.span, meant=True))
        told = meant[:1] or list(self._runs(list(before[-_FAR:]), q.span))[-1:]
        return frozenset(told[0]) if told else frozenset()

    def _read(self, q: Quantity, before: Sequence[Word], after: Sequence[Word]) -> frozenset[str] | None:
        """The places that the figure was read with, none where the sentence names them with a time or as those of most
        of them; None for a figure read with none."""
        paths = [self._path(place) for place in q.places]
        if not paths:
            return None
        words = [*before, *after]
        for at, word in enumerate(words):
            if self._place(word) == paths[0] and self._is_of_others(words, at):
                return frozenset()
        return frozenset(paths)

    def _is_of_others(self, words: Sequence[Word], at: int) -> bool:
        """Whether a place is that of a time («منذ اندلاع الحرب في …») or of most of those counted («معظمهم في …»)."""
        when = any(word.form in link_words("when") for word in words[max(0, at - _WHEN) : max(0, at - 1)])
        return when or (at > 1 and words[at - 2].form in link_words("most"))

    def _runs(self, words: list[Word], figure: Span, *, meant: bool = False) -> Iterator[list[str]]:
        """Places behind a «في», with those joined to each; the place of most of them is not that of all. `meant`: only
        those that a noun stands for («في القاعدة»)."""
        for at in range(1, len(words)):
            if words[at - 1].form not in link_words("where") or self._is_of_others(words, at):
                continue
            named = "" if meant else self._place(words[at])
            first = named or self._named_before(words, at, figure)
            if not first:
                continue
            found = [first]
            for word in words[at + 1 :]:
                key = self._place(word)
                if not key or not word.form.startswith("و"):
                    break
                found.append(key)
            yield found

    def _named_before(self, words: list[Word], at: int, figure: Span) -> str:
        """What «القاعدة» and «البلاد» stand for: the base named last, the state named last in the sentence."""
        form = words[at].form
        if form in link_words("site"):
            named = (
                self._path(key) for at, key, nouns in reversed(self.sites) if at.start < figure.start and form in nouns
            )
            return next(named, "")
        if form not in link_words("country"):
            return ""
        named = (self._place(word).partition("/")[0] for word in reversed(words[:at]))
        return next(filter(None, named), "")


def is_floor(q: Quantity) -> bool:
    """«عشرات», «مئات»: a floor and no figure."""
    return q.maximum is None and q.minimum in (10, 100, 1000)


def counted(q: Quantity) -> tuple[str, str, float]:
    """What a figure counts: (kind, term of its unit, value)."""
    unit = words(q.unit)
    value = q.minimum if q.minimum is not None else q.maximum or 0
    return (q.kind, term_of(unit[0]) if unit else "", float(value))
