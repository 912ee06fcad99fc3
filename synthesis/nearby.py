"""Points of other themas that come near a point: a reader of the one wants to know of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from synthesis.meaning import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.points import Point
    from synthesis.meaning import Floats, Space

NEAR = 0.3
"""Cosine between the middles of points of different themas from which one is shown with the other."""
NEAREST = 3


def with_near(found: Sequence[Point], cores: Sequence[Sequence[int]], seen: Space) -> list[Point]:
    """The points, each with the ids of those of other themas that are near, nearest first.

    `cores` has for each point the places of its core in the space.
    """
    import numpy as np

    middles, themas = _middles(cores, seen), np.array([point.thema for point in found])
    given = []
    for number, point in enumerate(found):
        cosines = np.round(middles @ middles[number], DECIMALS)
        others = [int(i) for i in np.flatnonzero((cosines >= NEAR) & (themas != point.thema))]
        best = sorted(others, key=lambda i: (-cosines[i], found[i].id))[:NEAREST]
        given.append(replace(point, near=tuple(found[i].id for i in best)))
    return given


def _middles(cores: Sequence[Sequence[int]], seen: Space) -> Floats:
    """The middle of each core as seen in the whole dossier, at length one."""
    import numpy as np

    own = seen.vectors - seen.common[0]
    middles = np.stack([own[list(core)].mean(axis=0) for core in cores])
    lengths = np.linalg.norm(middles, axis=1, keepdims=True)
    return np.asarray(middles / np.where(lengths == 0, 1, lengths), dtype=np.float32)
