"""What judgements taught a coder that carries over, on disk: arrays in `NAME.npz`, names in `NAME.json`.

It holds what is added and no more: `base` names the model to which it was added. Nothing is pickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from io import BytesIO
from typing import TYPE_CHECKING, Any

from nlp import carried, coldstart, modelfiles
from nlp.adapting import Adapted, Lexicon
from nlp.carried import Learnt
from nlp.heads import QUESTIONS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from nlp.carried import Carried


def names(name: str) -> tuple[str, ...]:
    """What a folder with what was taught for the codebook of this name holds."""
    return f"{name}.json", f"{name}.npz"


def digest(folder: Traversable, name: str) -> str:
    """A digest over all but the names."""
    return hashlib.sha256((folder / f"{name}.npz").read_bytes()).hexdigest()


def save(coder: Carried, folder: Path, name: str) -> None:
    """Write what a coder was taught; the same gives the same bytes. Raises `ValueError` when it was not."""
    import numpy as np

    learnt = coder.learnt
    if learnt is None:
        raise ValueError(name)
    arrays: dict[str, Any] = {"rarity": np.array(learnt.lexicon.rarity, np.float32)}
    for question, added in learnt.adapted.items():
        arrays |= {f"{question}_coefficients": added.coefficients, f"{question}_bias": added.bias}
    np.savez(folder / f"{name}.npz", **arrays)
    said = {
        "identity": coder.identity,
        "encoder": asdict(coder.encoder.origin),
        "digest": digest(folder, name),
        "base": coder.base.identity,
        "classes": {question: added.classes for question, added in learnt.adapted.items()},
        "words": learnt.lexicon.words,
    }
    (folder / f"{name}.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def read(folder: Traversable, name: str, begun: Carried) -> Carried:
    """The coder that `save` wrote what it was taught of; `begun` is what it was before.

    Raises `ValueError` when the arrays do not fit together.
    """
    import numpy as np

    said = modelfiles.about(folder, name)
    arrays = dict(np.load(BytesIO((folder / f"{name}.npz").read_bytes()), allow_pickle=False))
    lexicon = Lexicon(tuple(said["words"]), tuple(map(float, arrays["rarity"])))
    added = {
        q: Adapted(tuple(said["classes"][q]), arrays[f"{q}_coefficients"], arrays[f"{q}_bias"])
        for q in QUESTIONS
    }
    learnt = Learnt(lexicon, added)
    if not _fits(learnt, begun):
        raise ValueError(name)
    return carried.taught(begun, learnt, str(said["identity"]))


def _fits(learnt: Learnt, begun: Carried) -> bool:
    """Whether there is a weight for all that is seen of a sentence, and for each class."""
    ours = {q: carried.classes(q, begun.ruled.codebook) for q in QUESTIONS}
    words = len(learnt.lexicon.words)
    wide = 2 * (coldstart.vectors().table.shape[1] + words) + sum(map(len, ours.values()))
    return len(learnt.lexicon.rarity) == words and all(
        added.classes == ours[q]
        and added.coefficients.shape == (wide, len(ours[q]))
        and added.bias.shape == (len(ours[q]),)
        for q, added in learnt.adapted.items()
    )
