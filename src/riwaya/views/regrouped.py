"""Readings with their parties as people grouped them: merged, split, renamed, and the story's own.

The machine's readings stay in the store as they were made; this is laid over them whenever they are read, so that it
holds after an article has been read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from riwaya.clean import frame_of
from riwaya.lang.ar.clitics import variants
from riwaya.lang.name_words import words_of
from riwaya.lang.register import register
from riwaya.model import ActorMention, Claim, Commitment, Event, Party, PartyEdit, Reading, Span, StoryParty, standing

_LAYERS = ("claims", "events", "commitments", "quantities")


def regrouped(
    readings: Sequence[Reading], edits: tuple[PartyEdit, ...] = (), rows: Sequence[StoryParty] = ()
) -> list[Reading]:
    """The readings with the story's own parties found in them, and with every standing edit in turn."""
    found = list(readings)
    lines = standing(edits)
    own = [*rows, *(_row(edit) for edit in lines if edit.action == "add")]
    if own:
        found = [_with_own(reading, own) for reading in found]
    for edit in lines:
        if edit.action == "merge":
            target = party_named(found, edit.other)
            found = [_merged(reading, edit.party, target) for reading in found]
        elif edit.action == "split":
            found = [_split(reading, edit) for reading in found]
        elif edit.action == "rename":
            found = [_renamed(reading, edit) for reading in found]
    return found


def merged_keys(edits: tuple[PartyEdit, ...]) -> dict[str, str]:
    """For every party that goes by another's key: that key, at the end of all standing merges.

    Records that people corrected before a merge name the old key; this leads them to the new one.
    """
    found: dict[str, str] = {}
    for edit in standing(edits):
        if edit.action == "merge" and edit.party != edit.other:
            found = {key: edit.other if target == edit.party else target for key, target in found.items()}
            found[edit.party] = edit.other
            found.pop(edit.other, None)
    return found


def party_named(readings: Sequence[Reading], key: str) -> Party:
    """The party of a key as the readings have it, else the register, else a bare one."""
    for reading in readings:
        party = reading.party(key)
        if party is not None:
            return replace(party, surfaces=())
    known = register().parties.get(key)
    if known is None:
        return Party(key, key, "ORG")
    return Party(key, known.name, known.type, known.name_ar, (), known.qid, known.parent, known.country, True)


def _row(edit: PartyEdit) -> StoryParty:
    return StoryParty(edit.other, edit.type, edit.name, edit.name_ar, edit.aliases)


def _merged(reading: Reading, key: str, target: Party) -> Reading:
    """A reading in which one party goes by another's key and name."""
    old = reading.party(key)
    if old is None or key == target.key:
        return reading
    here = reading.party(target.key) or target
    whole = replace(here, surfaces=tuple(dict.fromkeys((*here.surfaces, *old.surfaces))))
    parties = [party for party in reading.parties if party.key not in (key, target.key)]
    changed = _rewritten(reading, lambda given, _: target.key if given == key else given, {target.key: whole.name})
    return replace(changed, parties=_sorted([*parties, whole]))


def _split(reading: Reading, edit: PartyEdit) -> Reading:
    """A reading in which some mentions of a party are another party's, with the records that they head."""
    old = reading.party(edit.party)
    if old is None or (edit.article and edit.article not in (reading.article.id, reading.article.stem)):
        return reading
    quote, wanted = reading.article.quote, words_of(edit.words)
    mine = [m for m in reading.actors if m.party == edit.party]
    moved = [m.span for m in mine if not wanted or words_of(quote(m.span)) == wanted]
    if not moved:
        return reading
    everything = len(moved) == len(mine)

    def owner(key: str, at: Span | None) -> str:
        if key != edit.party:
            return key
        inside = [m.span for m in mine if at is not None and m.span.overlaps(at)]
        theirs = everything or (bool(inside) and all(span in moved for span in inside))
        return edit.other if theirs else key

    forms = tuple(dict.fromkeys(quote(span) for span in moved))
    kind, told = edit.type or old.type, bool(edit.name_ar)
    new = Party(edit.other, edit.name, kind, edit.name_ar, forms, country=old.country, registered=told)
    left = tuple(form for form in old.surfaces if form not in forms)
    parties = [party for party in reading.parties if party.key not in (old.key, new.key)]
    parties += [new] if everything else [new, replace(old, surfaces=left)]
    changed = _rewritten(reading, owner, {new.key: new.name})
    actors = tuple(
        replace(m, party=new.key) if m.party == edit.party and m.span in moved else m for m in reading.actors
    )
    return replace(changed, parties=_sorted(parties), actors=actors)


def _renamed(reading: Reading, edit: PartyEdit) -> Reading:
    """A reading in which a party bears another name."""
    old = reading.party(edit.party)
    if old is None:
        return reading
    told = old.registered or bool(edit.name_ar)  # a name that a person gave stands before what the articles print
    new = replace(old, name=edit.name or old.name, name_ar=edit.name_ar or old.name_ar, registered=told)
    new = replace(new, type=edit.type or old.type)
    parties = tuple(new if party.key == old.key else party for party in reading.parties)
    return replace(_rewritten(reading, lambda key, _: key, {new.key: new.name}), parties=parties)


def _rewritten(reading: Reading, owner: Callable[[str, Span | None], str], names: dict[str, str]) -> Reading:
    """All records with the parties that `owner` gives for a key and the words that say it."""

    def same(key: str, at: Span) -> str:
        return owner(key, at) if key else ""

    def one(record: Any) -> Any:
        if isinstance(record, Claim):
            key = owner(record.party, record.source)
            return replace(record, party=key, source_name=names.get(key, record.source_name))
        if isinstance(record, Event):
            return replace(
                record,
                actor=owner(record.actor, record.actor_span),
                target=owner(record.target, record.target_span),
                place=same(record.place, record.span),
            )
        if isinstance(record, Commitment):
            return replace(record, by=same(record.by, record.span), to=same(record.to, record.span))
        where = ", ".join(same(place, record.span) for place in record.places)
        return replace(record, party=same(record.party, record.span), place=where)

    layers: dict[str, Any] = {layer: tuple(map(one, getattr(reading, layer))) for layer in _LAYERS}
    actors = tuple(replace(m, party=owner(m.party, m.span)) for m in reading.actors)
    return replace(reading, actors=actors, **layers)


def _sorted(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda party: party.key))


# The story's own parties ----------------------------------------------------------------------------------------


def _with_own(reading: Reading, rows: Sequence[StoryParty]) -> Reading:
    """A reading with the story's own parties where their names stand, instead of what the register made of the words.

    A name inside a longer registered name stays that name's; of two rows the longer name wins.
    """
    spans = _places(reading, rows)
    if not spans:
        return reading
    gone: dict[str, str] = {}
    kept: list[ActorMention] = []
    for mention in reading.actors:
        over = next((span for span in spans if span.overlaps(mention.span)), None)
        if over is None:
            kept.append(mention)
        elif over.contains(mention.span):
            gone.setdefault(mention.party, spans[over].key)
        else:
            kept.append(mention)
            if mention.rule == "register":
                del spans[over]
    new = [ActorMention(span, row.key, "story") for span, row in spans.items()]
    actors = tuple(sorted((*kept, *new), key=lambda m: (m.span.start, m.span.end, m.party)))
    left = {mention.party for mention in kept}
    lost = {key: other for key, other in gone.items() if key not in left}
    forms: dict[str, tuple[str, ...]] = {}
    for mention in new:
        forms[mention.party] = (*forms.get(mention.party, ()), reading.article.quote(mention.span))
    parties = {party.key: party for party in reading.parties if party.key not in lost}
    for row in rows:
        if row.key in forms:
            known = parties.get(row.key) or Party(
                row.key, row.name, row.type, row.name_ar, (), row.qid, row.parent, row.country, True
            )
            parties[row.key] = replace(known, surfaces=tuple(dict.fromkeys((*known.surfaces, *forms[row.key]))))

    def owner(key: str, at: Span | None) -> str:
        if key:
            return lost.get(key, key)
        inside = [m.party for m in new if at is not None and at.contains(m.span)]
        return inside[0] if len(inside) == 1 and at is not None and len(at) < 200 else key

    named = {key: parties[key].name for key in forms}
    changed = _rewritten(replace(reading, actors=()), owner, named)
    return replace(changed, parties=_sorted(tuple(parties.values())), actors=actors)


def _places(reading: Reading, rows: Sequence[StoryParty]) -> dict[Span, StoryParty]:
    """Where the names of rows stand, without attached clitics, by span."""
    names: dict[tuple[str, ...], StoryParty] = {}
    for row in rows:
        for alias in (row.name_ar, *row.aliases):
            if words_of(alias):
                names.setdefault(tuple(words_of(alias)), row)
    frame = frame_of(reading.article)
    tokens = [(t[0], t[1], key) for t, key in zip(frame.tokens, frame.keys, strict=True) if t[3] != "mark"]
    heads = {name[0] for name in names}
    longest = max(map(len, names), default=0)
    found: dict[Span, StoryParty] = {}
    free = 0
    for at, (start, _, key) in enumerate(tokens):
        options = [v for v in variants(key) if v.stem in heads] if at >= free else []
        for variant in options:
            sizes = range(min(longest, len(tokens) - at), 0, -1)
            tails = [(size, (variant.stem, *(t[2] for t in tokens[at + 1 : at + size]))) for size in sizes]
            size = next((size for size, words in tails if words in names), 0)
            if size:
                row = names[variant.stem, *(t[2] for t in tokens[at + 1 : at + size])]
                found[frame.span(start + variant.length, tokens[at + size - 1][1])] = row
                free = at + size
                break
    return found
