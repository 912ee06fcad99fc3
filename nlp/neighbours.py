"""Who stands beside whom: sparse matrices that carry values from sentences to their neighbours.

Sentences are rows in order of place; `sizes` are the numbers of sentences of consecutive groups (stretches,
paragraphs, documents). A matrix times the sentences' values gives each sentence its neighbours' values; a
sentence without such a neighbour gets zeros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Values = NDArray[np.float32]


def beside(sizes: Sequence[int], offset: int) -> csr_matrix:
    """The value of the sentence `offset` places further on in the same group (before it when negative)."""
    return weighed(sizes, {offset: 1.0})


def weighed(sizes: Sequence[int], weights: Mapping[int, float]) -> csr_matrix:
    """The sum of the values at some offsets in the same group, each with its weight."""
    import numpy as np
    from scipy.sparse import csr_matrix

    group = np.repeat(np.arange(len(sizes)), sizes)
    here = np.arange(len(group))
    rows, columns, data = [], [], []
    for offset, weight in weights.items():
        there = here + offset
        inside = (there >= 0) & (there < len(group))
        inside[inside] = group[there[inside]] == group[inside]
        rows.append(here[inside])
        columns.append(there[inside])
        data.append(np.full(int(inside.sum()), weight, dtype=np.float32))
    place = (np.concatenate(rows), np.concatenate(columns))
    return csr_matrix((np.concatenate(data), place), shape=(len(group), len(group)))


def around(sizes: Sequence[int], width: int) -> csr_matrix:
    """The mean over the sentence itself and those at most `width` places away in the same group."""
    return averaged(weighed(sizes, dict.fromkeys(range(-width, width + 1), 1.0)))


def together(sizes: Sequence[int], values: Values) -> Values:
    """The mean of the values over the whole group, for each of its sentences; groups are not empty."""
    import numpy as np

    starts = np.cumsum([0, *sizes[:-1]])
    means = np.add.reduceat(values, starts, axis=0) / np.asarray(sizes)[:, None]
    return np.repeat(means, sizes, axis=0).astype(np.float32)


def averaged(matrix: csr_matrix) -> csr_matrix:
    """The matrix with rows that sum to one; empty rows stay."""
    import numpy as np
    from scipy.sparse import diags

    sums = np.asarray(matrix.sum(axis=1)).ravel()
    return (diags(1 / np.where(sums == 0, 1, sums)) @ matrix).tocsr().astype(np.float32)
