"""The ground of every drawing: time across the page, texts, links to evidence, and the data for the script."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from riwaya.views.labels import label
from riwaya.web.links import Links
from riwaya.web.wording import clipped, day, digits, shown

WIDTH = 440
_SIDE = 22


@dataclass(frozen=True, slots=True)
class Pen:
    """For whom a drawing is made: language, digits, addresses, and whether a script will take the data."""

    language: str
    style: str
    links: Links
    live: bool = False

    def day(self, value: str) -> str:
        """A day in words and in the reader's digits."""
        return digits(day(value, self.language), self.style)

    def said(self, text: str) -> str:
        """A text of ours in the reader's digits."""
        return digits(text, self.style)


@dataclass(slots=True)
class Canvas:
    """A drawing `height` units high over the days `first..last`; time runs with the page's direction."""

    pen: Pen
    first: int
    last: int
    height: int
    parts: list[Markup] = field(default_factory=list)

    def x(self, day_: int) -> float:
        """Where a day (an ordinal) lies."""
        share = (day_ - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        across = _SIDE + 16 + share * (WIDTH - 2 * _SIDE - 32)
        return round(across if self.pen.language == "en" else WIDTH - across, 1)

    def text(self, place: tuple[float, float], words: str, anchor: str = "middle", kind: str = "") -> None:
        """Words at a place, in the direction of the page; "start" is where lines of the page begin."""
        direction = "ltr" if self.pen.language == "en" else "rtl"
        name = Markup(' class="{}"').format(kind) if kind else ""
        self.parts.append(
            Markup('<text{} x="{}" y="{}" text-anchor="{}" direction="{}">{}</text>').format(
                name, round(place[0], 1), round(place[1], 1), anchor, direction, words
            )
        )

    def line(self, a: tuple[float, float], b: tuple[float, float], kind: str) -> None:
        """A straight line."""
        self.parts.append(
            Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
                kind, round(a[0], 1), round(a[1], 1), round(b[0], 1), round(b[1], 1)
            )
        )

    def path(self, d: str, kind: str) -> None:
        """A path."""
        self.parts.append(Markup('<path class="{}" d="{}"/>').format(kind, d))

    def dot(self, place: tuple[float, float], kind: str = "point", radius: float = 5) -> None:
        """A dot."""
        self.parts.append(
            Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
                kind, round(place[0], 1), round(place[1], 1), radius
            )
        )

    def link(self, address: str, words: str) -> None:
        """All that is drawn until `close` leads to an address."""
        self.parts.append(Markup('<a href="{}" aria-label="{}"><title>{}</title>').format(address, words, words))

    def close(self) -> None:
        """End a link."""
        self.parts.append(Markup("</a>"))

    def axis(self, base: float) -> None:
        """The line of time at height `base` with its first and last day."""
        self.line((_SIDE - 6, base), (WIDTH - _SIDE + 6, base), "axis")
        first, last = (self.pen.day(date.fromordinal(one).isoformat()) for one in (self.first, self.last))
        begin, end = (_SIDE - 6, WIDTH - _SIDE + 6)
        if self.pen.language != "en":
            begin, end = end, begin
        if self.first == self.last:
            self.text((WIDTH / 2, base + 18), first)
        else:
            self.text((begin, base + 18), first, "start")
            self.text((end, base + 18), last, "end")

    def drawn(self, kind: str, title: str, data: dict[str, Any] | None = None) -> Markup:
        """The whole drawing; its data go along where a script will take them."""
        body = Markup("").join(self.parts)
        svg = Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
            WIDTH, self.height, title, body
        )
        given = Markup("")
        if data and self.pen.live:
            data["words"] = [label("zoom_in", self.pen.language), label("zoom_out", self.pen.language)]
            given = Markup(' data-plot="{}"').format(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
        return Markup('<figure class="plot {}"{}>{}</figure>').format(kind, given, svg)


def caption(pen: Pen, value: str, published: str, outlet: str, words: str) -> str:
    """What a mark of a drawing says when it is pointed at or read aloud."""
    told = (value, pen.day(published), shown(outlet), f"«{clipped(shown(words))}»")
    return " · ".join(part for part in told if part)
