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
