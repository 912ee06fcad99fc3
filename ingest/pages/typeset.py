"""From lines on pages to the source text and lines over it: white space, edges of columns, cells."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Page, Word
from corpus.spans import AlignedText, join_aligned
from ingest.cells import Cells
from ingest.lines import Line, Raw
from ingest.pages.footnotes import opens
from ingest.pages.placement import Column
from ingest.repair.hyphens import join_lines, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.pages.fragments import Fragment, Sheet, TableRow
    from ingest.pages.placement import Setting

APART = 1.25
"""White space: the distance to the line above exceeds the usual leading by a quarter of it."""

OTHER_SIZE = 0.15
"""A difference in size by which a line does not belong to the one above: a label, a title."""

EDGE_QUANTILE = 0.98
"""The edges of a column, but for the few lines that stick out of it."""


def typeset(sheets: Sequence[Sheet], settings: Sequence[Setting]) -> Raw:
    """The source, a line of the page a line, with the pages and the lines over it."""
    edges, leading = _edges(settings), _leading(settings)
    known = vocabulary(line.text for line in settings) if any(line.first.row for line in settings) else {}
    by_page = {number: list(group) for number, group in groupby(settings, key=lambda line: line.sheet.number)}
    texts: list[str] = []
    lines: list[Line] = []
    pages: list[Page] = []
    at = 0
    for sheet in sheets:
        start = at
        words: list[Word] = []
        own = by_page.get(sheet.number, [])
        for above, line in zip([None, *own], own, strict=False):
            words += _recognised(line, at)
            lines.append(_line(line, above, at, edges[line.placed.column], leading, known))
            texts.append(line.text + "\n")
            at += len(texts[-1])
        pages.append(Page(sheet.number, start, at, sheet.width, sheet.height, words=tuple(words)))
    return Raw("".join(texts), tuple(pages), tuple(lines))


def _recognised(line: Setting, start: int) -> Iterator[Word]:
    """The words of a line that were recognised on a picture, at their place in the source."""
    for fragment in line.parts:
        at = start
        for word, confidence in zip(fragment.text.split(" "), fragment.confidences, strict=False):
            yield Word(at, at + len(word), confidence)
            at += len(word) + 1
        start += len(fragment.text) + 1


def _edges(settings: Sequence[Setting]) -> dict[Column, tuple[float, float]]:
    """The left and the right edge of each column, over all pages."""
    edges = {}
    for column in Column:
        boxes = [line.box for line in settings if line.placed.column is column and line.kind is None]
        lefts, rights = sorted(box.x0 for box in boxes), sorted(box.x1 for box in boxes)
        last = max(len(boxes) - 1, 0)
        edges[column] = (lefts[0], rights[int(EDGE_QUANTILE * last + 0.5)]) if boxes else (0.0, 0.0)
    return edges


def _leading(settings: Sequence[Setting]) -> float:
    """The usual distance from line to line, in sizes of its type: that of lines set solid."""
    ratios = sorted(
        (below.box.top - above.box.top) / below.first.size
        for above, below in pairwise(settings)
        if _below(above, below) and abs(above.first.size - below.first.size) < 0.1
    )
    return ratios[len(ratios) // 4] if ratios else 1.2


def _below(above: Setting, below: Setting) -> bool:
    same = above.sheet is below.sheet and above.placed.column is below.placed.column
    return same and below.box.top - above.box.top > below.first.size / 2


def _is_apart(above: Setting | None, line: Setting, leading: float) -> bool:
    if (
        above is None
        or not _below(above, line)
        or above.placed.cell
        or line.placed.cell
        or above.first.row
        or line.first.row
    ):
        return True
    larger = max(above.first.size, line.first.size)
    distance = line.box.top - above.box.top
    return (
        distance > APART * leading * larger or abs(above.first.size - line.first.size) > OTHER_SIZE * larger
    )


def _line(
    line: Setting,
    above: Setting | None,
    start: int,
    edge: tuple[float, float],
    leading: float,
    known: Mapping[str, int],
) -> Line:
    left, right = edge
    box = line.box
    letter = max((box.x1 - box.x0) / max(len(line.text), 1), 0.1)
    row = _cells(line.first.row, start, known) if line.first.row else None
    return Line(
        row.content if row else _content(line, start),
        page=line.sheet.number,
        region=box,
        size=line.first.size,
        bold=all(f.bold for f in line.parts),
        apart=_is_apart(above, line, leading) or (line.note and opens(line.first)),
        room=max(0.0, (right - box.x1) / letter),
        indent=max(0.0, (box.x0 - left) / letter),
        fill=min(1.0, max(0.01, (box.x1 - box.x0) / max(right - left, 1.0))),
        kind=line.kind,
        closed=row is not None,
        aside=line.aside,
        note=line.note,
        stamp=any(f.angle != line.sheet.angle for f in line.parts),
        row=row if line.kind is BlockKind.TABLE_ROW else None,
    )


def _content(line: Setting, start: int) -> AlignedText:
    """The text of a line at its place in the source, footnote digits left out."""
    return join_aligned(_aligned(line.parts, start), " ")


def _cells(row: TableRow, start: int, known: Mapping[str, int]) -> Cells:
    """A row at its place in the source, the lines of each cell joined."""
    contents = []
    for cell in row.cells:
        contents.append(join_lines(list(_aligned(cell, start)), known))
        start += sum(len(fragment.text) + 1 for fragment in cell)
    return Cells(row.table, row.header, tuple(contents))


def _aligned(fragments: Iterable[Fragment], start: int) -> Iterator[AlignedText]:
    for fragment in fragments:
        yield join_aligned(_without_notes(fragment, start))
        start += len(fragment.text) + 1


def _without_notes(fragment: Fragment, start: int) -> Iterable[AlignedText]:
    bounds = [0, *(bound for note in fragment.notes for bound in note), len(fragment.text)]
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        yield AlignedText(fragment.text[a:b], tuple(range(start + a, start + b)))
