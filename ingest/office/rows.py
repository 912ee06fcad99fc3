"""The rows of a table in a format that has them of its own: which head it, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.office.flow import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.office.flow import Place

WIDEST = 64
"""In columns: Word makes at most 63; cells that a file claims to span more are not there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, whether it is bold or shaded, and the notes, comments and boxes that hang on it."""

    text: str = ""
    stands_out: bool = False
    beside: tuple[Piece, ...] = ()

    @classmethod
    def free(cls, columns: int) -> tuple[Cell, ...]:
        """Empty cells: what stands under a cell that takes several columns or rows."""
        return (cls(),) * min(max(columns, 0), WIDEST)

    @classmethod
    def of(cls, pieces: Iterable[Piece], place: Place, *, shaded: bool) -> Cell:
        """The cell with these contents, tables within it as text; `place` is that of its table."""
        found = tuple(pieces)
        own = [piece for piece in found if piece.place == place]
        texts = ["\t".join(cell for cell in piece.cells if cell) or piece.text for piece in own]
        bold = all(piece.bold for piece in own if piece.text.strip())
        beside = tuple(piece for piece in found if piece.place != place)
        return cls("\n".join(text for text in texts if text.strip()), shaded or bold, beside)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with one cell a column; `header` is what the format says of it."""

    cells: tuple[Cell, ...]
    header: bool = False


def row_pieces(rows: Sequence[TableRow], number: int, place: Place) -> Iterator[Piece]:
    """The rows of the table with this number that hold text, what stands beside a row behind it."""
    heads = _headers(rows)
    for index, row in enumerate(rows):
        cells = tuple(cell.text for cell in row.cells)
        if any(cell.strip() for cell in cells):
            yield Piece(place=place, cells=cells, table=number, header=index < heads)
        for cell in row.cells:
            yield from cell.beside


def _headers(rows: Sequence[TableRow]) -> int:
    """How many rows head a table: those that the format names, else a first one that stands out alone."""
    named = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    if named or len(rows) < 2:
        return named
    return int(_stands_out(rows[0]) and not _stands_out(rows[1]))


def _stands_out(row: TableRow) -> bool:
    filled = [cell for cell in row.cells if cell.text.strip()]
    return bool(filled) and all(cell.stands_out for cell in filled)
