"""One article as the annotator of attributions sees it: tokens with what they can be, times, actors, quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.annotate.speech.lexicon import Word, word_of
from riwaya.model import Frame, Party, Quotation, Reading, Token

_NOTHING = Word((), frozenset(), None, False, "", "")
_LONGEST_OUTLET = 3
_LONGEST_CITATION = 14
COMMAS = frozenset("،,؛;")
DASHES = frozenset("-–—")
# Nothing is looked up so many tokens outside the text; what stands there is nothing.
_AROUND = 256


class Named(NamedTuple):
    """An actor mention in tokens `first..last` (last exclusive): key and type of its party; `clitics`: how many
    characters of its first token stand before it («لواشنطن» → 1)."""

    first: int
    last: int
    party: str
    type: str
    clitics: int = 0

    def clipped(self, words: Sequence[Word]) -> Named:
        """The mention without أن or a relative pronoun and what follows it, which no name holds."""
        short = self.last < len(words) and self.last - self.first <= _LONGEST_OUTLET
        if self.type == "MEDIA" and (short or _NOTHING in words[self.first : self.last]):
            return self  # «سي إن إن», «قناة "سي إن إن"»
        for at in range(self.first + 1, self.last):
            # «فان» of «فان دايك» is no «فإن».
            if (words[at].comp and words[at].comp_clitics != "ف") or "rel" in words[at].classes:
                return self._replace(last=at)
        return self


@dataclass(frozen=True, slots=True)
class SpeechText:
    """Tokens of an article, and nothing around it; `words[i]` is what token i can be, `form(i)` its form, `is_comma(i)`
    whether it is a comma or semicolon, `timed[i]` whether it lies in a time expression, `quoted[i]` the index of the
    quotation it lies in or -1, `named` the actor mentions by first token, `parties` those of the article by key."""

    frame: Frame
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    form: Callable[[int], str]
    is_comma: Callable[[int], bool]
    timed: bytearray
    quoted: Sequence[int]
    named: dict[int, Named]
    actors: tuple[Named, ...]
    actor_starts: list[int]
    sentences: tuple[tuple[int, int], ...]
    parties: Mapping[str, Party]

    def speaks_for(self, party: str, other: str) -> bool:
        """Whether the party of one key is the other, its part, or of its country."""
        known = self.parties.get(party)
        return known is not None and bool(other) and other in (known.key, known.parent, known.country)

    def starts_name(self, index: int) -> bool:
        """Whether an actor mention begins exactly with token `index`, no clitic before it but و or ف."""
        named = self.named.get(index)
        return named is not None and (named.clitics == 0 or self.tokens[index].form[0] in "وف")

    def is_dash(self, index: int) -> bool:
        """Whether token `index` is a dash with a space beside it (not a hyphen in a name)."""
        if self.form(index) not in DASHES:
            return False
        token, chars = self.tokens[index], self.frame.text.chars
        return chars[token.start - 1 : token.start].isspace() or chars[token.end : token.end + 1].isspace()

    def opening(self, index: int) -> Quotation | None:
        """The quotation that token `index` (a quotation mark) opens, or None."""
        if index + 1 >= len(self.quoted):
            return None
        following = self.quoted[index + 1]
        if following < 0 or self.quoted[index] == following or self.tokens[index].kind != "mark":
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
        stop = bisect_left(starts, last, k)
        return [actor for actor in self.actors[k:stop] if actor[1] <= last] if stop > k else []


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


def sentence_of(text: SpeechText, index: int) -> int:
    """The first token of the sentence that holds the token at `index`."""
    place = bisect_right(text.sentences, (index, len(text.tokens))) - 1
    return text.sentences[place][0] if place >= 0 else 0


def _is_verb(word: Word) -> bool:
    """Whether a word is first of all a reporting verb."""
    if word.source is not None or not word.uses:
        return False
    return any(use.kind == "verb" and not use.verb.need for use in word.uses)


def divides(form: str) -> bool:
    """Whether a token is a comma or semicolon."""
    return form in COMMAS


def reports(form: str) -> bool:
    """Whether a token can be a form of a reporting verb."""
    return bool(token_word(form).uses)


def cites(form: str) -> bool:
    """Whether a citation phrase can begin with a token."""
    return token_word(form).cites


def tells_topic(form: str) -> bool:
    """Whether a token tells of a topic."""
    return bool(token_word(form).topic)


def topic_told(frame: Frame, low: int, high: int) -> str:
    """The slug whose words are most frequent from one token to another, or ""."""
    topics = [token_word(frame.forms[index]).topic for index in frame.forms_where(tells_topic, low, high)]
    return max(dict.fromkeys(topics), key=topics.count) if topics else ""


# «بان كي مون», «إن بي سي»: names that begin like أن.
_SPELT = {"بان": ("كي",), "ان": ("بي", "سي")}


def _is_spelt(form: str) -> bool:
    """Whether a token may begin a name that looks like أن."""
    return form in _SPELT


def halts(form: str) -> int:
    """What a token may do to reported words before it: 1 end them as a comma, full stop, bracket or first word of a
    stop, 2 be any other mark, 0 nothing by itself."""
    if form in "(.؟!" or form in COMMAS or token_word(form).stops:
        return 1
    return 0 if form[0].isalnum() else 2


def token_word(form: str) -> Word:
    """What a token can be: nothing unless it is of the kind "word"."""
    return word_of(form) if form[0].isalnum() and not form[0].isdecimal() else _NOTHING


def speech_text(reading: Reading) -> SpeechText:
    """Look at every token of a reading once."""
    frame = reading.framed()
    tokens = frame.tokens
    words = tuple(frame.of_forms(token_word))
    for at in frame.forms_where(_is_spelt):
        rest = _SPELT[frame.forms[at]]
        if frame.forms[at + 1 : at + 1 + len(rest)] == rest:
            words = (*words[:at], _NOTHING, *words[at + 1 :])
    timed = bytearray(len(tokens))
    text = frame.text
    for mention in reading.dates:
        inside = frame.tokens_in(text.position(mention.span.start), text.position(mention.span.end))
        if mention.type == "DURATION" and not (inside and frame.forms[inside.start][0] == "ل"):
            continue  # but «لسنوات» only tells how long
        timed[inside.start : inside.stop] = b"\x01" * len(inside)
    quoted = [-1] * len(tokens)
    for number, quotation in enumerate(frame.quotations):
        inside = frame.tokens_in(quotation.start, quotation.end)
        quoted[inside.start : inside.stop] = [number] * len(inside)
    parties = {party.key: party for party in reading.parties}
    starts, actors = frame.token_starts, []
    for actor in reading.actors:
        at = text.position(actor.span.start)
        first = max(0, bisect_right(starts, at) - 1)
        last = bisect_left(starts, text.position(actor.span.end - 1) + 1, first)
        party = parties.get(actor.party)
        kind = party.type if party is not None else ""
        named: Named = tuple.__new__(Named, (first, last, actor.party, kind, at - starts[first]))
        if last > first + 1 and ":" in frame.forms[first:last]:
            named = named._replace(last=first + frame.forms[first:last].index(":"))  # «وتقول مريم: "أبي …»
        actors.append(named.clipped(words) if last > first + 1 else named)
    # A tagger takes «أفاد» for a name now and then; a reporting verb is none.
    actors = [actor for actor in actors if actor.last > actor.first + 1 or not _is_verb(words[actor.first])]
    actors.sort(key=lambda named: (named.first, -named.last))
    sentences = tuple(
        (inside.start, inside.stop)
        for inside in (frame.tokens_in(start, end) for start, end in frame.sentences)
        if inside.stop > inside.start
    )
    commas = [False] * (len(tokens) + _AROUND)
    for at in frame.forms_where(divides):
        commas[at] = True
    return SpeechText(
        frame=frame,
        tokens=tokens,
        words=words + (_NOTHING,) * _AROUND,
        form=(frame.forms + ("",) * _AROUND).__getitem__,
        is_comma=commas.__getitem__,
        timed=timed + bytes(_AROUND),
        quoted=quoted + [-1] * _AROUND,
        named={actor.first: actor for actor in reversed(actors)},
        actors=tuple(actors),
        actor_starts=[actor.first for actor in actors],
        sentences=sentences,
        parties=parties,
    )
