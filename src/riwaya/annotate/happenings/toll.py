"""Who is dead, wounded or detained, and who did it: «قُتل 28 متطوعا», «مسلحون اختطفوا النقيب»."""

from __future__ import annotations

from riwaya.annotate.happenings.agreement import is_passive
from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.cues import Trigger
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.phrases import Phrase, phrase_end
from riwaya.annotate.happenings.unnamed import PEOPLE, noun_at
from riwaya.annotate.happenings.words import marked
from riwaya.lang.ar.clitics import strip_article
from riwaya.model import Frame

_KILLERS = frozenset({"GPE", "FORCE", "ARMED_GROUP"})
_BESIDE, _FAR_BESIDE = 3, 7  # tokens behind a verb in which its object stands, the second where its subject is before


def toll_of(clause: Clause) -> Trigger | None:
    """The event word whose noun suffers: the first that tells of dead and wounded, else the last of its kind."""
    if endures(clause):
        return None  # «تعرض الموكب لهجوم أسفر عن مقتل جنديين»
    told = [t for t in clause.triggers if t.cue is not None and t.cue.key in marked("sufferer")]
    first = next((t for t in told if t.cue is not None and t.cue.key in marked("toll")), None)
    return first or (told[-1] if told else None)


def endures(clause: Clause) -> bool:
    return clause.head.cue is not None and clause.head.cue.key in marked("endurer")


def sufferer(
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
        if agent is None and has_owner(frame, toll, whole):
            return whole[0], whole[1]  # «احتجاز أنقرة للقس»
        tally = toll.cue is not None and toll.cue.sort != "deed"
        if agent is None and not tally and len(behind) > 1 and behind[1].first == behind[0].last:
            return behind[0], behind[1]  # «اغتيال إسرائيل قائد الحركة»
        victim = behind[0] if behind else None
        if victim is not None and counted is not None and counted.first < victim.first < counted.last:
            victim = counted  # «مقتل 12 متظاهرا»
        return agent or (before[0] if before else None), victim
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
    if agent is None and behind and _kills(frame, toll, behind[0]):
        return behind[0], None
    return agent, behind[0] if behind else None


def _kills(frame: Frame, toll: Trigger, phrase: Phrase) -> bool:
    """Whether a state or a force stands between the verb and whom it killed: «اغتالت إسرائيل عالما إيرانيا»."""
    if phrase.type not in _KILLERS or phrase.first != toll.at + 1 or is_passive(frame, toll):
        return False
    if phrase.last >= len(frame.tokens) or frame.tokens[phrase.last].kind != "word":
        return False
    victim = frame.keys[phrase.last]
    return len(victim) > 3 and (victim.endswith("ا") or victim.startswith("ال"))


def has_owner(frame: Frame, head: Trigger, behind: list[Phrase]) -> bool:
    """Whether a verbal noun, also one that is written like a verb of the past, stands before its owner and, behind ل,
    whom it is for or done to: «دعم واشنطن لأوكرانيا», «قصف الجيش للقرية»."""
    noun = not head.form.tense or word(frame, head.at)[len(head.clitics) :] in marked("masdar")
    if len(behind) < 2 or head.form.pronoun or not noun:
        return False
    owner, other = behind[:2]
    return (owner.first, other.first, owner.lead, other.lead) == (head.at + 1, owner.last, "", "to")


def _count_before(frame: Frame, phrase: Phrase) -> int:
    """Token at which a phrase that counts people begins («28 شخصا», «ثلاثة جنود»), -1 for other phrases."""
    tokens = range(max(0, phrase.first - 1), phrase.first + 1)
    counts = [k for k in tokens if frame.tokens[k].kind == "number" or frame.keys[k] in marked("count")]
    return counts[0] if counts else -1


def is_reported(frame: Frame, clause: Clause) -> bool:
    """Whether a toll is what somebody reports («أعلنت الشرطة مقتل …»), not what they do («قام الجنود بقتل …»)."""
    first = clause.triggers[0]
    return first.cue is None and word(frame, first.at)[len(first.clitics) :] in marked("announce")


def counted(frame: Frame, toll: Trigger, clause: Clause, layers: Layers) -> Phrase | None:
    """The people who are counted behind a toll: «قُتل ما لا يقل عن 28 متطوعا»."""
    start, end = frame.tokens[toll.at].end, frame.tokens[clause.last - 1].end
    for quantity in layers.within("quantities", start, end):
        if quantity.value in PEOPLE:
            first, last = frame.token_at(quantity.start), frame.token_at(quantity.end - 1) + 1
            return Phrase(first, max(last, phrase_end(frame, first, clause.last, set(), None)), "", "")
    return None


def next_words(frame: Frame, toll: Trigger, clause: Clause) -> Phrase | None:
    """The words right behind a toll, when nobody known stands there: «اغتيال سائقه الخاص»."""
    if toll.form.pronoun:
        return None
    return next(iter(noun_at(frame, clause, toll.at + 1, clause.last)), None)
