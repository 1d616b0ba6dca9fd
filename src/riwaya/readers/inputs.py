"""From what the user names (files, folders, globs, standard input) to Articles."""

from __future__ import annotations

import glob
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from riwaya.errors import InputError
from riwaya.model import Article
from riwaya.readers.decoding import LARGEST_FILE, checked, decoded
from riwaya.readers.html import article_of_page
from riwaya.readers.jsonl import articles_of_lines
from riwaya.readers.making import article_of
from riwaya.readers.story_toml import StoryNotes, notes_beside

InputProblem = Callable[[InputError], None]
TEXT = (".txt", ".text")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
_PAGE_START = ("<!doctype html", "<html", "<?xml")


def articles_from(inputs: Iterable[str | Path], problem: InputProblem | None = None) -> Iterator[Article]:
    """Articles of files, folders (read whole), globs and "-" (standard input), in a stable order.

    What cannot be read goes to `problem`, and reading goes on; without `problem` the InputError is raised.
    """
    for item in inputs:
        for found in _found(str(item)):
            if isinstance(found, Article):
                yield found
            elif problem is None:
                raise found
            else:
                problem(found)


def _found(item: str) -> Iterator[Article | InputError]:
    """The articles of one input, and an error for whatever in it cannot be read."""
    if item == "-":
        yield from _of_stream(sys.stdin.buffer.read(LARGEST_FILE * 10))
        return
    path = Path(item)
    if path.is_dir():
        yield from _of_folder(path)
    elif path.is_file():
        yield from _of_file(path, _notes(path.parent))
    else:
        matches = sorted(glob.glob(item, recursive=True))
        if not matches:
            yield InputError(f"{item} is not there; give a file, a folder, a pattern, or - for standard input")
        for match in matches:
            yield from _found(match)


def _notes(folder: Path) -> StoryNotes | InputError:
    try:
        return notes_beside(folder)
    except InputError as error:
        return error


def _of_folder(folder: Path) -> Iterator[Article | InputError]:
    """All readable files below `folder`, by path."""
    paths = sorted(
        (path for path in folder.rglob("*") if path.suffix.lower() in TEXT + PAGES + LINES and path.is_file()),
        key=lambda path: path.as_posix(),
    )
    if not paths:
        yield InputError(f"the folder {folder} holds no article (.txt, .html or .jsonl); give another folder")
    for path in paths:
        if path.name.lower() not in ("readme.txt", "license.txt"):
            yield from _of_file(path, _notes(path.parent))


def _of_file(path: Path, notes: StoryNotes | InputError) -> Iterator[Article | InputError]:
    if isinstance(notes, InputError):
        yield notes
        notes = StoryNotes()
    try:
        if path.suffix.lower() in LINES:
            found: Iterable[Article | InputError] = _of_lines(path)
        else:
            found = (_of_whole(path),)
        for one in found:
            yield notes.applied(one) if isinstance(one, Article) else one
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{path} cannot be read ({error.strerror or error}); check the file and its rights")


def _of_lines(path: Path) -> Iterator[Article | InputError]:
    with path.open("rb") as file:
        head = file.read(4096)
        file.seek(0)
        if not head.strip():
            raise InputError(f"{path} is empty; give a file that holds articles")
        lines = _bounded_lines(file, str(path))
        yield from articles_of_lines(lines, str(path))


def _bounded_lines(file: Iterable[bytes], where: str) -> Iterator[str | InputError]:
    """Each line as text, or why it cannot be one."""
    for number, line in enumerate(file, 1):
        place = f"{where}, line {number},"
        if len(line) > LARGEST_FILE:
            yield InputError(f"{place} has {len(line):,} bytes, more than an article can have ({LARGEST_FILE:,})")
            continue
        try:
            yield decoded(line, place).lstrip("\ufeff") if line.strip() else ""
        except InputError as error:
            yield error


def _of_whole(path: Path) -> Article:
    """The article of a text file or a saved page."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise InputError(f"{path} has {size:,} bytes, more than an article can have ({LARGEST_FILE:,}); split it")
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() in PAGES:
        return article_of_page(data, str(path), path.stem, digest)
    text = decoded(data, str(path))
    if text.lstrip("\ufeff \r\n\t")[:15].lower().startswith(_PAGE_START):
        return article_of_page(data, str(path), path.stem, digest)
    return article_of(checked(text, str(path)), stem=path.stem, source_digest=digest)


def _of_stream(data: bytes) -> Iterator[Article | InputError]:
    """Standard input: JSON Lines when it begins with a brace, a page when it begins as one, else one text."""
    where = "standard input"
    try:
        text = decoded(data, where)
        start = text.lstrip("\ufeff \r\n\t")
        if start.startswith("{"):
            yield from articles_of_lines(start.split("\n"), where)
        elif start[:15].lower().startswith(_PAGE_START):
            yield article_of_page(data, where, "stdin", hashlib.sha256(data).hexdigest())
        else:
            yield article_of(checked(text, where), stem="stdin")
    except InputError as error:
        yield error
