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
from riwaya.annotate.happenings.phrases import Phrase, phrase_end, phrases_of
from riwaya.annotate.happenings.protest import protest_roles
from riwaya.annotate.happenings.subjects import own_speaker, subject_of
from riwaya.annotate.happenings.unnamed import (
    PEOPLE,
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
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Claim, Frame

_NAME, _NEAR = 40, 3  # positions before a relative clause in which a name begins, and in which it ends
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT", "THREATEN"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_REACH = 9  # tokens behind a clause in which whoever acts may stand
_BESIDE, _FAR_BESIDE = 3, 7  # tokens behind a verb in which its object stands, the second where its subject is before


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
    place = next((phrase.party for phrase in phrases if phrase.lead == "in" and phrase.party), "")
    toll = _toll(clause)
    free = [p for p in phrases if p.lead not in ("in", "and", "other") and not only_tells(frame, clause, p)]
    free = with_unnamed(frame, clause, layers, free, behind=toll is None)
    agent = next((phrase for phrase in free if phrase.lead == "agent"), None) or _doer(clause, free)
    if toll is not None:
        counted = _counted(frame, toll, clause, layers)
        actor, target = _sufferer(frame, toll, free, agent, counted, reported=_is_reported(frame, clause))
        speaker = own_speaker(frame, clause, layers) if actor is None else None
        target = target or counted or counted_before(frame, clause, layers) or _next_words(frame, toll, clause)
        return Roles(actor, target, place, speaker)
    if clause.head.cue is not None and clause.head.cue.plover == "PROTEST":
        return Roles(*protest_roles(frame, clause, free), place)
    antecedent = _antecedent(frame, clause)
    content = _content(frame, clause)
    free = [phrase for phrase in free if phrase.first < content and not _is_met(frame, clause, phrase)]
    actor, target = _two_sides(frame, clause, phrases) or _actor_and_target(frame, clause, free, agent, antecedent)
    if antecedent and not clause.triggers[0].form.pronoun:
        actor = actor or _named_before(frame, clause, layers)
    subject = None if _endures(clause) else subject_of(frame, clause, layers, actor)
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
    if _endures(clause):
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
        if _owned(frame, head, behind):
            return behind[0], behind[1]
        return None, behind[0] if behind else None
    target = next((p for p in behind if p.first > actor.first and (not p.party or p.party != actor.party)), None)
    return actor, target if target is not None or agent is None or not before else before[0]


def _owned(frame: Frame, head: Trigger, behind: list[Phrase]) -> bool:
    """Whether a verbal noun, also one that is written like a verb of the past, stands before its owner and, behind ل,
    whom it is for or done to: «دعم واشنطن لأوكرانيا», «قصف الجيش للقرية»."""
    noun = not head.form.tense or word(frame, head.at)[len(head.clitics) :] in marked("masdar")
    if len(behind) < 2 or head.form.pronoun or not noun:
        return False
    owner, other = behind[:2]
    return (owner.first, other.first, owner.lead, other.lead) == (head.at + 1, owner.last, "", "to")


def _sufferer(
    frame: Frame,
    toll: Trigger,
    phrases: list[Phrase],
    agent: Phrase | None,
    counted: Phrase | None,
    *,
    reported: bool,
) -> tuple[Phrase | None, Phrase | None]:
    """Of a toll or an arrest: who is named alone suffered, and who is counted; of two beside the verb the first did
    it."""
    free = [phrase for phrase in phrases if phrase is not agent and not phrase.lead]
    before = [] if reported else [phrase for phrase in free if phrase.first < toll.at]
    behind = [phrase for phrase in free if phrase.first > toll.at]
    if toll.form.tense and toll.form.pronoun:
        return agent or next(iter(behind), None), None  # «البلد الذي دمرته الحرب»
    if not toll.form.tense:
        whole = [phrase for phrase in phrases if phrase is not agent and phrase.first > toll.at]
        if agent is None and _owned(frame, toll, whole):
            return whole[0], whole[1]  # «احتجاز أنقرة للقس»
        tally = toll.cue is not None and toll.cue.sort != "deed"
        if agent is None and not tally and len(behind) > 1 and behind[1].first == behind[0].last:
            return behind[0], behind[1]  # «اغتيال إسرائيل قائد الحركة»
        return agent or (before[0] if before else None), behind[0] if behind else None
    if before and _count_before(frame, before[-1]) >= 0:
        return agent, before[-1]._replace(first=_count_before(frame, before[-1]))  # «28 شخصا قتلوا وأصيب 55»
    if counted is not None and counted.first - toll.at <= (_FAR_BESIDE if before else _BESIDE):
        between = behind[0] if behind and behind[0].first < counted.first else None  # «اختطف مسلحون 15 شخصا»
        return agent or (before[-1] if before else between), counted  # «جنوده قتلوا خمسة مسلحين», «قُتل 28 متطوعا»
    if behind and agent is None and toll.cue is not None and toll.cue.key in marked("seizing"):
        head = strip_article(word(frame, behind[0].first))
        if head in marked("perpetrator"):  # «خطف مسلحون مطران الموصل»
            return behind[0], behind[1] if len(behind) > 1 else None
    if before and toll.at - before[-1].last <= 1:
        if behind and agent is None and behind[0].first - toll.at <= _BESIDE:
            return before[-1], behind[0]
        if agent is None and toll.cue is not None and toll.cue.key in marked("seizing"):
            return before[-1], None  # «مسلحون اختطفوا نقيب الصيادلة»
        return agent, before[-1]
    if agent is None and len(behind) > 1 and behind[1].first - behind[0].last <= 1:
        return behind[0], behind[1]
    return agent, behind[0] if behind else None


def _count_before(frame: Frame, phrase: Phrase) -> int:
    """Token at which a phrase that counts people begins («28 شخصا», «ثلاثة جنود»), -1 for other phrases."""
    tokens = range(max(0, phrase.first - 1), phrase.first + 1)
    counts = [k for k in tokens if frame.tokens[k].kind == "number" or frame.keys[k] in marked("count")]
    return counts[0] if counts else -1


def _is_blow(trigger: Trigger) -> bool:
    """Whether an event word names what is endured, not the toll of it or who holds the place."""
    cue = trigger.cue
    return cue is not None and not trigger.form.tense and cue.key not in marked("toll") and cue.weight != "weak"


def _endures(clause: Clause) -> bool:
    return clause.head.cue is not None and clause.head.cue.key in marked("endurer")


def _toll(clause: Clause) -> Trigger | None:
    """The event word whose noun suffers: the first that tells of dead and wounded, else the last of its kind."""
    if _endures(clause):
        return None  # «تعرض الموكب لهجوم أسفر عن مقتل جنديين»
    told = [t for t in clause.triggers if t.cue is not None and t.cue.key in marked("sufferer")]
    first = next((t for t in told if t.cue is not None and t.cue.key in marked("toll")), None)
    return first or (told[-1] if told else None)


def _is_reported(frame: Frame, clause: Clause) -> bool:
    """Whether a toll is what somebody reports («أعلنت الشرطة مقتل …»), not what they do («قام الجنود بقتل …»)."""
    first = clause.triggers[0]
    return first.cue is None and word(frame, first.at)[len(first.clitics) :] in marked("announce")


def _counted(frame: Frame, toll: Trigger, clause: Clause, layers: Layers) -> Phrase | None:
    """The people who are counted behind a toll: «قُتل ما لا يقل عن 28 متطوعا»."""
    start, end = frame.tokens[toll.at].end, frame.tokens[clause.last - 1].end
    for quantity in layers.within("quantities", start, end):
        if quantity.value in PEOPLE:
            first, last = frame.token_at(quantity.start), frame.token_at(quantity.end - 1) + 1
            return Phrase(first, max(last, phrase_end(frame, first, clause.last, set(), None)), "", "")
    return None


def _next_words(frame: Frame, toll: Trigger, clause: Clause) -> Phrase | None:
    """The words right behind a toll, when nobody known stands there: «اغتيال سائقه الخاص»."""
    if toll.form.pronoun:
        return None
    return next(iter(noun_at(frame, clause, toll.at + 1, clause.last)), None)
