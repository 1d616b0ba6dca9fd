"""Raise the pinned accuracy floors to what is measured now: ``python -m tests.gate.floors --raise``.

A floor never sinks; the counts of the gold are pinned beside it, so that a shrinking corpus is seen.
"""

from __future__ import annotations

import json
import sys

from tests.gate.corpus import FLOORS, gold, measured

LAYERS = ("dates", "quantities", "actors", "attributions", "forecasts", "causes", "events", "commitments")


def counts() -> dict[str, int]:
    """Gold items of each layer."""
    return {layer: sum(len(doc.get(layer) or ()) for doc in gold().values()) for layer in LAYERS}


def pinned() -> dict[str, dict[str, float]]:
    """The floors and counts as pinned."""
    if not FLOORS.is_file():
        return {"floors": {}, "counts": {}}
    return dict(json.loads(FLOORS.read_text(encoding="utf-8")))


def main() -> int:
    """Print measured against pinned; with --raise write floors that have risen."""
    old = pinned()["floors"]
    new = {name: max(value, old.get(name, 0.0)) for name, value in measured().items()}
    for name, value in measured().items():
        sys.stdout.write(f"{name:32s} measured {value:.3f}  floor {old.get(name, 0.0):.3f}\n")
    if "--raise" in sys.argv:
        FLOORS.write_text(json.dumps({"floors": new, "counts": counts()}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
