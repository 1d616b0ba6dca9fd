"""Numbers that go on counting what was counted before: «2500 جندي في العراق و900 في سوريا»."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.annotate.figures.draft import Draft
from riwaya.annotate.figures.knowledge import PERSONS, Noun, grammar, noun_of, openings, phrases, values, words_of
from riwaya.annotate.figures.row import QUOTES, Row
from riwaya.lang.ar.numerals import Number

CASUALTIES = frozenset({"killed", "wounded"})
# Words of a part, each with what it is a part of: persons or things.
SUBSET = values("subset")
_MEASURED = frozenset({"money", "percent", "duration"})
_COMPARED, _COMPARED_BY = grammar("compared"), phrases("compared")
_SETTLED, _STOPS_AT = openings("settled"), grammar("stops at")
_THE_COUNT, _APART = grammar("the count"), grammar("part apart")
_REACH, _PLACE = 16, 5
_BACK = 12
_COUNT_REACH = 8
_ANTECEDENT_REACH = 25


@dataclass(slots=True)
class Context:
    """What was counted last, in the sentence and in the article; `age`: the last figure was an age; `currency`: that
    of the last sum in the sentence; `money`: whether it has one."""

    previous: Draft | None = None
    kind: str = ""
    persons: str = ""
    counted: str = ""
    age: bool = False
    currency: str = ""
    money: bool = False
    sentence: list[tuple[Draft, str]] = field(default_factory=list)

    def begin(self) -> None:
        """Start a sentence."""
        self.previous, self.kind, self.age, self.currency, self.money = None, "", False, "", False
        self.sentence.clear()

    def add(self, draft: Draft, kind: str, *, age: bool) -> None:
        """Take note of a figure found."""
        self.previous, self.kind, self.age = draft, kind, age
        self.sentence.append((draft, kind))
        self.money = self.money or kind == "money"
        if kind == "money" and draft.unit is not None:
            self.currency = draft.unit.currency or self.currency
        if kind in PERSONS or kind in CASUALTIES:
            self.persons = kind
        if kind not in _MEASURED and not age:
            self.counted = kind


def looks_like_year(number: Number) -> bool:
    """Whether digits may be a year of our time."""
    whole = number.digits and number.last - number.first == 1 and isinstance(number.value, int)
    return whole and 1900 <= number.value <= 2100


def number_scaled(number: Number) -> bool:
    """Whether a number is written with a word of thousands or millions."""
    return number.value >= 1000 and (not number.digits or number.last - number.first > 1)


def continued(row: Row, draft: Draft) -> bool:
    """Whether و joins the figure to what stands before."""
    first = row.tokens[draft.first]
    return row.key(draft.first - 1) == "و" or (row.chars[first.start] == "و" and draft.start > first.start)


def partitive(row: Row, draft: Draft, context: Context) -> str:
    """The kind of «ثلاث منها», «منهم 20», «بينها 5»: that of those they are part of."""
    apart = row.key(draft.first - 1) in _APART or row.key(draft.first - 1) in QUOTES  # «لم يبق منهم سوى 250 ألفا»
    before, after = row.key(draft.first - 1 - apart).removeprefix("و"), row.key(draft.last)
    after = row.key(draft.last + 1) if after == "فقط" else after
    word = after if after in SUBSET else before if before in SUBSET else ""
    if not word:
        return ""
    things = SUBSET[word] == "things"
    for _, kind in reversed(context.sentence[-_BACK:]):
        if (kind in PERSONS or kind in CASUALTIES) != things and kind not in _MEASURED:
            return kind
    if things and context.currency and number_scaled(draft.number):
        return "money"  # «مليار دولار، منها 70 مليونا للموانئ»
    if things:
        noun = _plural_before(row, draft.first - 1, persons=None)
        return noun.kind if noun else context.kind or "other"
    return context.persons or "people"


def elliptic(row: Row, draft: Draft, context: Context) -> str:
    """The kind of a number without a noun that goes on counting the same thing, "" when nothing shows that it does."""
    number, previous = draft.number, context.previous
    if number.definite or (number.value == 1 and not number.digits):
        return ""
    if previous is not None and draft.first - previous.last <= _REACH and not _parted(row, previous.last, draft.first):
        linked = _compared(row, draft) or (continued(row, draft) and _complete(row, draft.last)) or _placed(row, draft)
        linked = linked or _listed(row, draft, previous)
        if linked and (not draft.bare or not looks_like_year(number) or _alike(previous, number)):
            return context.kind
    if _counts(row, draft):
        noun = _plural_before(row, draft.first, persons=True)
        return noun.kind if noun and noun.kind in PERSONS and not context.kind else context.kind or context.counted
    scaled = number.value >= 1000 and not looks_like_year(number)
    if previous is not None and (scaled or not draft.bare) and number.exact and context.kind not in _MEASURED:
        return context.kind if previous.elliptic or _compared(row, draft) else ""
    return ""


def _parted(row: Row, begin: int, end: int) -> bool:
    return any(row.keys[index] in ("؛", ";", ".", ":", "(", ")") for index in range(begin, end))


def _complete(row: Row, index: int) -> bool:
    """Whether the figure ends here: a mark, a preposition or the end of the sentence follows."""
    if not row.is_word(index) or row.key(index) in words_of("not_units"):
        return True
    return row.keys[index].startswith("لل") or (row.keys[index][0] == "ل" and noun_of(row.keys[index]) is None)


def _compared(row: Row, draft: Draft) -> bool:
    index = draft.first - 1
    if row.key(index) in ("ال", "ب"):
        index -= 1
    word, pair = row.key(index), (row.key(index - 1), row.key(index))
    reached = word in _STOPS_AT and any(stem.startswith(_SETTLED) for stem in row.stems(index - 1))
    reached = reached or (word in _STOPS_AT and any(stem.startswith(_SETTLED) for stem in row.stems(index - 2)))
    return word in _COMPARED or pair in _COMPARED_BY or reached


def _listed(row: Row, draft: Draft, previous: Draft) -> bool:
    """«21 هدفا، 17 مع فريقه و4 مع غيره»: parts behind a comma."""
    part = draft.number.digits and draft.number.exact and 0 < draft.number.value < previous.number.value
    near = draft.first - previous.last
    joined = part and previous.unit is not None and near == 1 and row.key(previous.last) == "،"
    placed = draft.number.digits and previous.number.digits and row.key(previous.last) == "في" == row.key(draft.last)
    if placed and near <= _PLACE and row.key(draft.first - 1) in ("،", ",", "و"):
        return True  # «91 في العاصمة، 32 في الشمال»
    return joined and row.is_word(draft.last) and _complete(row, draft.last)


def _placed(row: Row, draft: Draft) -> bool:
    """«73 صحفيا في تركيا، وفي الصين 41 وفي مصر 20»."""
    ends = _complete(row, draft.last) or row.keys[draft.last][0] == "و"
    return ends and any(row.key(draft.first - back) == "وفي" and row.is_word(draft.first - 1) for back in (2, 3))


def _alike(previous: Draft, number: Number) -> bool:
    """Whether a year-like number is of the size of the figure before: «2500 جندي … و2000 في …»."""
    return previous.number.value >= 500 and number.value * 10 >= previous.number.value


def _counts(row: Row, draft: Draft) -> bool:
    return any(
        stem in _THE_COUNT
        for index in range(max(row.first, draft.first - _COUNT_REACH), draft.first)
        for stem in row.stems(index)
    )


def _plural_before(row: Row, index: int, *, persons: bool | None) -> Noun | None:
    """The nearest counted noun in the plural before a token, of persons, of things or of either."""
    for back in range(index - 1, max(-1, index - _ANTECEDENT_REACH), -1):
        for stem in (row.keys[back], *row.stems(back)):
            noun = noun_of(stem)
            if noun and noun.plural and persons in (None, noun.kind in PERSONS or noun.kind in CASUALTIES):
                return noun
    return None
