"""Statements about the same thing: agree, repeat, conflict, deny, change. What decided is kept as the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from riwaya.link.base import Link, Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.denials import ANSWER, answers, denies_event, misses
from riwaya.link.items import Item
from riwaya.link.polarity import DONE, JUDGED, NAMED, NEGATED, compared
from riwaya.link.terms import anyone_terms, opposites_of
from riwaya.settings import Settings

_KEYS = 7
# What counts of a shared word that stands late in one of the two statements.
_MARGINAL = 0.4
# Days in which a statement that gives no day may be about an event, and two tolls about one.
_RECENT = 7
# Terms of the longer of two statements that may meet in one word alone.
_BRIEF = 7
# Likeness from which one shared word is enough between statements of other times, and days that are one time.
_ONE_WORD = 0.45
_ONE_TIME = 60
_FULL_DAY = 10
# Events that did not happen, or not yet.
_UNREAL = frozenset(("planned", "demanded", "hypothetical"))
# Kinds of figures that tell statements apart.
_COUNTED = frozenset(("killed", "wounded", "attacks", "troops", "fighters"))
# Acts that take a stand rather than report a fact.
_STANDS = frozenset(("demand", "refuse", "promise", "threaten", "warn"))
# Statements about what may or will come.
_AHEAD = frozenset(("expect", "promise", "threaten"))


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two statements meet: `ways` as in `compared`, `common` the weight of what both speak of, `likeness` of
    their words, `nearness` of their words and surroundings, `cover` the share
    of the longer one that the shared words make up, 0 to 1; `marked`: weight of what both take a side on."""

    ways: tuple[tuple[str, int], ...]
    common: float
    against: float
    along: float
    likeness: float
    nearness: float
    cover: float
    marked: float


def meeting(one: Item, other: Item, weights: Weights) -> Meeting:
    """Measure how two statements meet."""
    ways = compared(one.signs, other.signs)
    weighed = [
        (weights.of(term) * (1.0 if _central(one, term) and _central(other, term) else _MARGINAL), sign)
        for term, sign in ways
    ]
    common = sum(weight for weight, _ in weighed)
    return Meeting(
        tuple(ways),
        common,
        sum(weight for weight, sign in weighed if sign < 0),
        sum(weight for weight, sign in weighed if sign > 0),
        weights.similarity(one.terms, other.terms),
        weights.similarity(one.terms | one.near, other.terms | other.near),
        common / max(weights.total(one.signs), weights.total(other.signs), 0.1),
        sum(weights.of(term) for term, sign in ways if sign and _marked(one, term) and _marked(other, term)),
    )


def _central(item: Item, term: str) -> bool:
    """Whether a statement begins with a term or with its opposite."""
    return term in item.focus or (term not in item.signs and not item.focus.isdisjoint(opposites_of(term)))


def _marked(item: Item, term: str) -> bool:
    """Whether a statement takes a side on a term and does not only name it."""
    return abs(item.signs.get(term, 3)) >= 2


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Pairs of the statement's most telling words, and each of its few words where it is short."""
    plain = list(item.signs)
    telling = sorted(weights.telling(plain, _KEYS))
    for number, one in enumerate(telling):
        for other in telling[number + 1 :]:
            yield f"said|{one}|{other}"
    yield from (f"word|{term}" for term in weights.telling(plain, 3))
    if item.layer == "claims":
        place = item.ref.span.start // ANSWER
        yield from (f"by|{item.article}|{near}" for near in (place, place + 1))


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if not _comparable(one, other):
        return None
    met = meeting(one, other, weights)
    if answers(one, other, (term for term, _ in met.ways)):
        return Verdict("denial", "fact", "answer", max(0.5, met.likeness * met.common))
    if not _one_thing(one, other, met):
        return None
    score = met.likeness * met.common
    number = _number_verdict(one, other, met, score)
    if number is not None:
        return number if number.type else None
    if met.against > 0.5 * met.common and met.against > met.along:
        return None if misses(one, other) else _opposed(one, other, met, score)
    if met.along > 0.7 * met.common and _says_the_same(one, other, met):
        return _alike(one, other, met, score)
    return None


def _comparable(one: Item, other: Item) -> bool:
    if one.layer == other.layer == "events" or "ask" in (one.kind, other.kind):
        return False
    if "speech" in (one.modifier, other.modifier) or {one.certainty, other.certainty} & _UNREAL:
        return False
    if one.article == other.article:
        return one.speaker != other.speaker and not one.ref.span.overlaps(other.ref.span)
    return one.root != other.root


def _says_the_same(one: Item, other: Item, met: Meeting) -> bool:
    """Whether what both speak of is most of what they say; a topic in common is not agreement."""
    if _negates_head(one) != _negates_head(other):
        return False
    headed = not one.focus.isdisjoint(other.terms) and not other.focus.isdisjoint(one.terms)
    if met.likeness >= 0.38 and headed:
        return True
    if met.marked >= 0.9 and met.likeness >= 0.27:
        return True
    return len(met.ways) >= 3 and met.cover >= 0.22 and met.likeness >= 0.3 and headed


def _negates_head(item: Item) -> bool:
    """Whether a statement negates something of what it begins with."""
    return any(item.signs.get(term, 0) == -NEGATED for term in item.focus)


def _number_verdict(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    """What the figures of two statements decide; None when they decide nothing, a verdict without a type when they
    tell two things apart."""
    sides = [_counts(item) for item in (one, other)]
    for key in sorted(sides[0].keys() & sides[1].keys()):
        first, second = sides[0][key], sides[1][key]
        if first & second:
            return Verdict("agree", "number", "same_number", score) if met.likeness >= 0.3 else None
        gap = gap_in_days(one.day, other.day)
        apart = gap is None or gap > _RECENT or (one.about and other.about and not one.about & other.about)
        if apart or met.likeness < 0.3 or max(first | second) > 4 * min(first | second):
            return Verdict("", "", "", 0.0)
        if gap and max(second) > max(first):
            return Verdict("update", "number", "later_figure", score)
        return Verdict("conflict", "number", "figures_differ", score)
    return None


def _counts(item: Item) -> dict[tuple[str, str], set[float]]:
    """The figures of a statement by what they count: («killed», unit), the unit "" for people of any kind."""
    found: dict[tuple[str, str], set[float]] = {}
    for kind, unit, value in item.numbers:
        if kind in _COUNTED:
            found.setdefault((kind, "" if unit in anyone_terms() else unit), set()).add(value)
    return found


def _one_thing(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements are about one thing: enough telling words shared, and not other people's affairs."""
    short = min(len(one.signs), len(other.signs)) <= 3
    if len(met.ways) >= 2:
        enough = met.common >= 1.5 and (met.likeness >= 0.22 or met.common >= 5)
        enough = enough or (met.common >= 1.2 and met.likeness >= 0.5)
    else:
        brief = short and max(len(one.signs), len(other.signs)) <= _BRIEF
        enough = brief and met.common >= 0.8 and met.likeness >= _least_for_one_word(one, other, met)
    enough = enough or (met.marked >= 0.9 and met.likeness >= 0.18 and met.nearness >= 0.12)
    if not enough or met.nearness < 0.07:
        return False
    if short and met.nearness < 0.12:
        return False
    if one.agent and other.agent and one.agent != other.agent and not _named(one, other):
        return met.likeness >= 0.6
    if one.about and other.about and not one.about & other.about:
        return _named(one, other) or met.likeness >= 0.6
    return True


def _least_for_one_word(one: Item, other: Item, met: Meeting) -> float:
    """The likeness from which one shared word is enough."""
    if not _one_time(one, other):
        return _ONE_WORD
    return 0.24 if met.common >= 1.3 else 0.4


def _one_time(one: Item, other: Item) -> bool:
    """Whether two statements were made so near that one can answer the other; unknown days may be near."""
    gap = gap_in_days(one.day, other.day)
    return gap is None or gap <= _ONE_TIME


def _named(one: Item, other: Item) -> bool:
    """Whether one of them speaks of the party that speaks or acts in the other."""
    return bool({one.side, one.agent} & other.about - {""} or {other.side, other.agent} & one.about - {""})


def _opposed(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    same = bool(one.side) and one.side == other.side
    acts = {one.kind, other.kind}
    if one.layer == "events" or other.layer == "events":
        return _event_opposed(one, other, met, score)
    if same and one.day < other.day:
        return Verdict("update", "position", "reversal", score) if met.likeness >= 0.35 else None
    if same:
        return Verdict("conflict", "fact", "negation", score) if one.speaker != other.speaker else None
    sizes = _sizes(one, other, met)
    if (NEGATED, NAMED) in sizes and not acts & _STANDS:
        if not _one_time(one, other):
            return None
        return Verdict("denial", "fact", "act_deny" if "deny" in acts else "negation", score)
    if (JUDGED, JUDGED) in sizes:
        return Verdict("conflict", "position", "judged", score)
    if acts & _STANDS:
        clear = met.likeness >= 0.3 or met.marked >= 0.9
        return Verdict("conflict", "position", "opposed", score) if clear and "threaten" not in acts else None
    return Verdict("conflict", "fact", "opposed", score) if sizes & {(NAMED, NAMED), (DONE, NAMED)} else None


def _sizes(one: Item, other: Item, met: Meeting) -> set[tuple[int, int]]:
    """Why they speak in opposite ways: pairs of sizes of their signs, the greater first; of opposites, named."""
    found = set()
    for term, sign in met.ways:
        if sign < 0:
            pair = (abs(one.signs.get(term, 1)), abs(other.signs.get(term, 1)))
            found.add((max(pair), min(pair)))
    return found


def _doer(said: Item) -> str:
    """Who is to do what a statement speaks of: the party it names first, else the speaker."""
    return said.agent or said.side


def _event_opposed(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    event, said = (one, other) if one.layer == "events" else (other, one)
    if said.kind in _AHEAD or said.kind in _STANDS:
        if said is one and _doer(said) == event.side:
            return Verdict("update", "position", "turned_out", score) if _since(event, said) else None
        return Verdict("conflict", "position", "opposed", score) if said.kind in _STANDS else None
    denied = denies_event(event, said, [term for term, sign in met.ways if sign < 0])
    return Verdict("denial", "fact", "event_denied", score) if denied else None


def _since(event: Item, said: Item) -> bool:
    """Whether an event took place on or after the day of a statement."""
    return (event.end or event.begin or event.day) >= said.day


def _of_its_time(one: Item, other: Item) -> bool:
    """Whether a statement that gives no day can speak of an event: it was made soon after, and tells no tally."""
    event, said = (one, other) if one.layer == "events" else (other, one)
    gap = gap_in_days(event.begin or event.day, next((day for day in said.dates), said.day))
    tally = any(kind == "attacks" for kind, _, _ in (*event.numbers, *said.numbers))
    return gap is not None and gap <= _RECENT and not tally


def _dated_apart(one: Item, other: Item) -> bool:
    """Whether both give days and none of these is the other's: they set one act for two times, or speak of two."""
    pairs = [pair for pair in product(one.dates, other.dates) if len(pair[0]) == len(pair[1]) == _FULL_DAY]
    return bool(pairs) and 0 not in [gap_in_days(*pair) for pair in pairs]


def _alike(one: Item, other: Item, met: Meeting, score: float) -> Verdict | None:
    same = bool(one.side) and one.side == other.side
    acts = {one.kind, other.kind}
    dimension = "position" if acts & _STANDS else "fact"
    if other.layer == "events" and one.kind in _AHEAD:
        came = "@continue" not in one.terms and _since(other, one) and _doer(one) == other.side
        return Verdict("update", "fact", "happened", score) if came else None
    if one.layer == "events" and other.kind in _AHEAD and one.day < other.day and same and met.likeness >= 0.4:
        return Verdict("update", "position", "stronger", score)
    if "events" in (one.layer, other.layer):
        told = (
            len(met.ways) >= 2
            and met.likeness >= 0.4
            and met.cover >= 0.3
            and not acts & (_AHEAD | _STANDS)
            and _of_its_time(one, other)
        )
        return Verdict("same_event", "fact", "event_told", score) if told else None
    if one.kind in _AHEAD and other.kind not in _AHEAD | _STANDS and one.day < other.day and same:
        return Verdict("update", "position", "stronger", score)
    if same and one.day < other.day and (set(other.numbers) - set(one.numbers) or set(other.dates) - set(one.dates)):
        return Verdict("update", dimension, "more_said", score)
    if same and met.likeness >= 0.7:
        return Verdict("repeats", dimension, "same_words", score)
    if _dated_apart(one, other):
        return None
    return Verdict("agree", "position" if same else dimension, "shared_words", score)


STATEMENTS = Link("statements", frozenset(("claims", "forecasts", "events")), _keys, _compare, most=10)
