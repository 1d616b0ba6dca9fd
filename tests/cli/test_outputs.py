"""Where commands write: what cannot be written to is told before the work, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli.articles import annotate, relate
from riwaya.cli.outputs import file_to_write, folder_to_write, whole_file
from riwaya.cli.pages import report
from riwaya.cli.stories import add, export
from riwaya.errors import RiwayaError

TEXT = "بغداد تعلن موعداً\nقال المتحدث باسم الحكومة العراقية إن القوات الأجنبية ستغادر البلاد قبل نهاية العام 2025.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "s.riwaya"
    assert CliRunner().invoke(add, [str(path), str(tmp_path / "a.txt")]).exit_code == 0
    return path


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    with pytest.raises(RiwayaError, match=r"is a folder; name a file in it: .*dossier\.html"):
        file_to_write(tmp_path, "dossier.html")
    with pytest.raises(RiwayaError, match=r"the folder of .* is not there"):
        file_to_write(tmp_path / "no" / "x.html", "dossier.html")
    with pytest.raises(RiwayaError, match="is empty"):
        file_to_write("", "dossier.html")
    (tmp_path / "f").touch()
    for given in (tmp_path / "f", tmp_path / "f" / "more"):
        with pytest.raises(RiwayaError, match="f is a file; name a folder"):
            folder_to_write(given)
    with pytest.raises(RiwayaError, match="is empty"):
        folder_to_write("")


@pytest.mark.parametrize("form", [[], ["--format", "audit"]])
def test_a_story_is_not_written_over(story: Path, form: list[str]) -> None:
    before = story.read_bytes()
    for command, more in ((report, []), (export, form)):
        result = CliRunner().invoke(command, [str(story), "-o", str(story), *more])
        assert isinstance(result.exception, RiwayaError)
        assert "stays as it is" in str(result.exception)
    assert story.read_bytes() == before


def test_an_input_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(relate, [str(path), "--json", str(path)])
    assert "is one of the INPUTS" in str(result.exception)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_hyphen_is_standard_output(story: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(report, [str(story), "-o", "-"]).output.startswith("<!doctype html>")
    assert '"relations"' in CliRunner().invoke(relate, [str(tmp_path / "a.txt"), "--json", "-"]).output
    assert not Path("-").exists()


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as path:
        path.write_text("x", encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "x"
    os.mkfifo(tmp_path / "pipe")
    with whole_file(tmp_path / "pipe") as path:
        assert path == tmp_path / "pipe"
    assert not (tmp_path / "pipe").is_file()


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    def breaks_off() -> None:
        with whole_file(tmp_path / "x") as path:
            path.write_text("half", encoding="utf-8")
            raise KeyError

    with pytest.raises(KeyError):
        breaks_off()
    assert list(tmp_path.iterdir()) == []


def test_two_articles_of_one_name_are_both_annotated(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    row = '{"id": "k", "text": "قال الوزير إن الموعد %s لن يتغير أبدا."}\n'
    lines.write_text(row % "الأول" + row % "الثاني", encoding="utf-8")
    assert CliRunner().invoke(annotate, [str(lines), "--json", str(tmp_path / "out")]).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["k-2.json", "k.json"]
