"""The audit trail as JSON Lines, oldest line first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from riwaya.model import Change, Correction, PartyEdit, encode

_SIGNED = ("number", "who", "when", "why", "undoes")


def audit_lines(
    changes: Iterable[Change], corrections: Iterable[Correction], edits: Iterable[PartyEdit] = ()
) -> Iterator[str]:
    """One JSON object a change: who, when, why, before, after, and the words it is about with their place.

    Then one for each change of the story's parties, with what was done under ``parties``; they are numbered apart.
    """
    targets = {correction.target.key: correction.target for correction in corrections}
    for change in sorted(changes, key=lambda line: line.number):
        row: dict[str, Any] = {
            "number": change.number,
            "version": change.version,
            "who": change.who,
            "when": change.when,
            "why": change.why,
            "target": encode(targets[change.key]),
            "before": _state(change.before),
            "after": _state(change.after),
            "undoes": change.undoes or None,
        }
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    for edit in sorted(edits, key=lambda line: line.number):
        yield json.dumps(_party_line(edit), ensure_ascii=False, separators=(",", ":"))


def _party_line(edit: PartyEdit) -> dict[str, Any]:
    done = {name: value for name, value in encode(edit).items() if value and name not in _SIGNED}
    signed = {"number": edit.number, "who": edit.who, "when": edit.when, "why": edit.why}
    return {**signed, "parties": done, "undoes": edit.undoes or None}


def _state(body: str) -> dict[str, Any] | None:
    """A verdict and its record, the record as an object."""
    if not body:
        return None
    state = json.loads(body)
    return {"verdict": state["verdict"], "record": json.loads(state["record"]) if state["record"] else None}
