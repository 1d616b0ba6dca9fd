"""Who did it to whom: noun phrases and parties around an event word."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.cues import Trigger, stems
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_LONGEST = 7  # words of a noun phrase
_REACH = 8  # tokens of the sentence behind a clause in which an agent may stand


class Phrase(NamedTuple):
    """A noun phrase that can act or suffer: tokens ``first..last``, `party` its key or "", `lead` how it is tied to
    what stands before: "" (subject or object), "to" (a preposition of target), "agent", "in" or "other"."""

    first: int
    last: int
    party: str
    lead: str


class Roles(NamedTuple):
    """Actor and target of one event as phrases, None when the text does not say; `place`: a party key or ""."""

    actor: Phrase | None = None
    target: Phrase | None = None
    place: str = ""


def roles_of(frame: Frame, clause: Clause, layers: Layers) -> Roles:
    """The roles that the clause gives, an agent also from right behind it."""
    phrases = _phrases(frame, clause, layers)
    place = next((phrase.party for phrase in phrases if phrase.lead == "in" and phrase.party), "")
    free = [phrase for phrase in phrases if phrase.lead != "in"]
    agent = next((phrase for phrase in free if phrase.lead == "agent"), None) or _doer(clause, free)
    toll = next((t for t in reversed(clause.triggers) if t.cue is not None and t.cue.key in marked("sufferer")), None)
    if toll is None:
        return Roles(*_actor_and_target(clause, free, agent), place)
    actor, target = _sufferer(toll, free, agent, reported=clause.triggers[0].cue is None)
    return Roles(actor, target or _next_words(frame, toll, clause), place)


def _doer(clause: Clause, phrases: list[Phrase]) -> Phrase | None:
    """Who comes behind a verb that points back to the event: «هجوم نفذه انتحاري»."""
    for trigger in clause.triggers[1:]:
        if trigger.form.tense and trigger.form.pronoun:
            return next((phrase for phrase in phrases if 0 < phrase.first - trigger.at <= 2 and not phrase.lead), None)
    return None


def _phrases(frame: Frame, clause: Clause, layers: Layers) -> list[Phrase]:
    """The noun phrases of people, forces and parties in the clause and shortly behind it, left to right."""
    sentence = frame.sentence_at(frame.tokens[clause.head.at].start)
    stop = min(clause.last + _REACH, frame.tokens_in(*sentence).stop if sentence else clause.last)
    events = {trigger.at for trigger in clause.triggers}
    inside = layers.within("actors", frame.tokens[clause.first].start, frame.tokens[stop - 1].end)
    named = {frame.token_at(party.start): party for party in reversed(inside)}
    found: list[Phrase] = []
    index = clause.first
    while index < stop:
        party = named.get(index)
        if index in events or not (party or _names_role(frame, index)):
            index += 1
            continue
        last = _phrase_end(frame, index, stop, events, party)
        lead = _lead(frame, index)
        if index < clause.last or lead == "agent":
            party = party or next((named[k] for k in range(index, last) if k in named), None)
            found.append(Phrase(index, last, party.value if party else "", lead))
        index = last
    return found


@lru_cache(maxsize=65536)
def _is_role(key: str) -> bool:
    """Whether a word names people, a force, a means, or counts them."""
    return not marked("role").isdisjoint(stems(key)) or key in marked("count")


def _names_role(frame: Frame, index: int) -> bool:
    return frame.tokens[index].kind == "word" and _is_role(word(frame, index))


def _phrase_end(frame: Frame, index: int, stop: int, events: set[int], party: Placed | None) -> int:
    """Token behind the noun phrase that begins at `index`."""
    last = index + 1
    floor = frame.token_at(party.end - 1) + 1 if party is not None else last
    while last < stop and last - index < _LONGEST:
        token = frame.tokens[last]
        form = word(frame, last)
        if token.kind == "mark" and token.form not in '"«»“”':
            break
        if last in events or form in marked("phrase_end"):
            break
        if last >= floor and token.kind != "mark" and _begins_another(frame, index, last, form):
            break
        last += 1
    while last > index + 1 and frame.tokens[last - 1].kind == "mark":
        last -= 1
    return max(last, min(floor, stop))


def _begins_another(frame: Frame, first: int, index: int, form: str) -> bool:
    """Whether the word at `index` stands outside the noun phrase that began at `first`."""
    if form[0] == "و" or (form[0] in "بل" and len(form) > 4 and form not in marked("role")):
        return True
    counted = frame.tokens[index - 1].kind == "number" or word(frame, first) in marked("count")
    return _names_role(frame, index) and not counted


def _lead(frame: Frame, index: int) -> str:
    """How the phrase at token `index` is tied to what stands before it."""
    form = word(frame, index)
    before = word(frame, index - 1) if index else ""
    if before in marked("agent"):
        return "agent"
    if before in marked("in") or (form[0] == "ب" and form[1:3] == "ال"):
        return "in"
    if before in marked("to_target"):
        return "to"
    if form.startswith("لل") or (form[0] == "ل" and form[1:] in marked("role")):
        return "to"
    return ""


def _actor_and_target(
    clause: Clause, phrases: list[Phrase], agent: Phrase | None
) -> tuple[Phrase | None, Phrase | None]:
    """The subject acts; what stands behind a preposition or second is acted upon."""
    head = clause.triggers[0]
    free = [phrase for phrase in phrases if phrase is not agent and phrase.lead in ("", "to")]
    before = [phrase for phrase in free if phrase.first < head.at]
    behind = [phrase for phrase in free if phrase.first > head.at]
    if clause.head.cue is not None and clause.head.cue.key in marked("endurer"):
        return agent, next(iter(before or behind), None)
    plain = [phrase for phrase in behind if not phrase.lead]
    actor = agent or (before[0] if before else plain[0] if plain else None)
    if actor is None:
        return None, behind[0] if behind else None
    target = next((p for p in behind if p.first > actor.first and (not p.party or p.party != actor.party)), None)
    return actor, target if target is not None or agent is None or not before else before[0]


def _sufferer(
    toll: Trigger, phrases: list[Phrase], agent: Phrase | None, *, reported: bool
) -> tuple[Phrase | None, Phrase | None]:
    """Of a toll or an arrest: who is named alone suffered; of two beside the verb the first did it."""
    free = [phrase for phrase in phrases if phrase is not agent and not phrase.lead]
    before = [] if reported else [phrase for phrase in free if phrase.first < toll.at]
    behind = [phrase for phrase in free if phrase.first > toll.at]
    if not toll.form.tense:
        return agent, behind[0] if behind else None
    if before and toll.at - before[-1].last <= 1:
        return (before[-1], behind[0]) if behind and agent is None else (agent, before[-1])
    if agent is None and len(behind) > 1 and behind[1].first - behind[0].last <= 1:
        return behind[0], behind[1]
    return agent, behind[0] if behind else None


def _next_words(frame: Frame, toll: Trigger, clause: Clause) -> Phrase | None:
    """The words right behind a toll, when nobody known stands there: «اغتيال سائقه الخاص»."""
    first = toll.at + 1
    if toll.form.pronoun or first >= clause.last or frame.tokens[first].kind == "mark":
        return None
    if word(frame, first) in marked("phrase_end"):
        return None
    return Phrase(first, _phrase_end(frame, first, clause.last, set(), None), "", "")
