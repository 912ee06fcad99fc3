"""The classifier on disk: arrays in `NAME.npz`, names in `NAME.json`, the encoder in a folder of its own.

Nothing is pickled: reading a model runs no code of it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from nlp import encoder
from nlp.classifier import Classifier
from nlp.firstpass import VIEWS, FirstPass, Vocabulary
from nlp.heads import QUESTIONS, Head
from nlp.ngrams import NGrams

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

SHIPPED = files(__package__) / "model"
SECOND = "tweede"
RUNS = ("lemmas", "stukken")


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
    lexicon = {word: number for number, word in enumerate(about["lexicon"], start=1)}
    lemmas, pieces = (
        NGrams(about["longest"][kind], arrays[f"{kind}_keys"], arrays[f"{kind}_weights"]) for kind in RUNS
    )
    layers = {
        layer: {q: _head(arrays, f"{layer}_{q}", about) for q in QUESTIONS} for layer in (*VIEWS, SECOND)
    }
    first = FirstPass(
        tuple(about["labels"]),
        Vocabulary(lexicon, lemmas, pieces),
        encoder.read(folder / f"{name}-encoder"),
        {view: layers[view] for view in VIEWS},
    )
    return Classifier(about["identity"], first, layers[SECOND])


def save(classifier: Classifier, folder: Path, name: str) -> None:
    """Write a classifier. The same classifier gives the same bytes."""
    import numpy as np

    first = classifier.first
    layers = {**first.views, SECOND: classifier.second}
    lexicon, runs = first.vocabulary.lexicon, (first.vocabulary.lemmas, first.vocabulary.pieces)
    about = {
        "identity": classifier.identity,
        "labels": first.labels,
        "classes": {q: head.classes for q, head in classifier.second.items()},
        "joint": {f"{layer}_{q}": head.joint for layer, of in layers.items() for q, head in of.items()},
        "longest": {kind: of.longest for kind, of in zip(RUNS, runs, strict=True)},
        "lexicon": sorted(lexicon, key=lambda word: lexicon[word]),
    }
    arrays: dict[str, Any] = {}
    for kind, of in zip(RUNS, runs, strict=True):
        arrays |= {f"{kind}_keys": of.keys, f"{kind}_weights": of.weights}
    for layer, of_layer in layers.items():
        for q, head in of_layer.items():
            arrays[f"{layer}_{q}_coefficients"] = head.coefficients.astype(np.float16)
            arrays[f"{layer}_{q}_intercepts"] = head.intercepts
    folder.mkdir(exist_ok=True)
    encoder.save(first.encoder, folder / f"{name}-encoder")
    (folder / f"{name}.json").write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    np.savez_compressed(folder / f"{name}.npz", **arrays)


def _head(arrays: Mapping[str, Any], name: str, about: Mapping[str, Any]) -> Head:
    coefficients = arrays[f"{name}_coefficients"].astype("float32")
    classes = about["classes"][name.rpartition("_")[2]]
    return Head(tuple(classes), coefficients, arrays[f"{name}_intercepts"], joint=about["joint"][name])


def _about(folder: Traversable, name: str) -> dict[str, Any]:
    about: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return about
