"""Commands on a story file: add, show, export."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from riwaya.cli.outputs import file_to_write, folder_to_write, whole_file
from riwaya.cli.running import (
    Problems,
    day_given,
    during_option,
    file_stem,
    progress,
    readable,
    settings_from,
    settings_options,
)

if TYPE_CHECKING:
    from riwaya.model import Story
    from riwaya.settings import Settings
    from riwaya.store import Added, StoryFile

VIEWS = ("overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new")


@click.command()
@click.argument("story", type=click.Path())
@click.argument("inputs", nargs=-1)
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 takes one a core.")
@settings_options
def add(story: str, inputs: tuple[str, ...], workers: int, **values: Any) -> None:
    """Read INPUTS (files, folders, patterns, - for standard input) into the file STORY, made when it is not there.

    The same article twice changes nothing; a changed article becomes a new version. A story.toml in a folder gives the
    story's name, date and questions.
    """
    from riwaya.store import open_story
    from riwaya.store.adding import remove_empty, undated

    given, problems, settings = readable(inputs), Problems(), settings_from(values)
    fresh = not Path(story).exists()
    try:
        with open_story(story, create=True) as file:
            added = fill(file, given, settings, problems, workers)
            total, without = len(file), undated(file, (*added.new, *added.changed))
    finally:
        if fresh:
            remove_empty(story)
    if without:
        click.echo(f"riwaya: {_undated(without)}", err=True)
    click.echo(
        f"{story}: {len(added.new)} new, {len(added.changed)} changed, {len(added.known)} known already;"
        f" {total} article{'' if total == 1 else 's'} in all"
    )
    problems.leave()


def _undated(names: Sequence[str]) -> str:
    """What is said of articles that no publication date is known of."""
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    have = "1 article has" if len(names) == 1 else f"{len(names)} articles have"
    return (
        f"{have} no publication date ({shown}): «yesterday» and the like stay open in them, and they stand in no order;"
        " give it with --published, in a story.toml or in the JSON Lines"
    )


def fill(file: StoryFile, inputs: Any, settings: Settings, problems: Problems, workers: int = 0) -> Added:
    """Add articles to an open story, with what story.toml beside them says of the story."""
    from riwaya.readers import articles_from, notes_beside
    from riwaya.store.parties import keep_parties

    for item in inputs:
        folder = Path(item) if Path(item).is_dir() else Path(item).parent
        if item != "-" and (folder / "story.toml").is_file():
            notes = notes_beside(folder)
            for name in ("name", "name_en", "today"):
                if getattr(notes, name):
                    file.note(name, getattr(notes, name))
            file.ask(notes.questions)
            keep_parties(file, notes.parties)
    if anew := file.to_link_anew(settings):
        click.echo(
            f"riwaya: {file.path} was linked by another version or with other settings; before new articles are added"
            f" its {anew} are linked anew, which can take minutes",
            err=True,
        )
    if not sys.stderr.isatty():
        return file.add(articles_from(inputs, problems), settings, workers=workers, problems=problems)
    articles = list(articles_from(inputs, problems))
    with click.progressbar(length=len(articles), label="read", file=sys.stderr) as bar:
        return file.add(articles, settings, workers=workers, progress=lambda _: bar.update(1), problems=problems)


@click.command()
@click.argument("story", type=click.Path())
@click.argument("view", type=click.Choice(VIEWS), default="overview")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of headings.")
@click.option("--since", default="", help="For the view new: first day, YYYY-MM-DD.")
@click.option("--until", default="", help="For the view new: last day, YYYY-MM-DD.")
@during_option
@settings_options
def show(story: str, view: str, lang: str, since: str, until: str, during: str, **values: Any) -> None:
    """Print a VIEW of the file STORY: one field a line, each with the words and the article they stand in."""
    from riwaya.cli.printing import printed
    from riwaya.store import open_story
    from riwaya.store.parts import shown_story

    since, until, during = day_given("--since", since), day_given("--until", until), day_given("--during", during)
    if view != "new" and (since or until):
        raise click.UsageError("--since and --until belong to the view new; for another view give a time by --during")
    if since and until and since > until:
        raise click.UsageError(f"--since {since} is after --until {until}")
    with open_story(story) as file:
        told = shown_story(file, settings_from(values), during)
    for line in printed(told, view, lang, since, until):
        click.echo(line)


@click.command()
@click.argument("story", type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "gold", "audit"]),
    default="jsonl",
    help="Form of the records.",
)
@click.option(
    "-o", "--output", type=click.Path(), default="-", help="File, or folder for csv and gold; - is standard output."
)
@click.option("--finished", is_flag=True, help="For gold: only articles that somebody marked as read through.")
@settings_options
def export(story: str, form: str, output: str, finished: bool, **values: Any) -> None:
    """Write the file STORY: all records as JSON Lines (one a line) or CSV (one file a table); gold from corrections.

    gold: one JSON file for each article that a person judged, in the form of `riwaya annotate`, for a scorer.
    audit: who changed what, when and why, one line a change.
    The same story gives the same bytes, whatever order its articles were added in.
    """
    from riwaya.exporters import audit_lines, json_lines
    from riwaya.store import open_story
    from riwaya.store.parties import party_edits
    from riwaya.store.review import changes, corrections

    _check_output(form, output)
    with open_story(story) as file:
        if form == "audit":
            _write(audit_lines(changes(file), corrections(file), party_edits(file)), output)
            return
        whole = file.story(settings_from(values), passing=True)
        if form == "gold":
            _write_gold(whole, output, finished)
        elif form == "csv":
            _write_csv(whole, output)
        else:
            _write(json_lines(whole), output)


def _check_output(form: str, output: str) -> None:
    """Say before the work what would fail after it."""
    if form not in ("csv", "gold"):
        if output != "-":
            file_to_write(output, f"records.{form}" if form == "jsonl" else "audit.jsonl")
    elif output == "-":
        several = "CSV has one file a table" if form == "csv" else "gold has one file an article"
        raise click.UsageError(f"{several}; name a folder with -o FOLDER")


def _write(lines: Iterable[str], output: str) -> None:
    """Lines to standard output, or to a file that is there only when all went well."""
    if output == "-":
        for line in lines:
            click.echo(line)
        return
    with whole_file(output) as path, path.open("w", encoding="utf-8", newline="\n") as target:
        target.writelines(f"{line}\n" for line in progress(lines, "export"))


def _write_csv(whole: Story, output: str) -> None:
    """One file a table; they are there only when all went well."""
    from riwaya.exporters import write_csv

    folder = folder_to_write(output)
    with ExitStack() as places, ExitStack() as files:  # all are closed before the first takes its place

        def opened(name: str) -> TextIO:
            path = places.enter_context(whole_file(folder / f"{name}.csv"))
            return files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))

        write_csv(whole, opened)


def _write_gold(whole: Story, output: str, finished: bool) -> None:
    """One file an article; says so when nobody has judged anything yet."""
    from riwaya.exporters import to_gold

    folder = folder_to_write(output)
    count = 0
    for name, gold in to_gold(whole, finished=finished):
        with whole_file(folder / f"{file_stem(name)}.json") as path:
            path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        count += 1
    click.echo(f"{output}: {count} article{'' if count == 1 else 's'} judged by people", err=True)
