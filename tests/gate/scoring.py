"""Scores readings against gold annotations in the exchange format, layer by layer: F1 of greedy one-to-one matches.

dates and quantities match by overlap; attributions by content (half of their union), then overlapping sources, then the
same act; forecasts by a third of their union; causes where cue, cause and effect overlap; events and commitments by
overlap; actors by name or a shared surface. What lies in title or boilerplate counts for neither side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from riwaya.lang.ar import fold, key_of

Row = Mapping[str, Any]
Match = Callable[[Row, Row], float]


@dataclass
class Tally:
    """Counts of gold, predicted and matched items."""

    gold: int = 0
    predicted: int = 0
    hits: int = 0

    @property
    def f1(self) -> float:
        """F1, 0 when nothing matches."""
        total = self.gold + self.predicted
        return 2 * self.hits / total if total else 0.0


@dataclass
class Score:
    """A tally for each measure, over all articles added."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def add(self, gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> None:
        """Count one article."""
        article = gold["article"]
        out = [span for span in (article.get("title"), *(article.get("boilerplate") or ())) if span]
        for layer, key, strength, finer in _LAYERS:
            g, p = ([row for row in side.get(layer) or () if not _any(key(row), out)] for side in (gold, predicted))
            pairs = _paired(g, p, strength)
            self._count(layer, g, p, len(pairs))
            for name, same in finer.items():
                self._count(f"{layer} {name}", g, p, sum(same(g[i], p[j]) for i, j in pairs))
        g, p = gold.get("actors") or [], predicted.get("actors") or []
        self._count("actors", g, p, len(_paired(g, p, _same_actor)))

    def _count(self, name: str, gold: Sequence[Row], predicted: Sequence[Row], hits: int) -> None:
        tally = self.tallies.setdefault(name, Tally())
        tally.gold += len(gold)
        tally.predicted += len(predicted)
        tally.hits += hits

    def rounded(self) -> dict[str, float]:
        """F1 of every measure to three places."""
        return {name: round(tally.f1, 3) for name, tally in self.tallies.items()}


def overlap(one: Row | None, other: Row | None) -> int:
    """Characters that two spans share."""
    if not one or not other:
        return 0
    return int(max(0, min(one["end"], other["end"]) - max(one["start"], other["start"])))


def union_share(one: Row, other: Row) -> float:
    """Shared characters over those of both."""
    shared = overlap(one, other)
    return float(shared / (one["end"] - one["start"] + other["end"] - other["start"] - shared))


def _any(span: Row, spans: Iterable[Row]) -> bool:
    return any(overlap(span, other) for other in spans)


def _paired(gold: Sequence[Row], predicted: Sequence[Row], strength: Match) -> list[tuple[int, int]]:
    options = [(strength(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted((o for o in options if o[0] > 0), key=lambda o: (-o[0], o[1], o[2])):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def _same_actor(gold: Row, predicted: Row) -> float:
    def forms(row: Row) -> set[str]:
        return {key_of(fold(surface)) for surface in row["surfaces"]}

    if gold["name"].casefold() == predicted["name"].casefold():
        return 2.0
    return float(bool(forms(gold) & forms(predicted)))


def _attribution(gold: Row, predicted: Row) -> float:
    share = union_share(gold["content"], predicted["content"])
    return share if share >= 0.5 else 0.0


def _forecast(gold: Row, predicted: Row) -> float:
    share = union_share(gold["span"], predicted["span"])
    return share if share >= 0.3 else 0.0


def _cause(gold: Row, predicted: Row) -> float:
    sides = overlap(gold["cause"], predicted["cause"]) and overlap(gold["effect"], predicted["effect"])
    return float(overlap(gold["cue"], predicted["cue"])) if sides else 0.0


def _spans(gold: Row, predicted: Row) -> float:
    return float(overlap(gold["span"], predicted["span"]))


def _source(gold: Row, predicted: Row) -> bool:
    return overlap(gold["source"], predicted["source"]) > 0


def _number(gold: Row, predicted: Row) -> bool:
    return (gold["min"], gold["max"], gold["kind"]) == (predicted["min"], predicted["max"], predicted["kind"])


_Layer = tuple[str, Callable[[Row], Row], Match, dict[str, Callable[[Row, Row], bool]]]
_LAYERS: tuple[_Layer, ...] = (
    ("dates", lambda r: r, overlap, {"value": lambda g, p: g["value"] == p["value"]}),
    ("quantities", lambda r: r, overlap, {"number and kind": _number}),
    (
        "attributions",
        lambda r: r["content"],
        _attribution,
        {"source": _source, "source and act": lambda g, p: _source(g, p) and g["act"] == p["act"]},
    ),
    ("forecasts", lambda r: r["span"], _forecast, {}),
    ("causes", lambda r: r["cue"], _cause, {}),
    ("events", lambda r: r["span"], _spans, {"type": lambda g, p: g["plover"] == p["plover"]}),
    ("commitments", lambda r: r["span"], _spans, {"deadline": lambda g, p: g["deadline"] == p["deadline"]}),
)
