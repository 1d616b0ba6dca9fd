from __future__ import annotations

import pytest

from riwaya import article_of
from riwaya.clean import frame_of
from riwaya.clean.sentences import sentences_of
from riwaya.clean.teasers import first_teaser
from riwaya.clean.tokens import quotations_of, tokens_of
from riwaya.model import Frame


def frame(text: str, **metadata: str) -> Frame:
    return frame_of(article_of(text, **metadata))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, 0, len(text), quotations_of(text, 0, len(text)))]


def quotations(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations_of(text, 0, len(text))]


def test_tokens_are_words_numbers_and_marks() -> None:
    assert [t.form for t in tokens_of("في 24/1/2024، نوفمبر2021!")] == [
        "في", "24", "/", "1", "/", "2024", "،", "نوفمبر", "2021", "!",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال د. سالم إن النسبة 3.5 في المئة. ثم غادر.", ["قال د. سالم إن النسبة 3.5 في المئة.", "ثم غادر."]),
        ("قال «لن نخرج. نحن هنا» ومضى. انتهى", ["قال «لن نخرج. نحن هنا» ومضى.", "انتهى"]),
        ("متى يحدث ذلك؟ لا أحد يعرف!", ["متى يحدث ذلك؟", "لا أحد يعرف!"]),
        ("- بند أول", ["بند أول"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال «نعم» ثم “لا” ثم "ربما" ثم ‘أبداً’', ["نعم", "لا", "ربما", "أبداً"]),
        ("قال «هذا «مهم» جداً»", ["هذا «مهم» جداً"]),
        ("قال «لم يغلق", ["لم يغلق"]),
        ("اسمه د’أنجلو", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


BODY = "قال المتحدث باسم الوزارة إن الوفدين اتفقا على جدول زمني، وإن اللجان ستجتمع الشهر المقبل في العاصمة."


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"اتفاق على جدول زمني\n{BODY}\n{BODY}", ["title", "body", "body"]),
        (f"{BODY}\n{BODY}", ["body", "body"]),
        (f"القائمة\nاتفاق على جدول\nبغداد، العراق (سديم) -- {BODY}", ["menu", "title", "dateline", "body"]),
        (
            f"اتفاق على جدول\nبقلم: سالم الراوي\n{BODY}\nعنوان فرعي\n{BODY}",
            ["title", "byline", "body", "heading", "body"],
        ),
        (f"اتفاق على جدول\n{BODY}\nاقرأ أيضاً: خبر آخر\n{BODY}\nشارك", ["title", "body", "related", "body", "share"]),
        (f"شاهد.. وصول الوفد\n{BODY}\nشاهد.. قضايا الفساد\n{BODY}", ["title", "body", "related", "body"]),
        (f"اتفاق على جدول\n{BODY}\nاقرأ: الوزير يستقيل\nبالصور: لقاء الوزير", ["title", "body", "related", "related"]),
    ],
)
def test_blocks(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in frame(text).blocks] == kinds


def test_links_may_ask_or_end_in_a_quotation() -> None:
    links = "\n".join([
        "وزير الري يلوح بوقف مفاوضات السد الجديد إلى الخريف",
        "ما الذي تغير في مجرى النهر هذا العام؟",
        'صيادو الضفة الشرقية: "لم نعد نجد رزقنا"',
    ])  # fmt: skip
    text = f"اتفاق على جدول\n{BODY}\n{links}\n{BODY}\nاقرأ أيضاً:\nلماذا جف النهر؟\n{BODY}"
    assert [block.kind for block in frame(text).blocks] == [
        "title", "body", "related", "related", "related", "body", "related", "related", "body",
    ]  # fmt: skip


def test_disclaimers_are_no_body() -> None:
    text = f"رأي في السد\nالكاتب باحث مستقل، والآراء الواردة هنا لا تعكس بالضرورة وجهة نظر الشبكة.\n{BODY}\n{BODY}"
    assert [block.kind for block in frame(text).blocks] == ["title", "staff", "body", "body"]


def test_given_title_is_found_wherever_it_stands() -> None:
    assert frame(f"القائمة\nعنوان من البيانات\n{BODY}", title="عنوان من البيانات").blocks[1].kind == "title"


def test_teasers_are_unrelated_closing_paragraphs() -> None:
    own = [
        "اتفاق في بغداد على خروج القوات الأجنبية من القواعد العراقية",
        *["قال مسؤول في بغداد إن القوات الأجنبية ستغادر القواعد العراقية وفق اتفاق اللجان العسكرية قبل نهاية العام."]
        * 3,
    ]
    others = [
        "أعلنت هيئة الأرصاد اليابانية اقتراب إعصار جديد من سواحل أوكيناوا وتوقعت أمطاراً غزيرة مساء الأحد.",
        "فاز المنتخب البرازيلي بكأس القارات بعد مباراة مثيرة انتهت بركلات الترجيح أمام جمهور غفير في ساو باولو.",
        "تراجعت أسعار النفط في التعاملات الآسيوية المبكرة متأثرة بزيادة المخزونات لدى كبار المستهلكين حول العالم.",
        "أطلقت شركة ناشئة في نيروبي تطبيقاً يساعد المزارعين على بيع محاصيلهم مباشرة للمتاجر الكبرى دون وسطاء.",
    ]
    assert first_teaser([*own, *others]) == len(own)
    assert first_teaser([*own, *own]) == 2 * len(own)
    going_on = [f"هذا و{word}" for word in others]
    assert first_teaser([*own, *going_on]) == 2 * len(own)


def test_five_leads_in_a_row_are_teasers_even_of_the_articles_own_region() -> None:
    own = [
        "عنوان الخبر عن لقاء الوزيرين في الرياض لبحث اليمن",
        "قال وزير الخارجية في الرياض إن اللقاء بحث هدنة اليمن وتبادل الأسرى بين الطرفين برعاية المبعوث الأممي.",
        "وأضاف الوزير أن الهدنة تحتاج إلى ضمانات وأن المبعوث الأممي سيعود إلى الرياض بعد جولة في المنطقة.",
    ]
    leads = [
        "أعلن المبعوث الأممي إلى اليمن، الاثنين، موعد جولة جديدة تستضيفها مسقط في نهاية الشهر بين الطرفين.",
        "نفى وزير الدفاع الكويتي، الأحد، أنباء عن نقل قوات إلى الحدود الشمالية ووصفها بأنها محض خيال.",
        "بحث ملك الأردن، الاثنين، مع رئيس البنك الدولي برنامج القروض الجديد وأثره في الموازنة المقبلة.",
        "افتتحت أبوظبي، الأحد، معرضاً للكتاب تشارك فيه دور نشر من خمسين بلداً ويستمر أسبوعاً كاملاً.",
        "قال وزير الخارجية، الاثنين، إن بلاده تبحث هدنة اليمن مع شركائها قبل اجتماع مجلس الأمن المقبل.",
    ]
    assert first_teaser([*own, *leads]) == len(own)
    assert first_teaser([*own, *own[1:], *leads[:2]]) == 2 * len(own) + 1
