"""Annotator of actors: who is named in the article, where, and by which words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.naming.finder import ActorFinder
from riwaya.lang.register import Registered, register
from riwaya.model import ActorMention, Party, Reading, Span
from riwaya.settings import Settings


def annotate_actors(reading: Reading, settings: Settings) -> Iterable[Record]:
    """The parties of an article and the places where they are named.

    A mention's span has no attached clitics; a mention may lie inside another one («المتحدث باسم الجيش» holds
    «الجيش»). Parties list every distinct surface form.
    """
    finder = ActorFinder(reading)
    if not len(finder.words):
        return
    raw = reading.article.text
    frame = finder.frame
    surfaces: dict[str, dict[str, None]] = {}
    parties: dict[str, Registered] = {}
    starts, ends = finder.words.start, finder.words.end
    for phrase in finder.find():
        party = parties.setdefault(phrase.party.key, phrase.party)
        span = _whole(raw, frame.span(phrase.start, ends[phrase.last - 1]))
        shown = raw[span.start : span.end]
        elided = phrase.start - starts[phrase.first] < len(phrase.clitics)
        forms = surfaces.setdefault(party.key, {})
        if "_" in shown:
            forms[shown.replace("_", " ")] = None
        forms[_closed("ا" + shown[1:] if elided else shown)] = None
        for start, end in phrase.surfaces:
            part = _whole(raw, frame.span(start, end))
            if not (elided and start == phrase.start):
                forms[_closed(raw[part.start : part.end])] = None
        if phrase.rule == "register" and phrase.last - phrase.first > 1 and party.type != "PER":
            for form in _shorter(shown, party.key):
                forms[form] = None
        yield ActorMention(span, party.key, phrase.rule)
    for key, party in parties.items():
        yield _record(party, tuple(surfaces[key]))


_QUOTES = str.maketrans("", "", '"«»“”')


@lru_cache(maxsize=16384)
def _shorter(form: str, key: str) -> tuple[str, ...]:
    """The name inside a form that names the party too: «وكالة رويترز» → «رويترز», «توتال" الفرنسية» → «توتال»,
    «حزب النهضة الحاكم» → «حزب النهضة»."""
    found = []
    rest = form.partition(" ")[2]
    before = form.partition('"')[0].strip() if form.count('"') == 1 else ""
    shorter = form.rpartition(" ")[0]
    if " في " in form:
        found.append(form.partition(" في ")[0])
    for part in (rest.strip(' "«»“”#'), before, shorter if " " in shorter else ""):
        if part and not part.count('"') % 2 and any(named.key == key for named in register().find_named(part)):
            found.append(part)
    return tuple(found)


def _closed(form: str) -> str:
    """A form without the mark of a quotation that does not end in it: «قناة "كيه تي» → «قناة كيه تي»."""
    if form.count('"') % 2 == 0 and form.count("«") == form.count("»") and form.count("“") == form.count("”"):
        return form
    return " ".join(form.translate(_QUOTES).split())


def _whole(raw: str, span: Span) -> Span:
    """The span with the mark that closes a quotation opened in it: «شبكة "سي إن إن"»."""
    text = raw[span.start : span.end]
    if '"' not in text and "«" not in text and "“" not in text:
        return span
    for opening, closing in ('""', "«»", "“”"):
        is_open = text.count(opening) % 2 if opening == closing else text.count(opening) > text.count(closing)
        if is_open and raw[span.end : span.end + 1] == closing:
            return Span(span.start, span.end + 1)
    return span


def _record(party: Registered, surfaces: tuple[str, ...]) -> Party:
    known = register().parties.get(party.key)
    return Party(
        key=party.key,
        name=party.name or party.name_ar,
        type=party.type,
        name_ar=party.name_ar,
        surfaces=surfaces,
        qid=party.qid,
        parent=party.parent,
        country=party.country,
        registered=known is not None,
    )


ACTORS = Annotator("actors", annotate_actors, needs=frozenset({"dates"}), gives=frozenset({"parties", "actors"}))
__all__ = ["ACTORS", "annotate_actors"]
