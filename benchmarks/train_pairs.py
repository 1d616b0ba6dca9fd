"""Fit the weights of `pair_weights.tsv` on pairs of statements that readers listed or judged.

    python benchmarks/train_pairs.py NAME=ARTICLES,LIST[,LIST…] … [--write]

ARTICLES is a file or folder of articles, LIST a list of relations in the exchange format, "relations" of both sides'
"doc", "start", "end" with a "type", and "unrelated" ones; pairs on no list count a little as unrelated, those under
"doubtful" not at all. Each NAME is a story. With --report prints how well each story is told by weights fitted on the
others, with --write puts weights fitted on all of them into the table. Lists and articles are not in the repository.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp
from operator import mul, sub
from pathlib import Path
from typing import Any, NamedTuple

from riwaya.link.base import Weights, in_order
from riwaya.link.items import Item, items_of
from riwaya.link.matching import meetings, number_of
from riwaya.link.meeting import Meeting
from riwaya.link.statements import STATEMENTS, comparable
from riwaya.link.traits import traits_of
from riwaya.pipeline import read
from riwaya.readers import articles_from
from riwaya.settings import Settings

TABLE = Path(__file__).resolve().parent.parent / "src/riwaya/lang/ar/lexicon/pair_weights.tsv"
QUESTIONS = ("related", "conflict", "update", "event")
WAYS = {"conflict": "conflict", "denial": "conflict", "update": "update", "slip": "update", "same_event": "event"}
LEAST, UNLISTED, TRAP, SAME_PAIR = 0.5, 0.02, 1.5, 0.6
ROUNDS = 9
RIDGE = {"related": 30.0}
RIDGE_OF_WAYS = 4.0


class Pair(NamedTuple):
    """A pair that meets: its traits, whether it is related, how much it counts, its way, whether a reader judged it."""

    traits: dict[str, float]
    related: float
    counts: float
    way: str
    judged: bool


def overlap(one: dict[str, Any], other: dict[str, Any]) -> int:
    """Characters that two spans of one document share."""
    if one["doc"].removesuffix(".txt") != other["doc"].removesuffix(".txt"):
        return 0
    return int(max(0, min(one["end"], other["end"]) - max(one["start"], other["start"])))


def strength(row: dict[str, Any], a: dict[str, Any], b: dict[str, Any]) -> int:
    """How far a listed pair covers a pair of records, in either order."""
    straight = min(overlap(row["a"], a), overlap(row["b"], b))
    return max(straight, min(overlap(row["a"], b), overlap(row["b"], a)))


def pairs_of(articles: Path, lists: Sequence[Path]) -> list[Pair]:
    """The pairs of a story that meet, with what the lists say of them."""
    found = [read(article, Settings()) for article in articles_from([articles], print)]
    listed = [json.loads(path.read_text(encoding="utf-8")) for path in lists]
    wanted = {row[side]["doc"].removesuffix(".txt") for rows in listed for key in rows for row in _rows(rows, key)
              for side in ("a", "b")}  # fmt: skip
    stems = {reading.article.id: reading.article.stem.removesuffix(".txt") for reading in found}
    items = [item for r in found if stems[r.article.id] in wanted for item in items_of(r)]
    weights = Weights()
    pairs, sides = [], []
    numbered = {number_of(item): item for item in items if item.layer in STATEMENTS.layers}
    for one, other in meetings(STATEMENTS, numbered, weights):
        first, second = in_order(numbered[one], numbered[other])
        met = Meeting(first, second, weights)
        if comparable(first, second) and met.common >= LEAST:
            pairs.append(traits_of(first, second, met, weights))
            sides.append((_side(first, stems), _side(second, stems)))
    return list(_marked(pairs, sides, listed))


def _rows(rows: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return [row for row in rows.get(key, []) if "a" in row] if key in ("relations", "unrelated", "doubtful") else []


def _side(item: Item, stems: dict[str, str]) -> dict[str, Any]:
    return {"doc": stems[item.article], "start": item.ref.span.start, "end": item.ref.span.end}


def _marked(
    pairs: Sequence[dict[str, float]],
    sides: Sequence[tuple[dict[str, Any], dict[str, Any]]],
    listed: Sequence[dict[str, Any]],
) -> Iterator[Pair]:
    """The pairs with what the lists say: a listed pair counts once, however many records tell it."""
    told = [(0.0, UNLISTED, "", False)] * len(pairs)
    near: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for at, (a, b) in enumerate(sides):
        near[frozenset((a["doc"], b["doc"]))].append(at)
    for rows in listed:
        for key in ("doubtful", "unrelated", "relations"):
            for row in _rows(rows, key):
                docs = frozenset(row[side]["doc"].removesuffix(".txt") for side in ("a", "b"))
                hits = [(strength(row, *sides[at]), at) for at in near[docs]]
                best = max(hits, default=(0, 0))[0]
                same = [at for hit, at in hits if best and hit >= SAME_PAIR * best]
                for at in same:
                    counts = {"doubtful": 0.0, "unrelated": TRAP}.get(key, 1.0) / len(same) ** 0.5
                    told[at] = (float(key == "relations"), counts, WAYS.get(row.get("type", ""), ""), True)
    for traits, (related, counts, way, judged) in zip(pairs, told, strict=True):
        yield Pair(traits, related, counts, way, judged)


def fitted(rows: Sequence[tuple[list[float], float, float]], names: Sequence[str], ridge: float) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, by Newton's method; a row: traits, answer, how much it counts."""
    told = [traits for traits, _, counts in rows if counts > UNLISTED]
    size = len(names)
    middle = [sum(traits[i] for traits in told) / len(told) for i in range(size)]
    spread = [(sum((t[i] - middle[i]) ** 2 for t in told) / len(told)) ** 0.5 + 1e-6 for i in range(size)]
    scaled = [([*((t[i] - middle[i]) / spread[i] for i in range(size)), 1.0], y, c) for t, y, c in rows]
    weights = [0.0] * (size + 1)
    for _ in range(ROUNDS):
        slope = [*(ridge * weight for weight in weights[:size]), 0.0]
        bend = [[ridge if i == j < size else 1e-3 if i == j else 0.0 for j in range(size + 1)] for i in range(size + 1)]
        for traits, answer, counts in scaled:
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(mul, weights, traits))))))
            error, curve = counts * (chance - answer), counts * chance * (1 - chance)
            for i, trait in enumerate(traits):
                slope[i] += error * trait
                part, row = curve * trait, bend[i]
                for j in range(i + 1):
                    row[j] += part * traits[j]
        weights = list(map(sub, weights, solved(bend, slope)))
    found = {name: weight / wide for name, weight, wide in zip(names, weights, spread, strict=False)}
    return {"always": weights[size] - sum(found[n] * m for n, m in zip(names, middle, strict=True)), **found}


def solved(lower: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a symmetric system of which the lower half is given, by Gauss's method."""
    size = len(right)
    rows = [[*(lower[max(i, j)][min(i, j)] for j in range(size)), right[i]] for i in range(size)]
    for at in range(size):
        best = max(range(at, size), key=lambda i: abs(rows[i][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for i in range(at + 1, size):
            share = rows[i][at] / rows[at][at]
            rows[i] = [value - share * first for value, first in zip(rows[i], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (rows[at][size] - sum(map(mul, rows[at][at + 1 : size], found[at + 1 :]))) / rows[at][at]
    return found


def rows_for(question: str, pairs: Sequence[Pair], names: Sequence[str]) -> list[tuple[list[float], float, float]]:
    """What a question is fitted on: all pairs, or the related ones by their way."""
    if question == "related":
        return [([p.traits[n] for n in names], p.related, p.counts) for p in pairs if p.counts]
    return [([p.traits[n] for n in names], float(p.way == question), p.counts) for p in pairs if p.related]


def report(stories: dict[str, list[Pair]], names: Sequence[str]) -> None:
    """For each story the share of judged pairs above even odds that are related, with weights fitted on the others."""
    right = told = 0
    for held, pairs in stories.items():
        others = [pair for name, rows in stories.items() if name != held for pair in rows]
        weights = fitted(rows_for("related", others, names), names, RIDGE["related"])
        above = [p for p in pairs if weights["always"] + sum(weights[n] * p.traits[n] for n in names) >= 0]
        judged = [p for p in above if p.judged and p.counts]
        right, told = right + sum(p.related > 0 for p in judged), told + len(judged)
        print(f"{held}: {len(above)} of {len(pairs)} above even odds, judged {len(judged)}, "
              f"related {sum(p.related > 0 for p in judged)} of {sum(p.related > 0 for p in pairs)}")  # fmt: skip
    print(f"related {right} of {told} judged pairs above even odds")


def main() -> None:
    """Read the stories named, report, and write the table where asked."""
    stories = {}
    for argument in filter(lambda word: "=" in word, sys.argv[1:]):
        name, _, paths = argument.partition("=")
        articles, *lists = map(Path, paths.split(","))
        stories[name] = pairs_of(articles, lists)
    names = sorted(next(iter(stories.values()))[0].traits)
    if "--report" in sys.argv:
        report(stories, names)
    if "--write" in sys.argv:
        pairs = [pair for rows in stories.values() for pair in rows]
        weights = {q: fitted(rows_for(q, pairs, names), names, RIDGE.get(q, RIDGE_OF_WAYS)) for q in QUESTIONS}
        lines = ["\t".join(("trait", *QUESTIONS))]
        lines += ["\t".join((name, *(f"{weights[q][name]:.3f}" for q in QUESTIONS))) for name in ("always", *names)]
        comment = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        TABLE.write_text("\n".join((*comment, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
