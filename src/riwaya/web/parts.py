"""From the address of a page to the part of a view that it shows: filters, zoom, pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from riwaya.settings import iso_date
from riwaya.views.causes import CauseRow, cause_chains
from riwaya.views.filters import Filter
from riwaya.views.parties import PartyCard

# How many rows one page of a view shows.
SIZES = {
    "causes": 40,
    "scenarios": 30,
    "parties": 30,
    "deadlines": 30,
    "articles": 100,
    "figures": 60,
    "chains": 30,
    "new": 40,
}
ENTRIES = 120


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many, and the rest of the address."""

    page: int
    pages: int
    total: int
    query: str


def filter_from(given: Mapping[str, str]) -> Filter:
    """The filter that an address names, «٢٠٢٤/١/٧» as 2024-01-07; values that cannot be are left out."""
    values = {field.name: given.get(field.name, "")[:200].strip() for field in fields(Filter)}
    for name in ("since", "until"):
        values[name] = iso_date(values[name])
    return Filter(**values)


def zoom_from(given: Mapping[str, str]) -> tuple[str, str]:
    """(zoom, period) of a timeline as an address names them, "" for what it does not name."""
    return given.get("zoom", ""), iso_date(given.get("in", ""))


def page_of(given: Mapping[str, str], total: int, size: int) -> Pager:
    """The page that an address names."""
    pages = max(1, -(-total // size))
    text = given.get("n", "1")
    page = min(pages, max(1, int(text))) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    rest = urlencode([(name, value) for name, value in given.items() if name != "n" and value])
    return Pager(page, pages, total, rest + "&" if rest else "")


def longest_chains(rows: Sequence[CauseRow], most: int = 12) -> tuple[tuple[CauseRow, ...], ...]:
    """The chains of causes that a page shows, the longest first."""
    return tuple(sorted(cause_chains(rows), key=lambda chain: -len(chain))[:most])


def has_card(card: PartyCard) -> bool:
    """Whether the view of parties shows one: it said something, stands somewhere, or is named often."""
    return bool(card.statements or card.stands or card.mentions > 2)


def sliced(name: str, view: Any, given: Mapping[str, str]) -> tuple[Any, Pager | None]:
    """The rows of a view that one page shows."""
    size = SIZES.get(name)
    if size is None:
        return view, None
    if name == "parties":
        view = tuple(card for card in view if has_card(card))
    if name == "figures":
        told = tuple(series for series in view if series.state != "single")
        alone = tuple(series for series in view if series.state == "single")
        pager = page_of(given, len(alone), size)
        return (told if pager.page == 1 else ()) + alone[(pager.page - 1) * size : pager.page * size], pager
    if name in ("chains", "new"):
        field = "paths" if name == "chains" else "statements"
        rows = getattr(view, field)
        pager = page_of(given, len(rows), size)
        return replace(view, **{field: rows[(pager.page - 1) * size : pager.page * size]}), pager
    pager = page_of(given, len(view), size)
    return view[(pager.page - 1) * size : pager.page * size], pager
