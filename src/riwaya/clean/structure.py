"""What each line of an article is: title, dateline, byline, caption, menu, or body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from riwaya.model import Article, Frame, Passage
from riwaya.settings import Settings

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Structure:
    """`lines`: (number among non-empty runs, kind, rule) of every line that is not plain body."""

    lines: tuple[tuple[int, str, str], ...]


def structure_of(article: Article, chars: str) -> Structure:
    """Tell title and furniture from body by line, in the folded text `chars`."""
    lines = [match.group().strip() for match in _LINE.finditer(chars)]
    found = []
    first = next((number for number, line in enumerate(lines) if line), None)
    if first is not None and len(lines[first]) <= 160 and not lines[first].endswith((".", "؟", "!")) and len(lines) > 1:
        found.append((first, "title", "first-line"))
    return Structure(tuple(found))


def settled(article: Article, frame: Frame, settings: Settings) -> Article:
    """The article with its title, boilerplate and given metadata filled in from frame and settings."""
    title = article.title
    title_span = article.title_span
    boilerplate = []
    for block in frame.blocks:
        if block.kind == "title" and title_span is None:
            title_span = frame.span(block.start, block.end)
            title = title or article.quote(title_span)
        elif block.kind not in ("body", "heading", "title"):
            boilerplate.append(Passage(frame.span(block.start, block.end), block.kind, "line"))
    return replace(
        article,
        title=title,
        title_span=title_span,
        outlet=article.outlet or settings.outlet,
        boilerplate=article.boilerplate or tuple(boilerplate),
    )
