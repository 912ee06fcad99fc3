"""How far two answers lie apart: 0 when they are equal, at most 1."""

from __future__ import annotations

from collections.abc import Callable

Value = str | bool | frozenset[str]
Distance = Callable[[Value, Value], float]


def differ(one: Value, other: Value) -> float:
    """The nominal difference: every other answer is as wrong as the next (Krippendorff 2019, chapter 12)."""
    return float(one != other)


def masi(one: Value, other: Value) -> float:
    """The distance of two sets of themas: 1 - J M, with J the share of themas in common (Jaccard).

    R. Passonneau, Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation,
    LREC 2006. M is 1 for equal sets, 2/3 when one holds the other, 1/3 when both have a thema of their own
    beside a common one, else 0. The codebook allows three themas, and coders mostly differ in that one
    leaves out a second: M tells this from another thema altogether, which Jaccard alone does not.
    """
    if not isinstance(one, frozenset) or not isinstance(other, frozenset):
        raise TypeError("MASI compares sets")
    if one == other:
        return 0.0
    common = one & other
    monotonicity = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1.0 - monotonicity * len(common) / len(one | other)
