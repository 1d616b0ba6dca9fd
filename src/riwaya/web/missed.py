"""What was missed: an empty record over words that a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riwaya.model import (
    Cause,
    Claim,
    Commitment,
    Event,
    Forecast,
    Quantity,
    Span,
    TimeMention,
    identity,
    target_of,
)
from riwaya.views.evidence import StoryIndex
from riwaya.web.subjects import Subject, words_at

RULE = "review"


def blank_subject(index: StoryIndex, article: str, layer: str, given: Mapping[str, str]) -> Subject:
    """A subject over the words that a form names; raises ReviewError when they do not stand in the article."""
    known = index.readings[article].article
    near = given.get("start", "")
    place = int(near) if near.isascii() and near.isdigit() and len(near) < 9 else 0
    span = words_at(known.text, given.get("words", ""), place)
    record = _blank(layer, identity(layer, article, RULE, span.start, span.end), span, known.quote(span))
    evidence = index.evidence(article, span, getattr(record, "id", ""), layer)
    return Subject(layer, "", article, target_of(known, layer, record), record, None, None, evidence)


def _blank(layer: str, name: str, span: Span, words: str) -> Any:
    if layer == "claims":
        return Claim(name, span, span, None, "", "", "assert", False, rule=RULE)
    if layer == "quantities":
        return Quantity(span, None, None, "exact", "other", rule=RULE)
    if layer == "dates":
        return TimeMention(span, "DATE", "", rule=RULE)
    if layer == "events":
        return Event(name, span, span, "CONSULT", rule=RULE)
    if layer == "commitments":
        return Commitment(name, span, "", words, rule=RULE)
    if layer == "forecasts":
        return Forecast(name, span, "possible", rule=RULE)
    return Cause(name, span, span, span, "actual", rule=RULE)
