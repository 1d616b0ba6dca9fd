"""The command line: one file per group of commands."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="riwaya")
def main() -> None:
    """Every party's account of a contested story, side by side."""


@main.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--json", "out_dir", required=True, help="Folder for one JSON file per article.")
def annotate(inputs: tuple[str, ...], out_dir: str) -> None:
    """Annotate INPUTS and write one JSON file per article."""
    import json
    from pathlib import Path

    from riwaya.exporters.schema import to_schema
    from riwaya.pipeline import read
    from riwaya.readers import articles_from

    folder = Path(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles_from(inputs):
        record = to_schema(read(article))
        body = json.dumps(record, ensure_ascii=False, indent=1)
        (folder / f"{article.stem or article.id}.json").write_text(body + "\n", encoding="utf-8")
