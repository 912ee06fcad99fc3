"""What sentences have in common beyond what all of them have: the space in which points are told apart.

A sentence is seen in two ways that complete each other: the vector of an encoder, which knows that words are
akin, and its lemmas with the parts of compounds, weighted by rarity, which tell "bezwaar" from "beroep". From
both the part that all sentences of the group share is taken away (the first step of S. Arora et al., A simple
but tough-to-beat baseline for sentence embeddings, 2017): within a thema everything is about the thema, and
only what is left tells the points.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zlib import crc32

from synthesis.wording import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Rows = NDArray[np.int64]
    Encode = Callable[[Sequence[str]], Floats]
    Lemma = Callable[[str], str]

LEXICAL = 0.4
"""The share of the words in the likeness; 0.3 to 0.5 do about as well on the open labelled sentences."""
PRIOR = 5
"""The common part of a group is that of the whole dossier until it has more sentences than these."""
SHORTEST = 3
"""Letters of a lemma that tells something."""
MANY = 3_000
"""Sentences from which the words are seen through a random projection, so that memory stays in bounds."""
PROJECTED = 256
"""Numbers that a projection has: cosines then err by about 0.06, which is averaged out between groups."""
SEED = 20240201
DECIMALS = 6
"""Numbers that differ by less differ by rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The vectors (n, d) and weighted lemmas (n, v; sparse) of sentences, rows of length one or zero.

    `common` has what all have in common: the means of both, those of the background included. `keys` (n) have
    a number drawn for each text by its letters, so that a choice by lot is the same after another is added.
    """

    vectors: Floats
    lemmas: Any
    common: tuple[Floats, Floats]
    keys: Rows


def space(texts: Sequence[str], encode: Encode, lemma: Lemma) -> Space:
    """The space of these texts; `lemma` gives for a word its lemma and may add those of its parts."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    every = (*texts, *_background())
    vectors = np.asarray(encode(every), dtype=np.float32)
    # The texts may be without any word ("—"): the background sees to it that there is a vocabulary.
    weigh = TfidfVectorizer(analyzer=_analyzer(lemma), sublinear_tf=True, dtype=np.float32)
    lemmas = weigh.fit_transform(every)
    means = vectors.mean(axis=0), np.asarray(lemmas.mean(axis=0), dtype=np.float32).ravel()
    keys = np.array([crc32(text.encode()) for text in texts], dtype=np.int64)
    return Space(vectors[: len(texts)], lemmas[: len(texts)], means, keys)


def among(space: Space, rows: Rows) -> tuple[Floats, float]:
    """The coordinates of these rows as seen among themselves, and how much they have in common.

    Rows of length one, so that their product is likeness from -1 to 1, where 0 is that of any two of them.
    The second is their mean likeness as seen in the whole dossier: near 0 for a group about many things.
    """
    import numpy as np

    seen, common = space.lemmas[rows], space.common[1]
    if len(rows) > MANY:
        seen, common = _projected(space.lemmas, rows), _projected_mean(space)
    views = ((space.vectors[rows], space.common[0]), _own_columns(seen, common))
    weights = (np.sqrt(1 - LEXICAL), np.sqrt(LEXICAL))
    inside = [w * _unit(own - _middle(own, whole)) for w, (own, whole) in zip(weights, views, strict=True)]
    outside = [w * _unit(own - whole) for w, (own, whole) in zip(weights, views, strict=True)]
    return np.hstack(inside).astype(np.float32), sum(map(_mean_likeness, outside))


def _own_columns(lemmas: Any, common: Floats) -> tuple[Floats, Floats]:
    """The lemmas that the rows have, dense; the rest of the common part is as long as a last column says."""
    import numpy as np

    if isinstance(lemmas, np.ndarray):
        return lemmas, common
    used = np.unique(lemmas.indices)
    rest = np.sqrt(max(float(common @ common - common[used] @ common[used]), 0.0))
    dense = np.hstack([lemmas[:, used].toarray(), np.zeros((lemmas.shape[0], 1), dtype=np.float32)])
    return dense, np.append(common[used], np.float32(rest))


def _middle(own: Floats, whole: Floats) -> Floats:
    import numpy as np

    return np.asarray((own.sum(axis=0) + PRIOR * whole) / (len(own) + PRIOR), dtype=np.float32)


def _mean_likeness(view: Floats) -> float:
    """The mean product of two different rows."""
    import numpy as np

    n, total = len(view), view.sum(axis=0, dtype=np.float64)
    own = float((view * view).sum(dtype=np.float64))
    return (float(total @ total) - own) / max(n * (n - 1), 1)


def _unit(vectors: Floats) -> Floats:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths < 1e-9, 1, lengths), dtype=np.float32)


def _projected(lemmas: Any, rows: Rows) -> Floats:
    import numpy as np

    return np.asarray(lemmas[rows] @ _directions(lemmas.shape[1]), dtype=np.float32)


def _projected_mean(space: Space) -> Floats:
    import numpy as np

    return np.asarray(space.common[1] @ _directions(len(space.common[1])), dtype=np.float32)


def _directions(count: int) -> Floats:
    """Random signs (Achlioptas, Database-friendly random projections, 2003), the same in every run."""
    import numpy as np

    signs = np.random.default_rng(SEED).integers(0, 2, size=(count, PROJECTED), dtype=np.int8)
    return np.asarray((2 * signs - 1) / np.sqrt(PROJECTED), dtype=np.float32)


def _analyzer(lemma: Lemma) -> Callable[[str], list[str]]:
    known: dict[str, tuple[str, ...]] = {}

    def lemmas(text: str) -> list[str]:
        found = words(text)
        for word in found:
            if word not in known:
                known[word] = tuple(part for part in lemma(word).split() if len(part) >= SHORTEST)
        return [part for word in found for part in known[word]]

    return lemmas


@cache
def _background() -> tuple[str, ...]:
    return tuple(tomllib.loads((files(__package__) / "background.toml").read_text("utf-8"))["zinnen"])
