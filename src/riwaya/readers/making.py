"""Making an Article of a text and what is known about it."""

from __future__ import annotations

import hashlib
from datetime import date

from riwaya.errors import GivenError, InputError
from riwaya.model import Article, Published, identity
from riwaya.settings import iso_date

METADATA = ("url", "outlet", "author", "title", "published", "language")


def article_of(text: str, *, stem: str = "", source_digest: str = "", **metadata: str) -> Article:
    """An Article of `text`; `metadata` may hold url, outlet, author, title, published and language.

    The id comes from the text and, where there is one, the URL or stem: the same article has the same id wherever its
    file lies. `published` is YYYY-MM-DD, YYYY-MM or YYYY; None and "" stand for what is not known. Raises InputError
    when `published` is no date, GivenError when something is no text.

    >>> article_of("قال الوزير إن المحادثات انتهت.", outlet="الرافد").outlet
    'الرافد'
    """
    if not isinstance(text, str):
        raise GivenError(f"the text of an article is a str, not {type(text).__name__}; decode it first")
    if unknown := set(metadata) - set(METADATA):
        raise GivenError(f"article_of knows no {', '.join(sorted(unknown))}; it takes {', '.join(METADATA)}")
    metadata = {name: value for name, value in metadata.items() if value not in ("", None)}
    for name, value in (("stem", stem), ("source_digest", source_digest), *metadata.items()):
        if not isinstance(value, str) and not (name == "published" and isinstance(value, date)):
            raise GivenError(f"{name} of an article is a str, not {type(value).__name__}; write it as text")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = str(metadata.pop("published", ""))  # a date of Python too: its words are ISO
    return Article(
        id=identity("article", metadata.get("url", "") or stem, digest),
        text=text,
        digest=digest,
        stem=stem,
        source_digest=source_digest or digest,
        published=published_given(published, "metadata") if published else None,
        **metadata,  # type: ignore[arg-type]
    )


def published_given(value: str, basis: str = "given") -> Published:
    """A publication date that metadata or a person gave: ISO year, month or day, a time of day is dropped.

    Raises InputError when `value` is no such date.
    """
    day = iso_date(value)
    if not day:
        raise InputError(f"{value!r} is no publication date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    precision = ("year", "month", "day")[day.count("-")]
    return Published(day, precision, basis, evidence=f"{basis}: {value.strip()[:40]}")
