"""Edges of clauses in a frame, from marks and small words alone.

Arabic news sentences are long; what a forecast or a cause says is a clause of them. The edges are
commas, «أن», relative pronouns, subordinators («حيث», «بينما»), conditions and quotation marks
(lexicon `clause_edges`). Nothing here knows about verbs or parties, so it works on any text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.annotate.closing import closed_end
from riwaya.annotate.outlook.cues import CueTable
from riwaya.annotate.outlook.lexicon import word_class
from riwaya.lang.tables import load_table
from riwaya.model import Frame, Token

COMMAS = frozenset("،,")
_STOPS = frozenset(".؟?!؛;…۔")
_MARKS = {**dict.fromkeys(COMMAS, "comma"), ":": "colon", **dict.fromkeys(_STOPS, "")}  # "": may be a stop
_PARENTHESIS = {"(": ")", "[": "]"}
CLOSERS = frozenset(_PARENTHESIS.values())
# An apposition between commas («الرئيس، فلان، سيزور») is at most this many words.
_APPOSITION = 5
_ABOUT = word_class("about")
_TAKEN_UP = word_class("taken up")
# A clause is at most this many tokens long: text without marks is not walked again and again.
_LONGEST = 160
# A parenthesis is skipped over when it closes within this many tokens.
_ASIDE = 40


@cache
def _clause_edges() -> CueTable[str]:
    return CueTable(((row["word"], row["mark"]) for row in load_table("clause_edges").rows), prefixes=("و", "ف"))


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a frame with their comparison keys and clause marks, one each.

    `marks`: "comma", "stop", "colon", a mark of the lexicon, or "" for an ordinary word. A mark of several
    words («في حال») stands on its first token; `lengths` says how many tokens it has.
    """

    frame: Frame
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    lengths: dict[int, int]

    def bounds(self, index: int, low: int, high: int) -> tuple[int, int]:
        """`low..high` narrowed to the quotation that holds token `index`, if one does."""
        quotation = self.frame.quotation_at(self.tokens[index].start)
        if quotation is None:
            return low, high
        inside = self.frame.tokens_in(quotation.start, quotation.end)
        return max(low, inside.start), min(high, inside.stop)


def _may_mark(key: str) -> bool:
    """Whether a token can have a clause mark: a first word of an edge, or a mark."""
    return key in _clause_edges().first_words or not key[0].isalnum()


def words_of(frame: Frame) -> Words:
    """Comparison keys and clause marks of every token."""
    tokens, keys = frame.tokens, frame.keys
    marks: list[str] = [""] * len(tokens)
    lengths: dict[int, int] = {}
    table = _clause_edges()
    first_words = table.first_words
    inside = 0
    for index in frame.keys_where(_may_mark):
        if index < inside:
            continue
        word = keys[index]
        if word in first_words:
            found = table.at(keys, index)
            if found is not None:
                inside = found.last
                if word in _UP_TO and found.last - index == 2 and not _is_until(keys, found.last):
                    marks[index + 1], lengths[index + 1] = "that", 1  # «أشار إلى أن …»
                    continue
                marks[index] = found.payload if found.payload != "none" else ""
                lengths[index] = found.last - index
                if word == "ان" and _is_conditional(frame, index):
                    marks[index] = "condition"
        elif word in _MARKS and tokens[index].kind == "mark":
            # the comma of «14,00» and «2,5» parts no clauses
            marks[index] = _stop(word, keys, index) if not _MARKS[word] or is_decimal(keys, index) else _MARKS[word]
    return Words(frame, tokens, keys, tuple(marks), lengths)


_UP_TO = frozenset(("الي", "والي"))
# A verb of pointing out stands at most this many words before «إلى أن».
_POINTED = 9


def _is_until(keys: Sequence[str], behind: int) -> bool:
    """Whether «إلى أن» before token `behind` means "until": a verb follows and nothing before it is pointed out."""
    pointing = word_class("pointing out")
    if any(key in pointing for key in keys[max(0, behind - 2 - _POINTED) : behind - 2]):
        return False
    following = keys[behind] if behind < len(keys) else ""
    return len(following) > 2 and following[0] in "يتن" and following[-1] != "ه"


def _is_conditional(frame: Frame, index: int) -> bool:
    """Whether the «إن» at token `index` means "if": a past verb in -ت follows and nobody is quoted before it."""
    tokens = frame.tokens
    if index + 1 >= len(tokens) or frame.text.quote(tokens[index].start, tokens[index].start + 1) != "إ":
        return False
    form = tokens[index + 1].form
    past = len(form) > 3 and form.endswith("ت") and not form.startswith("ال") and not form.endswith(("ات", "وت", "يت"))
    return past and (index == 0 or not frame.tokens[index - 1].form.startswith(("قال", "يقول", "وقال")))


def is_decimal(keys: Sequence[str], index: int) -> bool:
    """Whether the mark at token `index` is the point of a number: «1.5%»."""
    between = 0 < index < len(keys) - 1 and keys[index] in ".,"
    return between and keys[index - 1][-1:].isdecimal() and keys[index + 1][:1].isdecimal()


def _stop(mark: str, keys: tuple[str, ...], index: int) -> str:
    """The mark "stop", but for the point of an abbreviation or of a number: ""."""
    abbreviation = mark == "." and index > 0 and len(keys[index - 1]) == 1 and keys[index - 1].isalpha()
    return "" if abbreviation or is_decimal(keys, index) else "stop"


_LEFT_EDGES = frozenset(("that", "relative", "adjunct", "condition", "contrast", "ask", "colon", "stop", "comma"))
_RIGHT_EDGES = frozenset(("adjunct", "condition", "contrast", "ask", "speech", "stop", "comma"))


def left_edge(words: Words, index: int, low: int, stops: Collection[int] = ()) -> int:
    """Index of the first token of the clause that holds token `index`, not before `low`.

    `stops`: further tokens that begin a clause of their own, other than `index`.
    """
    at, low = index, max(low, index - _LONGEST)
    while at > low:
        before = at - 1
        mark = words.marks[before]
        if words.keys[before] in _PARENTHESIS:
            return at
        if mark == "comma":
            opener = _apposition_before(words, before, low)
            if opener is None or words.keys[at] in _TAKEN_UP:
                return at
            at = opener
            continue
        if mark in _LEFT_EDGES:
            return max(at, before + words.lengths.get(before, 1))
        if before in stops:
            return at
        if words.keys[before] in ")]":
            at = aside_before(words, before, low)
            continue
        at = before
    return at


def _apposition_before(words: Words, comma: int, low: int) -> int | None:
    """Index of the comma that opens the apposition closed by `comma`, or None."""
    for at in range(comma - 1, max(low, comma - _APPOSITION - 2), -1):
        if words.marks[at] == "comma":
            return at if at < comma - 1 and _is_plain(words, at + 1) and at > low else None
        if words.marks[at]:
            return None
    return None


def _is_plain(words: Words, index: int) -> bool:
    """Whether an apposition may begin at `index`: a noun, not a conjunction or a verb of the future."""
    token = words.tokens[index]
    if token.kind != "word" or token.form[0] in "وفسيت" or token.form.endswith("وا"):
        return False
    return token.form not in ("لن", "قد", "ما", "من", "هذا")


def aside_before(words: Words, closing: int, low: int) -> int:
    """The token that opens the parenthesis closed at token `closing`, or `closing` when none does."""
    for at in range(closing - 1, max(low, closing - _ASIDE) - 1, -1):
        if words.keys[at] in "([":
            return at
    return closing


def right_edge(words: Words, index: int, high: int, stops: Collection[int] = ()) -> int:
    """Index behind the last token of the clause that holds token `index`, not beyond `high`.

    `stops`: further tokens at which a new clause begins.
    """
    at, high = index + 1, min(high, index + _LONGEST)
    while at < high:
        mark = words.marks[at]
        if at in stops:
            return at
        if mark == "comma":
            after = _continued_after(words, at, high)
            if after is None:
                return at
            at = after
            continue
        if mark == "ask" and words.keys[at - 1] in _ABOUT:  # «أسئلة بشأن ما إذا كان …»
            at += 1
            continue
        if mark in _RIGHT_EDGES and not (mark == "speech" and words.marks[at - 1] == "relative"):
            return at
        closer = _PARENTHESIS.get(words.keys[at])
        if closer is not None:
            at = _aside_after(words, at, high, closer)
            continue
        if words.keys[at] in CLOSERS:
            return at  # the clause stands in a parenthesis and ends with it
        at += 1
    return min(at, high)


def _continued_after(words: Words, comma: int, high: int) -> int | None:
    """Where the clause goes on behind `comma`: after an apposition, or at «إلى …»; None when it ends there."""
    if comma + 1 < high and words.keys[comma + 1] == "الي" and not words.marks[comma + 1]:
        return comma + 1
    if comma + 1 >= high or words.marks[comma + 1] or not _is_plain(words, comma + 1):
        return None
    for at in range(comma + 2, min(high, comma + _APPOSITION + 2)):
        if words.marks[at] == "comma":
            return at + 1
        if words.marks[at]:
            return None
    return None


def _aside_after(words: Words, opening: int, high: int, closer: str) -> int:
    for at in range(opening + 1, min(high, opening + _ASIDE)):
        if words.keys[at] == closer:
            return at + 1
    return opening + 1


def passage_before(words: Words, index: int, low: int, longest: int = 45) -> tuple[int, int]:
    """Tokens of what was said before token `index`: back over commas to «أن», a stop, a colon or `low`.

    «أعلن انسحاب بلاده من الاتفاق، مما زاد المخاوف» at «مما» gives «أعلن انسحاب بلاده من الاتفاق».
    Empty (first == last) when nothing stands there.
    """
    last = index
    while last > low and (words.marks[last - 1] == "comma" or words.tokens[last - 1].kind == "mark"):
        if words.marks[last - 1] == "stop":
            break
        last -= 1
    at = last
    while at > low and last - at < longest:
        mark = words.marks[at - 1]
        if mark in ("that", "stop", "colon", "contrast") or (mark == "comma" and last - at >= longest // 2):
            break
        at -= 1
    return at, last


# A word that begins with و or ف and one of these has a conjunction attached, not a root letter.
_AFTER_CONJUNCTION = ("ال", "لن", "لابد", "لاسيما", "هذا", "هذه", "ذلك", "تلك", "من ", "سي", "ست", "سن", "سا", "قد")
# Words whose first letter is of the root: «فقدان», «والدته».
_ROOTED = ("وسيل", "وسيط", "فقد", "فستان", "فسيح", "فسيفساء")
_PARENTS = frozenset(("والد", "والدة", "والده", "والدها", "والدي", "والديه", "والدا", "والدته", "والدتها", "والدتي"))


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """`first..last` without marks at both ends."""
    tokens = words.tokens
    while first < last and tokens[first].kind == "mark" and tokens[first].form not in "#(":
        first += 1
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].form not in ")%":
        last -= 1
    return first, closed_end(tokens, first, last)


def start_of(words: Words, index: int) -> int:
    """Position of token `index` without an attached و or ف."""
    token = words.tokens[index]
    form = token.form
    if form[0] in "وف" and len(form) > 3 and form.startswith(_AFTER_CONJUNCTION, 1):
        rooted = form.startswith(_ROOTED) or form in _PARENTS
        if form[1:3] == "سا":
            rooted = words.frame.text.quote(token.start + 2, token.start + 3) != "أ"  # «وسائل»
        return token.start + (not rooted)
    return token.start
