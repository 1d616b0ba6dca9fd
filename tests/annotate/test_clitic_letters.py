"""Names that begin with a letter that may be a clitic (و ب ل ك ف) are read as other names are."""

from __future__ import annotations

import pytest

from riwaya import article_of, read
from riwaya.model import Span

PLAIN = "أنقرة"
NAMES = ("واشنطن", "وارسو", "بكين", "بولندا", "لندن", "ليبيا", "كييف", "كندا", "فنلندا", "فرنسا")
SENTENCES = (
    "طالبت {} موسكو بسحب قواتها.",
    "طالبت موسكو {} بسحب قواتها.",
    "هل ستنسحب {} من العراق أم ستبقى فيه؟",
    "قتلت {} ضابطا روسيا في الغارة.",
    "وفي ظل تهديدات {} بضرب المنشأة، ارتفعت أسعار النفط.",
    "لا ترى {} مبررا لعقد جلسة طارئة.",
    "أكدت {} أنها لن ترسل جنودا إلى الحدود.",
    "وأعلنت {} تأجيل الانسحاب إلى نهاية 2026.",
    "أدى قرار {} إلى ارتفاع الأسعار.",
    "نشرت {} 300 جندي في الساحل.",
)


def told(sentence: str, name: str) -> set[tuple[str, ...]]:
    """What is read of a sentence, with `@` for the name."""
    reading = read(article_of(sentence.format(name) + "\n", published="2024-02-14"))

    def words(span: Span | None) -> str:
        return reading.article.quote(span).replace(name, "@") if span else ""

    claims = {("claim", words(c.source), words(c.content), c.act) for c in reading.claims}
    events = {("event", words(e.span), e.plover, words(e.actor_span), words(e.target_span)) for e in reading.events}
    forecasts = {("forecast", words(f.span), f.likelihood) for f in reading.forecasts}
    promises = {("commitment", words(c.span), c.deadline, c.status) for c in reading.commitments}
    causes = {("cause", words(c.cause), words(c.effect)) for c in reading.causes}
    figures = {("figure", words(q.span), str(bool(q.party)), q.place) for q in reading.quantities}
    return claims | events | forecasts | promises | causes | figures


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_name_is_read_whatever_letter_begins_it(sentence: str, name: str) -> None:
    assert told(sentence, name) == told(sentence, PLAIN)
