"""Who speaks at a place: the claim whose content holds it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Claim, Span


class Voices:
    """Contents of claims, for asking who says what stands at a span."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: (len(claim.content), claim.content.start, claim.id))

    def by(self, span: Span) -> str:
        """Id of the narrowest claim that holds at least half of `span`, "" when the author speaks."""
        for claim in self._claims:
            shared = min(span.end, claim.content.end) - max(span.start, claim.content.start)
            if shared * 2 >= len(span):
                return claim.id
        return ""
