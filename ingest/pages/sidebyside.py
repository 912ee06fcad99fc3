"""What letters set side by side and people read downward: signatures, labels with their values under them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.letters.labels import is_label
from ingest.letters.letterlines import BEHALF, INITIALS, NAME, function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment

    Row = Sequence[Fragment]

CLOSE = 2.0
"""In heights of a line: a line of one column alone that stands so close to the others belongs to them."""


def downward(rows: Sequence[Row]) -> list[Row]:
    """The rows from top to bottom, those of pieces that stand side by side piece after piece."""
    found: list[Row] = []
    index = 0
    while index < len(rows):
        end = _end(rows, index)
        columns = _columns(rows[index:end])
        if len(columns) > 1 and (_is_labels(rows[index:end]) or all(map(_signs, columns))):
            found += [(fragment,) for column in columns for fragment in column]
            index = end
        else:
            found.append(rows[index])
            index += 1
    return found


def _end(rows: Sequence[Row], start: int) -> int:
    """The row behind the last one that stands in the columns which row `start` shows."""
    end = start + 1
    while end < len(rows) and len(rows[start]) > 1:
        near = rows[end][0].top - rows[end - 1][0].top < CLOSE * rows[end][0].size
        if not (_fits(rows[end], rows[start]) and (near or len(rows[end]) > 1)):
            break
        end += 1
    return end


def _fits(row: Row, head: Row) -> bool:
    """Whether each fragment of a row stands under one of the head and ends before the next one."""
    lefts = [fragment.x0 for fragment in head]
    inside = all(min(abs(f.x0 - left) for left in lefts) < f.size / 2 for f in row)
    return inside and all(f.x1 < right for f in row for left, right in pairwise(lefts) if f.x0 < right - 1)


def _columns(rows: Sequence[Row]) -> list[list[Fragment]]:
    lefts = [fragment.x0 - fragment.size / 2 for fragment in rows[0]]
    columns: list[list[Fragment]] = [[] for _ in lefts]
    for fragment in (fragment for row in rows for fragment in row):
        columns[bisect_right(lefts, fragment.x0) - 1].append(fragment)
    return columns


def _is_labels(rows: Sequence[Row]) -> bool:
    labels = all(is_label(fragment.text) and fragment.row is None for fragment in rows[0])
    return labels and len(rows) > 1


def _signs(column: Sequence[Fragment]) -> bool:
    """Whether a column holds a signature: on whose behalf, a name with initials, or name and function."""
    texts = [fragment.text for fragment in column if fragment.row is None]
    signed = any(INITIALS.match(text) or BEHALF.match(text) for text in texts)
    return signed or all(any(p.match(text) for text in texts) for p in (NAME, function()))
