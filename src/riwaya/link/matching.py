"""Bringing items together by key and comparing them, never all with all.

Which pairs meet, and which relations are kept, follows from the items near in time alone: the same whatever order
articles are added in. `riwaya.store.linking` does the same a few articles at a time.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from riwaya.link.base import Link, Verdict, Weights, in_order
from riwaya.link.days import first_day
from riwaya.link.items import Item
from riwaya.link.wording import worded
from riwaya.model import Ref, Relation
from riwaya.settings import Settings

Key = TypeVar("Key")
# Bits of an item's number that tell items of one day apart; the day stands above them, counted from the first one of
# 1900, or as that one. The last bit marks an event.
_BITS = 44
_FIRST, _LAST = date(1900, 1, 1).toordinal() - 1, (1 << 18) - 1
_EVENT = 1
# Days beyond which two items may have to share more than one key.
_FAR = 14
# Keys that an event has to share with what is told weeks before or after it.
_OF_EVENTS = 2


def number_of(item: Item) -> int:
    """The place of an item in time: its day, and within a day an order that no other article changes."""
    day = first_day(item.day) if item.day else None
    ref = item.ref
    body = f"{item.article}|{item.layer}|{ref.span.start}|{ref.span.end}|{ref.record}|{item.part}"
    digest = blake2b(body.encode("utf-8"), digest_size=8).digest()
    order = int.from_bytes(digest, "big") >> (64 - _BITS) & ~_EVENT | (_EVENT if item.layer == "events" else 0)
    return (min(max(day.toordinal() - _FIRST, 1), _LAST) if day else 0) << _BITS | order


def may_relate(link: Link, number: int, others: Iterable[int], keys_of: Callable[[int], frozenset[Key]]) -> list[int]:
    """Those of some items that may relate to an item, by their numbers, in order; `keys_of` gives an item's keys.

    Weeks apart two must share more than one key: one word in common hardly tells of one thing then.
    """
    near: list[int] = []
    far: list[int] = []
    for other in others:
        if link.events or not number & other & _EVENT:
            (far if _far_apart(number, other) else near).append(other)
    own = keys_of(number) if far else frozenset()
    return sorted(near + [other for other in far if len(own & keys_of(other)) >= _wanted(link, number, other)])


def _wanted(link: Link, one: int, other: int) -> int:
    """How many keys two items that are weeks apart must share."""
    return max(link.apart, _OF_EVENTS) if (one | other) & _EVENT else link.apart


def _far_apart(one: int, other: int) -> bool:
    days = one >> _BITS, other >> _BITS
    return all(days) and abs(days[0] - days[1]) > _FAR


def related(link: Link, items: Sequence[Item], weights: Weights, settings: Settings) -> list[Relation]:
    """The relations of one question: each pair of items compared once, kept where it is among the surest of both."""
    found: dict[tuple[int, int], tuple[Verdict, Item, Item]] = {}
    numbered = {number_of(item): item for item in items if item.layer in link.layers}
    for first, second in meetings(link, numbered, weights):
        one, other = in_order(numbered[first], numbered[second])
        verdict = link.compare(one, other, weights, settings)
        if verdict is not None:
            found[first, second] = (verdict, one, other)
    ranked: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (first, second), (verdict, _, _) in found.items():
        for number in (first, second):
            insort(ranked[number], (-verdict.score, first, second))
    best = {number: {row[1:] for row in rows[: link.most]} for number, rows in ranked.items()}
    kept: dict[tuple[Ref, Ref], tuple[Verdict, Item, Item]] = {}
    for pair, row in found.items():
        if all(pair in best[number] for number in pair):
            refs = (row[1].ref, row[2].ref)
            if refs not in kept or kept[refs][0].score < row[0].score:  # parts of two statements may relate twice
                kept[refs] = row
    return [worded(verdict, one, other, weights) for verdict, one, other in kept.values()]


def meetings(link: Link, numbered: dict[int, Item], weights: Weights) -> Iterator[tuple[int, int]]:
    """Numbers of items that share a key and are near in time among those that have it, each pair once."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    keys = {number: frozenset(link.keys(numbered[number], weights)) for number in sorted(numbered)}
    for number, own in keys.items():
        for key in own:
            groups[key].append(number)
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for key, members in groups.items():
        reach = link.reach_of(key)
        for place, one in enumerate(members):
            beside[one].update(members[place + 1 : place + 1 + reach])
    for one in sorted(beside):
        yield from ((one, other) for other in may_relate(link, one, beside[one], keys.__getitem__))
