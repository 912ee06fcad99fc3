"""Fits the heads on the project's own coded passages (`nlp/training/*.jsonl`): `make train`.

The passages were written for this project; no sentence of a real document is among them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp import classifier, codebooks, encoder, tuning
from nlp.classifier import QUESTIONS, Classifier, Head
from nlp.features import contextual, found, vectorizers
from nlp.stretches import Stretch
from nlp.tuning import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nlp.codebooks import Ruled

STRUCTURAL = frozenset({"kop", "formaliteit"})
"""The rollen that follow from the kind of block, not from what a sentence says."""
BASE = Path(str(files(__package__))) / "training" / "vectoren"
"""The vectors that the encoder begins with (see the README there)."""
STRENGTH = {"rol": 2.0, "thema": 4.0, "toerekening": 2.0, "eerder": 4.0}
"""Inverse regularisation of each head, chosen by leaving out one file of passages at a time."""


@dataclass(frozen=True, slots=True)
class Example:
    """A coded sentence of the training corpus."""

    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool

    def answers(self, question: str) -> set[str]:
        """What it is coded as, for one of the questions."""
        if question == "thema":
            return set(self.thema)
        if question == "eerder":
            return {"ja"} if self.eerder else set()
        return {self.rol if question == "rol" else self.toerekening}


Passage = tuple[Stretch, tuple[Example, ...]]


def passages(folder: Path) -> dict[str, list[Passage]]:
    """The coded passages by file name, without the units that are headings or letter parts."""
    return {
        path.stem: [_passage(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def fit(training: Sequence[Passage], ruled: Ruled, identity: str, base: Path = BASE) -> Classifier:
    """The classifier learnt from these passages; the same passages give the same classifier.

    `base` is the folder of the encoder to begin with.
    """
    import numpy as np

    stretches = [stretch for stretch, _ in training]
    examples = [example for _, coded in training for example in coded]
    evidence = [found(ruled.rules, stretch) for stretch in stretches]
    words = vectorizers()
    for vectorizer in words.values():
        vectorizer.fit([text for stretch in stretches for text in stretch.texts])
    labels = ruled.rules.labels
    bare = Classifier(identity, labels, words, {}, encoder.read(base), {})
    features = bare.features(stretches, evidence)
    targets = {question: _target(examples, question, ruled) for question in QUESTIONS}
    heads = {question: _head(features, target, question) for question, target in targets.items()}
    scores = np.vstack([contextual(labels, section) for section in evidence]).astype(np.float32)
    fitted, meant = tuning.tuned(bare.encoder, stretches, scores, targets)
    return replace(bare, heads=heads, encoder=fitted, meant=meant)


def _target(examples: Sequence[Example], question: str, ruled: Ruled) -> Target:
    """The answers to a question, and which sentences are asked it."""
    import numpy as np

    without = {
        "thema": {rol.id for rol in ruled.codebook.rollen if not rol.thematic},
        "toerekening": {rol.id for rol in ruled.codebook.rollen if not rol.attributed},
    }
    counts = [example.rol not in without.get(question, ()) for example in examples]
    given = [
        example.answers(question) if count else set() for example, count in zip(examples, counts, strict=True)
    ]
    classes = tuple(sorted(set().union(*given)))
    answers = np.array([[name in answer for name in classes] for answer in given], dtype=np.float32)
    return Target(classes, answers, np.array(counts, dtype=np.float32))


def identity(ruled: Ruled, folder: Path) -> str:
    """The name of what would be learnt from these rules and passages."""
    digest = hashlib.sha256(ruled.digest.encode())
    for path in (*sorted(folder.glob("*.jsonl")), BASE / encoder.WEIGHTS):
        digest.update(path.read_bytes())
    return f"lineair/{digest.hexdigest()[:12]}"


def _head(features: Any, target: Target, question: str) -> Head:
    """One head over the words of the sentences that are asked the question."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = np.flatnonzero(target.counts)
    models = [
        LogisticRegression(C=STRENGTH[question], solver="liblinear", random_state=0).fit(
            features[rows], target.answers[rows, column]
        )
        for column in range(len(target.classes))
    ]
    return Head(
        target.classes,
        np.column_stack([model.coef_[0] for model in models]).astype(np.float32),
        np.array([model.intercept_[0] for model in models], dtype=np.float32),
    )


def _passage(row: dict[str, Any]) -> Passage:
    units = [unit for unit in row["eenheden"] if unit["rol"] not in STRUCTURAL]
    path = (row["kop"],) if row["kop"] else ()
    examples = tuple(Example(u["rol"], tuple(u["thema"]), u["toerekening"], u["eerder"]) for u in units)
    return Stretch(path, tuple(unit["tekst"] for unit in units)), examples


def main() -> None:
    """Fit on all passages and write the classifier beside the code."""
    here = Path(str(files(__package__)))
    ruled = codebooks.load()
    name = identity(ruled, here / "training")
    training = [
        passage for group in passages(here / "training").values() for passage in group if passage[0].texts
    ]
    classifier.save(fit(training, ruled, name), here / "model", ruled.codebook.id)
    sentences = sum(len(coded) for _, coded in training)
    sys.stdout.write(f"{name}: {sentences} zinnen in {len(training)} passages\n")


if __name__ == "__main__":
    main()
