"""What changed between two days."""

from __future__ import annotations

from dataclasses import replace

from riwaya.model import Ref
from riwaya.views import new
from tests.link.stories import story_of

FIRST = ("2024-01-10", "زار الوزير الورشة صباحاً. وقال الوزير إن افتتاح جسر النهر سيتم في 15 آذار/مارس 2024.")
MOVED = (
    "2024-03-20",
    "عطلت الأمطار شحن المعدات. وقال مسؤول في البلدية إن افتتاح الجسر أُرجئ من 15 آذار/مارس إلى 15 أيار/مايو 2024.",
)
LATER = ("2024-07-01", "نظم متحف المدينة معرضاً للخرائط القديمة. وقالت مديرة المتحف إن المعرض مفتوح للجميع.")


def test_the_newest_day_by_default() -> None:
    news = new(story_of(FIRST, MOVED, LATER))
    assert news.since == "2024-07-01"
    assert len(news.articles) == 1
    assert news.changes == ()


def test_a_slip_between_two_days() -> None:
    news = new(story_of(FIRST, MOVED, LATER), "2024-03-01", until="2024-04-01")
    assert [(change.kind, change.relation.days) for change in news.changes] == [("slip", 61)]
    assert [evidence.published for evidence in news.articles] == ["2024-03-20"]


def test_what_came_before_is_not_new() -> None:
    assert new(story_of(FIRST, MOVED, LATER), "2024-04-01", until="2024-12-31").changes == ()
    assert len(new(story_of(FIRST, MOVED, LATER), "2024-01-01", until="2024-02-01").articles) == 1


def test_an_event_that_an_older_article_told_too() -> None:
    one = ("2024-05-02", "قُتل خمسة جنود في هجوم بالصواريخ استهدف قاعدة الميناء يوم الأربعاء.")
    other = ("2024-05-03", "اعتقلت الشرطة ثلاثة أشخاص في بيروت أمس.")
    slip = story_of(FIRST, MOVED).relations[0]
    story = story_of(one, other)
    first, second = (
        Ref(reading.article.id, "events", reading.events[0].span, reading.events[0].id) for reading in story.readings
    )
    told = replace(slip, type="same_event", a=first, b=second)
    news = new(replace(story, relations=(told,)))
    assert news.since == "2024-05-03"
    assert {evidence.published for event in news.events for evidence in event.evidence} == {"2024-05-03"}
