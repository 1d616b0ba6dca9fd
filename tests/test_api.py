"""The package as a newcomer meets it from Python: what is given by mistake is told, and the examples hold."""

from __future__ import annotations

import doctest
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.errors import GivenError

TEXT = "قال الوزير إن عدد القتلى بلغ عشرة."
WRONG: tuple[Any, ...] = (None, 5, 2.5, True, b"x", [None], [5], [b"x"], {"a": 1})


def _read_with(settings: Any) -> object:
    return riwaya.read(riwaya.article_of(TEXT), settings)


def _link_with(settings: Any) -> object:
    return riwaya.link([riwaya.read(riwaya.article_of(TEXT))], settings)


def _asked(questions: Any) -> object:
    return riwaya.link([], questions=questions)


def _all_of(inputs: Any) -> object:
    return list(riwaya.articles_from(inputs))


def _outlet(outlet: Any) -> object:
    return riwaya.article_of(TEXT, outlet=outlet)


@pytest.mark.parametrize("call", [riwaya.link, riwaya.read, riwaya.open_story, _all_of, riwaya.article_of, _asked])
@pytest.mark.parametrize("given", WRONG, ids=repr)
def test_a_thing_of_another_kind_is_told_in_one_sentence(call: Callable[[Any], object], given: Any) -> None:
    with pytest.raises(GivenError, match=r"; ") as told:
        call(given)
    assert isinstance(told.value, riwaya.RiwayaError)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("call", [_read_with, _link_with, _outlet])
@pytest.mark.parametrize("given", WRONG[1:], ids=repr)
def test_settings_and_metadata_of_another_kind_are_told(call: Callable[[Any], object], given: Any) -> None:
    with pytest.raises(GivenError, match=r"; "):
        call(given)


def test_what_is_not_known_of_an_article_may_be_none() -> None:
    given = riwaya.article_of(TEXT, published=None, outlet=None, title="")  # type: ignore[arg-type]
    assert given == riwaya.article_of(TEXT)


@pytest.mark.parametrize("given", ["", "  ", "a\0b"])
def test_an_empty_name_is_no_file(given: str) -> None:
    with pytest.raises(riwaya.RiwayaError, match="cannot be the name of a story file"):
        riwaya.open_story(given, create=True)
    with pytest.raises(riwaya.RiwayaError, match="cannot be the name of a file"):
        list(riwaya.articles_from(given))
    with pytest.raises(GivenError, match="link takes readings, not str"):
        riwaya.link(given)  # type: ignore[arg-type]


def test_a_text_given_as_a_file_name_is_told() -> None:
    with pytest.raises(riwaya.RiwayaError, match="cannot be the name of a file; give a file"):
        list(riwaya.articles_from(TEXT * 20))
    with pytest.raises(riwaya.RiwayaError, match="cannot be the name of a story file"):
        riwaya.open_story(TEXT * 20, create=True)


def test_what_is_no_article_is_not_added(tmp_path: Path) -> None:
    with riwaya.open_story(tmp_path / "story.riwaya", create=True) as file:
        for given in (None, 5, TEXT, [TEXT], [riwaya.article_of(TEXT), None]):
            with pytest.raises(GivenError, match="add takes articles"):
                file.add(given)  # type: ignore[arg-type]
        assert len(file) == 0
        assert len(file.add(riwaya.article_of(TEXT)).new) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("published", 5), ("outlet", None), ("strict", "no"), ("same_day_slack", "2"), ("copy_similarity", 5.0)],
)
def test_a_setting_of_another_kind_or_range_is_told(name: str, value: Any) -> None:
    with pytest.raises(riwaya.RiwayaError, match=f"setting '{name}'"):
        riwaya.Settings(**{name: value})


@pytest.mark.parametrize("name", [name for name in riwaya.__all__ if name != "__version__"])
def test_every_public_name_is_told_of_with_an_example_that_holds(name: str) -> None:
    thing = getattr(riwaya, name)
    module = importlib.import_module(thing.__module__)
    tests = doctest.DocTestFinder(recurse=False).find(thing, name, module=module)
    assert inspect.getdoc(thing)
    assert name == "StoryFile" or any(test.examples for test in tests)
    for test in tests:
        assert doctest.DocTestRunner().run(test).failed == 0
