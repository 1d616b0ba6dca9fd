"""Events: the cases of the lexicon, clauses, selection, roles, and spans on damaged text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import article_of, read
from riwaya.annotate.happenings.clauses import clauses_in
from riwaya.annotate.happenings.cues import forms
from riwaya.annotate.happenings.status import status_of
from riwaya.annotate.happenings.triggers import triggers_in
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table
from riwaya.model import Event, Reading, Span
from riwaya.settings import Settings

CASES = load_table("events", folder="cases").rows
EXTENTS = load_table("event_extents", folder="cases").rows
ROLES = load_table("event_roles", folder="cases").rows
PLOVER = frozenset(row["plover"] for row in load_table("plover_types").rows)


def found_in(text: str) -> list[tuple[str, str, str]]:
    """(word, type, status) of every candidate event of a text, from its tokens alone."""
    frame = frame_of(article_of(text + "\n"))
    found = []
    for start, end in frame.sentences:
        tokens = frame.tokens_in(start, end)
        for clause in clauses_in(frame, tokens, triggers_in(frame, tokens)):
            cue = clause.head.cue
            assert cue is not None
            if cue.weight != "other":
                word = frame.text.quote(clause.head.start, frame.tokens[clause.head.at].end)
                found.append((word, cue.plover, status_of(frame, clause)))
    return found


@pytest.mark.parametrize("case", CASES, ids=[row["note"] for row in CASES])
def test_case(case: dict[str, str]) -> None:
    found = found_in(case["input"])
    if case["expected"] == "-":
        assert found == []
    else:
        word, plover, status = case["expected"].split(" > ")
        assert (word, plover, status) in [(w, p, s) for w, p, s in found], found


@pytest.mark.parametrize("case", EXTENTS, ids=[row["note"] for row in EXTENTS])
def test_extent_case(case: dict[str, str]) -> None:
    raw, events = events_of(case["input"] + "\n", published="2024-05-14")
    word, words = case["expected"].split(" > ")
    found = [
        raw[event.span.start : event.span.end]
        for event in events
        if word == raw[event.trigger.start : event.trigger.end]
    ]
    assert found == [words]


@pytest.mark.parametrize("case", ROLES, ids=[row["note"] for row in ROLES])
def test_role_case(case: dict[str, str]) -> None:
    raw, events = events_of(case["input"] + "\n", published="2024-05-14")
    word, *expected = case["expected"].split(" > ")

    def told(span: Span | None) -> str:
        return "-" if span is None else raw[span.start : span.end]

    found = [
        (told(event.actor_span), told(event.target_span), event.date)
        for event in events
        if word in raw[event.trigger.start : event.trigger.end]
    ]
    assert any(all(e in ("*", f) for e, f in zip(expected, row, strict=True)) for row in found), found


def events_of(text: str, published: str = "2024-03-10") -> tuple[str, list[Event]]:
    """The raw text and its events."""
    reading = read(article_of(text + "وكان الطقس معتدلا في معظم أنحاء البلاد.\n"), Settings(published=published))
    return reading.article.text, list(reading.events)


def test_types_are_plover_and_roots_cameo() -> None:
    for name in ("event_verbs", "event_nouns", "event_participles"):
        for row in load_table(name).rows:
            assert row["plover"] in PLOVER, row
            assert row["cameo"].isdigit(), row
            assert 1 <= int(row["cameo"]) <= 20, row
            assert row["weight"] in ("strong", "usual", "weak", "other"), row


def test_every_lexicon_row_can_be_met() -> None:
    table = forms()
    lemmas = {cue.lemma for options in table.values() for form in options for cue in form.cues}
    for name, column in (("event_verbs", "past"), ("event_nouns", "noun"), ("event_participles", "participle")):
        assert {row[column] for row in load_table(name).rows} <= lemmas


def test_a_toll_is_one_event() -> None:
    raw, events = events_of("قُتل ثلاثة جنود وأصيب خمسة آخرون بجروح في هجوم على حاجز قرب الموصل الأحد.\n")
    assert [event.plover for event in events] == ["ASSAULT"]
    assert "أصيب خمسة" in raw[events[0].span.start : events[0].span.end]


def test_what_is_demanded_is_not_listed_beside_the_demand() -> None:
    _, events = events_of("طالبت المعارضة العراقية باعتقال الوزير ومحاكمته يوم الثلاثاء.\n")
    assert [event.plover for event in events] == ["REQUEST"]


def test_what_a_statement_is_about_is_not_listed() -> None:
    _, events = events_of("كان الناس في انتظار خبر سار. وقال الناطق إن المفاوضات مع الجارة الشمالية تحتاج إلى وقت.\n")
    assert events == []


def test_a_word_in_the_name_of_a_body_is_no_event() -> None:
    _, events = events_of("تقع مكاتب منظمة العفو الدولية في لندن منذ أعوام.\n")
    assert events == []


def test_a_happening_taken_as_given_stands_beside_the_demand() -> None:
    _, events = events_of("طالبت الأمم المتحدة بتحقيق مستقل بعد مقتل خمسة مدنيين في غارة على صنعاء الجمعة.\n")
    assert [event.plover for event in events] == ["REQUEST", "ASSAULT"]


def test_roles_of_an_active_clause() -> None:
    raw, [event] = (
        events_of("قصفت الطائرات الإسرائيلية مواقع حركة حماس في غزة أمس السبت.\n")[0],
        events_of("قصفت الطائرات الإسرائيلية مواقع حركة حماس في غزة أمس السبت.\n")[1],
    )
    assert event.actor_span is not None
    assert "الطائرات الإسرائيلية" in raw[event.actor_span.start : event.actor_span.end]


def test_who_suffers_a_toll_is_its_target() -> None:
    text = "أعلن المصدر مقتل أربعة جنود برصاص مسلحين مجهولين في كركوك.\n"
    raw, events = events_of(text)
    event = events[0]
    assert event.target_span is not None
    assert event.actor_span is not None
    assert "جنود" in raw[event.target_span.start : event.target_span.end]
    assert "مسلحين" in raw[event.actor_span.start : event.actor_span.end]


def test_a_lone_sentence_gives_only_its_news() -> None:
    news = read(article_of("قُتل ثلاثة جنود في هجوم على حاجز قرب الموصل الأحد.\n"), Settings(published="2024-03-10"))
    mention = read(article_of("كتب الصحفي عن سياسة الاغتيالات التي عرفتها البلاد.\n"), Settings(published="2024-03-10"))
    assert [event.plover for event in news.events] == ["ASSAULT"]
    assert mention.events == ()


def test_events_are_stable_and_ids_unique() -> None:
    text = "اتهمت بغداد أنقرة بقصف قرى حدودية. ونفت أنقرة ذلك. وعقد المجلس جلسة طارئة الخميس.\n"
    first, second = events_of(text)[1], events_of(text)[1]
    assert first == second
    assert len({event.id for event in first}) == len(first)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([row["input"] for row in CASES] + ["«", "،", " ", "ـ", "\u200f", "قتلوا"]), max_size=5))
def test_spans_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts) + "\n"
    if not text.strip():
        return
    reading: Reading = read(article_of(text), Settings(published="2024-03-10"))
    for event in reading.events:
        for span in (event.span, event.trigger, event.actor_span, event.target_span, event.quantity):
            assert span is None or reading.article.quote(span).strip()
        assert event.span.contains(event.trigger)


@pytest.mark.parametrize("text", ["قتل " * 20000, "،" * 50000, "9" * 100000, "الذي " * 20000, "وقتل" * 20000])
def test_hostile_input_takes_linear_time(text: str) -> None:
    frame = frame_of(article_of(text + "\n"))
    for start, end in frame.sentences:
        tokens = frame.tokens_in(start, end)
        clauses_in(frame, tokens, triggers_in(frame, tokens))


def test_an_analysis_does_not_date_what_it_recalls() -> None:
    recalled = "ولم ينس أحد هجوم الفصائل على القاعدة وسقوط قتلى فيه.\n"
    filling = "وكان الطقس معتدلا في معظم أنحاء البلاد، ولم يتغير شيء في حياة الناس هناك.\n" * 40
    dates = []
    for opening in ("تبدو المنطقة هادئة لمن ينظر إليها من بعيد.\n", "وقع ذلك مساء السبت في العاصمة.\n"):
        raw, events = events_of(opening + recalled + filling)
        dates += [event.date for event in events if "هجوم" in raw[event.span.start : event.span.end]]
    assert dates == ["", "2024-03-10"]
