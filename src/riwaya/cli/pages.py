"""Commands that show a story: demo, report, serve."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from riwaya.cli.running import Problems, settings_from, settings_options, whole_file


@click.command()
@click.argument("story", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), help="The HTML file to write.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of headings.")
@settings_options
def report(story: str, output: str, lang: str, **values: Any) -> None:
    """Write the file STORY as one self-contained HTML file: all views, all texts, fonts inside."""
    from riwaya.store import open_story
    from riwaya.web.report import report_html

    with open_story(story) as file:
        whole = file.story(settings_from(values))
    with whole_file(output) as path:
        path.write_text(report_html(whole, lang), encoding="utf-8")
    click.echo(output)


@click.command()
@click.argument("story", type=click.Path())
@click.option("--port", default=8765, type=click.IntRange(0, 65535), help="Port on this machine.")
@click.option("--open/--no-open", "opening", default=True, help="Open the page in the browser.")
@settings_options
def serve(story: str, port: int, opening: bool, **values: Any) -> None:
    """Show the file STORY as a page on this machine (127.0.0.1 only), until Ctrl-C."""
    import socket
    from threading import Thread

    import uvicorn

    from riwaya.errors import RiwayaError
    from riwaya.store import open_story
    from riwaya.web.app import create_app

    with open_story(story):
        pass  # a story that cannot be opened is told now, not on the first page
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        raise RiwayaError(f"port {port} cannot be used ({error.strerror}); give another with --port") from None
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    click.echo(f"{story}: {address}  (Ctrl-C ends it)")
    if opening:
        _open(address)
    app = create_app(story, settings_from(values))
    Thread(target=app.state.warm, daemon=True).start()  # the first reader need not wait for linking
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    server.run(sockets=[listener])


@click.command()
@click.option("--folder", default="riwaya-demo", type=click.Path(), help="Where to put the story file and the dossier.")
@click.option("--open/--no-open", "opening", default=True, help="Open the dossier in the browser.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of headings.")
def demo(folder: str, opening: bool, lang: str) -> None:
    """Build the shipped example story (articles written for riwaya) and open its dossier."""
    from riwaya.cli.stories import fill
    from riwaya.examples_folder import example
    from riwaya.settings import Settings
    from riwaya.store import open_story
    from riwaya.web.report import report_html

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    story_path, dossier = place / "withdrawal.riwaya", place / "dossier.html"
    problems = Problems()
    with open_story(story_path, create=True) as file:
        fill(file, [str(example("withdrawal"))], Settings(), problems)
        whole = file.story()
    with whole_file(dossier) as path:
        path.write_text(report_html(whole, lang), encoding="utf-8")
    click.echo(f"{len(whole.readings)} articles, {sum(len(r.claims) for r in whole.readings)} statements")
    click.echo(f"story file: {story_path}")
    click.echo(f"dossier:    {dossier}")
    click.echo(f"live page:  riwaya serve {story_path}")
    if opening:
        _open(dossier.absolute().as_uri())
    problems.leave()


def _open(address: str) -> None:
    """Open an address in the user's browser; silent where there is none."""
    import os
    import webbrowser

    shown = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if shown:
        webbrowser.open(address)
