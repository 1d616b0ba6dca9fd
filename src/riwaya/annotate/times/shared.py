"""What stands behind the last of several days or months and belongs to all: «يومي السبت والأحد المقبلين», «شهري مارس
وأبريل الماضيين», «الاثنين والخميس من كل أسبوع»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.times.grammar_words import words_of
from riwaya.annotate.times.moment import Expression, Moment
from riwaya.annotate.times.weekdays import bare_weekday
from riwaya.model import Frame
from riwaya.model.revising import replace

_JOINED = frozenset(("و", "،", "،و", "، و", ",", ", و"))
_OF_BOTH = ("ين", "ان")  # «المقبلين», «الماضيان»
_DAYS = words_of("several_days")
_OF_EVERY = "XXXX-WXX-"


def sharing(frame: Frame, expressions: Sequence[Expression]) -> list[Expression]:
    """The expressions, each day or month of a list with what its last one says of all."""
    found = list(expressions)
    several = _of_several(frame, found)
    shared = False
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if not _joined(frame, one, following):
            shared = False
            continue
        direction = following.moment.direction if following.moment.base == "published" else None
        both = frame.forms[following.last - 1].endswith(_OF_BOTH) or several[at]
        shared = shared or (direction is not None and both)
        moment = _shared(one.moment, following.moment, direction if shared else None)
        shared = shared and moment is not None
        if moment is not None:
            found[at] = one._replace(moment=moment)
    return found


def _shared(one: Moment, following: Moment, direction: int | None) -> Moment | None:
    """The moment of one day or month of a list, or None when it is none that shares."""
    every = one.type == "SET" and one.value.startswith(_OF_EVERY)
    if following.type == "SET" and following.value.startswith(_OF_EVERY) and bare_weekday(one):
        return Moment(type="SET", value=f"{_OF_EVERY}{one.weekday}")
    if direction is None:
        return None
    if every and following.weekday:
        return replace(following, weekday=int(one.value[-1]))
    if bare_weekday(one) and following.weekday:
        return replace(one, direction=direction)
    months = one.month and following.month and not one.day and not following.day
    return replace(one, direction=direction) if months and one.year is None and one.direction is None else None


def _joined(frame: Frame, one: Expression, following: Expression) -> bool:
    return frame.text.chars[one.end : following.start].strip() in _JOINED


def _of_several(frame: Frame, found: Sequence[Expression]) -> list[bool]:
    """Whether the list in which an expression stands begins with «أيام»: «أيام الجمعة والسبت والأحد المقبلة»."""
    several: list[bool] = []
    for at, one in enumerate(found):
        listed = at > 0 and several[-1] and _joined(frame, found[at - 1], one)
        opening = frame.forms[one.first], frame.forms[max(0, one.first - 1)]
        several.append(listed or not _DAYS.isdisjoint(opening))
    return several
