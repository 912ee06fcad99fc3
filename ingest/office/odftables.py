"""The rows and cells of an OpenDocument table, one cell a column, what is repeated written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.office.odfparts import TABLE
from ingest.office.odfstyles import number
from ingest.office.rows import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW, _HEADERS = f"{TABLE}table-row", f"{TABLE}table-header-rows"
_GROUPS = frozenset((_HEADERS, f"{TABLE}table-rows", f"{TABLE}table-row-group"))
_COVERED, _CELL = f"{TABLE}covered-table-cell", f"{TABLE}table-cell"

COPIES, LONG = 1_000, 1_000
"""How many repetitions of text are written out, and of how many characters: texts have hardly any."""


class Copies:
    """How many repetitions a file may still ask for: a number costs it nothing."""

    def __init__(self) -> None:
        self.left = COPIES

    def of(self, element: Any, name: str) -> int:
        """How many times a row or cell stands there."""
        times = min(max(number(element.get(f"{TABLE}{name}"), otherwise=1), 1), WIDEST)
        size = sum(map(len, element.itertext())) if times > 1 else 0
        if size:
            times = 1 if size > LONG else min(times, self.left + 1)
            self.left -= times - 1
        return times


def rows(table: Any, copies: Copies, *, header: bool = False) -> Iterator[tuple[Any, bool]]:
    """Each row of a table, with whether it is one of those that are repeated on each page."""
    for child in table:
        if child.tag == _ROW:
            for _ in range(copies.of(child, "number-rows-repeated")):
                yield child, header
        elif child.tag in _GROUPS:
            yield from rows(child, copies, header=header or child.tag == _HEADERS)


def cells(row: Any, copies: Copies) -> Iterator[Any]:
    """Each cell of a row, `None` where a cell beside or above it covers the place."""
    for cell in row.iterchildren(_CELL, _COVERED):
        for _ in range(copies.of(cell, "number-columns-repeated")):
            yield None if cell.tag == _COVERED else cell
