"""The cells of a table's row as text: side by side, the empty ones left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import Row
from corpus.spans import join_aligned

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.spans import AlignedText

GLUE = " | "


@dataclass(frozen=True, slots=True)
class Cells:
    """A row as its reader found it: the table's number in the file from 1, and one text a column."""

    table: int
    header: bool
    contents: tuple[AlignedText, ...]

    @property
    def content(self) -> AlignedText:
        """The row as one text."""
        return join_aligned([cell for cell in self.contents if cell.text], GLUE)

    @property
    def row(self) -> Row:
        """The row with its cells as ranges of `content`."""
        spans, at = [], 0
        for cell in self.contents:
            spans.append((at, at + len(cell)))
            at += len(cell) + len(GLUE) if cell.text else 0
        end = len(self.content)
        return Row(self.table, self.header, tuple((min(a, end), min(b, end)) for a, b in spans))

    def each(self, change: Callable[[AlignedText], AlignedText]) -> Cells:
        """The same row with each of its texts changed."""
        return replace(self, contents=tuple(change(cell) for cell in self.contents))
