"""Linking measured: headline pairs of ANS (agree or disagree), and the time it takes on real articles.

    python benchmarks/linking.py pairs            accuracy on the development part of ANS
    python benchmarks/linking.py speed [ARTICLES] seconds to link 250, 500 … ARTICLES articles (default 1000)

Both need data beside the repository (../shared/data/ans, ../shared/data/ant_multisource) and say so without it.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import tarfile
import time
from collections import defaultdict
from math import exp
from pathlib import Path

from riwaya.lang.ar.fold import fold
from riwaya.link.polarity import compared, negates, signs_of
from riwaya.link.terms import concepts, terms_in, words_of
from riwaya.model import Reading
from riwaya.pipeline import link, read
from riwaya.readers import article_of
from riwaya.settings import Settings

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
ROUNDS = 30


def features(one: str, other: str) -> dict[str, float]:
    """What linking sees in two headlines: ways, opposites, negation, numbers, overlap."""
    a, b = words_of(one), words_of(other)
    ways = compared(signs_of(a), signs_of(b))
    terms, others = terms_in(a), terms_in(b)
    numbers, more = (set(re.findall(r"\d{1,9}", fold(text))) for text in (one, other))
    negated, denied = (sum(negates(words, at) for at in range(len(words))) for words in (a, b))
    taken = {f"@{c.name}" for c in concepts().values() if c.effect in ("-", "bad", "no")}
    return {
        "bias": 1.0,
        "opposed": float(any(sign < 0 for _, sign in ways)),
        "opposed share": sum(sign < 0 for _, sign in ways) / (len(ways) + 1),
        "alike share": sum(sign > 0 for _, sign in ways) / (len(ways) + 1),
        "opposites": float(any(sign < 0 and term not in others for term, sign in ways)),
        "one negated": float((negated > 0) != (denied > 0)),
        "overlap": len(terms & others) / (len(terms | others) + 1e-9),
        "same number": float(bool(numbers & more)),
        "other number": float(bool(numbers and more and numbers != more)),
        "only in first": len(terms - others) / (len(terms) + 1),
        "only in second": len(others - terms) / (len(others) + 1),
        "taken away in first": float(bool(taken & (terms - others))),
        "taken away in second": float(bool(taken & (others - terms))),
        "one number": float(bool(numbers) != bool(more)),
        "first word": float(bool(a and b and a[0].term == b[0].term)),
    }


def pairs_of(part: str) -> list[tuple[dict[str, float], bool]]:
    """Features and whether the two disagree, for agree and disagree pairs."""
    with (DATA / "ans" / "stance" / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stance"] in ("agree", "disagree")]
    return [(features(row["s1"], row["s2"]), row["stance"] == "disagree") for row in rows]


def chance(weights: dict[str, float], row: dict[str, float]) -> float:
    """The chance that two headlines disagree."""
    return 1 / (1 + exp(-sum(weights[name] * value for name, value in row.items())))


def measure_pairs() -> None:
    """Fit a weight for each feature on the training part and print the accuracy on both parts."""
    if not (DATA / "ans").exists():
        sys.exit(f"no headlines at {DATA / 'ans'}")
    train, dev = pairs_of("train"), pairs_of("dev")
    weights: dict[str, float] = defaultdict(float)
    draw = random.Random(1)
    for number in range(ROUNDS):
        draw.shuffle(train)
        for row, disagree in train:
            error = disagree - chance(weights, row)
            for name, value in row.items():
                weights[name] += 0.1 / (1 + number / 3) * (error * value - 2e-4 * weights[name])
    for name, part in (("train", train), ("dev", dev)):
        right = sum((chance(weights, row) > 0.5) == disagree for row, disagree in part)
        share = max(sum(disagree for _, disagree in part), sum(not disagree for _, disagree in part)) / len(part)
        print(f"{name}: {right / len(part):.3f} of {len(part)} pairs (always the commoner answer: {share:.3f})")


def readings(most: int) -> list[Reading]:
    """Readings of articles on the Middle East, in order of time: one dense pile."""
    archive = next((DATA / "ant_multisource").glob("*.tar.gz"), None)
    if archive is None:
        sys.exit(f"no articles at {DATA / 'ant_multisource'}")
    found = []
    with tarfile.open(archive) as file:
        members = [m for m in file.getmembers() if m.isfile() and "/middleEast/" in m.name]
        members.sort(key=lambda m: (m.name[-12:-4], m.name))
        for member in members[3000 : 3000 + most]:
            handle = file.extractfile(member)
            raw = handle.read().decode("utf-8", "replace") if handle else ""
            text = raw.partition("<TEXT>")[2].partition("</TEXT>")[0].strip()
            day = member.name[-12:-4]
            if text:
                published = f"{day[:4]}-{day[4:6]}-{day[6:]}"
                found.append(read(article_of(text, stem=member.name[:-4]), Settings(published=published)))
    return found


def measure_speed(most: int) -> None:
    """Print seconds and milliseconds per article of linking for growing piles."""
    pile = readings(most)
    sizes = [size for size in (250, 500, 1000, 2000, 4000) if size < len(pile)] + [len(pile)]
    for size in sizes:
        start = time.perf_counter()
        story = link(pile[:size])
        took = time.perf_counter() - start
        print(f"{size} articles: {took:.1f} s, {1000 * took / size:.1f} ms each, {len(story.relations)} relations")


if __name__ == "__main__":
    if sys.argv[1:2] == ["pairs"]:
        measure_pairs()
    else:
        measure_speed(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
