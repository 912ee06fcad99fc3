"""Counts by row and column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.findings import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def matrix(rows: Sequence[str], columns: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Matrix:
    """How often each (row, column) occurs among `pairs`; empty rows and columns are shown with zeros.

    Pairs outside the rows and columns are not counted.
    """
    counts = Counter(pairs)
    cells = tuple(tuple(counts[row, column] for column in columns) for row in rows)
    return Matrix(tuple(rows), tuple(columns), cells)
