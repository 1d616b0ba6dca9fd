"""Saved web pages: main text by trafilatura, metadata from the page's own declarations only.

A date that a library guesses from visible text is not used: visible dates are read by our own grammar.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from riwaya.errors import InputError
from riwaya.model import Article
from riwaya.readers.decoding import ARABIC_LETTER, checked, decoded
from riwaya.readers.making import article_of
from riwaya.settings import iso_date

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_META = {
    "outlet": ("og:site_name", "application-name"),
    "title": ("og:title", "twitter:title"),
    "author": ("author", "article:author"),
    "published": ("article:published_time", "datepublished", "date", "dc.date.issued", "pubdate"),
    "url": ("og:url",),
}
_JSON_LD = {"outlet": "publisher", "title": "headline", "author": "author", "published": "datePublished", "url": "url"}
_XML = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")


def article_of_page(data: bytes, where: str, stem: str, digest: str) -> Article:
    """The Article of a saved page: its title and main text, metadata from JSON-LD, meta tags and canonical link.

    Raises InputError when no main text is found.
    """
    import trafilatura  # noqa: PLC0415  (half a second that only pages pay)
    from lxml import html as lxml_html  # noqa: PLC0415

    markup = _markup(data, where)
    body = trafilatura.extract(
        markup, include_comments=False, include_tables=False, favor_precision=True, deduplicate=False
    ) or trafilatura.extract(markup, include_comments=False, include_tables=False, deduplicate=False)
    if not body or not body.strip():
        raise InputError(f"{where} is a page without an article that can be told from its menus; save its text instead")
    tree = lxml_html.document_fromstring(markup.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    known = _metadata(tree)
    title = known.get("title") or _heading(tree)
    if title and not body.lstrip().startswith(title):
        body = f"{title}\n{body}"
    checked(body, where)
    if title:
        known["title"] = title
    return article_of(body, stem=stem, source_digest=digest, **known)


def _markup(data: bytes, where: str) -> str:
    """The characters of a page, without the declaration of XML, whose encoding no longer holds; a piece is framed."""
    markup = _XML.sub("", _characters(data, where))
    return markup if "<html" in markup[:5000].lower() else f"<html><body>{markup}</body></html>"


def _characters(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8")  # what is UTF-8 is nothing else, whatever the page says
        if "\x00" not in text:
            return text
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            text = data.decode(declared.group(1).decode("ascii"))
            if ARABIC_LETTER.search(text):
                return text
        except (LookupError, UnicodeDecodeError):
            pass  # a page that lies about its encoding: look at its bytes instead
    return decoded(data, where)


def _metadata(tree: Any) -> dict[str, str]:
    """What the page declares of itself, JSON-LD first."""
    found: dict[str, str] = {}
    for item in _json_ld(tree):
        for name, key in _JSON_LD.items():
            value = _plain(item.get(key))
            if value and name not in found and (name != "url" or value.startswith("http")):
                found[name] = value
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        tags.setdefault(name, (tag.get("content") or "").strip())
    for name, names in _META.items():
        value = next((tags[key] for key in names if tags.get(key)), "")
        if value:
            found.setdefault(name, value)
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            found.setdefault("url", link.get("href"))
    for moment in tree.iter("time"):
        if _day(moment.get("datetime") or ""):
            found.setdefault("published", moment.get("datetime"))
            break
    if "published" in found:
        found["published"] = _day(found["published"])  # a date that is none is as good as not declared
    return found


def _day(value: str) -> str:
    day = iso_date(value)
    return day if len(day) > 4 else ""  # a year alone is too often that of the copyright


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """Article objects of the page's JSON-LD blocks."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            block = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        items = block if isinstance(block, list) else block.get("@graph", [block]) if isinstance(block, dict) else []
        for item in items:
            if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                yield item


def _plain(value: object) -> str:
    """A JSON-LD value as text: a string, or the name of an object, or those of a list."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("@id"))
    if isinstance(value, list):
        return "، ".join(filter(None, map(_plain, value)))
    return ""


def _heading(tree: Any) -> str:
    heading = next(iter(tree.iter("h1")), None)
    return " ".join(heading.text_content().split()) if heading is not None else ""
