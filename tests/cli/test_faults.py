from __future__ import annotations

import click
import pytest

from riwaya.cli.running import FAULT, Quiet


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
