"""The classifier on disk: arrays in `NAME.npz`, names in `NAME.json`, the encoder in a folder of its own.

Nothing is pickled: reading a model runs no code of it. The names come with a digest of the other files.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING, Any

from nlp import encoder, hub
from nlp.classifier import Classifier
from nlp.encoder import Origin
from nlp.firstpass import VIEWS, FirstPass, Vocabulary
from nlp.heads import QUESTIONS, Head
from nlp.ngrams import NGrams

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from nlp.encoder import Encoder

SECOND = "tweede"
RUNS = ("lemmas", "stukken")


def stem(codebook: str) -> str:
    """What the files of the model for the codebook with this id are called, safe as a file name."""
    return re.sub(r"[^\w-]", "_", codebook)


def about(folder: Traversable, name: str) -> dict[str, Any]:
    """The names that belong to a classifier: its identity, its encoder, its classes."""
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


def names(name: str) -> tuple[str, ...]:
    """What a folder with the classifier of this name holds."""
    return f"{name}.json", f"{name}.npz", f"{name}-encoder"


def digest(folder: Traversable, name: str) -> str:
    """A digest over all but the names."""
    of = hashlib.sha256((folder / f"{name}.npz").read_bytes())
    for file in (encoder.TOKENIZER, encoder.WEIGHTS):
        path = folder / f"{name}-encoder" / file
        of.update(path.read_bytes() if path.is_file() else b"")
    return of.hexdigest()


def read(folder: Traversable, name: str) -> Classifier:
    """The classifier that `save` wrote to a folder."""
    import numpy as np

    said = about(folder, name)
    arrays = dict(np.load(BytesIO((folder / f"{name}.npz").read_bytes()), allow_pickle=False))
    layers = {
        layer: {q: _head(arrays, f"{layer}_{q}", said) for q in QUESTIONS} for layer in (*VIEWS, SECOND)
    }
    first = FirstPass(
        tuple(said["labels"]),
        _vocabulary(arrays, said),
        _encoder(folder / f"{name}-encoder", Origin(**said["encoder"])),
        {view: layers[view] for view in VIEWS},
    )
    return Classifier(said["identity"], first, layers[SECOND])


def save(classifier: Classifier, folder: Path, name: str) -> None:
    """Write a classifier. The same classifier gives the same bytes."""
    import numpy as np

    first = classifier.first
    folder.mkdir(exist_ok=True)
    first.encoder.save(folder / f"{name}-encoder")
    np.savez(folder / f"{name}.npz", **_arrays(classifier))
    lexicon, runs = first.vocabulary.lexicon, (first.vocabulary.lemmas, first.vocabulary.pieces)
    said = {
        "identity": classifier.identity,
        "encoder": asdict(first.encoder.origin),
        "digest": digest(folder, name),
        "labels": first.labels,
        "classes": {q: head.classes for q, head in classifier.second.items()},
        "joint": {key: head.joint for key, head in _heads(classifier).items()},
        "longest": {kind: of.longest for kind, of in zip(RUNS, runs, strict=True)},
        "lexicon": sorted(lexicon, key=lambda word: lexicon[word]),
    }
    (folder / f"{name}.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def _arrays(classifier: Classifier) -> dict[str, Any]:
    arrays: dict[str, Any] = {}
    vocabulary = classifier.first.vocabulary
    for kind, of in zip(RUNS, (vocabulary.lemmas, vocabulary.pieces), strict=True):
        arrays |= {f"{kind}_keys": of.keys, f"{kind}_weights": of.weights}
    for key, head in _heads(classifier).items():
        arrays[f"{key}_coefficients"] = head.coefficients.astype("float16")
        arrays[f"{key}_intercepts"] = head.intercepts
    return arrays


def _heads(classifier: Classifier) -> dict[str, Head]:
    """All heads by layer and question."""
    layers = {**classifier.first.views, SECOND: classifier.second}
    return {f"{layer}_{q}": head for layer, of in layers.items() for q, head in of.items()}


def _vocabulary(arrays: Mapping[str, Any], said: Mapping[str, Any]) -> Vocabulary:
    lexicon = {word: number for number, word in enumerate(said["lexicon"], start=1)}
    lemmas, pieces = (
        NGrams(said["longest"][kind], arrays[f"{kind}_keys"], arrays[f"{kind}_weights"]) for kind in RUNS
    )
    return Vocabulary(lexicon, lemmas, pieces)


def _encoder(folder: Traversable, origin: Origin) -> Encoder:
    return hub.read(folder, origin) if origin.kind == hub.KIND else encoder.read(folder, origin)


def _head(arrays: Mapping[str, Any], name: str, said: Mapping[str, Any]) -> Head:
    coefficients = arrays[f"{name}_coefficients"].astype("float32")
    classes = said["classes"][name.rpartition("_")[2]]
    return Head(tuple(classes), coefficients, arrays[f"{name}_intercepts"], joint=said["joint"][name])
