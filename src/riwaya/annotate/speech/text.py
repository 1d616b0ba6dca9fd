"""One article as the annotator of attributions sees it: tokens with what they can be, times, actors, quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.annotate.speech.lexicon import Word, word_of
from riwaya.model import Frame, Quotation, Reading, Token

_NOTHING = Word((), frozenset(), None, False, "", "")
_LONGEST_OUTLET = 3
_LONGEST_CITATION = 14
_NEVER_IN_NAMES = frozenset(("rel",))
COMMAS = frozenset("،,؛;")
DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor mention in tokens `first..last` (last exclusive): key and type of its party; `clitics`: how many
    characters of its first token stand before it («لواشنطن» → 1)."""

    first: int
    last: int
    party: str
    type: str
    clitics: int = 0

    def clipped(self, words: Sequence[Word]) -> Named:
        """The mention without أن or a relative pronoun and what follows it, which no name holds."""
        if self.type == "MEDIA" and self.last < len(words) and self.last - self.first <= _LONGEST_OUTLET:
            return self  # «سي إن إن»
        last = next(
            (at for at in range(self.first + 1, self.last) if words[at].comp or words[at].classes & _NEVER_IN_NAMES),
            self.last,
        )
        return self if last == self.last else replace(self, last=last)


@dataclass(frozen=True, slots=True)
class SpeechText:
    """Tokens of an article; `words[i]` is what token i can be, `forms[i]` its form, `timed[i]` whether it lies
    in a time expression, `quoted[i]` the index of the quotation it lies in or -1, `named` the actor mentions by first
    token; `owners`: a party and those it speaks for, by key."""

    frame: Frame
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    timed: bytearray
    quoted: Sequence[int]
    named: dict[int, Named]
    actors: tuple[Named, ...]
    actor_starts: list[int]
    sentences: tuple[tuple[int, int], ...]
    owners: Mapping[str, frozenset[str]]

    def form(self, index: int) -> str:
        """The form of token `index`, "" outside the text."""
        try:
            return self.forms[index] if index >= 0 else ""
        except IndexError:
            return ""

    def starts_name(self, index: int) -> bool:
        """Whether an actor mention begins exactly with token `index`, no clitic before it but و or ف."""
        named = self.named.get(index)
        return named is not None and (named.clitics == 0 or self.tokens[index].form[0] in "وف")

    def is_comma(self, index: int) -> bool:
        """Whether token `index` is a comma or semicolon."""
        return 0 <= index < len(self.forms) and self.forms[index] in COMMAS

    def is_dash(self, index: int) -> bool:
        """Whether token `index` is a dash with a space beside it (not a hyphen in a name)."""
        if self.form(index) not in DASHES:
            return False
        token, chars = self.tokens[index], self.frame.text.chars
        return chars[token.start - 1 : token.start].isspace() or chars[token.end : token.end + 1].isspace()

    def opening(self, index: int) -> Quotation | None:
        """The quotation that token `index` (a quotation mark) opens, or None."""
        if self.tokens[index].kind != "mark" or index + 1 >= len(self.tokens):
            return None
        following = self.quoted[index + 1]
        if following < 0 or self.quoted[index] == following:
            return None
        quotation = self.frame.quotations[following]
        return quotation if quotation.start >= self.tokens[index].end else None

    def index_at(self, position: int) -> int:
        """Index of the first token that starts at `position` or later."""
        return bisect_left(self.frame.token_starts, position)

    def actors_in(self, first: int, last: int) -> list[Named]:
        """Actor mentions wholly in tokens `first..last`."""
        starts = self.actor_starts
        k = bisect_left(starts, first)
        return [actor for actor in self.actors[k : bisect_left(starts, last, k)] if actor.last <= last]


def outlet_in_brackets(text: SpeechText, opening: int, stop: int) -> tuple[Named, int] | None:
    """The outlet and the closing bracket of «(رويترز – 5 مايو 2023)» at token `opening`, or None."""
    if opening + 1 >= stop or text.form(opening) != "(":
        return None
    named = text.named.get(opening + 1)
    if named is None or named.type != "MEDIA":
        return None
    for close in range(opening + 1, min(stop, opening + _LONGEST_CITATION)):
        if text.form(close) == ":":
            return None
        if text.form(close) == ")":
            dated = any(text.timed[at] for at in range(named.last, close))
            return (named, close) if dated else None
    return None


def _is_verb(word: Word) -> bool:
    """Whether a word is first of all a reporting verb."""
    return word.source is None and any(use.kind == "verb" and not use.verb.need for use in word.uses)


def reports(form: str) -> bool:
    """Whether a token can be a form of a reporting verb."""
    return bool(_word_of(form).uses)


def cites(form: str) -> bool:
    """Whether a citation phrase can begin with a token."""
    return _word_of(form).cites


def halts(form: str) -> int:
    """What a token may do to reported words before it: 1 end them as a comma, full stop, bracket or first word of a
    stop, 2 be any other mark, 0 nothing by itself."""
    if form in "(.؟!" or form in COMMAS or _word_of(form).stops:
        return 1
    return 0 if form[0].isalnum() else 2


def _word_of(form: str) -> Word:
    """What a token can be: nothing unless it is of the kind "word"."""
    return word_of(form) if form[0].isalnum() and not form[0].isdecimal() else _NOTHING


def speech_text(reading: Reading) -> SpeechText:
    """Look at every token of a reading once."""
    frame = reading.framed()
    tokens = frame.tokens
    words = tuple(frame.of_forms(_word_of))
    timed = bytearray(len(tokens))
    text = frame.text
    for mention in reading.dates:
        if mention.type == "DURATION":
            continue
        for index in frame.tokens_in(text.position(mention.span.start), text.position(mention.span.end)):
            timed[index] = 1
    quoted = [-1] * len(tokens)
    for number, quotation in enumerate(frame.quotations):
        for index in frame.tokens_in(quotation.start, quotation.end):
            quoted[index] = number
    types = {party.key: party.type for party in reading.parties}
    actors = []
    for actor in reading.actors:
        at = text.position(actor.span.start)
        first = max(0, bisect_right(frame.token_starts, at) - 1)
        last = bisect_left(frame.token_starts, text.position(actor.span.end - 1) + 1)
        actors.append(Named(first, last, actor.party, types.get(actor.party, ""), at - tokens[first].start))
    actors = [actor.clipped(words) for actor in actors]
    # A tagger takes «أفاد» for a name now and then; a reporting verb is none.
    actors = [actor for actor in actors if actor.last > actor.first + 1 or not _is_verb(words[actor.first])]
    actors.sort(key=lambda named: (named.first, -named.last))
    starts = [actor.first for actor in actors]
    named: dict[int, Named] = {}
    for mention_ in actors:
        named.setdefault(mention_.first, mention_)
    sentences = tuple(
        (inside.start, inside.stop)
        for inside in (frame.tokens_in(start, end) for start, end in frame.sentences)
        if inside.stop > inside.start
    )
    owners = {party.key: frozenset((party.key, party.parent, party.country)) - {""} for party in reading.parties}
    return SpeechText(frame, tokens, words, frame.forms, timed, quoted, named, tuple(actors), starts, sentences, owners)
