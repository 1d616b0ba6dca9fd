"""A series of figures drawn as SVG: numbers over time, bounds as arrows, exact numbers as dots."""

from __future__ import annotations

from markupsafe import Markup, escape

from riwaya.link.days import first_day
from riwaya.views.figures import Point, Series
from riwaya.web.wording import day, digits, number

_WIDTH, _HEIGHT = 400, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 34, 30
_ARROW = 14


def chart(series: Series, language: str, style: str = "latin") -> Markup:
    """The series as an inline SVG, time running with the page's direction; "" when its points have no dates."""
    placed = [(first_day(point.day), point) for point in series.points]
    dated = sorted(((when.toordinal(), point) for when, point in placed if when), key=lambda pair: pair[0])
    if len(dated) < 2:
        return Markup("")
    first, last = dated[0][0], dated[-1][0]
    top = max(_value(point) for _, point in dated) or 1.0
    parts = [
        Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
            _LEFT, _HEIGHT - _BOTTOM, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
        )
    ]
    drawn: set[tuple[int, float | None, float | None]] = set()
    for when, point in dated:
        if (when, point.low, point.high) in drawn:
            continue
        drawn.add((when, point.low, point.high))
        share = (when - first) / (last - first) if last > first else 0.5
        x = _LEFT + 30 + share * (_WIDTH - _LEFT - _RIGHT - 60)
        x = x if language == "en" else _WIDTH - x
        y = _TOP + (1 - _value(point) / top) * (_HEIGHT - _TOP - _BOTTOM)
        parts += _drawn(point, x, y, style)
    parts += _ends(
        digits(day(dated[0][1].day, language), style), digits(day(dated[-1][1].day, language), style), language
    )
    title = "، ".join(point.evidence.words for point in series.points)
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, escape(title), Markup("").join(parts)
    )


def _ends(first: str, last: str, language: str) -> list[Markup]:
    """The days at both ends of the axis; one day in the middle when there is but one."""
    text = Markup('<text x="{}" y="{}" text-anchor="{}" direction="ltr">{}</text>')
    if first == last:
        return [text.format(_WIDTH // 2, _HEIGHT - 10, "middle", first)]
    left, right = (first, last) if language == "en" else (last, first)
    return [
        text.format(_LEFT, _HEIGHT - 10, "start", left),
        text.format(_WIDTH - _RIGHT, _HEIGHT - 10, "end", right),
    ]


def _value(point: Point) -> float:
    return point.low if point.low is not None else point.high if point.high is not None else 0.0


def _drawn(point: Point, x: float, y: float, style: str) -> list[Markup]:
    """A dot with its number; an arrow up or down where the number is a bound."""
    x, y = round(x, 1), round(y, 1)
    parts = [Markup('<circle class="point" cx="{}" cy="{}" r="5"/>').format(x, y)]
    if point.low is None or point.high is None:
        tip = y - _ARROW if point.high is None else y + _ARROW
        wing = tip + 4 if point.high is None else tip - 4
        path = f"M{x} {y}V{tip}M{x - 4} {wing}L{x} {tip}L{x + 4} {wing}"
        parts.append(Markup('<path class="bound" d="{}"/>').format(path))
    parts.append(
        Markup('<text class="value" x="{}" y="{}" text-anchor="middle" direction="ltr">{}</text>').format(
            x, round(y - _ARROW - 4, 1), digits(number(_value(point)), style)
        )
    )
    return parts
