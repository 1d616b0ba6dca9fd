"""Maps of what is said to lead to what, and through whom statements came: laid out by a script, lists without one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from riwaya.views.causes import CauseRow
from riwaya.views.chains import Path
from riwaya.views.evidence import Evidence
from riwaya.views.labels import label
from riwaya.web.drawing.canvas import Pen
from riwaya.web.wording import shown

_WORDS = 90
_EDGES = 60


def cause_map(chains: Sequence[Sequence[CauseRow]], pen: Pen) -> Markup:
    """Chains of causes as one map, an effect that is the next cause drawn once; "" when there are none."""
    if not chains or not pen.live:
        return Markup("")
    nodes: list[dict[str, Any]] = []
    known: dict[tuple[str, int, int], int] = {}
    edges: dict[tuple[int, int], list[Any]] = {}

    def node(at: Evidence, same: int | None = None) -> int:
        key = (at.article, at.span.start, at.span.end)
        if key not in known:
            known[key] = same if same is not None else len(nodes)
            if same is None:
                nodes.append({"text": _cut(at.words), "to": pen.links.at(at.article, at.span.start)})
        return known[key]

    for chain in chains:
        last: int | None = None
        for row in chain:
            first = node(row.cause, last)
            last = node(row.effect)
            if first != last and len(edges) < _EDGES:
                edges.setdefault((first, last), [first, last, shown(row.cue), row.modality])
    return _map("causes", label("cause_map", pen.language), nodes, list(edges.values()))


def route_map(paths: Sequence[Path], pen: Pen) -> Markup:
    """Routes from speaker to outlet through others, with the number of statements; "" when there are none."""
    if not pen.live:
        return Markup("")
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for path in paths:
        if not path.via:
            continue
        speaker = path.speaker or label("unknown", pen.language)
        steps = [("outlet", path.outlet)] if path.outlet else []
        steps += [("via", name) for name in path.via] + [("speaker", speaker)]
        for (kind, one), (other_kind, other) in pairwise(steps):
            counts[other_kind, other, kind, one] += len(path.statements)
    order: dict[tuple[str, str], int] = {}
    nodes: list[dict[str, Any]] = []
    edges: list[list[Any]] = []
    for (kind, one, other_kind, other), count in sorted(counts.items(), key=lambda pair: -pair[1])[:_EDGES]:
        for key in ((kind, one), (other_kind, other)):
            if key not in order:
                order[key] = len(nodes)
                way = "ltr" if key[1].isascii() else "rtl"
                nodes.append({"text": _cut(key[1]), "to": "", "kind": key[0], "dir": way})
        edges.append([order[kind, one], order[other_kind, other], pen.said(str(count)), ""])
    return _map("routes", label("route_map", pen.language), nodes, edges) if edges else Markup("")


def _cut(text: str) -> str:
    flat = shown(" ".join(text.split()))
    return flat if len(flat) <= _WORDS else (flat[:_WORDS].rpartition(" ")[0] or flat[:_WORDS]) + " …"


def _map(name: str, title: str, nodes: list[dict[str, Any]], edges: list[list[Any]]) -> Markup:
    if not edges:
        return Markup("")
    data = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, separators=(",", ":"))
    size = "low" if len(edges) < 4 else "middling" if len(edges) < 12 else "high"
    return Markup(
        '<figure class="map {}" id="map-{}" tabindex="0" role="group" aria-label="{}" data-map="{}"></figure>'
    ).format(size, name, title, data)
