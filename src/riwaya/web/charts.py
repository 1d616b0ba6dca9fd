"""A series of figures drawn as SVG: numbers over time, bounds as arrows, exact numbers as dots."""

from __future__ import annotations

from markupsafe import Markup, escape

from riwaya.link.days import first_day
from riwaya.views.figures import Point, Series
from riwaya.web.wording import day, digits, number

_WIDTH, _HEIGHT = 400, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 30, 30
_ARROW = 14
# A label takes about this room; a second one is not drawn over the first.
_LABEL_WIDTH, _LABEL_HEIGHT = 40, 13
# When all numbers lie in the upper part, the scale begins below the least of them and says so.
_NARROW = 0.6


def chart(series: Series, language: str, style: str = "latin") -> Markup:
    """The series as an inline SVG, time running with the page's direction; "" when its points have no dates."""
    placed = [(first_day(point.day), point) for point in series.points]
    dated = sorted(((when.toordinal(), point) for when, point in placed if when), key=lambda pair: pair[0])
    if len(dated) < 2:
        return Markup("")
    first, last = dated[0][0], dated[-1][0]
    values = [_value(point) for _, point in dated]
    top = max(values) or 1.0
    base = _base(min(values), top)
    parts = _scale(base, language, style)
    points: dict[tuple[int, float | None, float | None], tuple[float, float, Point]] = {}
    for when, point in dated:
        share = (when - first) / (last - first) if last > first else 0.5
        x = _LEFT + 40 + share * (_WIDTH - _LEFT - _RIGHT - 80)
        x = round(x if language == "en" else _WIDTH - x, 1)
        y = round(_TOP + (1 - (_value(point) - base) / (top - base)) * (_HEIGHT - _TOP - _BOTTOM - 12), 1)
        points.setdefault((when, point.low, point.high), (x, y, point))
    labels: list[tuple[float, float]] = []
    for x, y, point in points.values():
        parts += _mark(point, x, y)
        above = y - _ARROW - 4
        covered = any(abs(x - a) < 20 and abs(above - 4 - b) < 9 for a, b, _ in points.values())
        if not covered and all(abs(x - a) > _LABEL_WIDTH or abs(above - b) > _LABEL_HEIGHT for a, b in labels):
            labels.append((x, above))
            parts.append(_text((x, above), "middle", digits(number(_value(point)), style), "value"))
    ends = [digits(day(point.day, language), style) for point in (dated[0][1], dated[-1][1])]
    parts += _ends(ends[0], ends[1], language)
    title = "، ".join(point.evidence.words for point in series.points)
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, escape(title), Markup("").join(parts)
    )


def _base(least: float, top: float) -> float:
    """Where the scale begins: at zero, or below the least number when all lie close together."""
    if least == top or least < _NARROW * top:
        return 0.0
    return max(0.0, least - (top - least))


def _scale(base: float, language: str, style: str) -> list[Markup]:
    """The axis, and how far up it begins when that is not zero."""
    line = Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>')
    parts = [line.format(_LEFT, _HEIGHT - _BOTTOM, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM)]
    if base:
        x = _LEFT if language == "en" else _WIDTH - _RIGHT
        parts.append(
            _text((x, _HEIGHT - _BOTTOM - 5), "start" if language == "en" else "end", digits(number(base), style))
        )
    return parts


def _text(place: tuple[float, float], anchor: str, words: str, kind: str = "") -> Markup:
    return Markup('<text{} x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>').format(
        Markup(f' class="{kind}"') if kind else "", round(place[0], 1), round(place[1], 1), anchor, words
    )


def _ends(first: str, last: str, language: str) -> list[Markup]:
    """The days at both ends of the axis; one day in the middle when there is but one."""
    direction = "ltr" if language == "en" else "rtl"
    text = Markup('<text x="{}" y="{}" text-anchor="{}" direction="{}">{}</text>')
    if first == last:
        return [text.format(_WIDTH // 2, _HEIGHT - 10, "middle", direction, first)]
    # In right-to-left text an anchor "start" is the right end.
    begin, end = (_LEFT, _WIDTH - _RIGHT) if language == "en" else (_WIDTH - _RIGHT, _LEFT)
    return [
        text.format(begin, _HEIGHT - 10, "start", direction, first),
        text.format(end, _HEIGHT - 10, "end", direction, last),
    ]


def _value(point: Point) -> float:
    return point.low if point.low is not None else point.high if point.high is not None else 0.0


def _mark(point: Point, x: float, y: float) -> list[Markup]:
    """A dot; an arrow up or down where the number is a bound."""
    parts = [Markup('<circle class="point" cx="{}" cy="{}" r="5"/>').format(x, y)]
    if point.low is None or point.high is None:
        tip = round(y - _ARROW if point.high is None else y + _ARROW, 1)
        wing = tip + 4 if point.high is None else tip - 4
        path = f"M{x} {y}V{tip}M{x - 4} {wing}L{x} {tip}L{x + 4} {wing}"
        parts.append(Markup('<path class="bound" d="{}"/>').format(path))
    return parts
