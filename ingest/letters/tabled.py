"""The particulars that stand in a table: labels beside their values, or in a row above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.cells import GLUE
from ingest.letters.labels import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.letters.labels import Label, Labelled
    from ingest.lines import Line
    from ingest.paragraphs import Draft

Stated = tuple["Label", str, "Line"]
"""A label, its value and the row that both stand in, or the value alone."""


def is_row(block: Draft) -> bool:
    """Whether it is a row, also where the letterhead that it is of took it for its own."""
    return block.lines[0].row is not None or (len(block.lines) == 1 and GLUE in block.content.text)


def tabled(blocks: Sequence[Draft]) -> Iterator[Stated]:
    """The labels and values in the tables among the blocks, in order."""
    heads: list[Label | None] = []
    for block in blocks:
        if not is_row(block):
            heads = []
            continue
        texts, line = cells(block), block.lines[0]
        pieces = [piece for text in texts for piece in labelled(text)]
        if len(heads) == len(texts) and not any(piece.label for piece in pieces):
            yield from ((head, text, line) for head, text in zip(heads, texts, strict=True) if head and text)
            heads = []
            continue
        bare = len(pieces) > 1 and all(piece.label and not piece.value for piece in pieces)
        heads = [piece.label for piece in pieces] if bare else []
        yield from ((label, value, line) for label, value in _beside(pieces))


def cells(block: Draft) -> list[str]:
    """The texts in the columns of a row."""
    row = block.lines[0].row
    return [cell.text.strip() for cell in row.contents] if row else block.content.text.split(GLUE)


def _beside(pieces: Sequence[Labelled]) -> Iterator[tuple[Label, str]]:
    """The labels with their own value, or with the cell behind them."""
    below = [*pieces[1:], None]
    for piece, right in zip(pieces, below, strict=True):
        if piece.label and piece.value:
            yield piece.label, piece.value
        elif piece.label and right and right.label is None and right.value:
            yield piece.label, right.value
