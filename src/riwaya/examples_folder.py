"""Where the shipped example stories lie: in the installed package, or in a checkout."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from riwaya.errors import DataError


def example(name: str) -> Path:
    """The folder of a shipped example story; raises DataError when it is not there."""
    package = Path(str(resources.files("riwaya")))
    for folder in (package / "examples" / name, package.parents[1] / "examples" / name):
        if folder.is_dir():
            return folder
    raise DataError(f"the example story {name!r} is not installed; install riwaya again")
