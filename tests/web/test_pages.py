from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from riwaya import article_of, articles_from
from riwaya.readers import notes_beside
from riwaya.store import open_story
from riwaya.views.filters import Filter
from riwaya.web.app import create_app
from riwaya.web.parts import filter_from, zoom_from
from riwaya.web.rendering import PAGES, SCRIPTS
from riwaya.web.report import report_html
from riwaya.web.wording import day, explained
from tests.gate.corpus import EXAMPLE

OURS = re.compile(r'<script src="/static/(?:vendor/)?[a-z0-9.]+\.js" defer></script>')
HOSTILE = (
    "عنوان <script>alert(1)</script>\n"
    'قال المتحدث "<img src=x onerror=alert(2)>" إن الوفد \u202eغادر\u202c، '
    "وأكد أن <b>3000</b> جندي سيبقون حتى نهاية 2025.\n"
    "قال الوزير إن </style><script>alert(3)</script> الأمر انتهى في 5 مايو 2024 بسبب {{ 7*7 }} خلاف.\n"
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "w.riwaya"
    with open_story(path, create=True) as file:
        notes = notes_beside(EXAMPLE)
        file.note("name", notes.name)
        file.note("name_en", notes.name_en)
        file.note("today", notes.today)
        file.ask(notes.questions)
        file.add(articles_from([EXAMPLE]), workers=1)
    return path


@pytest.fixture(scope="module")
def client(story: Path) -> TestClient:
    return TestClient(create_app(story))


@pytest.mark.parametrize("page", [*PAGES, "articles", "search"])
@pytest.mark.parametrize("root", ["", "/en"])
def test_every_page(client: TestClient, root: str, page: str) -> None:
    answer = client.get(f"{root}/" if page == "overview" else f"{root}/{page}")
    assert answer.status_code == 200
    assert f'dir="{"ltr" if root else "rtl"}"' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    scripts = re.findall("<script[^>]*>", answer.text)
    assert scripts == [f'<script src="/static/{name}" defer>' for name in ("walk.js", *SCRIPTS.get(page, ()))]


def test_every_link_leads_somewhere(client: TestClient) -> None:
    seen: dict[str, str] = {}
    missing = []
    for page in PAGES:
        body = client.get("/" if page == "overview" else f"/{page}").text
        for address in sorted(set(re.findall(r'href="(/[^"]*)"', body))):
            path, _, fragment = address.partition("#")
            if path not in seen:
                answer = client.get(path)
                seen[path] = (
                    answer.text if answer.status_code == 200 and "text/html" in answer.headers["content-type"] else ""
                )
                assert answer.status_code == 200, address
            if fragment and f'id="{fragment}"' not in seen[path]:
                missing.append(address)
    assert not missing


def test_search(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "الانسحاب"})
    assert "<mark>" in answer.text
    assert client.get("/search", params={"q": '"<script>'}).status_code == 200


def test_unknown_pages_and_hosts(client: TestClient) -> None:
    assert client.get("/nothing").status_code == 404
    assert client.get("/articles/nothing").status_code == 404
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / "h.riwaya"
    with open_story(path, create=True) as file:
        file.add([article_of(HOSTILE, stem="h", outlet="<i>x</i>", published="2024-05-06")])
        story = file.story()
    client = TestClient(create_app(path))
    pages = [client.get("/" if page == "overview" else f"/{page}").text for page in (*PAGES, "articles")]
    pages.append(client.get(f"/articles/{story.readings[0].article.id}").text)
    pages.append(report_html(story))
    for page in pages:
        assert "<script" not in OURS.sub("", page)
        assert "<img" not in page
        assert "<i>x" not in page
        assert "\u202e" not in page


def test_report_is_one_file_that_asks_for_nothing(story: Path) -> None:
    with open_story(story) as file:
        whole = file.story()
    for language in ("ar", "en"):
        page = report_html(whole, language)
        assert page == report_html(whole, language)
        assert 'id=""' not in page
        assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', page)
        assert "http://" not in page.replace("http://www.w3.org", "")
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert not set(re.findall(r'href="#([^"]+)"', page)) - set(ids)


def test_the_page_is_warm_before_the_first_reader(story: Path) -> None:
    app = create_app(story)
    app.state.warm()
    assert TestClient(app).get("/").status_code == 200


def test_accounts_are_filtered(client: TestClient) -> None:
    whole = client.get("/accounts").text
    denials = client.get("/accounts", params={"act": "deny"}).text
    assert 0 < denials.count('class="statement"') < whole.count('class="statement"')
    assert 'value="deny" selected' in denials
    assert client.get("/accounts", params={"since": "2099"}).text.count('class="statement"') == 0
    early = client.get("/accounts", params={"until": "2021"}).text
    assert 0 < early.count('class="statement"') < whole.count('class="statement"')
    assert client.get("/accounts", params={"since": "<script>", "party": "<script>"}).status_code == 200


def test_one_question_has_a_page_of_its_own(client: TestClient) -> None:
    names = re.findall(r'<section id="q-([^"]+)"', client.get("/accounts").text)
    assert len(names) > 1
    alone = client.get("/accounts", params={"question": names[1]}).text
    assert re.findall(r'<section id="q-([^"]+)"', alone) == [names[1]]
    assert client.get("/accounts", params={"question": "<x>"}).text.count("<section id=") == 0


def test_the_timeline_is_zoomed(client: TestClient) -> None:
    years = client.get("/timeline", params={"zoom": "year"}).text
    assert "in=2024&amp;zoom=month" in years
    part = client.get("/timeline", params={"in": "2024-01"}).text
    assert 0 < part.count('class="row"') < years.count('class="row"')
    for odd in ("2024-13-99", "x", "../.."):
        assert client.get("/timeline", params={"in": odd, "zoom": odd, "n": "99999999999"}).status_code == 200


def test_search_finds_kinds_and_marks_whole_words(client: TestClient) -> None:
    page = client.get("/search", params={"q": "انسحاب"}).text
    for marked in re.findall("<mark>([^<]+)</mark>(.)", page):
        assert not marked[1].isalpha()
    assert "kind=claims" in page
    claims = client.get("/search", params={"q": "انسحاب", "kind": "claims"}).text
    assert 0 < claims.count('class="card hit"') <= page.count('class="card hit"')
    assert client.get("/search", params={"q": "كلمةلاوجودلها"}).text.count("hit") == 0
    for odd in ("\x00", '"' * 99, "a" * 5000, "AND OR NOT *", "'; DROP TABLE audit"):
        assert client.get("/search", params={"q": odd}).status_code == 200


def test_problems_are_told_in_the_language_of_the_page() -> None:
    from importlib import resources

    from riwaya import store, web
    from riwaya.lang.tables import parse_table
    from riwaya.web.problems import told

    folders = (Path(web.__file__).parent, Path(store.__file__).parent)
    source = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    table = resources.files("riwaya.web").joinpath("problems.tsv").read_text(encoding="utf-8")
    for row in parse_table(table, "web/problems.tsv").rows:
        assert max(row["en"].split("{}"), key=len).strip() in source, row["en"]
        assert row["ar"].count("{}") <= row["en"].count("{}")
    assert told("سعاد changed this meanwhile; look at it and decide again", "ar").startswith(
        "غيّر هذا في أثناء ذلك سعاد"
    )
    assert told("a probability is a whole number from 0 to 100", "en").startswith("a probability")
    assert told("{0.__class__} " * 9, "ar") == "{0.__class__} " * 9


def test_every_word_of_the_pages_has_its_label(client: TestClient) -> None:
    for root in ("", "/en"):
        for page in (*PAGES, "articles", "search?q=القوات", "review", "review/trail", "board"):
            text = re.sub(r"<[^>]+>", " ", client.get(f"{root}/" if page == "overview" else f"{root}/{page}").text)
            assert not re.findall(r"(?<![\w/.-])[a-z]+_[a-z_]+", text), page


def test_topics_are_asked_as_they_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "t.riwaya"
    texts = (
        "قال الوزير إن العودة إلى القرى ممكنة هذا العام.",
        "قالت حركة الفجر إن العودة إلى القرى مرفوضة هذا العام.",
        "قال المتحدث باسم الجيش إن العودة إلى القرى مؤجلة.",
    )
    with open_story(path, create=True) as file:
        file.add([article_of(text, stem=str(at), published=f"2024-05-0{at + 1}") for at, text in enumerate(texts)])
        asked = [question.text for question in file.story().questions]
    page = TestClient(create_app(path)).get("/accounts").text
    assert asked
    for key in asked:
        assert key in "".join(texts) or f"<bdi>{key}</bdi>" not in page


def test_search_knows_other_spellings_of_names(client: TestClient) -> None:
    page = client.get("/en/search", params={"q": "Pentagon"}).text
    assert "<mark>" in page
    assert "Also searched for" in page
    assert "البنتاغون" in page
    exact = client.get("/en/search", params={"q": '"Pentagon"'}).text
    assert "Also searched for" not in exact
    assert "<mark>" not in exact
    assert "<mark>" in client.get("/search", params={"q": "البنتاجون"}).text
    for odd in ('Pentagon "', "(Pentagon)", "Pentagon*", "U.S.", "a" * 200, "al-", "the", "of the"):
        assert client.get("/en/search", params={"q": odd}).status_code == 200


def test_arabic_names_on_an_english_page_are_marked() -> None:
    from riwaya.web.rendering import arabic_marked

    assert arabic_marked("<bdi>سعاد</bdi> <bdi>Reuters</bdi>", "en") == '<bdi lang="ar">سعاد</bdi> <bdi>Reuters</bdi>'
    assert arabic_marked("<bdi>سعاد</bdi>", "ar") == "<bdi>سعاد</bdi>"


def test_names_on_english_pages_are_english_where_they_are_known(client: TestClient) -> None:
    for page in ("scenarios", "causes", "chains"):
        told = re.findall(r'<bdi lang="ar">([^<]*)</bdi>', client.get(f"/en/{page}").text)
        assert "العراق" not in told, page
        assert not any("البنتاغون" in name or "متحدث" in name for name in told if len(name) < 40), page
    assert re.search(r'<bdi>[A-Z][a-z]+[^<]*</bdi> · <bdi lang="ar">', client.get("/en/new").text)


@pytest.mark.parametrize("root", ["", "/en"])
def test_a_page_with_nothing_on_it_says_so(tmp_path: Path, root: str) -> None:
    with open_story(tmp_path / "empty.riwaya", create=True) as file:
        file.add([article_of("عنوان قصير للمقال\nنص قصير لا يقول فيه أحد شيئا.", stem="a")])
    whole = TestClient(create_app(tmp_path / "empty.riwaya"))
    nothing = "Nothing yet" if root else "لا شيء بعد"
    for page in PAGES[1:]:
        body = whole.get(f"{root}/{page}").text
        assert nothing in body, page
        assert ("كما في" if not root else "as of") not in body, page
    overview = whole.get(root or "/").text
    assert ("Articles without a publication date" if root else "مقالات بلا تاريخ نشر") in overview
    assert ("</bdi></b>article</li>" if root else "</bdi></b>مقال</li>") in overview


def test_the_rest_of_a_partys_statements_is_one_link_away(client: TestClient) -> None:
    from riwaya.web.rendering import _templates

    party = _templates()["_party.html"]
    assert "links.view('accounts') }}?party=" in party
    assert "links.view('search')" not in party
    shown = client.get("/accounts", params={"party": "united-states"}).text
    assert "<blockquote" in shown


def test_the_counts_of_the_timeline_add_up(client: TestClient) -> None:
    page = client.get("/en/timeline", params={"zoom": "month"}).text
    buckets = [int(n) for n in re.findall(r'</svg><bdi class="soft">(\d+)</bdi>', page)]
    undated = [int(n) for n in re.findall(r"Events told without a date: <bdi>(\d+)</bdi>", page)]
    kinds = [int(n) for n in re.findall(r'<option value="[^"]+"[^>]*>[^<]*\((\d+)\)</option>', page)]
    assert sum(buckets) + sum(undated) == sum(kinds)


def test_what_changed_says_who_said_it(client: TestClient) -> None:
    body = client.get("/new?since=2023-01-01").text
    assert re.search(r'<p class="soft said"><bdi>[^<]+</bdi></p>\s*<blockquote', body)


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [("2018-W26", "ar", "الأسبوع 26 من 2018"), ("2018-W04", "en", "week 4, 2018"), ("2018-SU", "ar", "صيف 2018")],
)
def test_parts_of_years_in_words(value: str, language: str, words: str) -> None:
    assert day(value, language) == words


def test_arabic_words_in_an_english_reason_keep_their_direction() -> None:
    told = explained("a later figure (340 ألف شخص, then 1.1 مليون شخص)", "en")
    assert told == (
        'a later figure (<bdi lang="ar" dir="rtl">340 ألف شخص</bdi>, then <bdi lang="ar" dir="rtl">1.1 مليون شخص</bdi>)'
    )
    assert explained("the deadline moved by 40 days", "en") == "the deadline moved by 40 days"
    assert explained("<b> ثم 1.1 مليون", "ar") == "&lt;b&gt; ثم 1.1 مليون"


def test_the_overview_gives_the_ends_of_long_lists(client: TestClient) -> None:
    body = client.get("/").text
    for track in re.findall(r'<ol class="track">(.*?)</ol>', body, re.S):
        assert track.count("<li>") <= 2
    whole = client.get("/deadlines").text
    assert whole.count('class="chip repeats"') > body.count('class="chip repeats"')
    assert '<h2><a href="/deadlines">' in body


@pytest.mark.parametrize(("root", "arrow"), [("", "→"), ("/en", "←")])
def test_a_way_points_back_to_who_reads(client: TestClient, root: str, arrow: str) -> None:
    assert set(re.findall("[←→]", client.get(f"{root}/chains").text)) == {arrow}


def test_the_report_has_the_style_of_what_stands_in_it(story: Path) -> None:
    with open_story(story) as file:
        style, _, body = report_html(file.story(), "en").partition("</style>")
    for name in ("facets", "track", "marks", "listing", "flow", "chip"):
        assert re.search(rf'class="{name}\b', body), name
        assert re.search(rf"^ *\.{name}\b", style, re.M), name
    assert "details::details-content" in style.partition("@media print")[2]


@pytest.mark.parametrize("given", ["٢٠٢٤-٠٩", "2024/9", "2024-09"])
def test_times_are_read_as_people_write_them(client: TestClient, given: str) -> None:
    assert client.get("/deadlines", params={"during": given}).status_code == 200
    assert client.get("/deadlines", params={"during": "all"}).status_code == 200
    assert filter_from({"since": given, "until": "2024-13"}) == Filter(since="2024-09")
    assert zoom_from({"in": given}) == ("", "2024-09")
