"""Words of time expressions: what each token can mean, looked up once per spelling."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.lang.ar.clitics import variants
from riwaya.lang.ar.fold import fold
from riwaya.lang.ar.numerals import Number, number_at
from riwaya.lang.tables import load_table
from riwaya.model import Frame


class Sense(NamedTuple):
    """One meaning of a word or phrase: its class, its value, the words that must follow, and how many
    characters of attached clitics come before it («وبالأمس»: 2, "وب")."""

    kind: str
    value: str
    rest: tuple[str, ...]
    length: int
    clitics: str
    weak: bool = False

    @property
    def size(self) -> int:
        """Number of tokens."""
        return 1 + len(self.rest)

    def definite(self, form: str) -> bool:
        """Whether the word `form` has the article behind its clitics: «والأعوام», «للأعوام»."""
        own = self.length
        return form.startswith("ال", own) or (self.clitics.endswith("ل") and form.startswith("لل", own - 1))

    @property
    def number(self) -> int:
        """The value as a number."""
        return int(self.value)


Entry = tuple[str, str, tuple[str, ...], bool]
# No word is looked up so many tokens outside its stretch.
_AROUND = 64


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """From the first folded word to its entries (kind, value, further words, weak), longest first."""
    found: dict[str, list[Entry]] = {}

    def add(form: str, kind: str, value: str, weak: bool = False) -> None:
        words = fold(form).split()
        found.setdefault(words[0], []).append((kind, value, tuple(words[1:]), weak))
        if any(word[-1] == "ي" for word in words):  # «الشهر الجارى», as Egypt writes it
            words = [f"{word[:-1]}ى" if word[-1] == "ي" else word for word in words]
            found.setdefault(words[0], []).append((kind, value, tuple(words[1:]), weak))

    for row in load_table("months").rows:
        add(row["form"], "month", row["month"], bool(row["weak"]))
    for row in load_table("hijri_months").rows:
        add(row["form"], "hijri", row["month"], bool(row["weak"]))
    for row in load_table("weekdays").rows:
        add(row["form"], "weekday", row["weekday"], bool(row["weak"]))
    for row in load_table("ordinals").rows:
        add(row["form"], "ordinal", row["number"], row["gender"] == "c")
    for row in load_table("time_units").rows:
        add(row["form"], "unit", f"{row['unit']} {row['count']}")
    for row in load_table("time_words").rows:
        add(row["form"], row["class"], row["value"])
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[2]))) for word, entries in found.items()}


@cache
def listed(kind: str) -> frozenset[str]:
    """The single words of a class of the table, folded, to be met as they stand there."""
    return frozenset(fold(row["form"]) for row in load_table("time_words").rows if row["class"] == kind)


@lru_cache(maxsize=32768)
def senses_of(form: str) -> tuple[Sense, ...]:
    """All senses of a folded word, without clitics first, longer phrases first."""
    entries = _entries()
    found = []
    for stem, length, clitics in variants(form):
        listed_as = entries.get(stem)
        if listed_as is None or "س" in clitics:
            continue
        for kind, value, rest, weak in listed_as:
            found.append(Sense(kind, value, rest, length, clitics, weak))
    return tuple(found)


class Words:
    """A stretch of tokens `low..high` of one paragraph, read through the lexicon.

    `stop` is where the stretch ends: no expression runs from one paragraph into the next. `previous` is the
    token after the last expression found, `clock` its time of the clock.
    """

    __slots__ = ("chars", "clock", "form", "forms", "frame", "low", "numbers", "previous", "senses", "stop", "tokens")

    def __init__(self, frame: Frame, low: int, stop: int) -> None:
        self.frame, self.low, self.stop = frame, low, stop
        self.tokens, self.forms = frame.tokens, frame.forms
        self.senses, self.numbers = frame.vocabulary.column(senses_of), frame.numbers
        self.previous, self.clock = -1, ""
        self.chars = frame.text.chars
        # The folded word at `i`, or "" outside the stretch, also where `i` is -1 and so counts from the end.
        self.form: Callable[[int], str] = (("",) * low + self.forms[low:stop] + ("",) * _AROUND).__getitem__

    def kind(self, i: int) -> str:
        """The kind of token `i`: word, number or mark; "" outside the stretch."""
        return self.tokens[i].kind if self.low <= i < self.stop else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return self.low < i < self.stop and self.tokens[i].start == self.tokens[i - 1].end

    def sense(self, i: int, kind: str, clitics: str = "") -> Sense | None:
        """The longest phrase of class `kind` that begins at `i` with exactly these clitics, or None."""
        if not self.low <= i < self.stop:
            return None
        for sense in self.senses[self.numbers[i]]:
            meant, _, rest, _, attached, _ = sense
            if meant == kind and attached == clitics and (not rest or self.follows(i, sense)):
                return sense
        return None

    def led(self, i: int, kind: str) -> Sense | None:
        """As `sense`, with any clitics: the fewest first."""
        if not self.low <= i < self.stop:
            return None
        for sense in self.senses[self.numbers[i]]:
            meant, _, rest, _, _, _ = sense
            if meant == kind and (not rest or self.follows(i, sense)):
                return sense
        return None

    def follows(self, i: int, sense: Sense) -> bool:
        """Whether the further words of `sense` stand behind token `i`."""
        rest = sense.rest
        if not rest:
            return True
        after = i + 1
        if i + len(rest) >= self.stop or self.forms[after] != rest[0]:
            return False
        return len(rest) == 1 or self.forms[after : after + len(rest)] == rest

    def misplaced(self, i: int) -> bool:
        """Whether a comma at `i` belongs behind the figures that follow it: «عام ،1967 وما بعده»."""
        return self.form(i) in ("،", ",") and self.glued(i + 1) and not self.glued(i) and self.kind(i + 1) == "number"

    def dashed(self, i: int) -> bool:
        """Whether token `i` is the later of two years with a tatweel for a dash between them: «(1368ـ 1644)»."""
        if not (self.low < i < self.stop) or self.tokens[i - 1].kind != "number" or self.tokens[i].kind != "number":
            return False
        text, pair = self.frame.text, self.tokens[i - 1 : i + 1]
        between = text.raw[text.raw_index(pair[0].end - 1) + 1 : text.raw_index(pair[1].start)]
        return "ـ" in between and len(pair[0].form) == len(pair[1].form) == len("1368") and pair[0].form < pair[1].form

    def digits(self, i: int, most: int = 4) -> int | None:
        """The number written in at most `most` digits at `i`, or None."""
        if not self.low <= i < self.stop:
            return None
        token = self.tokens[i]
        return int(token.form) if token.kind == "number" and len(token.form) <= most else None

    def count(self, i: int) -> Number | None:
        """The number in digits or words at `i` that ends inside the stretch, or None."""
        number = number_at(self.frame, i) if self.low <= i < self.stop else None
        return number if number is not None and number.last <= self.stop else None

    def any(self, i: int, kind: str) -> bool:
        """Whether the word at `i` stands in the class `kind` as it is written."""
        return self.form(i) in listed(kind)

    def before(self, i: int, kind: str) -> bool:
        """Whether a phrase of class `kind` ends right before token `i`, with any clitics."""
        for size in (1, 2, 3):
            sense = self.led(i - size, kind)
            if sense is not None and sense.size == size:
                return True
        return False
