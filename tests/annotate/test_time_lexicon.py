"""Every row of the lexicon of time stands in some case; terms of office are in order."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya import article_of
from riwaya.annotate.times.clues import weigh_years
from riwaya.annotate.times.facts import facts_in
from riwaya.annotate.times.grammar import recognise
from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.known import happenings, known_of, named_offices
from riwaya.annotate.times.months_weighed import FIRST, Months, month_number
from riwaya.annotate.times.occasions import occasions_in, weigh_occasion
from riwaya.annotate.times.war_ages import war_ages
from riwaya.clean import frame_of
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table

TABLES = ("months", "hijri_months", "weekdays", "ordinals", "time_units", "time_words")
CASES = ("dates", "dates_forms", "dates_grammar")
INPUTS = "\n".join(fold(row["input"]) for name in CASES for row in load_table(name, folder="cases").rows)
# Lists that weigh the month of writing are proved below, and in test_published.
OF_WRITING = (
    *("office", "former", "elect", "candidate", "new_in_office", "new_administration"),
    *("planned_year", "anniversary", "same_time", "passing"),
)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_proved(table: str) -> None:
    missing = [row["form"] for row in load_table(table).rows if fold(row["form"]) not in INPUTS]
    assert not missing


def test_rows_of_grammar_are_proved() -> None:
    # That a case fails without its row is told by `python -m tests.annotate.time_rows`.
    rows = [row for row in load_table("time_grammar").rows if row["list"] not in OF_WRITING]
    assert not [row["word"] for row in rows if fold(row["word"]) not in INPUTS]


def known_in(text: str) -> list[str]:
    return [known.kind for known in known_of(frame_of(article_of(f"عنوان\n{text}.")))]


@pytest.mark.parametrize("word", sorted(words_of("office")))
def test_office_is_known(word: str) -> None:
    assert known_in(f"وتحدث {word} بايدن في اللقاء") == ["office"]


@pytest.mark.parametrize("word", sorted(words_of("former")))
def test_former_office_is_known(word: str) -> None:
    assert known_in(f"وتحدث الرئيس {word} بايدن في اللقاء") == ["former"]


@pytest.mark.parametrize("word", sorted(words_of("candidate")))
def test_office_ahead_is_left_out(word: str) -> None:
    assert known_in(f"وتحدث الرئيس {word} بايدن في اللقاء") == []


@pytest.mark.parametrize(("name", "kind"), [("elect", "elect"), ("new_in_office", "new")])
def test_office_to_come_and_new_is_known(name: str, kind: str) -> None:
    for word in sorted(words_of(name)):
        assert known_in(f"وتحدث الرئيس {word} بايدن في اللقاء") == [kind]


@pytest.mark.parametrize("word", sorted(words_of("new_administration")))
def test_new_administration_is_known(word: str) -> None:
    assert known_in(f"وقالت {word} إنها تدرس الأمر") == ["within"]


@pytest.mark.parametrize("word", sorted(words_of("planned_year")))
def test_planned_year_is_not_of_writing(word: str) -> None:
    frame = frame_of(article_of(f"عنوان\nفاز الفريق في 2018 وهو يذكر {word} 2026 كثيرا."))
    assert weigh_years(Months(), recognise(frame), frame, 0) == 2018


HOLDERS = load_table("office_holders").rows


@pytest.mark.parametrize("row", HOLDERS, ids=[f"{row['office']}-{row['begin']}" for row in HOLDERS])
def test_office_holder_is_found(row: dict[str, str]) -> None:
    assert date.fromisoformat(row["end"]) > date.fromisoformat(row["begin"])
    begin = month_number(row["begin"])
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوقال الرئيس {form} إن اللقاء انتهى."))
        assert any(span[0] == begin for spans in named_offices(frame) for span in spans), form


def test_former_holder_is_out_of_office() -> None:
    frame = frame_of(article_of("عنوان\nوقال الرئيس السابق بايدن إن اللقاء انتهى."))
    assert [known.kind for known in known_of(frame)] == ["former"]
    elect = known_of(frame_of(article_of("عنوان\nوقال الرئيس المنتخب بايدن إن اللقاء انتهى.")))
    assert [known.kind for known in elect] == ["elect"]


def test_a_full_name_without_its_office_is_of_its_time() -> None:
    assert known_in("التقى جون كيري نظيره في جنيف") == ["named"]
    assert known_in("التقى جون كيري نظيره، وقال الوزير جون كيري إن اللقاء انتهى") == ["office"]
    assert known_in("التقى المرشح جون كيري أنصاره") == []
    assert known_in("التقى كيري نظيره في جنيف") == []


FACTS = load_table("dated_facts").rows


@pytest.mark.parametrize("row", FACTS, ids=[row["spans"] + " " + row["what"] for row in FACTS])
def test_fact_is_found(row: dict[str, str]) -> None:
    begin = month_number(row["spans"])
    for span in row["spans"].split("|"):
        first, last = span.split("/")
        assert not last or month_number(last) > month_number(first)
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوتحدث الحاضرون عن {words_beside(form)} في اللقاء."))
        if begin >= FIRST:
            assert any(known.kind == "fact" for known in known_of(frame)), form
            assert begin in [mention.fact.spans[0][0] for mention in facts_in(frame)], form
        if row["happened"]:
            assert month_number(row["happened"]) in [happening.month for happening in happenings(frame)], form


AGES = load_table("war_ages").rows


@pytest.mark.parametrize("row", AGES, ids=[row["word"] for row in AGES])
def test_age_of_a_war_is_found(row: dict[str, str]) -> None:
    word = row["word"]
    alone, other = f"وتدخل الحرب على غزة {word} العاشر بلا أفق", f"وفي {word} العاشر من الحرب على غزة"
    frame = frame_of(article_of(f"عنوان\n{alone if row['alone'] else other}."))
    first = {"M": "2024-07", "Y": "2032-10", "D": "2023-10", "W": "2023-12"}[row["unit"]]
    assert [age[2] for age in war_ages(frame, happenings(frame))] == [month_number(first)]


def test_what_is_no_age_of_a_war() -> None:
    for words in ("وفي الشهر السابع من العام بدأت الحرب على غزة", "وتدخل الحرب على غزة مرحلة أخرى في شهرها"):
        frame = frame_of(article_of(f"عنوان\n{words}."))
        assert not list(war_ages(frame, happenings(frame)))


OCCASIONS = load_table("yearly_occasions").rows


@pytest.mark.parametrize("row", OCCASIONS, ids=[row["what"] for row in OCCASIONS])
def test_occasion_is_found(row: dict[str, str]) -> None:
    months = tuple(int(month) - 1 for month in row["months"].split("|"))
    assert all(0 <= month < 12 for month in months)
    for form in row["forms"].split("|"):
        frame = frame_of(article_of(f"عنوان\nوتحدث الحاضرون عن {form} في اللقاء."))
        assert [found.payload for found in occasions_in(frame)] == [months], form


def test_an_occasion_with_its_year_is_of_that_year() -> None:
    for words in ("مهرجان كان 2018", "مهرجان كان لعام 2018"):
        months = Months()
        frame = frame_of(article_of(f"عنوان\nوتحدث الحاضرون عن {words} في اللقاء."))
        for occasion in occasions_in(frame):
            weigh_occasion(months, frame, occasion)
        shares = months.shares()
        assert max(shares, key=lambda month: shares[month]) == month_number("2018-05")


def test_a_phrase_of_many_that_begin_alike_is_found() -> None:
    frame = frame_of(article_of("عنوان\nوقال رئيس الوزراء التركي رجب طيب أردوغان إن اللقاء انتهى."))
    assert month_number("2003-03") in [mention.fact.spans[0][0] for mention in facts_in(frame)]


def test_a_happening_lies_in_a_span_of_its_fact() -> None:
    for row in FACTS:
        spans = (span.split("/") for span in row["spans"].split("|"))
        month = row["happened"][:7]
        assert not month or any(begin <= month and (not end or month <= end) for begin, end in spans), row["what"]


def words_beside(form: str) -> str:
    """The words of a form; of those that may stand in any order, the last first."""
    words = [first_of(word) for word in form.replace(" + ", " ").split()]
    return " ".join(words[::-1] if " + " in form else words)


def first_of(word: str) -> str:
    """A word, or the first of the class of words that it names."""
    return next(w for name, w in CLASSES if name == word[1:]) if word[0] == "@" else word


CLASSES = [(row["list"], row["word"]) for row in load_table("fact_words").rows]


@pytest.mark.parametrize(("name", "word"), CLASSES)
def test_word_beside_a_fact_is_known(name: str, word: str) -> None:
    words = next(form for row in FACTS for form in row["forms"].split("|") if f"@{name} + " in form)
    said = " ".join(word if part == f"@{name}" else first_of(part) for part in words.split(" + "))
    assert facts_in(frame_of(article_of(f"عنوان\nوتحدث الحاضرون عن {said} في اللقاء.")))


def test_words_of_a_fact_stand_in_one_sentence_and_near() -> None:
    assert facts_in(frame_of(article_of("عنوان\nدمر الانفجار الهائل أحياء قرب مرفأ العاصمة بيروت.")))
    rest = "وأكدت المصادر أن الوضع هادئ وأن الأعمال مستمرة. " * 3
    assert not facts_in(frame_of(article_of(f"عنوان\n{rest}وقع انفجار في المدينة. وأغلق مرفأ بيروت أبوابه.")))
    assert not facts_in(frame_of(article_of(f"عنوان\n{rest}وقع انفجار {'قرب الحي ' * 14} ثم فتح مرفأ بيروت.")))
