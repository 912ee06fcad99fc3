"""Ruled tables of a PDF, found by pdfplumber: their cells put together, row by row.

Only pages with drawn lines are looked at, since it takes ten times as long as reading the text.
"""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.letterlines import attendance_value, label_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.fragments import Fragment, Sheet

    Box = tuple[float, float, float, float]
    Row = tuple[Box, ...]

DRAWN = 4
"""Lines from which a page may hold a table: the frame of two cells."""

REFERENCE_LABELS = 2
"""So many labels of reference lines make a framed table the reference block of a letter."""


def tabulate(data: bytes, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, the fragments of each table cell joined to one and those of a row set on one line."""
    ruled = [sheet.number for sheet in sheets if sheet.drawn >= DRAWN and sheet.fragments]
    grids = _grids(data, ruled) if ruled else {}
    return [
        replace(sheet, fragments=_gathered(sheet.fragments, grids.get(sheet.number, ()))) for sheet in sheets
    ]


def _grids(data: bytes, numbers: Sequence[int]) -> dict[int, tuple[tuple[Row, ...], ...]]:
    """The tables of these pages, as rows of cell boxes; none where pdfplumber cannot read the file."""
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(numbers)) as document:
            return {page.page_number: tuple(_tables(page)) for page in document.pages}
    except Exception:
        return {}


def _tables(page: Any) -> Iterator[tuple[Row, ...]]:
    for table in page.find_tables():
        rows = tuple(tuple(cell for cell in row.cells if cell) for row in table.rows)
        if any(len(row) > 1 for row in rows) and (len(rows) > 1 or len(rows[0]) > 2):
            yield rows


def _gathered(fragments: tuple[Fragment, ...], grids: Sequence[tuple[Row, ...]]) -> tuple[Fragment, ...]:
    for rows in grids:
        fragments = _in_rows(fragments, rows)
    return fragments


def _in_rows(fragments: tuple[Fragment, ...], rows: Sequence[Row]) -> tuple[Fragment, ...]:
    fragments = tuple(piece for fragment in fragments for piece in _cut(fragment, rows))
    cells = [[tuple(f for f in fragments if _within(f, cell)) for cell in row] for row in rows]
    inside = {id(f) for row in cells for cell in row for f in cell}
    labels = sum(_is_labelled(f.text) for f in fragments if id(f) in inside)
    if not inside or labels >= REFERENCE_LABELS:
        return fragments
    first = next(i for i, f in enumerate(fragments) if id(f) in inside)
    joined = [one for row in cells for one in _row([cell for cell in row if cell])]
    before = [f for f in fragments[:first] if id(f) not in inside]
    after = [f for f in fragments[first:] if id(f) not in inside]
    return (*before, *joined, *after)


def _is_labelled(text: str) -> bool:
    return label_value(text) is not None or attendance_value(text) is not None


def _cut(fragment: Fragment, rows: Sequence[Row]) -> Iterator[Fragment]:
    """The fragment, cut where it runs from one cell into the next: in narrow tables words stand close."""
    row = next((row for row in rows if any(_within(fragment, cell) for cell in row)), ())
    edges = [
        next((i for i, (x0, _, x1, _) in enumerate(row) if x0 <= (a + b) / 2 <= x1), -1)
        for a, b in fragment.words
    ]
    texts = fragment.text.split(" ")
    for _, members in groupby(range(len(edges)), key=edges.__getitem__):
        own = list(members)
        yield replace(
            fragment,
            text=" ".join(texts[i] for i in own),
            x0=fragment.words[own[0]][0],
            x1=fragment.words[own[-1]][1],
            words=tuple(fragment.words[i] for i in own),
            notes=fragment.notes if len(own) == len(edges) else (),
        )


def _row(cells: Sequence[tuple[Fragment, ...]]) -> Iterator[Fragment]:
    """One fragment for each cell, all at the height of the row's first line, whatever the cells wrap to."""
    top = min((f.top for cell in cells for f in cell), default=0.0)
    for cell in cells:
        yield replace(
            cell[0],
            text=" ".join(f.text for f in cell),
            x0=min(f.x0 for f in cell),
            x1=max(f.x1 for f in cell),
            top=top,
            bottom=top + cell[0].bottom - cell[0].top,
            notes=(),
            cell=True,
        )


def _within(fragment: Fragment, cell: Box) -> bool:
    x0, top, x1, bottom = cell
    middle = (fragment.x0 + fragment.x1) / 2
    return x0 <= middle <= x1 and top <= fragment.middle <= bottom
