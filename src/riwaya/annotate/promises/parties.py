"""Who is bound by a commitment, and to whom."""

from __future__ import annotations

from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.outlook.eventive import can_cause
from riwaya.annotate.promises.context import claim_at, is_under
from riwaya.annotate.promises.lists import Candidate
from riwaya.annotate.promises.words import any_listed
from riwaya.model import Claim, Frame

_VERB = 40  # characters between a verb of putting off and the act
_UNBOUND = frozenset(("FAC", "LOC", "MEDIA"))  # types of parties that promise nothing


def parties_of(frame: Frame, layers: Layers, candidate: Candidate) -> list[str]:
    """Party keys, the one that is bound first: the speaker of his own words, else the subject, else the speaker.

    A name under a preposition is a place, a helper or somebody the act concerns, never the one that is bound:
    «سيعمل بالتعاون مع الوزارة» binds its speaker.
    """
    claim = claim_at(layers, candidate.cue) or _spoken(layers, candidate.cue)
    named = layers.within("actors", candidate.start, candidate.end)
    free = [party for party in named if not is_under(frame, party) and party.type not in _UNBOUND]
    subject = next((party.value for party in free if party.start < candidate.cue), "")
    behind = named if candidate.kind == "duty" else free  # «يتعين على الرئيس أن يقرر»
    doer = next((p.value for p in behind if p.start >= candidate.cue and _is_near(frame, candidate.cue, p)), "")
    speaker = claim.party if claim else ""
    by = (speaker if candidate.own else "") or _mover(frame, layers, candidate) or subject or doer or speaker
    others = [party.value for party in named if party.value != by]
    return [by, *others] if by or others else []


def _mover(frame: Frame, layers: Layers, candidate: Candidate) -> str:
    """Who puts an act off or calls it off, named between that verb and the act: «أرجأت بغداد إعلان الموعد»."""
    tokens = frame.tokens_in(max(0, candidate.start - _VERB), candidate.start)
    verb = next((k for k in reversed(tokens) if any_listed(frame, (k,), "cancels")), None)
    if verb is None:
        return ""
    between = layers.within("actors", frame.tokens[verb].end, candidate.start)
    return next((party.value for party in between if not is_under(frame, party)), "")


def _spoken(layers: Layers, cue: int) -> Claim | None:
    """The statement whose own verb promises, with or without a conjunction: «وتوعد بالرد»."""
    return layers.spoken.get(cue) or layers.spoken.get(cue + 1)


def _is_near(frame: Frame, cue: int, party: Placed) -> bool:
    """Whether a name stands right behind the verb, where its subject does."""
    between = frame.tokens_in(cue, party.start)
    acts = (can_cause(frame.keys[k]) and not frame.keys[k].startswith("ال") for k in between[1:])
    return len(between) <= 3 and not any(acts)  # «سيعارض ترشيح الرئيس»: the president does nothing
