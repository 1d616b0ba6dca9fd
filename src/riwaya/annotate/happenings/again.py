"""Clauses that only say more of an event told right before: its rank among others, a part of its count."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.happenings.clauses import Clause
from riwaya.annotate.happenings.words import marked
from riwaya.model import Frame


def tells_again(frame: Frame, clause: Clause, earlier: Sequence[Clause]) -> bool:
    """Whether a clause is no event of its own beside the `earlier` ones of its sentence.

    «تعرضت لأكثر من 160 هجوما، وقع 66 هجوما منها في الشمال», «قتل جندي في هجوم، في أول هجوم يوقع قتلى».
    """
    if not earlier:
        return False
    cue = clause.head.cue
    same = any(
        other.head.cue is not None and cue is not None and other.head.cue.plover == cue.plover for other in earlier
    )
    return same and any(_is_part(frame, word.at) or _is_ranked(frame, word.at) for word in clause.triggers)


def _is_part(frame: Frame, at: int) -> bool:
    """Whether the event word at `at` is counted out of those counted before: «66 هجوما منها»."""
    counted = at > 0 and frame.tokens[at - 1].kind == "number"
    return counted and at + 1 < len(frame.keys) and frame.keys[at + 1] in marked("part")


def _is_ranked(frame: Frame, at: int) -> bool:
    """Whether the event word at `at` ranks what was told before its comma: «، في أول هجوم»."""
    if at < 3 or frame.keys[at - 1] not in marked("rank"):
        return False
    return frame.keys[at - 2] == "في" and frame.tokens[at - 3].form in ("،", ",")
