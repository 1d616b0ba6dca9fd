"""What a page prints under the last paragraph of an article: who the author is, and where it was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from riwaya.clean.head import is_role
from riwaya.lang.ar.fold import fold
from riwaya.lang.tables import load_table

# So many lines at the end are looked at.
_LOOKED_AT = 4
_PAPER = r"[^\n.؟!،؛: ]{2,20}"


@cache
def _credit() -> re.Pattern[str]:
    """«* نقلا عن "الرافدين" العراقية», «نقلا عن صحيفة الرافدين»: the paper that printed it first."""
    rows = load_table("page_furniture").rows
    starred = "|".join(re.escape(fold(row["words"])) for row in rows if row["where"] in ("credit", "starred"))
    plain = "|".join(re.escape(fold(row["words"])) for row in rows if row["where"] == "credit")
    papers = "|".join(re.escape(fold(row["words"])) for row in rows if row["where"] == "paper")
    return re.compile(
        rf"(?:[*(\[•–—-]+ ?(?:{starred}) ?:? ?[^\n.؟!؛:]{{2,60}}"
        rf"|(?:{plain}) ?:? ?(?:(?:{papers}) )?{_PAPER}(?: {_PAPER}){{0,2}})"
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
        if _credit().fullmatch(line):
            found[number] = "dateline"
        elif is_role(line.lstrip("*-–— ")):
            found[number] = "byline"
        else:
            break
    return found
