from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya import article_of, articles_from
from riwaya.errors import ReviewError, StaleReviewError
from riwaya.model import Claim, Correction, Quantity, Reading, Span, Target, encode, mark_of, place_of, selector_of
from riwaya.store import StoryFile, open_story
from riwaya.store.review import Signature, changes, correct, correction_of, corrections, last_change, undo
from tests.gate.corpus import EXAMPLE

FIRST = (
    "موعد ثابت\nأكد المتحدث باسم الحكومة العراقية أن القوات القتالية ستغادر بحلول 31 كانون الأول/ديسمبر 2021."
    " وقال وزير الدفاع العراقي إن 2500 جندي أميركي بقوا في البلاد."
)
SECOND = "نفي التأجيل\nنفى مستشار الأمن القومي العراقي تأجيل انسحاب القوات القتالية من العراق."
WHEN = "2024-05-06T10:00:00+00:00"


@pytest.fixture
def file(tmp_path: Path) -> StoryFile:
    opened = open_story(tmp_path / "s.riwaya", create=True)
    opened.add(
        [article_of(FIRST, stem="a", published="2021-11-20"), article_of(SECOND, stem="b", published="2021-11-25")],
        workers=1,
    )
    return opened


def target_of(reading: Reading, layer: str, record: object) -> Target:
    article = reading.article
    return Target(article.id, article.stem, layer, selector_of(article, place_of(record)), mark=mark_of(record))


def word(target: Target, verdict: str, record: object | None, machine: object | None, who: str = "سعاد") -> Correction:
    bodies = [json.dumps(encode(one), ensure_ascii=False) if one is not None else "" for one in (record, machine)]
    return Correction(target, verdict, bodies[0], bodies[1], 0, who, WHEN, "سمعت التسجيل")


def first(file: StoryFile) -> tuple[Reading, Claim]:
    reading = next(r for r in file.story().readings if r.article.stem == "a")
    return reading, reading.claims[0]


def test_a_rejected_claim_goes_and_comes_back(file: StoryFile) -> None:
    reading, claim = first(file)
    target = target_of(reading, "claims", claim)
    kept = correct(file, word(target, "rejected", None, claim), 0)
    assert kept.version == 1
    assert claim.id not in [c.id for c in first(file)[0].claims]
    assert claim in next(r for r in file.readings() if r.article.stem == "a").claims
    applied = file.story().corrections
    assert [(one.handle, one.outcome) for one in applied] == [(claim.id, "stands")]
    undo(file, last_change(file), Signature("سعاد", WHEN, "خطأ"))
    assert first(file)[1] == claim
    trail = changes(file)
    assert [line.version for line in trail] == [2, 1]
    assert trail[0].undoes == trail[1].number
    assert (trail[1].who, trail[1].when, trail[1].why) == ("سعاد", WHEN, "سمعت التسجيل")
    assert trail[1].before == ""
    assert json.loads(trail[1].after)["verdict"] == "rejected"


def test_a_corrected_number_is_the_one_that_is_linked(file: StoryFile) -> None:
    reading, _ = first(file)
    quantity = reading.quantities[0]
    wanted = replace(quantity, minimum=250, maximum=250)
    correct(file, word(target_of(reading, "quantities", quantity), "corrected", wanted, quantity), 0)
    assert isinstance(first(file)[0].quantities[0], Quantity)
    assert first(file)[0].quantities[0].minimum == 250


def test_the_second_of_two_reviewers_is_told_and_nothing_is_lost(file: StoryFile) -> None:
    reading, claim = first(file)
    target = target_of(reading, "claims", claim)
    correct(file, word(target, "corrected", replace(claim, act="assert"), claim), 0)
    with pytest.raises(StaleReviewError, match="سعاد"):
        correct(file, word(target, "rejected", None, claim, "عمر"), 0)
    standing = correction_of(file, target.key)
    assert standing is not None
    assert (standing.verdict, standing.who, standing.version) == ("corrected", "سعاد", 1)
    assert len(changes(file)) == 1
    correct(file, word(target, "rejected", None, claim, "عمر"), 1)
    with pytest.raises(StaleReviewError):
        undo(file, 1, Signature("سعاد", WHEN))


def test_what_is_missing_is_told(file: StoryFile) -> None:
    reading, claim = first(file)
    target = target_of(reading, "claims", claim)
    for wanted in (
        replace(word(target, "rejected", None, claim), who=" "),
        replace(word(target, "rejected", None, claim), when=""),
        replace(word(target, "rejected", None, claim), verdict="maybe"),
    ):
        with pytest.raises(ReviewError):
            correct(file, wanted, 0)
    with pytest.raises(ReviewError, match="no line"):
        undo(file, 99, Signature("x", WHEN))
    assert not corrections(file)
    assert not changes(file)


def test_corrections_stay_when_the_article_is_read_again(file: StoryFile) -> None:
    reading, claim = first(file)
    wanted = replace(claim, act="warn", content=Span(claim.content.start, claim.content.end - 5))
    correct(file, word(target_of(reading, "claims", claim), "corrected", wanted, claim), 0)
    file.database.execute("DELETE FROM articles WHERE id = ?", (reading.article.id,))
    file.add([article_of(FIRST, stem="a", published="2021-11-20")], workers=1)
    assert first(file)[1] == wanted
    assert len([c for c in first(file)[0].claims if c.cue == claim.cue]) == 1


def test_corrections_move_with_their_words_to_a_new_version(file: StoryFile) -> None:
    reading, claim = first(file)
    correct(file, word(target_of(reading, "claims", claim), "corrected", replace(claim, act="warn"), claim), 0)
    file.add([article_of("تصحيح: " + FIRST, stem="a", published="2021-11-20")], workers=1)
    again, moved = first(file)
    assert moved.act == "warn"
    assert again.article.quote(moved.content) == reading.article.quote(claim.content)
    assert [one.outcome for one in file.story().corrections] == ["moved"]
    file.add([article_of(SECOND + " ثم لا شيء.", stem="a", published="2021-11-20")], workers=1)
    assert [one.outcome for one in file.story().corrections] == ["lost"]
    assert len(changes(file)) == 1


def test_a_missed_record_is_added(file: StoryFile) -> None:
    reading, claim = first(file)
    place = FIRST.index("القوات القتالية")
    added = replace(claim, id="feedfeedfeed", content=Span(place, place + 15), act="promise")
    correct(file, word(target_of(reading, "claims", added), "added", added, None), 0)
    assert "feedfeedfeed" in [c.id for c in first(file)[0].claims]


def test_a_relation_is_judged(file: StoryFile) -> None:
    file.add(articles_from([EXAMPLE]), workers=1)
    relation = file.story().relations[0]
    sides = [
        (ref, next(r for r in file.readings() if r.article.id == ref.article).article)
        for ref in (relation.a, relation.b)
    ]
    (a, one), (b, other) = sides
    target = Target(
        one.id, one.stem, "relations", selector_of(one, a.span), other.id, selector_of(other, b.span), a.layer, b.layer
    )
    correct(file, word(target, "corrected", replace(relation, type="undecided"), relation), 0)
    after = file.story().relations
    changed = [r for r in after if {r.a, r.b} == {relation.a, relation.b}]
    assert [r.type for r in changed] == ["undecided"]
    correct(file, word(target, "rejected", None, relation), 1)
    assert len(file.story().relations) == len(after) - 1


def test_the_trail_cannot_be_rewritten(file: StoryFile) -> None:
    reading, claim = first(file)
    correct(file, word(target_of(reading, "claims", claim), "accepted", claim, claim), 0)
    for statement in ("DELETE FROM audit", "UPDATE audit SET who = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="trail"):
            file.database.execute(statement)
