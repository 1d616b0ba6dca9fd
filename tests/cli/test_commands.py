from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.cli import stories
from riwaya.store import open_story
from tests.gate.corpus import EXAMPLE

TEXT = "بغداد تعلن موعداً\nقال المتحدث باسم الحكومة العراقية إن القوات الأجنبية ستغادر البلاد قبل نهاية العام 2025.\n"


def riwaya(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from riwaya.cli import main; main()", *map(str, arguments)],
        input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "w.riwaya"
    done = riwaya("add", path, EXAMPLE)
    assert done.returncode == 0, done.stderr
    assert "18 new" in done.stdout
    return path


def test_version_and_help() -> None:
    assert riwaya("--version").stdout.startswith("riwaya 0")
    for command in (
        (),
        ("add",),
        ("show",),
        ("report",),
        ("serve",),
        ("export",),
        ("annotate",),
        ("relate",),
        ("demo",),
    ):
        done = riwaya(*command, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


@pytest.mark.parametrize(
    ("view", "arabic", "english"),
    [
        ("causes", "— نصير الكحلاوي", "— Naseer al-Kahlawi"),
        ("scenarios", "\n    جو بايدن\n", "\n    Joe Biden\n"),
        ("chains", " ← وكالة سديم للأنباء ← ", " ← Sadim News Agency ← "),
    ],
)
def test_who_speaks_is_told_in_the_language_of_a_view(story: Path, view: str, arabic: str, english: str) -> None:
    assert arabic in riwaya("show", story, view).stdout
    shown = riwaya("show", story, view, "--lang", "en").stdout
    assert english in shown
    assert arabic not in shown
    assert "(unnamed) (unnamed)" not in shown


@pytest.mark.parametrize(
    "view",
    ["overview", "accounts", "timeline", "figures", "deadlines", "scenarios", "causes", "parties", "chains", "new"],
)
def test_every_view_is_shown_in_both_languages(story: Path, view: str) -> None:
    arabic, english = riwaya("show", story, view), riwaya("show", story, view, "--lang", "en")
    assert arabic.returncode == english.returncode == 0, arabic.stderr + english.stderr
    assert len(arabic.stdout.splitlines()) > 3
    assert arabic.stdout != english.stdout


def test_exports_are_the_same_whatever_the_order(story: Path, tmp_path: Path) -> None:
    other = tmp_path / story.name
    for item in sorted(EXAMPLE.glob("*.*"), reverse=True):
        if item.suffix in (".txt", ".html", ".jsonl"):
            assert riwaya("add", other, item, "--workers", "1").returncode == 0
    first, second = riwaya("export", story), riwaya("export", other)
    assert first.stdout == second.stdout
    assert all(json.loads(line)["table"] for line in first.stdout.splitlines())
    assert riwaya("export", story, "--format", "csv", "-o", tmp_path / "tables").returncode == 0
    assert (tmp_path / "tables" / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_annotate_and_relate(tmp_path: Path) -> None:
    assert riwaya("annotate", EXAMPLE, "--json", tmp_path / "out").returncode == 0
    assert {"w01.json", "w02.json", "w13.json"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert riwaya("relate", EXAMPLE, "--json", tmp_path / "r.json").returncode == 0
    assert {"relations", "positions"} == set(json.loads((tmp_path / "r.json").read_text(encoding="utf-8")))


def test_standard_input(tmp_path: Path) -> None:
    done = riwaya("add", tmp_path / "s.riwaya", "-", stdin=TEXT)
    assert done.returncode == 0, done.stderr
    assert "1 new" in done.stdout


def test_errors_are_one_sentence_and_exit_1(tmp_path: Path, story: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "no.riwaya").write_text("no story", encoding="utf-8")
    before = story.read_bytes()
    for arguments in (
        ("add", story, tmp_path / "empty.txt"),
        ("add", story, tmp_path / "missing.txt"),
        ("add", tmp_path / "no.riwaya", EXAMPLE),
        ("show", tmp_path / "missing.riwaya"),
        ("report", tmp_path / "no.riwaya", "-o", tmp_path / "x.html"),
        ("report", story, "-o", tmp_path / "nowhere" / "x.html"),
        ("export", tmp_path / "missing.riwaya"),
        ("add", story, EXAMPLE, "--published", "soon"),
        ("add", story, EXAMPLE, "--published", "2023-02-29"),
        ("show", story, "new", "--since", "soon"),
        ("show", story, "new", "--until", "2024-13-01"),
        ("show", story, "new", "--copy-similarity", "7"),
        ("show", story, "new", "--same-day-slack", "-3"),
    ):
        done = riwaya(*arguments)
        assert done.returncode == 1, arguments
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.startswith("riwaya: ")
    assert story.read_bytes() == before
    assert not (tmp_path / "x.html").exists()


def test_usage_errors_exit_2(story: Path) -> None:
    for arguments in (
        ("nothing",),
        ("add", story),
        ("show", story, "nothing"),
        ("show", story, "timeline", "--since", "2024-01-01"),
        ("show", story, "new", "--since", "2024-02-01", "--until", "2024-01-01"),
        ("export", story, "--format", "csv"),
    ):
        done = riwaya(*arguments)
        assert done.returncode == 2, arguments
        assert "Traceback" not in done.stderr


def test_a_new_story_without_articles_is_not_left_behind(tmp_path: Path) -> None:
    assert riwaya("add", tmp_path / "s.riwaya", tmp_path).returncode == 1
    assert not (tmp_path / "s.riwaya").exists()


def test_undated_articles_and_articles_of_one_name_are_told(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps({"id": "k", "text": f"{TEXT}{n}"}) for n in (1, 2)), encoding="utf-8")
    done = riwaya("add", tmp_path / "s.riwaya", lines)
    assert done.returncode == 0
    assert "1 article has the id, URL or file name of an earlier one and another text: «k»" in done.stderr
    assert "have no publication date (k, k)" in done.stderr
    new = riwaya("show", tmp_path / "s.riwaya", "new", "--lang", "en").stdout
    assert "Articles without a publication date\n  [undated] بغداد تعلن موعداً" in new
    done = riwaya("add", tmp_path / "s.riwaya", lines, "--published", "2024/1/7")
    assert "publication date" not in done.stderr
    wrong = riwaya("add", tmp_path / "s.riwaya", lines, "--published", "2024-01-01/2024-01-31")
    assert "Of a range give the month or the year" in wrong.stderr


def test_outlets_are_named_in_the_language_of_the_headings(tmp_path: Path) -> None:
    row = {"id": "k", "outlet": "فرانس 24", "published": "2024-01-07", "text": TEXT}
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps(row), encoding="utf-8")
    assert riwaya("add", tmp_path / "s.riwaya", lines).returncode == 0
    for view in ("accounts", "timeline", "chains", "new"):
        arabic = riwaya("show", tmp_path / "s.riwaya", view).stdout
        english = riwaya("show", tmp_path / "s.riwaya", view, "--lang", "en").stdout
        assert ("فرانس 24" in arabic) == ("France 24" in english)
        assert "فرانس 24" not in english
    assert "France 24" in english


def test_an_empty_file_is_no_story_and_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "s.riwaya").touch()
    done = riwaya("show", tmp_path / "s.riwaya")
    assert done.returncode == 1
    assert "is empty" in done.stderr
    assert (tmp_path / "s.riwaya").stat().st_size == 0


def test_serving_tells_what_cannot_be_used(story: Path, tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate", encoding="utf-8")
    for given, words in (
        (("--certificate", tmp_path / "no.pem"), "cannot be used as certificate"),
        (("--key", tmp_path / "no.pem"), "give both"),
    ):
        done = riwaya("serve", story, "--no-open", "--port", "0", *given)
        assert done.returncode == 1
        assert words in done.stderr
        assert done.stdout == ""


def test_demo(tmp_path: Path) -> None:
    done = riwaya("demo", "--folder", tmp_path / "demo", "--no-open")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "dossier.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_time_of_a_story(story: Path, tmp_path: Path) -> None:
    whole = riwaya("show", story, "timeline").stdout
    part = riwaya("show", story, "timeline", "--during", "2024-01")
    assert part.returncode == 0, part.stderr
    assert 0 < len(part.stdout) < len(whole)
    report = riwaya("report", story, "-o", tmp_path / "x.html", "--during", "2024-01")
    assert report.returncode == 0, report.stderr
    none = riwaya("show", story, "timeline", "--during", "1990")
    assert none.returncode == 1
    assert "no article of 1990" in none.stderr
    assert "cannot be" in riwaya("report", story, "-o", tmp_path / "y.html", "--during", "soon").stderr


def test_an_addition_says_when_the_story_is_linked_anew_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, article = tmp_path / "s.riwaya", tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("riwaya.store.linked._LARGE", 0)
    add = stories.add.callback
    assert add is not None
    add(str(path), (str(article),), 1)
    assert "anew" not in capsys.readouterr().err
    with open_story(path) as file:
        file.note("linked_by", "other")
    add(str(path), (str(article),), 1)
    assert "its 1 are linked anew" in capsys.readouterr().err
