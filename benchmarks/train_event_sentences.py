"""Fit the weights that tell whether a lone sentence reports an attack or a protest, and write them into the package.

    python benchmarks/train_event_sentences.py [FOLDER]

FOLDER holds the sentences that coders labelled (`assault_sentences.csv`, `protest_sentences.csv`; MIT, Open Event Data
Alliance). Sentences without a candidate event of the type are never "yes" and take no part. A sentence that most
coders, but not all, accepted counts half as "yes". Prints F1 of six-fold cross-validation, whole documents held out,
at the threshold that is written. Needs scikit-learn, which the package itself does not.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from riwaya import article_of, read
from riwaya.annotate.events import candidates_of
from riwaya.annotate.happenings.alone import telling
from riwaya.annotate.happenings.layers import layers_of
from riwaya.clean import frame_of

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "event_gsr"
MODEL = Path(__file__).parents[1] / "src" / "riwaya" / "lang" / "ar" / "models" / "event_sentences.tsv"
LEAST = 0.04  # weights below this are left out
SEEN = 3  # sentences in which a feature must stand
STRENGTH = 0.03  # inverse of the regularization
FOLDS, ROUNDS = 6, 3
NOTE = """# Whether a sentence without an article reports an event: weights in hundredths by logistic regression.
# Written by benchmarks/train_event_sentences.py; features are named in annotate/happenings/alone.py, "" is the base.
# Fitted on sentences labelled by coders (Open Event Data Alliance, 2018; MIT).
"""


class Sentences:
    """The labelled sentences of one type that hold a candidate: features, labels, weights and documents."""

    def __init__(self, folder: Path, name: str) -> None:
        self.features: list[dict[str, int]] = []
        labels, agreed, groups, self.all_yes = [], [], [], 0
        with (folder / f"{name}_sentences.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self.all_yes += row["label"] == "yes"
                reading = read(article_of(row["text"] + "\n"))
                reading = replace(reading, frame=frame_of(reading.article))
                frame = reading.framed()
                candidates = candidates_of(frame, layers_of(reading))
                if any(clause.head.cue and clause.head.cue.plover == name.upper() for clause, _ in candidates):
                    self.features.append(dict.fromkeys(telling(frame, candidates, name.upper()), 1))
                    labels.append(row["label"])
                    agreed.append(int(row["accept"]) / max(1, int(row["accept"]) + int(row["reject"])))
                    groups.append(row["id"].rsplit("-", 1)[0])
        label, share = np.array(labels), np.array(agreed)
        self.clear, self.yes, self.groups = label != "ambiguous", label == "yes", groups
        self.target = self.yes | (~self.clear & (share > 0.6))
        doubt = np.where(self.clear, 1.0, np.where(share > 0.6, 0.5, 0.3))
        self.weight = doubt * np.where(self.target, 6.0, 1.0)

    def f1(self, reported: np.ndarray) -> float:
        """F1 of "yes" against the two "no" classes."""
        hits = int((reported & self.yes & self.clear).sum())
        return 2 * hits / max(1, int((reported & self.clear).sum()) + self.all_yes)


def fitted(sentences: Sentences, matrix: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, float]:
    """(weights with the small ones left out, intercept) of a model fitted on some rows."""
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit(matrix[rows], sentences.target[rows], sample_weight=sentences.weight[rows])
    weights = np.round(model.coef_[0], 2)
    return np.where(np.abs(weights) < LEAST, 0.0, weights), float(model.intercept_[0])


def main() -> int:
    """Fit, print the cross-validated F1 and write the model."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    lines = [NOTE + "plover\tfeature\tweight"]
    for name in ("assault", "protest"):
        sentences = Sentences(folder, name)
        vectorizer = DictVectorizer()
        matrix = vectorizer.fit_transform(sentences.features).tocsr()
        kept = np.flatnonzero(np.asarray((matrix > 0).sum(axis=0)).ravel() >= SEEN)
        matrix, features = matrix[:, kept], vectorizer.get_feature_names_out()[kept]
        rounds = []
        for seed in range(ROUNDS):
            scores = np.zeros(len(sentences.groups))
            folds = GroupKFold(FOLDS, shuffle=True, random_state=seed)
            for train, test in folds.split(matrix, groups=sentences.groups):
                weights, intercept = fitted(sentences, matrix, train)
                scores[test] = matrix[test] @ weights + intercept
            rounds.append(scores)
        steps = np.arange(-2, 2, 0.05)
        means = [float(np.mean([sentences.f1(scores >= step) for scores in rounds])) for step in steps]
        threshold = float(np.mean(steps[np.array(means) >= max(means) - 0.004]))
        found = [sentences.f1(scores >= threshold) for scores in rounds]
        below = [float(((scores < threshold - 1.5) & sentences.yes).sum()) for scores in rounds]
        print(f"{name}: {len(scores)} sentences, F1 {np.mean(found):.3f} at {threshold:.2f}, lost below -1.5: {below}")
        weights, intercept = fitted(sentences, matrix, np.arange(len(scores)))
        lines.append(f"{name.upper()}\t\t{round(100 * (intercept - threshold))}")
        lines += [f"{name.upper()}\t{f}\t{round(100 * w)}" for f, w in zip(features, weights, strict=True) if w]
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
