from __future__ import annotations

from importlib import resources

import pytest

from riwaya.lang.ar import fold, key_of
from riwaya.lang.tables import parse_table
from riwaya.views.gloss import body_name, described, english_name
from riwaya.views.glossary import upright

GLOSSES = [
    ("مركز مرافئ للدراسات الإقليمية", "Marafi Centre for Regional Studies"),
    ("اللجنة العسكرية العليا", "Higher Military Committee"),
    ("وكالة سديم للأنباء", "Sadim News Agency"),
    ("وزارة الموارد المائية العراقية", "Iraqi Ministry of Water Resources"),
    ("الشركة السعودية للصناعات العسكرية", "Saudi Company for Military Industries"),
    ("لجنة الأمن والدفاع النيابية", "Parliamentary Committee of Security and Defence"),
    ("المتحدث باسم وزارة خارجيتها", "Spokesperson of Ministry of Foreign Affairs"),
    ("قيادي في فصيل مسلح", "Leader in Armed faction"),
    ("محافظ البنك المركزي", "Governor of Central Bank"),
    ("بنك تركيا المركزي", "Central Bank of Turkey"),
    ("كتلة «البيرق»", "al-Bairaq Bloc"),
    ("البرلمان member-of-parliament (unnamed)", "Parliament member-of-parliament (unnamed)"),
    ("سالم الحمد", "Salem al-Hamad"),
    ("أمين الجميل", "Amin al-Jamil"),
    ("موقع «منارة المساء»", "Manara al-Masa website"),
    ("مستشار في الوفد المصري", "Adviser in Egyptian Delegation"),
    ("مكتب السوداني", "al-Sudani Office"),
    ("محكمة أنقرة الجزائية الثانية", "Second Criminal Court of Ankara"),
    ("رئيس تحرير صحيفة الأفق", "Editor-in-Chief of al-Afq newspaper"),
    ("المناطق المحررة", "Liberated Areas"),
    ("مياه النيل", "Nile Waters"),
    ("السيناريوهات", "Scenarios"),
    ("Reuters", "Reuters"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "english"), GLOSSES)
def test_glosses(name: str, english: str) -> None:
    assert english_name(name) == english


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("مصدر مطلع", "Informed Source"),
        ("مصدر أمني رفيع المستوى", "Senior Security Source"),
        ("شهود عيان", "Eyewitnesses"),
        ("مصادر طبية وأمنية", "Medical and Security Sources"),
        ("مسؤولين محليين", "Local Officials"),
        ("مسؤولين عسكريين مصريين", "Egyptian Military Officials"),
        ("مصدران دبلوماسيان", "Two Diplomatic Sources"),
        ("مسؤول كوري جنوبي", "South Korean Official"),
        ("مسؤول ثان بالبيت الأبيض", "Second Official in White House"),
        ("محللون", "Analysts"),
        ("مسؤولون إيرانيون آخرون", "Other Iranian Officials"),
        ("مسؤول عراقي رفيع المستوى", "Senior Iraqi Official"),
        ("بعض المراقبين", "some Observers"),
        ("متحدث باسم الوزارة", "Spokesperson of Ministry"),
        ("مصدر في بلدة زنبقة", ""),
        ("بائع الكعك", ""),
        ("سالم الحمد", ""),
        ("Reuters", ""),
        ("", ""),
    ],
)
def test_who_is_described_is_translated_or_left(words: str, english: str) -> None:
    assert described(words) == english


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("استعادة الديمقراطية", "Restoration of Democracy"),
        ("الأحزاب الديمقراطية", "Democratic Parties"),
        ("السيطرة على الميناء", "Control of the Port"),
        ("حل الصراع الفلسطيني", "Solution of the Palestinian Conflict"),
        ("الرد الإسرائيلي", "Israeli Response"),
        ("الرد على الهجوم", "Response to the Attack"),
        ("المسؤولية عن مقتل الجندي", "Responsibility for the Killing of the Soldier"),
        ("مقتل رئيس الوزراء", "Killing of the Prime Minister"),
        ("رفع العقوبات الأمريكية", "Lifting of the US Sanctions"),
        ("تطبيع العلاقات", "Normalisation of Relations"),
        ("محاربة الإرهاب", "Fight against Terrorism"),
        ("السياسة الخارجية", "Foreign Policy"),
        ("الأزمة المالية", "Financial Crisis"),
        ("عملية السلام", "Peace Process"),
    ],
)
def test_titles_have_their_articles(title: str, english: str) -> None:
    assert described(title, articles=True) == english


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("المسؤولين الإماراتيين", "المسؤولون الإماراتيون"),
        ("مسؤولين أمنيين في الوزارة", "مسؤولون أمنيون في الوزارة"),
        ("مصدران", "مصدران"),
        ("مسؤولي الوزارة", "مسؤولو الوزارة"),
        ("المصريين", "المصريون"),
        ("البحرين", "البحرين"),
        ("تعيين السفير", "تعيين السفير"),
        ("فلسطين", "فلسطين"),
        ("المتحدث باسم اللاجئين", "المتحدث باسم اللاجئين"),
        ("", ""),
    ],
)
def test_headings_are_subjects(said: str, subject: str) -> None:
    assert upright(said) == subject


def test_a_body_of_unknown_words_keeps_its_arabic() -> None:
    assert body_name("شبكة الزنابق للتطريز") == "شبكة الزنابق للتطريز"
    assert body_name("شبكة الزنابق الإخبارية").endswith("Network")


def test_the_table_says_each_word_once() -> None:
    content = resources.files("riwaya.views").joinpath("gloss_words.tsv").read_text(encoding="utf-8")
    rows = parse_table(content, "views/gloss_words.tsv").rows
    keys = [key_of(fold(row["word"])) for row in rows]
    assert {key for key in keys if keys.count(key) > 1} == set()
    assert {row["kind"] for row in rows} == {"head", "role", "noun", "quality", "between"}
    assert all((row["gender"] in ("m", "f")) == (row["kind"] not in ("quality", "between")) for row in rows)
    assert all(row["en"].isascii() for row in rows)
