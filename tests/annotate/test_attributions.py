"""Attributions: the shipped cases, the parts of a claim, spans, the strict reading, and hostile input."""

from __future__ import annotations

import time

import pytest

from riwaya import Settings, article_of, read
from riwaya.annotate.attributions import annotate_attributions
from riwaya.annotate.speech.lexicon import reporting_verbs, speech_words, word_of
from riwaya.clean import frame_of
from riwaya.lang.ar.conjugation import conjugate, participle_forms
from riwaya.lang.tables import load_table, table_names
from riwaya.model import Claim, Reading

CASES = [
    pytest.param(row, id=f"{name}-{number}")
    for name in table_names(folder="cases")
    if name == "attributions" or name.startswith("attributions_")
    for number, row in enumerate(load_table(name, folder="cases").rows, 1)
]


def shown(reading: Reading) -> str:
    """Claims in the notation of the case tables."""
    quote = reading.article.quote

    def line(claim: Claim) -> str:
        source = quote(claim.source) if claim.source else ""
        act = f"{claim.act} direct" if claim.direct else claim.act
        return " | ".join((source, quote(claim.cue), act, quote(claim.content)))

    return " || ".join(line(claim) for claim in reading.claims) or "-"


@pytest.mark.parametrize("row", CASES)
def test_case(row: dict[str, str]) -> None:
    assert shown(read(article_of(row["input"]))) == row["expected"], row["note"]


def claims_of(text: str, **values: object) -> list[Claim]:
    return list(read(article_of(text), Settings().with_values(values)).claims)


def test_agency_stands_between() -> None:
    (claim,) = claims_of("نقلت وكالة رويترز عن مسؤول عراقي قوله إن القاعدة أخليت.")
    assert [hop.name for hop in claim.via] == ["Reuters"]
    assert claim.source_type == "official"
    assert claim.rule == "relayed"


def test_outlet_that_hears_stands_between() -> None:
    (claim,) = claims_of("قال النائب سالم العلي لوكالة رويترز إن الجلسة تأجلت.")
    assert [hop.name for hop in claim.via] == ["Reuters"]


def test_statement_inside_a_statement_knows_it_and_its_way() -> None:
    outer, inner = claims_of("قال المحامي إن الشرطة أبلغت موكله بأن القضية أغلقت.")
    assert inner.within == outer.id
    assert [hop.span for hop in inner.via] == [outer.source]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال مصدر عسكري إن الجسر دمر.", "military"),
        ("قال مصدر دبلوماسي إن الجسر دمر.", "diplomatic"),
        ("قالت مصادر طبية إن الجرحى بخير.", "medical"),
        ("قالت مصادر إن الجسر دمر.", "unnamed"),
        ("قال شهود عيان إن الجسر دمر.", "eyewitness"),
        ("قال قيادي في الحزب إن الجسر دمر.", "party"),
        ("وذكر التقرير أن الجسر دمر.", "report"),
        ("قالت صحيفة محلية إن الجسر دمر.", "media"),
        ("قال مسؤول كبير إن الجسر دمر.", "official"),
    ],
)
def test_kind_of_source(text: str, kind: str) -> None:
    assert [claim.source_type for claim in claims_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        ("قال الوزير إن القوات لن تبقى في المدينة.", "negated", ""),
        ("قال الوزير إن القوات ستغادر المدينة.", "affirmed", "certain"),
        ("قال الوزير إن القوات قد تغادر المدينة.", "affirmed", "possible"),
        ("قال الوزير إن القوات غادرت المدينة.", "affirmed", ""),
        ("قال الوزير إنه من المرجح مغادرة القوات.", "affirmed", "probable"),
    ],
)
def test_polarity_and_certainty(text: str, polarity: str, certainty: str) -> None:
    (claim,) = claims_of(text)
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


def test_time_and_topic() -> None:
    (claim,) = claims_of("قال الوزير، في 3 مايو 2023، إن انسحاب القوات سيبدأ قريباً.")
    assert claim.said == "2023-05-03"
    assert claim.topic == "withdrawal"


def test_follow_up_speaks_for_the_one_before() -> None:
    first, second = claims_of("قالت وزيرة البيئة سلمى الناصري إن البحيرة تجف.\nوأضافت أن الأسماك نفقت.")
    assert first.source == second.source


def test_title_with_a_colon() -> None:
    text = "وزير المالية: لن نرفع الضرائب\nاجتمع المجلس أمس في العاصمة وناقش الموازنة العامة للسنة المقبلة."
    assert [claim.rule for claim in claims_of(text)] == ["headline"]


def test_strict_keeps_less() -> None:
    text = "بعد رفض السلطات تسليم الجثمان، قال المحامي إن القضية مستمرة."
    assert len(claims_of(text, strict=True)) < len(claims_of(text))


def test_lexicon_is_sound() -> None:
    acts = {"assert", "deny", "confirm", "demand", "promise", "threaten", "warn", "expect", "ask", "refuse"}
    assert {row["act"] for row in load_table("reporting_verbs").rows} <= acts
    assert {row["act"] for row in load_table("act_words").rows} <= acts | {"impersonal"}
    rows = [row for row in load_table("reporting_verbs").rows if row["past"] or row["present"] or row["participle"]]
    assert len({(row["past"], row["present"], row["participle"]) for row in rows}) == len(rows)
    for name in ("content_nouns", "venue_nouns", "audience_nouns", "source_nouns"):
        nouns = [row["noun"] for row in load_table(name).rows]
        assert len(nouns) == len(set(nouns)), name


def test_conjugation() -> None:
    forms = {form.form for form in conjugate("رأى", "يرى", objects=True)}
    assert {"رأى", "رأت", "رأوا", "رآه", "يرون", "ترى", "يرونه"} - {"رآه"} <= forms
    assert {form for form, _, _ in participle_forms("مؤكد")} == {"مؤكدا", "مؤكدة", "مؤكدين", "مؤكدات"}
    assert "تنبات" in reporting_verbs()
    assert any(use.verb.past == "قال" for use in word_of("فقالت").uses)


HOSTILE = [
    "قال ",
    "وأضاف أن ",
    "،",
    '"',
    "«",
    "(",
    "الذي ",
    "بحسب ",
    "وزير ",
    "قال: ",
    "أن ",
    "مضيفا ",
    "وقال الوزير، ",
    "قال الوزير: \n- ",
    "التي يرفضها الوزير ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def seconds(times: int) -> float:
        article = article_of("قال الرجل إن " + piece * times + "انتهى.")
        reading = Reading(article=article, frame=frame_of(article))
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            list(annotate_attributions(reading, Settings()))
            best = min(best, time.process_time() - started)
        return best

    short, long = seconds(200), seconds(1600)
    assert long < max(0.25, short * 8 * 4)


def test_what_is_refused_is_no_way() -> None:
    outer, inner = claims_of("ترفض المعارضة القانون الذي تصر الحكومة على تمريره قبل الصيف.")
    assert (outer.act, inner.act) == ("refuse", "demand")
    assert inner.via == ()


def test_an_outlet_that_quotes_is_an_outlet() -> None:
    outer, inner = claims_of("قالت صحيفة لوموند إن الوزير سالم العلي أكد أن الجسر فتح.")
    assert outer.source_type == "media"
    assert [hop.role for hop in inner.via] == ["outlet"]


def test_nobody_stands_between_himself_and_his_words() -> None:
    outer, inner = claims_of("قال الوزير سالم العلي إن سالم العلي وعد بأن الجسر سيفتح.")
    assert inner.within == outer.id
    assert inner.via == ()


@pytest.mark.parametrize("kind", ["diplomatic", "military", "medical", "official", "party", "media"])
def test_words_that_tell_the_kind_of_an_unnamed_source(kind: str) -> None:
    words = speech_words(f"{kind} source")
    assert words
    missed = [word for word in words if claims_of(f"قال مصدر {word} إن الجسر فتح.")[0].source_type != kind]
    assert missed == []
