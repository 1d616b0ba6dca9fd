"""Whom an event word without a subject of its own goes on with: the speaker of a statement."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause, bare
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.phrases import Phrase
from riwaya.annotate.happenings.words import marked
from riwaya.model import Claim, Frame

_NEAR, _FAR = 6, 25  # positions between where a content begins and its verb, and an announced deed
_TELLERS = frozenset({"media", "report", "unnamed", "eyewitness", "medical"})  # who tell of others' deeds
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})  # deeds of words, whose objects are named
_OWN = frozenset({"SANCTION", "REJECT", "AGREE", "YIELD", "COERCE", "SUPPORT", "MOBILIZE", "AID", "COOPERATE"})


def subject_of(frame: Frame, clause: Clause, layers: Layers, actor: Phrase | None) -> Claim | None:
    """The speaker of the statement that a verb makes, or in whose statement it says «إنه», or who announces a deed of
    their own, or of the last statement before it in the sentence."""
    head = clause.triggers[0]
    if not head.form.tense:
        return _announcer(frame, clause, layers) if actor is None else None
    start = frame.tokens[head.at].start
    claim = layers.spoken.get(head.start) or layers.spoken.get(start)
    if claim is not None and head.cue is None and claim.source_type in _TELLERS:
        return None  # «أعلنت الوكالة التوصل إلى اتفاق»
    if claim is None:
        claim = own_speaker(frame, clause, layers)
        if claim is not None:
            return claim
    if actor is not None:
        judging = head.cue is None or head.cue.plover in _SAID
        other = (
            judging
            and claim is not None
            and claim.party
            and claim.source
            and actor.party
            and claim.party != actor.party
        )
        early = claim is not None and claim.source is not None and claim.source.start < claim.cue.start
        return claim if other and early and actor.first > head.at else None
    if claim is not None:
        return claim
    sentence = frame.sentence_at(start)
    if sentence is None or head.clitics[:1] not in ("و", "ف"):
        return None
    said = [
        c for at, c in layers.spoken.items() if sentence[0] <= at < start and c.source and c.source_type not in _TELLERS
    ]
    return said[-1] if said else None


def own_speaker(frame: Frame, clause: Clause, layers: Layers) -> Claim | None:
    """Who says of themselves what a verb tells: «قال الجيش إنه قصف», «أعلنت الشرطة أنها اعتقلت»."""
    head = clause.triggers[0]
    at = head.at - 1
    if head.form.tense and at > 0 and frame.keys[at] == "قد":
        at -= 1
    if not head.form.tense or at < 1 or bare(frame, at) not in marked("oneself"):
        return None
    if frame.keys[head.at] in marked("impersonal"):  # «إنه تم خطفهما»
        return None
    start = frame.tokens[head.at].start
    claims = [c for first, last, c in layers.claims if first - _NEAR <= start < last and start - first <= _NEAR + 3]
    claim = next((c for c in reversed(claims) if c.source), None)
    if claim is None:
        return None
    cue = frame.keys[frame.token_at(layers.cues[claim.id])]
    feminine = cue.endswith("ت") or cue.removeprefix("و").startswith("ت")
    return claim if feminine == bare(frame, at).endswith("ها") else None


def _announcer(frame: Frame, clause: Clause, layers: Layers) -> Claim | None:
    """Who announces a deed, which is their own unless somebody else is named: «أعلنت الحكومة فرض رسوم»."""
    cue = clause.head.cue
    if cue is None or cue.plover not in _OWN:
        return None
    start = frame.tokens[clause.first].start
    for first, _, claim in reversed(layers.claims):
        if first <= start <= first + _FAR and claim.source and claim.source_type not in _TELLERS:
            said = frame.keys[frame.token_at(layers.cues[claim.id])]
            if said in marked("announce") or said.removeprefix("و") in marked("announce"):
                return claim
    return None
