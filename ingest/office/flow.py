"""Paragraphs and rows of a format that has them of its own (Word, OpenDocument), as source and lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import AlignedText
from ingest.cells import Cells
from ingest.lines import Line, Raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.model import Notice

SHORT_LINE = 60
"""In characters: paragraphs under it that follow one another are the lines of an address."""

EMPTY = AlignedText("", ())


@dataclass(frozen=True, slots=True)
class Place:
    """Where text stands: in the running text, or beside it as a note, comment, box, header or footer."""

    kind: BlockKind | None = None
    aside: bool = False
    note: bool = False


BODY = Place()
BOX = Place(aside=True)
NOTE = Place(aside=True, note=True)
COMMENT = Place(BlockKind.COMMENT, aside=True)
FURNITURE = Place(BlockKind.FURNITURE, aside=True)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, its line breaks as newlines, or a row with the text of its cells.

    `table` tells tables apart. `kind` and `level` are what the format says (None: running text); the kind
    of a place overrules it.
    """

    text: str = ""
    place: Place = BODY
    kind: BlockKind | None = None
    level: int = 0
    size: float = 0.0
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    header: bool = False


def flow(pieces: Iterable[Piece], notices: tuple[Notice, ...] = ()) -> Raw:
    """The file of these pieces: each on a line of the source, what stands beside the text where it comes."""
    source: list[str] = []
    lines: list[Line] = []
    tables: dict[int, int] = {}
    start, above = 0, Line(EMPTY)
    for found in pieces:
        piece = (
            replace(found, table=tables.setdefault(found.table, len(tables) + 1)) if found.cells else found
        )
        for text, line in _lines(piece, start, above):
            if text.strip():
                lines.append(line)
            if not piece.place.aside:
                above = line
            source.append(f"{text}\n")
            start += len(text) + 1
    return Raw("".join(source), (), tuple(lines), notices)


def _lines(piece: Piece, start: int, above: Line) -> Iterator[tuple[str, Line]]:
    """Each line of a piece with its text in the source, which begins at `start`."""
    if piece.cells and piece.place.kind is None:
        yield _row(piece, start)
        return
    kind = piece.place.kind or piece.kind
    whole = "\t".join(piece.cells) or piece.text.rstrip("\n")
    texts = [whole] if kind else whole.split("\n")
    for number, text in enumerate(texts, start=1):
        line = Line(
            AlignedText(text, tuple(range(start, start + len(text)))),
            size=piece.size,
            bold=piece.bold,
            apart=number == 1 and not (_is_short(text) and _is_short(above.text)),
            kind=kind,
            level=piece.level,
            closed=number == len(texts),
            aside=piece.place.aside,
            note=piece.place.note,
        )
        yield text, replace(line, apart=True) if number > 1 and not texts[number - 2].strip() else line
        start += len(text) + 1


def _is_short(text: str) -> bool:
    return 0 < len(text.strip()) <= SHORT_LINE


def _row(piece: Piece, start: int) -> tuple[str, Line]:
    contents = []
    for cell in piece.cells:
        contents.append(AlignedText(cell, tuple(range(start, start + len(cell)))) if cell else EMPTY)
        start += len(cell) + 1
    row = Cells(piece.table, piece.header, tuple(contents))
    kind, place = BlockKind.TABLE_ROW, piece.place
    line = Line(row.content, row=row, kind=kind, closed=True, apart=True, aside=place.aside, note=place.note)
    return "\t".join(piece.cells), line
