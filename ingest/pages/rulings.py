"""Grids that lines and coloured cells draw on a page: their columns, their rows, the cells that are one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.frame import Box

    Place = tuple[int, int]

NEAR = 3.0
"""In points: lines that meet in a corner end so far from each other, and double lines stand so far apart."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of columns and rows from left to right and from top to bottom.

    `merged` gives for each place (row, column) that a cell further left or up covers the place of that
    cell. `open` says that no line closes it, so that its table may run on below.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    merged: Mapping[Place, Place]
    open: bool = False

    @property
    def box(self) -> Box:
        """Its left, top, right and bottom edge."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def place(self, y: float, x: float) -> Place:
        """The row and the column of the cell at a height and a distance within the grid."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        at = min(max(row, 0), len(self.rows) - 2), min(max(column, 0), len(self.columns) - 2)
        return self.merged.get(at, at)


def ruled(drawn: Drawings) -> list[Grid]:
    """The grids of a page from top to bottom: of lines that cross, and of coloured cells that touch."""
    cells = [box for box in drawn.grounds if _touches_another(box, drawn.grounds)]
    level = [*drawn.level, *((x0, y, x1, y) for x0, top, x1, bottom in cells for y in (top, bottom))]
    upright = [*drawn.upright, *((x, top, x, bottom) for x0, top, x1, bottom in cells for x in (x0, x1))]
    groups = _groups(joined(level), [_turned(line) for line in joined(map(_turned, upright))])
    grids = [_grid(levels, uprights, drawn) for levels, uprights in groups]
    return sorted((grid for grid in grids if _is_table(grid)), key=lambda grid: (grid.rows, grid.columns))


def _is_table(grid: Grid) -> bool:
    columns, rows = len(grid.columns) - 1, len(grid.rows) - 1
    return columns > 1 and (rows > 1 or columns > 2)


def _touches_another(box: Box, boxes: Sequence[Box]) -> bool:
    return any(
        other is not box and abs(other[1] - box[1]) < NEAR and abs(other[3] - box[3]) < NEAR
        and min(abs(other[0] - box[2]), abs(other[2] - box[0])) < NEAR
        for other in boxes
    )  # fmt: skip


def _turned(line: Box) -> Box:
    return line[1], line[0], line[3], line[2]


def joined(lines: Iterable[Box]) -> list[Box]:
    """Level lines from top to bottom, those that are pieces of one line made one."""
    whole: list[Box] = []
    for row in _clusters(list(lines)):
        height = row[0][1]
        for x0, _, x1, _ in sorted(row):
            if whole and whole[-1][1] == height and x0 <= whole[-1][2] + NEAR:
                whole[-1] = (whole[-1][0], height, max(whole[-1][2], x1), height)
            else:
                whole.append((x0, height, x1, height))
    return whole


def _clusters(lines: Sequence[Box]) -> Iterator[list[Box]]:
    """The lines by their height on the page, those of a double line together."""
    group: list[Box] = []
    for line in sorted(lines, key=lambda line: (line[1], line[0])):
        if group and line[1] - group[-1][1] >= NEAR:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _groups(level: Sequence[Box], upright: Sequence[Box]) -> Iterator[tuple[list[Box], list[Box]]]:
    """The lines that hang together, those without any that crosses them left out."""
    left = set(range(len(upright)))
    while left:
        ups, levels = {left.pop()}, set[int]()
        grown = True
        while grown:
            new = {
                i for i, a in enumerate(level) if i not in levels and any(_cross(a, upright[j]) for j in ups)
            }
            levels |= new
            more = {j for j in left if any(_cross(level[i], upright[j]) for i in new)}
            ups |= more
            left -= more
            grown = bool(more)
        yield [level[i] for i in sorted(levels)], [upright[j] for j in sorted(ups)]


def _cross(level: Box, upright: Box) -> bool:
    across = level[0] - NEAR <= upright[0] <= level[2] + NEAR
    return across and upright[1] - NEAR <= level[1] <= upright[3] + NEAR


def _grid(level: Sequence[Box], upright: Sequence[Box], drawn: Drawings) -> Grid:
    ends, feet = (
        [x for line in level for x in (line[0], line[2])],
        [y for up in upright for y in (up[1], up[3])],
    )
    xs = _edges([*(line[0] for line in upright), min(ends, default=0.0), max(ends, default=0.0)])
    ys = _edges([*(line[1] for line in level), min(feet), max(feet)])
    merged = {place: place for row in range(len(ys) - 1) for place in ((row, c) for c in range(len(xs) - 1))}
    for row, column in list(merged):
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column and not any(_parts(_turned(line), y, xs[column]) for line in upright):
            merged[row, column] = merged[row, column - 1]
        elif row and not any(_parts(line, x, ys[row]) for line in level):
            merged[row, column] = merged[row - 1, column]
    stroked = any(ys[0] - NEAR < line[1] < ys[-1] + NEAR for line in drawn.level)
    spanned = {place: root for place, root in merged.items() if place != root}
    return Grid(xs, ys, spanned, open=not stroked)


def _parts(line: Box, along: float, at: float) -> bool:
    """Whether a level line parts what is above and under it at a point of an edge."""
    return abs(line[1] - at) < NEAR and line[0] <= along <= line[2]


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    last = float("-inf")
    for value in sorted(values):
        if value - last >= NEAR:
            edges.append(value)
        last = value
    return tuple(edges)
