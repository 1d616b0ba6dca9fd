"""What stands above the first paragraph: section labels, the headline, place and date, the author and what he is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMERIC_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_SEPARATED = re.compile(r"[-–—|/،,:]")
_NAME = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,3}")
_PARAGRAPH = 90
_ENDS = (".", "؟", "!", "…", "؛")
_LONGEST_HEAD = 14
_LONGEST_ROLE = 12
_DATE_WORDS = "نشر نشرت في الساعة بتوقيت توقيت غرينتش م ه هـ ص مساء صباحا الموافق يوم تاريخ بتاريخ اخر تحديث ت غ GMT"
_ROLES = (
    "كاتب كاتبة الكاتب باحث باحثة الباحث صحافي صحافية صحفي صحفية محلل محللة مراسل مراسلة اعلامي اعلامية اكاديمي "
    "اكاديمية استاذ استاذة محرر محررة دبلوماسي خبير خبيرة"
)
_OUTLETS = ("صحيفة", "موقع", "مجلة", "جريدة")


def first_paragraph(lines: Sequence[str]) -> int:
    """Number of the first line that is a paragraph and not a label or headline; `len(lines)` when none is.

    >>> first_paragraph(["سياسة", "اتفاق على جدول", "أعلنت الوزارة اليوم اتفاقا جديدا مع الوفد الزائر بعد جولة ثانية."])
    2
    """
    for number, line in enumerate(lines):
        if len(line) >= _PARAGRAPH or (line.endswith(_ENDS) and len(line.split()) >= 9):
            return number
    return len(lines)


def is_date_line(line: str, *, titled: bool) -> bool:
    """Whether a folded line is a date with at most two other words; before the title only where they stand apart.

    «الأحد - 10 شوال 1445 هـ - 21 أبريل 2024 م» is one, «ماذا جرى في 7 أكتوبر 2023» is none.
    """
    if len(line) > 90 or not _DIGIT.search(line):
        return False
    if not (_NUMERIC_DATE.search(line) or _day_and_month().search(line)):
        return False
    others = sum(word not in _date_words() for word in _WORD.findall(line))
    return others == 0 or (others <= 2 and (titled or bool(_SEPARATED.search(line))))


@cache
def _date_words() -> frozenset[str]:
    words = set(_DATE_WORDS.split())
    for table in ("months", "hijri_months", "weekdays"):
        for row in load_table(table).rows:
            words.update(fold(row["form"]).split())
    return frozenset(words)


@cache
def _day_and_month() -> re.Pattern[str]:
    forms = {fold(row["form"]) for table in ("months", "hijri_months") for row in load_table(table).rows}
    named = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\d)\d{{1,2}} (?:{named})(?!\w)")


def headline(lines: Sequence[str], taken: Sequence[bool], stop: int) -> int:
    """Number of the first line above `stop` that reads as a headline behind labels of one or two words; -1 for none.

    `taken` tells which lines are something else already. A sentence with its full stop is no headline.
    """
    labels = False
    for number, line in enumerate(lines[: min(stop, _LONGEST_HEAD)]):
        if taken[number]:
            continue
        words = line.split()
        outlet = len(words) <= 3 and words[0] in _OUTLETS
        if len(words) > 2 and not outlet:
            sentence = line.endswith(".") and not line[0].isdigit()  # not «12 مارس: قصف الجيش قاعدة.»
            return number if labels and not sentence else -1
        if line.endswith(_ENDS):
            return -1
        labels = True
    return -1


def author_lines(lines: Sequence[str], title: int, stop: int) -> frozenset[int]:
    """Numbers of the lines between title and first paragraph that name the author and what he is.

    «سالم الراوي» above «باحث في الشؤون الدولية» is the author; without the second line a short line may be anything.
    """
    found: set[int] = set()
    for number in range(title + 1, stop):
        if is_role(lines[number]):
            found.add(number)
            if number - 1 > title and names_person(lines[number - 1]):
                found.add(number - 1)
    return frozenset(found)


def is_role(line: str) -> bool:
    """Whether a folded line says what its author is: «باحث في الشؤون الدولية»."""
    words = line.split()
    return bool(words) and words[0] in _ROLES.split() and len(words) <= _LONGEST_ROLE and not line.endswith(_ENDS)


def names_person(line: str) -> bool:
    """Whether a line consists of two to four words, as a name does."""
    return bool(_NAME.fullmatch(line)) and line.split(maxsplit=1)[0] not in _ROLES.split()
