"""Cards of parties: what is told once."""

from __future__ import annotations

import re
from dataclasses import replace

from riwaya import article_of
from riwaya.model import Position, Ref, Span
from riwaya.pipeline import link, read
from riwaya.views import parties
from riwaya.views.evidence import StoryIndex

WORDS = "إغلاق المعبر"
SAID = "قال الوزير سالم الحمد إن إغلاق المعبر خطأ.\nوكرر الوزير سالم الحمد أن إغلاق المعبر مرفوض."

UNNAMED = (
    "قال مسؤول في وزارة النفط العراقية إن إغلاق المعبر خطأ.",
    "قال مسؤول في وزارة النفط العراقية إن إغلاق المعبر صواب.",
)


def test_a_stand_in_the_same_words_of_an_article_stands_once() -> None:
    reading = read(article_of(f"عنوان المقال هنا\n{SAID}", stem="a"))
    article, party = reading.article, reading.claims[0].party
    starts = [found.start() for found in re.finditer(WORDS, article.text)]
    refs = [Ref(article.id, "claims", Span(start, start + len(WORDS))) for start in starts]
    positions = tuple(Position(party, "q", "", "oppose", "stated", ref, thing="إغلاق") for ref in refs)
    story = replace(link([reading]), positions=positions)
    cards = {card.key: card for card in parties(story, StoryIndex(story))}
    assert len(positions) == 2
    assert len(cards[party].stands) == 1


def test_who_goes_unnamed_turns_within_one_article_only() -> None:
    readings = [read(article_of(f"عنوان المقال هنا\n{said}", stem=f"a{n}")) for n, said in enumerate(UNNAMED)]
    party = readings[0].claims[0].party
    assert {claim.party for reading in readings for claim in reading.claims} == {party}
    refs = [Ref(reading.article.id, "claims", reading.claims[0].content) for reading in readings]
    positions = tuple(
        Position(party, "q", f"2024-01-0{n + 1}", stance, "stated", ref, thing="إغلاق")
        for n, (stance, ref) in enumerate(zip(("oppose", "support"), refs, strict=True))
    )
    story = replace(link(readings), positions=positions)
    (card,) = [card for card in parties(story, StoryIndex(story)) if card.key == party]
    assert card.several
    assert [stand.turned for stand in card.stands] == [False, False]
