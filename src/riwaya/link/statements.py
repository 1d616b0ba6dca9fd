"""Statements about the same thing: agree, repeat, conflict, deny, change. What decided is kept as the reason."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from riwaya.lang.ar.stem import words
from riwaya.link.agreement import (
    alike_verdict,
    asks_alike,
    bounds_apart,
    changes_else,
    in_passing,
    of_two_things,
    says_the_same,
    tell_apart,
    tells_of_others,
)
from riwaya.link.base import LOOSE, Link, Verdict, Weights
from riwaya.link.chances import likely
from riwaya.link.deeds import AHEAD, carried_out, numbers_apart, one_deed
from riwaya.link.denials import (
    ANSWER,
    answers,
    both_deny_change,
    denied_in_place,
    denies,
    denies_accusation,
    denies_own_deed,
    denies_thing,
    is_denial,
    little_of,
    misses,
)
from riwaya.link.denied_deeds import denies_other, long_before
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting
from riwaya.link.negation import one_of_several
from riwaya.link.polarity import DONE
from riwaya.link.replies import countered, turns
from riwaya.link.same_event import of_other_people, others_deed
from riwaya.link.stances import one_time, opposed, reproaches, same_stand, stands
from riwaya.link.telling import UNREAL
from riwaya.link.terms import link_words, opposites_of, weak_terms
from riwaya.link.told_figures import numbers_verdict
from riwaya.settings import Settings

# Telling words of which each two are a key, and those that are a key alone.
_KEYS = 9
_WORDS = 4
# Telling words of a deed that are a key together with who did it.
_DONE = 4
# Terms of the longer of two statements that may meet in one word alone.
_BRIEF = 7
# Terms of the shorter of them.
_SHORT = 3
# Weight from which a word says what a statement is about and not what it thinks of it.
_TELLS = 1.0
# Likeness of surroundings, and of words, below which two statements are of two things.
_FAR, _UNLIKE = 0.1, 0.3
# Words in common, and their share of the longer one, from which two statements are in the same words.
_SAME_WORDS, _SAME_COVER = 3, 0.8
# Likeness from which two statements are of one thing though it is not clear which way each speaks of it.
_VERY_LIKE = 0.6
# Likeness from which one shared word is enough between statements of other times.
_ONE_WORD = 0.45
# Likeness from which two statements that a text sets against each other say the same all the same.
_SAME = 0.5
# How far a denial ranks before what agrees: most that meet a statement repeat it.
_DENIAL = 1.0
# What a party does to another.
_DONE_TO = frozenset(("SANCTION", "COERCE"))
# Two parties at odds that each have a right do not have the same one.
_RIGHT = "@entitled"
# What two parties cannot both have had of one thing.
_WON = "@success"
# What is first begun and then ended.
_IN_TURN = {"@start", "@end"}
# What agrees by its words alone, and of how many things both must speak.
_BESIDE = frozenset(("shared_words", "same_stand", "opposed", "negation", "event_told"))
_BY_WORDS, _TWO = frozenset(("shared_words", "same_stand")), 2


def _keys(item: Item, weights: Weights) -> Iterable[str]:
    """Pairs of the statement's most telling words; the first of them alone, with what excludes it."""
    if not _worth_comparing(item):
        return
    plain = list(item.signs)
    telling = sorted(weights.telling(plain, _KEYS))
    for number, one in enumerate(telling):
        for other in telling[number + 1 :]:
            yield f"said|{one}|{other}"
    for term in weights.telling(plain, _WORDS):
        yield f"{LOOSE}word|{term}"
        yield from (f"{LOOSE}word|{opposite}" for opposite in sorted(opposites_of(term)))
    yield from _meant(item, weights)
    if item.layer == "claims":
        place = item.ref.span.start // ANSWER
        yield from (f"by|{item.article}|{near}" for near in (place, place + 1))
        yield from (f"here|{item.article}|{term}" for term in telling)


def _meant(item: Item, weights: Weights) -> Iterable[str]:
    """What a statement says of whom, and which one of its kind the thing is that it takes a side on."""
    doers = {item.actor, item.accused} - {""}
    for doer in sorted(doers):
        yield from (f"did|{doer}|{term}" for term in weights.telling(item.signs, _DONE))
    if is_denial(item) and item.side:
        yield from (f"did|{item.side}|{term}" for term in sorted(item.focus))
    for term, thing in item.things.items():
        told = term in item.opening and bool(thing.own)
        if term in item.focus and (told or abs(item.signs.get(term, 0)) >= DONE):
            yield from (f"thing|{term}|{which}" for which in sorted(thing.own or thing.usual))


def _compare(one: Item, other: Item, weights: Weights, settings: Settings) -> Verdict | None:
    if turns(one, other):
        return Verdict("update", "position", "reversal", 1.0, turned=other.ref.span < one.ref.span)
    if denied_in_place(one, other):
        return Verdict("denial", "fact", "act_deny", _DENIAL)
    if not comparable(one, other) or _passing(one, other, weights) or of_other_people(one, other):
        return None
    met = Meeting(one, other, weights)
    if countered(one, other, weights) and not _same(one, other, met):
        denied = (one.kind == "deny") != (other.kind == "deny")
        score = max(0.5, met.likeness * met.common)
        return Verdict("denial" if denied else "conflict", "fact", "set_against", score)
    if answers(one, other, (term for term, _ in met.ways)):
        return Verdict("denial", "fact", "answer", max(0.5, met.likeness * met.common))
    if denies_accusation(one, other, met) or denies_own_deed(one, other, met, weights):
        return Verdict("denial", "fact", "act_deny", _DENIAL + met.likeness * met.common)
    if not met.common:
        return None
    score = met.likeness * met.common
    if both_deny_change(one, other, met):
        return Verdict("agree", "position", "same_stand", score)
    if one.day == other.day and len(met.ways) > 1 and bounds_apart(one, other):
        return Verdict("conflict", "number", "figures_differ", score)
    if _one_thing(one, other, met):
        number = numbers_verdict(one, other, met, score)
        if number is not None:
            return number if number.type else None
    verdict = _decided(one, other, met, weights) or likely(one, other, met, weights)
    if verdict is not None and _mistaken(verdict, one, other, met, weights):
        return None
    if verdict is None or verdict.type != "agree":
        return None if verdict and verdict.type == "conflict" and one.kind == other.kind == "refuse" else verdict
    owners = _two_owners(one, other, met)
    if _RIGHT in owners and one.side != other.side and owners[_RIGHT] <= one.around & other.around:
        return Verdict("conflict", "position", "opposed", verdict.score)
    return None if owners or _each_way(one, other) else verdict


def _mistaken(verdict: Verdict, one: Item, other: Item, met: Meeting, weights: Weights) -> bool:
    """Whether two statements are of two things, or of nothing much, whatever else relates them."""
    if verdict.type in ("agree", "same_event") and tells_of_others(one, other):
        return True
    if verdict.type == "agree" and other.head and one.head in opposites_of(other.head):
        return True
    if verdict.type == "agree" and one_of_several(one.text) != one_of_several(other.text):
        return True
    if verdict.type == "denial" or verdict.reason == "negation":
        denial, said = (one, other) if is_denial(one) else (other, one)
        if denies_other(denial, said, {term for term, _ in met.ways} - weak_terms()) or little_of(denial, met):
            return True
    if verdict.reason in _BY_WORDS and _too_thin(one, other, met):
        return True
    passing = verdict.reason in _BESIDE and in_passing(one, other, met, weights)
    if passing or (verdict.reason == "shared_words" and tell_apart(one, other, met)):
        return True
    apart = one.article != other.article and verdict.reason in _BESIDE
    if apart and (long_before(one, other) or long_before(other, one)):
        return True
    if verdict.reason == "same_stand" and changes_else(one, other):
        return True
    if verdict.reason in ("opposed", "reversal", "judged") and of_two_things(one, other):
        return True
    in_turn = verdict.dimension == "fact" and {one.head, other.head} == _IN_TURN
    reproach = verdict.reason == "opposed" and any(reproaches(item, anywhere=True) for item in (one, other))
    if verdict.type == "conflict" and (in_turn or reproach or asks_alike(one, other)):
        return True
    return verdict.reason == "opposed" and verdict.dimension == "position" and "events" in (one.layer, other.layer)


def _decided(one: Item, other: Item, met: Meeting, weights: Weights) -> Verdict | None:
    """What the words of two statements decide, the surest first."""
    score = met.likeness * met.common
    if one.own and other.own and one.head == other.head == _WON and one.side != other.side and len(met.ways) > 1:
        return Verdict("conflict", "fact", "opposed", score)
    if one_deed(one, other, met):  # two who say that it happened agree; a statement and the happening itself are one
        return Verdict("agree" if one.layer == other.layer else "same_event", "fact", "event_told", score)
    if carried_out(one, other, met):
        return Verdict("update", "fact", "happened", score)
    said = not {one.kind, other.kind} & AHEAD
    near = one_time(one, other)
    if said and ((near and denies(one, other, met, weights)) or denies_thing(one, other, met, weights)):
        reason = "act_deny" if "deny" in (one.kind, other.kind) else "negation"
        return Verdict("denial", "fact", reason, _DENIAL + score)
    if met.against > 0.5 * met.common and met.against > met.along:
        stand = stands(one, other, met, score)
        if stand is not None and stand.type == "conflict":
            return stand
        return None if misses(one, other) else opposed(one, other, met, score)
    stand = stands(one, other, met, score)
    if stand is not None:
        return stand
    if same_stand(one, other, met):
        return Verdict("agree", "position", "same_stand", score)
    clear = met.along > 0.7 * met.common or (met.likeness >= _VERY_LIKE and not met.against and len(met.ways) > 1)
    if clear and _one_thing(one, other, met) and says_the_same(one, other, met):
        return alike_verdict(one, other, met, score)
    return None


def _too_thin(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements share one word alone, no day and no number, or count things of one kind differently."""
    counted = {*one.numbers} & {*other.numbers} or {*one.dates} & {*other.dates}
    return (len(met.ways) < _TWO and not counted) or numbers_apart(one, other)


def comparable(one: Item, other: Item) -> bool:
    """Whether two items are worth comparing: of two texts or two speakers, and both of what is or was."""
    if one.layer == other.layer == "events" or not (_worth_comparing(one) and _worth_comparing(other)):
        return False
    if one.article == other.article:
        return one.speaker != other.speaker and not one.ref.span.overlaps(other.ref.span)
    return one.root != other.root


def _worth_comparing(item: Item) -> bool:
    """Whether an item tells of what is or was: no question, no happening that is speech, nothing planned or asked."""
    if item.kind == "refuse" and not link_words("comment").isdisjoint(words(item.text)[:1]):
        return False  # «رفض التعليق على ذلك»
    return item.kind != "ask" and item.modifier != "speech" and item.certainty not in UNREAL


def _two_owners(one: Item, other: Item, met: Meeting) -> dict[str, frozenset[str]]:
    """What both begin with that is one party's here and another's there, with both: «حق سوريا», «حق إسرائيل»."""
    things = ((term, one.things.get(term), other.things.get(term)) for term, _ in met.ways)
    return {
        term: frozenset((first.whose, second.whose))
        for term, first, second in things
        if first and second and "" != first.whose != second.whose != "" and term in one.focus & other.focus
    }


def _same(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements that a text sets against each other say the same all the same."""
    return met.likeness >= _SAME and len(met.ways) > 1 and not met.against and not numbers_apart(one, other)


def _each_way(one: Item, other: Item) -> bool:
    """Whether two statements begin with what one party does to the other and the other to it: tariffs, expulsions."""
    return one.deed == other.deed and one.deed in _DONE_TO and others_deed(one, other)


def _passing(one: Item, other: Item, weights: Weights) -> bool:
    """Whether two statements of two texts hardly can be of one thing: unlike in their words and in what stands around
    them, or, where neither denies, naming one telling thing together at most and nothing in opposite ways. Asked
    before anything else is measured, for most that meet only share a word."""
    if one.article == other.article:
        return False
    if weights.similarity(one.around, other.around) < _FAR and weights.similarity(one.terms, other.terms) < _UNLIKE:
        return True
    shared = one.signs.keys() & other.signs.keys()
    if len(shared) > 1 or is_denial(one) or is_denial(other):
        return False
    if not shared:
        return True
    sizes = len(one.signs), len(other.signs)
    if (min(sizes) <= _SHORT and max(sizes) <= _BRIEF) or weights.total(shared) < _TELLS:
        return False
    return _opposed_terms(one).isdisjoint(other.signs)


@lru_cache(maxsize=16_384)
def _opposed_terms(item: Item) -> frozenset[str]:
    """What cannot hold where the things hold that a statement speaks of."""
    return frozenset(opposite for term in item.signs for opposite in opposites_of(term))


def _one_thing(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two statements are about one thing: enough telling words shared, and not other people's affairs."""
    if len(met.ways) >= _SAME_WORDS and met.cover >= _SAME_COVER:
        return True
    short = min(len(one.signs), len(other.signs)) <= _SHORT
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
    if not one_time(one, other):
        return _ONE_WORD
    return 0.24 if met.common >= 1.3 else 0.4


def _named(one: Item, other: Item) -> bool:
    """Whether one of them speaks of the party that speaks or acts in the other."""
    return bool({one.side, one.agent} & other.about - {""} or {other.side, other.agent} & one.about - {""})


STATEMENTS = Link(
    "statements", frozenset(("claims", "forecasts", "events")), _keys, _compare, most=16, near=12, events=False, apart=3
)
