"""Tables that nothing is drawn around: lines that have their columns in common."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.letters.labels import is_label, label_value
from ingest.pages.bands import below
from ingest.pages.drawings import NOTHING
from ingest.pages.gutters import gutters
from ingest.pages.tableheads import heads
from ingest.pages.tablerows import LOOSE, in_columns, rows
from ingest.pages.tables import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pages.fragments import Fragment
    from ingest.pages.placement import Setting

    Line = Sequence[Fragment]

JUSTIFIED_GAP = 2.5
"""White space, in heights of a line, up to which a single gap in a line may be justification."""

PARTIES = frozenset(("aan", "van", "cc", "door"))
"""What stands in the column of labels of a memo without being one in a sentence."""

EQUAL_GAPS, EQUAL = 3, 0.15
"""So many gaps show that a line is justified if they differ by no more than this share: glyphs overhang."""


def tabular(lines: Sequence[Line]) -> list[Line]:
    """The lines of a column, those of a table made rows of it; its number stays open (0)."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        table = lines[index:end]
        edges = gutters(table) if end > index + 1 else ()
        if edges:
            found += [[row] for row in _made(table, edges)]
            index = end
        else:
            found.append(lines[index])
            index += 1
    return found


def _end(lines: Sequence[Line], start: int) -> int:
    """The line behind the last one of the table that begins with line `start`, if one begins there."""
    row, end, count = start, start + 1, 1
    while end < len(lines):
        if _is_row(lines[row], lines[end]):
            row, count = end, count + 1
        elif not _goes_on(lines[row], lines[end - 1], lines[end]):
            break
        end += 1
    return below(lines, start, end) if count > 1 else start


def _goes_on(row: Line, above: Line, line: Line) -> bool:
    """Whether a line goes on with cells of a row that wrap, other than the first."""
    close = min(f.top for f in line) - max(f.bottom for f in above) < LOOSE * line[0].size
    return close and all(any(abs(f.x0 - cell.x0) < f.size / 2 for cell in row[1:]) for f in line)


def _is_row(above: Line, line: Line) -> bool:
    both = (above, line)
    labels = any(all(is_label(f.text) for f in cells) for cells in both)
    single = any(is_justified(cells) or (len(cells) == 2 and _labelled(cells)) for cells in both)
    return not labels and not single and is_aligned(above, line) and len(above) > 1


def _labelled(line: Line) -> bool:
    return labels(line[0].text) and label_value(line[1].text) is None


def labels(text: str) -> bool:
    """Whether a text is the label of what stands right of it."""
    return is_label(text) or text.rstrip(" :").lower() in PARTIES


def _made(table: Sequence[Line], edges: tuple[float, ...]) -> list[Fragment]:
    made = rows([in_columns(line, edges) for line in table], len(edges) + 1, ())
    count = heads(made, NOTHING)
    return [row_of(cells, 0, header=index < count) for index, cells in enumerate(made)]


def is_justified(row: Sequence[Fragment]) -> bool:
    """Whether all words of a row stand equally far apart, as justification sets them and no table does."""
    words = [word for fragment in row for word in fragment.words]
    gaps = [b[0] - a[1] for a, b in pairwise(words)]
    if len(gaps) < EQUAL_GAPS or max(gaps) > JUSTIFIED_GAP * row[0].size:
        return False
    return max(gaps) - min(gaps) < EQUAL * max(gaps)


def is_aligned(row: Sequence[Fragment], other: Sequence[Fragment]) -> bool:
    """Whether two lines have a column in common, other than the first."""
    return len(other) > 1 and any(abs(a.x0 - b.x0) < a.size / 2 for a in row[1:] for b in other[1:])


def numbered(settings: Sequence[Setting]) -> list[Setting]:
    """The lines with their tables numbered from 1, in the order in which they are read."""
    numbers: dict[int, int] = {}
    found: list[Setting] = []
    count, above = 0, None
    for line in settings:
        row = line.first.row
        if row is not None:
            goes_on = (
                above is not None
                and above.table == 0
                and row.table == 0
                and len(above.cells) == len(row.cells)
            )
            if row.table not in numbers and not goes_on:
                count += 1
            number = numbers.setdefault(row.table, count) if row.table else count
            fragment = replace(line.first, row=replace(row, table=number))
            found.append(replace(line, placed=replace(line.placed, fragments=(fragment,))))
        else:
            found.append(line)
        above = above if line.aside else row
    return found
