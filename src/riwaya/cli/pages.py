"""Commands that show a story: demo, report, serve."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.outputs import file_to_write, folder_to_write, whole_file
from riwaya.cli.running import Problems, day_given, during_option, settings_from, settings_options

if TYPE_CHECKING:
    import socket

    from riwaya.web.guard import Access

# Articles up to which a story is written as one page: a browser opens thirty megabytes still.
_MOST = 1000


@click.command()
@click.argument("story", type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(), help="The HTML file to write; - is standard output.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", help="Language of headings.")
@during_option
@settings_options
def report(story: str, output: str, lang: str, during: str, **values: Any) -> None:
    """Write the file STORY as one self-contained HTML file: all views, all texts, fonts inside."""
    from riwaya.store import open_story
    from riwaya.store.parts import shown_story
    from riwaya.web.report import report_html

    if output != "-":
        file_to_write(output, "dossier.html")
    with open_story(story) as file:
        told = shown_story(file, settings_from(values), day_given("--during", during), _MOST)
    if output == "-":
        click.echo(report_html(told, lang))
        return
    with whole_file(output) as path:
        path.write_text(report_html(told, lang), encoding="utf-8")
    click.echo(output)


@click.command()
@click.argument("story", type=click.Path())
@click.option("--port", default=8765, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--host", default="127.0.0.1", help="Address to listen on; any but this machine's own needs accounts.")
@click.option("--name", "names", multiple=True, help="Host name that browsers use for the page; may be given often.")
@click.option("--accounts/--no-accounts", "signing", default=None, help="Demand signing in on this machine too.")
@click.option("--certificate", type=click.Path(exists=True), help="TLS certificate (PEM), with --key.")
@click.option("--key", type=click.Path(exists=True), help="Key of the certificate (PEM).")
@click.option("--open/--no-open", "opening", default=True, help="Open the page in the browser.")
@settings_options
def serve(story: str, port: int, host: str, opening: bool, **values: Any) -> None:
    """Show the file STORY as a page, until Ctrl-C: on this machine, or with accounts on another address."""
    from threading import Thread

    import uvicorn

    from riwaya.store import open_story
    from riwaya.web.app import create_app

    names, signing = values.pop("names"), values.pop("signing")
    certificate, key = values.pop("certificate"), values.pop("key")
    _check_certificate(certificate, key)
    with open_story(story):
        pass  # a story that cannot be opened is told now, not on the first page
    access = _access(story, host, names, signing)
    listener = _listener(host, port)
    scheme = "https" if certificate else "http"
    shown = f"[{host}]" if ":" in host else host
    address = f"{scheme}://{shown}:{listener.getsockname()[1]}/"
    click.echo(f"{story}: {address}  (Ctrl-C ends it)")
    if access.accounts and not certificate and not _loopback(host):
        click.echo("riwaya: passwords travel unencrypted; give --certificate and --key, or use a TLS proxy", err=True)
    if opening:
        _open(address)
    app = create_app(story, settings_from(values), access=access)
    Thread(target=app.state.warm, daemon=True).start()  # the first reader need not wait for linking
    config = uvicorn.Config(app, log_level="warning", ssl_certfile=certificate, ssl_keyfile=key, server_header=False)
    with suppress(KeyboardInterrupt):  # which is how it ends
        uvicorn.Server(config).run(sockets=[listener])


def _check_certificate(certificate: str | None, key: str | None) -> None:
    """Raises RiwayaError when a certificate or its key is no use, before anything listens."""
    import ssl

    from riwaya.errors import RiwayaError

    if not certificate and not key:
        return
    if not certificate:
        raise RiwayaError("--key belongs to a --certificate; give both")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except OSError:
        files = f"{certificate} and {key}" if key else f"{certificate} without --key"
        raise RiwayaError(f"{files} cannot be used as certificate and key; give both as PEM files") from None


def _loopback(host: str) -> bool:
    """Whether an address is this machine's own, which nobody else reaches."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _access(story: str, host: str, names: tuple[str, ...], signing: bool | None) -> Access:
    """Who may come to the page: refuses to serve beyond this machine without accounts and an owner."""
    from riwaya.errors import AccountError
    from riwaya.store.users import Users
    from riwaya.web.guard import Access

    away = not _loopback(host)
    if away and signing is False:
        raise AccountError(f"{host} can be reached by others, so signing in is required there; leave out --no-accounts")
    if (away or signing) and not any(account.owns for account in Users(story).all()):
        where = f"to serve on {host} the story needs accounts" if away else "the story has no owner who could sign in"
        raise AccountError(f"{where}; make the first with: riwaya accounts {story} add NAME --role owner")
    given = names or (("*",) if host in ("0.0.0.0", "::") else (host,) if away else ())
    return Access(away or bool(signing), given)


def _listener(host: str, port: int) -> socket.socket:
    """A socket on an address of this machine."""
    import socket

    from riwaya.errors import RiwayaError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except socket.gaierror as error:
        listener.close()
        raise RiwayaError(f"{host} is no address of this machine ({error.strerror}); give another --host") from None
    except OSError as error:
        listener.close()
        raise RiwayaError(
            f"{host} port {port} cannot be used ({error.strerror}); give another --port or --host"
        ) from None
    return listener


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

    place = folder_to_write(folder)
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
    click.echo(f"to correct: {_called()} serve {story_path}")
    if opening:
        _open(dossier.absolute().as_uri())
    problems.leave()


def _called() -> str:
    """How this command was called, so that what is printed can be copied: ``.venv/bin/riwaya`` or ``riwaya``."""
    from shutil import which

    name = Path(sys.argv[0])
    if name.name == "__main__.py":
        return f"{sys.executable} -m riwaya"
    found = which(name.name)
    return name.name if found and Path(found).resolve() == name.resolve() else str(name)


def _open(address: str) -> None:
    """Open an address in the user's browser; silent where there is none."""
    import os
    import webbrowser

    shown = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if shown:
        webbrowser.open(address)
