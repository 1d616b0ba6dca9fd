"""The scenario board: hypotheses, evidence and estimates, each line with who wrote it and when."""

from __future__ import annotations

from dataclasses import dataclass

BOARD_KINDS = ("hypothesis", "evidence", "estimate", "resolution")


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """One line of the board's log; the newest of a subject stands. `body` is JSON, by `kind`:

    hypothesis: text, gone. evidence: layer, handle, article, start, end, exact, reliability (A to F), credibility
    (1 to 6), ratings (hypothesis to -2 … 2), gone. estimate: values (hypothesis to 0 … 1). resolution: outcome ("yes",
    "no" or "").
    """

    number: int
    kind: str
    subject: str
    body: str
    version: int
    who: str
    when: str
    why: str = ""
