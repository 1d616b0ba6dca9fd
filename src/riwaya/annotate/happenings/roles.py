"""Who did it to whom: which noun phrase around an event word acts and which is acted upon."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.happenings.agreement import (
    agrees,
    can_act,
    is_passive,
    is_undergone,
    only_tells,
    owns_deed,
    tells_plural,
)
from riwaya.annotate.happenings.clauses import CONTENT_TAKERS, Clause, bare, word
from riwaya.annotate.happenings.cues import Trigger
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.nominal import is_company
from riwaya.annotate.happenings.phrases import Phrase, phrases_of
from riwaya.annotate.happenings.protest import protest_roles
from riwaya.annotate.happenings.subjects import own_speaker, subject_of
from riwaya.annotate.happenings.toll import counted, endures, has_owner, is_reported, next_words, sufferer, toll_of
from riwaya.annotate.happenings.unnamed import (
    attacked,
    attacker,
    counted_before,
    deed_object,
    nation_judged,
    noun_at,
    object_of,
    owned,
    subject_before,
    with_unnamed,
)
from riwaya.annotate.happenings.words import marked
from riwaya.model import Claim, Frame

_NAME, _NEAR = 40, 3  # positions before a relative clause in which a name begins, and in which it ends
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_REACH = 9  # tokens behind a clause in which whoever acts may stand


class Roles(NamedTuple):
    """Actor and target of one event as phrases, None when the text does not say; `place`: a party key or "";
    `subject`: the statement whose speaker acts, where only it or an earlier clause names them."""

    actor: Phrase | None = None
    target: Phrase | None = None
    place: str = ""
    subject: Claim | None = None


def roles_of(frame: Frame, clause: Clause, layers: Layers) -> Roles:
    """The roles that the clause gives, an agent also from right behind it, a subject also from before it; of an
    attack also what its sentence says beside it."""
    roles = _own_roles(frame, clause, layers)
    actor, target = roles.actor, roles.target
    if clause.head.cue is None:
        return roles
    if actor is not None and target is None and roles.subject is None and _is_accused(frame, clause, actor):
        return roles._replace(actor=None, target=actor)
    if roles.subject is not None:
        judging = roles.target is None and clause.head.cue.plover in _JUDGING
        return roles._replace(target=nation_judged(frame, clause, layers)) if judging else roles
    if target is None and actor is not None and clause.triggers[0].form.tense:
        target = object_of(frame, clause, actor)
    if clause.head.cue.plover == "ASSAULT":
        actor = actor or attacker(frame, clause, layers)
        aim = attacked(frame, clause)
        target = (aim or target) if clause.head.cue.key in marked("launch") else target or aim
        target = owned(frame, target, layers) if target is not None else None
        actor = actor or subject_before(frame, clause, layers)
        if target is None and actor is not None and actor.first < clause.triggers[-1].at:
            target = deed_object(frame, clause)
        target = None if target is not None and actor is not None and target.first == actor.first else target
        actor = None if actor is not None and only_tells(frame, clause, actor) else actor
    elif target is None and clause.head.cue.plover in _JUDGING:
        target = nation_judged(frame, clause, layers)
    return roles._replace(actor=actor, target=target)


def _is_accused(frame: Frame, clause: Clause, phrase: Phrase) -> bool:
    """Whether the only party of a verb of accusing, right before the charge, is accused: «اتهم النظام بشن هجوم»."""
    head = clause.triggers[0]
    if clause.head.cue is None or clause.head.cue.key not in marked("accusing") or not head.form.tense:
        return False
    if head.form.pronoun:
        return False  # «رجل الدين الذي يتهمه الرئيس بـ»: who stands behind the verb accuses
    following = frame.keys[phrase.last] if phrase.last < len(frame.tokens) else ""
    return phrase.first == head.at + 1 and following[:1] == "ب" and following not in marked("phrase_end")


def _own_roles(frame: Frame, clause: Clause, layers: Layers) -> Roles:
    """The roles by the phrases of the clause alone."""
    phrases = phrases_of(frame, clause, layers)
    places = (phrase for phrase in phrases if phrase.lead == "in" and phrase.type in _PLACES)
    place = next((phrase.party for phrase in places if phrase.party), "")
    toll = toll_of(clause)
    free = [p for p in phrases if p.lead not in ("in", "and", "other") and not only_tells(frame, clause, p)]
    free = with_unnamed(frame, clause, layers, free, behind=toll is None)
    agent = next((phrase for phrase in free if phrase.lead == "agent"), None) or _doer(clause, free)
    if toll is not None:
        people = counted(frame, toll, clause, layers)
        actor, target = sufferer(frame, toll, free, agent, people, reported=is_reported(frame, clause))
        if actor is not None and target is None and actor.first == toll.at + 1:
            target = next(iter(noun_at(frame, clause, actor.last, clause.last)), None)  # «قتلت إسرائيل عالما»
        speaker = own_speaker(frame, clause, layers) if actor is None else None
        target = target or people or counted_before(frame, clause, layers) or next_words(frame, toll, clause)
        return Roles(actor, target, place, speaker)
    if clause.head.cue is not None and clause.head.cue.plover == "PROTEST":
        return Roles(*protest_roles(frame, clause, free), place)
    antecedent = _antecedent(frame, clause)
    content = _content(frame, clause)
    free = [phrase for phrase in free if phrase.first < content and not _is_met(frame, clause, phrase)]
    actor, target = _two_sides(frame, clause, phrases) or _actor_and_target(frame, clause, free, agent, antecedent)
    if antecedent and not clause.triggers[0].form.pronoun:
        actor = actor or _named_before(frame, clause, layers)
    subject = None if endures(clause) else subject_of(frame, clause, layers, actor)
    if subject is not None and actor is not None:
        actor, target = None, actor  # «وتتهم إسرائيل»: the speaker accuses, who is named is accused
    if subject is not None and target is not None and target.party == subject.party:
        subject = None
    return Roles(actor, target, place, subject)


def _content(frame: Frame, clause: Clause) -> int:
    """Token at which what a demand, a denial or a charge is about begins; who is named there does not suffer it."""
    head = clause.triggers[0]
    if clause.head.cue is None or clause.head.cue.plover not in CONTENT_TAKERS or not head.form.tense:
        return clause.last + _REACH
    return next((k for k in range(head.at + 1, clause.last) if bare(frame, k) in marked("that")), clause.last + _REACH)


def _is_met(frame: Frame, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase only names who was met or spoken to when somebody was accused, warned or asked."""
    head = clause.triggers[0]
    judged = clause.head.cue is not None and clause.head.cue.plover in CONTENT_TAKERS and head.form.tense != ""
    return judged and is_company(frame, head.at, phrase.first)


def _two_sides(frame: Frame, clause: Clause, phrases: list[Phrase]) -> tuple[Phrase, Phrase] | None:
    """The parties of what two do together: «بين بغداد وواشنطن», «اتفقت بغداد وواشنطن»."""
    sides = [phrase for phrase in phrases if phrase.lead == "between"]
    if len(sides) > 1:
        return sides[0], sides[1]
    if (
        clause.head.cue is None
        or clause.head.cue.plover not in _MUTUAL
        or any(word(frame, p.first - 1) == "مع" for p in phrases)
    ):
        return None
    joined = next((k for k, phrase in enumerate(phrases) if phrase.lead == "and" and k), 0)
    return (phrases[joined - 1], phrases[joined]) if joined and phrases[joined].party else None


def _antecedent(frame: Frame, clause: Clause) -> bool:
    """Whether the verb stands in a relative clause: what is named behind it is its object, or with an attached
    pronoun its subject."""
    head = clause.triggers[0]
    at = head.at - 1 if head.at and word(frame, head.at - 1) != "قد" else head.at - 2
    return bool(head.form.tense) and at >= 0 and bare(frame, at) in marked("relative")


def _named_before(frame: Frame, clause: Clause, layers: Layers) -> Phrase | None:
    """The name right before a relative clause: «ماكرون، الذي التقى ...», unlike «سوريا ضمن التحالف الذي تشكل»."""
    if clause.first < clause.triggers[0].at and bare(frame, clause.first) not in marked("relative"):
        return None
    start = frame.tokens[clause.first].start
    named = [a for a in layers.within("actors", start - _NAME, start) if start - _NEAR <= a.end <= start]
    if not named:
        return None
    name = named[-1]
    first, last = frame.token_at(name.start), frame.token_at(name.end - 1) + 1
    return Phrase(first, last, name.value, "", name.type, name.start)


def _doer(clause: Clause, phrases: list[Phrase]) -> Phrase | None:
    """Who comes behind a verb that points back to the event: «هجوم نفذه انتحاري»."""
    for trigger in clause.triggers[1:]:
        if trigger.form.tense and trigger.form.pronoun:
            return next((phrase for phrase in phrases if 0 < phrase.first - trigger.at <= 2 and not phrase.lead), None)
    return None


def _actor_and_target(
    frame: Frame, clause: Clause, free: list[Phrase], agent: Phrase | None, relative: bool
) -> tuple[Phrase | None, Phrase | None]:
    """The subject acts; what stands behind a preposition or second is acted upon. A subject agrees with its verb
    and is no place."""
    head = clause.triggers[0]
    before = [phrase for phrase in free if phrase is not agent and phrase.first < head.at]
    behind = [phrase for phrase in free if phrase is not agent and phrase.first > head.at]
    if head.form.tense == "participle":
        return agent, next(iter(behind), None)  # «داعيا الحكومة إلى …»: who speaks is named by the clause before
    if is_passive(frame, head):
        return agent, next(
            (phrase for phrase in [*before, *behind] if not phrase.lead), None
        )  # «أحيل الوزير إلى القضاء»
    if is_undergone(frame, clause, behind):
        return agent, behind[0]  # «إغلاق القنصلية الروسية»
    if owns_deed(clause, behind):
        return behind[0], next(iter(behind[1:]), None)
    if endures(clause):
        blow = next((t.at for t in clause.triggers[1:] if _is_blow(t)), clause.last)
        struck = next((phrase for phrase in [*before, *behind] if phrase.first < blow), None)
        striker = next((phrase for phrase in behind if phrase.first == blow + 1 and phrase.lead != "in"), None)
        return agent or striker, struck  # «تعرضت البلدة لقصف القوات»
    if relative and agent is None and (before or not head.form.pronoun):
        sides = (next(iter(before), None), next(iter(behind), None))
        return sides if not head.form.pronoun else (sides[1], sides[0])
    actor = agent
    for phrase in [*before, *[phrase for phrase in behind if not phrase.lead][:1]]:
        behind_plural = phrase.first > head.at and tells_plural(frame, head)
        if behind_plural or actor is not None or phrase.lead:
            continue
        if can_act(frame, clause, phrase) and agrees(frame, head, phrase):
            actor = phrase
    if actor is None:
        if has_owner(frame, head, behind):
            return behind[0], behind[1]
        return None, behind[0] if behind else None
    target = next((p for p in behind if p.first > actor.first and (not p.party or p.party != actor.party)), None)
    return actor, target if target is not None or agent is None or not before else before[0]


def _is_blow(trigger: Trigger) -> bool:
    """Whether an event word names what is endured, not the toll of it or who holds the place."""
    cue = trigger.cue
    return cue is not None and not trigger.form.tense and cue.key not in marked("toll") and cue.weight != "weak"
