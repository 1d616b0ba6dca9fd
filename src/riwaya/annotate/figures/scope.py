"""What a figure is about: whose it is, where, and as of when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

from riwaya.annotate.figures.knowledge import beginnings_of, class_of, grammar, key
from riwaya.annotate.figures.row import Row
from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.tables import load_table
from riwaya.model import ActorMention, Party, Quantity, Reading, Span, TimeMention
from riwaya.model.revising import replace

_OWNED = frozenset({"troops", "fighters", "attacks", "killed", "wounded", "bases", "people", "other"})
_PLACES = frozenset({"GPE", "LOC"})
_BREAKS = frozenset(".؛;؟!")
_BELONGING = grammar("belonging")
_NEAR_OWNER = 3
_NEAR_PLACE = 14
# A place this near the start of the sentence holds for all of it: «في العراق، …».
_LEAD = 12
_FARTHEST = 300
_BODIES = frozenset({"ARMED_GROUP", "FORCE", "ORG"})
_PRONOUNS = ("ها", "ه", "هم")
_PLACE = attrgetter("span.start", "span.end")
_VAGUE = frozenset({"PAST_REF", "FUTURE_REF", ""})


@cache
def _nationalities() -> dict[str, str]:
    """State keys by nationality adjective (comparison key, without ال)."""
    found: dict[str, str] = {}
    for row in load_table("nisba").rows:
        for cell in (row["masculine"], row["feminine"], row["plural"]):
            for form in cell.split("|"):
                if form and not form.startswith("?"):
                    found.setdefault(key(form), row["state_key"])
                    found.setdefault(key(form) + "ا", row["state_key"])
    return found


def scoped(quantities: Iterable[tuple[Quantity, int]], reading: Reading, row: Row) -> Iterator[Quantity]:
    """Quantities with `party`, `place` and `as_of` filled in where the sentence says so; each comes with the index
    of the token behind its noun.

    «2500 جندي أمريكي في العراق» is the figure of ``united-states`` in ``iraq``.
    """
    quantities = list(quantities)
    about = _About(reading, row, [quantity.span.start for quantity, _ in quantities])
    for quantity, behind in quantities:
        sentence = about.sentence(quantity.span)
        if sentence is None:
            yield quantity
            continue
        party = about.owner(quantity, behind) if quantity.kind in _OWNED else ""
        place = about.place(quantity, sentence) if quantity.kind not in ("duration", "money") else ""
        as_of, since = about.as_of(quantity, sentence) if quantity.kind != "duration" else ("", False)
        yield replace(quantity, party=party, place="" if place == party else place, as_of=as_of, since=since)


def _moved(row: Row, index: int) -> bool:
    """Whether a word of leaving stands among the six before a token: «من سوريا» is where from then."""
    return any(
        stem.startswith(beginnings_of("moving")) for k in range(max(0, index - 6), index) for stem in row.stems(k)
    )


class _About:
    """Looks round a figure for names and dates."""

    def __init__(self, reading: Reading, row: Row, figures: Sequence[int]) -> None:
        self._figures = figures
        self._row = row
        self._text = row.frame.text
        self._parties: dict[str, Party] = {party.key: party for party in reading.parties}
        self._actors: Sequence[ActorMention] = sorted(reading.actors, key=_PLACE)
        self._starts = [mention.span.start for mention in self._actors]
        self._dates: Sequence[TimeMention] = sorted(reading.dates, key=_PLACE)
        self._date_starts = [mention.span.start for mention in self._dates]

    def sentence(self, span: Span) -> tuple[int, int] | None:
        """The sentence of a span as raw offsets."""
        found = self._row.frame.sentence_at(self._text.position(span.start))
        return (self._text.raw_index(found[0]), self._text.raw_index(found[1] - 1) + 1) if found else None

    def owner(self, quantity: Quantity, behind: int) -> str:
        """The party whose figure it is: «جندي أمريكي», «من مقاتلي داعش», «في صفوف التنظيم»."""
        row = self._row
        for index in (behind - 1, behind, behind + 1):
            where = index >= behind and row.key(index) in class_of("where")  # «15 شخصا غربي حلب»
            state = "" if where else _nationalities().get(strip_article(row.key(index)), "")
            if state:
                return state
            if index >= behind and (
                not row.is_word(index) or row.keys[index] in class_of("where") or row.keys[index] == "من"
            ):
                break
        k = bisect_left(self._starts, quantity.span.start)
        if row.keys[behind - 1].endswith(_PRONOUNS) and row.keys[behind - 2] == "من":
            return self._antecedent(quantity, k)
        if k == len(self._actors):
            return self._subject(quantity)
        start = self._text.position(self._starts[k])
        between = range(behind, row.frame.token_at(start))
        words = [row.keys[index] for index in between[: _NEAR_OWNER + 1]]
        if words == ["من"] and _moved(row, row.frame.token_at(self._text.position(quantity.span.start))):
            return self._subject(quantity)  # «سحبت واشنطن ألفي جندي من سوريا»
        if len(words) > _NEAR_OWNER or not _BELONGING.issuperset(words) or words in (["في"], ["الي"]):
            return self._subject(quantity)
        return self._named(self._actors[k], quantity)

    def _subject(self, quantity: Quantity) -> str:
        """Who moves or keeps the soldiers right behind it: «سحبت واشنطن ألفي جندي», «لدى فرنسا 300 جندي»."""
        k = bisect_left(self._starts, quantity.span.start) - 1
        if quantity.kind not in ("troops", "bases") or k < 0:
            return ""
        mention, row = self._actors[k], self._row
        first = row.frame.token_at(self._text.position(mention.span.start))
        last = row.frame.token_at(self._text.position(mention.span.end - 1))
        touches = row.frame.token_at(self._text.position(quantity.span.start)) - last == 1
        keeps = touches and first and row.keys[first - 1].removeprefix("و") in class_of("keeper")
        return self._named(mention, quantity) if keeps else ""

    def _antecedent(self, quantity: Quantity, k: int) -> str:
        """The owner of «سبعة من جنوده»: the one party of states and bodies that the sentence has named before."""
        sentence = self.sentence(quantity.span)
        if sentence is None:
            return ""
        before = [mention for mention in self._actors[max(0, k - 6) : k] if mention.span.start >= sentence[0]]
        owners = {self._named(mention, quantity) for mention in before if self._owns(mention)} - {""}
        return owners.pop() if len(owners) == 1 else ""

    def _owns(self, mention: ActorMention) -> bool:
        party = self._parties.get(mention.party)
        return party is not None and (party.type in _BODIES or (party.type == "GPE" and not self._is_place(mention)))

    def _named(self, mention: ActorMention, quantity: Quantity) -> str:
        party = self._parties.get(mention.party)
        if party is None or party.type == "LOC":
            return ""
        if party.registered and party.type in _BODIES:
            return party.key
        if not party.registered or mention.span.overlaps(quantity.span):
            return party.country
        return party.key

    def place(self, quantity: Quantity, sentence: tuple[int, int]) -> str:
        """Where it was counted: the first place named behind the figure, else the last one before it."""
        k = bisect_left(self._starts, quantity.span.end)
        position = self._text.position
        for mention in self._actors[k : k + 4]:
            if mention.span.start >= sentence[1]:
                break
            between = self._row.frame.tokens_in(position(quantity.span.end), position(mention.span.start))
            if len(between) > _NEAR_PLACE or any(self._row.keys[index] in _BREAKS for index in between):
                break
            if self._is_place(mention) or self._left(mention, quantity):
                return mention.party
        for mention in reversed(self._actors[max(0, k - 4) : k]):
            if mention.span.start < sentence[0] or mention.span.end > quantity.span.start:
                continue
            if (
                "،" in self._text.raw[mention.span.end : quantity.span.start]
                and mention.span.start - sentence[0] > _LEAD
            ):
                break
            if self._is_place(mention):
                return mention.party
        return ""

    def _left(self, mention: ActorMention, quantity: Quantity) -> bool:
        """Whether the figure is of those who leave the place: «سحب ألفي جندي من سوريا»."""
        index = self._row.frame.token_at(self._text.position(mention.span.start))
        party = self._parties.get(mention.party)
        if party is None or party.type not in _PLACES or index == 0 or self._row.keys[index - 1] != "من":
            return False
        return _moved(self._row, self._row.frame.token_at(self._text.position(quantity.span.start)))

    def _is_place(self, mention: ActorMention) -> bool:
        party = self._parties.get(mention.party)
        if party is None or party.type not in _PLACES:
            return False
        start = self._text.position(mention.span.start)
        index = self._row.frame.token_at(start)
        glued = self._row.tokens[index].start < start and self._row.tokens[index].form[0] in "بو"
        return glued or (index > 0 and self._row.keys[index - 1] in class_of("where"))

    def _other_between(self, quantity: Quantity, mention: TimeMention) -> bool:
        """Whether the date behind the figure, or in the middle before it, belongs to another figure."""
        if mention.span.start >= quantity.span.end:
            return bisect_left(self._figures, quantity.span.end) != bisect_left(self._figures, mention.span.start)
        k = bisect_left(self._figures, mention.span.end)
        earlier = k > 0 and self.sentence(quantity.span) == self.sentence(Span(self._figures[k - 1], mention.span.end))
        return earlier and k != bisect_left(self._figures, quantity.span.start)

    def as_of(self, quantity: Quantity, sentence: tuple[int, int]) -> tuple[str, bool]:
        """Since or as of when, the nearest date of the sentence, one behind the figure first; and whether since."""
        k = bisect_left(self._date_starts, sentence[0])
        best: tuple[int, TimeMention] | None = None
        for mention in self._dates[k : k + 6]:
            if mention.span.start >= sentence[1]:
                break
            if mention.type not in ("DATE", "TIME") or mention.value in _VAGUE:
                continue
            behind = mention.span.start - quantity.span.end
            if self._other_between(quantity, mention):
                continue
            distance = behind if behind >= 0 else 2 * (quantity.span.start - mention.span.end)
            if best is None or distance < best[0]:
                best = (distance, mention)
        if best is None or best[1].value.startswith("XXXX"):
            return "", False
        return best[1].value, self._since(best[1])

    def _since(self, mention: TimeMention) -> bool:
        """Whether «منذ» governs a date: «منذ 17 أكتوبر», «منذ نحو عامين»."""
        row = self._row
        first = row.frame.token_at(self._text.position(mention.span.start))
        return any(row.keys[k].removeprefix("و") == "منذ" for k in range(max(0, first - 1), first + 1))
