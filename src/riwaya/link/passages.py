"""The words of an article's passages: inside a span, in its sentence, around it."""

from __future__ import annotations

from bisect import bisect_left

from riwaya.link.terms import Word, terms_in
from riwaya.model import Reading, Span


class Passages:
    """The words of one reading by place."""

    def __init__(self, reading: Reading, words: list[Word]) -> None:
        self.reading = reading
        self.words = words
        self.starts = [word.start for word in words]
        self.sentence_starts = [sentence.start for sentence in reading.sentences]

    def words_in(self, span: Span) -> list[Word]:
        """The words that begin inside a span, with the word in which it begins: «بـ[طرد السفير]»."""
        first = bisect_left(self.starts, span.start)
        if first and self.words[first - 1].end > span.start:
            first -= 1
        return self.words[first : bisect_left(self.starts, span.end)]

    def around(self, span: Span) -> frozenset[str]:
        """The terms of the sentence of a span and of the one before, without those of the span."""
        at = bisect_left(self.sentence_starts, span.start + 1) - 1
        if at < 0:
            return frozenset()
        begin = self.reading.sentences[max(0, at - 1)].start
        end = max(self.reading.sentences[at].end, span.end)
        return terms_in(self.words_in(Span(begin, end)))

    def around_in_sentence(self, span: Span) -> tuple[list[Word], list[Word]]:
        """The words of a span's sentence before and after it."""
        at = max(0, bisect_left(self.sentence_starts, span.start + 1) - 1)
        sentence = self.reading.sentences[at] if self.reading.sentences else span
        if not sentence.overlaps(span):
            sentence = span
        before = self.words_in(Span(sentence.start, max(span.start, sentence.start + 1)))
        after = self.words_in(Span(span.end, sentence.end)) if sentence.end > span.end else []
        return [word for word in before if word.start < span.start], after
