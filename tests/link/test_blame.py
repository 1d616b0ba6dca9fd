"""Who denies a hand in something answers who accuses, not everybody who speaks of it."""

from __future__ import annotations

import pytest

from tests.link.stories import story_of

DENIED = ("2018-03-13", "نفت روسيا أي ضلوع لها في تسميم العميل السابق وابنته في بريطانيا.")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("قالت بريطانيا إن روسيا مسؤولة عن تسميم العميل السابق وابنته.", True),
        ("وقالت بريطانيا إن تسميم العميل السابق وابنته جرى في الرابع من آذار/مارس.", False),
    ],
)
def test_a_denial_of_involvement_answers_an_accusation(said: str, answered: bool) -> None:
    types = {r.type for r in story_of(("2018-03-12", said), DENIED).relations}
    assert ("denial" in types) is answered


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفت أنقرة اتهامات أثينا بانتهاك مجالها الجوي.", True),
        ("وينفي محامو التاجر اتهام السلطات التركية له بتمويل جماعة محظورة منذ عام 2012.", True),
        ("وقالت موسكو إن لندن تكذب، ونفت أن تكون قد قالت إن السفير سيغادر.", False),
    ],
)
def test_a_charge_that_is_denied_where_it_is_told(text: str, denied: bool) -> None:
    relations = story_of(("2024-05-03", text)).relations
    assert {r.type for r in relations} == ({"denial"} if denied else set())


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("قالت الشرطة إن أكبر كمية من الطلاء وجدت على مقبض الباب. ونفت النقابة أي علاقة لها بالحادث.", False),
        ("اتهمت الشرطة النقابة بتخريب الجسر المعلق. ونفت النقابة أي صلة لها بالحادث.", True),
    ],
)
def test_what_is_told_right_before_a_denial_of_involvement_is_no_accusation(text: str, denied: bool) -> None:
    types = {r.type for r in story_of(("2024-05-03", text)).relations}
    assert ("denial" in types) is denied


@pytest.mark.parametrize(
    ("answer", "denied"),
    [
        ("نفت روسيا أي ضلوع لها في القضية.", True),
        ("وقال متحدث باسم الكرملين إنه لا علاقة لموسكو بتسميم العميل السابق.", True),
        ("ونفت روسيا أن يكون سفيرها قد غادر لندن بعد تسميم العميل السابق.", False),
    ],
)
def test_who_has_nothing_to_do_with_it_answers_who_holds_him_responsible(answer: str, denied: bool) -> None:
    blamed = ("2018-03-12", "قالت الحكومة البريطانية إن روسيا هي المسؤولة عن تسميم العميل السابق وابنته في لندن.")
    types = {r.type for r in story_of(blamed, ("2018-03-13", answer + " وكان العميل السابق يقيم في لندن.")).relations}
    assert ("denial" in types) is denied
