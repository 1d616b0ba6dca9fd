"""Commands on articles without a story file: annotate, relate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from riwaya.cli.running import Problems, file_stem, progress, readable, settings_from, settings_options, whole_file


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--json", "out_dir", required=True, type=click.Path(), help="Folder for one JSON file per article.")
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 takes one a core.")
@settings_options
def annotate(inputs: tuple[str, ...], out_dir: str, workers: int, **values: Any) -> None:
    """Annotate INPUTS (files, folders, patterns, - for standard input), one JSON file per article.

    Files are named after the text file, or the line's id in JSON Lines.
    """
    from riwaya.engine import read_all
    from riwaya.exporters.schema import to_schema
    from riwaya.readers import articles_from

    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    problems = Problems()
    articles = articles_from(readable(inputs), problems)
    for reading in progress(read_all(articles, settings_from(values), workers, problems), "annotate"):
        article = reading.article
        name = file_stem(article.stem or article.id)
        with whole_file(folder / f"{name}.json") as path:
            path.write_text(json.dumps(to_schema(reading), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    problems.leave()


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--json", "out", required=True, type=click.Path(), help="File for the relations.")
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 takes one a core.")
@settings_options
def relate(inputs: tuple[str, ...], out: str, workers: int, **values: Any) -> None:
    """Relate INPUTS to each other and write relations and positions as one JSON file."""
    from riwaya.engine import read_all
    from riwaya.exporters.relations import to_relations
    from riwaya.pipeline import link
    from riwaya.readers import articles_from

    problems = Problems()
    settings = settings_from(values)
    articles = articles_from(readable(inputs), problems)
    story = link(list(progress(read_all(articles, settings, workers, problems), "read")), settings)
    with whole_file(out) as path:
        path.write_text(json.dumps(to_relations(story), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    problems.leave()
