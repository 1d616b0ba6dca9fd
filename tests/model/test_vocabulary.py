"""Numbers and columns of words."""

from __future__ import annotations

from riwaya import article_of
from riwaya.clean import frame_of
from riwaya.model.vocabulary import Vocabulary


def test_a_word_keeps_its_number_and_is_asked_about_once() -> None:
    vocabulary, asked = Vocabulary(str.upper), []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert vocabulary.numbered(["نهر", "نهر", "بحر"]) == (0, 0, 1)
    assert vocabulary.column(length) == [3, 3]
    assert vocabulary.numbered(["بحر", "ساحل"]) == (1, 2)
    assert vocabulary.column(length) == [3, 3, 4]
    assert asked == ["نهر", "بحر", "ساحل"]


def test_facts_of_keys_are_told_of_keys() -> None:
    vocabulary = Vocabulary(str.upper)
    vocabulary.numbered(["a", "b"])
    assert vocabulary.key_column(str) == ["A", "B"]
    assert vocabulary.column(str) == ["a", "b"]


def test_columns_of_a_frame_follow_its_tokens() -> None:
    frame = frame_of(article_of("زار الوزير المدينة. ثم عاد الوزير إلى المدينة."))
    assert list(frame.forms) == [token.form for token in frame.tokens]
    assert list(frame.of_forms(len)) == [len(token.form) for token in frame.tokens]
    assert frame.of_keys(str.lower) == frame.keys
    places = [index for index, token in enumerate(frame.tokens) if token.form == "الوزير"]
    assert frame.forms_where("الوزير".__eq__) == places
    assert frame.forms_where("الوزير".__eq__, 2, len(frame.tokens)) == places[1:]
    assert frame.keys_where(str.isalpha, 0, 3) == [0, 1, 2]


def test_keys_of_letters_that_depend_on_others_are_taken_from_the_whole_text() -> None:
    for text in ("زار CNN في İzmir قبل عام", "كتب ΟΔΟΣ على الجدار"):
        frame = frame_of(article_of(text))
        assert list(frame.keys) == [frame.key[token.start : token.end] for token in frame.tokens]
        assert frame.of_keys(str) == frame.keys
