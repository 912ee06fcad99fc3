"""The lines within a table as rows of cells: parted by lines drawn between them, else by white space."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from ingest.pages.fragments import piece_of
from ingest.wording import goes_on, starts_lower

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ingest.pages.fragments import Fragment

    Line = Sequence[tuple[int, Fragment]]
    """The pieces of a line of the page, each with its column."""

    Cells = tuple[tuple[Fragment, ...], ...]

Key = TypeVar("Key")

LOOSE = 0.42
"""White space between lines, in sizes of the type: text set solid or with a third of leading has less."""

WIDER = 0.2
"""White space between rows exceeds the least white space in the table by so many sizes of the type."""


BANDS = 3
"""So many stretches between drawn lines show that the lines part rows, not only the head from the rest."""


def cut(fragment: Fragment, key: Callable[[float], Key]) -> Iterator[tuple[Key, Fragment]]:
    """The fragment in pieces, parted where its words fall under another `key` of their middle."""
    if not fragment.words:
        yield key((fragment.x0 + fragment.x1) / 2), fragment
        return
    keys = [key((a + b) / 2) for a, b in fragment.words]
    for column, members in groupby(range(len(keys)), key=keys.__getitem__):
        own = list(members)
        yield column, piece_of(fragment, own[0], own[-1] + 1)


def in_columns(line: Sequence[Fragment], edges: Sequence[float]) -> list[tuple[int, Fragment]]:
    """The pieces of a line by column; what crosses a gutter stands in the column that it begins in."""
    pieces: list[tuple[int, Fragment]] = []
    for fragment in line:
        pieces += cut(fragment, lambda x: bisect_right(edges, x))
    return pieces


def holds_rows(lines: Sequence[Line]) -> bool:
    """Whether what stands between two drawn lines is several rows, and not one of cells with several lines.

    Rows begin as often as the first one does, in all its columns, and no text goes on from one in the next.
    """
    full = [line for line in lines if {column for column, _ in line} >= {column for column, _ in lines[0]}]
    return len(full) > 1 and not any(_goes_on(above, below) for above, below in pairwise(full))


def _goes_on(above: Line, below: Line) -> bool:
    """Whether the text of a cell runs on: the first begins with a small letter, or any was not done."""
    ends = {column: fragment.text for column, fragment in above}
    return starts_lower(below[0][1].text) or any(goes_on(ends.get(column, "")) for column, _ in below)


def rows(lines: Sequence[Line], count: int, separators: Sequence[float]) -> list[Cells]:
    """The rows of lines in `count` columns; `separators` are the heights of the lines drawn between them."""
    drawn = [bisect_right(separators, line[0][1].middle) for line in lines]
    starts = _starts(lines, drawn)
    bounds = [*(i for i, begins in enumerate(starts) if begins), len(lines)]
    return [_cells([piece for line in lines[a:b] for piece in line], count) for a, b in pairwise(bounds)]


def _cells(pieces: Sequence[tuple[int, Fragment]], count: int) -> Cells:
    return tuple(tuple(f for column, f in pieces if column == place) for place in range(count))


def _starts(lines: Sequence[Line], drawn: Sequence[int]) -> list[bool]:
    """For each line whether a row begins there."""
    gaps = [_gap(above, below) for above, below in pairwise(lines)]
    inside = [gap for gap, (a, b) in zip(gaps, pairwise(drawn), strict=True) if a == b]
    least, most = min(inside, default=0.0), max(inside, default=0.0)
    whole = (
        {band for band in set(drawn) if _is_row(band, lines, drawn)} if len(set(drawn)) >= BANDS else set()
    )
    starts = [True]
    for (_, below), gap, (a, b) in zip(pairwise(lines), gaps, pairwise(drawn), strict=True):
        if most >= least + WIDER:
            parted = gap >= least + WIDER or (gap >= LOOSE and _begins(below))
        else:
            parted = gap >= LOOSE or _begins(below)
        starts.append(a != b or (parted and b not in whole))
    return starts


def _is_row(band: int, lines: Sequence[Line], drawn: Sequence[int]) -> bool:
    """Whether what stands between two drawn lines is one row: some line of it only goes on with its cells."""
    return not all(_begins(line) for line, own in zip(lines, drawn, strict=True) if own == band)


def _begins(line: Line) -> bool:
    """Whether a line has text in the first column and in another: what goes on with a row seldom has both."""
    return line[0][0] == 0 and len({column for column, _ in line}) > 1


def _gap(above: Line, below: Line) -> float:
    """The white space between two lines, in sizes of the type."""
    bottom = max(fragment.bottom for _, fragment in above)
    return (min(fragment.top for _, fragment in below) - bottom) / below[0][1].size
