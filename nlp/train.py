"""Fits the heads on the project's own coded passages (`nlp/training/*.jsonl`): `make train`.

The passages were written for this project; no sentence of a real document is among them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp import classifier, codebooks
from nlp.classifier import Classifier, Head
from nlp.features import found, vectorizers
from nlp.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from nlp.codebooks import Ruled

    Answer = Callable[["Example"], set[str]]

STRUCTURAL = frozenset({"kop", "formaliteit"})
"""The rollen that follow from the kind of block, not from what a sentence says."""
STRENGTH = {"rol": 2.0, "thema": 4.0, "toerekening": 2.0, "eerder": 4.0}
"""Inverse regularisation of each head, chosen by leaving out one file of passages at a time."""


@dataclass(frozen=True, slots=True)
class Example:
    """A coded sentence of the training corpus."""

    rol: str
    thema: tuple[str, ...]
    toerekening: str
    eerder: bool


Passage = tuple[Stretch, tuple[Example, ...]]


def passages(folder: Path) -> dict[str, list[Passage]]:
    """The coded passages by file name, without the units that are headings or letter parts."""
    return {
        path.stem: [_passage(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def fit(training: Sequence[Passage], ruled: Ruled, identity: str) -> Classifier:
    """The classifier learnt from these passages; the same passages give the same classifier."""
    stretches = [stretch for stretch, _ in training]
    examples = [example for _, coded in training for example in coded]
    evidence = [found(ruled.rules, stretch) for stretch in stretches]
    words = vectorizers()
    for vectorizer in words.values():
        vectorizer.fit([text for stretch in stretches for text in stretch.texts])
    bare = Classifier(identity, tuple(sorted({rule.label for rule in ruled.rules})), words, {})
    features = bare.features(stretches, evidence)
    thematic = {rol.id for rol in ruled.codebook.rollen if rol.thematic}
    attributed = {rol.id for rol in ruled.codebook.rollen if rol.attributed}
    heads = {
        "rol": _head(features, examples, "rol", lambda e: {e.rol}),
        "thema": _head(features, examples, "thema", lambda e: set(e.thema), thematic),
        "toerekening": _head(features, examples, "toerekening", lambda e: {e.toerekening}, attributed),
        "eerder": _head(features, examples, "eerder", lambda e: {"ja"} if e.eerder else set()),
    }
    return Classifier(identity, bare.labels, words, heads)


def identity(ruled: Ruled, folder: Path) -> str:
    """The name of what would be learnt from these rules and passages."""
    digest = hashlib.sha256(ruled.digest.encode())
    for path in sorted(folder.glob("*.jsonl")):
        digest.update(path.read_bytes())
    return f"lineair/{digest.hexdigest()[:12]}"


def _head(
    features: Any, examples: Sequence[Example], question: str, answer: Answer, rollen: set[str] | None = None
) -> Head:
    """One head over the examples with one of these rollen."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows = [i for i, example in enumerate(examples) if rollen is None or example.rol in rollen]
    answers = [answer(examples[i]) for i in rows]
    classes = tuple(sorted(set().union(*answers)))
    models = [
        LogisticRegression(C=STRENGTH[question], solver="liblinear", random_state=0).fit(
            features[rows], [name in given for given in answers]
        )
        for name in classes
    ]
    return Head(
        classes,
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
