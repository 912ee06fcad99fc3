"""The learnt half of the coding: for each question two linear heads, over words and over meaning.

Both see what the rules find in a sentence and around it. Heads are logistic regressions, one against the
rest, stored as plain arrays and JSON (never pickled); their chances are weighed. Probabilities of rol and
toerekening are those of the classes, normalised to one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nlp import encoder, meaning
from nlp.features import contextual, vectorizers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from nlp.encoder import Encoder
    from nlp.features import Found
    from nlp.stretches import Stretch

    Weights = NDArray[np.float32]

SHIPPED = files(__package__) / "model"
QUESTIONS = ("rol", "thema", "toerekening", "eerder")
MEANING = {"rol": 0.5, "thema": 0.25, "toerekening": 0.25, "eerder": 0.25}
"""The share of the head over meaning beside that over words, chosen on the coding of the examples."""
KINDS = ("woorden", "betekenis")
"""What the two heads of a question look at."""
EXCLUSIVE = ("rol", "toerekening")
"""The questions with exactly one answer."""


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of one question: `coefficients` has a row for each feature, a column for each class."""

    classes: tuple[str, ...]
    coefficients: Weights
    intercepts: Weights

    def chances(self, features: csr_matrix | Weights, *, exclusive: bool) -> Weights:
        """The probability of each class, a column each, for each row of features."""
        import numpy as np

        chances = 1 / (1 + np.exp(-(features @ self.coefficients + self.intercepts)))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True) if exclusive else chances, np.float32)


@dataclass(frozen=True, slots=True)
class Classifier:
    """Heads with what they look at; `identity` names the training that made them.

    `heads` look at `words`, `meant` at the vectors of `encoder`; both know the same classes.
    """

    identity: str
    labels: tuple[str, ...]
    words: Mapping[str, Any]
    heads: Mapping[str, Head]
    encoder: Encoder
    meant: Mapping[str, Head]

    def features(self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]) -> csr_matrix:
        """The features of all sentences of the stretches, a row each."""
        import numpy as np
        from scipy.sparse import csr_matrix, hstack

        texts = [text for stretch in stretches for text in stretch.texts]
        scores = np.vstack([contextual(self.labels, found) for found in evidence])
        return hstack(
            [csr_matrix(scores), *(vectorizer.transform(texts) for vectorizer in self.words.values())],
            format="csr", dtype=np.float32,
        )  # fmt: skip

    def predict(
        self, stretches: Sequence[Stretch], evidence: Sequence[Sequence[Found]]
    ) -> list[dict[str, dict[str, float]]]:
        """For each sentence of the stretches, in order: for each question the probability of each class."""
        if not stretches:
            return []
        said = self.features(stretches, evidence)
        meant = meaning.features(self.encoder, self.labels, stretches, evidence)
        answers = {q: self._answers(q, said, meant) for q in QUESTIONS}
        return [{q: answers[q][row] for q in QUESTIONS} for row in range(said.shape[0])]

    def _answers(self, question: str, said: csr_matrix, meant: Weights) -> list[dict[str, float]]:
        """The probability of each class: what the two heads say, weighed."""
        exclusive, classes = question in EXCLUSIVE, self.heads[question].classes
        chances = self.heads[question].chances(said, exclusive=exclusive)
        other, share = self.meant[question].chances(meant, exclusive=exclusive), MEANING[question]
        weighed = (1 - share) * chances + share * other
        return [dict(zip(classes, map(float, row), strict=True)) for row in weighed]


@cache
def identity(name: str) -> str:
    """The identity of the classifier that comes with the program, without loading its weights."""
    return str(_about(SHIPPED, name)["identity"])


@cache
def load(name: str) -> Classifier:
    """The classifier that comes with the program for a codebook."""
    return read(SHIPPED, name)


def read(folder: Traversable, name: str) -> Classifier:
    """The classifier that `save` wrote to a folder."""
    import numpy as np

    about = _about(folder, name)
    with (folder / f"{name}.npz").open("rb") as stream:
        arrays = dict(np.load(stream, allow_pickle=False))
    words = vectorizers()
    for kind, vectorizer in words.items():
        vectorizer.vocabulary = {word: i for i, word in enumerate(about["words"][kind])}
        vectorizer.idf_ = arrays[f"{kind}_idf"]
    classes = about["classes"]
    heads, meant = ({q: _head(arrays, f"{kind}_{q}", classes[q]) for q in QUESTIONS} for kind in KINDS)
    read_encoder = encoder.read(folder / f"{name}-encoder")
    return Classifier(about["identity"], tuple(about["labels"]), words, heads, read_encoder, meant)


def _head(arrays: Mapping[str, Any], name: str, classes: Sequence[str]) -> Head:
    coefficients = arrays[f"{name}_coefficients"].astype("float32")
    return Head(tuple(classes), coefficients, arrays[f"{name}_intercepts"])


def _about(folder: Traversable, name: str) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return about


def save(classifier: Classifier, folder: Path, name: str) -> None:
    """Write a classifier as `NAME.npz`, `NAME.json` and the folder `NAME-encoder`.

    The same classifier gives the same bytes.
    """
    import numpy as np

    words = classifier.words
    about = {
        "identity": classifier.identity,
        "labels": classifier.labels,
        "classes": {q: head.classes for q, head in classifier.heads.items()},
        "words": {kind: sorted(v.vocabulary_, key=v.vocabulary_.get) for kind, v in words.items()},
    }
    arrays: dict[str, Any] = {f"{kind}_idf": v.idf_ for kind, v in words.items()}
    for kind, heads in zip(KINDS, (classifier.heads, classifier.meant), strict=True):
        for q, head in heads.items():
            arrays[f"{kind}_{q}_coefficients"] = head.coefficients.astype(np.float16)
            arrays[f"{kind}_{q}_intercepts"] = head.intercepts.astype(np.float32)
    folder.mkdir(exist_ok=True)
    encoder.save(classifier.encoder, folder / f"{name}-encoder")
    (folder / f"{name}.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    np.savez_compressed(folder / f"{name}.npz", **arrays)
