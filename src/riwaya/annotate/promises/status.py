"""How a commitment stands as the text tells it."""

from __future__ import annotations

from functools import cache

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.promises.choice import Candidate
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Frame


@cache
def _marks() -> dict[str, str]:
    return {key_of(fold(row["word"])): row["status"] for row in load_table("commitment_status").rows}


def status_of(frame: Frame, candidate: Candidate) -> str:
    """planned, denied-postponed, done, early, broken, moved or conditional."""
    marks = _marks()
    tokens = frame.tokens_in(candidate.start, candidate.end)
    for index in range(max(tokens.start - 5, 0), tokens.stop):
        form = word(frame, index)
        status = marks.get(form) or (marks.get(form[1:]) if form[:1] in "وف" else None)
        if status is not None and (index >= tokens.start or status in ("broken", "done", "moved", "denied-postponed")):
            return status
    return "planned"
