"""What is known to have happened when, found in a text by its name or by words that stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from riwaya.annotate.times.months_weighed import FIRST, LAST, month_number
from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.fold import fold
from riwaya.lang.phrases import PhraseIndex
from riwaya.lang.tables import load_table, uncollected
from riwaya.model import Frame

Span = tuple[int, int]  # first and last month, counted from year 0

_REACH = 12  # words that stand together stand so many tokens from the rarest of them
_TOGETHER, _OR, _CLASS = " + ", "|", "@"


class Fact(NamedTuple):
    """The months in which a fact is spoken of, and the month and day on which it happened (0: over a time).

    What happened and has a last month is spoken of all along, as a war is of which the day of its beginning is known.
    """

    spans: tuple[Span, ...]
    month: int
    day: int

    @property
    def lasts(self) -> bool:
        """Whether it began on a day and goes on."""
        return bool(self.month) and self.spans[-1][1] != LAST


class Mention(NamedTuple):
    """A fact named in a text: its tokens `first..last` (last exclusive), their positions, and the fact."""

    first: int
    last: int
    start: int
    end: int
    fact: Fact


def facts_in(frame: Frame) -> list[Mention]:
    """Every mention of a known fact, in the order of the text; «انفجار هائل في مرفأ بيروت» is that of August 2020."""
    return frame.once(_facts_in)


def _facts_in(frame: Frame) -> list[Mention]:
    named = (Mention(f.first, f.last, f.start, f.end, f.payload) for f in _phrases().find(frame))
    taken: dict[Fact, int] = {}
    found = []
    for mention in sorted(chain(named, _together(frame)), key=lambda m: (m.first, -m.last)):
        if mention.first >= taken.get(mention.fact, 0):
            taken[mention.fact] = mention.last
            found.append(mention)
    return found


def _together(frame: Frame) -> Iterator[Mention]:
    """Facts whose words stand near each other in one sentence, in any order."""
    signs, tokens = frame.of_forms(_signs), frame.tokens
    told: dict[range, frozenset[str]] = {}
    for index in frame.forms_where(_opens):
        within = frame.tokens_in(*_around(frame, tokens[index].start))
        whole = told.get(within)
        if whole is None:
            whole = told[within] = frozenset(chain.from_iterable(signs[within.start : within.stop]))
        low, high = max(within.start, index - _REACH), min(within.stop, index + _REACH + 1)
        for key in signs[index]:
            for words, fact in _sets().get(key, ()):
                if words <= whole and words <= frozenset(chain.from_iterable(signs[low:high])):
                    places = [place for place in range(low, high) if not words.isdisjoint(signs[place])]
                    first, last = places[0], places[-1]
                    yield Mention(first, last + 1, tokens[first].start, tokens[last].end, fact)


def _around(frame: Frame, position: int) -> tuple[int, int]:
    """The sentence of a position, in titles its line."""
    sentence = frame.sentence_at(position)
    if sentence is not None:
        return sentence
    block = frame.block_at(position)
    return (block.start, block.end) if block is not None else (position, position)


def _opens(form: str) -> bool:
    return any(sign in _sets() for sign in _signs(form))


@lru_cache(maxsize=65536)
def _signs(form: str) -> tuple[str, ...]:
    """The words of the table, and the names of its classes of words, that a form may be: without clitics and ال."""
    stems = {strip_article(variant.stem) for variant in variants(form)}
    known = _vocabulary()
    return tuple(sorted({sign for stem in stems for sign in known.get(stem, ())}))


@cache
@uncollected
def _rows() -> tuple[tuple[str, Fact], ...]:
    """Each form of the table with its fact."""
    found = []
    for row in load_table("dated_facts").rows:
        spans = _spans(row["spans"])
        month = month_number(row["happened"]) if row["happened"] else 0
        fact = Fact(spans, month, int(row["happened"][8:10] or 0))
        found += [(form, fact) for form in row["forms"].split(_OR)]
    return tuple(found)


@cache
def _spans(cell: str) -> tuple[Span, ...]:
    pairs = (span.split("/") for span in cell.split(_OR))
    return tuple((month_number(begin), month_number(end) if end else LAST) for begin, end in pairs)


@cache
@uncollected
def _phrases() -> PhraseIndex[Fact]:
    return PhraseIndex([(fold(form), fact) for form, fact in _rows() if _TOGETHER not in form], clitics="وفبلك")


@cache
@uncollected
def _all_sets() -> tuple[tuple[frozenset[str], Fact], ...]:
    """Words that stand together, and classes of words by their name, each with the fact."""
    forms = ((form.replace(_TOGETHER, " "), fact) for form, fact in _rows() if _TOGETHER in form)
    return tuple((frozenset(map(_sign, form.split())), fact) for form, fact in forms)


@cache
def _sign(word: str) -> str:
    return word if word[0] == _CLASS else strip_article(fold(word))


@cache
@uncollected
def _sets() -> dict[str, list[tuple[frozenset[str], Fact]]]:
    """The sets of words by the one that fewest of them hold."""
    counted = Counter(chain.from_iterable(words for words, _ in _all_sets()))
    order = sorted(counted, key=lambda word: (word[0] == _CLASS, counted[word], -len(word), word))
    rank = {word: place for place, word in enumerate(order)}
    found: dict[str, list[tuple[frozenset[str], Fact]]] = {}
    for words, fact in _all_sets():
        found.setdefault(order[min(map(rank.__getitem__, words))], []).append((words, fact))
    return found


@cache
def _vocabulary() -> dict[str, list[str]]:
    """What each word of the sets stands for: itself, and the classes that hold it."""
    found: dict[str, list[str]] = {}
    for word in {word for words, _ in _all_sets() for word in words if word[0] != _CLASS}:
        found.setdefault(word, []).append(word)
    for row in load_table("fact_words").rows:
        found.setdefault(strip_article(fold(row["word"])), []).append(_CLASS + row["list"])
    return found


# How much a happening is spoken of so many days later, as a share of its first day, counted on 10,000 agency articles
# of half a year; in the week, the weeks and the month before its day, where words that foretell it look like it.
# Analyses come back to it for months; reports name the days of their week, and some of those are analyses too.
_FADES, _POWER = 1.2, 1.05
_AHEAD = ((7.0, 0.6), (23.0, 0.09), (30.0, 0.02))
_ANALYSES, _ANALYSES_OF_REPORTS = 0.75, 0.4
_FADES_SLOWLY, _POWER_SLOW = 30.4, 0.8
# Where it was planned, no longer spoken of, or the words only look like it.
_PLANNED, _NO_LONGER, _LEAST = 0.1, 0.08, 0.02
_FEWER, _NEVER = 0.95, 0.002
_JUST_ENDED, _ENDS = 0.4, 0.6
_TOPIC_LEAST, _TOPIC_FADES = 0.25, 30.0
_DAYS = 30.4


@cache
def weights_of(fact: Fact, reported: bool = False) -> tuple[float, ...]:
    """The weight of each month beside a mention of the fact; `reported`: in a text that names the days of its week."""
    return tuple([_weight(fact, month, reported) for month in range(FIRST, LAST)])


def _weight(fact: Fact, month: int, reported: bool) -> float:
    begin = max((begin for begin, end in fact.spans if begin <= month <= end), default=None)
    if fact.month and not fact.lasts and (month <= fact.month or begin is not None):
        planned = _PLANNED if begin is not None and month < fact.month else _long_before(fact.month - month)
        return max(planned, _of_happening(fact.day, reported)[month - fact.month])
    if begin is None:
        return _no_longer(fact, month) if month > fact.spans[0][0] else _long_before(fact.spans[0][0] - month)
    return _topic(month - begin)


def _no_longer(fact: Fact, month: int) -> float:
    """How much is spoken of what has ended, in its last weeks not all at once."""
    gap = min((month - end for _, end in fact.spans if end < month), default=1)
    return float(max(_NO_LONGER, _JUST_ENDED * _ENDS**gap))


def _topic(months: int) -> float:
    """How much is spoken, so many months after it began, of what goes on."""
    return _TOPIC_LEAST + (1 - _TOPIC_LEAST) * _TOPIC_FADES / (_TOPIC_FADES + months)


@cache
def _of_happening(day: int, reported: bool) -> tuple[float, ...]:
    """How much a happening of that day of its month is spoken of: in its month, each later one, and each before it,
    the last of them at the end."""
    past = (day - 1) if day else _DAYS / 3
    gaps = (*range(LAST - FIRST), *range(FIRST - LAST, 0))
    begins = (gap * _DAYS - past for gap in gaps)
    share = _ANALYSES_OF_REPORTS if reported else _ANALYSES
    return tuple([(1 - share) * _in_news(first) + share * _in_analyses(first) for first in begins])


def _long_before(months: int) -> float:
    """What a month keeps that ends so long before a fact: words that only look like it, ever fewer."""
    return float(max(_NEVER, _LEAST * _FEWER ** max(months, 0)))


def _in_news(first: float) -> float:
    """How much news speaks of a happening in a month that begins so many days after its day."""
    last = first + _DAYS
    ahead, begin = 0.0, 0.0
    for days, share in _AHEAD:
        ahead += share * max(0.0, min(-first, begin + days) - max(-last, begin))
        begin += days
    later = _until(last) - _until(first) if last > 0 else 0.0
    return (later + ahead) / _until(_DAYS)


def _until(day: float) -> float:
    return float(_FADES / (_POWER - 1) * (1 - (1 + max(day, 0.0) / _FADES) ** (1 - _POWER)))


def _in_analyses(first: float) -> float:
    """The same of analyses, for which the whole month counts alike."""
    part = min(1.0, max(0.0, 1 + first / _DAYS))
    return float(part * (1 + max(first, 0.0) / _FADES_SLOWLY) ** -_POWER_SLOW)
