"""Names that no register knows: a linear-chain tagger whose weights ship with the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from itertools import compress
from operator import add, not_
from struct import Struct

from riwaya.lang.ar import name_features
from riwaya.lang.ar.name_features import KINDS
from riwaya.lang.tables import uncollected

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
_WIDTH = len(LABELS)
# I comes only after B or I of its own kind, the other labels after any.
_FREE, _BOUND = (0, 1, 3, 5, 7), (2, 4, 6, 8)
# Weights are whole hundredths, one for each label, packed into one integer: one addition adds those of all labels.
_BITS = 32
_BYTES = _WIDTH * _BITS // 8
_BIAS = sum(1 << (_BITS * label + 24) for label in range(_WIDTH))  # keeps every label's sum above zero
_unpack = Struct(f"<{_WIDTH}I").unpack
_SENTENCE_MARKS = frozenset("\n.؟!?…")
# An O that leads by so many hundredths is not put in doubt by its neighbours' tags.
_CLEAR = 450
# The same for a word by itself, before its neighbours are looked at.
_CLEAR_ALONE = 700


def pack(hundredths: Sequence[int]) -> int:
    """The weights of all labels, in the order of LABELS, as one integer."""
    return sum(value << (_BITS * label) for label, value in enumerate(hundredths))


def _scores_of(packed: int) -> tuple[int, ...]:
    """A number for each label that tells their order and distances: the sum of its weights, all raised by the same."""
    return _unpack((packed + _BIAS).to_bytes(4 * _WIDTH, "little"))


_MOST = 65536  # words whose totals are kept
# What a word says for its own tag, and for those of the words behind it, before it, and two places away: all its
# weights are added up at once, as one integer with a part for each place.
_PLACES = ("0", "-", "+", "--", "++")
_PART = 40  # bytes of a part
_RAISED = 1 << 300  # keeps every part above zero
_ONE_PART = (1 << (8 * _PART)) - 1
_ALL_RAISED = sum(_RAISED << (8 * _PART * place) for place in range(len(_PLACES)))


def _by_kind(weights: dict[str, int], prefix: str) -> dict[str, dict[str, int]]:
    """The weights of features with a prefix by the kind of the feature and what it says."""
    own = {name[len(prefix) :]: weight for name, weight in weights.items() if name.startswith(prefix)}
    return {
        kind: {name[len(kind) :]: weight for name, weight in own.items() if name.startswith(kind)} for kind in KINDS
    }


class _Totals(dict[str, int]):
    """The packed weights of all features of a word for one place, added up once for each word."""

    def __init__(self, part: Callable[[str, int], int], shift: int) -> None:
        super().__init__()
        self._part, self._shift = part, shift

    def __missing__(self, word: str) -> int:
        total = self[word] = self._part(word, self._shift)
        return total


class _WordTotals:
    """The totals of words for all places: what is seen of a neighbour is among what is seen of the word itself."""

    def __init__(self, weights: dict[str, int]) -> None:
        self._weights: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        for place, prefix in enumerate(_PLACES):
            for kind, said in _by_kind(weights, prefix).items():
                known = self._weights[kind]
                for each, weight in said.items():
                    known[each] = known.get(each, 0) + (weight << (8 * _PART * place))
        self._known: dict[str, int] = {}
        self.places = tuple(_Totals(self.part, 8 * _PART * place) for place in range(len(_PLACES)))

    def part(self, word: str, shift: int) -> int:
        """The total of a word for the place whose part begins at a bit."""
        total = self._known.get(word)
        if total is None:
            total = self._added_up(word)
        return ((total >> shift) & _ONE_PART) - _RAISED

    def _added_up(self, word: str) -> int:
        """The weights of a word added up; all are forgotten when there are too many."""
        if len(self._known) > _MOST:
            self._known.clear()
            for place in self.places:
                place.clear()
        weights, total = self._weights, _ALL_RAISED
        for kind, said in name_features.own_features(word):
            weight = weights[kind].get(said)
            if weight is not None:
                total += weight
        self._known[word] = total
        return total


class _GapTotals(dict[str, int]):
    """The packed weights of what stands between two words."""

    def __init__(self, weights: dict[str, int], prefix: str) -> None:
        super().__init__()
        self._weights = _by_kind(weights, prefix)[""]

    def __missing__(self, between: str) -> int:
        if len(self) > _MOST:
            self.clear()
        total = self[between] = sum(self._weights.get(said, 0) for _, said in name_features.gap_features(between))
        return total


class NameTagger:
    """Tags words with BIO labels of persons, places, organisations and others by adding up weights.

    `weights`: by feature, packed by `pack`; `transitions`: hundredths from label to label. `common`: words
    (comparison keys) that the training text uses often and hardly ever in a name.
    """

    def __init__(
        self, weights: dict[str, int], transitions: Sequence[Sequence[int]], common: frozenset[str] = frozenset()
    ) -> None:
        self.common = common
        self._into = tuple(tuple(row[label] for row in transitions) for label in range(_WIDTH))
        self._begin = tuple(row[0] for row in self._into)
        self._alone = tuple(map(add, self._begin, self._into[0]))
        free = [self._into[label] for label in _FREE]
        self._least, self._most = tuple(map(min, *free)), tuple(map(max, *free))
        self._own, self._before, self._after, self._before2, self._after2 = _WordTotals(weights).places
        self._gap = _GapTotals(weights, "")
        self._next_gap = _GapTotals(weights, "n")
        self._first = weights.get("BOS", 0)

    def is_clear(self, word: str) -> bool:
        """Whether a word by itself is so surely no part of a name that its neighbours need not be asked."""
        if word in self.common:
            return True
        scores = _scores_of(self._own[word])
        return scores[0] - max(scores[1:]) > _CLEAR_ALONE

    def tag(self, keys: Sequence[str], between: Sequence[str], clear: Sequence[bool] | None = None) -> list[str]:
        """One label for each word. `between[i]` is what stands before word `i`, "" for a plain blank; `clear[i]` what
        `is_clear` says of it, where that has been asked."""
        tags = ["O"] * len(keys)
        count = len(keys)
        ends = [i for i in compress(range(count), between) if i and not _SENTENCE_MARKS.isdisjoint(between[i])]
        ends.append(count)
        run: list[tuple[int, ...]] = []
        begin = first = sentence = 0
        for i in compress(range(count), map(not_, clear or map(self.is_clear, keys))):
            if run and (i != begin + len(run) or ends[sentence] <= i):
                self._decode(run, begin, tags)
                run = []
            while ends[sentence] <= i:
                first = ends[sentence]
                sentence += 1
            scores = self._scores(keys, between, i, first, ends[sentence])
            if scores[0] - _CLEAR > max(scores[1:]):
                continue
            if not run:
                begin = i
            run.append(scores)
        if run:
            self._decode(run, begin, tags)
        return tags

    def _scores(self, keys: Sequence[str], between: Sequence[str], i: int, first: int, last: int) -> tuple[int, ...]:
        packed = self._own[keys[i]] + _BIAS
        if i > first:
            packed += self._before[keys[i - 1]]
            if between[i]:
                packed += self._gap[between[i]]
            if i > first + 1:
                packed += self._before2[keys[i - 2]]
        else:
            packed += self._first
        if i + 1 < last:
            packed += self._after[keys[i + 1]]
            if between[i + 1]:
                packed += self._next_gap[between[i + 1]]
            if i + 2 < last:
                packed += self._after2[keys[i + 2]]
        return _unpack(packed.to_bytes(_BYTES, "little"))

    def _decode(self, run: list[tuple[int, ...]], begin: int, tags: list[str]) -> None:
        """The best labels of a run that stands between two O."""
        if len(run) == 1:
            reach = list(map(add, run[0], self._alone))
            tags[begin] = LABELS[reach.index(max(reach))]
            return
        into = self._into
        best = list(map(add, run[0], self._begin))
        sums = [best]  # the best that can be had up to each word with each label
        for scores in run[1:]:
            now = list(scores)
            # Only from these labels can the best way lead to a label that comes after any.
            least = max(map(add, best, self._least))
            leads = [label for label, most in enumerate(map(add, best, self._most)) if most >= least]
            if len(leads) == 1:
                lead = leads[0]
                for label in _FREE:
                    now[label] += best[lead] + into[label][lead]
            else:
                for label in _FREE:
                    row = into[label]
                    now[label] += max([best[lead] + row[lead] for lead in leads])
            for label in _BOUND:
                begun, gone_on = best[label - 1] + into[label][label - 1], best[label] + into[label][label]
                now[label] += begun if begun > gone_on else gone_on
            best = now
            sums.append(best)
        label = 0
        for offset in range(len(run) - 1, -1, -1):
            label = self._before_label(sums[offset], label)
            tags[begin + offset] = LABELS[label]

    def _before_label(self, best: list[int], label: int) -> int:
        """The label before `label` on the best way."""
        row = self._into[label]
        if label in _BOUND:
            return label - 1 if best[label - 1] + row[label - 1] > best[label] + row[label] else label
        reach = list(map(add, best, row))
        return reach.index(max(reach))


@cache
@uncollected
def name_tagger() -> NameTagger:
    """The shipped tagger, loaded at first use."""
    file = resources.files("riwaya.lang.ar").joinpath("models", "names.tsv")
    weights: dict[str, int] = {}
    transitions = [[0] * _WIDTH for _ in LABELS]
    common: set[str] = set()
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        kind, name, *cells = line.split("\t")
        if kind == "common":
            common.add(name)
            continue
        values = [0] * _WIDTH
        for cell in cells:
            label, hundredths = cell.split(":")
            values[int(label)] = int(hundredths)
        if kind == "from":
            transitions[int(name)] = values
        else:
            weights[name] = pack(values)
    return NameTagger(weights, transitions, frozenset(common - {"علي"} | {"على"}))
