"""Annotator of quantities: every counted or measured thing, with bounds, kind and unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.annotate.base import Annotator, Record
from riwaya.annotate.figures.casualties import casualty, direct_casualty
from riwaya.annotate.figures.drafts import Draft, drafts_of
from riwaya.annotate.figures.knowledge import PERSONS, key, words_of
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.scope import scoped
from riwaya.model import Quantity, Reading, Skip, Span, TimeMention
from riwaya.settings import Settings

_SUBSET = frozenset({"بينهم", "بينها", "منهم", "منها", "ضمنهم", "بينهن", "منهن", "بينهما", "منهما"})
_REACHED = frozenset({"بلغ", "بلغت", "يبلغ", "تبلغ", "بلغوا"})
_YEARS = ("عام", "اعوام", "سن", "العام", "شهر", "اشهر", "ربيع")
_RATES = frozenset({"نسبه", "النسبه"})
_AGES = ("عمر", "العمر", "اعمار", "سن", "البالغ")
_OF_AGE = frozenset({"العمر", "عمره", "عمرها", "عمرهم", "عمري"})
_AGE_BOUNDS = frozenset({"دون", "تحت", "فوق"})
_MEASURES = frozenset({"كيلومتر", "كم", "متر", "ميل", "طن", "كيلو", "لتر", "برميل", "درجه", "كيلوغرام", "دزينه"})
_BELONG = ("ينتم", "المنتم", "منتم", "تابعين", "التابعين", "مرتبطين", "المرتبطين")
_GROUPS = ("تنظيم", "التنظيم", "داعش", "القاعده", "جماع", "الجماع", "ميليشي", "الميليشي", "طالبان", "خلي")
_CASUALTIES = frozenset({"killed", "wounded"})


@dataclass(slots=True)
class _Context:
    """What was found last in the sentence and in the article."""

    previous: Draft | None = None
    kind: str = ""
    persons: str = ""


def annotate_quantities(reading: Reading, settings: Settings) -> Iterable[Record]:
    """Find the quantities of a reading, with whose, where and as of when."""
    frame = reading.framed()
    row = Row(frame)
    times = _Times(reading.dates)
    found: list[tuple[Quantity, int]] = []
    skips: list[Skip] = []
    context = _Context()
    for start, end in frame.sentences:
        drafts = drafts_of(row, row.sentence(start, end))
        context.previous, context.kind = None, ""
        for draft in drafts:
            record = _record(row, draft, context, times)
            if isinstance(record, Quantity):
                unit = draft.unit
                behind = unit.last if unit and unit.first >= draft.number.last else draft.number.last
                found.append((record, behind))
            elif record:
                skips.append(record)
    yield from scoped(found, reading, row)
    yield from skips


class _Times:
    """Time mentions by position."""

    def __init__(self, mentions: Iterable[TimeMention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._ends = [mention.span.end for mention in self._mentions]

    def at(self, span: Span) -> TimeMention | None:
        """The mention that overlaps a span."""
        k = bisect_left(self._ends, span.start + 1)
        if k < len(self._mentions) and self._mentions[k].span.start < span.end:
            return self._mentions[k]
        return None


def _record(row: Row, draft: Draft, context: _Context, times: _Times) -> Quantity | Skip | None:
    number = draft.number
    span = row.frame.span(draft.start, draft.end)
    here = row.frame.span(number.start, number.end)
    age = _is_age(row, draft)
    mention = None if age else times.at(here)
    if mention and not _lasting(row, mention, draft):
        return None
    kind = "other" if age else _kind(row, draft, context)
    if not kind:
        if number.digits and not draft.unit:
            return Skip(span, "a number without a counted thing", "quantity-bare")
        return None
    minimum, maximum = draft.minimum, draft.maximum
    if number.fraction and kind == "percent":
        minimum, maximum = _hundredfold(minimum), _hundredfold(maximum)
    context.previous, context.kind = draft, kind
    if kind in PERSONS or kind in _CASUALTIES:
        context.persons = kind
    unit = draft.unit
    return Quantity(
        span=span,
        minimum=minimum,
        maximum=maximum,
        modifier=draft.modifier,
        kind=kind,
        unit=unit.text if unit else "",
        number=here,
        currency=unit.currency if unit else "",
        rule="quantity-" + ("range" if draft.modifier == "range" else "digits" if number.digits else "words"),
    )


def _lasting(row: Row, mention: TimeMention, draft: Draft) -> bool:
    """Whether a time mention is a counted duration («ثلاث سنوات»), which is a quantity as well."""
    if mention.type != "DURATION" or mention.relative or draft.unit is None or draft.unit.kind != "duration":
        return False
    return not any(word.startswith(_RELATIVE) for word in (row.key(draft.last), row.key(draft.last - 1)))


_RELATIVE = ("الماضي", "المقبل", "القادم", "قادم", "مقبل", "ماضي", "المنصرم", "الاخير", "السابق", "التالي", "الجاري")


def _is_age(row: Row, draft: Draft) -> bool:
    """«عمره 14 عاما», «علي (20 عاما)», «دون 24 عاما»: an age, not a duration."""
    unit = draft.unit
    if unit is None or unit.kind != "duration" or not key(unit.text).startswith(_YEARS):
        return False
    before, after = row.key(draft.first - 1), row.key(draft.last)
    if (before == "(" and after in (")", "،", "-")) or (before in ("،", ",") and after in ("،", ",", ":")):
        return True
    if after == "من" and row.key(draft.last + 1) in _OF_AGE:
        return True
    if draft.first < draft.number.first and row.stems(draft.first) and set(row.stems(draft.first)) & _AGE_BOUNDS:
        return True
    if before in ("يبلغ", "تبلغ") and row.key(draft.first - 2) in ("الذي", "التي", "ويبلغ"):
        return True
    near = range(max(row.first, draft.first - 4), draft.number.first)
    return any(stem.startswith(_AGES) and not stem.startswith("سنو") for index in near for stem in row.stems(index))


def _kind(row: Row, draft: Draft, context: _Context) -> str:
    """The figure's kind, "" when it is no quantity."""
    number, unit = draft.number, draft.unit
    if number.fraction:
        return _share(row, draft)
    if row.key(draft.first - 1).lstrip("وب") in _RATES and (unit is None or not unit.known):
        return "percent"
    floor = context.previous.last if context.previous else row.first
    if unit is not None and not unit.person:
        direct = "" if unit.known else direct_casualty(row, draft.first, floor)
        return direct or ("" if _weak(draft) else unit.kind)
    if number.value == 1 and not number.digits and draft.bare:
        return ""
    kind = casualty(row, draft.first, draft.last, floor) or _inherited(row, draft, context)
    if kind:
        return kind
    if unit is not None:
        return "" if _weak(draft) else "fighters" if _enlisted(row, draft) else unit.kind
    return _bare(row, draft, context)


def _enlisted(row: Row, draft: Draft) -> bool:
    """«ثمانية أشخاص … ينتمون إلى تنظيم …»: persons who belong to an armed group."""
    for index in range(draft.last, min(draft.last + 10, row.last)):
        if row.keys[index] in (".", "؛", "،"):
            return False
        if row.keys[index].startswith(_BELONG):
            return any(row.key(k).lstrip("ل").startswith(_GROUPS) for k in range(index + 1, index + 4))
    return False


def _weak(draft: Draft) -> bool:
    """A lone «واحد», or a year-like number before a word that the tables do not know."""
    number, unit = draft.number, draft.unit
    if number.value == 1 and not number.digits:
        return draft.bare
    year = number.digits and draft.bare and isinstance(number.value, int) and 1900 <= number.value <= 2100
    return year and number.last - number.first == 1 and unit is not None and not unit.known


def _share(row: Row, draft: Draft) -> str:
    """«نصف السكان» is a percentage; «نصف كيلومتر» a measure; «نصف ساعة» a duration."""
    unit = draft.unit
    if unit is None or draft.number.definite or row.key(draft.number.last) in words_of("fraction_idioms"):
        return ""
    if unit.kind in ("duration", "money") or (unit.first < len(row.keys) and row.keys[unit.first] in _MEASURES):
        return unit.kind
    return "percent"


def _inherited(row: Row, draft: Draft, context: _Context) -> str:
    """Killed or wounded by what the figure before is: «مقتل 3 جنود و5 مدنيين», «70 قتيلا بينهم 43»."""
    previous = context.previous
    if previous is None or context.kind not in _CASUALTIES:
        return ""
    before = row.key(draft.first - 1)
    if before.removeprefix("و") in _SUBSET or row.key(draft.last) in ("منهم", "منهما", "منهن"):
        return context.kind
    gap = draft.first - previous.last
    if previous.unit is not None and previous.unit.kind in _CASUALTIES:
        return ""
    joined = before == "و" or (
        row.chars[row.tokens[draft.first].start] == "و" and draft.start > row.tokens[draft.first].start
    )
    return context.kind if joined and gap <= 3 else ""


def _bare(row: Row, draft: Draft, context: _Context) -> str:
    """The kind of a number with no noun at all."""
    number = draft.number
    before, after = row.key(draft.first - 1), row.key(draft.last)
    if not number.exact:
        return "money" if number.value >= 1_000_000_000 else "people"
    if number.value == 2 and not number.digits:
        return "" if number.definite else "people"
    if before.removeprefix("و") in _SUBSET or after in _SUBSET:
        return context.persons or "people"
    if number.definite and not number.digits and 3 <= number.value <= 10:
        return context.persons if before not in ("الساعه",) else ""
    year = number.digits and isinstance(number.value, int) and 1900 <= number.value <= 2100
    scaled = number.value >= 1000 and (not number.digits or row.is_word(number.last - 1))
    if scaled or not (draft.bare or year):
        return "other"
    return "other" if before in _REACHED and not year else ""


def _hundredfold(value: float | int | None) -> float | int | None:
    if value is None:
        return None
    share = round(value * 100, 2)
    return int(share) if share == int(share) else share


QUANTITIES = Annotator(
    "quantities",
    annotate_quantities,
    needs=frozenset({"dates", "actors", "parties"}),
    gives=frozenset({"quantities"}),
)
