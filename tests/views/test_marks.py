"""Relations shown beside a statement are its own, also where another party says or denies the same words."""

from __future__ import annotations

from riwaya.views.evidence import StoryIndex
from tests.link.stories import story_of
from tests.views import golden_dossier


def test_a_charge_and_its_denial_in_the_same_words() -> None:
    story = story_of(
        ("2024-05-02", "اتهمت النيابة التاجر سامر بدر بتمويل جماعة محظورة منذ عام 2012."),
        ("2024-05-04", "وينفي سامر بدر اتهام النيابة له بتمويل جماعة محظورة منذ عام 2012، كما تقول أسرته."),
        ("2024-05-06", "وأكدت النيابة أن سامر بدر متهم بتمويل جماعة محظورة منذ عام 2012."),
    )
    index = StoryIndex(story)
    for reading in story.readings:
        for claim in reading.claims:
            shown = {mark.other.record for mark in index.marks(reading.article.id, claim.content, claim.id)}
            own = {
                ref.record
                for relation in story.relations
                for side, ref in ((relation.a, relation.b), (relation.b, relation.a))
                if side.record == claim.id
            }
            assert shown == own


def test_what_contests_comes_first_and_no_place_twice() -> None:
    index = StoryIndex(golden_dossier.story())
    types = []
    for reading in index.story.readings:
        places_of = [(claim.content, claim.id) for claim in reading.claims]
        for span, record in (*places_of, *((forecast.span, forecast.id) for forecast in reading.forecasts)):
            marks = index.marks(reading.article.id, span, record)
            places = [(m.type, m.other.article, m.other.span, m.speaker) for m in marks]
            assert len(places) == len(set(places))
            types.append([m.type in ("agree", "repeats", "same_event") for m in marks])
    assert any(True in each and False in each for each in types)
    assert all(each == sorted(each) for each in types)


def test_a_name_in_latin_letters_loses_the_preposition_written_with_it() -> None:
    from riwaya.views.evidence import _unjoined

    assert [_unjoined(name) for name in ("لـCNN", "لCNN", "CNN", "لندن")] == ["CNN", "CNN", "CNN", "لندن"]
