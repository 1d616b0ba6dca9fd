"""Commitments: the cases, deadlines, parties, and spans on damaged text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import article_of, read
from riwaya.annotate.promises.deadlines import as_day, as_deadline
from riwaya.lang.tables import load_table
from riwaya.model import Commitment
from riwaya.settings import Settings

CASES = load_table("commitments", folder="cases").rows
STATUS = frozenset(("planned", "denied-postponed", "done", "early", "broken", "moved", "conditional"))


def commitments_of(text: str, published: str) -> tuple[str, list[Commitment]]:
    """The raw text and its commitments."""
    reading = read(article_of(text + "\n"), Settings(published=published))
    return reading.article.text, list(reading.commitments)


@pytest.mark.parametrize("case", CASES, ids=[row["note"] for row in CASES])
def test_case(case: dict[str, str]) -> None:
    raw, found = commitments_of(case["input"], case["published"])
    shown = [(raw[c.span.start : c.span.end], c.deadline or "-", c.status) for c in found]
    if case["expected"] == "-":
        assert shown == []
        return
    words, deadline, status = case["expected"].split(" > ")
    assert any((words in w or w in words) and d == deadline and s == status for w, d, s in shown), shown


def test_a_letter_apart_from_its_word_is_read_over() -> None:
    _, found = commitments_of("وقعت الشركتان اتفاقا ل 5 سنوات ل توريد القمح ل.", "2024-03-10")
    assert len(found) <= 1


def test_status_words_are_known() -> None:
    assert {row["status"] for row in load_table("commitment_status").rows} <= STATUS


@pytest.mark.parametrize(
    ("value", "deadline"),
    [
        ("2024-05-12", "2024-05-12"),
        ("2024-05-12TMO", "2024-05-12"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-W20", "2024-05"),
        ("2024-SU", ""),
        ("FUTURE_REF", ""),
        ("P6W", ""),
    ],
)
def test_deadline_is_a_day_month_or_year(value: str, deadline: str) -> None:
    assert as_deadline(value) == deadline


def test_day_of_a_part_of_a_day() -> None:
    assert as_day("2018-06-26TMO") == "2018-06-26"


def test_the_owner_of_the_object_does_not_act() -> None:
    text = "قال السفير في تصريح قصير إنه سيرفض اقتراح روسيا قبل نهاية يونيو 2024."
    _, [commitment] = commitments_of(text, "2024-03-10")
    assert commitment.by != "russia"


def test_who_promises() -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن روسيا ستسحب قواتها من سوريا بحلول يونيو 2024."
    _, [commitment] = commitments_of(text, "2024-03-10")
    assert commitment.by == "russia"
    assert commitment.deadline == "2024-06"


def test_ids_are_unique_and_stable() -> None:
    text = "تعهدت الحكومة بإعادة بناء الجسر. وتعهدت الشركة بدفع التعويضات."
    first, second = commitments_of(text, "2024-03-10")[1], commitments_of(text, "2024-03-10")[1]
    assert first == second
    assert len({commitment.id for commitment in first}) == len(first) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([row["input"] for row in CASES] + ["«", "،", " ", "ـ", "\u200f", "سوف"]), max_size=5))
def test_spans_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    if not text.strip():
        return
    reading = read(article_of(text + "\n"), Settings(published="2024-03-10"))
    for commitment in reading.commitments:
        assert reading.article.quote(commitment.span).strip()
        assert commitment.what == reading.article.quote(commitment.span)
        if commitment.deadline_span is not None:
            assert commitment.span.contains(commitment.deadline_span)


def test_items_of_a_list_are_acts() -> None:
    text = "واتفق الجانبان على ما يلي:\n- سحب الدبابات من الخط بحلول 15 أكتوبر 2018.\n- فتح الطريق الدولي."
    raw, found = commitments_of(text, "2018-09-30")
    shown = [(raw[c.span.start : c.span.end], c.deadline) for c in found]
    assert shown == [("سحب الدبابات من الخط بحلول 15 أكتوبر 2018", "2018-10-15"), ("فتح الطريق الدولي", "")]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قالت فرنسا إنها ستعمل بالتعاون مع ألمانيا على حماية الحدود.", "france"),
        ("وعدت روسيا بتسليم القمح إلى مصر في مايو 2024.", "russia"),
        ("من المقرر أن تعقد اللجنة اجتماعها في العراق يوم 25 مارس 2024.", ""),
    ],
)
def test_a_helper_or_a_place_is_not_bound(text: str, party: str) -> None:
    found = commitments_of(text, "2024-03-10")[1]
    assert [commitment.by for commitment in found] == [party]


def test_spans_stay_in_their_sentence() -> None:
    text = "قال الوزير إن بلاده ستفتح السفارة.\n\nوتوقع مراقبون ذلك قبل نهاية العام الجاري."
    raw, found = commitments_of(text, "2024-03-10")
    assert all("\n" not in raw[c.span.start : c.span.end] for c in found)


@pytest.mark.parametrize(
    ("mark", "sentence", "status"),
    [
        ("keeps", "{} فرنسا بوعدها للشركات.", "done"),
        ("breaks", "{} فرنسا بوعدها للشركات.", "broken"),
        ("moves", "{} فرنسا موعد القمة إلى أبريل 2025.", "moved"),
        ("promise noun", "أوفت فرنسا ب{}ها للشركات.", "done"),
        ("its day", "القمة ستعقد في {} في مايو 2024.", "denied-postponed"),
        ("late", "القمة ستعقد في مايو 2024 دون {}.", "denied-postponed"),
        ("done", "{} الأعمال قبل الموعد المحدد.", "early"),
    ],
)
def test_words_of_keeping_and_moving(mark: str, sentence: str, status: str) -> None:
    missed = []
    for row in load_table("commitment_words").rows:
        if row["mark"] == mark:
            present = mark == "keeps" and row["word"][0] in "يت"  # these count behind «لم»
            _, found = commitments_of("لم " * present + sentence.format(row["word"]), "2024-02-14")
            if ("broken" if present else status) not in {commitment.status for commitment in found}:
                missed.append(row["word"])
    assert missed == []


def test_phrases_of_a_day_that_was_met() -> None:
    missed = []
    for row in load_table("commitment_cues").rows:
        if row["kind"] == "timely":
            _, found = commitments_of(f"أنجزت فرنسا سحب القوات {row['cue']}.", "2024-02-14")
            if not {"done", "early"} & {commitment.status for commitment in found}:
                missed.append(row["cue"])
    assert missed == []
