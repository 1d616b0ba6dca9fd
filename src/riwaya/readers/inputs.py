"""From paths to Articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.model import Article, Published, identity


def article_of(text: str, **metadata: str) -> Article:
    """An Article of a text; `metadata` may hold stem, url, outlet, author, title, published, language."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = metadata.pop("published", "")
    return Article(
        id=identity("article", metadata.get("stem", ""), metadata.get("url", ""), digest),
        text=text,
        digest=digest,
        published=published_given(published) if published else None,
        **metadata,  # type: ignore[arg-type]
    )


def published_given(value: str, basis: str = "given") -> Published:
    """A publication date that metadata or a person gave."""
    precision = {4: "year", 7: "month"}.get(len(value), "day")
    return Published(value[:10], precision, basis)


def articles_from(paths: Iterable[str | Path]) -> Iterator[Article]:
    """Articles of text files and JSON Lines."""
    for path in map(Path, paths):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").split("\n"):
                if line.strip():
                    row = json.loads(line)
                    yield article_of(
                        row["text"],
                        stem=str(row.get("id", "")),
                        **{k: str(row.get(k) or "") for k in ("url", "outlet", "author", "title", "published")},
                    )
        else:
            with path.open(encoding="utf-8", newline="") as file:
                yield article_of(file.read(), stem=path.stem)
