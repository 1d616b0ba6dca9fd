"""The name tagger's labels for an article, tidied."""

from __future__ import annotations

from collections.abc import Collection

from riwaya.annotate.naming.words import SPACE, Words
from riwaya.lang.names import name_tagger
from riwaya.lang.register import register


def trimmed_tags(words: Words, closed: Collection[int]) -> list[str]:
    """The tagger's labels, without common words at either end of a name; `closed` words are never part of one."""
    tagger = name_tagger()
    tags = tagger.tag(words.keys, words.between)
    barred = [i in closed or _barred(words, i, tagger.common) for i in range(len(tags))]
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        begins = tag[0] == "B" or i == 0 or tags[i - 1] == "O"
        if begins:
            tags[i] = "O" if barred[i] else "B" + tag[1:]
        elif i in closed:
            tags[i] = "O"
    for i in range(len(tags) - 1, -1, -1):
        if tags[i] != "O" and barred[i] and (i + 1 == len(tags) or tags[i + 1][0] != "I"):
            tags[i] = "O"
    _bridge(words, tags, tagger.common)
    return tags


def _barred(words: Words, i: int, common: Collection[str]) -> bool:
    """Whether a word can neither begin nor end a name."""
    return words.keys[i] in common or words.text(i, i + 1) == "على"


def _bridge(words: Words, tags: list[str], common: Collection[str]) -> None:
    """Join two persons with one unknown word between them: «لويس إيناسيو لولا دا سيلفا»."""
    for i in range(1, len(tags) - 1):
        between = tags[i] == "O" and tags[i - 1].endswith("PER") and tags[i + 1] == "B-PER"
        near = words.gap[i] == SPACE and words.gap[i + 1] == SPACE
        if between and near and words.keys[i] not in common and not register().options(words.keys[i]):
            tags[i] = tags[i + 1] = "I-PER"
