"""The columns of a page and the rows within them: from loose fragments to reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.letterlines import is_label, label_value
from ingest.sidebyside import downward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.fragments import Fragment

MARGIN_WIDTH = 0.45
"""A column narrower than this share of its neighbour is a margin."""

ACROSS = 0.3
"""Titles and tables may cross a gutter: so many lines for each line of the smaller column."""

FULL = 0.6
"""Lines of running text fill most of their column; the cells of a table do not."""

JUSTIFIED_GAP = 2.5
"""White space, in heights of a line, up to which a single gap in a line may be justification."""

PARTIES = frozenset(("aan", "van", "cc", "door"))
"""What stands in the column of labels of a memo without being one in a sentence."""

EQUAL_GAPS, EQUAL = 3, 0.15
"""So many gaps show that a line is justified if they differ by no more than this share: glyphs overhang."""


class Column(IntEnum):
    """Where a line stands on its page."""

    WHOLE = 0
    LEFT = 1
    RIGHT = 2
    MARGIN = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a column; `table`: its fragments are the cells of a row; `cell`: it is one itself."""

    fragments: tuple[Fragment, ...]
    column: Column
    table: bool = False
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Margin:
    """Where the margin column of a document is parted from its text, and whether it stands right of it."""

    edge: float
    right: bool


def margin_of(fragments: Sequence[Fragment]) -> Margin | None:
    """The margin column of a page, if it has one."""
    gutter = _gutter(fragments)
    if gutter is None:
        return None
    left, right, _ = _sides(fragments, gutter)
    narrow = _margin(left, right)
    return Margin(gutter, narrow is right) if narrow is not None else None


def arrange(fragments: Sequence[Fragment], margin: Margin | None) -> list[Placed]:
    """The lines of a page in reading order: margin first, then the text, column by column.

    `margin` is the one of the document, which shows on pages that are too short to show it themselves.
    """
    margin = margin_of(fragments) or margin
    gutter = _gutter(fragments)
    if margin is not None:
        left, right, across = _sides(fragments, margin.edge)
        narrow, text = (right, left) if margin.right else (left, right)
        if narrow and not (across and gutter is None):
            return _placed(narrow, Column.MARGIN) + _placed([*text, *across], Column.WHOLE)
    if gutter is None:
        return _placed(fragments, Column.WHOLE)
    return _columns(*_sides(fragments, gutter))


def _columns(left: Sequence[Fragment], right: Sequence[Fragment], across: Sequence[Fragment]) -> list[Placed]:
    """Two columns of text; lines across the gutter part them in bands, each read column by column."""
    lines: list[Placed] = []
    bounds = [*sorted(f.middle for f in across), float("inf")]
    above = float("-inf")
    for bound in bounds:
        lines += _placed([f for f in left if above < f.middle < bound], Column.LEFT)
        lines += _placed([f for f in right if above < f.middle < bound], Column.RIGHT)
        lines += _placed([f for f in across if f.middle == bound], Column.WHOLE)
        above = bound
    return lines


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """The left edge of the right one of two columns, if the page has two."""
    best: tuple[int, float] | None = None
    fragments = [fragment for fragment in fragments if not fragment.cell]
    for edge in sorted({round(f.x0, 1) for f in fragments}):
        left, right, across = _sides(fragments, edge)
        smaller = min(len(left), len(right))
        if len(left) >= 3 and smaller >= 2 and len(across) <= ACROSS * smaller and _columned(left, right):
            best = max(best or (0, 0.0), (smaller - len(across), edge))
    return best[1] if best else None


def _sides(
    fragments: Sequence[Fragment], edge: float
) -> tuple[list[Fragment], list[Fragment], list[Fragment]]:
    right = [f for f in fragments if f.x0 >= edge - 0.1]
    left = [f for f in fragments if f.x1 <= edge - f.size / 2]
    return left, right, [f for f in fragments if f.x0 < edge - 0.1 and f.x1 > edge - f.size / 2]


def _columned(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether two sides are columns of text or text with a margin, not the cells of a table."""
    narrow = _margin(left, right)
    if narrow is None:
        return _fill(left) > FULL and _fill(right) > FULL
    text = right if narrow is left else left
    beside = sum(any(abs(a.bottom - b.bottom) < 1 and a.size == b.size for b in text) for a in narrow)
    return _usual_fill(text) > FULL and beside < 0.7 * len(narrow)


def _margin(left: Sequence[Fragment], right: Sequence[Fragment]) -> Sequence[Fragment] | None:
    narrow, wide = sorted((left, right), key=_width)
    return narrow if _width(narrow) < MARGIN_WIDTH * _width(wide) and len(narrow) < len(wide) else None


def _width(side: Sequence[Fragment]) -> float:
    return max(max(f.x1 for f in side) - min(f.x0 for f in side), 1.0)


def _fill(side: Sequence[Fragment]) -> float:
    return median(f.width for f in side) / _width(side)


def _usual_fill(side: Sequence[Fragment]) -> float:
    """The fill of the line that holds the middle of the text, however many short lines it has."""
    widths = sorted(f.width for f in side)
    reached = accumulate(widths)
    return next(w for w, sofar in zip(widths, reached, strict=True) if sofar * 2 >= sum(widths)) / _width(
        side
    )


def _placed(fragments: Sequence[Fragment], column: Column) -> list[Placed]:
    rows = downward(_rows(fragments))
    return [line for index in range(len(rows)) for line in _row(rows, index, column)]


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.middle, f.x0)):
        if rows and fragment.middle - rows[-1][0].middle < min(fragment.size, rows[-1][0].size) / 2:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.x0) for row in rows]


def _row(rows: Sequence[Sequence[Fragment]], index: int, column: Column) -> list[Placed]:
    """One row of a column: a line, a label with its value, a row of a table, or loose cells."""
    row = tuple(rows[index])
    if any(fragment.cell for fragment in row):
        return [Placed(row, column, table=True)]
    if len(row) == 1 or _is_justified(row):
        return [Placed(row, column)]
    beside = [rows[i] for i in (index - 1, index + 1) if 0 <= i < len(rows) and _aligned(row, rows[i])]
    gaps = [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in pairwise(row)]
    labelled = len(row) == 2 and _labels(row[0].text) and label_value(row[1].text) is None
    if labelled or (max(gaps) <= JUSTIFIED_GAP and not beside):
        return [Placed(row, column)]
    if beside and not any(all(is_label(f.text) for f in cells) for cells in (row, *beside)):
        return [Placed(row, column, table=True)]
    return [Placed((fragment,), column, cell=True) for fragment in row]


def _labels(text: str) -> bool:
    return is_label(text) or text.rstrip(" :").lower() in PARTIES


def _is_justified(row: Sequence[Fragment]) -> bool:
    """Whether all words of a row stand equally far apart, as justification sets them and no table does."""
    words = [word for fragment in row for word in fragment.words]
    gaps = [b[0] - a[1] for a, b in pairwise(words)]
    if len(gaps) < EQUAL_GAPS or max(gaps) > JUSTIFIED_GAP * row[0].size:
        return False
    return max(gaps) - min(gaps) < EQUAL * max(gaps)


def _aligned(row: Sequence[Fragment], other: Sequence[Fragment]) -> bool:
    return len(other) > 1 and any(abs(a.x0 - b.x0) < a.size / 2 for a in row[1:] for b in other[1:])
