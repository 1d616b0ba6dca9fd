"""What a figure is about: whose it is, where, and as of when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter

from riwaya.annotate.figures.knowledge import class_of, grammar, key, noun_of
from riwaya.annotate.figures.places import Figure, Sites, moved
from riwaya.annotate.figures.row import Row
from riwaya.lang.ar.clitics import strip_article
from riwaya.lang.tables import load_table
from riwaya.model import ActorMention, Party, Quantity, Reading, TimeMention
from riwaya.model.revising import replace

_OWNED = frozenset({"troops", "fighters", "attacks", "killed", "wounded", "bases", "people", "other"})
_BELONGING = grammar("belonging")
_NEAR_OWNER = 3
_FAR_OWNER = 12
_LED = frozenset({"troops", "fighters"})
_HELD = _LED | {"bases"}
_PARTING = frozenset(".؛;؟!،,") | class_of("clause") | class_of("contrast")
_BODIES = frozenset({"ARMED_GROUP", "FORCE", "ORG"})
_PRONOUNS = ("ها", "ه", "هم")
_PLACE = attrgetter("span.start", "span.end")
_VAGUE = frozenset({"PAST_REF", "FUTURE_REF", ""})


@cache
def _keepers() -> frozenset[str]:
    """Words beside who has or moves soldiers: «لدى», «سحبت»."""
    return class_of("keeper")


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
    at, position = row.frame.token_at, row.frame.text.position
    figures = [
        Figure(quantity, at(position(quantity.span.start)), behind, at(position(quantity.span.end - 1)) + 1)
        for quantity, behind in quantities
    ]
    about = _About(reading, row, figures)
    before: Quantity | None = None
    for number, figure in enumerate(figures):
        quantity = figure.quantity
        sentence = row.frame.sentence_at(position(quantity.span.start))
        if sentence is None:
            yield quantity
            continue
        tokens = row.sentence(*sentence)
        spoken = (row.frame.text.raw_index(sentence[0]), row.frame.text.raw_index(sentence[1] - 1) + 1)
        party = about.owner(figure, tokens) if quantity.kind in _OWNED else ""
        if not party and before and before.kind == quantity.kind in _OWNED and before.span.start >= spoken[0]:
            party = before.party if not quantity.unit or about.joined(figure, before) else ""
        place = about.sites.of(number, tokens) if quantity.kind not in ("duration", "money") else ""
        as_of, since = about.as_of(quantity, spoken) if quantity.kind != "duration" else ("", False)
        before = replace(quantity, party=party, place="" if place == party else place, as_of=as_of, since=since)
        yield before


class _About:
    """Looks round a figure for names and dates."""

    def __init__(self, reading: Reading, row: Row, figures: Sequence[Figure]) -> None:
        self._figures = [figure.quantity.span.start for figure in figures]
        self._row = row
        self._text = row.frame.text
        self._parties: dict[str, Party] = {party.key: party for party in reading.parties}
        self._actors: Sequence[ActorMention] = sorted(reading.actors, key=_PLACE)
        self._starts = [mention.span.start for mention in self._actors]
        self._dates: Sequence[TimeMention] = sorted(reading.dates, key=_PLACE)
        self._date_starts = [mention.span.start for mention in self._dates]
        self.sites = Sites(row, self._actors, self._parties, figures)

    def owner(self, figure: Figure, tokens: range) -> str:
        """The party whose figure it is: «جندي أمريكي», «من مقاتلي داعش», «في صفوف التنظيم»."""
        row, quantity, behind = self._row, figure.quantity, figure.behind
        for index in (behind - 1, behind, behind + 1):
            where = index >= behind and row.key(index) in class_of("where")  # «15 شخصا غربي حلب»
            state = "" if where else self._nationality(index)
            if state:
                return state
            if index >= behind and (where or not row.is_word(index) or row.key(index) in _BELONGING):
                break  # «8 أعضاء إلى كوريا»
        k = bisect_left(self._starts, quantity.span.start)
        if row.keys[behind - 1].endswith(_PRONOUNS) and row.keys[behind - 2] == "من":
            return self._antecedent(quantity, k, tokens)
        if k == len(self._actors):
            return self._subject(figure, tokens)
        first, _ = self._tokens_of(self._actors[k])
        words = [row.keys[index] for index in range(behind, first)[: _NEAR_OWNER + 1]]
        if words == ["من"] and moved(row, figure.first):
            return self._subject(figure, tokens)  # «سحبت واشنطن ألفي جندي من سوريا»
        if len(words) > _NEAR_OWNER or not _BELONGING.issuperset(words) or words in (["في"], ["الي"]):
            return self._subject(figure, tokens)
        if not words and quantity.kind == "people" and self._glued(self._actors[k]) == "ل":
            return ""  # «قدموا 23 لاعبا للاتحاد»
        return self._named(self._actors[k], quantity)

    def _nationality(self, index: int) -> str:
        """The state of the adjective or people at a token: «أميركي», «كوري جنوبي»."""
        word, other = (strip_article(self._row.key(k)) for k in (index, index + 1))
        return _nationalities().get(f"{word} {other}", "") or _nationalities().get(word, "")

    def joined(self, figure: Figure, before: Quantity) -> bool:
        """Whether soldiers are counted on with «و» and the same noun: «2500 جندي أميركي و900 جندي في سوريا»."""
        quantity = figure.quantity
        same = quantity.kind in _LED and quantity.unit == before.unit
        return same and self._row.key(figure.first - 1) == "و"

    def _tokens_of(self, mention: ActorMention) -> tuple[int, int]:
        """The first and the last token of a mention."""
        at, position = self._row.frame.token_at, self._text.position
        return at(position(mention.span.start)), at(position(mention.span.end - 1))

    def _glued(self, mention: ActorMention) -> str:
        """What is written with the first word of a mention: «لفرنسا», «للولايات» → ل."""
        start = self._text.position(mention.span.start)
        token = self._row.tokens[self._row.frame.token_at(start)]
        form = token.form.removeprefix("و")
        return "ل" if form.startswith("لل") else token.form[: start - token.start].removeprefix("و")

    def _subject(self, figure: Figure, tokens: range) -> str:
        """Who has or moves those who bear arms: «سحبت واشنطن ألفي جندي», «لدى فرنسا 300 جندي», «خفضت واشنطن قواتها
        في العراق إلى 2500», «وصلت قوات التحالف إلى 3500 عنصر»."""
        if figure.quantity.kind not in _HELD:
            return ""
        row, behind = self._row, figure.first
        k = bisect_left(self._starts, figure.quantity.span.start)
        for mention in reversed(self._actors[max(0, k - _FAR_OWNER) : k]):
            first, last = self._tokens_of(mention)
            if (
                first < tokens.start
                or figure.first - last > _FAR_OWNER
                or not _PARTING.isdisjoint(row.keys[last:behind])
            ):
                break
            if figure.first - last == 1 and self._glued(mention) == "ل":
                return self._named(mention, figure.quantity)
            if self.sites.is_place(first, tokens):
                continue
            around = (row.key(first - 1).removeprefix("و"), row.key(last + 1).removeprefix("و"))
            nouns = [noun_of(row.key(k)) for k in (first - 1, first)]  # «عدد قوات التحالف», «مقاتلي داعش»
            theirs = figure.quantity.kind in _LED and any(noun and noun.kind in _LED for noun in nouns)
            return self._named(mention, figure.quantity) if theirs or not _keepers().isdisjoint(around) else ""
        return ""

    def _antecedent(self, quantity: Quantity, k: int, tokens: range) -> str:
        """The owner of «سبعة من جنوده»: the one party of states and bodies that the sentence has named before."""
        found = [(mention, self._tokens_of(mention)[0]) for mention in self._actors[max(0, k - 6) : k]]
        before = [mention for mention, first in found if first >= tokens.start and self._owns(mention, first, tokens)]
        owners = {self._named(mention, quantity) for mention in before} - {""}
        return owners.pop() if len(owners) == 1 else ""

    def _owns(self, mention: ActorMention, first: int, tokens: range) -> bool:
        party = self._parties.get(mention.party)
        if party is None:
            return False
        return party.type in _BODIES or (party.type == "GPE" and not self.sites.is_place(first, tokens))

    def _named(self, mention: ActorMention, quantity: Quantity) -> str:
        party = self._parties.get(mention.party)
        if party is None or party.type == "LOC":
            return ""
        if party.registered and party.type in _BODIES:
            return party.key
        if not party.registered or mention.span.overlaps(quantity.span):
            return party.country
        return party.key

    def _other_between(self, quantity: Quantity, mention: TimeMention, sentence: tuple[int, int]) -> bool:
        """Whether the date behind the figure, or in the middle before it, belongs to another figure."""
        if mention.span.start >= quantity.span.end:
            return bisect_left(self._figures, quantity.span.end) != bisect_left(self._figures, mention.span.start)
        k = bisect_left(self._figures, mention.span.end)
        earlier = k > 0 and self._figures[k - 1] >= sentence[0]
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
            if self._other_between(quantity, mention, sentence):
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
