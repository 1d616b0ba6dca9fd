"""Which events a sentence without an article around it reports, rather than mentions.

For types that coders labelled by hand (ASSAULT, PROTEST) its words and its clauses are weighed together (model
`event_sentences`, fitted by `benchmarks/train_event_sentences.py`); for the others the points of `event_news` decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from riwaya.annotate.happenings.choice import news_of, points_of
from riwaya.annotate.happenings.clauses import Clause
from riwaya.annotate.happenings.cues import stems
from riwaya.annotate.happenings.status import status_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame

_NEWS = -2  # points from which a clause of a type without a model is reported
_UNLIKELY = -150  # hundredths below which a sentence surely does not report such an event, so that none is listed

Candidate = tuple[Clause, list[str]]


@cache
def _weights(plover: str) -> dict[str, int]:
    """Weights of a type by feature, in hundredths; "" is where a sentence begins to report it; {} without a model."""
    rows = load_table("event_sentences", folder="models").rows
    return {row["feature"]: int(row["weight"]) for row in rows if row["plover"] == plover}


def telling(frame: Frame, candidates: Sequence[Candidate], plover: str) -> frozenset[str]:
    """Names of what may tell whether a sentence reports an event of a type: its words («w »), pairs of words («b »),
    the features, words and status of its clauses of that type («c », «l », «s »), and the other types in it («o »)."""
    words = [min(stems(key), key=len) for key in frame.keys]
    found = {"w " + one for one in words} | {f"b {one} {two}" for one, two in pairwise(words)}
    news = points = -99
    for clause, features in candidates:
        cue = clause.head.cue
        if cue is None or cue.plover != plover:
            found.add("o " + cue.plover if cue else "o")
            continue
        found |= {"c " + feature for feature in features}
        found |= {f"l {cue.key}", f"l {cue.key} {clause.head.form.tense}", "s " + status_of(frame, clause)}
        news, points = max(news, news_of(features)), max(points, points_of(features))
    found.add(f"news {max(-6, min(6, news // 3))}")
    found.add(f"points {max(-5, min(5, points // 3))}")
    found.add(f"long {min(8, len(words) // 10)}")
    return frozenset(found)


def score_of(frame: Frame, candidates: Sequence[Candidate], plover: str) -> int:
    """How much speaks for a sentence reporting an event of a type, in hundredths; reported from 0 on."""
    weights = _weights(plover)
    return weights.get("", 0) + sum(weights.get(feature, 0) for feature in telling(frame, candidates, plover))


def listed_alone(
    frame: Frame, candidates: Sequence[Candidate], chosen: Sequence[bool]
) -> Iterator[tuple[Clause, bool]]:
    """The clauses to list of a lone sentence, left to right, given which have the points; whether each is reported.

    A sentence that reports an attack lists at least the clause that speaks most for it.
    """
    types = {clause.head.cue.plover for clause, _ in candidates if clause.head.cue is not None}
    scores = {plover: score_of(frame, candidates, plover) for plover in types if _weights(plover)}
    best: dict[str, int] = {}
    for number, (clause, features) in enumerate(candidates):
        plover = clause.head.cue.plover if clause.head.cue is not None else ""
        if plover not in best or _rank(frame, (clause, features)) > _rank(frame, candidates[best[plover]]):
            best[plover] = number
    for number, (clause, features) in enumerate(candidates):
        plover = clause.head.cue.plover if clause.head.cue is not None else ""
        score = scores.get(plover)
        if score is None:
            if chosen[number]:
                yield clause, news_of(features) >= _NEWS
        elif score >= 0 and (chosen[number] or number == best[plover]):
            yield clause, True
        elif chosen[number] and score > _UNLIKELY:
            yield clause, False


def _rank(frame: Frame, candidate: Candidate) -> tuple[bool, int]:
    return status_of(frame, candidate[0]) == "happened", points_of(candidate[1])
