"""The columns of a page and the rows within them: from loose fragments to reading order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.letters.labels import label_value
from ingest.pages.gutters import visual_lines
from ingest.pages.placement import Column, Placed
from ingest.pages.sidebyside import downward
from ingest.pages.textboxes import boxes
from ingest.pages.twocolumns import bands, gutter_of, margin_at, sides
from ingest.pages.unruled import JUSTIFIED_GAP, is_aligned, is_justified, labels, tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment
    from ingest.pages.twocolumns import Band, Margin

SOLID = 0.7
"""In sizes of the type: white space between the lines of a paragraph."""


def arrange(fragments: Sequence[Fragment], margin: Margin | None, known: float | None = None) -> list[Placed]:
    """The lines of a page in reading order: margin first, then the text, column by column.

    `margin` and `known`, a gutter, are those of the document, which show on pages that are too short to
    show them themselves.
    """
    gutter = gutter_of(fragments)
    margin = margin_at(fragments, gutter) or margin
    if margin is not None:
        left, right, across = sides(fragments, margin.edge)
        narrow, text = (right, left) if margin.right else (left, right)
        if narrow and not (across and gutter is None):
            return _placed(narrow, Column.MARGIN) + _placed([*text, *across], Column.WHOLE)
    if gutter is None and known is not None:
        left, right, across = sides(fragments, known)
        gutter = known if left and right and not across else None
    return _beside_boxes(fragments) if gutter is None else _columns(fragments, gutter)


def _beside_boxes(fragments: Sequence[Fragment]) -> list[Placed]:
    """The lines of one column, the text boxes that it goes around before the first line beside them."""
    found = boxes(fragments)
    boxed = {id(fragment) for box in found for fragment in box}
    lines = _placed([f for f in fragments if id(f) not in boxed], Column.WHOLE)
    for box in found:
        top = min(f.top for f in box)
        at = next((i for i, line in enumerate(lines) if line.fragments[0].bottom > top), len(lines))
        lines[at:at] = _placed(box, Column.MARGIN)
    return lines


def _columns(fragments: Sequence[Fragment], gutter: float) -> list[Placed]:
    """Two columns of text; lines across the gutter part them in bands, each read column by column."""
    lines: list[Placed] = []
    left, right, across = sides(fragments, gutter)
    for band in bands(left, right, across):
        ends = band.head is not None and not band.right and _close(band)
        lines += _placed(band.head, Column.WHOLE) if band.head else []
        lines += _placed(band.left, Column.WHOLE if ends else Column.LEFT)
        lines += _placed(band.right, Column.RIGHT)
    return lines


def _close(band: Band) -> bool:
    """Whether text under a line across is the short end of its paragraph."""
    first = min(band.left, key=lambda f: f.top, default=None)
    head = max(band.head, key=lambda f: f.bottom, default=None)
    return first is not None and head is not None and first.top - head.bottom < SOLID * first.size


def _placed(fragments: Sequence[Fragment], column: Column) -> list[Placed]:
    rows = tabular(downward(_rows(fragments)))
    return [line for index in range(len(rows)) for line in _row(rows, index, column)]


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The lines of the page, rows of tables each on their own."""
    rows = visual_lines([f for f in fragments if f.row is None]) + [[f] for f in fragments if f.row]
    return sorted(rows, key=lambda row: (row[0].middle, row[0].x0))


def _row(rows: Sequence[Sequence[Fragment]], index: int, column: Column) -> list[Placed]:
    """One row of a column: a line, a label with its value, a row of a table, or loose cells."""
    row = tuple(rows[index])
    if len(row) == 1 or is_justified(row):
        return [Placed(row, column)]
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(rows) and is_aligned(row, rows[i])]
    gaps = [(b.x0 - a.x1) / max(a.size, 1.0) for a, b in pairwise(row)]
    labelled = len(row) == 2 and labels(row[0].text) and label_value(row[1].text) is None
    if labelled or (max(gaps) <= JUSTIFIED_GAP and not beside):
        return [Placed(row, column)]
    return [Placed((fragment,), column, cell=True) for fragment in row]
