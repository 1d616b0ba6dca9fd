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
        ("قال الوزير إن القوات لا تزال في المدينة.", "affirmed", ""),
        ("قال الوزير إنه لا بد من حل.", "affirmed", ""),
        ("قال الوزير إن الأمر ليس مجرد خلاف.", "affirmed", ""),
        ("قال الوزير إنه حتى الآن لم يصل أحد.", "negated", ""),
        ("قال الوزير إن القوات التي لم تقاتل غادرت.", "affirmed", ""),
        ("طالب الوزير بعدم التصعيد.", "negated", ""),
        ("اتهم الوزير الإدارة بالجهل وعدم الكفاءة.", "affirmed", ""),
        ("قال الوزير إن العمال يحتاجون ثلاث ساعات.", "affirmed", ""),
        ("قال الوزير إن القافلة وصلت في وقت سابق.", "affirmed", ""),
        ("قال الوزير إن المنح التي ستوزع كثيرة.", "affirmed", ""),
        ("قال الوزير إنه كان سيغادر المدينة.", "affirmed", ""),
        ("قال الوزير إنه سأل الحراس.", "affirmed", ""),
        ("قال الوزير إن المجلس قد تخطى حدوده.", "affirmed", ""),
        ("قال الوزير إن الوفد عائد في أقرب وقت ممكن.", "affirmed", ""),
        ("قال الوزير إن الاتفاق ممكن.", "affirmed", "possible"),
        ("قال الوزير إنه لا يمكن قبول العرض.", "negated", ""),
        ("أشار الوزير إلى إمكانية تأجيل الاقتراع.", "affirmed", "possible"),
        ("قال الوزير إن الخطة تقتل أي احتمال للنصر.", "affirmed", ""),
        ("قال الوزير إن هناك احتمالا للتأجيل.", "affirmed", "possible"),
        ("قال الوزير إن انتقاله المحتمل إلى روما معقد.", "affirmed", ""),
        ("قال الوزير إن الأرقام هبطت على غير المتوقع.", "affirmed", ""),
        ("قال الوزير: من غير المرجح أن تنسحب القوات.", "affirmed", "improbable"),
        ("قال الوزير إنه ليس من المتوقع أن تنسحب القوات.", "negated", "improbable"),
        ("قال الوزير إنه من المستبعد أن تنسحب القوات.", "affirmed", "improbable"),
        ("قال الوزير إن الموعد غير مؤكد.", "affirmed", "possible"),
        ("قال الوزير إن هناك شكا كبيرا في الأمر.", "affirmed", ""),
        ("قال الوزير إنه لا شك في فوز الحزب.", "affirmed", "certain"),
        ("رجح الوزير أن القوات ستغادر المدينة.", "affirmed", "probable"),
        ("استبعد الوزير تأجيل الاقتراع.", "affirmed", "improbable"),
        ("لم يستبعد الوزير تأجيل الاقتراع.", "affirmed", "possible"),
        ("لا يعتقد الوزير أن الاقتراع مهدد.", "affirmed", "improbable"),
        ("شكك الوزير في نزاهة الاقتراع.", "affirmed", "improbable"),
        ("قال الوزير إنه يعتقد أن الحرب ستنتهي.", "affirmed", "certain"),
        ("تساءل الوزير: من سيدفع الثمن؟", "affirmed", ""),
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


def _certainty_words() -> list[tuple[str, str, str]]:
    return [(row["word"], row["certainty"], row["place"]) for row in load_table("certainty_words").rows]


PRESENT = {"ظن": "يظن", "اعتقد": "يعتقد", "توقع": "يتوقع", "استبعد": "يستبعد", "شك": "يشك"}
_SAID_SO = {
    "present": "{} ينسحب الوفد",
    "from": "من {} انسحاب الوفد",
    "that": "الانسحاب {}",
    "for": "الوفد {} للانسحاب",
    "head": "{} انسحاب الوفد",
    "no": "لا {} في انسحاب الوفد",
    "denied": "إنه لا {} أن الوفد سينسحب",
    "any": "الأمر {} هكذا",
}


@pytest.mark.parametrize(("word", "certainty", "place"), _certainty_words())
def test_every_word_of_certainty(word: str, certainty: str, place: str) -> None:
    if place.endswith("cue"):
        what = "في الاقتراع" if "شك" in word else "أن الاقتراع مهدد"
        said = f"{'لا ' if place != 'cue' else ''}{PRESENT.get(word, word) if place != 'cue' else word} الوزير {what}."
    else:
        said = f"قال الوزير: {_SAID_SO[place].format(word)}."
    assert claims_of(said)[0].certainty == certainty
