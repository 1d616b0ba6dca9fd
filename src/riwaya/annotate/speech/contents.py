"""Where reported words end: through commas and coordinated clauses, not beyond."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold
from riwaya.lang.tables import load_table

_ENDS = frozenset(".؟!?…")
_TRIM = frozenset("،,؛;:.…-–—\"'«»“”„‘’()[]•*")
_OPENERS = frozenset("\"«“„‘'([")


@cache
def _stops() -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[tuple[str, ...]]]]:
    """(phrases that end content after a comma, phrases that end it anywhere), by first word."""
    after_comma: dict[str, list[tuple[str, ...]]] = {}
    anywhere: dict[str, list[tuple[str, ...]]] = {}
    for row in load_table("content_stops").rows:
        words = tuple(fold(row["phrase"]).split())
        (anywhere if row["where"] == "anywhere" else after_comma).setdefault(words[0], []).append(words[1:])
    return after_comma, anywhere


def _starts(text: SpeechText, index: int, phrases: dict[str, list[tuple[str, ...]]]) -> bool:
    form = text.form(index)
    for first in (form, form[1:] if form[:1] in "وف" and len(form) > 3 else form):
        for rest in phrases.get(first, ()):
            if all(text.form(index + 1 + k) == word for k, word in enumerate(rest)):
                return True
    return False


def settle_ends(text: SpeechText, drafts: Sequence[Draft], stop: int) -> None:
    """Give every draft of one sentence, which ends before token `stop`, the end of its content."""
    for draft in drafts:
        if draft.closed:
            continue
        if draft.how in ("quote", "preposition", "object") and draft.quotation is not None:
            _quoted_end(text, draft, drafts, stop)
        else:
            draft.end = _free_end(text, draft, drafts, stop)


def _quoted_end(text: SpeechText, draft: Draft, drafts: Sequence[Draft], stop: int) -> None:
    quotation = draft.quotation
    assert quotation is not None
    inside = text.frame.tokens_in(quotation.start, quotation.end)
    after = inside.stop + 1
    if draft.how != "quote" and _goes_on(text, after, stop, drafts):
        draft.end = _free_end(text, draft, drafts, stop)
    else:
        draft.end = inside.stop


def _goes_on(text: SpeechText, index: int, stop: int, drafts: Sequence[Draft]) -> bool:
    """Whether the sentence continues the content at `index`, just behind a closing quotation mark."""
    if index >= stop or text.tokens[index].kind == "mark":
        return False
    if _starts(text, index, _stops()[1]) or _starts(text, index, _stops()[0]):
        return False
    return not any(draft.clause <= index < draft.cue[1] for draft in drafts)


def _free_end(text: SpeechText, draft: Draft, drafts: Sequence[Draft], stop: int) -> int:
    """The end of content that is not one quotation."""
    after_comma, anywhere = _stops()
    siblings = _siblings(text, draft, drafts)
    first_quote = text.opening(draft.begin)
    if draft.how == "clause" and first_quote is not None:
        inside = text.frame.tokens_in(first_quote.start, first_quote.end)
        if not _goes_on(text, inside.stop + 1, stop, drafts):
            return inside.stop
    index = draft.begin
    outside = text.quoted[draft.begin]
    while index < stop:
        if index in siblings and index > draft.begin:
            return index
        quotation = text.opening(index)
        if quotation is not None and index > draft.begin:
            index = text.frame.tokens_in(quotation.start, quotation.end).stop + 1
            continue
        if (
            outside >= 0
            and text.quoted[index] != outside
            and index > draft.begin
            and not _goes_on(text, index + 1, stop, drafts)
        ):
            return index
        if text.is_comma(index) and text.form(index) in "،,":
            if draft.embedded or _starts(text, index + 1, after_comma):
                return index
        elif (
            (text.form(index) == "؛" and draft.embedded)
            or (index > draft.begin and _starts(text, index, anywhere))
            or (text.is_dash(index) and draft.embedded)
        ):
            return index
        index += 1
    return stop


def _siblings(text: SpeechText, draft: Draft, drafts: Sequence[Draft]) -> set[int]:
    """First tokens of clauses that report something else on the same level as `draft`."""
    found = set()
    for other in drafts:
        if other is draft or other.cue[0] <= draft.begin:
            continue
        if (
            other.kind == "participle"
            or other.kind == "citation"
            or (other.kind == "verb" and _same_level(text, draft, other))
        ):
            found.add(other.clause)
    return found


def _same_level(text: SpeechText, draft: Draft, other: Draft) -> bool:
    if other.embedded or other.how == "before":
        return False
    before = other.clause - 1
    opens = (other.clitics[:1] in ("و", "ف") and other.clitics != "") or text.is_comma(before)
    opens = opens or bool(text.words[other.clause].classes & {"conj"}) or text.form(before) in ("»", "”", '"')
    if not opens:
        return False
    return not (draft.tense == "past" and other.tense == "present" and not text.is_comma(before))


def trimmed(text: SpeechText, begin: int, end: int, skip: int) -> tuple[int, int] | None:
    """Character positions of tokens `begin..end` without marks at either end; None when nothing is left."""
    while begin < end and text.form(begin) in _TRIM and not text.form(begin).isalnum():
        begin += 1
        skip = 0
    while end > begin and text.form(end - 1) in _TRIM:
        if text.form(end - 1) in ")]" and any(text.form(k) in "([" for k in range(begin, end - 1)):
            break
        end -= 1
    if begin >= end:
        return None
    start, last = text.tokens[begin].start + skip, text.tokens[end - 1].end
    return (start, last) if start < last else None
