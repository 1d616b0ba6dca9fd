from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from riwaya import open_story
from riwaya.cli import main
from riwaya.cli.running import FAULT, TERMINATED, Quiet


@click.group(cls=Quiet)
def tool() -> None:
    """Commands of a test."""


@tool.command()
def fails() -> None:
    raise IndexError("no such letter")


def test_a_fault_of_its_own_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        tool.main(["fails"], prog_name="riwaya")
    assert end.value.code == FAULT
    told = capsys.readouterr().err
    assert told.startswith("riwaya: a fault of its own (IndexError: no such letter)")
    assert told.count("\n") == 1


def test_where_a_fault_lies_is_shown_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIWAYA_TRACEBACK", "1")
    with pytest.raises(IndexError):
        tool.main(["fails"], prog_name="riwaya")


def test_a_reader_that_has_gone_is_no_error() -> None:
    command = [sys.executable, "-m", "riwaya", "parties", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as gone:
        assert gone.stdout is not None
        assert gone.stderr is not None
        gone.stdout.readline()
        gone.stdout.close()
        assert gone.stderr.read() == b""
    assert gone.returncode == 0


def test_arabic_is_utf_8_wherever_it_goes() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "riwaya", "parties", "show", "pentagon"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "البنتاغون" in done.stdout.decode("utf-8")


def test_sigterm_ends_a_command_as_ctrl_c_does(tmp_path: Path) -> None:
    """What is being written is taken away, and one sentence says so."""
    code = (
        "import os, signal, click\nfrom riwaya.cli.outputs import whole_file\nfrom riwaya.cli.running import Quiet\n"
        "group = Quiet()\n@group.command()\ndef c():\n    with whole_file('out.txt') as path:\n"
        "        path.write_text('half')\n        os.kill(os.getpid(), signal.SIGTERM)\n        signal.pause()\n"
        "group(['c'])"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, check=False, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == TERMINATED
    assert "interrupted" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("typed", "told"), [("anotate", "did you mean annotate"), ("qqq", "it is one of demo")])
def test_a_mistyped_command_is_answered_with_those_there_are(typed: str, told: str) -> None:
    done = CliRunner().invoke(main, [typed])
    assert done.exit_code == 2
    assert told in done.output


@pytest.mark.parametrize(
    ("form", "told"), [(99, "by a newer riwaya (form 99); upgrade"), (1, "by an older riwaya (form 1); add")]
)
@pytest.mark.parametrize(
    "command",
    [
        ["add", "STORY", "no-such-article.txt"],
        ["show", "STORY", "overview"],
        ["report", "STORY", "-o", "out.html"],
        ["export", "STORY", "--format", "csv", "-o", "tables"],
        ["export", "STORY", "--format", "audit"],
        ["export", "STORY", "--format", "gold", "-o", "gold"],
        ["serve", "STORY", "--no-open"],
        ["parties", "STORY", "list"],
        ["parties", "STORY", "merge", "A", "B"],
        ["accounts", "STORY", "list"],
    ],
    ids=" ".join,
)
def test_a_story_file_of_another_form_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], form: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "story.riwaya"
    open_story(story, create=True).close()
    with sqlite3.connect(story) as database:
        database.execute(f"PRAGMA user_version = {form}")
    before = story.read_bytes()
    told_by = CliRunner().invoke(main, [str(story) if word == "STORY" else word for word in command])
    assert (told_by.exit_code, told_by.output.count("\n")) == (1, 1)
    assert told in told_by.output
    assert (list(tmp_path.iterdir()), story.read_bytes()) == ([story], before)
