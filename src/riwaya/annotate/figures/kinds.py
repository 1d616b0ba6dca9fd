"""The kind of a figure: by its noun, by what happened to those counted, or by the figure before."""

from __future__ import annotations

from riwaya.annotate.figures.bounds import limited
from riwaya.annotate.figures.casualties import apart, casualty, direct_casualty, executed, lost
from riwaya.annotate.figures.draft import Draft
from riwaya.annotate.figures.ellipsis import (
    CASUALTIES,
    SUBSET,
    Context,
    continued,
    elliptic,
    looks_like_year,
    partitive,
)
from riwaya.annotate.figures.knowledge import (
    PERSONS,
    beginnings_of,
    class_of,
    currencies,
    grammar,
    key,
    noun_of,
    openings,
    phrases,
    words_of,
)
from riwaya.annotate.figures.row import Row
from riwaya.annotate.figures.senses import diseased

_OF_ARMED, _OF_STATE = openings("armed body"), openings("state body")
_OLD_YEARS = range(1700, 1900)
# «بينهم 5 من قوات النظام، و18 عنصرا»: how far the next of a list may stand.
_NEAR, _FAR, _FALLEN = 3, 7, 8
_REACH, _BRACKET = 14, 4
_ANOTHER = grammar("another")
_REACHED = grammar("reached")
_STRENGTH = grammar("of strength")
_RATES = grammar("rate")
_MEASURES = grammar("measure")
_MEASURED = ("duration", "percent", "money")
_ADDED = phrases("added")
_WORTH = grammar("worth")
_SOME = grammar("some")
_TO_WHOM = grammar("to whom")
_TOLD, _CASES = grammar("told apart"), grammar("case noun")
_SINCE, _FIRST, _RATE_AGAINST = grammar("since"), grammar("first of them"), grammar("rate against")


def kind_of(row: Row, draft: Draft, context: Context) -> str:
    """The figure's kind, "" when it is no quantity."""
    number, unit = draft.number, draft.unit
    if number.fraction:
        return _share(row, draft)
    if unit is not None and unit.kind == "duration" and _first_since(row, draft.first):
        return ""
    if unit is None and row.key(number.last) in _RATE_AGAINST and _is_money(row.key(number.last + 1)):
        return "money"  # «هبطت الليرة إلى 7.24 مقابل الدولار»
    if context.previous is not None and _of_the_same(row, draft):
        return context.kind
    if unit is not None and key(unit.text) in _ANOTHER:
        if context.kind in _MEASURED:
            return context.counted or "other"  # «مئة طائرة بقيمة عشرة مليارات دولار و30 أخرى»
        return context.kind or context.counted or "other"  # «80 طائرة و30 أخرى»
    if row.key(draft.first - 1).lstrip("وب") in _RATES and (unit is None or not unit.known):
        return "percent"
    floor = context.previous.last if context.previous else row.first
    partly = unit is not None and not unit.known and row.key(number.last) == "من"
    if partly and context.money and number.value >= 1_000_000:
        return "money"  # «42 مليون يورو، إضافة إلى ثمانية ملايين من الحوافز»
    if unit is not None and not unit.person:
        direct = "" if unit.known else direct_casualty(row, draft.first, floor)
        if key(unit.text) in _CASES and casualty(row, draft.first, draft.last, floor) == "killed":
            return "killed"  # «توفيت 37 حالة»
        return direct or ("" if _weak(row, draft) else unit.kind)
    if number.value == 1 and not number.digits and (unit is None or (draft.bare and not limited(row, draft.last))):
        return ""
    part = partitive(row, draft, context) if unit is None else ""
    if part and part not in PERSONS and part not in CASUALTIES:
        return part
    if part in CASUALTIES and apart(row, draft.first):
        part = "people"  # «أسر 5 منهم»
    kind = _suffered(row, draft, context, floor) or part
    if kind:
        return kind
    if unit is not None:
        return "" if _weak(row, draft) else "fighters" if _enlisted(row, draft) else _of_body(row, draft) or unit.kind
    return elliptic(row, draft, context) or _bare(row, draft, context)


def _first_since(row: Row, index: int) -> bool:
    """Whether a length tells since when nothing like it was: «للمرة الأولى منذ 28 عاما»."""
    if row.key(index - 1) not in _SINCE:
        return False
    return any(not _FIRST.isdisjoint((row.keys[k], *row.stems(k))) for k in range(max(row.first, index - 3), index - 1))


def _is_money(word: str) -> bool:
    return word.removeprefix("ال") in currencies()


def _suffered(row: Row, draft: Draft, context: Context, floor: int) -> str:
    """Killed or wounded by the words around or by the figure before, "" for those whom a disease struck."""
    kind = casualty(row, draft.first, draft.last, floor) or _among_fallen(row, draft)
    armed = draft.unit is not None and draft.unit.kind in ("troops", "fighters")
    if not kind and (executed(row, draft.first) or (armed and lost(row, draft.first))):
        return "killed"
    if kind == "wounded" and diseased(row, draft.first, draft.last):
        return ""  # «أصيب مليون شخص بالمرض»
    if not kind and context.kind in CASUALTIES and row.key(draft.first - 1) in _TOLD:
        return context.kind  # «قتل 23 عنصرا، هم خمسة جنود»
    return kind or _inherited(row, draft, context)


def _among_fallen(row: Row, draft: Draft) -> str:
    """Killed or wounded, where those counted are among such: «سقط قتلى من الحرس، بينهم اثنان من القادة»."""
    if SUBSET.get(row.key(draft.first - 1).removeprefix("و")) != "persons":
        return ""
    kinds = set()
    for index in range(draft.first - 2, max(row.first, draft.first - _FALLEN) - 1, -1):
        if row.tokens[index].kind == "number" or row.keys[index] in (".", "؛"):
            return ""
        noun = noun_of(row.keys[index].removeprefix("و"))
        if noun and noun.plural and noun.kind in CASUALTIES:
            kinds.add(noun.kind)
    return kinds.pop() if len(kinds) == 1 else ""


def _of_the_same(row: Row, draft: Draft) -> bool:
    """«12 مجموعة مسيحية وخمس إسلامية»: an adjective in the singular where three to ten want a plural."""
    number, unit = draft.number, draft.unit
    if unit is None or not (unit.person and number.exact and 3 <= number.value <= 10 and continued(row, draft)):
        return False
    word = key(unit.text)
    noun = noun_of(word)
    return word.endswith("يه") and unit.first == number.last and (noun is None or not noun.plural)


def _enlisted(row: Row, draft: Draft) -> bool:
    """«ثمانية أشخاص … ينتمون إلى تنظيم …»: persons who belong to an armed group."""
    for index in range(draft.last, min(draft.last + 10, row.last)):
        if row.keys[index] in (".", "؛", "،"):
            return False
        if row.keys[index].startswith(beginnings_of("belong")):
            return any(row.key(k).lstrip("ل").startswith(beginnings_of("armed")) for k in range(index + 1, index + 4))
    return False


def _of_body(row: Row, draft: Draft) -> str:
    """«47 شخصا من القوات الإماراتية» are troops, «ثلاثة أشخاص من التنظيم» fighters."""
    if draft.unit is None or draft.unit.kind != "people" or row.key(draft.last) != "من":
        return ""
    body = row.key(draft.last + 1 + (row.key(draft.last + 1) == "#"))
    return "troops" if body.startswith(_OF_STATE) else "fighters" if body.startswith(_OF_ARMED) else ""


def _weak(row: Row, draft: Draft) -> bool:
    """A lone «واحد» that is no measure, or a year-like number before a word that the tables do not know."""
    number, unit = draft.number, draft.unit
    if number.value == 1 and not number.digits:
        measured = unit is not None and (unit.kind in _MEASURED or row.keys[unit.first].removesuffix("ا") in _MEASURES)
        some = unit is not None and row.keys[unit.first] in _SOME
        return draft.bare and not measured and (some or not limited(row, draft.last))
    old = number.digits and number.last - number.first == 1 and number.value in _OLD_YEARS  # «لمصر 1899 توجه»
    return draft.bare and (old or looks_like_year(number)) and unit is not None and not unit.known


def _share(row: Row, draft: Draft) -> str:
    """«نصف السكان» is a percentage; «نصف كيلومتر» a measure; «نصف ساعة» a duration; «نحو النصف» a percentage."""
    unit, number = draft.unit, draft.number
    if number.definite and unit is None and row.key(draft.first - 1) == "الي" and _halved(row, draft):
        return "percent"
    if row.key(number.last) == "ما" and row.is_word(number.last + 1) and unit is None and not number.definite:
        return "percent"  # «نصف ما طلبته المنظمة»
    if number.definite and (unit is None or row.key(number.last) == "من"):
        return "" if draft.bare or row.key(number.last) in words_of("fraction_idioms") else "percent"
    if unit is None or number.definite or row.key(number.last) in words_of("fraction_idioms"):
        return ""
    if unit.kind in ("duration", "money") or (unit.first < len(row.keys) and row.keys[unit.first] in _MEASURES):
        return unit.kind
    return "percent"


def _halved(row: Row, draft: Draft) -> bool:
    """«خفضت وارداتها إلى النصف»."""
    verbs = words_of("change_verbs")
    back = range(max(row.first, draft.first - 12), draft.first)
    return not row.key(draft.last).startswith("ال") and any(stem in verbs for k in back for stem in row.stems(k))


def _inherited(row: Row, draft: Draft, context: Context) -> str:
    """Killed or wounded by what the figure before is: «مقتل 3 جنود و5 مدنيين», «70 قتيلا بينهم 43»."""
    previous = context.previous
    if previous is None or context.kind not in CASUALTIES:
        return ""
    if row.key(draft.first - 1).removeprefix("و") in SUBSET:
        return context.kind
    if previous.unit is not None and previous.unit.kind in CASUALTIES:
        return ""
    if row.key(draft.first - 1) == "(" and draft.number.value < previous.number.value:
        return context.kind if draft.first - previous.last <= _BRACKET else ""  # «إصابة ستة (أربعة جنود وشرطيان)»
    owned = "من" in (row.key(k) for k in range(previous.last - 2, previous.last + 2))
    if (row.key(draft.first - 2).removeprefix("و"), row.key(draft.first - 1)) in _ADDED:
        return context.kind if draft.first - previous.last <= _REACH else ""
    reach = _FAR if owned else _NEAR
    return context.kind if continued(row, draft) and draft.first - previous.last <= reach else ""


def _bracketed(row: Row, draft: Draft, context: Context) -> bool:
    """«في الجنوب (166 حالة) والشرق (139)»."""
    alone = row.key(draft.first - 1) == "(" and row.key(draft.last) == ")" and draft.number.digits and draft.bare
    after = alone and context.previous is not None and row.key(context.previous.first - 1) == "("
    return after and not looks_like_year(draft.number)


def _many(word: str) -> bool:
    """«أكثر من مليون يحملون الجنسية»: a verb of persons in the plural."""
    return len(word) > 4 and word[0] == "ي" and word.endswith("ون")


def _persons_move(row: Row, first: int) -> bool:
    """Whether a verb that only persons do stands right before: «فر أكثر من 700 ألف»."""
    verbs = class_of("persons_verb")
    return any(stem in verbs for index in range(max(row.first, first - 2), first) for stem in row.stems(index))


def _bare(row: Row, draft: Draft, context: Context) -> str:
    """The kind of a number with no noun at all and nothing before that it goes on counting."""
    number = draft.number
    before = row.key(draft.first - 1)
    if number.digits and before in (":", "،") and row.key(draft.last).startswith("لل"):
        return "other"  # «على الشكل التالي: 2 للمدينة، 1 للقرية»
    if before == "(" and row.key(draft.last) == ")" and context.kind == "percent" and isinstance(number.value, float):
        return "percent"  # «13,4 في المئة متقدما على منافسيه (6,3) و(1,4)»
    if not number.exact:
        return "money" if number.value >= 1_000_000_000 else "people"
    if number.value == 2 and not number.digits:
        return "" if number.definite or before == "او" else "people"  # «فرصة أو اثنتين»
    if number.definite and not number.digits and 3 <= number.value <= 10:
        if before in _TO_WHOM:
            return "people"  # «المشتبه بهم الأربعة»
        return context.persons if before not in ("الساعه",) else ""
    scaled = number.value >= 1000 and (not number.digits or row.is_word(number.last - 1))
    if scaled and before in _WORTH:
        return "money"  # «صفقة بقيمة 15 مليارا»
    if scaled and context.money:
        return "money"  # «مليار دولار، منها 70 مليونا للموانئ و930 مليونا للإغاثة»
    if _bracketed(row, draft, context):
        return context.kind
    follows = row.key(draft.last)
    if scaled and (
        follows == "الذين"
        or follows in class_of("persons_verb")
        or follows.endswith("وا")
        or _many(follows)
        or _persons_move(row, draft.first)
    ):
        return "people"
    if scaled or not (draft.bare or looks_like_year(number)):
        return "people" if scaled and context.kind == "people" else "other"
    if before in _STRENGTH and isinstance(number.value, float):
        return "other"  # «زلزال بقوة 6.4»
    return "other" if before in _REACHED and not looks_like_year(number) else ""
