"""Deadlines as they slip: every announcement from the day it was made to the day it named."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from riwaya.link.days import first_day, last_day
from riwaya.views.deadlines import Chain, Step
from riwaya.views.labels import counted, label
from riwaya.web.drawing.canvas import WIDTH, Canvas, Pen, caption

_ROW, _TOP, _FOOT = 26, 30, 30
_MOST = 12
# What is left between a day and the words beside it, and about how wide a letter of them is.
_GAP, _LETTER = 10, 6.5
_TOLD = ("set", "moved", "denied", "met", "early", "missed")


def slip_chart(chain: Chain, today: str, pen: Pen) -> Markup:
    """A chain as a drawing, one row an announcement; "" when fewer than two of them name a day."""
    steps = _steps(chain)
    if len(steps) < 2:
        return Markup("")
    rows = [(step, *_days(step)) for step in steps]
    now = last_day(today)
    days = [day for _, said, due in rows for day in (said, due)]
    if now and min(days) - 400 < now.toordinal() < max(days) + 400:
        days.append(now.toordinal())
    canvas = Canvas(pen, min(days), max(days), _TOP + _ROW * len(rows) + _FOOT)
    base = _TOP + _ROW * len(rows)
    canvas.axis(base)
    if now and now.toordinal() in days:
        x = canvas.x(now.toordinal())
        canvas.line((x, _TOP - 12), (x, base), "today")
        canvas.text((x, _TOP - 16), label("as_of_today", pen.language))
    before: tuple[float, float] | None = None
    for number, (step, said, due) in enumerate(rows):
        y = _TOP + _ROW * number + _ROW / 2
        start, end = (canvas.x(said), y), (canvas.x(due), y)
        canvas.link(pen.links.at(step.evidence.article, step.evidence.span.start), told(pen, step))
        canvas.line(start, end, f"span {step.role}")
        canvas.dot(start, "ring", 3.5)
        _end(canvas, step, end)
        canvas.close()
        if step.role == "moved" and before is not None:
            canvas.path(f"M{before[0]} {before[1]}L{before[0]} {y - 6}L{end[0]} {y - 6}", "slipping")
            days_ = pen.said(f"{step.slipped:,}")
            _beside(canvas, (start, end), f"+{counted(step.slipped, 'days', days_, pen.language)}")
        if step.role in ("set", "moved"):
            before = end
    data: dict[str, Any] = {"kind": "slips", "steps": [_data(pen, step, said, due) for step, said, due in rows]}
    data |= {"today": now.toordinal() if now and now.toordinal() in days else None}
    data |= {"now": label("as_of_today", pen.language)}
    return canvas.drawn("slips", chain.what, data)


def _beside(canvas: Canvas, row: tuple[tuple[float, float], tuple[float, float]], words: str) -> None:
    """Words in the row of a step where nothing is drawn: behind both its days, before them where that has no room."""
    sign = 1 if canvas.pen.language == "en" else -1
    behind = sign * max(sign * x for x, _ in row)
    room = WIDTH - behind if sign > 0 else behind
    if room >= _GAP + _LETTER * len(words):
        canvas.text((behind + sign * _GAP, row[0][1] + 4), words, "start", "value")
    else:
        canvas.text((sign * min(sign * x for x, _ in row) - sign * _GAP, row[0][1] + 4), words, "end", "value")


def _steps(chain: Chain) -> list[Step]:
    """The announcements that are drawn: those that say something new, with a day, in their order."""
    dated = [step for step in chain.steps if step.role in _TOLD and _dated(step)]
    return dated[:_MOST]


def _dated(step: Step) -> bool:
    return first_day(step.day) is not None and last_day(step.commitment.deadline) is not None


def _days(step: Step) -> tuple[int, int]:
    said, due = first_day(step.day), last_day(step.commitment.deadline)
    assert said is not None
    assert due is not None
    return said.toordinal(), due.toordinal()


def _end(canvas: Canvas, step: Step, place: tuple[float, float]) -> None:
    """The day that was named: a dot; a cross where it passed unmet or was denied, a tick where it was met."""
    x, y = place
    if step.role in ("met", "early"):
        canvas.path(f"M{x - 5} {y}L{x - 1} {y + 4}L{x + 6} {y - 5}", "kept")
    elif step.role in ("missed", "denied"):
        canvas.path(f"M{x - 4} {y - 4}L{x + 4} {y + 4}M{x - 4} {y + 4}L{x + 4} {y - 4}", f"cross {step.role}")
    else:
        canvas.dot(place)


def told(pen: Pen, step: Step) -> str:
    """A step in words."""
    value = f"{label('step_' + step.role, pen.language)}: {pen.day(step.commitment.deadline)}"
    return caption(pen, value, step.day, step.evidence.outlet, step.evidence.words)


def _data(pen: Pen, step: Step, said: int, due: int) -> dict[str, object]:
    plus = ""
    if step.role == "moved":
        plus = "+" + counted(step.slipped, "days", pen.said(f"{step.slipped:,}"), pen.language)
    to = pen.links.at(step.evidence.article, step.evidence.span.start)
    return {"t": said, "due": due, "role": step.role, "plus": plus, "say": told(pen, step), "to": to}
