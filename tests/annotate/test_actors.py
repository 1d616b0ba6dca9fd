"""Actors: the shipped cases, joining within an article, spans, and behaviour on hostile input."""

from __future__ import annotations

import time

import pytest

from riwaya import Settings, article_of
from riwaya.annotate.actors import annotate_actors
from riwaya.annotate.dates import annotate_dates
from riwaya.annotate.parties import mention_at, mentions_of, party_at
from riwaya.clean import frame_of
from riwaya.lang.tables import load_table, table_names
from riwaya.model import ActorMention, Article, Party, Reading, Span, TimeMention

CASES = [
    pytest.param(row, id=f"{name}-{number}")
    for name in table_names(folder="cases")
    if name == "actors" or name.startswith("actors_")
    for number, row in enumerate(load_table(name, folder="cases").rows, 1)
]


def reading_of(text: str, published: str = "") -> Reading:
    article = article_of(text, published=published)
    reading = Reading(article=article, frame=frame_of(article))
    dates = [r for r in annotate_dates(reading, Settings()) if isinstance(r, TimeMention)]
    reading = Reading(article=article, frame=reading.frame, dates=tuple(dates))
    records = list(annotate_actors(reading, Settings()))
    mentions = sorted((r for r in records if isinstance(r, ActorMention)), key=lambda m: (m.span.start, m.span.end))
    parties = [r for r in records if isinstance(r, Party)]
    return Reading(article=article, frame=reading.frame, actors=tuple(mentions), parties=tuple(parties))


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("row", CASES)
def test_case(row: dict[str, str]) -> None:
    reading = reading_of(row["input"] + ".")
    types = {party.key: party.type for party in reading.parties}
    shown = "|".join(f"{reading.article.quote(m.span)}={m.party}:{types[m.party]}" for m in reading.actors)
    assert (shown or "-") == row["expected"], row["note"]


def test_surfaces_have_no_clitics() -> None:
    reading = reading_of("وقالت الحكومة العراقية إنها تستعد. وللحكومة خطة، وبالحكومة يثق الناس.")
    party = reading.party("iraqi-government")
    assert party is not None
    assert party.surfaces == ("الحكومة العراقية", "الحكومة")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("وقالت وزارة الصحة في القطاع إن العدد كبير.", "وزارة الصحة في القطاع"),
        ("وأكد جهاز الإطفاء في جنوب لبنان ذلك.", "جهاز الإطفاء في جنوب لبنان"),
        ("ورفضت الدول العربية السنية هذا.", "الدول العربية السنية"),
        ("وأعلن الاتحاد العام لمقاولات البناء ذلك.", "الاتحاد العام لمقاولات البناء"),
        ("وقالت الهيئة الوطنية للانتخابات إنها مستعدة.", "الهيئة الوطنية"),
        ("وبثت قناة الجزيرة المقابلة.", "قناة الجزيرة"),
        ("دعا حزب جبهة التحرير الوطني الحاكم إلى التهدئة.", "حزب جبهة التحرير الوطني"),
        ("رفض الأميركيون والأوروبيون العرض.", "الأميركيون والأوروبيون"),
        ("قال عدد من وسائل الإعلام السورية إن الهدنة قائمة.", "عدد من وسائل الإعلام السورية"),
        ("يقول باحثون في شؤون بوكو حرام إن الأمر صعب.", "باحثون في شؤون بوكو حرام"),
    ],
)
def test_fuller_and_shorter_forms_are_listed(text: str, form: str) -> None:
    assert any(form in party.surfaces for party in reading_of(text).parties)


def test_a_deed_behind_a_body_is_no_part_of_its_name() -> None:
    reading = reading_of("وأعلنت الحكومة السورية السيطرة على البلدة.")
    assert all("السيطرة" not in form for party in reading.parties for form in party.surfaces)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("صمتت القوات البلغارية المنتشرة في الجزيرة.", "القوات البلغارية المنتشرة"),
        ("قال غاريث نيفورد نجم الفريق إنه باق.", "غاريث نيفورد نجم"),
        ("قال في برلين أندرياس غيزبورن إن الأمر عاجل.", "برلين أندرياس غيزبورن"),
        ('ذكرت قوات "التحالف العربي" ذلك.', 'قوات "التحالف'),
    ],
)
def test_forms_do_not_run_on(text: str, form: str) -> None:
    assert all(form not in party.surfaces for party in reading_of(text).parties)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("الأمير القطري الشيخ تميم", "tamim-bin-hamad"),
        ("وزير الدفاع الإسرائيلي، أفيغدور ليبرلمان", "avigdor-lieberman"),
        ("الأمين العام للأمم المتحدة", "antonio-guterres"),
        ("مدير الوكالة الدولية للطاقة الذرية", "yukiya-amano"),
    ],
)
def test_offices_lead_to_their_holders_of_the_year(words: str, key: str) -> None:
    reading = reading_of(f"قال {words} إن الأمر عاجل.", "2018-06-01")
    assert party_at(reading, span_of(reading.article, words)) == reading.party(key)


def test_title_and_name_are_surfaces_of_one_party() -> None:
    reading = reading_of("قال وزير الخارجية الأمريكي أنطوني بلينكن إن المحادثات بناءة. وأضاف بلينكن أنها مستمرة.")
    party = reading.party("antony-blinken")
    assert party is not None
    assert set(party.surfaces) == {
        "وزير الخارجية الأمريكي أنطوني بلينكن",
        "أنطوني بلينكن",
        "وزير الخارجية الأمريكي",
        "بلينكن",
    }


def test_role_goes_to_its_holder() -> None:
    reading = reading_of("وصل رجب طيب أردوغان إلى برلين. وقال الرئيس التركي إن الزيارة مهمة.")
    mention = mention_at(reading, span_of(reading.article, "الرئيس التركي"))
    assert mention is not None
    assert mention.party == "recep-tayyip-erdogan"


def test_role_alone_is_resolved_only_when_the_year_tells() -> None:
    text = "قال الرئيس الأمريكي إن القوات ستعود."
    assert next(m.party for m in reading_of(text).actors) == "united-states/president-of"


def test_former_holder_is_not_the_present_one() -> None:
    reading = reading_of("التقى جو بايدن الرئيس الأمريكي السابق في مكتبه.")
    assert [m.party for m in reading.actors] != ["joe-biden", "joe-biden"]


def test_party_at_prefers_the_head() -> None:
    reading = reading_of("قال المتحدث باسم الجيش العراقي إن العملية انتهت.")
    party = party_at(reading, span_of(reading.article, "المتحدث باسم الجيش العراقي"))
    assert party is not None
    assert party.type == "PER"
    inner = party_at(reading, span_of(reading.article, "الجيش العراقي"))
    assert inner is not None
    assert inner.type in ("PER", "FORCE")
    assert party_at(reading, span_of(reading.article, "انتهت")) is None


def test_mentions_of() -> None:
    reading = reading_of("قالت إيران إنها ترفض، وأكدت إيران موقفها.")
    assert len(mentions_of(reading, "iran")) == 2


def test_every_span_lies_in_the_text_and_parties_match() -> None:
    text = "«قال» الرئيسُ العراقيُّ برهم صالح لِـ(وكالةِ رويترز): نحنُ مع الحكومة.\nوزارة\u200f الدفاع الأمريكية نفت."
    reading = reading_of(text)
    keys = {party.key for party in reading.parties}
    assert reading.actors
    for mention in reading.actors:
        assert reading.article.quote(mention.span).strip() == reading.article.quote(mention.span)
        assert mention.party in keys


def test_same_input_same_output() -> None:
    text = "اتهمت واشنطن طهران بالتصعيد، ونفى وزير الخارجية الإيراني ذلك. وقالت حركة النور إن الحركة ملتزمة."
    first, second = reading_of(text), reading_of(text)
    assert first.actors == second.actors
    assert first.parties == second.parties


@pytest.mark.parametrize(
    "piece", ["الوزير ", "وزير الخارجية في ", "و", "«", "المتحدث باسم ", "رئيس ", "ال", "1", "بن "]
)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    reading_of(text)
    assert time.process_time() - began < 20
