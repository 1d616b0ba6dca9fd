"""Wire copies: planted with edits of 0 to 40 % of their words, and passages lifted into other texts."""

from __future__ import annotations

from random import Random

import pytest

from riwaya import article_of, read
from riwaya.lang.tables import load_table
from riwaya.link.origins import origins_of
from riwaya.model import Reading
from riwaya.settings import Settings

WORDS = sorted(
    {
        word
        for row in load_table("concepts").rows
        for word in row["words"].split("|")
        if "/" not in word and " " not in word
    }
)


def text_of(random: Random, sentences: int = 12) -> str:
    """Paragraphs of four made-up sentences; common words come more often than others, as in real ones."""
    made = []
    for _ in range(sentences):
        chosen = [WORDS[min(int(random.expovariate(1 / 120)), len(WORDS) - 1)] for _ in range(random.randint(10, 22))]
        made.append("وقال إن " + " ".join(chosen) + ".")
    return "\n".join(" ".join(made[i : i + 4]) for i in range(0, sentences, 4))


def edited(random: Random, text: str, share: float) -> str:
    """The text with a share of its words replaced, dropped or doubled by others."""
    lines = []
    for line in text.split("\n"):
        words: list[str] = []
        for word in line.split():
            if random.random() >= share:
                words.append(word)
                continue
            kind = random.random()
            if kind < 0.6:
                words.append(random.choice(WORDS))
            elif kind < 0.8:
                words += [word, random.choice(WORDS)]
        lines.append(" ".join(words))
    return "\n".join(lines)


def reading_of(text: str, number: int) -> Reading:
    return read(article_of(text, stem=f"t{number:03}"), Settings(published="2024-01-10"))


@pytest.fixture(scope="module")
def planted() -> tuple[list[Reading], dict[frozenset[str], float]]:
    """Readings of 60 texts and of one copy of each, and for each pair the share of edited words."""
    random = Random(7)
    readings: list[Reading] = []
    pairs = {}
    for number in range(60):
        text, share = text_of(random), (number % 9) * 0.05
        one, other = reading_of(text, 2 * number), reading_of(edited(random, text, share), 2 * number + 1)
        readings += [one, other]
        pairs[frozenset((one.article.id, other.article.id))] = share
    return readings, pairs


def found_in(readings: list[Reading]) -> set[frozenset[str]]:
    found = set()
    for origin in origins_of(readings, Settings()):
        if origin.kind != "partial":
            ids = sorted(origin.articles)
            found |= {frozenset((a, b)) for number, a in enumerate(ids) for b in ids[number + 1 :]}
    return found


def test_planted_copies(planted: tuple[list[Reading], dict[frozenset[str], float]]) -> None:
    readings, pairs = planted
    found = found_in(readings)
    right = found & set(pairs)
    assert len(right) / len(found) >= 0.98
    wanted = {pair for pair, share in pairs.items() if share <= 0.25}
    assert len(found & wanted) / len(wanted) >= 0.95


def test_order_changes_nothing(planted: tuple[list[Reading], dict[frozenset[str], float]]) -> None:
    readings, _ = planted
    assert found_in(readings) == found_in(readings[::-1])


def test_an_identical_text_is_exact() -> None:
    text = text_of(Random(1))
    readings = [reading_of(text, 1), reading_of("عاجل.\n" + text, 2)]
    (origin,) = origins_of(readings, Settings())
    assert origin.kind == "exact"
    assert origin.articles == tuple(reading.article.id for reading in readings)


def test_lifted_paragraphs() -> None:
    random = Random(3)
    first, second = text_of(random, 20), text_of(random, 20)
    passage = "\n".join(first.split("\n")[1:3])
    readings = [reading_of(first, 1), reading_of(second + "\n" + passage, 2)]
    (origin,) = origins_of(readings, Settings())
    assert origin.kind == "partial"
    for ref in origin.spans:
        reading = next(reading for reading in readings if reading.article.id == ref.article)
        assert reading.article.quote(ref.span).rstrip(".") in passage


def test_texts_of_their_own_have_no_origin() -> None:
    random = Random(5)
    assert origins_of([reading_of(text_of(random), number) for number in range(20)], Settings()) == ()
