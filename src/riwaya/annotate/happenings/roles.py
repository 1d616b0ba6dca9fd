"""Who did it to whom, when, where and how many: parties, dates and quantities tied to an event's clause."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.layers import Layers, Placed
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame, Reading, Span


class Roles(NamedTuple):
    """Roles of one event; parties are keys, "" when the text does not say."""

    actor: str = ""
    target: str = ""
    place: str = ""
    date: str = ""
    quantity: Span | None = None


def roles_of(reading: Reading, frame: Frame, clause: Clause, layers: Layers) -> Roles:
    """The roles that the clause and its sentence give."""
    start, end = frame.tokens[clause.first].start, frame.tokens[clause.last - 1].end
    parties = layers.within("actors", start, end)
    place = next((p.value for p in parties if p.type in ("GPE", "LOC") and _is_place(frame, p)), "")
    actor, target = _actor_and_target(frame, clause, [p for p in parties if p.value != place or p.type not in ("LOC",)])
    quantities = layers.within("quantities", start, end)
    counted = next((q.span for q in quantities if q.value not in ("duration", "percent", "money")), None)
    return Roles(actor, target, place, _date(reading, frame, (start, end), layers), counted)


def _before(frame: Frame, party: Placed) -> str:
    index = frame.token_at(party.start)
    token = frame.tokens[index]
    if party.start > token.start:
        return frame.key[token.start : party.start]
    return word(frame, index - 1) if index else ""


def _is_place(frame: Frame, party: Placed) -> bool:
    before = _before(frame, party)
    return before in marked("in") or before in ("ب", "وب")


def _actor_and_target(frame: Frame, clause: Clause, parties: list[Placed]) -> tuple[str, str]:
    """Subject before or right after the verb acts; what stands behind a preposition or second is acted upon."""
    head, cue = clause.triggers[0], clause.head.cue
    at = frame.tokens[head.at].start
    agents = [p for p in parties if _before(frame, p) in marked("agent")]
    rest = [p for p in parties if p not in agents and not _is_place(frame, p)]
    lemma = cue.lemma if cue is not None else ""
    if agents:
        return agents[0].value, next((p.value for p in rest if p.value != agents[0].value), "")
    if lemma in marked("suffered") and (not rest or rest[0].start > at) and (len(rest) < 2 or not head.form.tense):
        return "", rest[0].value if rest else ""
    subject = next((p for p in rest if p.start < at), None) or next(
        (p for p in rest if _before(frame, p) not in marked("to_target") and _before(frame, p) not in ("ب", "ل")), None
    )
    if subject is None:
        return "", rest[0].value if rest else ""
    target = next((p.value for p in rest if p.start > max(at, subject.start) and p.value != subject.value), "")
    return subject.value, target


def _date(reading: Reading, frame: Frame, place: tuple[int, int], layers: Layers) -> str:
    """The date in the clause, else in its sentence, else the publication day of the article's own news."""
    start, end = place
    inside = [d for d in layers.within("dates", start, end + 12) if _dated(d)]
    if inside:
        return inside[0].value
    sentence = frame.sentence_at(start)
    if sentence is not None:
        others = [d for d in layers.within("dates", *sentence) if _dated(d)]
        if len(others) == 1:
            return others[0].value
    published = reading.article.published
    first = frame.sentences[0][0] if frame.sentences else 0
    if published is not None and sentence is not None and start - first < 900:
        return published.value
    return ""


def _dated(date: Placed) -> bool:
    return date.value[:1].isdigit()
