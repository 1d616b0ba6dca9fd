from __future__ import annotations

from typing import NamedTuple

import pytest

from riwaya.annotate.closing import closed_end


class Word(NamedTuple):
    form: str


@pytest.mark.parametrize(
    ("text", "begin", "end", "closed"),
    [
        ("تأييده « بقاء » .", 0, 3, 4),
        ("تأييده « بقاء .", 0, 3, 3),
        ("قال « بقاء »", 2, 3, 3),
        ('إن " الحدود " قلقة', 0, 3, 4),
        ('إن " الحدود " قلقة " جدا', 0, 5, 5),
        ("وفد ( كبير ) .", 0, 3, 4),
        ("وفد كبير", 0, 2, 2),
        ("وفد »", 1, 1, 1),
    ],
)
def test_what_opens_within_closes_within(text: str, begin: int, end: int, closed: int) -> None:
    assert closed_end([Word(form) for form in text.split()], begin, end) == closed
