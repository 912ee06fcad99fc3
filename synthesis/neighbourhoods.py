"""Which of very many things are compared with which: those that lie in one part of their space.

Up to `MANY` things all are compared with all. Of more, the space is cut in cells of near ones, and a cell is
compared with itself and with the cells beside it (an inverted file: H. Jégou, M. Douze and C. Schmid, Product
quantization for nearest neighbor search, 2011), so that the work grows as the number does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import sparray, spmatrix

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

MANY = 6_000
"""Things up to which all are compared with all: their products take a second or so."""
CELL = 400
"""Things in a cell at most."""
BESIDE = 6
"""Cells that each is compared with, itself included."""
BRANCHES = 32
"""Parts that a part of the space is cut in at once, until its cells are small enough."""
ROWS = 512
"""Things on the left that are compared at a time, which bounds the memory."""
PROJECTED = 128
SEED = 20240201


def blocks(left: Floats, right: Floats | None = None) -> Iterator[tuple[Numbers, Numbers]]:
    """Rows of `left` and the rows of `right` (without it: `left` itself) that these are compared with.

    Each row of `left` is in one block. A row is a point in the space, where near things have a large product.
    """
    import numpy as np

    columns = left if right is None else right
    if len(columns) <= MANY:
        yield from ((rows, np.arange(len(columns))) for rows in _sliced(np.arange(len(left))))
        return
    members = list(_cells(columns, np.arange(len(columns))))
    middles = np.stack([columns[cell].mean(axis=0) for cell in members])
    owned = members if right is None else _owned(left, middles)
    for own, middle in zip(owned, middles, strict=True):
        beside = np.argsort(-np.round(middles @ middle, 5), kind="stable")[:BESIDE]
        near = np.sort(np.concatenate([members[cell] for cell in beside]))
        yield from ((rows, near) for rows in _sliced(own))


def space(vectors: Floats, words: spmatrix | sparray) -> Floats:
    """The points of texts: their vectors beside their weighted words, seen through a random projection."""
    import numpy as np

    signs = np.random.default_rng(SEED).integers(0, 2, size=(words.shape[1], PROJECTED), dtype=np.int8)
    directions = ((2 * signs - 1) / np.sqrt(PROJECTED)).astype(np.float32)
    return np.hstack([vectors, np.asarray(words @ directions, dtype=np.float32)])


def _sliced(rows: Numbers) -> Iterator[Numbers]:
    yield from (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def _cells(points: Floats, rows: Numbers) -> Iterator[Numbers]:
    """The rows in cells of near ones; equal points that nothing parts are cut in the order of the rows."""
    import numpy as np

    if len(rows) <= CELL:
        yield rows
        return
    labels = _parted(points[rows])
    parts = [rows[labels == label] for label in np.unique(labels)]
    if len(parts) == 1:
        yield from (rows[start : start + CELL] for start in range(0, len(rows), CELL))
        return
    for part in parts:
        yield from _cells(points, part)


def _parted(points: Floats) -> Numbers:
    """The part of each row (k-means on samples: D. Sculley, 2010)."""
    import warnings

    import numpy as np
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    branches = min(BRANCHES, 1 + len(points) // CELL)
    model = MiniBatchKMeans(
        branches, init="random", n_init=1, max_iter=3, batch_size=16 * CELL, random_state=SEED
    )
    with threadpool_limits(limits=1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer different points than parts
        return np.asarray(model.fit_predict(points), dtype=np.int64)


def _owned(points: Floats, middles: Floats) -> list[Numbers]:
    """The rows that lie nearest to each middle."""
    import numpy as np

    nearest = np.concatenate(
        [np.argmax(np.round(points[rows] @ middles.T, 5), axis=1) for rows in _sliced(np.arange(len(points)))]
        or [np.empty(0, dtype=np.int64)]
    )
    order = np.argsort(nearest, kind="stable")
    return np.split(order, np.searchsorted(nearest[order], np.arange(1, len(middles))))
