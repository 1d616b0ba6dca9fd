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

    Where nobody had judged, and again after an undoing, the verdict is "" and the record the machine's: what was read
    as said by «الوزير» before a person set «المتحدث». An added record has nothing before it: ``null``.
    Then one for each change of the story's parties, with what was done under ``parties``; they are numbered apart.
    """
    standing = {correction.target.key: correction for correction in corrections}
    for change in sorted(changes, key=lambda line: line.number):
        judged = standing[change.key]
        row: dict[str, Any] = {
            "number": change.number,
            "version": change.version,
            "who": change.who,
            "when": change.when,
            "why": change.why,
            "target": encode(judged.target),
            "before": _state(change.before, judged.machine),
            "after": _state(change.after, judged.machine),
            "undoes": change.undoes or None,
        }
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    for edit in sorted(edits, key=lambda line: line.number):
        yield json.dumps(_party_line(edit), ensure_ascii=False, separators=(",", ":"))


def _party_line(edit: PartyEdit) -> dict[str, Any]:
    done = {name: value for name, value in encode(edit).items() if value and name not in _SIGNED}
    signed = {"number": edit.number, "who": edit.who, "when": edit.when, "why": edit.why}
    return {**signed, "parties": done, "undoes": edit.undoes or None}


def _state(body: str, machine: str) -> dict[str, Any] | None:
    """A verdict and its record, the record as an object; the machine's where no person's verdict stands."""
    state = json.loads(body) if body else {"verdict": "", "record": ""}
    if not state["verdict"] and not machine:
        return None
    record = state["record"] if state["verdict"] else machine
    return {"verdict": state["verdict"], "record": json.loads(record) if record else None}
