from __future__ import annotations

import riwaya
from riwaya.engine import read_all
from riwaya.exporters import json_lines
from riwaya.model import to_json
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
