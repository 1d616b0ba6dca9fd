"""Who protests and against whom: the parts that reports of demonstrations name in their own way."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.phrases import Phrase, phrase_end
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_FAR = 28  # tokens behind the event word in which whom it is against may stand
_PLACE = 8  # tokens in which the building may stand before which people gather


def protest_roles(frame: Frame, clause: Clause, free: list[Phrase]) -> tuple[Phrase | None, Phrase | None]:
    """Who protests, and against whom: «تجمع مئات المتظاهرين أمام السفارة مطالبين الحكومة بالتدخل».

    The verbs take no object, so that who is named beside them, behind no preposition, protests. A demonstration
    is against whom the words behind «ضد», «مطالبين», «احتجاجا على» name, else against whose building it stands at.
    """
    actor = next((p for p in free if not p.lead and p.type != "LOC"), None)
    if actor is None:
        actor = next((p for p in free if p.lead == "agent"), None)
    found = _against(frame, clause)
    target = found or next((p for p in free if p is not actor and p.lead == "to"), None)
    return actor, target


def _against(frame: Frame, clause: Clause) -> Phrase | None:
    at = clause.triggers[0].at
    sentence = frame.sentence_at(frame.tokens[at].start)
    stop = min(frame.tokens_in(*sentence).stop if sentence else clause.last, at + _FAR)
    for index in range(at + 1, stop - 1):
        form = frame.keys[index]
        if frame.tokens[index].form in ".؛":
            break
        if form in marked("against"):
            return _words(frame, index + 1, stop)
        if form in marked("against_by"):
            following = frame.keys[index + 1]
            if following == "علي":
                return _words(frame, index + 2, stop)
            if following[0] in "بل":
                return _words(frame, index + 1, stop)
    for index in range(at + 1, min(stop - 1, at + _PLACE)):
        if word(frame, index) == "امام":
            return _words(frame, index + 1, stop)
    return None


def _words(frame: Frame, first: int, stop: int) -> Phrase | None:
    """The noun phrase at token `first`."""
    if first >= stop or frame.tokens[first].kind == "mark" or frame.keys[first] in marked("phrase_end"):
        return None
    return Phrase(first, phrase_end(frame, first, stop, set(), None), "", "")
