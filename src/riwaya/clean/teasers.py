"""Summaries of other stories that a page prints under an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from riwaya.lang.ar.clitics import strip_article, variants
from riwaya.lang.ar.fold import key_of

_WORD = re.compile(r"[^\W\d_]{4,}")
# Pages print several; two unrelated closing paragraphs may still be the article's own.
_FEWEST = 4
_LONGEST = 300
_MANY, _FEWEST_OWN, _LONGEST_LEAD, _SHARED_BY_LEADS, _SHARED_BY_ODD = 5, 2, 245, 0.44, 0.35
# So many closing paragraphs of the article's own may look like the five of the page behind them.
_OWN_ALIKE = 3
_SHORTEST = 60
_CORE_LINES = 4
# A teaser about the same region shares names with the article; one of a run may be about its very matter.
_SHARED_BY_ONE = 0.72
_SHARED_BY_MOST = 0.42
_SHARED_BY_RUN = 0.27
# Words such as «وسط» only look like a connective: one such line may stand in a run when it shares nothing.
_SHARED_BY_LEANING = 0.08
# A paragraph that leans on the one before it is no teaser: a connective or a demonstrative among its first words.
_LEANING = re.compile(
    r"(?:و(?!افق|قع|صل|زير|زار|كال|عد |فاة|جه|دع|لي |رد |لد|صف|ضع)|فان|فقد|فضلا|فال|فه[وي]|فل[امن]|فكان)"
    r"|(?:كما|كذلك|ايضا|لكن|غير ان|الا ان|بينما|فيما|اما|من جه|من جانب|من ناحي|في المقابل|بالمقابل|بدور)"
    r"|(?:هذا و|بعد ذلك|اضاف|تابع|اي |يذكر|يشار|تجدر|جدير|[-•*\d])"
    r"|\S+ (?:\S+ )?(?:ذلك|هذا|هذه|تلك|هولاء|به|بها|له|لها)\b"
)
_STOPS = re.compile(r"[.؟!](?:\s|$)")


def first_teaser(lines: Sequence[str]) -> int:
    """Number of the line from which on all lines sum up other stories; `len(lines)` when there are none.

    A teaser is a closing paragraph of one to three sentences, 60 to 300 characters, that leans not on the one before
    it and shares few content words with title and first paragraphs; at least four must stand together at the end.
    """
    count = len(lines)
    core: set[str] = set()
    for line in lines[: max(_FEWEST_OWN, min(_CORE_LINES, count - _MANY))]:
        core |= _words(line)
    if count < _CORE_LINES + _FEWEST:
        return _leads_in_a_row(lines, core)
    run: list[tuple[float, bool]] = []
    while len(run) < count - _CORE_LINES:
        share, leans = _looked_at(lines[count - len(run) - 1], core)
        odd = sum(other > _SHARED_BY_MOST or bool(other_leans) for other, other_leans in run)
        if share > _SHARED_BY_ONE or (leans and share > _SHARED_BY_LEANING):
            break
        if odd and (leans or share > _SHARED_BY_MOST):
            break
        run.append((share, leans))
    while run and (run[-1][0] > _SHARED_BY_MOST or run[-1][1]):
        run.pop()
    if len(run) >= _FEWEST and sum(share for share, _ in run) / len(run) <= _SHARED_BY_RUN:
        if _MANY < len(run) <= _MANY + _OWN_ALIKE:
            return count - _MANY
        return count - len(run) - (len(run) == _FEWEST and _opens_anew(lines[count - _FEWEST - 1], core))
    return _leads_in_a_row(lines, core)


def _leads_in_a_row(lines: Sequence[str], core: set[str]) -> int:
    """Number of the first of five closing lines that all open anew: an article's own paragraphs lean on each other.

    They may be about the article's own region or persons; `len(lines)` when there are none.
    """
    first = len(lines) - _MANY
    if first < _FEWEST_OWN or any(len(line) > _LONGEST_LEAD for line in lines[first:]):
        return len(lines)
    looked = [_looked_at(line, core) for line in lines[first:]]
    leaning = [share for share, leans in looked if leans]
    if len(leaning) > 1:
        return len(lines)
    if any(share > _SHARED_BY_ODD for share in leaning) or sum(share for share, _ in looked) / _MANY > _SHARED_BY_LEADS:
        return len(lines)
    return first


def _opens_anew(line: str, core: set[str]) -> bool:
    """Whether a short line leans on none before it and is not of the article's own words."""
    share, leans = _looked_at(line, core)
    return not leans and len(line) <= _LONGEST_LEAD and share <= _SHARED_BY_ONE


def _looked_at(line: str, core: set[str]) -> tuple[float, bool]:
    """(share of the line's content words that are in `core`, whether it leans on the line before it).

    The share is 1 when the line's length rules a teaser out.
    """
    if not _SHORTEST <= len(line) <= _LONGEST or len(_STOPS.findall(line)) > 3:
        return 1.0, True
    words = _words(line)
    if len(words) < 6:
        return 1.0, True
    return len(words & core) / len(words), leans(line)


def leans(line: str) -> bool:
    """Whether a line opens with a connective, or points to the one before it: «وأضاف …», «غير أن هذا …»."""
    return bool(_LEANING.match(key_of(line)))


def _words(line: str) -> set[str]:
    """Content words without clitics and article, by key."""
    return {_bare(word) for word in _WORD.findall(key_of(line))}


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    return strip_article(variants(word)[-1].stem if len(word) > 5 else word)
