"""From fragments on pages to lines: furniture, reading order, footnotes, white space, the source text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Page, Region
from corpus.spans import AlignedText, join_aligned
from ingest.columns import Column, Placed, arrange, margin_of
from ingest.hanging import attached
from ingest.letterlines import label_value
from ingest.lines import Line, Raw
from ingest.pagemarks import SMALL, body_size, is_note, page_furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.fragments import Fragment, Sheet

APART = 1.25
"""White space: the distance to the line above exceeds the usual leading by a quarter of it."""

OTHER_SIZE = 0.15
"""A difference in size by which a line does not belong to the one above: a label, a title."""

EDGE_QUANTILE = 0.98
"""The edges of a column, but for the few lines that stick out of it."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A placed line on its page, with what its page says it is."""

    placed: Placed
    sheet: Sheet
    kind: BlockKind | None = None
    aside: bool = False
    note: bool = False

    @property
    def box(self) -> Region:
        parts = self.placed.fragments
        return Region(
            self.sheet.number,
            min(f.x0 for f in parts),
            min(f.top for f in parts),
            max(f.x1 for f in parts),
            max(f.bottom for f in parts),
        )

    @property
    def first(self) -> Fragment:
        return self.placed.fragments[0]

    @property
    def text(self) -> str:
        return " ".join(f.text for f in self.placed.fragments)


def lay_out(sheets: Sequence[Sheet]) -> Raw:
    """The lines of all pages in reading order, over a source that holds them in that order."""
    sheets = [replace(sheet, fragments=attached(sheet.fragments)) for sheet in sheets]
    size = body_size(sheets)
    furniture = page_furniture(sheets, size)
    texts = [[f for i, f in enumerate(s.fragments) if i not in furniture[s.number]] for s in sheets]
    margin = next(filter(None, map(margin_of, texts)), None)
    settings = [
        line
        for sheet, text in zip(sheets, texts, strict=True)
        for line in _page(sheet, furniture[sheet.number], arrange(text, margin), size)
    ]
    return _typeset(sheets, _half_pages(settings))


def _half_pages(settings: Sequence[_Set]) -> list[_Set]:
    """The lines, those of a last page that fills only the left one of two columns set in that column."""
    rights = [line.box.x1 for line in settings if line.placed.column is Column.LEFT]
    if not rights:
        return list(settings)
    pages: dict[int, list[_Set]] = {}
    for line in settings:
        pages.setdefault(line.sheet.number, []).append(line)
    return [line for page in pages.values() for line in _halved(page, max(rights))]


def _halved(page: Sequence[_Set], right: float) -> Sequence[_Set]:
    text = [line for line in page if line.placed.column is not Column.MARGIN]
    if any(line.placed.column is not Column.WHOLE or line.box.x1 > right + 1 for line in text):
        return page
    left = [replace(line, placed=replace(line.placed, column=Column.LEFT)) for line in page if line in text]
    return [left.pop(0) if line in text else line for line in page]


def _page(sheet: Sheet, furniture: set[int], text: Sequence[Placed], size: float) -> list[_Set]:
    """The lines of one page: what stands above the text, the text, what stands under it."""
    running_lines = [
        _Set(Placed((sheet.fragments[i],), Column.MARGIN), sheet, BlockKind.FURNITURE, aside=True)
        for i in sorted(furniture)
    ]
    notes = _notes(text, size, sheet.height)
    margin = _margin_kind(sheet, text)
    lines = [
        _Set(line, sheet, margin, aside=True)
        if line.column is Column.MARGIN
        else _Set(
            line,
            sheet,
            BlockKind.TABLE_ROW if line.table else None,
            aside=index in notes,
            note=index in notes,
        )
        for index, line in enumerate(text)
    ]
    above = [line for line in running_lines if line.first.top < sheet.height / 2]
    return above + lines + [line for line in running_lines if line not in above]


def _margin_kind(sheet: Sheet, text: Sequence[Placed]) -> BlockKind | None:
    """Later pages repeat the reference lines of the letterhead in their margin; the first one is read."""
    labelled = any(
        label_value(line.fragments[0].text) is not None for line in text if line.column is Column.MARGIN
    )
    return BlockKind.FURNITURE if labelled and sheet.number > 1 else None


def _notes(text: Sequence[Placed], size: float, height: float) -> set[int]:
    """The indices of the lines of footnotes: small type in the lower half, from a note's number on."""
    small = [
        index
        for index, line in enumerate(text)
        if line.fragments[0].size < SMALL * size
        and line.fragments[0].top > height / 2
        and line.column is not Column.MARGIN
    ]
    start = next((place for place, i in enumerate(small) if is_note(text[i].fragments[0].text)), len(small))
    return set(small[start:])


def _typeset(sheets: Sequence[Sheet], settings: Sequence[_Set]) -> Raw:
    edges = _edges(settings)
    leading = _leading(settings)
    source, lines, pages = "", [], []
    by_page = {number: list(group) for number, group in groupby(settings, key=lambda line: line.sheet.number)}
    for sheet in sheets:
        start = len(source)
        above: _Set | None = None
        for line in by_page.get(sheet.number, []):
            lines.append(_line(line, above, len(source), edges[line.placed.column], leading))
            source += line.text + "\n"
            above = line
        pages.append(Page(sheet.number, start, len(source), sheet.width, sheet.height))
    return Raw(source, tuple(pages), tuple(lines))


def _edges(settings: Sequence[_Set]) -> dict[Column, tuple[float, float]]:
    """The left and the right edge of each column, over all pages."""
    edges = {}
    for column in Column:
        boxes = [line.box for line in settings if line.placed.column is column and line.kind is None]
        lefts, rights = sorted(box.x0 for box in boxes), sorted(box.x1 for box in boxes)
        last = max(len(boxes) - 1, 0)
        edges[column] = (lefts[0], rights[int(EDGE_QUANTILE * last + 0.5)]) if boxes else (0.0, 0.0)
    return edges


def _leading(settings: Sequence[_Set]) -> float:
    """The usual distance from line to line, in sizes of its type: that of lines set solid."""
    ratios = sorted(
        (below.box.top - above.box.top) / below.first.size
        for above, below in pairwise(settings)
        if _below(above, below) and abs(above.first.size - below.first.size) < 0.1
    )
    return ratios[len(ratios) // 4] if ratios else 1.2


def _below(above: _Set, below: _Set) -> bool:
    same = above.sheet is below.sheet and above.placed.column is below.placed.column
    return same and below.box.top - above.box.top > below.first.size / 2


def _is_apart(above: _Set | None, line: _Set, leading: float) -> bool:
    if above is None or not _below(above, line) or above.placed.cell or line.placed.cell:
        return True
    larger = max(above.first.size, line.first.size)
    distance = line.box.top - above.box.top
    return (
        distance > APART * leading * larger or abs(above.first.size - line.first.size) > OTHER_SIZE * larger
    )


def _line(line: _Set, above: _Set | None, start: int, edge: tuple[float, float], leading: float) -> Line:
    left, right = edge
    box = line.box
    letter = max((box.x1 - box.x0) / max(len(line.text), 1), 0.1)
    return Line(
        _content(line, start),
        page=line.sheet.number,
        region=box,
        size=line.first.size,
        bold=all(f.bold for f in line.placed.fragments),
        apart=_is_apart(above, line, leading),
        room=max(0.0, (right - box.x1) / letter),
        indent=max(0.0, (box.x0 - left) / letter),
        fill=min(1.0, max(0.01, (box.x1 - box.x0) / max(right - left, 1.0))),
        kind=line.kind,
        aside=line.aside,
        note=line.note,
    )


def _content(line: _Set, start: int) -> AlignedText:
    """The text of a line at its place in the source, footnote digits left out."""
    cells = []
    for fragment in line.placed.fragments:
        cells.append(join_aligned(_without_notes(fragment, start)))
        start += len(fragment.text) + 1
    return join_aligned(cells, " | " if line.placed.table else " ")


def _without_notes(fragment: Fragment, start: int) -> Iterable[AlignedText]:
    bounds = [0, *(bound for note in fragment.notes for bound in note), len(fragment.text)]
    for a, b in zip(bounds[::2], bounds[1::2], strict=True):
        yield AlignedText(fragment.text[a:b], tuple(range(start + a, start + b)))
