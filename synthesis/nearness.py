"""Which statements are near enough in words and meaning to be compared at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]

NEIGHBOURS = 40
"""Statements that each is compared with."""
ROWS = 512
"""Statements whose nearness to all others is computed at a time."""
DECIMALS = 5
"""Nearness that differs by less differs by rounding, not by words."""


def near_pairs(
    texts: Sequence[str], lemmas: Sequence[Sequence[str]], weight: Callable[[str], float], encode: Encode
) -> Iterator[tuple[int, int, float]]:
    """Pairs (i, j, cosine of their vectors) with i < j, in order: each text with its `NEIGHBOURS` nearest.

    Nearness is the mean of the cosine of the vectors and that of the weighted words.
    """
    import numpy as np

    if len(texts) < 2:
        return
    vectors = np.asarray(encode(texts), dtype=np.float32)
    words = _words(lemmas, weight)
    found: set[tuple[int, int]] = set()
    for start in range(0, len(texts), ROWS):
        near = vectors[start : start + ROWS] @ vectors.T + (words[start : start + ROWS] @ words.T).toarray()
        near[np.arange(len(near)), np.arange(start, start + len(near))] = -np.inf
        nearest = min(NEIGHBOURS, len(texts) - 1)
        order = np.argpartition(-near.round(DECIMALS), nearest - 1, axis=1)[:, :nearest]
        found.update(
            (min(start + i, j), max(start + i, j)) for i, row in enumerate(order.tolist()) for j in row
        )
    for i, j in sorted(found):
        if i != j:
            yield i, j, round(float(vectors[i] @ vectors[j]), DECIMALS)


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
