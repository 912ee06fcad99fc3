"""The tables of a PDF: ruled, with level lines only, or shaded; each row put together from its cells.

What is drawn on the page shows where a table stands; its columns are those that are drawn or, where they are
not, those that white space parts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ingest.letters.labels import attendance_value, label_value
from ingest.listmarks import is_mark
from ingest.pages.bands import below, levels, stretches_of
from ingest.pages.fragments import Fragment, TableRow
from ingest.pages.gutters import gutters, visual_lines
from ingest.pages.rulings import ruled
from ingest.pages.tableheads import heads, repeated
from ingest.pages.tablerows import cut, holds_rows, in_columns, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Sheet
    from ingest.pages.rulings import Grid, Place

    Cells = tuple[tuple[Fragment, ...], ...]

REFERENCE_LABELS = 2
"""So many labels of reference lines make a framed table the reference block of a letter."""

REFERENCE_ROWS = 10
"""No letter has more reference lines; a table of places ("Plaats 3") may have more such rows."""

LONGEST_CELL = 15
"""In lines: columns of running text between two level lines are longer, cells seldom are."""

EDGE = 4.0
"""In points: the columns of one table stand so far apart on two pages at most."""

TWO_ROWS = 3
"""The edges of two rows: a head and one cell a column that may hold all others."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: the edges of its columns, its rows, the fragments that they are made of."""

    edges: tuple[float, ...]
    rows: tuple[Cells, ...]
    heads: int
    used: frozenset[int]

    @property
    def top(self) -> float:
        """The top of its first row."""
        return min(f.top for cell in self.rows[0] for f in cell)


def tabulate(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, the fragments of each row of a drawn table made one."""
    number = 0
    found: list[Sheet] = []
    last: Table | None = None
    for sheet in sheets:
        fragments = list(sheet.fragments)
        tables = sorted(_tables(sheet), key=lambda table: table.top)
        for index, table in enumerate(tables):
            goes_on = index == 0 and last is not None and _continues(last, table)
            above = repeated(last.rows, table.rows) if goes_on and last is not None else 0
            count = max(table.heads, above)
            number += not goes_on
            fragments = [f for f in fragments if id(f) not in table.used]
            fragments += [row_of(cells, number, header=i < count) for i, cells in enumerate(table.rows)]
        last = tables[-1] if tables else None
        found.append(replace(sheet, fragments=tuple(fragments)))
    return found


def _continues(above: Table, table: Table) -> bool:
    """Whether a table goes on with the last one of the page before: it has the same columns."""
    alike = len(above.edges) == len(table.edges)
    return alike and all(abs(a - b) < EDGE for a, b in zip(above.edges, table.edges, strict=True))


def row_of(cells: Cells, table: int, *, header: bool) -> Fragment:
    """A row as one fragment."""
    parts = [fragment for cell in cells for fragment in cell]
    return Fragment(
        text=" ".join(f.text for f in parts),
        x0=min(f.x0 for f in parts),
        top=min(f.top for f in parts),
        x1=max(f.x1 for f in parts),
        bottom=max(f.bottom for f in parts),
        size=parts[0].size,
        bold=all(f.bold for f in parts),
        angle=parts[0].angle,
        row=TableRow(table, header, cells),
    )


def _tables(sheet: Sheet) -> Iterator[Table]:
    """The tables that are drawn on a page."""
    grids = ruled(sheet.drawn)
    left = [f for f in sheet.fragments if f.angle == sheet.angle]
    for grid in grids:
        table = _of_grid(left, grid, sheet.drawn)
        if table is not None:
            left = [f for f in left if id(f) not in table.used]
            yield table
    for x0, x1, heights in levels(sheet.drawn, grids):
        lines = visual_lines([f for f in left if x0 - EDGE < f.x0 and f.x1 < x1 + EDGE])
        for start, end in stretches_of(lines, heights):
            table = _of_lines(lines[start:end], heights, sheet.drawn)
            if table is not None:
                left = [f for f in left if id(f) not in table.used]
                yield table


def _of_grid(fragments: Sequence[Fragment], grid: Grid, drawn: Drawings) -> Table | None:
    x0, top, x1, bottom = grid.box
    around = [f for f in fragments if x0 - EDGE < f.x0 and f.x1 < x1 + EDGE]
    lines = visual_lines([f for f in around if top < f.middle < bottom])
    if not lines:
        return None
    edges = grid.columns[1:-1]
    found = _cells(lines, grid)
    used = [f for line in lines for f in line]
    if grid.open:
        all_lines = visual_lines([f for f in around if top < f.middle])
        more = all_lines[len(lines) : below(all_lines, 0, len(lines))]
        found += rows([in_columns(line, edges) for line in more], len(edges) + 1, ()) if more else []
        used += [f for line in more for f in line]
    return _table(edges, found, used, drawn)


def _cells(lines: Sequence[Sequence[Fragment]], grid: Grid) -> list[Cells]:
    """The rows of a grid; where lines part only the head from rows, white space parts those."""
    width = len(grid.columns) - 1
    if len(grid.rows) <= TWO_ROWS and not grid.merged:
        pieces = [in_columns(line, grid.columns[1:-1]) for line in lines]
        if holds_rows([line for line in pieces if line[0][1].middle > grid.rows[-2]]):
            return rows(pieces, width, grid.rows[1:-1])
    cells: dict[Place, list[Fragment]] = {}
    for fragment in (f for line in lines for f in line):
        for place, piece in cut(fragment, partial(grid.place, fragment.middle)):
            cells.setdefault(place, []).append(piece)
    whole = [tuple(tuple(cells.get((r, c), ())) for c in range(width)) for r in range(len(grid.rows) - 1)]
    return [row for row in whole if any(row)]


def _of_lines(lines: Sequence[Sequence[Fragment]], heights: Sequence[float], drawn: Drawings) -> Table | None:
    edges = gutters(lines)
    made = rows([in_columns(line, edges) for line in lines], len(edges) + 1, heights)
    long = any(len(cell) > LONGEST_CELL for row in made for cell in row)
    wide = sum(sum(map(bool, row)) > 1 for row in made)
    listed = len(edges) == 1 and all(is_mark(" ".join(f.text for f in row[0])) for row in made if row[0])
    if long or wide < 2 or listed or not edges:
        return None
    return _table(edges, made, [f for line in lines for f in line], drawn)


def _table(
    edges: tuple[float, ...], made: Sequence[Cells], used: Sequence[Fragment], drawn: Drawings
) -> Table | None:
    if not made or _refers(made):
        return None
    return Table(edges, tuple(made), heads(made, drawn), frozenset(map(id, used)))


def _refers(made: Sequence[Cells]) -> bool:
    """Whether a table is the frame of a letter's reference lines: few rows, most with a label."""
    labelled = [sum(_is_labelled(f.text) for cell in row for f in cell) for row in made]
    few = len(made) <= REFERENCE_ROWS and 2 * sum(map(bool, labelled)) >= len(made)
    return few and sum(labelled) >= REFERENCE_LABELS


def _is_labelled(text: str) -> bool:
    return label_value(text) is not None or attendance_value(text) is not None
