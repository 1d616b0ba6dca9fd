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
