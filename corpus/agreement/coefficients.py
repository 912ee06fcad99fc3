"""The coefficients of agreement from sums over units.

Sums may carry further dimensions in front (one sample a row); a coefficient that has no value, because
nothing varies or nobody was compared, is NaN here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


def share(part: ArrayLike, whole: ArrayLike) -> Floats:
    """The part of the whole; NaN of nothing. Whole numbers up to 2^53 are divided without loss."""
    import numpy as np

    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    shares: Floats = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole != 0)
    return shares


def kappa(agreed: ArrayLike, ours: ArrayLike, theirs: ArrayLike) -> Floats:
    """Agreement of two coders beyond chance, at most 1.

    J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20
    (1960): (po - pe) / (1 - pe), with po the observed agreement and pe the agreement expected from how
    often each gives each class. `agreed` has the units on which they agree, `ours` and `theirs` how
    many units each gave each class (last dimension). NaN when both give one and the same class throughout.
    """
    import numpy as np

    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    units, expected = ours.sum(axis=-1), (ours * theirs).sum(axis=-1)
    return share(units * agreed - expected, units * units - expected)


def alpha(disagreement: ArrayLike, values: ArrayLike, distances: ArrayLike) -> Floats:
    """Krippendorff's alpha: 1 less the observed disagreement in parts of what chance would give; at most 1.

    K. Krippendorff, Content Analysis (4th ed., 2019), chapter 12; A. Hayes and K. Krippendorff, Answering
    the call for a standard reliability measure for coding data, Communication Methods and Measures 1
    (2007). `disagreement` sums, over units, the distances of all ordered pairs of their values divided by
    one less than their number of values; `values` counts the values of units that have two or more (last
    dimension), `distances` has shape (values, values). NaN when all values are equal.
    """
    import numpy as np

    values = np.asarray(values, float)
    expected = ((values @ np.asarray(distances)) * values).sum(axis=-1)
    return np.asarray(1.0 - share((values.sum(axis=-1) - 1.0) * disagreement, expected))
