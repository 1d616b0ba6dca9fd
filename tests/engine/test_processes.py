from __future__ import annotations

import pytest

import riwaya
from riwaya.engine import read_all
from riwaya.errors import ReadingError
from riwaya.exporters import json_lines
from riwaya.model import Article, Reading, to_json
from riwaya.settings import Settings
from tests.gate.corpus import EXAMPLE


def test_the_number_of_processes_changes_nothing() -> None:
    articles = list(riwaya.articles_from([EXAMPLE])) * 2
    alone = [to_json(reading) for reading in read_all(articles, Settings(), 1)]
    together = [to_json(reading) for reading in read_all(articles, Settings(), 2)]
    assert alone == together


def test_the_order_of_articles_changes_nothing() -> None:
    articles = list(riwaya.articles_from([EXAMPLE]))
    readings = [riwaya.read(article) for article in articles]
    assert list(json_lines(riwaya.link(readings))) == list(json_lines(riwaya.link(readings[::-1])))


def test_an_article_on_which_reading_fails_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(article: Article, settings: Settings) -> Reading:
        del settings
        raise IndexError(f"no letter in {article.stem}") if article.stem == "b" else AssertionError(article.stem)

    articles = [riwaya.article_of("قال الوزير إن القوات ستنسحب.", stem=stem) for stem in "ab"]
    kept = riwaya.read(articles[0])
    with monkeypatch.context() as patch:
        patch.setattr("riwaya.pipeline._layers_of", lambda a, s: kept if a.stem == "a" else fails(a, s))
        told: list[ReadingError] = []
        assert list(read_all(articles, Settings(), 1, told.append)) == [kept]
        assert [str(error).startswith("b: reading failed (IndexError") for error in told] == [True]
        with pytest.raises(ReadingError, match="no letter in b"):
            list(read_all(articles, Settings(), 1))
