"""Positions of a party and estimates of a hypothesis in time."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from riwaya.link.days import first_day
from riwaya.views.labels import label
from riwaya.views.parties import PartyCard, Stand, thing_of
from riwaya.web.drawing.canvas import WIDTH, Canvas, Pen, caption
from riwaya.web.wording import clipped

_ROW, _TOP, _FOOT, _ROWS = 46, 12, 30, 8
_SHAPES = {
    "support": "M{x} {up}L{right} {down}H{left}Z",
    "oppose": "M{x} {down}L{right} {up}H{left}Z",
}


def stance_chart(card: PartyCard, pen: Pen) -> Markup:
    """A party's positions, one row a thing asked about: up for, down against; "" for fewer than two."""
    dated = [(stand, day) for stand in card.stands if (day := first_day(stand.position.date)) is not None]
    if len(dated) < 2:
        return Markup("")
    rows = list(dict.fromkeys(stand.position.thing for stand, _ in dated))[:_ROWS]
    days = [day.toordinal() for _, day in dated]
    canvas = Canvas(pen, min(days), max(days), _TOP + _ROW * len(rows) + _FOOT)
    canvas.axis(_TOP + _ROW * len(rows))
    for row, thing in enumerate(rows):
        top = _TOP + _ROW * row
        side = 16 if pen.language == "en" else WIDTH - 16
        canvas.text((side, top + 12), clipped(thing_of(thing, pen.language))[:64], "start", "asked")
        canvas.line((16, top + 30), (WIDTH - 16, top + 30), "rail")
        for stand, day in dated:
            if stand.position.thing == thing:
                _stand(canvas, stand, (canvas.x(day.toordinal()), top + 30))
    return canvas.drawn("stances", label("positions", pen.language))


def _stand(canvas: Canvas, stand: Stand, place: tuple[float, float]) -> None:
    at, pen = stand.evidence, canvas.pen
    words = caption(pen, label(stand.position.stance, pen.language), stand.position.date, at.outlet, at.words)
    canvas.link(pen.links.at(at.article, at.span.start), words)
    x, y = place
    shape = _SHAPES.get(stand.position.stance)
    kind = f"stance {stand.position.stance}"
    if shape is None:
        canvas.dot(place, kind, 5)
    else:
        canvas.path(shape.format(x=x, up=y - 6, down=y + 5, right=x + 6, left=x - 6), kind)
    if stand.turned:
        canvas.dot(place, "turned", 10)
    canvas.close()


def estimate_chart(estimates: tuple[tuple[str, str, float], ...], pen: Pen) -> Markup:
    """Probabilities of one hypothesis over time (time, who, value), as steps; "" for fewer than two."""
    dated = [(date.fromisoformat(when[:10]).toordinal(), who, value) for when, who, value in estimates][-12:]
    if len(dated) < 2:
        return Markup("")
    canvas = Canvas(pen, dated[0][0], max(day for day, _, _ in dated), 130)
    canvas.axis(100)
    edge = (16, WIDTH - 16)
    for share, words in ((1.0, "100"), (0.5, "50")):
        y = 14 + (1 - share) * 86
        canvas.line((edge[0], y), (edge[1], y), "rail")
        canvas.text((WIDTH - 4 if pen.language == "en" else 4, y + 4), pen.said(words), "end", "scale")
    places = [(canvas.x(day), 14 + (1 - value) * 86) for day, _, value in dated]
    if dated[0][0] == dated[-1][0]:  # all on one day: side by side, so that each is seen
        step = 30 if pen.language == "en" else -30
        places = [(WIDTH / 2 + step * (at - (len(places) - 1) / 2), y) for at, (_, y) in enumerate(places)]
    path = f"M{places[0][0]} {round(places[0][1], 1)}" + "".join(f"H{x}V{round(y, 1)}" for x, y in places[1:])
    canvas.path(path, "steps")
    for (x, y), (_, _, value) in zip(places, dated, strict=False):
        canvas.dot((x, y), "point", 4)
        sign = "٪" if pen.style == "arabic" else "%"
        canvas.text((x, y - 8 if y > 26 else y + 16), pen.said(f"{round(100 * value)}") + sign, "middle", "value")
    return canvas.drawn("estimates", label("estimates", pen.language))
