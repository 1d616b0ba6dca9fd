"""Quotation marks and brackets that open within a stretch and close right behind it belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_OPENING = {"»": "«", "”": "“", "’": "‘", ")": "(", "]": "[", '"': '"'}


class Formed(Protocol):
    """A token with its form."""

    @property
    def form(self) -> str:
        """The token as it is compared."""


def closed_end(tokens: Sequence[Formed], begin: int, end: int) -> int:
    """The end of the stretch of tokens `begin..end`, one further where the token behind it closes what opens in it.

    «تأييده بقاء المستشارين «ما دامت الحدود قلقة» does not lose its last mark.
    """
    if end >= len(tokens) or not begin < end:
        return end
    close = tokens[end].form
    opening = _OPENING.get(close)
    if opening is None:
        return end
    forms = [token.form for token in tokens[begin:end]]
    opened = forms.count(opening)
    left_open = opened % 2 == 1 if opening == close else opened > forms.count(close)
    return end + left_open
