"""Bringing items together by key and comparing them, never all with all.

Which pairs meet, and which relations are kept, follows from the items near in time alone: the same whatever order
articles are added in. `riwaya.store.linking` does the same a few articles at a time.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from riwaya.link.base import Link, Verdict, Weights, in_order
from riwaya.link.days import first_day
from riwaya.link.items import Item
from riwaya.link.wording import worded
from riwaya.model import Ref, Relation
from riwaya.settings import Settings

# Bits of an item's number that tell items of one day apart; the day stands above them, counted from the first one of
# 1900, or as that one. The last bit marks an event.
_BITS = 44
_FIRST, _LAST = date(1900, 1, 1).toordinal() - 1, (1 << 18) - 1
_EVENT = 1
_BOTH = 2
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


def may_relate(link: Link, number: int, met: Mapping[int, int]) -> list[int]:
    """Those that may relate to an item among others, all by their numbers, in order; `met`: how many keys brought
    each of them to it."""
    return sorted(other for other, keys in met.items() if 0 < keys_needed(link, number, other) <= keys)


def keys_needed(link: Link, one: int, other: int) -> int:
    """How many keys must bring two items together, 0 where they never relate: one word in common hardly tells of one
    thing in texts that are weeks apart."""
    events = (one & _EVENT) + (other & _EVENT)
    if events == _BOTH and not link.events:
        return 0
    days = one >> _BITS, other >> _BITS
    if not all(days) or abs(days[0] - days[1]) <= _FAR:
        return 1
    return max(link.apart, _OF_EVENTS) if events else link.apart


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
    for number in sorted(numbered):
        for key in frozenset(link.keys(numbered[number], weights)):
            groups[key].append(number)
    beside: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for key, members in groups.items():
        reach = link.reach_of(key)
        for place, one in enumerate(members):
            beside[one].update(members[place + 1 : place + 1 + reach])
    for one in sorted(beside):
        yield from ((one, other) for other in may_relate(link, one, beside[one]))
