"""Which candidate clauses a timeline of the story would list: points for what speaks for and against each."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.happenings.clauses import Clause, word
from riwaya.annotate.happenings.layers import Layers
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame


@cache
def _contexts() -> dict[str, tuple[str, int]]:
    return {key_of(fold(r["word"])): (r["mark"], int(r["reach"])) for r in load_table("event_contexts").rows}


@cache
def _points() -> dict[str, int]:
    return {row["feature"]: int(row["points"]) for row in load_table("event_points").rows}


def status_of(frame: Frame, clause: Clause) -> str:
    """happened, denied, planned, demanded or hypothetical, from the words before and in the clause."""
    trigger = clause.triggers[0]
    if any("س" in t.clitics for t in clause.triggers if t.form.tense == "present"):
        return "planned"
    marks = _contexts()
    seen = ""
    sentence = frame.sentence_at(frame.tokens[trigger.at].start)
    floor = frame.tokens_in(*sentence).start if sentence else 0
    for index in range(trigger.at - 1, max(floor, trigger.at - 9) - 1, -1):
        form = word(frame, index)
        if frame.tokens[index].kind == "mark" and form in ".؛؟!":
            break
        mark = marks.get(form) or (marks.get(form[1:]) if form[:1] in "وف" else None)
        if mark is not None and trigger.at - index <= mark[1]:
            seen = "denied" if mark[0] == "negated" else mark[0]
            break
        if form == "ان" and trigger.at - index == 1 and trigger.form.tense == "present":
            seen = "hypothetical"
        if form in ("قد", "وقد") and trigger.at - index == 1 and trigger.form.tense == "present":
            return "hypothetical"
    if not seen and "ل" in trigger.clitics:
        seen = "hypothetical"
    return seen or "happened"


def features_of(frame: Frame, clause: Clause, layers: Layers, place: tuple[int, int, int]) -> list[str]:
    """Names of what speaks for or against a clause; `place`: number of its sentence, of events of its type and of
    events of its lemma before it."""
    cue = clause.head.cue
    assert cue is not None
    found = [cue.weight, cue.plover, _part(clause)]
    tokens = frame.tokens
    start, end = tokens[clause.first].start, tokens[clause.last - 1].end
    status = status_of(frame, clause)
    if status != "happened":
        found.append(status)
    if clause.within is not None and clause.within.cue is not None:
        found += ["held", "held by " + clause.within.cue.plover]
    if clause.light:
        found.append("light verb")
    found += _size(clause, frame)
    found.append(f"actors {min(2, len({actor.value for actor in layers.within('actors', start, end)}))}")
    if layers.within("dates", start, end + 12):
        found.append("date")
    if layers.within("quantities", start, end):
        found.append("quantity")
    sentence, of_type, of_lemma = place
    if sentence < 3:
        found.append("lead")
    if of_lemma:
        found.append("lemma again")
    if of_type > 2:
        found.append("type often")
    if frame.quotation_at(start) is not None:
        found.append("quoted")
    return found


def _part(clause: Clause) -> str:
    form = clause.head.form
    if form.tense:
        return form.tense
    cue = clause.head.cue
    sort = cue.sort if cue is not None else ""
    if form.definite or form.pronoun:
        return sort + " definite"
    return sort


def _size(clause: Clause, frame: Frame) -> list[str]:
    words = sum(frame.tokens[k].kind == "word" for k in range(clause.first, clause.last))
    found = ["short"] if words <= 2 else ["long"] if words >= 7 else []
    if clause.last < len(frame.tokens) and word(frame, clause.last) in ("الذي", "التي", "الذين"):
        found.append("relative clause")
    before = word(frame, clause.first - 1) if clause.first else ""
    if not clause.head.form.tense and before in ("في", "خلال", "من", "اثناء", "حول", "ضد", "مع", "علي", "الي", "عن"):
        found.append("after " + ("في" if before in ("خلال", "اثناء") else before))
    if before in ("بعد", "عقب", "اثر", "منذ", "قبل", "بشان", "جراء"):
        found.append("adjunct")
    return found


def score_of(features: list[str]) -> int:
    """The sum of points of `features`; a clause is worth listing from 0 on."""
    points = _points()
    return points.get("base", 0) + sum(points.get(feature, 0) for feature in features)
