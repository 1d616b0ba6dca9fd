"""Commitments to one act over time, and the chains that readers see."""

from __future__ import annotations

import pytest

from riwaya.link.acts import root_of
from riwaya.views import deadlines
from tests.link.stories import story_of, told

BRIDGE = (
    "2024-01-10",
    "زار وزير النقل ورشة البناء صباحاً وتفقد أعمال الصيانة. وأعلن الوزير أن افتتاح جسر النهر سيتم في 15 آذار/مارس 2024.",
)
MOVED = (
    "2024-03-20",
    "عطلت الأمطار شحن المعدات من الميناء. وقال مسؤول في البلدية إن افتتاح الجسر أُرجئ من 15 آذار/مارس إلى "
    "15 أيار/مايو 2024.",
)
AGAIN = (
    "2024-05-20",
    "انقضى موعد 15 أيار/مايو من دون أن يُفتتح جسر النهر. وأكد مصدر في الوزارة أن لجنة حددت "
    "30 تموز/يوليو 2024 موعداً جديداً.",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("التسليم", "سيسلم"), ("الاعلان", "سيعلن"), ("خروج", "ستخرج"), ("انعقاد", "تعقد"), ("استكمال", "تستكمل")],
)
def test_forms_of_one_verb_share_a_root(one: str, other: str) -> None:
    assert root_of(one) == root_of(other)


def test_a_deadline_that_slips_twice_is_one_chain() -> None:
    chain = deadlines(story_of(BRIDGE, MOVED, AGAIN, today="2024-06-01"))[0]
    dates = [step.commitment.deadline for step in chain.steps]
    assert dates[0] == "2024-03-15"
    assert dates[-1] == "2024-07-30"
    assert (chain.slips, chain.slipped, chain.state) == (2, 137, "slipped")


def test_a_passed_deadline_of_which_nobody_speaks_is_overdue() -> None:
    assert deadlines(story_of(BRIDGE, today="2024-06-01"))[0].state == "overdue"
    assert deadlines(story_of(BRIDGE, today="2024-02-01"))[0].state == "open"


def test_a_denied_move_moves_nothing() -> None:
    denial = (
        "2024-02-10",
        "رداً على أسئلة الصحافة، نفت الوزارة أن يكون موعد افتتاح الجسر قد تغيّر، مؤكدة أن 15 آذار/مارس 2024 ما زال "
        "الموعد المتفق عليه مع الشركة المنفذة.",
    )
    chain = deadlines(story_of(BRIDGE, denial, today="2024-03-01"))[0]
    assert [step.role for step in chain.steps] == ["set", "denied"]
    assert (chain.slips, chain.state) == (0, "open")


def test_what_came_before_its_day_is_met_early() -> None:
    early = ("2024-03-05", "افتتح الوزير جسر النهر، وبذلك جرى افتتاح الجسر قبل عشرة أيام من الموعد الذي تعهد به.")
    assert deadlines(story_of(BRIDGE, early, today="2024-06-01"))[0].state == "early"


def test_two_acts_on_one_day_are_two_chains() -> None:
    other = ("2024-01-12", "تعهدت وزيرة الصحة بتسليم مستشفى الأطفال في 15 آذار/مارس 2024.")
    assert len(deadlines(story_of(BRIDGE, other, today="2024-02-01"))) == 2


def test_an_election_alone_is_no_deadline() -> None:
    text = ("2024-01-12", "تستعد الأحزاب للانتخابات البلدية المقررة في 15 آذار/مارس 2024.")
    assert deadlines(story_of(text, today="2024-02-01")) == ()


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ("سحبت الحكومة الأردنية مشروع قانون ضريبة السكر من البرلمان.", True),
        ("شهد الأردن خلال الأيام الماضية احتجاجات ضد مشروع قانون ضريبة السكر.", False),
    ],
)
def test_a_promise_is_kept_by_its_own_act(later: str, kept: bool) -> None:
    promise = ("2023-03-01", "تعهدت الحكومة الأردنية بسحب مشروع قانون ضريبة السكر.")
    found = {row[:2] for row in told(story_of(promise, ("2023-03-03", later)), "deadline")}
    assert (("update", "met") in found) is kept


def test_two_things_that_are_held_are_two() -> None:
    session = ("2024-01-10", "أعلن المتحدث أن جلسة الموازنة ستعقد في 20 كانون الثاني/يناير 2024.")
    summit = ("2024-01-25", "أكد المتحدث أن قمة المناخ ستعقد في 28 شباط/فبراير 2024.")
    assert not [row for row in told(story_of(session, summit), "deadline") if row[0] in ("slip", "agree", "update")]


def test_meetings_of_others_in_one_month_are_others() -> None:
    summit = "ومن المقرر أن يعقد اجتماع بين إيران وتركيا وروسيا في السابع من سبتمبر في طهران."
    council = "ومن المقرر أن يعقد في سبتمبر اجتماع لمجلس الأمن برئاسة الولايات المتحدة في نيويورك."
    same = "ومن المقرر أن يعقد في سبتمبر اجتماع بين إيران وتركيا وروسيا في طهران."
    day = "2018-09-03"
    found = [told(story_of((day, summit), (day, text)), "deadline") for text in (council, same)]
    assert not found[0]
    assert found[1]


def test_before_a_day_is_not_after_it() -> None:
    before = "ومن المقرر أن تدخل الهدنة بين الفصائل حيز التنفيذ قبل 21 أغسطس."
    after = "وأكد الوسطاء أنه من المقرر أن تدخل الهدنة بين الفصائل حيز التنفيذ بعد 21 أغسطس."
    again = "وأكد الوسطاء أنه من المقرر أن تدخل الهدنة بين الفصائل حيز التنفيذ قبل 21 أغسطس."
    day = "2018-08-03"
    found = [{row[0] for row in told(story_of((day, before), (day, text)), "deadline")} for text in (after, again)]
    assert found == [set(), {"agree"}]


def test_what_was_no_date_does_not_slip() -> None:
    past = "وكان الزعيم قد تعهد خلال قمة جمعته بالرئيس في 12 يونيو بمواصلة المحادثات حول السلاح النووي."
    due = "وكان من المقرر أن يواصل الزعيم والرئيس المحادثات حول السلاح النووي في 12 يونيو."
    coming = "وسيواصل الزعيم والرئيس المحادثات حول السلاح النووي في 5 يوليو."
    found = [
        {row[0] for row in told(story_of(("2018-06-25", text), ("2018-07-03", coming)), "deadline")}
        for text in (past, due)
    ]
    assert found == [set(), {"slip"}]


def test_an_agreement_is_not_kept_by_being_told_again() -> None:
    agreed = ("2024-01-09", "اتفقت تركيا واليونان على جدول زمني لسحب السفن من جزيرة ليسبوس.")
    again = ("2024-01-20", "كانت تركيا واليونان اتفقتا على جدول زمني لسحب السفن من جزيرة ليسبوس.")
    assert not {row[:2] for row in told(story_of(agreed, again), "deadline")} & {("update", "met")}


def test_a_pledge_is_not_kept_by_a_pledge() -> None:
    promise = ("2023-03-01", "تعهدت الحكومة الأردنية بسحب مشروع قانون ضريبة السكر.")
    again = ("2023-03-03", "تعهدت الحكومة الأردنية الجمعة بسحب مشروع قانون ضريبة السكر.")
    assert not {row[:2] for row in told(story_of(promise, again), "deadline")} & {("update", "met")}
