"""Columns and tables in plain text, which shows them by white space alone ("pdftotext -layout").

A text stands in two columns where a vertical strip of white space runs through many lines of a page that
have words on either side. A table is a few lines whose cells stand under one another.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ingest.letters.labels import attendance_value, label_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STRIP_LINES = 10
"""Lines that a strip between two columns of text runs through, most with words on either side."""

GUTTER = 2
"""Characters of white space between two columns, or two cells, at the least."""

ACROSS = 0.3
"""Titles and tables may cross the strip: so many lines for each line with words on either side."""

EDGES = 4
"""So many of the places at which most words begin behind a gap are looked at: it bounds the time."""

RUNNING_WIDTH = 22
"""In characters: lines of running text are this wide in even the narrowest of columns; cells are not."""

CELLS = 30
"""No page is wide enough for more cells in a row: it bounds the time."""

ROWS = 3
"""So many lines with cells under one another make a table; two may do so by chance."""

_CELL = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(rf"\S\s{{{GUTTER},}}(?=\S)")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[€\d.,%-]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line of the file: its place in the source, its column (0: the whole width).

    `band` numbers what stands between two lines that cross the columns; `apart` that the line directly
    above it in its column is empty. A row of a table has the places of its `cells`, its `table` from 1.
    """

    start: int
    end: int
    column: int = 0
    band: int = 0
    apart: bool = False
    cells: tuple[tuple[Span, ...], ...] = ()
    table: int = 0
    header: bool = False


def pieces(source: str, lines: Sequence[Span]) -> Iterator[Piece]:
    """The lines of one page, given by their places in the source (empty ones too), in reading order."""
    texts = [source[start:end].rstrip() for start, end in lines]
    edge = _strip(texts)
    if edge is None:
        yield from (_whole(lines, texts, i) for i, text in enumerate(texts) if text.strip())
        return
    bounds = [i for i, text in enumerate(texts) if _crosses(text, edge)]
    for band, (first, last) in enumerate(pairwise([-1, *bounds, len(texts)])):
        inside = range(first + 1, last)
        yield from _side(lines, texts, inside, band, slice(0, edge), 1)
        yield from _side(lines, texts, inside, band, slice(edge, None), 2)
        if last < len(texts):
            yield _whole(lines, texts, last, band)


def _whole(lines: Sequence[Span], texts: Sequence[str], index: int, band: int = 0) -> Piece:
    return Piece(*lines[index], band=band, apart=index == 0 or not texts[index - 1].strip())


def _side(
    lines: Sequence[Span], texts: Sequence[str], inside: range, band: int, part: slice, column: int
) -> Iterator[Piece]:
    """The lines of one column between two that cross it, from top to bottom."""
    apart = True
    for index in inside:
        text = texts[index][part]
        if text.strip():
            start = lines[index][0] + (part.start or 0)
            yield Piece(start, start + len(text.rstrip()), column, band, apart)
        apart = not text.strip()


def _strip(texts: Sequence[str]) -> int | None:
    """Where the right one of two columns begins, if the page has two."""
    counts = Counter(match.end() for text in texts for match in _GAP.finditer(text))
    for edge in sorted(counts, key=lambda place: (-counts[place], place))[:EDGES]:
        rows = [i for i, text in enumerate(texts) if _parted(text, edge)]
        along = [text for text in texts[rows[0] : rows[-1] + 1] if text.strip()] if rows else []
        crossing = sum(_crosses(text, edge) for text in along)
        both = [texts[i] for i in rows]
        if len(along) - crossing < STRIP_LINES or crossing > ACROSS * len(both) or 2 * len(both) < len(along):
            continue
        if _running(both, edge):
            return edge
    return None


def _parted(text: str, edge: int) -> bool:
    return bool(text[:edge].strip() and text[edge:].strip()) and not _crosses(text, edge)


def _crosses(text: str, edge: int) -> bool:
    return text[max(0, edge - GUTTER) : edge].strip() != "" and text[edge - GUTTER :].strip() != ""


def _running(both: Sequence[str], edge: int) -> bool:
    """Whether the lines on either side are those of running text: wide, and without cells of their own."""
    left, right = [text[:edge].strip() for text in both], [text[edge:].strip() for text in both]
    wide = all(median(len(text) for text in side) >= RUNNING_WIDTH for side in (left, right))
    gaps = sum(len(_CELL.findall(re.sub(r" {1,2}", " ", text))) > 1 for text in (*left, *right))
    return wide and gaps <= ACROSS * len(both)


def with_tables(source: str, found: Sequence[Piece], first: int) -> list[Piece]:
    """The pieces, the rows of tables among them with their cells; tables are numbered from `first`."""
    done: list[Piece] = []
    index, number = 0, first
    while index < len(found):
        rows = _table(source, found, index)
        if rows:
            done += _rows(source, rows, number)
            number += 1
        done += [] if rows else [found[index]]
        index += sum(len(row) for row in rows) or 1
    return done


Row = list[tuple[Piece, dict[int, Span]]]
"""The lines of a row, each with its cells by the number of their column."""


def _table(source: str, found: Sequence[Piece], first: int) -> list[Row]:
    """The rows of the table that begins here, if one does; a line without first cell goes on with a row."""
    top = found[first]
    head = _cells(source, top)
    rows: list[Row] = []
    for place in range(first, len(found) if 1 < len(head) <= CELLS else first):
        piece = found[place]
        cells = None if piece.column or (rows and piece.apart) else _aligned(top, head, source, piece)
        if cells is None:
            break
        if rows and 0 not in cells:
            rows[-1].append((piece, cells))
        else:
            rows.append([(piece, cells)])
    texts = [source[row[0][0].start : row[0][0].end] for row in rows]
    listed = len(rows) >= ROWS and not any(_is_labelled(text) for text in texts)
    return rows if listed and (len(head) > 2 or (len(head) == 2 and _figures(texts))) else []


def _cells(source: str, piece: Piece) -> list[Span]:
    text = source[piece.start : piece.end]
    return [(piece.start + m.start(), piece.start + m.end()) for m in _CELL.finditer(text)]


def _aligned(top: Piece, head: Sequence[Span], source: str, piece: Piece) -> dict[int, Span] | None:
    """The cells of a line by the columns of the first line that they stand under; `None` if one does not."""
    shift = piece.start - top.start
    columns: dict[int, Span] = {}
    for start, end in _cells(source, piece):
        under = (
            i for i, (a, b) in enumerate(head) if abs(a + shift - start) <= 1 or abs(b + shift - end) <= 1
        )
        column = next(under, -1)
        if column <= max(columns, default=-1):
            return None
        columns[column] = (start, end)
    return columns if len(columns) > 1 or (columns and 0 not in columns) else None


def _is_labelled(text: str) -> bool:
    return label_value(text) is not None or attendance_value(text) is not None


def _figures(rows: Sequence[str]) -> bool:
    """Whether the second of two columns holds figures: else these are labels, or addresses side by side."""
    return all(_FIGURE.fullmatch(text.split()[-1]) for text in rows[1:])


def _rows(source: str, rows: Sequence[Row], number: int) -> Iterator[Piece]:
    width = len(_cells(source, rows[0][0][0]))
    texts = [source[row[0][0].start : row[-1][0].end] for row in rows]
    heads = not _DIGIT.search(texts[0]) and any(_DIGIT.search(text) for text in texts[1:])
    for index, row in enumerate(rows):
        cells = tuple(tuple(found[c] for _, found in row if c in found) for c in range(width))
        yield Piece(
            row[0][0].start, row[-1][0].end, apart=True, cells=cells, table=number, header=heads and not index
        )
