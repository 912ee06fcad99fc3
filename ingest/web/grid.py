"""The rows of a table as a grid: a cell that spans columns or rows leaves empty cells beside or below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.cells import Cells
from ingest.web.stream import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.spans import AlignedText

WIDEST = 100
"""In columns: no table that is read has more, and a file may claim any number."""

LONGEST = 1_000
"""In rows, that one cell spans."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, how many columns and rows it spans, and the column from 0 that it does not stand before."""

    content: AlignedText
    columns: int = 1
    rows: int = 1
    column: int = 0


class Grid:
    """A table as it grows; `number` is its place in the file from 1."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._taken: dict[int, int] = {}
        """For each column that a cell above reaches into, the number of rows that it still does."""

    def row(self, cells: Sequence[Cell], *, header: bool) -> Cells:
        """The next row, each cell in its column; what is wider than any table is joined to the last one."""
        contents: list[AlignedText] = []
        below: dict[int, int] = {}
        for cell in cells:
            while self._taken.get(len(contents), 0) or len(contents) < min(cell.column, WIDEST):
                contents.append(EMPTY)
            start = len(contents)
            contents += [cell.content, *[EMPTY] * (min(cell.columns, WIDEST - start) - 1)]
            if cell.rows > 1:
                below |= dict.fromkeys(range(start, len(contents)), min(cell.rows, LONGEST) - 1)
        while self._taken.get(len(contents), 0):
            contents.append(EMPTY)
        left = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        self._taken = {column: rows for column, rows in (left | below).items() if column < WIDEST}
        return Cells(self.number, header, tuple(_narrow(contents)))


def _narrow(contents: list[AlignedText]) -> list[AlignedText]:
    """Beyond the widest table only cells with words are kept."""
    return contents[:WIDEST] + [content for content in contents[WIDEST:] if content.text]
