from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import riwaya
from riwaya import article_of
from riwaya.errors import SpanError, StoryFileError
from riwaya.model import Article, Reading, Span
from riwaya.settings import Settings
from riwaya.store import open_story
from riwaya.store.rows import check_spans
from riwaya.store.search import Asked, search
from riwaya.views.spellings import as_typed
from tests.gate.corpus import readings

FIRST = "موعد ثابت\nأكد المتحدث باسم الحكومة العراقية أن القوات القتالية ستغادر بحلول 31 كانون الأول/ديسمبر 2021."
SECOND = "نفي التأجيل\nنفى مستشار الأمن القومي العراقي تأجيل انسحاب القوات القتالية من العراق."


def article(text: str = FIRST, name: str = "a") -> Article:
    return article_of(text, stem=name, published="2021-11-20")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.riwaya"


def test_adding_twice_changes_nothing(path: Path) -> None:
    with open_story(path, create=True) as file:
        assert len(file.add([article()]).new) == 1
    before = path.read_bytes()
    with open_story(path) as file:
        added = file.add([article()])
    assert added.known == (article().id,)
    assert not added.new
    assert path.read_bytes() == before


def test_a_changed_article_is_a_new_version(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article()])
        assert len(file.add([article(FIRST + " وأضاف جديداً.")]).changed) == 1
        assert len(file.readings()) == 1
        rows = file.database.execute("SELECT version, current FROM articles ORDER BY version").fetchall()
    assert rows == [(1, 0), (2, 1)]


def test_adding_one_article_does_not_read_the_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_story(path, create=True) as file:
        file.add([article()])
        seen: list[str] = []

        def read_and(
            work: Callable[[Reading], object], articles: list[Article], *_: object
        ) -> Iterator[tuple[Reading, object]]:
            for one in articles:
                seen.append(one.stem)
                reading = riwaya.read(one)
                yield reading, work(reading)

        monkeypatch.setattr("riwaya.store.story_file.read_and", read_and)
        file.add([article(), article(SECOND, "b")])
    assert seen == ["b"]


def test_passing_readings_are_those_of_the_story(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article(SECOND, "b"), article()])
        whole, passing = file.story(), file.story(passing=True)
        assert len(whole.readings) == 2
        assert not isinstance(passing.readings, tuple)
        assert tuple(passing.readings) == whole.readings
        assert tuple(passing.readings[:1]) == whole.readings[:1]
        assert passing.readings[-1] == whole.readings[-1]
        assert replace(passing, readings=()) == replace(whole, readings=())


def test_an_interrupted_addition_leaves_the_file_as_it_was(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article()])
    before = path.read_bytes()

    def interrupt(_: Reading) -> None:
        raise KeyboardInterrupt

    with open_story(path) as file, pytest.raises(KeyboardInterrupt):
        file.add([article(SECOND, "b")], progress=interrupt)
    assert path.read_bytes() == before


def test_a_full_disk_leaves_the_file_as_it_was(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article()])
    with open_story(path) as file:
        pages = file.database.execute("PRAGMA page_count").fetchone()[0]
        file.database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoryFileError, match="full"):
            file.add([article(SECOND * 200, "b")])
    with open_story(path) as file:
        assert len(file.readings()) == 1


def test_a_file_whose_tables_found_no_room_is_not_left_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        path.touch()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("riwaya.store.opening._prepare", full)
    with pytest.raises(StoryFileError, match="full"):
        open_story(path, create=True)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"not a database at all, only some text", b"SQLite format 3\x00" + bytes(2000)])
def test_what_is_no_story_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoryFileError):
        open_story(path)
    assert path.read_bytes() == content


def test_another_database_is_refused_and_untouched(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (x)")
    database.close()
    before = path.read_bytes()
    with pytest.raises(StoryFileError, match="no story file"):
        open_story(path)
    assert path.read_bytes() == before


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoryFileError, match="not there"):
        open_story(tmp_path / "no.riwaya")
    with pytest.raises(StoryFileError, match="folder"):
        open_story(tmp_path, create=True)
    with pytest.raises(StoryFileError, match="folder"):
        open_story(tmp_path / "no" / "s.riwaya", create=True)


def test_the_door_refuses_a_span_outside_the_text() -> None:
    reading = next(r for r in readings() if r.claims)
    outside = replace(reading.claims[0], content=Span(0, len(reading.article.text) + 1))
    with pytest.raises(SpanError):
        check_spans(replace(reading, claims=(outside,)))


def test_search_finds_forms_and_phrases(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article(), article(SECOND, "b")])

        def found(query: str) -> int:
            return len(search(file.database, query))

        assert found("الانسحاب") == found("لانسحاب") == found("انسحاب") == 1
        assert found("العراقيه") == 2
        assert found("٣١") == found("31") == 1
        assert found('"الأمن القومي"') == 1
        assert found('"القومي الأمن"') == 0
        assert found("") == found('"') == 0
        hit = search(file.database, "انسحاب")[0]
        assert "".join(text for text, _ in hit.parts) in SECOND
        assert [text for text, wanted in hit.parts if wanted] == ["انسحاب"]


@pytest.mark.parametrize("query", ["انسحاب", "قوات عراقية", "2021", "«الأمن القومي» موعد", "صلح", "في", "ال"])
def test_a_text_answers_where_a_part_of_it_does(query: str) -> None:
    asked = Asked(as_typed(query))
    for text in (FIRST, SECOND, "الِانسحابُ المُعلَن", ""):
        assert asked.answered(text) == any(answers for _, answers in asked.parts(text))
        assert "".join(words for words, _ in asked.parts(text)) == text


def test_tables_are_plain_and_tied_together(path: Path) -> None:
    with open_story(path, create=True) as file:
        file.add([article(), article(SECOND, "b")])
        assert file.database.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = file.database.execute(
            'SELECT c.content, substr(a.text, c.start + 1, c."end" - c.start)'
            " FROM claims c JOIN articles a ON a.id = c.article"
        ).fetchall()
        assert rows
        assert all(content == text for content, text in rows)
        for view in ("statements", "figures", "deadlines", "timeline"):
            file.database.execute(f"SELECT * FROM {view}").fetchall()


def test_an_article_given_with_another_date_is_read_anew(path: Path) -> None:
    text = "قال الوزير إن الجسر سيفتح نهاية العام الجاري.\n"
    with open_story(path, create=True) as file:
        file.add([article_of(text, stem="a")], Settings(published="2021-05-01"))
        assert file.add([article_of(text, stem="a")], Settings(published="2021-05-01")).known
        again = file.add([article_of(text, stem="a")], Settings(published="2023-05-01", outlet="الصباح"))
        assert (len(again.changed), len(again.known), len(file)) == (1, 0, 1)
        reading = file.readings()[0]
        assert reading.article.outlet == "الصباح"
        assert [date.value for date in reading.dates] == ["2023-12-31"]
        assert file.add([article_of(text, stem="a")]).known


def test_of_two_lines_for_one_article_the_first_counts_each_time(path: Path) -> None:
    text = "قال الوزير إن الجسر سيفتح نهاية العام الجاري.\n"
    lines = [article_of(text, stem="a", published=day) for day in ("2021-05-01", "2021-05-03")]
    with open_story(path, create=True) as file:
        file.add(lines)
    before = path.read_bytes()
    with open_story(path) as file:
        assert not file.add(lines).changed
    assert path.read_bytes() == before


def test_a_closed_story_says_so(tmp_path: Path) -> None:
    file = open_story(tmp_path / "story.riwaya", create=True)
    file.close()
    file.close()
    with pytest.raises(StoryFileError, match="has been closed; open it again"):
        len(file)
