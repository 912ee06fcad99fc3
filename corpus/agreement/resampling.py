"""How far a figure might lie from what more units of the same kind would show: bootstrap intervals.

B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993): units are drawn again with
replacement, as many as there are (chapter 6), and the interval holds the middle of the figures of these
samples, the percentile interval (section 13.3). Units that count alike are drawn together: how often
each kind comes up in a sample is multinomial.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

LEVEL = 0.95
RESAMPLES = 1000
"""Enough for percentiles of a 95 % interval (Efron and Tibshirani, section 13.3)."""
SEED = 36333
"""Any number, but always the same: equal codings have equal intervals."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The ends of an interval."""

    low: float
    high: float


def samples(units: ArrayLike, *, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """How often each kind of unit is drawn, shape (resamples, kinds); `units` are there of each kind."""
    import numpy as np

    counts = np.asarray(units, float)
    total = counts.sum()
    return np.random.default_rng(seed).multinomial(int(total), counts / total, size=resamples).astype(float)


def middle(figures: Floats) -> Interval:
    """The interval that holds the middle 95 % of the samples' figures."""
    import numpy as np

    tail = (1 - LEVEL) / 2
    low, high = np.quantile(figures, [tail, 1 - tail])
    return Interval(float(low), float(high))
