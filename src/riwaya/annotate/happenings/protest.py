"""Who protests and against whom: the parts that reports of demonstrations name in their own way."""

from __future__ import annotations

from riwaya.annotate.happenings.clauses import Clause, bare, word
from riwaya.annotate.happenings.cues import is_word, readings, stems
from riwaya.annotate.happenings.phrases import Phrase, phrase_end
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame

_FAR = 28  # tokens behind the event word in which whom it is against may stand
_NEAR, _FEW = 15, 2  # tokens around it in which who protests may stand; words of an antecedent
_PLACE = 20  # tokens in which the building may stand before which people gather


def protest_roles(frame: Frame, clause: Clause, free: list[Phrase]) -> tuple[Phrase | None, Phrase | None]:
    """Who protests, and against whom: «تجمع مئات المتظاهرين أمام السفارة مطالبين الحكومة بالتدخل».

    The verbs take no object, so that who is named beside them, behind no preposition, protests. A demonstration
    is against whom the words behind «ضد», «مطالبين», «احتجاجا على» name, else against whose building it stands at.
    """
    actor = next((p for p in free if not p.lead and p.type != "LOC"), None)
    if actor is None:
        actor = next((p for p in free if p.lead == "agent"), None)
    actor = actor or _protesters(frame, clause)
    found = _against(frame, clause)
    target = found or next((p for p in free if p is not actor and p.lead == "to"), None)
    return actor, target


def _protesters(frame: Frame, clause: Clause) -> Phrase | None:
    """Who protests by a relative clause («العمال الذين تظاهروا»), else the nearest word for protesters."""
    at = clause.triggers[0].at
    tokens = _sentence(frame, clause)
    if at - 2 > tokens.start and bare(frame, at - 1) in marked("relative"):
        last = at - 1 if frame.tokens[at - 2].kind == "word" else at - 2
        return Phrase(max(last - _FEW, tokens.start), last, "", "")
    near = range(max(tokens.start, at - _NEAR), min(tokens.stop, at + _NEAR))
    for index in sorted(near, key=lambda k: (abs(k - at), k)):
        if is_word(frame.keys[index]) and not marked("protester").isdisjoint(stems(frame.keys[index])):
            return Phrase(index, index + 1, "", "")
    return None


def _sentence(frame: Frame, clause: Clause) -> range:
    sentence = frame.sentence_at(frame.tokens[clause.triggers[0].at].start)
    return frame.tokens_in(*sentence) if sentence else range(clause.first, clause.last)


def _against(frame: Frame, clause: Clause) -> Phrase | None:
    """Whom «ضد» or «مطالبين» names, else at whose building the demonstration is, else what it is about."""
    at = clause.triggers[0].at
    stop = min(_sentence(frame, clause).stop, at + _FAR)
    stop = next((k for k in range(at + 1, stop) if frame.tokens[k].form in ".؛"), stop)
    named = (_words(frame, k + 1, stop) for k in range(at + 1, stop - 1) if frame.keys[k] in marked("against"))
    stands = (_words(frame, k + 1, stop) for k in range(at + 1, min(stop - 1, at + _PLACE)) if _at_place(frame, k))
    causes = (_grievance(frame, k, stop) for k in range(at, stop - 1) if frame.keys[k] in marked("against_by"))
    return next(filter(None, (*named, *stands, *causes)), None)


def _at_place(frame: Frame, index: int) -> bool:
    """Whether the word at a token leads to the building where people gather: «أمام السفارة», «نحو مقر الحاكم»."""
    if word(frame, index) in marked("at_place"):
        return True
    return word(frame, index) in ("نحو", "الي") and not marked("thing").isdisjoint(stems(frame.keys[index + 1]))


def _grievance(frame: Frame, index: int, stop: int) -> Phrase | None:
    following = frame.keys[index + 1]
    if following in ("علي", "من"):
        return _words(frame, index + 2, stop)
    return _words(frame, index + 1, stop) if following[0] in "بل" else None


def _words(frame: Frame, first: int, stop: int) -> Phrase | None:
    """The noun phrase at token `first`, or behind a word for the manner there: «مطالبين بوضوح برحيل الحكومة»."""
    if first < stop and frame.keys[first] in marked("manner"):
        first += 1
    if first >= stop or frame.tokens[first].kind == "mark" or frame.keys[first] in marked("phrase_end"):
        return None
    attached = any(clitics[:1] == "ب" for _, _, clitics in readings(frame.keys[first]))  # «للمطالبة باستقالة الحكومة»
    start = frame.tokens[first].start + 1 if attached else -1
    return Phrase(first, phrase_end(frame, first, stop, set(), None), "", "", start=start)
