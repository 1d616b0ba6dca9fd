"""A series of figures over time: exact numbers as dots, bounds as arrows, ranges as bars, as-of days as rings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from riwaya.link.days import first_day
from riwaya.views.figures import Point, Series
from riwaya.web.drawing.canvas import Canvas, Pen, caption
from riwaya.web.wording import amount, number

Height = Callable[[float], float]
_HEIGHT, _TOP, _BASE = 210, 34, 176
_ARROW = 14
# A label takes about this room, a long number more; a second one is not drawn over the first.
_LABEL_WIDTH, _LABEL_HEIGHT, _DIGIT = 40, 13, 8
# When all numbers lie in the upper part, the scale begins below the least of them and says so.
_NARROW = 0.6


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point with its day of report and, where it differs, the day that its number holds for."""

    point: Point
    when: int
    as_of: int | None


def series_chart(series: Series, pen: Pen) -> Markup:
    """The series as a drawing in which every mark leads to its words; "" when its points have no two days."""
    placed = _placed(series)
    if len(placed) < 2:
        return Markup("")
    days = [day for one in placed for day in (one.when, one.as_of) if day is not None]
    values = [value for one in placed for value in (one.point.low, one.point.high) if value is not None]
    top = max(values) or 1.0
    base = _base(min(values), top)
    canvas = Canvas(pen, min(days), max(days), _HEIGHT)

    def y(value: float) -> float:
        return round(_TOP + (1 - (value - base) / (top - base)) * (_BASE - _TOP - 18), 1)

    canvas.axis(_BASE)
    if base:
        side = 14 if pen.language == "en" else 426
        canvas.text((side, _BASE - 6), pen.said(number(base)), "start")
    _relations(canvas, placed, y)
    _points(canvas, placed, y)
    data = {"kind": "series", "base": base, "top": top, "points": [_data(pen, one) for one in placed]}
    data["links"] = [[first, last, kind] for first, last, kind in _pairs(placed)]
    title = series.title_en if pen.language == "en" else series.title
    return canvas.drawn("series", title, data)


def _placed(series: Series) -> list[_Placed]:
    found = []
    for point in series.points:
        when = first_day(point.day)
        if when is None or (point.low is None and point.high is None):
            continue
        as_of = first_day(point.quantity.as_of or "")
        far = as_of is not None and as_of != when
        found.append(_Placed(point, when.toordinal(), as_of.toordinal() if far and as_of else None))
    found.sort(key=lambda one: one.when)
    return found


def value_of(point: Point) -> float:
    """Where a point stands: its number, or the bound that was told."""
    return point.low if point.low is not None else point.high if point.high is not None else 0.0


def _base(least: float, top: float) -> float:
    """Where the scale begins: at zero, or below the least number when all lie close together."""
    if least == top or least < _NARROW * top:
        return 0.0
    return max(0.0, least - (top - least))


def _pairs(placed: list[_Placed]) -> list[tuple[int, int, str]]:
    """(earlier, later, type) of points of the series that contradict or replace each other."""
    places = {(one.point.evidence.article, one.point.evidence.span): at for at, one in enumerate(placed)}
    found: dict[tuple[int, int], str] = {}
    for at, one in enumerate(placed):
        for mark in one.point.marks:
            other = places.get((mark.other.article, mark.other.span))
            if other is not None and other != at and mark.type in ("conflict", "update"):
                found.setdefault((min(at, other), max(at, other)), mark.type)
    return [(first, last, kind) for (first, last), kind in sorted(found.items())]


def _relations(canvas: Canvas, placed: list[_Placed], y: Height) -> None:
    for first, last, kind in _pairs(placed):
        a, b = placed[first], placed[last]
        ends = [(canvas.x(one.when), y(value_of(one.point))) for one in (a, b)]
        if ends[0] != ends[1]:
            canvas.line(ends[0], ends[1], f"between {kind}")


def _points(canvas: Canvas, placed: list[_Placed], y: Height) -> None:
    pen = canvas.pen
    places = [(canvas.x(one.when), y(value_of(one.point))) for one in placed]
    labels: list[tuple[float, float]] = []
    drawn: set[tuple[int, float | None, float | None]] = set()
    for one, place in zip(placed, places, strict=True):
        if (one.when, one.point.low, one.point.high) in drawn:
            continue
        drawn.add((one.when, one.point.low, one.point.high))
        at = one.point.evidence
        canvas.link(pen.links.at(at.article, at.span.start), told(pen, one.point))
        if one.as_of is not None:
            ring = (canvas.x(one.as_of), place[1])
            canvas.line(ring, place, "as-of")
            canvas.dot(ring, "ring", 3.5)
        _mark(canvas, one.point, place, y)
        canvas.close()
        above = place[1] - (_ARROW + 5 if one.point.high is None else 10)
        covered = any(abs(place[0] - a) < 20 and abs(above - 4 - b) < 9 for a, b in places)
        words = pen.said(number(value_of(one.point)))
        room = max(_LABEL_WIDTH, _DIGIT * len(words))
        if not covered and all(abs(place[0] - a) > room or abs(above - b) > _LABEL_HEIGHT for a, b in labels):
            labels.append((place[0], above))
            canvas.text((place[0], above), words, "middle", "value")


def _mark(canvas: Canvas, point: Point, place: tuple[float, float], y: object) -> None:
    """A dot; an arrow up or down where the number is a bound, a bar where it is a range."""
    assert callable(y)
    x, here = place
    if point.low is None or point.high is None:
        tip = round(here - _ARROW if point.high is None else here + _ARROW, 1)
        wing = tip + 4 if point.high is None else tip - 4
        canvas.path(f"M{x} {here}V{tip}M{x - 4} {wing}L{x} {tip}L{x + 4} {wing}", "bound")
    elif point.low != point.high:
        end = y(point.high)
        canvas.path(f"M{x} {here}V{end}M{x - 4} {end}H{x + 4}M{x - 4} {here}H{x + 4}", "bound")
    canvas.dot(place)


def told(pen: Pen, point: Point) -> str:
    """A point in words: its number with bounds, its day, its outlet, what was written."""
    q = point.quantity
    value = pen.said(amount(q.minimum, q.maximum, q.modifier, pen.language))
    return caption(pen, value, point.day, point.evidence.outlet, point.evidence.words)


def _data(pen: Pen, one: _Placed) -> dict[str, object]:
    at = one.point.evidence
    return {
        "t": one.when,
        "s": one.as_of,
        "low": one.point.low,
        "high": one.point.high,
        "n": pen.said(number(value_of(one.point))),
        "say": told(pen, one.point),
        "to": pen.links.at(at.article, at.span.start),
    }
