"""Parties as they are named on the command line: found by key or name, told before and after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from riwaya.errors import ReviewError

if TYPE_CHECKING:
    from riwaya.model import Party, PartyEdit
    from riwaya.store import StoryFile

_CLOSE = 5


def known_parties(file: StoryFile) -> dict[str, Party]:
    """The parties of a story by key, as people grouped them."""
    found: dict[str, Party] = {}
    for reading in file.readings():
        for party in reading.parties:
            found.setdefault(party.key, party)
    return found


def keys_given(file: StoryFile, given: tuple[str, ...], count: int) -> list[str]:
    """The keys of parties given by key or by a name that one party of the story has alone.

    Raises ReviewError where none or several have it, with those that are close: «الحكومه» is close to «الحكومة».
    """
    if len(given) != count:
        raise click.UsageError(f"give {count} part{'y' if count == 1 else 'ies'}, by key or name, in quotation marks")
    from riwaya.lang.name_words import words_of

    found = known_parties(file)
    keys = []
    for name in given:
        wanted = words_of(name)
        named = [name] if name in found else []
        named = named or [
            k for k, p in found.items() if name.lower() == p.name.lower() or words_of(p.name_ar) == wanted
        ]
        named = named or [k for k, p in found.items() if any(words_of(form) == wanted for form in p.surfaces)]
        if len(named) != 1:
            several = f"is the name of {', '.join(sorted(named)[:8])}; give the key" if named else _unknown(name, found)
            raise ReviewError(f"{file.path}: «{name}» {several}; look with: riwaya parties {file.path} list")
        keys.append(named[0])
    return keys


def _unknown(name: str, found: Mapping[str, Party]) -> str:
    near = close_names(name, {key: (p.name, p.name_ar, *p.surfaces) for key, p in found.items()})
    return f"names no party of it; close: {', '.join(near)}" if near else "names no party of it"


def close_names(name: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys of the parties of which a key or name is nearest to `name`, nearest first: «العراف» is near «العراق»."""
    keys: dict[str, set[str]] = {}
    for key, forms in names.items():
        for form in (key, *forms):
            keys.setdefault(form.lower(), set()).add(key)
    near = get_close_matches(name.lower(), sorted(keys), n=_CLOSE, cutoff=0.75)
    return list(dict.fromkeys(key for form in near for key in sorted(keys[form])))[:_CLOSE]


def line_of(edit: PartyEdit) -> str:
    """A line of the trail: number, action, what was done, by whom."""
    called = " / ".join(filter(None, (edit.name, edit.name_ar)))
    renamed = " and ".join(filter(None, (called and f"called {called}", edit.type and f"of type {edit.type}")))
    told = {
        "merge": f"{edit.party} is {edit.other}",
        "split": f"{edit.other} out of {edit.party}",
        "rename": f"{edit.party} is {renamed}",
        "add": f"{edit.other} ({edit.name})",
        "undo": f"line {edit.undoes}",
    }[edit.action]
    by = " ".join(filter(None, (edit.who, edit.when, edit.why and f"({edit.why})")))
    return f"{edit.number}\t{edit.action}\t{told}\t{by}"


def told_parties(file: StoryFile) -> dict[str, str]:
    """Each party of a story in a line: names, type, how often it is named in how many articles."""
    parties, mentions, articles = known_parties(file), Counter[str](), Counter[str]()
    for reading in file.readings():
        here = Counter(mention.party for mention in reading.actors)
        mentions.update(here)
        articles.update(here.keys())
    return {
        key: f"{' / '.join(filter(None, (p.name, p.name_ar)))}, {p.type},"
        f" {_number(mentions[key], 'mention')} in {_number(articles[key], 'article')}"
        for key, p in parties.items()
    }


def changed_parties(edits: Iterable[PartyEdit], before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The parties that a change is about as they were before it and are after it."""
    edits = list(edits)
    added = {edit.other for edit in edits if edit.action == "add"}
    for key in dict.fromkeys(key for edit in edits for key in (edit.party, edit.other) if key):
        yield f"  {key}"
        yield f"    before: {before.get(key, 'not in the story')}"
        unnamed = "known from now on; no article names it yet" if key in added else "not in the story"
        yield f"    after:  {after.get(key, unnamed)}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
