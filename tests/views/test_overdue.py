"""A date that passed is no silence where what was announced is told as an event."""

from __future__ import annotations

from dataclasses import replace

from riwaya import article_of, read
from riwaya.model import Ref, Relation, Story
from riwaya.pipeline import link
from riwaya.views.deadlines import deadlines

PROMISE = "افتتاح الجسر\nقال وزير النقل سالم الحمد إن الوزارة ستفتتح الجسر الجديد في 10 مايو/أيار 2024."
DONE = "الجسر مفتوح\nافتتحت الوزارة الجسر الجديد أمام السيارات يوم الخميس."


def _story(*, told: bool) -> Story:
    """The promise and the event, with the relation between the two when `told`."""
    first = read(article_of(PROMISE, published="2024-04-20", stem="a"))
    later = read(article_of(DONE, published="2024-05-09", stem="b"))
    promise, event = first.commitments[0], later.events[0]
    made = Relation(
        "update",
        "fact",
        Ref(first.article.id, "commitments", promise.span, promise.id),
        Ref(later.article.id, "events", event.span, event.id),
        "happened",
    )
    story = link([first, later])
    return replace(story, relations=(made,) if told else (), today="2024-06-01")


def test_a_date_whose_act_is_told_as_an_event_is_met() -> None:
    assert [chain.state for chain in deadlines(_story(told=True))] == ["met"]
    assert [chain.state for chain in deadlines(_story(told=False))] == ["overdue"]
