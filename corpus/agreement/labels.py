"""What coders said of units, together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from corpus.labels import Labels

Ratings = Mapping[str, Mapping[str, Labels]]
"""The labels by coder and unit id; a coder need not have coded every unit."""

Row = tuple[Labels, ...]
"""What each coder said of one unit, in order of the coders' names; who said nothing has `NOTHING`."""

NOTHING = Labels()


def rows(ratings: Ratings) -> Counter[Row]:
    """How many units have the same labels of the same coders; who and which they are plays no part."""
    codings = [ratings[coder] for coder in sorted(ratings)]
    units: set[str] = set().union(*codings)
    return Counter(tuple(coding.get(unit, NOTHING) for coding in codings) for unit in units)
