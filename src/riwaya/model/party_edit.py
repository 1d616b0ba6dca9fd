"""What a person said of a story's parties: which are one, which are two, what they are called, which are its own."""

from __future__ import annotations

from dataclasses import dataclass

ACTIONS = ("merge", "split", "rename", "add", "undo")


@dataclass(frozen=True, slots=True)
class PartyEdit:
    """One line of a story's trail of changes to its parties; lines are added, never changed.

    merge: `party` goes by `other`. split: the mentions of `party` whose words are `words` ("" for all) in `article`
    ("" for all) become `other`. rename: `party` is called `name` and `name_ar`. add: `other` is a party of the story
    with `aliases`. undo: line `undoes` no longer counts. `who` and `when` are given by the caller.
    """

    number: int
    action: str
    party: str = ""
    other: str = ""
    name: str = ""
    name_ar: str = ""
    type: str = ""
    words: str = ""
    article: str = ""
    aliases: tuple[str, ...] = ()
    who: str = ""
    when: str = ""
    why: str = ""
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class StoryParty:
    """A party that a story brings along, as a row of the register: found in its articles by name and aliases."""

    key: str
    type: str
    name: str
    name_ar: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""
    qid: str = ""


def standing(edits: tuple[PartyEdit, ...]) -> tuple[PartyEdit, ...]:
    """The lines that count: without those that were undone, and without the undoing ones; an undo can be undone."""
    undone: set[int] = set()
    for edit in sorted(edits, key=lambda e: -e.number):
        if edit.action == "undo" and edit.number not in undone:
            undone.add(edit.undoes)
    return tuple(edit for edit in edits if edit.action != "undo" and edit.number not in undone)
