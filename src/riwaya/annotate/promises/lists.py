"""Acts listed under what introduces them: «تشمل المرحلة الأولى ما يلي: • إخلاء القاعدة»."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.annotate.happenings.clauses import word
from riwaya.annotate.promises.cues import is_event_word
from riwaya.annotate.promises.words import any_listed, listed
from riwaya.model import Frame

_BULLETS = frozenset("-–—•*▪●")


class Candidate(NamedTuple):
    """A commitment at positions ``start..end``; `cue` is where its cue stands, `own`: said of oneself, `content`:
    where what is promised begins, `stop`: where its sentence ends, `past`: told of a day that may have passed."""

    start: int
    end: int
    cue: int
    kind: str
    own: bool
    content: int
    stop: int
    past: bool


def opens_list(frame: Frame, tokens: range) -> bool:
    """Whether a sentence introduces a list of what is planned or agreed: it ends in «ما يلي:» and names a plan."""
    all_tokens, last = frame.tokens, tokens.stop - 1
    while last >= tokens.start and all_tokens[last].kind != "word":
        last -= 1
    if last < tokens.start or word(frame, last) not in listed("follows"):
        return False
    return any_listed(frame, [k for k in tokens if frame.tokens[k].kind == "word"], "planned")


def is_item(frame: Frame, tokens: range) -> bool:
    """Whether a line is an item of a list that names an act."""
    head = [k for k in tokens[:4] if frame.tokens[k].kind == "word"]
    openers = [frame.tokens[k].form for k in (tokens.start - 1, tokens.start) if 0 <= k < len(frame.tokens)]
    marked = any(form in _BULLETS or form.isdigit() for form in openers)
    return marked and bool(head) and (is_event_word(frame, head[0]) or any_listed(frame, head[:1], "act"))


def listed_act(frame: Frame, tokens: range, stop: int) -> Candidate:
    """The act of a list's item, up to the end of its line."""
    words = [k for k in tokens if frame.tokens[k].kind == "word"]
    first, last = frame.tokens[words[0]].start, frame.tokens[words[-1]].end
    return Candidate(first, last, first, "listed", False, first, stop, False)
