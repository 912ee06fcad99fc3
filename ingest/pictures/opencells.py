"""Cells of the grids on a picture that hold ink but no word: single figures are passed over on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.pages.frame import POINTS
from ingest.pages.rulings import ruled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box
    from ingest.pages.rulings import Grid

    Dots = tuple[int, int, int, int]

INSET = 2.5
"""In points: the lines of a cell and their blur lie outside what is looked at."""

INK = 60
"""Of 255: how much darker than the cell a dot of a letter is; what JPEG leaves around letters is less."""

HIGH, DASH = 3.5, 2.0
"""In points: a figure is at least so high, a dash so wide; spots are smaller."""

LEAST = 6.0
"""In points: no cell for text is narrower or lower."""

ONE_LINE = 1.6
"""In sizes of the type: ink that is higher stands in more lines than one."""


def open_cells(drawn: Drawings, fragments: Sequence[Fragment]) -> Iterator[Box]:
    """The cells, in points, in which no word has its middle; those of grids that hold some text."""
    words = [(f.middle, (a + b) / 2) for f in fragments if not f.angle for a, b in f.words]
    for grid in ruled(drawn):
        x0, top, x1, bottom = grid.box
        filled = {grid.place(y, x) for y, x in words if x0 < x < x1 and top < y < bottom}
        if filled:
            yield from (box for place, box in _cells(grid).items() if place not in filled)


def _cells(grid: Grid) -> dict[tuple[int, int], Box]:
    """The cells of a grid by their place, merged ones whole."""
    found: dict[tuple[int, int], Box] = {}
    for row in range(len(grid.rows) - 1):
        for column in range(len(grid.columns) - 1):
            own = grid.columns[column], grid.rows[row], grid.columns[column + 1], grid.rows[row + 1]
            place = grid.merged.get((row, column), (row, column))
            x0, top, x1, bottom = found.get(place, own)
            found[place] = min(x0, own[0]), min(top, own[1]), max(x1, own[2]), max(bottom, own[3])
    return found


def ink_in(cell: Box, grey: Any, dpi: float, slope: float) -> Dots | None:
    """The box, in dots, of what is written in a level cell (in points) on a picture that has a slope."""
    import numpy as np
    from scipy import ndimage

    x0, top, x1, bottom = _inside(cell, grey.shape, dpi / POINTS, slope)
    dots = dpi / POINTS
    if min(x1 - x0, bottom - top) < LEAST * dots:
        return None
    inner = grey[top:bottom, x0:x1].astype(np.int16)
    numbered, _ = ndimage.label(inner < np.median(inner) - INK, structure=np.ones((3, 3)))
    shapes = [(a.start, d.start, a.stop, d.stop) for d, a in ndimage.find_objects(numbered)]
    shapes = [box for box in shapes if max(box[2] - box[0], box[3] - box[1]) >= DASH * dots]
    high = max((box[3] - box[1] for box in shapes), default=0)
    if high < HIGH * dots and not any(_is_dash(box, dots) for box in shapes):
        return None
    lefts, tops, rights, feet = zip(*shapes, strict=True)
    return x0 + min(lefts), top + min(tops), x0 + max(rights), top + max(feet)


def _inside(cell: Box, shape: tuple[int, int], dots: float, slope: float) -> Dots:
    x, y = slope * (cell[1] + cell[3]) / 2, slope * (cell[0] + cell[2]) / 2
    inset = INSET + abs(slope) * (cell[2] - cell[0]) / 2, INSET + abs(slope) * (cell[3] - cell[1]) / 2
    x0, x1 = cell[0] - x + inset[1], cell[2] - x - inset[1]
    top, bottom = cell[1] + y + inset[0], cell[3] + y - inset[0]
    return (
        max(0, round(x0 * dots)),
        max(0, round(top * dots)),
        min(shape[1], round(x1 * dots)),
        min(shape[0], round(bottom * dots)),
    )


def _is_dash(box: Dots, dots: float) -> bool:
    """Whether a shape is so low that it is a dash, and no longer than one."""
    width, height = box[2] - box[0], box[3] - box[1]
    return DASH * dots <= width <= 6 * DASH * dots and 3 * height < 2 * width
