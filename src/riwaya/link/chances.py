"""How likely two statements that meet belong together, and in which way, by weights fitted on pairs judged by readers.

What the rules decide comes first; this decides where they are silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from riwaya.lang.tables import load_table
from riwaya.link.base import Verdict, Weights
from riwaya.link.days import gap_in_days
from riwaya.link.deeds import AT_ODDS, STANDS, ahead, alike, hedged, of_some, put_off, same_speaker
from riwaya.link.denials import both_negate, denies_blame, misses
from riwaya.link.denied_deeds import denies_else
from riwaya.link.items import Item
from riwaya.link.meeting import Meeting, negates_head
from riwaya.link.polarity import DONE, NEGATED
from riwaya.link.stances import is_object, takes_stand
from riwaya.link.terms import concepts
from riwaya.link.things import ACTS, kinship
from riwaya.link.traits import traits_of

# Odds (natural logarithm) from which two statements are related, and from which they may be so in a way of its own,
# or are: what lies between is left undecided.
_RELATED = 1.1
# … where two texts quote one speaker within so many days.
_RESTATED, _SAME_DAYS = 0.3, 2
# … and where two texts quote one side, by how many things its statements share.
_HELD = {2: 0.3, 3: 0.0}
# … and where one of them denies, or both take opposite sides on one thing.
_DENIED, _APART = 0.4, 0.0
_WAY, _SURE = 0.0, 1.0
# … and below which one party hardly contradicts itself, though its words are read so, where they are surely related.
_ALIKE, _STEADY = -0.8, 1.6
# Likeness from which two statements that name nothing in opposite ways say the same.
_LIKE = 0.5
# How a guess that two parties are opposed ranks beside what their words decide.
_GUESSED = 0.5
# The share of what both speak of, spoken of in opposite ways, from which they do not say the same.
_TURNED = 0.4
# Weight of shared words below which nothing is measured.
_LEAST = 0.5
# Likeness and nearness together, with so much for each shared word, below which the odds are never good enough.
_PROMISING, _EACH, _MOST = 0.8, 0.2, 6
_ALWAYS = "always"


@cache
def _weights() -> dict[str, dict[str, float]]:
    """By question («related», «conflict», «update», «event»): the weight of each trait."""
    rows = load_table("pair_weights").rows
    questions = [name for name in rows[0] if name != "trait"]
    return {question: {row["trait"]: float(row[question]) for row in rows} for question in questions}


def odds(question: str, traits: Mapping[str, float]) -> float:
    """The logarithm of the odds that the answer to a question on a pair is yes; 0: as likely as not."""
    weights = _weights()[question]
    return weights[_ALWAYS] + sum(weights[name] * value for name, value in traits.items() if name in weights)


def likely(one: Item, other: Item, met: Meeting, weights: Weights) -> Verdict | None:
    """What relates two statements by the look of them, the earlier first."""
    if met.common < _LEAST or met.likeness + met.nearness + _EACH * min(len(met.ways), _MOST) < _PROMISING:
        return None
    if misses(one, other) or denies_blame(one) != denies_blame(other) or denies_else(one, other):
        return None
    traits = traits_of(one, other, met, weights)
    chance = odds("related", traits)
    denied = (one.kind == "deny") != (other.kind == "deny")
    if chance < min(_DENIED, _RESTATED, _APART, *_HELD.values()):
        return None
    way = _way(one, other, met, traits)
    if way is None or chance < _least(one, other, met, way[0], denied=denied):
        return None
    dimension = "position" if {one.kind, other.kind} & STANDS else "fact"
    return Verdict(way[0], dimension, way[1], met.likeness * met.common * (_GUESSED if way[1] == "opposed" else 1.0))


def _least(one: Item, other: Item, met: Meeting, way: str, *, denied: bool) -> float:
    """The odds from which two statements are related in a way; `denied`: one of them denies."""
    if way == "conflict":
        return _APART
    if way == "denial" and denied:
        return _DENIED
    if way != "agree" or denied:
        return _RELATED
    return _RESTATED if _restates(one, other) else _held(one, other, met)


def _held(one: Item, other: Item, met: Meeting) -> float:
    """The odds from which two statements say the same: lower where two texts quote one side on several things."""
    if one.article == other.article or not one.side or one.side != other.side or one.layer != other.layer:
        return _RELATED
    return _HELD.get(min(len(met.ways), max(_HELD)), _RELATED)


def _restates(one: Item, other: Item) -> bool:
    """Whether two texts of these days quote one speaker: most likely the same words, told in two ways."""
    if one.article == other.article or not one.speaker or not same_speaker(one, other):
        return False
    gap = gap_in_days(one.day, other.day)
    return one.layer == other.layer == "claims" and gap is not None and gap <= _SAME_DAYS


def _way(one: Item, other: Item, met: Meeting, traits: Mapping[str, float]) -> tuple[str, str] | None:
    """The type of a relation and its reason; None where what may be stands beside what is."""
    later = odds("update", traits)
    if later > _WAY and one.day < other.day:
        return None
    if hedged(one) != hedged(other):
        return None
    opposed = odds("conflict", traits)
    steady = odds("related", traits) >= _STEADY and one.layer == other.layer
    plain = steady and opposed < _SURE and not met.against
    if opposed > _WAY and not same_speaker(one, other) and not (plain and met.likeness >= _LIKE):
        return _opposed_way(one, other, met, opposed)
    if _pledged(one, other) or put_off(one, other) or {one.kind, other.kind} == AT_ODDS:
        return None
    if (one.kind == "deny") != (other.kind == "deny"):
        return None
    turned = met.against > _TURNED * met.common or _negated(one, other, met)
    if turned and not (steady and opposed < _ALIKE and _stays(one, other, met)):
        return None
    if odds("event", traits) > _WAY:
        told = alike(one.deed) == alike(other.deed) and ahead(one) == ahead(other)
        return ("agree" if one.layer == other.layer else "same_event", "event_told") if told else None
    dated = bool({*one.dates} & {*other.dates} or {*one.numbers} & {*other.numbers})
    if (min(len(one.terms), len(other.terms)) < 2 and not dated) or of_some(one) != of_some(other):
        return None  # «الغارات» alone says nothing
    return "agree", "shared_words"


def _opposed_way(one: Item, other: Item, met: Meeting, opposed: float) -> tuple[str, str] | None:
    """The type of a relation of two statements that seem opposed."""
    if "deny" not in (one.kind, other.kind):
        return ("conflict", "opposed") if opposed > _SURE and _take_sides(one, other, met) else None
    if opposed < _SURE:
        return None
    said = other if one.kind == "deny" else one
    wrong = both_negate(one, other, met) or not met.against or negates_head(said) or said.kind == "expect"
    return None if wrong else ("denial", "negation")


def _stays(one: Item, other: Item, met: Meeting) -> bool:
    """Whether one party speaks twice, and names the very things of which it seems to speak in opposite ways."""
    acts = {one.kind, other.kind}
    if one.side != other.side or not one.side or ("refuse" in acts and acts & (STANDS - {"refuse"})):
        return False
    if len(acts & STANDS) == 1 and len(acts) > 1 and _negated(one, other, met):
        return False  # what it demands is not what it says will not be
    return all(sign >= 0 or (term in one.signs and term in other.signs) for term, sign in met.ways)


def _take_sides(one: Item, other: Item, met: Meeting) -> bool:
    """Whether two parties take opposite sides on what is surely one thing, wherever they name it."""
    if not one.side or not other.side or one.side == other.side or "events" in (one.layer, other.layer):
        return False
    against = [term for term, sign in met.ways if sign < 0 and _sided(one, term) and _sided(other, term)]
    objects = [term for term in against if is_object(term)]
    stand = takes_stand(one) and takes_stand(other)
    done = any(sign < 0 and term[0] == "@" and concepts()[term[1:]].effect in ("+", "-") for term, sign in met.ways)
    kin = [kinship(one.things.get(term), other.things.get(term), act=term in ACTS) for term in objects]
    return max(kin, default=-1) > (0 if stand else -1 if done else 1)


def _sided(item: Item, term: str) -> bool:
    """Whether a statement takes a side on a thing, or names only what excludes it."""
    return abs(item.signs.get(term, DONE)) >= DONE


def _pledged(one: Item, other: Item) -> bool:
    """Whether one party threatens or promises what another does or tells."""
    pledges = {one.kind, other.kind} & {"threaten", "promise"}
    others = "" not in (one.side, other.side) and one.side != other.side and set(one.dates).isdisjoint(other.dates)
    return bool(pledges) and others and ahead(one) != ahead(other)


def _negated(one: Item, other: Item, met: Meeting) -> bool:
    """Whether one negates what the other says."""
    ways = (term for term, sign in met.ways if sign < 0)
    return any(-NEGATED in (one.signs.get(term, 0), other.signs.get(term, 0)) for term in ways)
