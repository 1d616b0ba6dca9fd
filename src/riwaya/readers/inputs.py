"""From what the user names (files, folders, globs, standard input) to Articles."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from riwaya.errors import GivenError, InputError, InputNotice
from riwaya.given import no_file_name
from riwaya.model import Article
from riwaya.readers.decoding import LARGEST_FILE, checked, decoded
from riwaya.readers.html import article_of_page
from riwaya.readers.jsonl import articles_of_json, articles_of_lines
from riwaya.readers.kinds import refuse_what_is_no_text
from riwaya.readers.making import article_of
from riwaya.readers.names import Names
from riwaya.readers.story_toml import StoryNotes, notes_beside

InputProblem = Callable[[InputError], None]
TEXT = (".txt", ".text")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
# A page, or a piece of one, whatever its file is called: an article does not begin with a tag.
_PAGE_START = re.compile(r"[\ufeff\s]*<(?:!|\?xml|/?[a-zA-Z])")
_WHAT_TO_GIVE = "give a file, a folder, a pattern, or - for standard input"
# What lies beside articles and is none.
_NO_ARTICLES = ("readme", "license", "story")
_BESIDE = (".riwaya", ".riwaya-accounts", ".toml", ".py", "")


def articles_from(inputs: str | Path | Iterable[str | Path], problem: InputProblem | None = None) -> Iterator[Article]:
    """Articles of files, folders (read whole), globs and "-" (standard input), in a stable order.

    What cannot be read goes to `problem`, and reading goes on; without `problem` the InputError is raised. At the end
    an InputNotice goes to `problem` when articles of one id or name have different texts: a story keeps the last.
    Raises GivenError when `inputs` are no names of files; a text in your hands is an article by `riwaya.article_of`.

    >>> [article.stem for article in articles_from(["no-such-file.txt"], problem=print)]
    no-such-file.txt is not there; give a file, a folder, a pattern, or - for standard input
    []
    """
    if isinstance(inputs, (str, Path)):
        inputs = (inputs,)
    if isinstance(inputs, (bytes, Mapping)) or not isinstance(inputs, Iterable):
        raise GivenError(f"articles_from takes names of files, not {type(inputs).__name__}; {_WHAT_TO_GIVE}")
    return _each(inputs, problem)


def _each(inputs: Iterable[str | Path], problem: InputProblem | None) -> Iterator[Article]:
    names = Names()
    for item in inputs:
        if not isinstance(item, (str, Path)):
            raise GivenError(f"articles_from takes names of files, not {type(item).__name__}; {_WHAT_TO_GIVE}")
        for found in _found(str(item)):
            if isinstance(found, Article):
                names.take(found)
                yield found
            elif problem is not None:
                problem(found)
            elif not isinstance(found, InputNotice):
                raise found
    if problem is not None and names.taken_twice:
        problem(names.notice())


def _found(item: str) -> Iterator[Article | InputError]:
    """The articles of one input, and an error for whatever in it cannot be read."""
    if item == "-":
        yield from _of_stream(sys.stdin.buffer.read(LARGEST_FILE * 10 + 1))
        return
    if name := no_file_name(item):
        yield InputError(f"{name} cannot be the name of a file; {_WHAT_TO_GIVE}")
        return
    path = Path(item)
    if path.is_dir():
        yield from _of_folder(path)
    elif path.exists():
        yield from _of_file(path, _notes(path.parent))
    elif path.is_symlink():
        yield InputError(f"{item} is a link to {os.readlink(path)}, which is not there; mend the link")
    else:
        matches = [match for match in sorted(glob.glob(item, recursive=True)) if Path(match).exists()]
        if not matches:
            yield InputError(f"{item} is not there; {_WHAT_TO_GIVE}")
        for match in matches:
            yield from _found(match)


def _notes(folder: Path) -> StoryNotes | InputError:
    try:
        return notes_beside(folder)
    except InputError as error:
        return error


def _of_folder(folder: Path) -> Iterator[Article | InputError]:
    """All readable files below `folder`, by path; of those of other kinds it is told that they were left out."""
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())
    files = [path for path in files if path.stem.lower() not in _NO_ARTICLES and not path.name.startswith(".")]
    paths = [path for path in files if path.suffix.lower() in TEXT + PAGES + LINES]
    others = [path for path in files if path.suffix.lower() not in TEXT + PAGES + LINES + _BESIDE]
    if not paths:
        yield InputError(f"the folder {folder} holds no article (.txt, .html or .jsonl); give another folder")
    for path in paths:
        yield from _of_file(path, _notes(path.parent))
    if others:
        kinds = ", ".join(sorted({path.suffix.lower() or path.name for path in others})[:6])
        files_left = "1 file is" if len(others) == 1 else f"{len(others)} files are"
        yield InputNotice(
            f"{files_left} left out in {folder} ({kinds}); text of another ending is read when it is named"
        )


def _of_file(path: Path, notes: StoryNotes | InputError) -> Iterator[Article | InputError]:
    if isinstance(notes, InputError):
        yield notes
        notes = StoryNotes()
    try:
        if path.suffix.lower() in LINES:
            found: Iterable[Article | InputError] = _of_lines(path)
        elif path.suffix.lower() == ".json":
            found = articles_of_json(decoded(_bytes(path), str(path)).lstrip("\ufeff"), str(path))
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
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() in PAGES:
        return article_of_page(data, str(path), path.stem, digest)
    text = decoded(data, str(path))
    if _PAGE_START.match(text):
        return article_of_page(data, str(path), path.stem, digest)
    return article_of(checked(text, str(path)), stem=path.stem, source_digest=digest)


def _bytes(path: Path) -> bytes:
    """What a file or a pipe holds, as far as an article can be long."""
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        size = f"{path.stat().st_size:,} bytes" if path.is_file() else "no end"
        raise InputError(f"{path} has {size}, more than an article can have ({LARGEST_FILE:,}); split it")
    refuse_what_is_no_text(data, str(path), path.suffix.lower())
    return data


def _of_stream(data: bytes) -> Iterator[Article | InputError]:
    """Standard input: JSON when it begins with a bracket, a page when it begins as one, else one text."""
    where = "standard input"
    if len(data) > LARGEST_FILE * 10:
        yield InputError(f"{where} has more than {LARGEST_FILE * 10:,} bytes; write it to a file and give that")
        return
    try:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b"\n" in data.strip():
            yield from articles_of_lines(_bounded_lines(data.splitlines(keepends=True), where), where)
            return
        refuse_what_is_no_text(data, where)
        text = decoded(data, where).lstrip("\ufeff")
        if text.lstrip()[:1] in ("{", "["):
            yield from articles_of_json(text, where)
        elif _PAGE_START.match(text):
            yield article_of_page(data, where, "stdin", hashlib.sha256(data).hexdigest())
        else:
            yield article_of(checked(text, where), stem="stdin")
    except InputError as error:
        yield error
