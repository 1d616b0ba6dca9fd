"""Quantities: cases, and every row of the tables they stand on; those of small words are in test_figure_grammar."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from riwaya.annotate import ANNOTATORS
from riwaya.annotate.quantities import QUANTITIES
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Article, Quantity, Reading, Skip
from riwaya.pipeline import check_order, read
from riwaya.settings import Settings

PIECES = ["1", "1,", "1 ", "12 شخصا ", "أكثر من ", "من 5 إلى ", "بين 3 و", "قتل ", "عدد القتلى ", "ا", "مئات ", "و5 "]
PIECES += ["و5 في ", "5 كتب منهم ", "أقل من شهرين 5 كتب ", "شهر أو شهرين ", "مقابل 7 ", "العدد 900 ", "5 أشخاص بينهم "]


def article(text: str) -> Article:
    return Article(id="a", text=text, digest="")


def quantities(text: str) -> list[Quantity]:
    """By the annotator alone, with no dates and no actors before it."""
    made = article(text)
    records = QUANTITIES.annotate(Reading(article=made, frame=frame_of(made)), Settings())
    return [record for record in records if isinstance(record, Quantity)]


def shown(quantity: Quantity) -> str:
    low = "" if quantity.minimum is None else str(quantity.minimum)
    high = "" if quantity.maximum is None else str(quantity.maximum)
    return f"{low}..{high} {quantity.modifier} {quantity.kind} {quantity.unit}".strip()


@pytest.mark.parametrize("row", load_table("quantities", folder="cases").rows, ids=lambda row: row["input"][:40])
def test_cases(row: dict[str, str]) -> None:
    expected = [] if row["expected"] == "-" else [part.strip() for part in row["expected"].split(";")]
    assert [shown(quantity) for quantity in quantities(row["input"])] == expected


@pytest.mark.parametrize("row", load_table("quantities_scope", folder="cases").rows, ids=lambda row: row["input"][:40])
def test_scope(row: dict[str, str]) -> None:
    found = [q for q in read(article(row["input"])).quantities if q.kind != "duration"]
    told = (";".join(values) for values in zip(*((q.party, q.place, q.as_of) for q in found), strict=True))
    assert tuple(told) == (row["party"], row["place"], row["as_of"])


@pytest.mark.parametrize(
    ("text", "count"), [("قالت حركة خمس نجوم إن الحكومة ستتشكل.", 0), ("نزل في فندق خمس نجوم.", 1)]
)
def test_a_number_in_a_name_counts_nothing(text: str, count: int) -> None:
    assert len(read(article(text)).quantities) == count


def test_every_modifier_is_read() -> None:
    missed = []
    for row in load_table("quantity_modifiers").rows:
        phrase = row["phrase"].replace("<count>", "عددها")
        text = f"جاءت {phrase} 15 سفينة" if row["place"] == "before" else f"جاءت 15 سفينة {phrase}"
        if phrase.endswith(" ب"):
            text = f"جاءت {phrase}ـ15 سفينة"
        found = quantities(text)
        if [quantity.modifier for quantity in found] != [row["modifier"]]:
            missed.append((phrase, [shown(quantity) for quantity in found]))
    assert missed == []


def test_every_unit_noun_is_read() -> None:
    missed = []
    for row in load_table("unit_nouns").rows:
        for form in (row["singular"], *filter(None, row["plural"].split("|"))):
            found = quantities(f"أحصت اللجنة 15 {form}.")
            if [quantity.kind for quantity in found] != [row["kind"]]:
                missed.append((form, [shown(quantity) for quantity in found]))
    assert missed == []


def test_every_currency_is_read() -> None:
    missed = []
    for row in load_table("currencies").rows:
        for form in row["forms"].split("|"):
            for nationality in row["nationality"].split("|"):
                found = quantities(f"دفعت اللجنة 15 {form} {nationality} أمس.")
                if [(q.kind, q.currency) for q in found] != [("money", row["currency"])]:
                    missed.append((form, nationality, [(q.kind, q.currency) for q in found]))
    assert missed == []


def test_every_casualty_cue_is_read() -> None:
    missed = []
    for row in load_table("casualty_cues").rows:
        text = f"{row['cue']} 15 شخصا." if row["place"] == "before" else f"إن 15 شخصا {row['cue']}."
        found = quantities(text)
        if [quantity.kind for quantity in found] != [row["kind"]]:
            missed.append((row["cue"], [shown(quantity) for quantity in found]))
    assert missed == []


def test_members_of_groups_are_counted() -> None:
    missed = []
    for row in load_table("counted_groups").rows:
        found = quantities(f"رأت اللجنة خمسة من {row['group']} أمس.")
        if [quantity.kind for quantity in found] != [row["kind"]]:
            missed.append((row["group"], [shown(quantity) for quantity in found]))
    assert missed == []


def test_numbered_nouns_are_names() -> None:
    missed = [
        row["noun"]
        for row in load_table("numbered_nouns").rows
        if quantities(f"نظرت اللجنة في {row['noun']} 15 بعد ذلك.")
    ]
    assert missed == []


def test_words_behind_numbers_that_are_not_counted() -> None:
    missed = [
        row["word"]
        for row in load_table("not_units").rows
        if any(q.unit == row["word"] for q in quantities(f"حضر 15 {row['word']} كما قيل."))
    ]
    assert missed == []


# A sentence in which the word of a class decides, and what it decides.
WORDS = {
    "of_forces": ("شارك 5 عناصر من {} أمس.", "troops"),
    "of_rescue": ("شارك 5 عناصر من {} أمس.", "people"),
    "of_state": ("شوهد 5 مقاتلين من {} أمس.", "troops"),
    "violent": ("جرت 5 عمليات {} أمس.", "attacks"),
    "carried_out": ("{} المسلحون 5 عمليات أمس.", "attacks"),
    "of_groups": ("شوهد 5 قادة {} أمس.", "fighters"),
    "disease": ("سجلت 5 حالات إصابة {} أمس.", "other"),
    "assault": ("وقع {} 5 مرات أمس.", "attacks"),
    "military": ("وصل 5 مستشارين إلى {} أمس.", "troops"),
    "garrison": ("وصل 5 مستشارين إلى {} أمس.", "troops"),
    "term": ("{} البالغة 8 أعوام طويلة.", "duration"),
    "belong": ("شوهد 5 أشخاص {} إلى داعش.", "fighters"),
    "armed": ("شوهد 5 أشخاص ينتمون إلى {}.", "fighters"),
    "carrier": ("غرق مركب {} 15 شخصا.", "people"),
    "aside": ("كان هناك 15 شخصا {} رجال ونساء وأطفال وشيوخ لقوا مصرعهم.", "killed"),
    "other_fate": ("قتلوا وبدأ {} 15 رجلا.", "people"),
    "persons_verb": ("{} أكثر من 700 ألف إلى المدن.", "people"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_around_figures_decide(name: str) -> None:
    sentence, kind = WORDS[name]
    missed = []
    for row in load_table("figure_words").rows:
        if row["class"] == name:
            found = [quantity.kind for quantity in quantities(sentence.format(row["word"]))]
            if kind not in found:
                missed.append((row["word"], found))
    assert missed == []


def test_what_somebody_wrote_is_not_counted() -> None:
    words = [row["word"] for row in load_table("figure_words").rows if row["class"] == "authored"]
    assert [word for word in words if quantities(f"كان الأستاذ قد ألف {word} عن الحرب.")] == []


def test_words_of_lasting_turn_a_bound() -> None:
    words = [row["word"] for row in load_table("figure_words").rows if row["class"] == "lasting"]
    assert [w for w in words if quantities(f"لا {w} أكثر من 5 أيام.")[0].modifier != "at_most"] == []


@pytest.mark.parametrize(
    ("name", "sentence", "party", "place"),
    [
        ("keeper", "{} فرنسا 300 جندي.", "france", ""),
        ("moving", "{} 300 جندي من سوريا.", "", "syria"),
        ("host", "{} تركيا 300 مهاجر.", "", "turkey"),
        ("clause", "اجتمع عدد من كبار الضباط أمس في سوريا {} 300 جندي وصلوا.", "", ""),
        ("contrast", "اجتمع عدد من كبار الضباط أمس في سوريا {} وصل 300 جندي.", "", ""),
        ("most", "وصل 300 جندي {} في سوريا.", "", ""),
    ],
)
def test_words_around_figures_tell_whose_and_where(name: str, sentence: str, party: str, place: str) -> None:
    missed = []
    for row in load_table("figure_words").rows:
        if row["class"] == name:
            found = read(article(sentence.format(row["word"]))).quantities[0]
            if (found.party, found.place) != (party, place):
                missed.append((row["word"], found.party, found.place))
    assert missed == []


def test_words_in_front_of_places() -> None:
    missed = []
    for row in load_table("figure_words").rows:
        if row["class"] == "where":
            texts = [
                f"قتل 15 شخصا {lead}{row['word']} {name} أمس." for lead in ("", "في ") for name in ("حلب", "سوريا")
            ]
            places = {read(article(text)).quantities[0].place for text in texts}
            if not places - {""}:
                missed.append(row["word"])
    assert missed == []


def test_since_and_as_of() -> None:
    since = read(article("تعرضت القوات لأكثر من 150 هجوما منذ 17 أكتوبر 2023.")).quantities[0]
    as_of = read(article("كان 2500 جندي في البلاد في 17 أكتوبر 2023.")).quantities[0]
    assert (since.as_of, since.since, as_of.as_of, as_of.since) == ("2023-10-17", True, "2023-10-17", False)


def test_every_class_of_words_around_figures_is_known() -> None:
    classes = {row["class"] for row in load_table("figure_words").rows}
    assert classes == {*WORDS, "lasting", "keeper", "moving", "host", "where", "clause", "contrast", "most", "authored"}


def test_shares_have_no_idioms() -> None:
    missed = [row["word"] for row in load_table("fraction_idioms").rows if quantities(f"بلغ ربع {row['word']} أمس.")]
    assert missed == []


def test_changes_make_two_figures() -> None:
    for row in load_table("change_verbs").rows:
        found = quantities(f"{row['word']} العدد من 15 إلى 20 سفينة.")
        assert [quantity.minimum for quantity in found] == [15, 20], row["word"]


def test_spans_quote_the_raw_text() -> None:
    text = "جُرح «أكثرُ من ٢٠ شخصًا» في الحادث، و\u200fقُتل ثلاثةٌ."
    found = quantities(text)
    assert [text[q.span.start : q.span.end] for q in found] == ["أكثرُ من ٢٠ شخصًا", "ثلاثةٌ"]
    assert [text[q.number.start : q.number.end] for q in found if q.number] == ["٢٠", "ثلاثةٌ"]


def test_a_bare_number_is_skipped_with_a_reason() -> None:
    made = article("وصلت الليرة إلى 4.2950 أمام العملات.")
    records = list(QUANTITIES.annotate(Reading(article=made, frame=frame_of(made)), Settings()))
    assert [record.reason for record in records if isinstance(record, Skip)] == ["a number without a counted thing"]


def test_dates_are_not_counted_again_and_durations_are() -> None:
    found = read(article("وصل الوفد في 3 مايو 2021 وبقي ثلاثة أسابيع.")).quantities
    assert [(quantity.kind, quantity.minimum) for quantity in found] == [("duration", 3)]


def test_route_has_what_it_needs() -> None:
    check_order(ANNOTATORS)


def seconds(piece: str, count: int, *, named: bool = False) -> float:
    """Processor time of the annotator, the least of several runs: a busy machine only ever adds to it. `named`: with
    the names of the text."""
    made = article(piece * count)
    reading = Reading(article=made, frame=frame_of(made))
    if named:
        known = read(made)
        reading = replace(reading, parties=known.parties, actors=known.actors, dates=known.dates)
    best = 9.0
    for _ in range(3):
        begun = time.process_time()
        list(QUANTITIES.annotate(reading, Settings()))
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_linear_on_hostile_text(piece: str) -> None:
    small, large = seconds(piece, 1_000), seconds(piece, 6_000)
    assert large < 14 * small + 0.02, f"six times the text took {large / small:.1f} times as long"


@pytest.mark.parametrize("piece", ["وفي العراق 15 جنديا و20 في سوريا ", "في العراق وسوريا و", "15 جنديا من سوريا "])
def test_linear_on_places_without_end(piece: str) -> None:
    small, large = seconds(piece, 300, named=True), seconds(piece, 1_800, named=True)
    assert large < 14 * small + 0.02, f"six times the text took {large / small:.1f} times as long"
