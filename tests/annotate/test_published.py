"""Publication dates of articles without metadata: address, dateline, text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from riwaya import Settings, article_of
from riwaya.annotate.dates import annotate_dates
from riwaya.annotate.times import anchored
from riwaya.annotate.times.published import publication_days
from riwaya.clean import frame_of
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table
from riwaya.model import Article, Published, Reading

ROWS = load_table("published", folder="cases").rows
SHARED = Path(__file__).parents[2].parent / "shared"


def published_of(article: Article) -> Published | None:
    """When the article was published, as far as its text tells."""
    reading = Reading(article=article, frame=frame_of(article))
    return next((r for r in annotate_dates(reading, Settings()) if isinstance(r, Published)), None)


def shown(inferred: Published | None) -> str:
    return f"{inferred.edtf} {inferred.basis}" if inferred else "-"


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_case(row: dict[str, str]) -> None:
    article = article_of(row["input"].replace("¶", "\n"), url=row["url"])
    assert shown(published_of(article)) == row["expected"]
    published = published_of(article)
    if published is not None:
        days = publication_days(published)
        assert published.evidence
        assert all(article.text[clue.start : clue.end].strip() for clue in published.clues)
        assert days is not None
        assert days[0].isoformat() >= published.earliest
        assert days[1].isoformat() <= published.latest


def test_given_date_is_left_alone() -> None:
    assert published_of(article_of("عنوان\nقال أمس الأربعاء 6 يونيو 2018 إنه عائد.", published="2020-01-01")) is None


GRAMMAR = [row for row in load_table("time_grammar").rows if row["list"] in ("anniversary", "same_time")]


@pytest.mark.parametrize("row", GRAMMAR, ids=[row["word"] for row in GRAMMAR])
def test_words_beside_happenings_decide(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    name = {"anniversary": "_ANNIVERSARY", "same_time": "_SAME"}[row["list"]]
    cases = [case for case in ROWS if fold(row["word"]) in fold(case["input"]).split()]
    monkeypatch.setattr(anchored, name, vars(anchored)[name] - {fold(row["word"])})
    texts = [case["input"].replace("¶", "\n") for case in cases]
    assert [shown(published_of(article_of(text))) for text in texts] != [case["expected"] for case in cases]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared articles are not beside the repository")
def test_month_of_long_texts_without_metadata() -> None:
    right = 0
    files = sorted((SHARED / "articles").glob("*.txt"))
    for file in files:
        gold = json.loads((SHARED / "gold" / f"{file.stem}.json").read_text(encoding="utf-8"))["article"]["published"]
        with file.open(encoding="utf-8", newline="") as stream:
            published = published_of(article_of(stream.read()))
        right += bool(published) and published is not None and published.value[:7] == gold[:7]
    assert right >= 0.8 * len(files)


HOSTILE = [
    "يناير 2018 ",
    "أوباما ",
    "الرئيس أوباما ",
    "7 أبريل ",
    "May 9, 2018 ",
    "May 9 ",
    "عام 2030 ",
    "غصن الزيتون ",
    "غصن الزيتون منذ سنتين ",
    "ذكرى النكبة ",
    "عام 2014 أي قبل 9 سنوات ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        best = 9.0
        for _ in range(3):
            article = article_of("قال الرجل " + piece * times)
            reading = Reading(article=article, frame=frame_of(article))
            started = time.process_time()
            list(annotate_dates(reading, Settings()))
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(1000), seconds(8000)
    assert large < 8 * 4 * max(small, 0.002), f"eight times the text took {large / small:.1f} times as long"
