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
SECOND, HALF, LEAST = 0.05, 0.5, 0.1
"""A sentence belongs to another point too when its mean likeness to it is this, and at least half of that to
its own, with this cosine to its middle: so does one in thirteen of the labelled sentences, and two of three
that were written to make two points."""


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
    firm = rest >= found.level + EDGE
    core = firm | ~np.isin(found.labels, found.labels[firm])  # a group of outliers alone is all core
    also = (likeness >= np.maximum(found.level + SECOND, HALF * rest)[:, None]) & (cosines >= LEAST)
    also[places, found.labels] = True
    return [
        [(int(i), float(cosines[i, number]), bool(core[i] and found.labels[i] == number))
         for i in np.flatnonzero(also[:, number])]
        for number in range(len(sizes))
    ]  # fmt: skip
