"""One happening told by two texts in other words."""

from __future__ import annotations

import pytest

from riwaya.link import deeds
from tests.link.stories import story_of, told

CALL = ("2023-03-03", "دعا الرئيس الفرنسي إيمانويل ماكرون، الجمعة، الحكومة العراقية إلى طرد الإيرانيين من أراضيها.")


@pytest.mark.parametrize(
    ("day", "weekday", "expected"),
    [("2023-03-03", "الجمعة", {("same_event", "type_time_words")}), ("2023-03-09", "الخميس", set())],
)
def test_the_same_person_and_day_say_more_than_words(day: str, weekday: str, expected: set[tuple[str, str]]) -> None:
    again = (day, f"دعا الرئيس الفرنسي إيمانويل ماكرون بغداد، {weekday}، إلى إنهاء الوجود الإيراني في العراق.")
    assert {row[:2] for row in told(story_of(CALL, again), "fact")} == expected


def test_types_under_which_one_happening_is_booked() -> None:
    assert deeds.alike("CONSULT") == deeds.alike("AGREE") != deeds.alike("ASSAULT")


def test_what_is_only_thought_of_is_not_what_was_done() -> None:
    done = "فرضت الولايات المتحدة الجمعة عقوبات على فنزويلا."
    thought = "وتدرس الولايات المتحدة فرض عقوبات على فنزويلا."
    again = "أعلنت كراكاس أن الولايات المتحدة فرضت الجمعة عقوبات على فنزويلا."
    types = [
        {r.type for r in story_of(("2023-03-04", done), ("2023-03-04", other)).relations} for other in (thought, again)
    ]
    assert "same_event" not in types[0]
    assert "same_event" in types[1]


def test_sums_each_way_are_two() -> None:
    one = "فرضت الولايات المتحدة رسوما جمركية على سلع صينية بقيمة 34 مليار دولار."
    back = "وفرضت الصين رسوما جمركية على سلع أميركية بقيمة 34 مليار دولار."
    numbers = [
        [r.type for r in story_of(("2023-03-04", one), ("2023-03-04", other)).relations if r.dimension == "number"]
        for other in (back, "وقد " + one)
    ]
    assert numbers == [[], ["agree"]]


def test_what_befalls_one_is_not_what_befalls_another() -> None:
    one = "استقال وزير الخارجية البريطاني بوريس جونسون يوم الاثنين."
    other = "استقال الوزير البريطاني ديفيد ديفيس يوم الاثنين."
    again = "وكان وزير الخارجية البريطاني بوريس جونسون قد استقال يوم الاثنين."
    types = [{r.type for r in story_of(("2018-07-10", one), ("2018-07-10", text)).relations} for text in (other, again)]
    assert types == [set(), {"same_event"}]


def test_visits_each_way_are_two() -> None:
    one = "وصل رئيس الوزراء الإثيوبي آبي أحمد، الأحد، إلى أسمرة في زيارة تاريخية لإريتريا."
    back = "وصل الرئيس الإريتري أسياس أفورقي، الأحد، إلى أديس أبابا في زيارة تستغرق يومين لإثيوبيا."
    again = "وشهدت المنطقة تحولا كبيرا بعدما زار رئيس الوزراء الإثيوبي آبي أحمد أسمرة الأحد لأول مرة."
    day = "2018-07-09"
    types = [{r.type for r in story_of((day, one), (day, text)).relations} for text in (back, again)]
    assert types == [set(), {"same_event"}]


DEATH = ("2024-09-28", "اغتالت إسرائيل الأمين العام لحزب الله حسن نصر الله في غارة على ضاحية بيروت.")


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ("منذ مقتل حسن نصر الله تغيرت موازين القوى في المنطقة.", True),
        ("وكانت إسرائيل قد قتلت حسن نصر الله في أيلول/سبتمبر 2024.", True),
        ("نجا حسن نصر الله من محاولة اغتيال قبل أعوام.", False),
        ("قتل نجل حسن نصر الله في غارة على الجنوب.", False),
        ("قتل أحد حراس حسن نصر الله في غارة على الجنوب.", False),
        ("قُتل القيادي المقرب من حسن نصر الله في غارة.", False),
        ("منذ مقتل قاسم سليماني تغيرت موازين القوى في المنطقة.", False),
    ],
)
def test_a_person_dies_once(later: str, same: bool) -> None:
    told_later = story_of(DEATH, ("2025-06-02", later))
    assert ({"same_event"} <= {r.type for r in told_later.relations}) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("قطع متظاهرون طريق ميناء أم قصر السبت.", "قطع متظاهرون طريق البصرة السبت.", False),
        ("تظاهر المئات في البصرة السبت احتجاجا على البطالة.", "خرجت مظاهرة في النجف السبت احتجاجا على البطالة.", False),
        (
            "تظاهر المئات في البصرة السبت احتجاجا على انقطاع الكهرباء.",
            "شهدت البصرة السبت مظاهرة احتجاجا على انقطاع الكهرباء.",
            True,
        ),
    ],
)
def test_protests_of_a_wave_are_many(one: str, other: str, same: bool) -> None:
    types = {r.type for r in story_of(("2018-07-15", one), ("2018-07-15", other)).relations}
    assert ({"same_event"} <= types) is same


def test_what_many_do_is_one_only_with_a_party_in_common() -> None:
    one = ("2023-03-03", "فتحت السلطات السويدية الجمعة تحقيقا في الأمر.")
    other = ("2023-03-04", "وفتح مكتب الادعاء في تشيلي الجمعة تحقيقا.")
    assert not [row for row in told(story_of(one, other), "fact") if row[0] == "same_event"]


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ("خطف مسلحون الاثنين رهائن من قرية الزاوية في نيجيريا.", True),
        ("أعدم مسلحون الاثنين رهائن من قرية الزاوية في نيجيريا.", False),
    ],
)
def test_who_kidnaps_has_not_executed(later: str, same: bool) -> None:
    first = ("2024-01-09", "خطف مسلحون الاثنين رهائن من قرية الزاوية في نيجيريا.")
    found = {row[0] for row in told(story_of(first, ("2024-01-09", later)), "fact")}
    assert ("same_event" in found) is same


@pytest.mark.parametrize(("whom", "same"), [("الوزير الياباني تارو كونو", True), ("الزعيم كيم جونغ أون", False)])
def test_meetings_with_others_are_others(whom: str, same: bool) -> None:
    first = ("2024-01-09", "اجتمع الوزير الأميركي مايك بومبيو الاثنين مع نظيره تارو كونو لبحث الرسوم.")
    later = ("2024-01-10", f"قال مسؤولون إن بومبيو اجتمع الاثنين مع {whom}.")
    assert ("same_event" in {r.type for r in story_of(first, later).relations}) is same


def test_what_is_there_is_not_awaited() -> None:
    hope = ("2024-01-10", "أعرب سعد الحريري عن أمله أن يكون هذا اللقاء رسالة تضامن مع لبنان.")
    later = ("2024-01-15", "عقد سعد الحريري الاثنين لقاء ورسالة تضامن مع لبنان.")
    assert "happened" not in {r.reason for r in story_of(hope, later).relations}


def test_who_is_dismissed_is_not_who_stays() -> None:
    first = ("2024-01-09", "قرر رئيس الوزراء التونسي يوسف الشاهد إقالة وزير الطاقة خالد قدور من منصبه.")
    later = ("2024-01-09", "أكدت حركة النهضة بقاء يوسف الشاهد في منصبه.")
    assert "conflict" not in {r.type for r in story_of(first, later).relations}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نفى بول مانافورت الاثنين جميع التهم في التحقيق.", "نفى دونالد ترامب الاثنين التهم في التحقيق كلها."),
        ("فاز دونالد ترامب عام 2016 بترشيح الحزب الجمهوري.", "فاز دونالد ترامب عام 2016 في انتخابات الرئاسة."),
    ],
)
def test_words_of_two_people_and_two_victories_are_two(one: str, other: str) -> None:
    found = {row[:2] for row in told(story_of(("2024-01-09", one), ("2024-01-09", other)), "fact")}
    assert ("same_event", "type_time_words") not in found
