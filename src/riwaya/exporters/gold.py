"""What people corrected, as gold for the scorer: one object an article, in the exchange format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from riwaya.exporters.schema import to_schema
from riwaya.model import Story
from riwaya.model.review import document_of


def to_gold(story: Story, *, finished: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, object) of every article that a person judged: rejected records left out, corrected and added ones in.

    Records that nobody judged are in as they were found; "review" counts the verdicts and says whether somebody
    marked the article as read through. With `finished` only such articles come.
    """
    verdicts: dict[str, Counter[str]] = {}
    read_through: set[str] = set()
    documents = {document_of(reading.article): reading.article.id for reading in story.readings}
    known = set(documents.values())
    for one in story.corrections:
        target = one.correction.target
        article = target.article if target.article in known else documents.get(target.document, "")
        if target.layer == "articles" and one.outcome == "stands" and one.correction.verdict == "accepted":
            read_through.add(article)
        elif article and one.outcome != "lost" and target.layer != "relations":
            verdicts.setdefault(article, Counter())[one.correction.verdict] += 1
    for reading in story.readings:
        name = reading.article.id
        if name in read_through or (name in verdicts and not finished):
            counts = dict(sorted(verdicts.get(name, Counter()).items()))
            review = {"finished": name in read_through, **counts}
            yield reading.article.stem or name, {**to_schema(reading), "review": review}
