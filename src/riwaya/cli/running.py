"""How commands end: one sentence for an error, the right exit code, nothing half-written."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from io import TextIOWrapper
from typing import Any, TypeVar

import click

from riwaya.errors import InputError, InputNotice, RiwayaError
from riwaya.settings import iso_date

T = TypeVar("T")
INTERRUPTED = 130
TERMINATED = 143
_TODO = {
    errno.ENOSPC: "make room and try again; nothing was left half-written",
    errno.EFBIG: "it would be larger than files may be here; nothing was left half-written",
    errno.EROFS: "give a place that can be written",
    errno.EACCES: "give a place that may be written, or change its rights",
    errno.EPERM: "give a place that may be written, or change its rights",
    errno.ENAMETOOLONG: "give a shorter name",
}
FAULT = 70  # EX_SOFTWARE of sysexits.h
_TRACEBACK = "RIWAYA_TRACEBACK"


class _Terminated(KeyboardInterrupt):
    """SIGTERM, which ends a command as Ctrl-C does: nothing is left half-written."""


class Quiet(click.Group):
    """A group whose errors are one sentence on standard error.

    Exit 1 for bad input, 130 for Ctrl-C, 143 for SIGTERM, 70 for a fault of riwaya.
    """

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; never shows a traceback for what a user can cause."""
        _speak_unicode()
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False}) and sys.exit(0)
        except click.exceptions.Exit as end:
            sys.exit(end.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt) as error:
            click.echo("riwaya: interrupted; nothing was left half-written", err=True)
            sys.exit(TERMINATED if isinstance(error.__cause__ or error, _Terminated) else INTERRUPTED)
        except RiwayaError as error:
            click.echo(f"riwaya: {error}", err=True)
            sys.exit(1)
        except sqlite3.Error as error:
            click.echo(f"riwaya: the story file failed ({error}); it is as it was, try again", err=True)
            sys.exit(1)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            todo = _TODO.get(error.errno or 0, "check the place and its rights")
            click.echo(f"riwaya: {where}{error.strerror or error}; {todo}", err=True)
            sys.exit(1)
        except Exception as error:
            if os.environ.get(_TRACEBACK):
                raise
            what = f"{type(error).__name__}: {error}"
            click.echo(f"riwaya: a fault of its own ({what}); please report it, {_TRACEBACK}=1 shows where", err=True)
            sys.exit(FAULT)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command that was named; a name mistyped (`anotate`) is answered with those it is like."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            like = get_close_matches(args[0], self.list_commands(ctx))
            meant = (
                f"did you mean {' or '.join(like)}?" if like else f"it is one of {', '.join(self.list_commands(ctx))}"
            )
            ctx.fail(f"No such command {args[0]!r}; {meant}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named; when the reader of its output has gone (`| head`), all is well."""
        try:
            with _ended_by_sigterm():
                result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None
        return result


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM cleans up as Ctrl-C does, unless the program around has its own way with it."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return

    def end(*_: object) -> None:
        raise _Terminated

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _speak_unicode() -> None:
    """Arabic is written as UTF-8 wherever the output goes: files of a Windows console, LANG=C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def during_option(command: Any) -> Any:
    """The option of commands that show a story or a time of it."""
    told = (
        "Only that time (YYYY, YYYY-MM or YYYY-MM-DD): the 160 articles of it with most relations, for large stories."
    )
    return click.option("--during", default="", help=told)(command)


def day_given(name: str, day: str) -> str:
    """The value of an option for a time; raises InputError when it is none."""
    iso = iso_date(day)
    if day and not iso:
        raise InputError(f"{name} cannot be {day!r}; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return iso


class Problems:
    """Collects inputs that cannot be read: each is told at once, and the command ends with exit code 1."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: RiwayaError) -> None:
        self.count += not isinstance(error, InputNotice)
        click.echo(f"riwaya: {error}", err=True)

    def leave(self) -> None:
        """Exit with 1 when there was a problem."""
        if self.count:
            sys.exit(1)


def progress(items: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """`items` with a progress bar when a terminal is there, without when piped."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, length=length, file=sys.stderr) as bar:
        yield from bar


def file_stem(name: str) -> str:
    """A name as the stem of a file: letters, digits, ``-_.``; anything else becomes ``_``."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in name)[:150]


def settings_options(command: Any) -> Any:
    """The options of the settings table, for commands that read or link."""
    from riwaya.settings import SETTINGS

    for setting in reversed(SETTINGS):
        flag = f"--{setting.name.replace('_', '-')}"
        if isinstance(setting.default, bool):
            option = click.option(flag, is_flag=True, default=None, help=setting.help)
        else:
            option = click.option(flag, default=None, type=type(setting.default), help=setting.help)
        command = option(command)
    return command


def settings_from(values: dict[str, Any]) -> Any:
    """Settings from the environment, then from the given options."""
    from riwaya.settings import settings_from_environment

    return settings_from_environment().with_values({k: v for k, v in values.items() if v is not None})


def readable(inputs: Sequence[str]) -> Sequence[str]:
    """The inputs themselves; a usage error when there are none."""
    if not inputs:
        raise click.UsageError("give at least one INPUT: a file, a folder, a pattern, or - for standard input")
    return inputs
