"""Where commands write: a file or a folder, checked before the work begins, there only when all went well."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import RiwayaError

# What every SQLite file begins with: a story is never written over by what is made of it.
_DATABASE = b"SQLite format 3\x00"


def file_to_write(path: str | Path, example: str) -> Path:
    """A path that a file can be written to; raises RiwayaError saying why not and what to give, as in `example`."""
    if not str(path):
        raise RiwayaError(f"the name of the file to write is empty; give one such as {example}")
    target = Path(os.path.realpath(path))  # a link stays a link, and what it leads to is written
    if target.is_dir():
        raise RiwayaError(f"{path} is a folder; name a file in it: {Path(path) / example}")
    if not target.parent.is_dir():
        raise RiwayaError(f"the folder of {path} is not there; make it first")
    if target.is_file():
        with target.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise RiwayaError(f"{path} is a story file or another database, and stays as it is; name another file")
    return target


def folder_to_write(path: str | Path) -> Path:
    """A folder to write files to, made when it is not there; raises RiwayaError when a file has its name."""
    if not str(path):
        raise RiwayaError("the name of the folder to write to is empty; give one")
    folder = Path(path)
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise RiwayaError(f"{place} is a file; name a folder, which is made when it is not there")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def whole_file(path: str | Path, example: str = "output") -> Iterator[Path]:
    """A path to write to that takes the place of `path` only when all went well; a device or pipe is written itself."""
    target = file_to_write(path, example)
    if target.exists() and not target.is_file():
        yield target
        return
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
