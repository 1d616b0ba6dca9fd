"""The name tagger: what it sees of a neighbour is part of what it sees of the word, so that all is added up at once."""

from __future__ import annotations

import pytest

from riwaya.lang.ar.name_features import far_features, near_features, own_features
from riwaya.lang.names import LABELS, NameTagger, pack

WORDS = ("سالم", "وبغداد", "للانسحاب", "الروسيه", "وزير", "قال", "2018", "reuters", "و", "سيلتقي", "بالعراقيين", "لل")


@pytest.mark.parametrize("word", WORDS)
def test_features_of_neighbours_are_among_those_of_the_word(word: str) -> None:
    near, far = near_features(word), far_features(word)
    assert len(set(near)) == len(near)
    assert set(far) <= set(near) <= set(own_features(word))


def test_a_neighbour_weighs_what_its_features_weigh() -> None:
    """Negative weights too: the parts of one sum do not run into each other."""
    weights = {
        f"{prefix}{kind}{said}": pack([(-1) ** number * (number + 37 * label) for label in range(len(LABELS))])
        for prefix, features in (("-", near_features), ("+", near_features), ("--", far_features), ("++", far_features))
        for word in WORDS
        for number, (kind, said) in enumerate(features(word))
    }
    tagger = NameTagger(weights, [[0] * len(LABELS) for _ in LABELS])
    for word in WORDS:
        near = [kind + said for kind, said in near_features(word)]
        far = [kind + said for kind, said in far_features(word)]
        assert tagger._before[word] == sum(weights["-" + name] for name in near)
        assert tagger._after[word] == sum(weights["+" + name] for name in near)
        assert tagger._before2[word] == sum(weights["--" + name] for name in far)
        assert tagger._after2[word] == sum(weights["++" + name] for name in far)
        assert tagger._own[word] == 0
