"""`riwaya parties`: the register looked into, and a story's parties grouped, with a trail that can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli.parties import parties
from riwaya.cli.stories import add, export

FIRST = (
    "بيان في المدينة\nقال كمال الرملي إن المجلس سيجتمع يوم الأحد. وأكد الرملي أن الاجتماع سيعقد في موعده.\n"
    "وقالت حركة الفجر الجديد إنها لن تشارك في الاجتماع.\n"
)
SECOND = (
    "رد على البيان\nقال سامي الرملي إن المجلس لن يجتمع هذا العام. ورفضت حركة الفجر أي موعد آخر للاجتماع.\n"
    "وأعلن ملتقى الضفتين للحوار أنه سيدعو إلى لقاء آخر.\n"
)


def run(command: object, *arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(command, list(map(str, arguments)), env=env)  # type: ignore[arg-type]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    path = tmp_path / "s.riwaya"
    assert run(add, path, folder).exit_code == 0
    return path


def keys(story: Path) -> set[str]:
    return {line.split("\t")[1] for line in run(parties, story, "list").output.splitlines()}


def test_register_is_listed_searched_shown_and_clean() -> None:
    assert len(run(parties, "list", "--type", "MEDIA").output.splitlines()) > 300
    assert "pentagon" in run(parties, "search", "وزارة", "الدفاع", "الأمريكية").output
    assert "jordan\tGPE\tJordan" in run(parties, "search", "jordan", "--type", "GPE").output
    shown = run(parties, "show", "pentagon").output
    assert "البنتاغون" in shown
    assert "united-states" in shown
    lint = run(parties, "lint")
    assert lint.exit_code == 0, lint.output
    assert run(parties, "show", "no-such-party").exit_code != 0


@pytest.mark.parametrize("action", ["search", "show"])
def test_register_is_not_searched_without_words(action: str) -> None:
    result = run(parties, action)
    assert result.exit_code == 2
    assert f"say what to {action}" in result.output


def test_merge_is_kept_undone_and_told(story: Path, tmp_path: Path) -> None:
    before = keys(story)
    done = run(parties, story, "merge", "حركة الفجر", "حركة الفجر الجديد", "--who", "رنا", "--when", "2024-05-14")
    assert done.exit_code == 0, done.output
    assert len(keys(story)) == len(before) - 1
    log = run(parties, story, "log").output
    assert "merge" in log
    assert "رنا 2024-05-14" in log
    again = tmp_path / "texts" / "a.txt"
    again.write_text(FIRST + "وقال شهود إن المدينة هادئة.\n", encoding="utf-8")
    assert run(add, story, again).exit_code == 0
    assert not any(key.endswith("الفجر") for key in keys(story))
    assert run(parties, story, "undo", "1", env={"RIWAYA_WHO": "رنا"}).exit_code == 0
    assert any(key.endswith("الفجر") for key in keys(story))
    assert run(parties, story, "undo", "1", "--who", "رنا").exit_code != 0


def test_split_and_rename_reach_the_statements(story: Path) -> None:
    done = run(parties, story, "split", "كمال الرملي", "--form", "الرملي", "--en", "Another Ramli", "--who", "رنا")
    assert done.exit_code == 0, done.output
    assert "another-ramli-of-story" in keys(story)
    renamed = run(parties, story, "rename", "سامي الرملي", "--en", "Sami al-Ramli", "--who", "رنا")
    assert renamed.exit_code == 0, renamed.output
    lines = run(export, story).output
    assert "Another Ramli" in lines
    assert "Sami al-Ramli" in lines


def test_own_party_of_a_story(story: Path) -> None:
    given = ("--ar", "ملتقى الضفتين للحوار", "--en", "Two Banks Forum", "--type", "ORG", "--alias", "ملتقى الضفتين")
    done = run(parties, story, "add", *given, "--who", "رنا")
    assert done.exit_code == 0, done.output
    assert "two-banks-forum" in keys(story)
    assert "ملتقى الضفتين للحوار" in run(parties, story, "show", "Two Banks Forum").output
    done = run(
        parties, story, "add", "--ar", "نادي المرفأ القديم", "--en", "Old Port Club", "--type", "ORG", "--who", "رنا"
    )
    assert "no article names it yet" in done.output


def test_notes_beside_the_articles_bring_parties(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    row = '[[party]]\nname_ar = "ملتقى الضفتين للحوار"\nname_en = "Two Banks Forum"\ntype = "ORG"\n'
    (tmp_path / "story.toml").write_text(row, encoding="utf-8")
    assert run(add, tmp_path / "s.riwaya", tmp_path).exit_code == 0
    assert "two-banks-forum" in keys(tmp_path / "s.riwaya")


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "كمال الرملي", "سامي الرملي"),
        ("merge", "كمال الرملي", "--who", "رنا"),
        ("merge", "من لا يوجد", "سامي الرملي", "--who", "رنا"),
        ("split", "كمال الرملي", "--who", "رنا"),
        ("split", "كمال الرملي", "--en", "X", "--form", "لا ذكر لها", "--who", "رنا"),
        ("split", "كمال الرملي", "--en", "X", "--article", "none", "--who", "رنا"),
        ("rename", "كمال الرملي", "--who", "رنا"),
        ("rename", "كمال الرملي", "--type", "PERSON", "--who", "رنا"),
        ("add", "--en", "X", "--who", "رنا"),
        ("undo", "7", "--who", "رنا"),
        ("dance",),
    ],
)
def test_what_cannot_be_done_is_told(story: Path, arguments: tuple[str, ...]) -> None:
    before = keys(story)
    assert run(parties, story, *arguments).exit_code != 0
    assert keys(story) == before


def test_parties_are_told_before_and_after(story: Path) -> None:
    done = run(parties, story, "merge", "حركة الفجر", "حركة الفجر الجديد", "--who", "رنا").output
    assert done.count("before: ") == 2
    assert "after:  not in the story" in done
    assert "2 mentions in 2 articles" in done
    retyped = run(parties, story, "rename", "كمال الرملي", "--type", "ORG", "--who", "رنا").output
    assert "is of type ORG" in retyped
    assert "PER, 2 mentions" in retyped
    undone = run(parties, story, "undo", "2", "--who", "رنا").output
    assert "ORG, 2 mentions" in undone.split("after:")[0]


def test_unknown_parties_come_with_those_that_are_close(story: Path) -> None:
    said = str(run(parties, story, "rename", "كمال الرميلي", "--en", "X", "--who", "رنا").exception)
    assert "names no party of it; close: " in said
    assert "close: iraq" in str(run(parties, "show", "iraqq").exception)
    assert "close: iraq" in str(run(parties, "show", "العراق").exception)
