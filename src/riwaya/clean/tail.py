"""What a page prints under the last paragraph of an article: who the author is, and where it was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.clean.head import is_role

# So many lines at the end are looked at.
_LOOKED_AT = 4
# «* نقلا عن "الرافدين" العراقية»: the paper that printed it first.
_PAPER = r"[^\n.؟!،؛: ]{2,20}"
_CREDIT = re.compile(
    rf"(?:[*(\[•–—-]+ ?(?:نقلا عن|بالاتفاق مع|المصدر) ?:? ?[^\n.؟!؛:]{{2,60}}"
    rf"|نقلا عن ?:? ?(?:(?:صحيفة|جريدة|موقع|مجلة|وكالة) )?{_PAPER}(?: {_PAPER}){{0,2}})"
)


def closing_kinds(texts: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Kinds of the folded lines `texts` with the closing ones told: «* نقلا عن …» a dateline, «كاتب وباحث …» a byline.

    Only lines behind which nothing of the article stands count.
    """
    found = list(kinds)
    for number in range(len(texts) - 1, max(1, len(texts) - 1 - _LOOKED_AT), -1):
        if found[number]:
            continue
        line = texts[number]
        if _CREDIT.fullmatch(line):
            found[number] = "dateline"
        elif is_role(line.lstrip("*-–— ")):
            found[number] = "byline"
        else:
            break
    return found
