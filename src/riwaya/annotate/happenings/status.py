"""Whether an event happened, or is denied, planned, demanded or only thought of."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.cues import Cue, stems
from riwaya.annotate.happenings.doubts import doubt_before
from riwaya.annotate.happenings.layers import Layers
from riwaya.annotate.happenings.words import marked
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_THREAT = "threat"
_COPULAS = ("هو", "هي")
_RELATIVE = ("ما", "وما")
_COPULA_BEHIND = 10
_PUT_OFF = 2  # tokens before an act in which its delay stands: «تأجيل موعد الانسحاب»
_SUBJECT = 6  # tokens from «أن» to the event word of its clause
_THAT = frozenset(f"{lead}ان{pronoun}" for lead in ("", "ب") for pronoun in ("", "ه", "ها", "هم", "هما"))
_QUOTES = frozenset('"«»“”')
_DOUBTED = {"held": "denied", "doubt": "denied", "denied": "denied", "open": "hypothetical", "unsure": "hypothetical"}
_TELLING = (*_COPULAS, "ما", "ان", "قد", "وقد", "صحه")
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT"})


@cache
def _contexts() -> dict[str, tuple[str, int]]:
    return {key_of(fold(r["word"])): (r["mark"], int(r["reach"])) for r in load_table("event_contexts").rows}


def _may_tell(key: str) -> bool:
    """Whether a token before an event word can say how it stands: a mark, or a word that is looked for."""
    return not key[0].isalnum() or key in _TELLING or not _contexts().keys().isdisjoint((key, key[1:]))


def status_of(frame: Frame, clause: Clause, floor: int | None = None) -> str:
    """happened, denied, planned, demanded or hypothetical, from the words before and in the clause; `floor` is the
    first token of its sentence, if that is known."""
    trigger = clause.triggers[0]
    told = _told_by_itself(frame, clause)
    if told:
        return told
    if floor is None:
        sentence = frame.sentence_at(frame.tokens[trigger.at].start)
        floor = frame.tokens_in(*sentence).start if sentence else 0
    marks = _contexts()
    seen = ""
    goes_on = trigger.clitics[:1] in ("و", "ف") and trigger.form.tense != ""  # «نفت كذا، وطالبت بكذا»
    for index in reversed(frame.keys_where(_may_tell, max(floor, trigger.at - 9), trigger.at)):
        form = frame.keys[index]
        if frame.tokens[index].kind == "mark" and (form in ".؛؟!" or (form == "،" and goes_on)):
            break
        if form == "ما" and (_is_relative(frame, index, floor) or (trigger.at - index == 1 and trigger.form.pronoun)):
            break  # «ما شهدته من هجمات»
        if form == "دون" and word(frame, index + 1) == "طيار":
            continue
        if form in _COPULAS and word(frame, index + 1) == "قيام":  # «ما أشعل الاحتجاجات هو قيام الجيش باعتقالهم»
            return "happened"
        if form in _RELATIVE and _is_told_of(frame, trigger.at):
            continue
        if form == "صحه" and index > floor and frame.keys[index - 1] in ("لا", "ولا", "عدم"):
            return "denied"  # «لا صحة لما قيل عن مقتل القائد»
        mark = marks.get(form) or (marks.get(form[1:]) if form[:1] in "وف" else None)
        if mark is not None and trigger.at - index <= mark[1]:
            seen = "denied" if mark[0] == "negated" else mark[0]
            break
        if form == "ان" and trigger.at - index == 1 and trigger.form.tense == "present":
            seen = "hypothetical"
        if form in ("قد", "وقد") and trigger.at - index == 1 and trigger.form.tense == "present":
            before = range(max(floor, index - 6), index)  # «وكان التحالف قد تشكل» is past
            return "happened" if any(frame.keys[k] in marked("was") for k in before) else "hypothetical"
    if not seen and "ل" in trigger.clitics and not _is_undergone(trigger.cue):
        seen = "hypothetical"
    status = seen or _doubted(frame, trigger.at, floor) or _held_status(clause)
    return "planned" if status == "denied" and _is_put_off(frame, trigger.at) else status


def _told_by_itself(frame: Frame, clause: Clause) -> str:
    """What the event words of a clause say by themselves: a future, a threat, a verb that puts off or calls off."""
    trigger = clause.triggers[0]
    if clause.head.cue is not None and clause.head.cue.sort == _THREAT:
        return "happened"
    for other in clause.triggers:
        if "س" in other.clitics and other.form.tense == "present":
            return "planned"
    if clause.head is not trigger:  # «أرجأ البرلمان التصويت», «ألغى الرئيس القمة»
        held_up = frame.keys[trigger.at].removeprefix("و").removeprefix("ف")
        if held_up in marked("deferring") or held_up in marked("cancelling"):
            return "planned" if held_up in marked("deferring") else "denied"
    return ""


def _doubted(frame: Frame, at: int, floor: int) -> str:
    """denied or hypothetical when the clause of the event at token `at` stands under what is not believed, doubted,
    denied or not claimed: «لا يعتقد أن الجيش قصف القرية», «لا دليل على أن …»; else ""."""

    def stops(before: int) -> bool:
        return frame.tokens[before].kind == "mark" and frame.tokens[before].form not in _QUOTES

    for that in range(at - 1, max(floor, at - 1 - _SUBJECT), -1):
        if frame.keys[that] in _THAT:
            return _DOUBTED.get(doubt_before(frame.keys, that, floor, stops), "")
        if stops(that):
            return ""
    return ""


def _is_put_off(frame: Frame, at: int) -> bool:
    """Whether it is the delay of an act that is denied, not the act: «نفى تأجيل الانسحاب»."""
    near = frame.keys[max(0, at - _PUT_OFF) : at]
    return any(key in marked("put_off") or not marked("put_off").isdisjoint(stems(key)) for key in near)


def _is_undergone(cue: Cue | None) -> bool:
    """Whether an event noun behind «ل» is what somebody met with, not what somebody is about to do: «تعرض لهجوم»."""
    return cue is not None and cue.sort == "happening" and cue.plover in _HOSTILE


def _is_relative(frame: Frame, index: int, floor: int) -> bool:
    """Whether «ما» at a token denies nothing: «، ما أسفر عن إصابات», «وهو ما رفضته», «إن ما حدث», «كثيرا ما يهاجم»."""
    if index > floor and (frame.keys[index - 1] in {"،", ","} or frame.keys[index - 1] in marked("before_what")):
        return True
    return frame.keys[index + 1] in marked("result")


def _is_told_of(frame: Frame, at: int) -> bool:
    """Whether a copula follows an event word behind «ما»: «ما أشعل المطالبات برحيلهم هو …» denies nothing."""
    return any(frame.keys[k] in _COPULAS for k in range(at + 1, min(at + _COPULA_BEHIND, len(frame.keys))))


def _held_status(clause: Clause) -> str:
    """What a clause is as the content of a speech act: demanded, threatened, denied, or taken as happened."""
    holder = clause.within.cue if clause.within is not None else None
    if holder is None or clause.head.form.tense == "past":
        return "happened"
    if holder.key in marked("deferring"):
        return "planned"
    if holder.key in marked("denier") or (holder.plover == "REJECT" and _is_own(clause)):
        return "denied"
    return {"REQUEST": "demanded", "THREATEN": "hypothetical"}.get(holder.plover, "happened")


def _is_own(clause: Clause) -> bool:
    """Whether what is refused is what the refuser would do himself: «رفض الرئيس التوقيع على الاتفاق»."""
    cue = clause.head.cue
    return cue is not None and cue.key in marked("own_deed") and not clause.head.form.tense


def announced_threat(frame: Frame, clause: Clause, layers: Layers) -> Clause:
    """A clause in which a party is said to be going to attack, arrest, punish, sue or leave as what it is: a threat.

    «أعلن الرئيس أن بلاده ستشن عمليات جديدة» is THREATEN and happened; other clauses come back as they are.
    """
    cue = clause.head.cue
    if cue is None or cue.plover not in _HOSTILE or not _is_to_come(frame, clause):
        return clause
    if clause.head.form.definite and clause.head is not clause.triggers[0]:  # «سيقرر من المسؤول عن الهجوم»
        return clause
    start = frame.tokens[clause.first].start
    at = frame.tokens[clause.triggers[0].at].start
    said = frame.quotation_at(at) is not None or layers.claim_at(at) is not None
    if not said or not layers.within("actors", start, frame.tokens[clause.last - 1].end):
        return clause
    threat = cue._replace(plover="THREATEN", cameo="13", sort=_THREAT)
    return clause._replace(head=clause.head._replace(cue=threat))


def _is_to_come(frame: Frame, clause: Clause) -> bool:
    """Whether an event word is in the future or stands behind a verb of the future: «ستفرض», «سيعاود فرض»."""
    first = clause.triggers[0]
    if first.form.tense or not first.at:
        key = frame.keys[first.at].lstrip("وف")
        return "س" in first.clitics and key[1:] not in marked("result")  # «سيؤدي إلى هجمات»
    before = frame.keys[first.at - 1]
    return len(before) > 4 and before.startswith(("سي", "ست"))
