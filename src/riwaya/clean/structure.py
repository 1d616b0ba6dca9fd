"""What each line of an article is: title, dateline, byline, caption, menu, related stories, or body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from riwaya.clean.head import author_lines, first_paragraph, headline, is_date_line, names_person
from riwaya.clean.tail import closing_kinds
from riwaya.clean.teasers import first_teaser, leans
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.tables import load_table
from riwaya.model import Article, Frame, Passage, Published
from riwaya.settings import Settings

_LINE = re.compile(r"[^\n]+")
_LONGEST_TITLE = 170
_LONGEST_FURNITURE = 120
_LONGEST_DISCLAIMER = 320
_SHORTEST_LINK = 35
# «بغداد، العراق (وكالة الرافدين) --» before the first words of an article.
_INLINE_DATELINE = re.compile(r"(?:[^\W\d_]+[،,/]? ){0,7}\([^()\n]{2,30}\) ?[-–—_]{1,3} ?")
_CITY_OUTLET = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} ?[-–—_/|] ?[^\n.؟!]{2,40}")
# «القاهرة في 5 مايو /أ ش أ/» before the first words of an agency's text.
_INLINE_AGENCY = re.compile(r"(?:[^\W\d_]+ ){1,3}(?:في )?(?:\d{1,2} [^\W\d_]+ )?/ ?[^/\n\d]{2,20}/ ?[-–—]{0,2} ?")
_TAGS = re.compile(r"#\S+(?:\s+#\S+)*")
_BYLINE = re.compile(r"(?:بقلم|كتب|كتبت|اعداد|تحرير|ترجمة|تقرير) ?[:/-]? ?(?P<name>[^\n]{3,50})")
# A signature at the end: «الرافدين/ أ ف ب».
_SIGNATURE = re.compile(r"[^\s/]{3,20}(?: [^\s/]{2,20}){0,3} ?/ ?[^\n.؟!/]{2,25}")
_RULE_LINE = re.compile(r"[\W_]+")
_ENDS_SENTENCE = (".", "؟", "!", "…", ":", "،", "؛")


class Piece(NamedTuple):
    """A stretch `start..end` of the folded text, trimmed: `kind` as in Block.kind, `rule` what told it."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Furniture:
    whole: dict[str, str]
    start: tuple[tuple[str, str], ...]
    headers: frozenset[str]
    openings: tuple[str, ...]
    inside: tuple[tuple[str, str], ...]

    def heads_links(self, line: str) -> bool:
        """Whether a line is nothing but the heading of links to other stories: «مواضيع ذات صلة»."""
        return line.strip(" :|•*-").lower() in self.headers

    def kind(self, line: str) -> str:
        """The furniture kind of a folded line, "" for others."""
        bare = line.strip(" :|•*-").lower()
        if bare in self.whole or line.lower() in self.whole:
            return self.whole.get(bare) or self.whole[line.lower()]
        if _TAGS.fullmatch(line):
            return "related"
        if len(line) > _LONGEST_FURNITURE:
            return self._inside(line)
        low = line.lower()
        if not low.startswith(self.openings):
            return self._inside(line)
        return next(kind for words, kind in self.start if low.startswith(words))

    def _inside(self, line: str) -> str:
        """The kind of a line that holds certain words: «… تعبر عن رأي كاتبها ولا تعكس بالضرورة …»."""
        if len(line) > _LONGEST_DISCLAIMER:
            return ""
        return next((kind for words, kind in self.inside if words in line), "")


@cache
def _furniture() -> _Furniture:
    rows = load_table("page_furniture").rows
    whole = {fold(row["words"]).lower(): row["kind"] for row in rows if row["where"] == "whole"}
    start = [(fold(row["words"]).lower(), row["kind"]) for row in rows if row["where"] == "start"]
    headers = frozenset(words for words, kind in start if kind == "related")
    start.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    inside = tuple((fold(row["words"]), row["kind"]) for row in rows if row["where"] == "inside")
    return _Furniture(whole, tuple(start), headers, tuple(words for words, _ in start), inside)


def structure_of(article: Article, chars: str) -> list[Piece]:
    """Pieces of the folded text `chars` in order, one a line, two where a dateline opens a line."""
    lines = [_trimmed(match) for match in _LINE.finditer(chars) if not match.group().isspace()]
    texts = [chars[start:end] for start, end in lines]
    kinds = _under_headers(texts, [_furniture().kind(text) for text in texts])
    if kinds[:1] == ["related"] and len(texts) > 1 and not _furniture().heads_links(texts[0]):
        kinds[0] = ""  # nothing stands above a link to another story: «شاهد.. لحظة وصول الوفد» is the title
    body = first_paragraph(texts)
    title = _title_line(article, chars, lines, kinds)
    teasers = first_teaser(texts)
    kinds = closing_kinds(texts, _with_link_runs(chars, lines, kinds, title))
    for number in author_lines(texts, title, body) if title >= 0 else ():
        kinds[number] = "byline"
    for number in range(title):
        kinds[number] = kinds[number] or ("dateline" if _is_dateline(texts[number]) else "menu")
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(lines):
        if number == title:
            pieces.append(Piece(start, end, "title", "first-line"))
        elif kinds[number]:
            pieces.append(Piece(start, end, kinds[number], "page_furniture"))
        elif number >= teasers:
            pieces.append(Piece(start, end, "related", "teasers"))
        else:
            head = number <= max(3, body if title >= 0 else 0)
            pieces += _body_line(chars, start, end, number, len(lines), head=head)
    return pieces


def _under_headers(texts: Sequence[str], kinds: list[str]) -> list[str]:
    """Kinds with the short lines under a heading such as «الأكثر قراءة» marked as links too."""
    found = list(kinds)
    linking = False
    for number, text in enumerate(texts):
        if kinds[number]:
            linking = _furniture().heads_links(text)
        elif linking and len(text) <= 110 and _like_headline(text):
            found[number] = "related"
        else:
            linking = False
    return found


def _title_line(article: Article, chars: str, lines: Sequence[tuple[int, int]], kinds: Sequence[str]) -> int:
    """Number of the title's line, -1 when the text has none."""
    given = key_of(fold(article.title)).strip() if article.title else ""
    texts = [chars[start:end] for start, end in lines]
    if not given:
        taken = [bool(kind) or _is_dateline(text) for kind, text in zip(kinds, texts, strict=True)]
        found = headline(texts, taken, first_paragraph(texts))
        if found >= 0:
            return found
    for number, (start, end) in enumerate(lines[:6]):
        line = chars[start:end]
        if given and key_of(line) == given:
            return number
        if kinds[number] or _is_dateline(line):
            continue
        if given or number + 1 >= len(lines) or end - start > _LONGEST_TITLE:
            return -1
        if line.endswith((".", "،", ":", "؛")) and not line.endswith(".."):
            return -1
        return number
    return -1


def _with_link_runs(chars: str, lines: Sequence[tuple[int, int]], kinds: list[str], title: int) -> list[str]:
    """Kinds with runs of two or more headline-like lines inside the body marked as links to other stories.

    One of a run must be plainly a headline; the others may ask or end in a quotation.
    """
    found = list(kinds)
    run: list[int] = []
    plain = 0
    for number, (start, end) in enumerate([*lines, (0, 0)]):
        fits = number > title + 1 and _SHORTEST_LINK <= end - start <= 110 and not kinds[number]
        closed = end - start < 45 or chars[end - 1] in '.؟!…:،؛"»”'
        if fits and (not closed or _like_headline(chars[start:end])):
            run.append(number)
            plain += not closed
            continue
        if len(run) > 1 and plain:
            found = ["related" if at in run else kind for at, kind in enumerate(found)]
        run, plain = [], 0
    return found


def _like_headline(line: str) -> bool:
    """Whether a line may be the headline of another story: it closes no sentence and leans on no other line."""
    return not line.endswith((".", "!", "…", ":", "،", "؛", '."', ".»", ".”")) and not leans(line)


def _is_dateline(line: str, *, titled: bool = False) -> bool:
    """A short line that is nothing but place, outlet and date."""
    if line.endswith(_ENDS_SENTENCE):
        return False
    if is_date_line(line, titled=titled):
        return True
    if len(line) > 70:
        return False
    return (
        bool(_CITY_OUTLET.fullmatch(line))
        and len(line.split()) <= 7
        and " - " in line.replace("_", "-").replace("–", "-")
    )


def _body_line(chars: str, start: int, end: int, number: int, count: int, *, head: bool) -> list[Piece]:
    """A line that is not furniture: body, heading, or dateline with or without body behind it."""
    line = chars[start:end]
    if _RULE_LINE.fullmatch(line):
        return [Piece(start, end, "menu", "ornament")]
    if number == count - 1 and count > 3 and _SIGNATURE.fullmatch(line):
        return [Piece(start, end, "byline", "signature")]
    if head or number >= count - 2:
        if _is_dateline(line, titled=True):
            return [Piece(start, end, "dateline", "dateline")]
        opening = (_INLINE_DATELINE.match(line) or _INLINE_AGENCY.match(line)) if head else None
        if opening and 0 < opening.end() < len(line):
            cut = start + opening.end()
            first = Piece(start, start + len(opening.group().rstrip()), "dateline", "inline-dateline")
            while cut < end and chars[cut].isspace():
                cut += 1
            return [first, Piece(cut, end, "body", "")]
    short = len(line) <= 90 and len(line.split()) <= 12 and not line.endswith((*_ENDS_SENTENCE, '"', "»", "”"))
    if short and 0 < number < count - 1 and not line[0].isdigit() and line[0] not in "-–—•*":
        return [Piece(start, end, "heading", "short-line")]
    return [Piece(start, end, "body", "")]


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    line = match.group()
    return match.start() + len(line) - len(line.lstrip()), match.end() - (len(line) - len(line.rstrip()))


def settled(article: Article, frame: Frame, settings: Settings) -> Article:
    """The article with its title, boilerplate, author and given metadata filled in from frame and settings."""
    title, title_span, author = article.title, article.title_span, article.author
    boilerplate = []
    for block in frame.blocks:
        if block.kind == "title":
            title_span = title_span or frame.span(block.start, block.end)
            title = title or article.quote(title_span)
        elif block.kind not in ("body", "heading"):
            boilerplate.append(Passage(frame.span(block.start, block.end), block.kind, "structure"))
            if block.kind == "byline" and not author:
                author = _author_of(frame, frame.text.chars[block.start : block.end])
    published = article.published
    if published is None and settings.published:
        published = Published(settings.published, _precision(settings.published), "given")
    return replace(
        article,
        title=title,
        title_span=title_span,
        author=author,
        outlet=article.outlet or settings.outlet,
        published=published,
        boilerplate=tuple(boilerplate),
    )


def _author_of(frame: Frame, line: str) -> str:
    """The name in a byline, as written: «بقلم: سالم الراوي» → «سالم الراوي»."""
    match = _BYLINE.match(line)
    if match is None and not names_person(line):
        return ""
    name = match.group("name").strip(" :-/|") if match else line
    at = frame.text.chars.find(name)
    return frame.text.quote(at, at + len(name)) if at >= 0 else name


def _precision(value: str) -> str:
    return ("year", "month", "day")[min(value.count("-"), 2)]
