"""Bringing items together by key and comparing them, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from riwaya.link.base import Link, Verdict, Weights, in_time
from riwaya.link.items import Item
from riwaya.link.wording import worded
from riwaya.model import Relation
from riwaya.settings import Settings

# In a group up to this size everything meets everything; in a larger one each item meets the next few in time.
_SMALL_GROUP = 40
_NEIGHBOURS = 12


def related(link: Link, items: Sequence[Item], weights: Weights, settings: Settings) -> list[Relation]:
    """The relations of one question, each pair of items compared once, the best of each item kept."""
    found: list[tuple[Verdict, Item, Item]] = []
    for one, other in _meetings(link, items, weights):
        verdict = link.compare(one, other, weights, settings)
        if verdict is not None:
            found.append((verdict, one, other))
    found.sort(key=lambda row: (-row[0].score, row[1].ref, row[2].ref))
    count: defaultdict[Item, int] = defaultdict(int)
    kept = []
    for verdict, one, other in found:
        if count[one] < link.most and count[other] < link.most:
            count[one] += 1
            count[other] += 1
            kept.append(worded(verdict, one, other, weights))
    return kept


def _meetings(link: Link, items: Sequence[Item], weights: Weights) -> Iterator[tuple[Item, Item]]:
    """Pairs of items that share a key, the earlier first, each pair once."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    ordered = in_time([item for item in items if item.layer in link.layers])
    for number, item in enumerate(ordered):
        for key in dict.fromkeys(link.keys(item, weights)):
            groups[key].append(number)
    seen: set[tuple[int, int]] = set()
    for members in groups.values():
        reach = len(members) if len(members) <= _SMALL_GROUP else _NEIGHBOURS
        for place, one in enumerate(members):
            for other in members[place + 1 : place + 1 + reach]:
                seen.add((one, other))
    for one, other in sorted(seen):
        yield ordered[one], ordered[other]
