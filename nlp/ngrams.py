"""Runs of words or of pieces of words as weighted features, counted with arrays.

Term frequency times inverse document frequency, sublinear and at length one, as scikit-learn's
`TfidfVectorizer` defines it (smooth idf); on numbers instead of strings it is several times faster, and
what it has learnt is two arrays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Keys = NDArray[np.int64]

BITS = 16
"""A token is a number below 2**16; three of them and the length of the run make a key of 64 bits."""
LONGEST = 3


@dataclass(frozen=True, slots=True)
class NGrams:
    """The runs of one to `longest` tokens that count: their sorted `keys`, a column each, and weights."""

    longest: int
    keys: Keys
    weights: NDArray[np.float32]

    def transform(self, tokens: Sequence[Sequence[int]]) -> csr_matrix:
        """A row for each sequence of tokens, at length one; zeros where it has no run that counts."""
        import numpy as np
        from scipy.sparse import csr_matrix

        shape = (len(tokens), len(self.keys))
        rows, keys = _runs(tokens, self.longest)
        columns = np.searchsorted(self.keys, keys)
        known = columns < len(self.keys)
        known[known] = self.keys[columns[known]] == keys[known]
        counts = np.ones(int(known.sum()), dtype=np.float32)
        found = csr_matrix((counts, (rows[known], columns[known])), shape=shape)  # adds up what stands twice
        found.data = (1 + np.log(found.data)) * self.weights[found.indices]
        return _at_length_one(found)


def learnt(tokens: Sequence[Sequence[int]], *, longest: int, least: int) -> NGrams:
    """The runs that stand in at least `least` of the sequences, weighted by how few they stand in."""
    import numpy as np

    rows, keys = _runs(tokens, longest)
    pairs = np.unique(np.stack([keys, rows]), axis=1)
    kept, frequencies = np.unique(pairs[0], return_counts=True)
    often = frequencies >= least
    weights = np.log((1 + len(tokens)) / (1 + frequencies[often])) + 1
    return NGrams(longest, kept[often], weights.astype(np.float32))


def _runs(tokens: Sequence[Sequence[int]], longest: int) -> tuple[Keys, Keys]:
    """The runs of all sequences: the row in which each stands, and its key."""
    import numpy as np

    lengths = np.array([len(one) for one in tokens], dtype=np.int64)
    flat = np.fromiter((token for one in tokens for token in one), np.int64, int(lengths.sum()))
    row = np.repeat(np.arange(len(tokens), dtype=np.int64), lengths)
    found = list(_by_length(flat, row, longest))
    return np.concatenate([r for r, _ in found]), np.concatenate([k for _, k in found])


def _by_length(flat: Keys, row: Keys, longest: int) -> Iterator[tuple[Keys, Keys]]:
    key = flat
    for length in range(1, longest + 1):
        if length > 1:
            key = (key[:-1] << BITS) | flat[length - 1 :]
        last = row[length - 1 :]
        within = row[: len(last)] == last
        yield last[within], key[: len(last)][within] | (length << (BITS * LONGEST))


def _at_length_one(matrix: csr_matrix) -> csr_matrix:
    import numpy as np

    squares = np.add.reduceat(np.append(matrix.data, 0) ** 2, matrix.indptr[:-1])
    lengths = np.sqrt(np.where(np.diff(matrix.indptr) > 0, squares, 1))
    matrix.data /= np.repeat(lengths, np.diff(matrix.indptr)).astype(np.float32)
    return matrix
