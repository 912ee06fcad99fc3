"""Which clauses are near enough in words and meaning to be compared at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from synthesis.neighbourhoods import blocks, space

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Numbers = NDArray[np.int64]

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]

NEIGHBOURS = 40
"""Clauses that each is compared with."""
SLICE = 2**16
DECIMALS = 5
"""Nearness that differs by less differs by rounding, not by words."""


class Near(NamedTuple):
    """Pairs of rows with left < right, and the cosine of the vectors of each pair."""

    left: Numbers
    right: Numbers
    meaning: NDArray[np.float64]


def near_pairs(
    texts: Sequence[str], lemmas: Sequence[Sequence[str]], weight: Callable[[str], float], encode: Encode
) -> Iterator[Near]:
    """The pairs in order, many at a time: each text with its `NEIGHBOURS` nearest.

    Nearness is the mean of the cosine of the vectors and that of the weighted words. Of very many texts the
    neighbours of a text are sought in the cells around it.
    """
    import numpy as np

    if len(texts) < 2:
        return
    vectors = np.asarray(encode(texts), dtype=np.float32)
    words = _words(lemmas, weight)
    found = np.concatenate([_nearest(vectors, words, *block) for block in blocks(space(vectors, words))])
    for keys in _sliced(np.unique(found)):
        left, right = keys // len(texts), keys % len(texts)
        meaning = np.einsum("ij,ij->i", vectors[left], vectors[right]).astype(np.float64)
        yield Near(left, right, meaning.round(DECIMALS))


def _nearest(vectors: NDArray[np.float32], words: csr_matrix, rows: Numbers, columns: Numbers) -> Numbers:
    """The nearest of some columns to each of some rows, a pair as smaller number * n + larger number."""
    import numpy as np

    near = vectors[rows] @ vectors[columns].T + (words[rows] @ words[columns].T).toarray()
    near[rows[:, None] == columns] = -np.inf
    nearest = min(NEIGHBOURS, len(columns) - 1)
    order = np.argpartition(-near.round(DECIMALS), nearest - 1, axis=1)[:, :nearest]
    own, other = np.repeat(rows, nearest), columns[order].ravel()
    apart = own != other
    pairs: Numbers = np.minimum(own, other) * len(vectors) + np.maximum(own, other)
    return np.unique(pairs[apart])


def _sliced(keys: Numbers) -> Iterator[Numbers]:
    yield from (keys[start : start + SLICE] for start in range(0, len(keys), SLICE))


def _words(lemmas: Sequence[Sequence[str]], weight: Callable[[str], float]) -> csr_matrix:
    """Unit rows of the weights of the lemmas of each text; a row without any is empty."""
    import numpy as np
    from scipy.sparse import csr_matrix

    known = {base: number for number, base in enumerate(sorted(set(chain.from_iterable(lemmas))))}
    owner = np.repeat(np.arange(len(lemmas)), [len(one) for one in lemmas])
    columns = [known[base] for base in chain.from_iterable(lemmas)]
    values = np.array([weight(base) for base in chain.from_iterable(lemmas)], dtype=np.float32)
    lengths = np.sqrt(np.bincount(owner, values**2, len(lemmas)))
    matrix = csr_matrix((values / lengths[owner], (owner, columns)), (len(lemmas), max(len(known), 1)))
    return matrix.astype(np.float32)
