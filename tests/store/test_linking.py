"""Growing a linked story: whatever comes in whatever order, the links are those of linking it at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

import riwaya
from riwaya import article_of
from riwaya.errors import StoryFileError
from riwaya.link.item import Item
from riwaya.link.items import items_of
from riwaya.model import Article, PartyEdit, Question, Reading, Span, Story, target_of
from riwaya.pipeline import link
from riwaya.settings import Settings
from riwaya.store import StoryFile, open_story
from riwaya.store.linking import meetings
from riwaya.store.linking.blocks import Blocks
from riwaya.store.linking.packing import packed, unpacked
from riwaya.store.linking.ready import Ready
from riwaya.store.parties import edit_party
from riwaya.store.review import correct
from tests.gate.corpus import readings
from tests.store.test_review import word

SIDES = ("relations", "origins", "questions", "positions")
LINKING, PARTS = "riwaya.store.linking", ("meetings", "comparing", "packing")


def articles() -> list[Article]:
    """The example's articles, each with its day, and copies, cut copies and lifted passages of some."""
    given = [reading.article for reading in readings()]
    made = [article_of(a.text, stem=a.stem, title=a.title, published=a.published.value) for a in given if a.published]
    texts = [article.text.split("\n") for article in made]
    copied = [
        article_of("\n".join(lines[: -1 - k]), stem=f"copy{k}", published=f"2021-0{k + 1}-10")
        for k, lines in enumerate(texts[:4])
    ]
    lifted = [
        article_of("\n".join([*one, *other[1:4]]), stem=f"lift{k}", published=f"2022-0{k + 1}-11")
        for k, (one, other) in enumerate(zip(texts[4:7], texts[7:10], strict=True))
    ]
    return [*made, *copied, *lifted]


@pytest.fixture(scope="module")
def known() -> dict[str, Reading]:
    return {article.id: riwaya.read(article) for article in articles()}


@pytest.fixture(autouse=True)
def read_once(known: dict[str, Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    def read_and(
        work: Callable[[Reading], Ready], wanted: list[Article], *_: object, **__: object
    ) -> Iterator[tuple[Reading, Ready]]:
        for article in wanted:
            reading = known.get(article.id) or riwaya.read(article)
            yield reading, work(reading)

    monkeypatch.setattr("riwaya.store.story_file.read_and", read_and)


def assert_same(one: Story, other: Story) -> None:
    for name in SIDES:
        assert getattr(one, name) == getattr(other, name), name


@pytest.fixture(scope="module")
def whole(known: dict[str, Reading]) -> Story:
    story = link(list(known.values()))
    assert len(story.relations) > 30
    assert len(story.origins) > 3
    assert story.questions
    return story


def test_at_once(tmp_path: Path, whole: Story) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles())
        assert_same(file.story(), whole)


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_and_batches(tmp_path: Path, whole: Story, seed: int) -> None:
    draw, left = random.Random(seed), articles()
    draw.shuffle(left)
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        while left:
            size = draw.choice((1, 2, 7))
            file.add(left[:size])
            left = left[size:]
        assert_same(file.story(), whole)


def test_articles_change_and_come_back(tmp_path: Path, whole: Story) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles())
        some = random.Random(1).sample(articles(), 5)
        file.add([article_of(a.text.partition("\n")[0] + "\nنص آخر لا يشبه الأول.", stem=a.stem) for a in some])
        assert_same(file.story(), link(file.readings()))
        file.add(some)
        assert_same(file.story(), whole)


def test_a_few_neighbours_in_crowded_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With so short a reach nearly every article drives others apart, and one that leaves draws others together."""
    modules = [import_module(name) for name in ("riwaya.link.story", *(f"{LINKING}.{part}" for part in PARTS))]
    links = tuple(replace(question, reach=2, near=1, most=2) for question in modules[0].LINKS)
    for module in modules:
        monkeypatch.setattr(module, "LINKS", links)
    left = articles()
    random.Random(5).shuffle(left)
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        for start in range(0, len(left), 4):
            file.add(left[start : start + 4])
        assert_same(file.story(), link(file.readings()))
        file.add([article_of(a.text.partition("\n")[0] + "\nنص قصير آخر تماما.", stem=a.stem) for a in left[3:8]])
        assert_same(file.story(), link(file.readings()))


def test_on_several_processes(tmp_path: Path, whole: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "_MANY", 10)
    monkeypatch.setattr(meetings, "_CHUNK", 50)
    monkeypatch.setattr(meetings, "KEPT", 90)
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles(), workers=2)
        assert_same(file.story(), whole)


def test_what_is_far_apart_in_time_is_put_off_and_nothing_is_lost() -> None:
    numbers = [day << 44 | order for day in range(1, 41) for order in range(0, 20, 2)]
    tasks = [(k % 4, one, numbers[k + 1 :: 7]) for k, one in enumerate(numbers)]
    blocks = Blocks(numbers, 50)
    near = list(blocks.near(tasks))
    far = list(blocks.far())
    met = [(p, one, other) for p, one, others in [*near, *(task for part in far for task in part)] for other in others]
    assert sorted(met) == sorted((p, one, other) for p, one, others in tasks for other in others)
    assert all(numbers.index(max(others)) - numbers.index(one) < 100 for _, one, others in near)
    assert all(len({numbers.index(other) // 50 for _, _, others in part for other in others}) == 1 for part in far)


def changed_claim(file: StoryFile) -> None:
    reading = next(reading for reading in file.readings() if len(reading.claims) > 2)
    claim = reading.claims[1]
    wanted = replace(claim, act="deny", content=Span(claim.content.start, claim.content.end - 3))
    correct(file, word(target_of(reading.article, "claims", claim), "corrected", wanted, claim), 0)


def merged_party(file: StoryFile) -> None:
    one, other = sorted({claim.party for reading in file.readings() for claim in reading.claims if claim.party})[:2]
    edit_party(file, PartyEdit(0, "merge", one, other, who="ن", when="2024-05-06T10:00:00+00:00"))


def asked(file: StoryFile) -> None:
    file.ask([Question("q1", "هل تنسحب القوات؟", keywords=("انسحاب", "مغادرة القوات"), given=True)])


@pytest.mark.parametrize("change", [changed_claim, merged_party, asked])
def test_what_people_change_is_linked(tmp_path: Path, change: Callable[[StoryFile], None]) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles()[:14])
        change(file)
        after = file.story()
        for table in ("linked_articles", "items"):
            assert file.database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert_same(after, link(list(after.readings), questions=file.questions()))
        file.add(articles()[14:])
        later = file.story()
        assert_same(later, link(list(later.readings), questions=file.questions()))


def test_other_settings_are_linked_for_themselves(tmp_path: Path) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles())
        before = file.database.execute("SELECT id, type FROM relations ORDER BY id").fetchall()
        settings = Settings(copy_similarity=0.99)
        assert_same(file.story(settings), link(file.readings(), settings))
        assert file.database.execute("SELECT id, type FROM relations ORDER BY id").fetchall() == before


def test_what_is_linked_already_is_not_linked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles()[:20])
        made: list[str] = []

        def counted(reading: Reading, root: str = "") -> list[Item]:
            made.append(reading.article.id)
            return items_of(reading, root)

        monkeypatch.setattr("riwaya.store.linking.growing.items_of", counted)
        monkeypatch.setattr("riwaya.store.linking.ready.items_of", counted)
        file.story()
        assert made == []
        file.add(articles()[20:21])
        assert len(set(made)) <= 3


def test_a_story_linked_by_other_code_is_linked_anew(tmp_path: Path, whole: Story) -> None:
    with open_story(tmp_path / "s.riwaya", create=True) as file:
        file.add(articles())
        file.note("linked_by", "other")
        file.database.execute("DELETE FROM relations")
        assert_same(file.story(), whole)


def test_an_interruption_while_linking_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.riwaya"
    with open_story(path, create=True) as file:
        file.add(articles()[:10])
    before = path.read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(meetings.Meetings, "_relate", interrupt)
    with open_story(path) as file, pytest.raises(KeyboardInterrupt):
        file.add(articles()[10:])
    assert path.read_bytes() == before


def test_a_disk_that_fills_up_while_linking_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with open_story(path, create=True) as file:
        file.add(articles()[:10])
        story = file.story()
    with open_story(path) as file:
        pages = file.database.execute("PRAGMA page_count").fetchone()[0]
        for more in (40, 120, 200):
            file.database.execute(f"PRAGMA max_page_count = {pages + more}")
            with pytest.raises(StoryFileError, match="full"):
                file.add(articles()[10:])
        assert_same(file.story(), story)


def test_items_come_back_as_they_were(known: dict[str, Reading]) -> None:
    for reading in list(known.values())[:8]:
        for item in items_of(reading):
            again = unpacked(packed(item))
            for name in item.__dataclass_fields__:
                assert getattr(again, name) == getattr(item, name), name
