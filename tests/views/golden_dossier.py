"""The dossier of the example story as text, one file a view: ``python -m tests.views.golden_dossier`` writes it anew.

Read what changed against the articles before committing it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from riwaya.cli.printing import printed
from riwaya.cli.stories import VIEWS
from riwaya.model import Story
from riwaya.pipeline import link
from riwaya.readers import notes_beside
from riwaya.settings import Settings
from tests.gate.corpus import EXAMPLE, readings

FOLDER = Path(__file__).parent / "golden"


@cache
def story() -> Story:
    """The example story."""
    notes = notes_beside(EXAMPLE)
    settings = Settings(today=notes.today)
    return link(readings(), settings, name=notes.name, name_en=notes.name_en, questions=notes.questions)


def dossier(view: str) -> str:
    """A view of the example story as text."""
    return "".join(f"{line}\n" for line in printed(story(), view, "ar"))


def main() -> int:
    """Write all views."""
    FOLDER.mkdir(exist_ok=True)
    for view in VIEWS:
        (FOLDER / f"{view}.txt").write_text(dossier(view), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
