from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from riwaya import Article, article_of, articles_from, link, read
from riwaya.errors import EncodingError, InputError, SettingError
from riwaya.readers import notes_beside
from riwaya.settings import Settings, iso_date

TEXT = "بغداد تعلن موعداً\nقال المتحدث باسم الحكومة العراقية إن القوات الأجنبية ستغادر البلاد قبل نهاية العام الجاري."
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>موقع</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "بغداد تعلن موعداً",
"datePublished": "2024-01-27T10:00:00+03:00", "author": {{"name": "سالم الراوي"}}, "publisher": {{"name": "الضفتان"}}}}
</script></head><body><nav><a href="/">الرئيسية</a><a href="/s">رياضة</a></nav><article><h1>بغداد تعلن موعداً</h1>
<p>{TEXT.split(chr(10))[1]} وأضاف أن اللجان الفنية ستجتمع في الشهر المقبل لوضع التفاصيل الأخيرة للاتفاق.</p>
<p>وفي واشنطن قال مسؤول في وزارة الدفاع إن المحادثات لم تنته بعد، وإن عدد الجنود سيبقى على حاله حتى إشعار آخر.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def only_error(path: Path | str) -> InputError:
    errors: list[InputError] = []
    assert list(articles_from([path], errors.append)) == []
    assert len(errors) == 1
    assert "\n" not in str(errors[0])
    return errors[0]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (article,) = articles_from([write(tmp_path, "a.txt", (TEXT * 3).encode(encoding))])
    assert article.text.lstrip("\ufeff") == TEXT * 3
    assert article.stem == "a"


def test_line_ends_stay_as_they_came(tmp_path: Path) -> None:
    (article,) = articles_from([write(tmp_path, "a.txt", TEXT.replace("\n", "\r\n"))])
    assert "\r\n" in article.text


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "n1", "text": TEXT, "outlet": "الضفتان", "published": "2024-01-27T09:00:00Z"},
        {"text": TEXT, "title": "عنوان"},
    ]
    path = write(tmp_path, "news.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    first, second = articles_from([path])
    assert first.stem == "n1"
    assert first.published is not None
    assert (first.published.value, first.published.precision) == ("2024-01-27", "day")
    assert second.text.startswith("عنوان\n")


def test_saved_page(tmp_path: Path) -> None:
    (article,) = articles_from([write(tmp_path, "page.html", PAGE)])
    assert article.title == "بغداد تعلن موعداً"
    assert article.outlet == "الضفتان"
    assert article.author == "سالم الراوي"
    assert article.published is not None
    assert article.published.value == "2024-01-27"
    assert "الرئيسية" not in article.text
    assert "جميع الحقوق" not in article.text


def test_folder_glob_and_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "b.txt", TEXT)
    write(tmp_path, "a.txt", TEXT + " ثم")
    assert [a.stem for a in articles_from([tmp_path])] == ["a", "b"]
    assert [a.stem for a in articles_from([str(tmp_path / "*.txt")])] == ["a", "b"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert next(articles_from(["-"])).text == TEXT


def test_story_toml_tells_what_texts_do_not(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "story.toml", '[articles."a"]\noutlet = "الضفتان"\npublished = "2024-01"\n')
    (article,) = articles_from([tmp_path])
    assert article.outlet == "الضفتان"
    assert article.published is not None
    assert article.published.precision == "month"


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('today = "yesterday"', "'today' cannot be 'yesterday'"),
        ('nmae = "قصة"', "did you mean 'name'?"),
        ('[[questions]]\ntext = "متى؟"', "did you mean 'question'?"),
        ('[question]\ntext = "متى؟"', "write [[question]] above each"),
        ('[[question]]\ntext = "متى؟"\nkeywords = "انسحاب"', "'keywords' is no list of texts"),
        ("name = [1]", "'name' is no text"),
        ('articles = "a"', "'articles' is no table"),
        ('[articles]\na = "الضفتان"', "the article a is no table"),
        ('[articles.a]\noutlett = "الضفتان"', "did you mean 'outlet'?"),
        ('[articles.a]\npublished = "أمس"', "'published' cannot be 'أمس'"),
    ],
)
def test_a_story_toml_that_means_nothing_is_told(tmp_path: Path, toml: str, told: str) -> None:
    write(tmp_path, "story.toml", toml)
    with pytest.raises(InputError) as error:
        notes_beside(tmp_path)
    assert told in str(error.value)
    assert str(error.value).startswith(str(tmp_path / "story.toml"))


def test_a_story_toml_as_windows_saves_it(tmp_path: Path) -> None:
    text = '\ufeffname = "قصة"\r\ntoday = 2024-01-27\r\n[articles.a]\r\npublished = 2024\r\n'
    (tmp_path / "story.toml").write_bytes(text.encode())
    notes = notes_beside(tmp_path)
    assert (notes.name, notes.today, notes.articles["a"]) == ("قصة", "2024-01-27", {"published": "2024"})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t ", "empty"),
        ("binary.txt", bytes(range(256)) * 8, ""),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(400), "picture"),
        ("english.txt", b"The Pentagon said that the talks are not about leaving.", "no Arabic"),
        ("broken.txt", (TEXT * 3).encode()[:-1] + b"\xff\xfe\xfa" + TEXT.encode(), "damaged UTF-8"),
        ("none.jsonl", b'{"id": 1}', "no 'text'"),
        ("bad.jsonl", b"{'text': 3", "no JSON"),
        ("list.jsonl", b"[1, 2]", "no JSON object"),
        ("date.jsonl", json.dumps({"text": TEXT, "published": "last week"}).encode(), "no publication date"),
        ("surrogate.jsonl", b'{"text": "\\ud800 ' + TEXT.split("\n")[1].encode() + b'"}', "half a character"),
        ("page.html", b"<html><body><p>hi</p></body></html>", "page"),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    error = only_error(write(tmp_path, name, content))
    assert words in str(error)
    assert name in str(error)


def test_huge_single_line(tmp_path: Path) -> None:
    huge = TEXT.split("\n")[1].encode() * 400_000
    assert "more than an article can have" in str(only_error(write(tmp_path, "huge.txt", huge[: 50 * 1024 * 1024])))
    line = json.dumps({"text": "ا" * 3_000_000}, ensure_ascii=False)
    assert "more than an article can have" in str(only_error(write(tmp_path, "huge.jsonl", line)))


def test_missing_and_empty_places(tmp_path: Path) -> None:
    assert "is not there" in str(only_error(tmp_path / "nothing.txt"))
    assert "holds no article" in str(only_error(tmp_path))


def test_one_bad_line_does_not_hide_the_others(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    path = write(tmp_path, "n.jsonl", good + b"\n{}\n\xd9\n" + good)
    errors: list[InputError] = []
    assert len(list(articles_from([path], errors.append))) == 2
    assert [("line 2" in str(e), "line 3" in str(e)) for e in errors] == [(True, False), (False, True)]


def test_without_a_listener_the_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(articles_from([tmp_path / "no"]))


def test_the_same_text_has_the_same_id_wherever_it_lies() -> None:
    assert (
        article_of(TEXT, url="https://x.example/1").id == article_of(TEXT, url="https://x.example/1", stem="other").id
    )
    assert article_of(TEXT).id != article_of(TEXT + " ").id
    assert issubclass(EncodingError, InputError)


ARTICLE = "قال الوزير إن الموعد الأول لن يتغير أبدا. وأكد المتحدث أن القوات باقية في مواقعها حتى نهاية العام."


def told(*inputs: str | Path) -> tuple[list[Article], list[str]]:
    problems: list[str] = []
    found = list(articles_from(inputs, lambda error: problems.append(str(error))))
    return found, problems


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"PK\x03\x04" + ARTICLE.encode(), "a zip archive"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "an Office document"),
        (b"\x1f\x8b\x08\x00", "compressed by gzip"),
        (b"SQLite format 3\x00", "a story file"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(tmp_path: Path, start: bytes, what: str) -> None:
    (tmp_path / "a.txt").write_bytes(start)
    found, problems = told(tmp_path / "a.txt")
    assert not found
    assert what in problems[0]


def test_tables_and_web_archives_are_refused(tmp_path: Path) -> None:
    for name in ("a.csv", "a.mht"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
        assert told(tmp_path / name)[0] == []


def test_json_of_one_object_and_of_a_list(tmp_path: Path) -> None:
    row = {"id": "k", "text": ARTICLE}
    (tmp_path / "one.json").write_text(json.dumps(row, indent=1), encoding="utf-8")
    (tmp_path / "list.json").write_text(json.dumps([row | {"id": "a"}, 5, row | {"id": "b"}]), encoding="utf-8")
    assert [article.stem for article in told(tmp_path / "one.json")[0]] == ["k"]
    found, problems = told(tmp_path / "list.json")
    assert [article.stem for article in found] == ["a", "b"]
    assert "object 2" in problems[0]


def test_articles_of_one_name_are_told(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "k", "text": f"{ARTICLE} {number}"}) for number in (1, 2, 3, 2)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found, problems = told(tmp_path / "a.jsonl")
    assert len(found) == 4
    assert problems == [
        "2 articles have the id, URL or file name of an earlier one and another text: «k» (3 texts); a story takes the"
        " last for the newest version, so give each article its own id"
    ]
    assert len(list(articles_from([tmp_path / "a.jsonl"]))) == 4


def test_files_of_other_kinds_in_a_folder_are_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "c.md", "README.md", "story.toml", ".hidden.pdf"):
        (tmp_path / name).write_text(ARTICLE if name == "a.txt" else "", encoding="utf-8")
    found, problems = told(tmp_path)
    assert len(found) == 1
    assert problems[0].startswith("2 files are left out")
    assert "(.docx, .md)" in problems[0]


def test_links_that_lead_nowhere_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to("nowhere.txt")
    assert "is a link to nowhere.txt" in told(tmp_path / "dead.txt")[1][0]
    assert "is empty" in told("/dev/null")[1][0]
    assert "no end" in told("/dev/zero")[1][0]


def test_utf_16_that_breaks_off_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(("\ufeff" + ARTICLE).encode("utf-16-le") + b"\x00\xd8")
    assert "damaged UTF-16" in told(tmp_path / "a.txt")[1][0]


def test_letters_of_another_encoding_among_arabic_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode("mac_arabic"))
    assert "in no encoding" in told(tmp_path / "a.txt")[1][0]


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1256", "utf-8"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1256")]
)
def test_pages_that_lie_about_their_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{ARTICLE}</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    found, problems = told(tmp_path / "a.html")
    assert problems == []
    assert ARTICLE in found[0].text


@pytest.mark.parametrize(
    "start",
    [
        "<!-- saved from url -->\n<html>",
        '<div class="x">',
        '<?xml version="1.0" encoding="utf-8"?><html>',
    ],
)
def test_pages_are_known_by_their_first_tag(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.txt").write_text(f"{start}<p>{ARTICLE}</p>", encoding="utf-8")
    found, problems = told(tmp_path / "a.txt")
    assert problems == []
    assert found[0].text.strip() == ARTICLE


@pytest.mark.parametrize(("declared", "day"), [("2024-13-45", ""), ("2024/1/7", "2024-01-07"), ("27 Jan", "")])
def test_a_declared_date_that_is_none_is_not_taken(tmp_path: Path, declared: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{declared}">'
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><p>{ARTICLE}</p></body></html>", encoding="utf-8")
    found, problems = told(tmp_path / "a.html")
    assert problems == []
    published = found[0].published
    assert (published.value if published else "") == day


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-01-27", "2024-01-27"),
        (" 2024/1/7 ", "2024-01-07"),
        ("٢٠٢٤-٠١-٢٧", "2024-01-27"),
        ("2024-01-27T10:30:00Z", "2024-01-27"),
        ("2024-1", "2024-01"),
        ("2024", "2024"),
        ("27/01/2024", ""),
        ("20240127", ""),
        ("2023-02-29", ""),
        ("2024-01-01/2024-01-31", ""),
        ("soon", ""),
    ],
)
def test_dates_are_taken_where_they_can_mean_one_thing(given: str, day: str) -> None:
    assert iso_date(given) == day


def test_what_python_gives_by_mistake_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert len(list(articles_from(tmp_path / "a.txt"))) == len(list(articles_from(str(tmp_path / "a.txt")))) == 1
    with pytest.raises(TypeError, match="make one with"):
        read(ARTICLE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="decode it first"):
        article_of(ARTICLE.encode())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="knows no publised"):
        article_of(ARTICLE, publised="2024")
    with pytest.raises(TypeError, match=r"link\(\[reading\]\)"):
        link(read(article_of(ARTICLE)))  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="'published' cannot be 'soon'"):
        Settings(published="soon")
    published = article_of(ARTICLE, published=date(2024, 1, 27)).published  # type: ignore[arg-type]
    assert published is not None
    assert published.value == "2024-01-27"
