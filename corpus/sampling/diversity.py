"""Choosing observations that differ, so that ten near-copies of a sentence are not all asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.floating | np.integer]
    Floats = NDArray[np.float32]

DECIMALS = 5
"""Likeness counts to here: what differs by less are the roundings of one processor or another."""
BLOCK = 1024
"""So many vectors of what was asked are compared at a time, to bound the memory."""


def spread(vectors: Vectors, worth: NDArray[np.float64], count: int, asked: Vectors) -> list[int]:
    """The rows to choose, in order: each time the one with most worth times distance to what was chosen.

    Farthest-first traversal (T. Gonzalez, Theoretical Computer Science 38, 1985), as in the core sets of
    O. Sener and S. Savarese, Active learning for convolutional neural networks, ICLR 2018, with each
    point weighed by its worth. `vectors` and `asked` (what was chosen before) have shape (n, d), of any
    length; the distance of two directions is 0 for equal ones and 1 from a right angle on. Of equals the
    first row goes first. Without dimensions everything lies apart, and worth alone decides.
    """
    import numpy as np

    rows = unit(vectors)
    nearest = _nearest(rows, unit(asked))
    free = np.ones(len(rows), dtype=bool)
    chosen: list[int] = []
    for _ in range(min(count, len(rows))):
        best = int(np.argmax(np.where(free, worth * nearest, -1.0)))
        chosen.append(best)
        free[best] = False
        nearest = np.minimum(nearest, _distance(rows @ rows[best]))
    return chosen


def unit(vectors: Vectors) -> Floats:
    """The rows at length 1, as 32-bit floats; a row of zeros stays so."""
    import numpy as np

    rows = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def _nearest(vectors: Floats, asked: Floats) -> Floats:
    import numpy as np

    nearest = np.ones(len(vectors), dtype=np.float32)
    for start in range(0, len(asked), BLOCK):
        similar = vectors @ asked[start : start + BLOCK].T
        nearest = np.minimum(nearest, _distance(similar.max(axis=1)))
    return nearest


def _distance(similar: Floats) -> Floats:
    """The Euclidean distance of two rows of length 1 in parts of that of a right angle, at most 1."""
    import numpy as np

    return np.asarray(np.sqrt(np.clip(1.0 - np.round(similar, DECIMALS), 0.0, 1.0)), dtype=np.float32)
