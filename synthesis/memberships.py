"""Which points a sentence belongs to: the one that it was put in, and others that it comes near to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthesis.meaning import DECIMALS

if TYPE_CHECKING:
    from synthesis.clusters import Clusters

    Membership = tuple[int, float, bool]

EDGE = 0.03
"""Mean likeness to the rest of its group, above the level, below which a sentence is an outlier of it: one in
ten of the labelled sentences."""
SECOND, HALF = 0.05, 0.5
"""A sentence belongs to another point too when it is as like it as this, and at least half as like it as its
own: so does one in seven of the labelled sentences, and each that was written to make two points."""


def memberships(found: Clusters) -> list[list[Membership]]:
    """For each group its members in order: (place, cosine to the middle of the group, whether of its core).

    An outlier of its group, and a sentence that belongs to another, is no part of the core.
    """
    import numpy as np

    means = found.means
    likeness = np.round((found.coordinates @ means.T).astype(np.float64), DECIMALS)
    cosines = likeness / np.maximum(np.linalg.norm(means, axis=1), 10**-DECIMALS)
    sizes, places = np.bincount(found.labels), np.arange(len(found.labels))
    own = likeness[places, found.labels]
    # Its likeness to itself is no part of its likeness to the others.
    rest = (own * sizes[found.labels] - 1) / np.maximum(sizes[found.labels] - 1, 1)
    core = (sizes[found.labels] == 1) | (rest >= found.level + EDGE)
    also = likeness >= np.maximum(found.level + SECOND, HALF * rest)[:, None]
    also[places, found.labels] = True
    return [
        [(int(i), float(cosines[i, number]), bool(core[i] and found.labels[i] == number))
         for i in np.flatnonzero(also[:, number])]
        for number in range(len(sizes))
    ]  # fmt: skip
