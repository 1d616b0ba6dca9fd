"""Figures of two texts: the same, later, rounded, of another scope, or against each other."""

from __future__ import annotations

import pytest

from riwaya.views import figures
from riwaya.views.evidence import StoryIndex
from riwaya.views.figures import heading
from tests.link.stories import story_of, told

SWEDEN = ("2024-01-10", "وتنشر السويد نحو 1250 جندياً في كينيا و420 جندياً في غانا ضمن بعثة التدريب.")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (("2024-03-10", "وينتشر في كينيا نحو 1250 جندياً سويدياً ضمن بعثة التدريب."), ("agree", "same_number")),
        (("2024-04-10", "قالت بعثة التدريب إن في كينيا اليوم 900 جندي سويدي."), ("update", "later_as_of")),
        (("2024-01-12", "تنشر السويد 310 جنود في أوغندا ضمن بعثة التدريب."), ("scope", "scope_place")),
    ],
)
def test_troops(second: tuple[str, str], expected: tuple[str, str]) -> None:
    found = {(kind, reason) for kind, reason, *_ in told(story_of(SWEDEN, second), "number")}
    assert expected in found


def test_figures_of_two_countries_are_no_update_of_each_other() -> None:
    found = told(story_of(SWEDEN, ("2024-06-10", "بلغ عدد الجنود السويديين في غانا 450 جندياً.")), "number")
    assert not [row for row in found if "1250" in row[2] and row[0] in ("update", "conflict", "agree")]


def test_a_count_that_grows_is_an_update() -> None:
    first = ("2024-01-10", "تعرضت قوات البعثة في مالي والنيجر لـ40 هجوماً منذ الأول من كانون الثاني/يناير 2024.")
    later = ("2024-01-25", "تعرضت قوات البعثة في مالي والنيجر لأكثر من 52 هجوماً منذ الأول من كانون الثاني/يناير 2024.")
    assert ("update", "later_count") in {row[:2] for row in told(story_of(first, later), "number")}


def test_two_sums_of_one_number() -> None:
    first = ("2024-01-10", "ويبلغ مجموع قوات البعثة في كينيا نحو 1250 جندياً بحسب أرقام الوزارة.")
    later = ("2024-06-10", "وقال مسؤول إن العدد الإجمالي للقوات سيبقى عند قرابة 1250 جندياً، ما أثار شكوك المعارضة.")
    assert ("agree", "same_number") in {row[:2] for row in told(story_of(first, later), "number")}


@pytest.mark.parametrize(
    ("later", "grown"),
    [
        ("قالت الشرطة إن الحريق في المصنع أوقع 30 قتيلاً، بينهم 12 قتيلاً من العمال.", False),
        ("قالت الشرطة إن حصيلة الحريق في المصنع ارتفعت من 12 قتيلاً إلى 30 قتيلاً.", True),
    ],
)
def test_a_part_of_the_dead_is_no_earlier_count(later: str, grown: bool) -> None:
    first = ("2024-01-10", "قالت الشرطة إن الحريق في المصنع أوقع 12 قتيلاً.")
    found = {row[:2] for row in told(story_of(first, ("2024-01-11", later)), "number")}
    assert (("update", "later_count") in found) is grown


def test_a_number_that_is_put_right() -> None:
    text = ("2024-01-10", "كشفت الوزارة أن عدد جنودها في غانا يبلغ نحو 700 جندي، لا 420 كما ظلت تعلن.")
    assert ("conflict", "put_right") in {row[:2] for row in told(story_of(text), "number")}


@pytest.mark.parametrize(
    ("later", "agreed"),
    [
        ("وتنشر السويد في غانا 420 جندياً ضمن بعثة التدريب.", True),
        ("كشفت السويد أن عدد جنودها في غانا ضمن بعثة التدريب يبلغ 700 جندي، لا 420 كما ظلت تعلن.", False),
        ("وتنشر السويد في غانا أقل من 420 جندياً ضمن بعثة التدريب.", False),
    ],
)
def test_a_number_agrees_with_none_that_is_wrong_or_a_ceiling(later: str, agreed: bool) -> None:
    first = ("2024-01-10", "وتنشر السويد في غانا نحو 420 جندياً ضمن بعثة التدريب.")
    found = {row[:2] for row in told(story_of(first, ("2024-02-10", later)), "number")}
    assert (("agree", "same_number") in found) is agreed


def test_two_sources_in_one_text() -> None:
    text = (
        "2024-01-10",
        "قالت الشرطة إن الحريق أوقع 12 قتيلاً. وبينما قدّر مصدر في المستشفى عدد القتلى بـ19 قتيلاً، لم تعلق الوزارة.",
    )
    assert ("conflict", "numbers_differ") in {row[:2] for row in told(story_of(text), "number")}


def test_headings_say_kind_force_and_place() -> None:
    story = story_of(SWEDEN)
    index = StoryIndex(story)
    headings = {heading(series, index) for series in figures(story, index)}
    assert "جنود سويديون، كينيا" in headings
    assert any(heading(series, index, "en").startswith("Swedish troops") for series in figures(story, index))


def test_lone_durations_and_ages_are_not_shown() -> None:
    story = story_of(("2024-01-10", "قال المدرب، وهو في 41 عاماً، إن المعسكر استمر ثلاثة أسابيع."))
    assert figures(story) == ()


def test_prices_of_two_days_are_neither_one_nor_at_odds() -> None:
    one = "وبلغ سعر خام برنت 65.24 دولار للبرميل بعد أن تراجع 0.9 بالمئة في لندن."
    other = "وبلغ سعر خام برنت 65.54 دولار للبرميل بعد أن تراجع 1.2 بالمئة في لندن."
    story = story_of(("2023-03-04", one), ("2023-03-05", other))
    assert not [relation for relation in story.relations if relation.a.layer == "quantities"]


CROWD = "تجمع عشرات الآلاف من أنصار المعارضة في العاصمة للمطالبة باستقالة الحكومة."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CROWD, CROWD),
        ("حكم رئيس الوزراء البلاد عشر سنوات قبل استقالته.", "حكم رئيس الوزراء البلاد عشرة أيام قبل استقالته."),
    ],
)
def test_sizes_of_other_days_and_lengths_of_other_units_do_not_agree(one: str, other: str) -> None:
    found = told(story_of(("2018-04-21", one), ("2018-04-29", other)), "number")
    assert not [row for row in found if row[0] == "agree"]


def test_people_of_two_years_in_one_text_are_two_counts() -> None:
    text = "أعادت المنظمة نحو 20 ألف مهاجر إلى بلدانهم العام الماضي، وتأمل أن تعيد 30 ألف مهاجر هذا العام."
    assert not told(story_of(("2018-07-01", text)), "number")


@pytest.mark.parametrize(
    ("first", "conflicts"),
    [("20 شخصا", True), ("20 شخصا على الأقل", False), ("أكثر من 20 شخصا", True), ("40 شخصا على الأقل", True)],
    ids=["exact", "at least, below", "more than, below", "at least, above"],
)
def test_a_figure_open_above_leaves_room(first: str, conflicts: bool) -> None:
    text = (
        f"قالت وزارة الصحة اليمنية إن {first} قتلوا في غارة جوية على سوق السمك في الحديدة. لكن مصدرا طبيا قال إن "
        "30 شخصا قتلوا في الغارة الجوية على سوق السمك في الحديدة."
    )
    assert ("conflict" in {row[0] for row in told(story_of(("2018-08-02", text)), "number")}) is conflicts


def test_a_figure_of_now_is_as_old_as_its_article() -> None:
    one = "أعلنت الشرطة العراقية مقتل 16 شخصا حتى الآن في انفجار في بغداد."
    other = "أعلن مصدر طبي مقتل 20 شخصا حتى الآن في انفجار في بغداد."
    assert not told(story_of(("2018-06-07", one), ("2018-08-02", other)), "number")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("قالت مصادر طبية إن 43 متظاهراً قتلوا في مواجهات السياج شرق غزة.", ("update", "rising_toll")),
        ("قال الجيش الإسرائيلي إن 43 متظاهراً قتلوا في مواجهات السياج شرق غزة.", ("conflict", "numbers_differ")),
    ],
)
def test_a_toll_that_rises_within_a_day_is_no_conflict(second: str, expected: tuple[str, str]) -> None:
    first = ("2024-01-10", "قالت وزارة الصحة الفلسطينية إن 25 متظاهراً قتلوا في مواجهات السياج شرق غزة.")
    found = [row for row in told(story_of(first, ("2024-01-10", second)), "number") if row[1] in expected]
    assert {row[:2] for row in found} == {expected}
    assert expected[0] == "conflict" or "25" in found[0][2]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        # two days of one war, two towns
        (
            "قتل 13 مدنيا يوم الأربعاء 10 يناير 2024 في قصف على مدينة عدن.",
            "قتل 20 مدنيا يوم الجمعة 12 يناير 2024 في قصف على مدينة عدن.",
        ),
        (
            "قالت الوزارة إن 13 مدنيا قتلوا في قصف على مدينة عدن.",
            "قالت الوزارة إن 20 مدنيا قتلوا في قصف على مدينة تعز.",
        ),
    ],
)
def test_the_dead_of_other_days_and_towns(first: str, later: str) -> None:
    found = told(story_of(("2024-01-10", first), ("2024-01-12", later)), "number")
    assert not [row for row in found if row[0] in ("update", "conflict", "agree")]


def test_a_toll_that_has_risen_since() -> None:
    first = ("2024-01-10", "قتل 13 مدنيا يوم الأربعاء 10 يناير 2024 في قصف على مدينة عدن.")
    later = ("2024-01-12", "ارتفعت حصيلة القصف على مدينة عدن يوم الأربعاء 10 يناير 2024 إلى 20 قتيلا.")
    assert ("update", "later_count") in {row[:2] for row in told(story_of(first, later), "number")}


def test_headings_say_what_is_counted_and_who_was_not() -> None:
    text = "قالت الشرطة إن 31 من الميليشيات الإيرانية، وهم مسلحون، قتلوا. "
    text += "وأضافت أن المسافة 700 ميلا وأن الثمن 40 مليون دولار."
    story = story_of(("2024-01-10", text))
    index = StoryIndex(story)
    said = {(heading(series, index), heading(series, index, "en")) for series in figures(story, index)}
    assert ("ميل", "miles") in said
    assert ("أموال (دولار)", "money (dollar)") in said
    assert not any("إيرانيون" in arabic or "Iranian" in english for arabic, english in said)


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        ("قتل 14 مدنيا في الهجوم على سوق البلدة.", "قتل 12 مقاتلا في الهجوم على سوق البلدة.", 0, set()),
        ("قتل 250 شخصا في الهجوم على سوق البلدة.", "قتل 139 مدنيا في الهجوم على سوق البلدة.", 0, set()),
        ("قتل 220 شخصا في الهجوم على سوق البلدة.", "قتل 63 شخصا في الهجوم على سوق البلدة.", 2, set()),
        (
            "أدى القصف على ريف البلدة إلى نزوح 45 ألف شخص.",
            "أدى القصف على ريف البلدة إلى نزوح 50 ألف شخص.",
            1,
            {("update", "later_count")},
        ),
    ],
)
def test_whom_a_figure_counts(first: str, second: str, days: int, expected: set[tuple[str, str]]) -> None:
    story = story_of(("2024-01-10", first), (f"2024-01-{10 + days}", second))
    assert {row[:2] for row in told(story, "number")} == expected
    assert {row for row in told(story, "fact") if row[1] == "figures_differ"} == set()


def test_the_parts_of_a_count_are_not_at_odds() -> None:
    text = "وثق المرصد مقتل 17 مدنيا في غارات على ريف البلدة الشرقي، بينما قتل سبعة آخرون في غارات على ريفها الغربي."
    assert told(story_of(("2024-01-10", text)), "number") == set()


def test_per_cents_are_written_in_two_ways() -> None:
    one = ("2024-01-10", "قالت الوزارة إن مصر تحصل على نحو 90 بالمئة من مياهها من النيل.")
    other = ("2024-01-11", "تحصل مصر على 90 في المائة من مياهها من النيل، بحسب الوزارة.")
    assert {row[:2] for row in told(story_of(one, other), "number")} == {("agree", "same_number")}


def test_distances_have_no_scope() -> None:
    one = ("2024-01-10", "سيطرت القوات على معسكر العمري في تعز على بعد 35 كلم من البحر الأحمر.")
    other = ("2024-01-11", "سيطرت القوات على معسكر خالد في الحديدة على بعد 20 كلم من البحر الأحمر.")
    assert told(story_of(one, other), "number") == set()


def test_what_is_told_of_like_happenings_is_no_other_count() -> None:
    text = (
        "قالت وزارة الصحة إن القوات الإسرائيلية قتلت 30 فلسطينيا منذ نهاية آذار. "
        "وقتلت القوات الإسرائيلية 19 فلسطينيا خلال صدامات مشابهة."
    )
    story = story_of(("2024-04-08", text))
    assert "conflict" not in {row[0] for row in told(story, "number") | told(story, "fact")}
