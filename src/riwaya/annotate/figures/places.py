"""Where a figure was counted: the place named behind it, else the one before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from riwaya.annotate.figures.ellipsis import SUBSET
from riwaya.annotate.figures.knowledge import beginnings_of, class_of
from riwaya.annotate.figures.row import Row
from riwaya.model import ActorMention, Party, Quantity

_TYPES = frozenset({"GPE", "LOC", "FAC"})
_BREAKS = frozenset(".؛;؟!")
_COMMAS = frozenset("،,")
# Kinds that one happening brings about together: «قتل ثلاثة وأصيب 34 في الأردن».
_TOGETHER = frozenset({"killed", "wounded", "attacks"})
_NEAR = 14
# Tokens from the start of its sentence within which a place holds for all of it: «في العراق، …».
_LEAD = 4
# Tokens between a place told first and its figure: «وفي سوريا نحو 900».
_FRONTED = 3
# Tokens over which a place told first reaches, so that a sentence without an end costs no more than its length.
_FAR = 80
_MOVED = 6
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_PART = 2
# Tokens between a figure and what is surely its own place: «منهم 91 في حلب».
_OWN = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Places told together, «في العراق وسوريا»: tokens `first` (the word before them, or the one «ب» is written with)
    to `last`, party `keys`, none where one of them is not known. `joined`: behind «و»; `left`: behind «من», so that
    only who leaves is counted there; `host`: who takes people in («تستضيف تركيا»)."""

    first: int
    last: int
    keys: tuple[str, ...]
    joined: bool = False
    left: bool = False
    host: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its tokens: `first`, `behind`, the one after its noun, and `end`, the one after all of it."""

    quantity: Quantity
    first: int
    behind: int
    end: int


@cache
def _leads() -> frozenset[str]:
    """Words a place stands behind, each with «و» too."""
    where = class_of("where")
    return where | {f"و{word}" for word in where}


@cache
def _parting() -> frozenset[str]:
    """What stands between a place and a figure that is counted elsewhere."""
    return _BREAKS | class_of("clause") | class_of("contrast")


@cache
def _turning() -> frozenset[str]:
    """What ends the reach of a place at the head of the sentence: «وفي», «فيما»."""
    return _BREAKS | class_of("contrast") | _joining()


@cache
def _joining() -> frozenset[str]:
    """Words that begin the place of the next figure: «وفي»."""
    return _leads() - class_of("where")


def moved(row: Row, index: int) -> bool:
    """Whether a word of leaving stands among the six before a token: «من سوريا» is where from then."""
    return any(
        stem.startswith(beginnings_of("moving")) for k in range(max(0, index - _MOVED), index) for stem in row.stems(k)
    )


class Sites:
    """The places that one article names, by sentence."""

    def __init__(
        self, row: Row, actors: Sequence[ActorMention], parties: dict[str, Party], figures: Sequence[Figure]
    ) -> None:
        self._row = row
        self._actors = actors
        self._starts = [mention.span.start for mention in actors]
        self._parties = parties
        self._figures = figures
        self._firsts = [figure.first for figure in figures]
        self._runs: dict[int, list[Run]] = {}

    def of(self, number: int, tokens: range) -> str:
        """The places of figure `number` in the sentence of `tokens`: party keys joined by ", ", "" for none.

        In order: behind it without a comma between, before it, behind it past a comma, at the head of the sentence,
        and behind other figures of what happened with it («قتل ثلاثة وأصيب 34 في الأردن»).
        """
        runs = self.runs(tokens)
        if not runs:
            return ""
        behind, shared = self._behind(number, runs), None
        if behind and any(f.first < behind.first for f in self._between(number, behind)):
            behind, shared = None, behind
        if behind and not self._has(_COMMAS, self._figures[number].behind, behind.first):
            return ", ".join(behind.keys)
        before, lead = self._before(number, runs, tokens.start)
        found = before or behind or lead or shared
        return ", ".join(found.keys) if found else ""

    def runs(self, tokens: range) -> list[Run]:
        """The runs of places of a sentence, in order."""
        found = self._runs.get(tokens.start)
        if found is None:
            found = self._runs[tokens.start] = list(self._runs_in(tokens))
        return found

    def is_place(self, index: int, tokens: range) -> bool:
        """Whether the party named at a token of a sentence is one as a place: behind «في» or joined to one that is."""
        runs = self.runs(tokens)
        at = bisect_right(runs, index, key=_FIRST) - 1
        return at >= 0 and index <= runs[at].last and not runs[at].left

    def _runs_in(self, tokens: range) -> Iterator[Run]:
        """The runs of places among tokens."""
        row, position = self._row, self._row.frame.text.position
        open_run: Run | None = None
        raw = row.frame.text.raw_index(row.tokens[tokens.start].start)
        for at in range(bisect_left(self._starts, raw), len(self._actors)):
            mention = self._actors[at]
            start = position(mention.span.start)
            index, last = row.frame.token_at(start), row.frame.token_at(position(mention.span.end - 1))
            if index >= tokens.stop:
                break
            party = self._parties.get(mention.party)
            if party is None or party.type not in _TYPES:
                continue
            glued = row.tokens[index].form[: start - row.tokens[index].start]
            if open_run and glued == "و" and self._adjoins(open_run.last, index):
                open_run = Run(open_run.first, last, (*open_run.keys, mention.party), open_run.joined, open_run.left)
                continue
            if open_run:
                yield open_run
            if glued == "و" and self._is_bracketed(last):
                open_run = Run(index, last, (mention.party,), joined=True)
                continue
            open_run = self._run(index, last, glued, mention.party, tokens.start)
        if open_run:
            yield open_run

    def _is_bracketed(self, last: int) -> bool:
        """Whether a figure in brackets stands right behind a token: «في حلب (20 قتيلا) وحماة (12)»."""
        return self._row.key(last + 1) == "(" and self._next(last) == last + 2

    def _next(self, index: int) -> int:
        """The token at which the next figure behind token `index` begins; -1 behind the last one."""
        at = bisect_right(self._firsts, index)
        return self._firsts[at] if at < len(self._firsts) else -1

    def _adjoins(self, last: int, index: int) -> bool:
        """Whether a token stands right behind another, but for a comma."""
        return index - last == 1 or (index - last == 2 and self._row.keys[last + 1] in _COMMAS)

    def _run(self, index: int, last: int, glued: str, key: str, begin: int) -> Run | None:
        """The run that a place begins, None where it is no place."""
        row, first = self._row, index
        if glued.endswith("ب"):
            return Run(first, last, (key,), joined=glued.startswith("و"))
        if glued or index == begin:
            return None
        if row.keys[index - 1].removeprefix("و") in class_of("host"):
            return Run(index - 1, last, (key,), host=True)  # «تستضيف تركيا 3.6 مليون لاجئ»
        if row.keys[index - 1] == "من":
            return Run(index - 1, last, (key,), left=True)
        if row.keys[index - 1] == "علي" and self._parties[key].country == key:
            return None  # «على إسرائيل» is whom, not where
        while first > begin and row.keys[first - 1] in _leads():
            first -= 1
            if row.keys[first] not in class_of("where"):
                break
        if first == index or row.key(first - 1) in class_of("most"):
            return None  # «معظمهم في أربيل»
        joined = row.keys[first] not in class_of("where")
        half = joined and row.key(first - 2) in _leads()  # «في القاعدة وفي حلب»: the first is not known
        return Run(first, last, () if half else (key,), joined)

    def _behind(self, number: int, runs: Sequence[Run]) -> Run | None:
        """The first place behind a figure that may be its own."""
        figure = self._figures[number]
        for at in range(bisect_left(runs, figure.behind, key=_FIRST), len(runs)):
            run = runs[at]
            if run.first - figure.end > _FAR:
                break
            counted = [f for f in self._between(number, run) if not self._is_part(f) or run.first - f.end < _OWN]
            if run.first - max([figure.end, *(f.end for f in counted)]) > _NEAR:
                break
            if not run.keys or self._has(_BREAKS, figure.behind, run.first):
                break
            if run.joined and 0 < self._next(run.last) - run.last <= _FRONTED:
                break  # «في العراق 2500 جندي وفي سوريا 900»
            if run.left and not moved(self._row, figure.first):
                continue
            kinds = [figure.quantity.kind, *(f.quantity.kind for f in counted)]
            if counted and not (_TOGETHER.issuperset(kinds) and len(set(kinds)) == len(kinds)):
                break
            return run
        return None

    def _is_part(self, figure: Figure) -> bool:
        """Whether a figure is a part of the one before it: «167 إصابة، بينهم 7»."""
        return not SUBSET.keys().isdisjoint(self._row.keys[max(0, figure.first - _PART) : figure.first])

    def _between(self, number: int, run: Run) -> list[Figure]:
        """The figures between one and a place behind it."""
        return [self._figures[k] for k in range(number + 1, bisect_left(self._firsts, run.first))]

    def _before(self, number: int, runs: Sequence[Run], begin: int) -> tuple[Run | None, Run | None]:
        """The last place before a figure in its clause, and the one at the head of the sentence."""
        figure = self._figures[number]
        head = runs[0]
        leads = head.first - begin <= _LEAD and 0 < figure.first - head.last <= _FAR
        leads = leads and bool(head.keys) and not (head.left or head.host)
        lead = head if leads and not self._has(_turning(), head.last, figure.first) else None
        for at in range(bisect_left(runs, figure.first, key=_LAST) - 1, -1, -1):
            run = runs[at]
            if figure.first - run.last > _FAR:
                break
            if run.left:
                continue
            if self._has(_parting(), run.last + 1, figure.first) or self._apart(number, run):
                break
            if not run.keys or self._has(_joining(), max(run.last + 1, figure.first - _FRONTED), figure.first):
                break  # another place, which is not known: «في حلب 10 وفي المعارك 5»
            return run, lead
        return None, lead

    def _apart(self, number: int, run: Run) -> bool:
        """Whether a comma parts a place from a figure behind it; not where both are told of one happening: «قتل 12
        في حلب، وأصيب 15»."""
        figure = self._figures[number]
        if not self._has(_COMMAS, run.last, figure.first):
            return False
        kinds = {self._figures[number - 1].quantity.kind, figure.quantity.kind} if number else {""}
        return len(kinds) == 1 or not _TOGETHER.issuperset(kinds) or self._figures[number - 1].first > run.first

    def _has(self, keys: frozenset[str], start: int, stop: int) -> bool:
        """Whether one of `keys` stands among tokens."""
        return not keys.isdisjoint(self._row.keys[start:stop])
