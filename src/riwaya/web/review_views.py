"""What the pages of review show."""

from __future__ import annotations

import json
from dataclasses import dataclass

from riwaya.model import Applied, Change, Correction, PartyEdit
from riwaya.store import StoryFile
from riwaya.store.review import changes, correction_of
from riwaya.views.evidence import Mark, StoryIndex
from riwaya.views.queue import Doubt
from riwaya.web.fields import between
from riwaya.web.subjects import Subject

Fields = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field on a record's page: what was found, what a person made of it, what the form holds."""

    name: str
    form: str
    choices: tuple[str, ...]
    machine: str
    human: str
    given: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its fields, its relations, what was said of it, and its form; `unknown`: it names a party that
    nobody knows, and the form asks whether it is a new one."""

    subject: Subject
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    history: tuple[tuple[Change, str, str, Fields], ...]
    version: int
    parties: tuple[str, ...]
    message: str = ""
    problem: str = ""
    why: str = ""
    adding: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class QueueView:
    """One page of the queue."""

    doubts: tuple[Doubt, ...]
    total: int
    page: int
    pages: int
    layer: str
    counts: dict[str, int]
    judged: int


@dataclass(frozen=True, slots=True)
class TrailView:
    """One page of the audit trail, the corrections whose words are no longer there, and the changes of parties."""

    lines: tuple[tuple[Change, str, str, str, Fields], ...]
    page: int
    more: bool
    lost: tuple[Applied, ...]
    parties: tuple[PartyEdit, ...] = ()


def standing_of(
    file: StoryFile, subject: Subject, index: StoryIndex, language: str
) -> tuple[int, tuple[tuple[Change, str, str, Fields], ...]]:
    """The version that a form must name, and the lines of the trail with what they changed."""
    correction = correction_of(file, subject.target.key)
    lines = changes(file, subject.target.key) if correction else ()
    told = tuple((line, *states(line), turned(line, correction, index, language)) for line in lines)
    return (correction.version if correction else 0), told


def turned(change: Change, correction: Correction | None, index: StoryIndex, language: str) -> Fields:
    """The fields that a change gave another value: (field, before, after). What nobody had judged stood as found."""
    found = correction.machine if correction else ""
    before = json.loads(change.before)["record"] if change.before else ""
    after = json.loads(change.after)["record"]
    return tuple(between(index, change.layer, change.article, (before or found, after or found), language))


def states(change: Change) -> tuple[str, str]:
    """The verdicts before and after a change, "" for none."""
    before = json.loads(change.before)["verdict"] if change.before else ""
    return before, json.loads(change.after)["verdict"]
