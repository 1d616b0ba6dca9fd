"""Who speaks at a place: the claim whose content holds it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Claim, Span


class Voices:
    """Contents of claims, for asking who says what stands at a span."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        narrow = sorted(claims, key=lambda claim: (len(claim.content), claim.content.start, claim.id))
        self._claims = [(claim.content.start, claim.content.end, claim.id) for claim in narrow]

    def by(self, span: Span) -> str:
        """Id of the narrowest claim that holds at least half of `span`, "" when the author speaks."""
        first, last, wanted = span.start, span.end, len(span)
        for start, end, claim in self._claims:
            if start < last and first < end and 2 * (min(last, end) - max(first, start)) >= wanted:
                return claim
        return ""
