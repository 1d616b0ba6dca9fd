"""Train the name tagger and write its weights and name tokens into the package.

    python benchmarks/train_names.py DATA_FOLDER [--evaluate]

DATA_FOLDER holds `anercorp/train_rebuilt.txt` (CC BY-SA 4.0), from which the weights come, `aqmar/articles/*.txt`
(CC BY-SA 3.0) and `wojood_sample/train.txt` (MIT) for the common words, and `ne_transliteration_wd/wd_arabic_*` (MIT).
Needs python-crfsuite and wordfreq (its list of Arabic words: CC BY-SA 4.0), which the package itself does not: the
weights are written as text and read by `riwaya.lang.names`. With --evaluate the last 13 % of ANERcorp's sentences are
held back, entity precision, recall and F1 on them are printed, and the weights are not written.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
import wordfreq

from riwaya.clean.tokens import tokens_of
from riwaya.lang.ar import name_features
from riwaya.lang.ar.fold import fold, key_of
from riwaya.lang.names import LABELS, NameTagger, pack

MODELS = Path(__file__).parent.parent / "src" / "riwaya" / "lang" / "ar" / "models"
PARAMETERS = {"c1": 0.3, "c2": 0.02, "max_iterations": 90, "feature.possible_transitions": True}

KINDS = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "MISC": "MISC"}


class Sentence(NamedTuple):
    """Comparison keys of the words, what stands before each, and the gold labels."""

    keys: list[str]
    between: list[str]
    labels: list[str]


def read_sentences(path: Path) -> list[Sentence]:
    """Sentences of a file with `word label` lines and blank lines between sentences."""
    found, current, marks = [], Sentence([], [], []), ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) < 2:
            if current.keys:
                found.append(current)
            current, marks = Sentence([], [], []), ""
            continue
        label, begun = simplified(cells[-1]), False
        for token in tokens_of(fold(cells[0])):
            if token.kind == "mark":
                marks += token.form
                continue
            current.keys.append(key_of(token.form))
            current.between.append(marks)
            current.labels.append("I" + label[1:] if begun and label[0] == "B" else label)
            begun, marks = True, ""
    return found


def simplified(label: str) -> str:
    """A label of either corpus as one of LABELS."""
    position, _, kind = label.partition("-")
    kind = KINDS.get(kind, "")
    if label.partition("-")[2].startswith("MIS"):
        kind = "MISC"
    return f"{position}-{kind}" if kind and position in ("B", "I") else "O"


def _named(prefix: str, features: name_features.Features) -> list[str]:
    """The names of features in the model, with what tells whose they are."""
    return [prefix + kind + said for kind, said in features]


def features_of(sentence: Sentence) -> list[list[str]]:
    """The features of each word, named as the tagger names them."""
    keys, between, found = sentence.keys, sentence.between, []
    for i, key in enumerate(keys):
        own = _named("0", name_features.own_features(key))
        if i:
            own += _named("-", name_features.near_features(keys[i - 1]))
            own += _named("", name_features.gap_features(between[i]))
        else:
            own.append("BOS")
        if i > 1:
            own += _named("--", name_features.far_features(keys[i - 2]))
        if i + 1 < len(keys):
            own += _named("+", name_features.near_features(keys[i + 1]))
            own += _named("n", name_features.gap_features(between[i + 1]))
        if i + 2 < len(keys):
            own += _named("++", name_features.far_features(keys[i + 2]))
        found.append(own)
    return found


def train(sentences: list[Sentence], model: Path) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Weights by feature and transitions by label, from a CRF trained on the sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        trainer.append(features_of(sentence), sentence.labels)
    trainer.set_params(PARAMETERS)
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    information = tagger.info()
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (feature, label), weight in information.state_features.items():
        weights[feature][LABELS.index(label)] = weight
    transitions = [[0.0] * len(LABELS) for _ in LABELS]
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            weight = information.transitions.get((before, after), 0.0)
            impossible = after[0] == "I" and before[2:] != after[2:]
            transitions[i][j] = -50.0 if impossible else weight
    return dict(weights), transitions


def common_words(sentences: list[Sentence]) -> list[str]:
    """Words that stand at least four times in the sentences, and at most once in fifty times in a name."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for sentence in sentences:
        for key, label in zip(sentence.keys, sentence.labels, strict=True):
            seen[key] += 1
            named[key] += label != "O"
    return sorted(key for key, count in seen.items() if count >= 4 and named[key] * 50 <= count)


def write_model(weights: dict[str, list[float]], transitions: list[list[float]], common: list[str]) -> None:
    """Write `names.tsv`: weights in hundredths, features in order, and the common words."""
    lines = ["kind\tname\tlabel:hundredths", *(f"common\t{word}" for word in common)]
    for number, row in enumerate(transitions):
        lines.append("\t".join(["from", str(number), *cells_of(row)]))
    for feature in sorted(weights):
        cells = cells_of(weights[feature])
        if cells:
            lines.append("\t".join(["weight", feature, *cells]))
    (MODELS / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def cells_of(row: list[float]) -> list[str]:
    """The weights that are not zero after rounding."""
    return [f"{label}:{value}" for label, value in enumerate(hundredths_of(row)) if value]


def hundredths_of(row: list[float]) -> list[int]:
    """Weights as the tagger adds them up."""
    return [round(100 * value) for value in row]


def write_name_tokens(folder: Path) -> None:
    """Write `name_tokens.tsv`: each name token with its count and its usual Latin spelling."""
    counts: Counter[str] = Counter()
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "wd_arabic_80").read_text(encoding="utf-8").splitlines():
        spelling, arabic, count = line.split("\t")
        key = key_of(fold(arabic.replace(" ", "")))
        if key.isalpha() and len(key) > 1:
            counts[key] += int(count)
            latin[key][spelling] += int(count)
    lines = ["word\tcount\tlatin"]
    for key in sorted(counts):
        best = min(latin[key], key=lambda spelling: (-latin[key][spelling], spelling))
        lines.append(f"{key}\t{counts[key]}\t{best}")
    (MODELS / "name_tokens.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_words() -> None:
    """Write `word_levels.tsv`: the words that stand at least once in a million, by the tenth power of how often."""
    often: Counter[str] = Counter()
    for word, share in wordfreq.get_frequency_dict("ar", wordlist="small").items():
        key = key_of(fold(word))
        if key.isalpha():
            often[key] += share
    levels: dict[int, list[str]] = defaultdict(list)
    for key in sorted(often):
        levels[int(math.log10(often[key]) + 9)].append(key)
    lines = ["level\twords", *(f"{level}\t{' '.join(levels[level])}" for level in sorted(levels) if level >= 3)]
    (MODELS / "word_levels.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_shapes() -> None:
    """Write `name_shapes.tsv`: letters in a row, by how much more often names have them than common words."""
    names, levels = name_features.name_tokens(), name_features.word_levels()
    sides = ([w for w in names if len(w) > 2], [w for w in levels if len(w) > 2 and names.get(w, 0) < 2])
    counts = [Counter(group for word in side for group in set(name_features.letter_groups(word))) for side in sides]
    weights: dict[int, list[str]] = defaultdict(list)
    for group in sorted(set(counts[0]) | set(counts[1])):
        if counts[0][group] + counts[1][group] >= 4:
            shares = [(count[group] + 0.5) / len(side) for count, side in zip(counts, sides, strict=True)]
            weights[round(100 * math.log(shares[0] / shares[1]))].append(group)
    lines = ["weight\tletters", *(f"{weight}\t{' '.join(weights[weight])}" for weight in sorted(weights))]
    (MODELS / "name_shapes.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def entities(labels: list[str]) -> set[tuple[int, int, str]]:
    """(first, last, kind) of each entity."""
    found, begin, kind = set(), None, ""
    for i, label in enumerate([*labels, "O"]):
        if begin is not None and label != f"I-{kind}":
            found.add((begin, i, kind))
            begin = None
        if label[0] == "B" or (label[0] == "I" and begin is None):
            begin, kind = i, label[2:]
    return found


def evaluate(tagger: NameTagger, sentences: list[Sentence]) -> None:
    """Print entity precision, recall and F1 by kind."""
    tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sentence in sentences:
        predicted, gold = entities(tagger.tag(sentence.keys, sentence.between)), entities(sentence.labels)
        for kind in ("PER", "LOC", "ORG", "MISC", "all"):
            one, two = ({e for e in side if kind in ("all", e[2])} for side in (predicted, gold))
            for place, size in enumerate((len(one), len(two), len(one & two))):
                tallies[kind][place] += size
    for kind, (predicted_size, gold_size, hits) in tallies.items():
        precision, recall = hits / max(1, predicted_size), hits / max(1, gold_size)
        score = 2 * hits / max(1, predicted_size + gold_size)
        print(f"{kind:5s} P {precision:.3f} R {recall:.3f} F1 {score:.3f} ({gold_size} gold)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--evaluate", action="store_true")
    arguments = parser.parse_args()
    sentences = read_sentences(arguments.data / "anercorp" / "train_rebuilt.txt")
    MODELS.mkdir(exist_ok=True)
    write_name_tokens(arguments.data / "ne_transliteration_wd")
    name_features.name_tokens.cache_clear()
    write_words()
    name_features.word_levels.cache_clear()
    write_shapes()
    name_features.shape_weights.cache_clear()
    name_features.letter_shapes.cache_clear()
    held_back = sentences[int(len(sentences) * 0.87) :] if arguments.evaluate else []
    chosen = sentences[: len(sentences) - len(held_back)]
    model = MODELS / "names.crfsuite"
    weights, transitions = train(chosen, model)
    model.unlink()
    if arguments.evaluate:
        packed = {feature: pack(hundredths_of(row)) for feature, row in weights.items()}
        evaluate(NameTagger(packed, [hundredths_of(row) for row in transitions]), held_back)
    else:
        others = [
            s for path in sorted((arguments.data / "aqmar" / "articles").glob("*.txt")) for s in read_sentences(path)
        ]
        others += read_sentences(arguments.data / "wojood_sample" / "train.txt")
        write_model(weights, transitions, common_words(chosen + others))


if __name__ == "__main__":
    main()
