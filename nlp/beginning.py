"""Fits the weights with which another law's values are coded before anybody judged: part of `make train`.

They are learnt on the first law as if nothing were known of it but its rules and definitions: a logistic
regression over the pairs of a sentence and a value, in which no weight knows which value it is.
"""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING, Any

from nlp import chosen, codebooks, coldstart, encoder, passages, train

if TYPE_CHECKING:
    from nlp.codebooks import Ruled
    from nlp.train import Material

EVERY = 8
"""One document in so many is enough for so few weights."""


def main() -> None:
    """Fit on passages and write the weights beside the model."""
    ruled = codebooks.load()
    material = train.prepared(passages.read(train.PASSAGES)[::EVERY], ruled)
    fitted = {question: _fitted(question, material, ruled) for question in coldstart.BEGUN}
    said = {"identiteit": identity(ruled), "gewichten": fitted}
    path = chosen.SHIPPED / coldstart.WEIGHTS
    path.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{path.name}: {len(material.examples)} zinnen\n")


def identity(ruled: Ruled) -> str:
    """The name of what would be learnt from these rules, passages and vectors."""
    digest = hashlib.sha256(ruled.digest.encode())
    for path in (*sorted(train.PASSAGES.glob("*.jsonl")), train.BASE / encoder.WEIGHTS):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _fitted(question: str, material: Material, ruled: Ruled) -> dict[str, dict[str, Any]]:
    import numpy as np

    documents = zip(material.documents, material.evidence, strict=True)
    seen = np.concatenate(
        [coldstart.signals(question, ruled, document.stretches, found) for document, found in documents]
    )
    target = train.target(material.examples, question, ruled)
    order = [target.classes.index(value) for value in ruled.codebook.vocabulary[question]]
    rows = target.counts > 0
    answers = target.answers[:, order][rows].ravel()
    return {
        kind: _weights(seen[rows][:, :, columns].reshape(-1, len(columns)), answers)
        for kind, columns in coldstart.SIGNALS[question].items()
    }


def _weights(pairs: Any, answers: Any) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(max_iter=1000).fit(pairs, answers)
    return {
        "signalen": [round(float(weight), 4) for weight in model.coef_[0]],
        "grond": round(float(model.intercept_[0]), 4),
    }


if __name__ == "__main__":
    main()
