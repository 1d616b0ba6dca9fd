"""Commands on articles without a story file: annotate, relate."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from riwaya.cli.outputs import file_to_write, folder_to_write, whole_file
from riwaya.cli.running import Problems, file_stem, progress, readable, settings_from, settings_options
from riwaya.errors import InputError


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--json", "out_dir", required=True, type=click.Path(), help="Folder for one JSON file per article.")
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 takes one a core.")
@settings_options
def annotate(inputs: tuple[str, ...], out_dir: str, workers: int, **values: Any) -> None:
    """Annotate INPUTS (files, folders, patterns, - for standard input), one JSON file per article.

    Files are named after the text file, or the line's id in JSON Lines; a second article of a name gets NAME-2.
    """
    from riwaya.engine import read_all
    from riwaya.exporters.schema import to_schema
    from riwaya.readers import articles_from

    given = readable(inputs)
    folder = folder_to_write(out_dir)
    problems = Problems()
    articles = articles_from(given, problems)
    times: Counter[str] = Counter()
    for reading in progress(read_all(articles, settings_from(values), workers, problems), "annotate"):
        article = reading.article
        name = file_stem(article.stem or article.id)
        times[name] += 1
        if times[name] > 1:  # two articles of one name stand side by side
            name = f"{name}-{times[name]}"
        with whole_file(folder / f"{name}.json") as path:
            path.write_text(json.dumps(to_schema(reading), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    problems.leave()


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--json", "out", required=True, type=click.Path(), help="File for the relations; - is standard output.")
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 takes one a core.")
@settings_options
def relate(inputs: tuple[str, ...], out: str, workers: int, **values: Any) -> None:
    """Relate INPUTS to each other and write relations and positions as one JSON file."""
    from riwaya.engine import read_all
    from riwaya.exporters.relations import to_relations
    from riwaya.pipeline import link
    from riwaya.readers import articles_from

    given, problems, settings = readable(inputs), Problems(), settings_from(values)
    if out != "-":
        target = file_to_write(out, "relations.json")
        if any(target == Path(item).resolve() for item in given):
            raise InputError(f"{out} is one of the INPUTS and stays as it is; name another file")
    articles = articles_from(given, problems)
    story = link(list(progress(read_all(articles, settings, workers, problems), "read")), settings)
    told = json.dumps(to_relations(story), ensure_ascii=False, indent=1)
    if out == "-":
        click.echo(told)
    else:
        with whole_file(out) as path:
            path.write_text(f"{told}\n", encoding="utf-8")
    problems.leave()
