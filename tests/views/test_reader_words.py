"""What a reader of the page sees in place of keys, codes and names in another language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riwaya import article_of
from riwaya.model import Party
from riwaya.model.story import Story
from riwaya.pipeline import link, read
from riwaya.views.figures import _Scopes, figures
from riwaya.views.gloss import described, english_name
from riwaya.views.namebook import outlet_name
from riwaya.views.parties import parties
from riwaya.web.wording import day


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2018-06-29TNI", "29 حزيران/يونيو 2018، ليلاً", "29 June 2018, night"),
        ("2018-06-29TMO", "29 حزيران/يونيو 2018، صباحاً", "29 June 2018, morning"),
        ("2018-06-23T24:00", "23 حزيران/يونيو 2018، 24:00", "23 June 2018, 24:00"),
        ("2018-06-23T14:30:00Z", "23 حزيران/يونيو 2018، 14:30", "23 June 2018, 14:30"),
    ],
)
def test_a_time_of_day_is_told_in_words(value: str, arabic: str, english: str) -> None:
    assert day(value, "ar") == arabic
    assert day(value, "en") == english


def _story(*said: str) -> Story:
    return link([read(article_of(text, stem=f"a{n}", published=f"2024-05-0{n + 1}")) for n, text in enumerate(said)])


def test_series_of_one_title_are_told_apart_by_their_words() -> None:
    story = _story(
        "قال المرصد إن 30 عائلة نزحت من بلدة السالمية إلى الساحل. وأضاف أن 70 قرية خلت من سكانها.",
        "ذكرت البلدية صباح اليوم نزوح 30 عائلة من بلدة السالمية.\nونزح من المدينة 9 آلاف شخص، بحسب الأمم المتحدة.",
        "وتحدثت تقارير كثيرة عن المدينة.\nوقالت الأمم المتحدة إن 9 آلاف شخص نزحوا من المدينة منذ بدء القتال.",
    )
    found = [series for series in figures(story) if series.state != "single"]
    assert {series.title_en for series in found} == {"people: «30 عائلة»", "people: «9 آلاف شخص»"}
    assert all(series.title.startswith("أشخاص: «") for series in found)


@pytest.mark.parametrize(("told", "title"), [(1, "killed"), (2, "Russian killed")])
def test_whose_figures_are_stands_over_them_where_half_of_them_say_so(
    monkeypatch: pytest.MonkeyPatch, told: int, title: str
) -> None:
    story = _story("قُتل 12 شخصا في الميناء.", "قُتل 15 شخصا في الميناء.", "قُتل 19 شخصا في الميناء.")
    theirs = [reading.article.id for reading in story.readings][:told]
    monkeypatch.setattr(_Scopes, "of", lambda _, article, __: ("russia" if article in theirs else "", ()))
    (series,) = figures(story)
    assert (len(series.points), series.title_en) == (3, title)


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (("sudan", "", ""), "killed"),
        (("sudan", "sudan", ""), "killed, Sudan"),
        (("sudan", "egypt", "egypt"), "killed, Egypt"),
        (("sudan", "egypt", ""), "killed, Sudan"),
    ],
)
def test_where_figures_are_stands_over_them_where_half_of_them_tell_a_place(
    monkeypatch: pytest.MonkeyPatch, places: tuple[str, ...], title: str
) -> None:
    story = _story("قُتل 12 شخصا في الميناء.", "قُتل 15 شخصا في الميناء.", "قُتل 19 شخصا في الميناء.")
    where = {reading.article.id: place for reading, place in zip(story.readings, places, strict=True)}
    monkeypatch.setattr(_Scopes, "of", lambda _, article, __: ("", (where[article],) if where[article] else ()))
    (series,) = figures(story)
    assert series.title_en == title


def test_a_party_behind_a_party_that_nobody_names_is_not_shown_as_a_key() -> None:
    reading = read(article_of("قال مصدر في حركة الأفق إن الاتفاق باطل.", stem="a"))
    speaker = Party("x-مصدر-في-الافق", "ORG", "مصدر في الأفق", parent="x-الافق")
    claims = tuple(replace(claim, party=speaker.key) for claim in reading.claims)
    story = link([replace(reading, parties=(speaker,), claims=claims, actors=())])
    assert [card.parent for card in parties(story)] == [""]


@pytest.mark.parametrize(
    ("name", "english"),
    [("فرانس 24", "France 24"), ("بي بي سي", "BBC"), ("العربية", "Al Arabiya"), ("صدى الوادي", "صدى الوادي"), ("", "")],
)
def test_an_outlet_that_the_register_knows_is_named_in_english(name: str, english: str) -> None:
    assert outlet_name(name, "en") == english
    assert outlet_name(name, "ar") == name


@pytest.mark.parametrize(
    ("name", "arabic", "english"),
    [
        ("France24", "فرانس 24", "France 24"),
        ("Sky News Arabia", "سكاي نيوز عربية", "Sky News Arabia"),
        ("CNN", "سي إن إن", "CNN"),
        ("Two Banks Daily", "Two Banks Daily", "Two Banks Daily"),
        ("desk-7", "desk-7", "desk-7"),
    ],
)
def test_an_outlet_given_in_latin_letters_is_named_in_the_readers_language(
    name: str, arabic: str, english: str
) -> None:
    assert outlet_name(name, "ar") == arabic
    assert outlet_name(name, "en") == english


def test_two_directions_are_one() -> None:
    assert english_name("ريف درعا الجنوبي الشرقي") == "Southeastern countryside of Daraa"
    assert described("شمال غرب سوريا") == "Northwest of Syria"
    assert described("البلدات") == "Towns"
