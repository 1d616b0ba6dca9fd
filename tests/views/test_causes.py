"""Chains in which one effect is the next cause."""

from __future__ import annotations

from riwaya.model import Span
from riwaya.views.causes import CauseRow, cause_chains
from riwaya.views.evidence import Evidence


def row(article: str, cause: str, effect: str, at: int = 0, day: str = "2024-01-10") -> CauseRow:
    """A cause statement at a place of an article."""
    left = Evidence(article, "", "", day, Span(at, at + len(cause)), cause)
    right = Evidence(article, "", "", day, Span(at + 200, at + 200 + len(effect)), effect)
    return CauseRow(left, "أدى", right, "actual", "", f"{article}-{at}")


def test_a_chain_over_two_texts() -> None:
    rows = [
        row("a", "انقطاع التيار الكهربائي", "إغلاق مصنع الأسمنت"),
        row("b", "إغلاق مصنع الأسمنت القديم", "تسريح العمال", day="2024-02-01"),
        row("c", "هطول الأمطار", "فيضان الوادي"),
    ]
    assert [[link.record for link in chain] for chain in cause_chains(rows)] == [["a-0", "b-0"]]


def test_a_shared_word_is_no_chain() -> None:
    rows = [row("a", "انقطاع التيار", "إغلاق مصنع الأسمنت"), row("b", "مصنع السكر الجديد", "ازدحام الطريق")]
    assert cause_chains(rows) == ()


def test_texts_far_apart_are_no_chain() -> None:
    rows = [
        row("a", "انقطاع التيار", "إغلاق مصنع الأسمنت"),
        row("b", "إغلاق مصنع الأسمنت", "تسريح العمال", day="2026-02-01"),
    ]
    assert cause_chains(rows) == ()


def test_what_follows_in_one_text_is_a_chain() -> None:
    first = row("a", "هطول الأمطار", "فيضان الوادي")
    second = CauseRow(first.effect, "ما أدى", first.cause, "actual", "", "a-9", follows="a-0")
    assert [len(chain) for chain in cause_chains([first, second])] == [2]


def test_a_cause_with_a_clause_of_its_own_behind_the_effect_is_no_hop() -> None:
    words = "أدى الجفاف إلى نزوح السكان، وكان آخره احتراق مخيم"
    first = row("a", "هطول الأمطار", "نزوح السكان")
    inside = Evidence("a", "", "", "2024-01-10", Span(200, 211), "نزوح السكان")
    whole = Evidence("a", "", "", "2024-01-10", Span(186, 186 + len(words)), words)
    first = CauseRow(first.cause, "أدى", inside, "actual", "", "a-0")
    second = CauseRow(whole, "ما تسبب في", first.cause, "actual", "", "a-9", follows="a-0")
    assert cause_chains([first, second]) == ()
