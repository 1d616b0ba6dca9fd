"""What callers give in place of a file's name or of records: told before anything is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from riwaya.errors import GivenError

Kind = TypeVar("Kind")
_LONGEST_NAME = 255  # bytes, in the file systems of our day
_SHOWN = 40


def no_file_name(name: str) -> str:
    """A name as a message shows it where no file can be called so, else "": nothing, or a text in place of its file.

    >>> no_file_name("خبر.txt"), no_file_name(" "), no_file_name("قال الوزير إن القوات ستنسحب قريبا. " * 20)
    ('', "' '", "'قال الوزير إن القوات ستنسحب قريبا. قال ا…'")
    """
    longest = max(len(part.encode("utf-8", "surrogatepass")) for part in name.split("/"))
    if name.strip() and "\0" not in name and longest <= _LONGEST_NAME:
        return ""
    return repr(f"{name[:_SHOWN]}…" if len(name) > _SHOWN else name)


def each_given(given: object, kind: type[Kind], taker: str, todo: str) -> Iterator[Kind]:
    """The records of a kind that `taker` was given, one by one; raises GivenError at once where they are none, and at
    the first that is none."""
    names = f"{taker} takes {kind.__name__.lower()}s"
    if isinstance(given, (str, bytes, Path, Mapping)) or not isinstance(given, Iterable):
        raise GivenError(f"{names}, not {type(given).__name__}; {todo}")
    return _each(given, kind, names, todo)


def _each(given: Iterable[object], kind: type[Kind], names: str, todo: str) -> Iterator[Kind]:
    for one in given:
        if not isinstance(one, kind):
            raise GivenError(f"{names}, and among these is one {type(one).__name__}; {todo}")
        yield one
