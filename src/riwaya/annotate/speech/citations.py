"""Citations beside what they cite: «وفقاً لـ», «بحسب», «كما قال», «(رويترز – 5 مايو 2023)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.annotate.speech.cues import speaks
from riwaya.annotate.speech.drafts import Draft
from riwaya.annotate.speech.lexicon import Verb
from riwaya.annotate.speech.phrases import noun_phrase
from riwaya.annotate.speech.text import SpeechText
from riwaya.lang.ar import fold
from riwaya.lang.tables import load_table

_CITED = Verb("", "assert", frozenset(), "")
_RELAYS = frozenset(("نقل", "نشر", "اورد"))
_CONNECTIVES = frozenset(("conj",))


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], bool, str], ...]]:
    """First word → (further words, «ل» must be attached to the next word, what follows), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
    for row in load_table("citation_phrases").rows:
        words = fold(row["phrase"]).split()
        attached = words[-1] == "ل"
        found.setdefault(words[0], []).append((tuple(words[1:-1] if attached else words[1:]), attached, row["follows"]))
    return {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), not row[1]))) for word, rows in found.items()}


def citation_drafts(text: SpeechText, first: int, stop: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Statements cited by a phrase in the sentence `first..stop`; adds to `via` of `drafts` where it only tells the way."""
    index = first
    while index < stop:
        match = _phrase_at(text, index, stop) if text.quoted[index] < 0 else None
        if match is None:
            index += 1
            continue
        after, attached, follows = match
        cited = _source(text, after, stop, attached, follows)
        if cited is not None:
            source, end, via, cue_last = cited
            draft = _cite(text, (first, stop), (index, cue_last), source, end, drafts)
            if draft is not None:
                draft.via += via
                yield draft
            index = max(after, end)
        else:
            index = after


def _phrase_at(text: SpeechText, index: int, stop: int) -> tuple[int, bool, str] | None:
    form = text.form(index)
    for head in (form, form[1:] if form[:1] in "وف" and len(form) > 3 else ""):
        for rest, attached, follows in _phrases().get(head, ()):
            after = index + 1 + len(rest)
            if after >= stop or any(text.form(index + 1 + k) != word for k, word in enumerate(rest)):
                continue
            if attached and not text.form(after).startswith("ل"):
                continue
            return after, attached, follows
    return None


def _source(
    text: SpeechText, after: int, stop: int, attached: bool, follows: str
) -> tuple[tuple[int, int], int, list[tuple[int, int]], int] | None:
    """(source tokens, first token behind, agencies in between, last token of the cue) of a citation phrase."""
    if follows == "verb":
        return _verbal(text, after, stop)
    if attached and text.form(after) == "ل":
        after += 1
    end = _phrase_end(text, after, stop)
    if end == after or speaks(text, (after, end)) is not True:
        return None
    return (after, end), end, [], after


def _phrase_end(text: SpeechText, first: int, stop: int) -> int:
    """noun_phrase that lets its first word carry ل."""
    if first < stop and text.form(first).startswith("ل") and first not in text.named:
        return (
            max(noun_phrase(text, first + 1, stop), first + 1)
            if text.words[first].source or text.named.get(first + 1)
            else first
        )
    end = noun_phrase(text, first, stop)
    opened = text.opening(first) if first < stop else None
    return first if opened is not None and end == first else end


def _verbal(text: SpeechText, index: int, stop: int) -> tuple[tuple[int, int], int, list[tuple[int, int]], int] | None:
    """«حسبما نقلت وكالة … عن …», «وفقاً لما جاء في تقرير …»."""
    if text.form(index) in ("جاء", "ورد"):
        if text.form(index + 1) not in ("في", "على"):
            return None
        first = index + 3 if text.form(index + 2) == "لسان" else index + 2
        end = noun_phrase(text, first, stop)
        return ((first, end), end, [], first) if end > first else None
    use = next((use for use in text.words[index].uses if use.kind == "verb"), None)
    if use is None:
        return None
    end = noun_phrase(text, index + 1, stop, frozenset(("عن",)))
    if end == index + 1:
        return None
    if use.verb.past in _RELAYS and text.form(end) == "عن":
        last = noun_phrase(text, end + 1, stop)
        if last > end + 1:
            return (end + 1, last), last, [(index + 1, end)], index + 1
    return (index + 1, end), end, [], index + 1


def _cite(
    text: SpeechText,
    sentence: tuple[int, int],
    cue: tuple[int, int],
    source: tuple[int, int],
    end: int,
    drafts: Sequence[Draft],
) -> Draft | None:
    first, stop = sentence
    index = cue[0]
    draft = Draft(
        verb=_CITED, kind="citation", cue=cue, cue_at=(text.tokens[index].start, text.tokens[cue[1] - 1].end),
        clause=index - 1 if index > first and text.is_comma(index - 1) else index,
        subject=source, begin=index, how="before", sure=0.85, rule="citation",
    )  # fmt: skip
    if text.form(index)[0] == "و" and text.form(index) not in ("وفق", "وفقا", "وفقما"):
        draft.cue_at = (draft.cue_at[0] + 1, draft.cue_at[1])
    if index == first or (index == first + 1 and text.words[first].classes):
        begin = end + 1 if text.is_comma(end) else end
        if begin < stop and text.words[begin].comp:
            begin += 1
        draft.begin, draft.how = begin, "clause"
        opened = text.opening(begin) if begin < stop else None
        if opened is not None:
            draft.begin, draft.how, draft.quotation = begin + 1, "quote", opened
        return draft if begin < stop else None
    last = draft.clause
    carrier = next(
        (d for d in reversed(drafts) if d.cue[0] < index and d.begin < index and d.kind in ("verb", "participle")), None
    )
    begin = _clause_begin(text, first, last)
    if carrier is not None and carrier.clause >= begin - 1 and carrier.how in ("clause", "quote", "colon"):
        carrier.via.append(source)
        return None
    draft.begin, draft.end, draft.closed = begin, last, True
    return draft if last > begin else None


def _clause_begin(text: SpeechText, first: int, last: int) -> int:
    """Where the clause that ends before `last` begins: the sentence, or the last «، فيما …» in it."""
    begin = first
    for index in range(first, last - 2):
        if (text.is_comma(index) and text.words[index + 1].classes & _CONNECTIVES and text.quoted[index] < 0) or (
            text.is_dash(index) and index - first < 12 and text.form(index - 1) in ")-–—"
        ):
            begin = index + 1
    while begin < last and text.words[begin].classes & _CONNECTIVES and begin not in text.named:
        begin += 1
    return begin
