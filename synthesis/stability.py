"""How firm a point is: whether its sentences find each other again when the dossier is drawn anew.

Cluster-wise stability by the bootstrap (C. Hennig, Cluster-wise assessment of cluster stability,
Computational Statistics & Data Analysis 52, 2007): the mean, over samples drawn with replacement, of the
largest Jaccard overlap of the point's drawn sentences with a group found among those drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.clusters import distances, joined, one_thread
from synthesis.meaning import SEED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from synthesis.clusters import Clusters, Distances

    Numbers = NDArray[np.int64]

SAMPLES = 20
"""Hennig advises 50 or more for an estimate by itself; 20 tell a firm point from a loose one (0.1 or so)."""
AT_MOST = 2_000
"""Sentences up to which samples are drawn: 20 times joining them takes some seconds then."""
LEAST = 3
"""Of two sentences every sample holds both or says nothing."""


def stability(found: Clusters) -> tuple[float | None, ...]:
    """The stability (0 to 1) of each group, `None` for a group that is too small, or one of very many."""
    import numpy as np

    count = int(found.labels.max(initial=-1)) + 1
    sizes = np.bincount(found.labels, minlength=count)
    if len(found.labels) > AT_MOST or not (sizes >= LEAST).any():
        return (None,) * count
    rng = np.random.default_rng(SEED)
    with one_thread():
        apart = distances(found.coordinates)
        samples = (_drawn(rng, len(found.labels)) for _ in range(SAMPLES))
        overlaps = np.stack([_overlaps(found, apart, drawn) for drawn in samples])
    present = ~np.isnan(overlaps)
    means = np.where(present, overlaps, 0).sum(axis=0) / np.maximum(present.sum(axis=0), 1)
    return tuple(
        round(float(mean), 3) if size >= LEAST else None for mean, size in zip(means, sizes, strict=True)
    )


def _drawn(rng: np.random.Generator, n: int) -> Numbers:
    """Which are drawn at least once: 63 of 100 on average. What is drawn twice would be near itself alone."""
    import numpy as np

    return np.unique(rng.integers(0, n, size=n))


def _overlaps(found: Clusters, apart: Distances, drawn: Numbers) -> NDArray[np.float64]:
    """For each group its largest overlap with a group among those drawn; not a number if none is drawn."""
    import numpy as np

    before, after = found.labels[drawn], joined(apart[np.ix_(drawn, drawn)], found.level)
    table = np.zeros((int(found.labels.max()) + 1, int(after.max()) + 1))
    np.add.at(table, (before, after), 1)
    own, other = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    overlaps = (table / np.maximum(own + other - table, 1)).max(axis=1)
    return np.where(own[:, 0] > 0, overlaps, np.nan)
