"""Tables with level lines only, or with shaded rows: a stretch of the page between such lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.pages.gutters import crosses, gutters, spans
from ingest.pages.rulings import NEAR, joined, ruled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.drawings import Drawings
    from ingest.pages.fragments import Fragment
    from ingest.pages.frame import Box
    from ingest.pages.rulings import Grid

    Heights = tuple[float, ...]
    Line = Sequence[Fragment]

RUNS_ON = 2.0
"""In sizes of the type: white space up to which lines without rules go on with a table."""

CLEAR = 0.5
"""In points: a shape that leaves less to the lines around it is the ground of its cell."""

ABOVE = 3
"""In lines: a head that stands above the first rule takes no more."""


def levels(drawn: Drawings, grids: Sequence[Grid]) -> list[tuple[float, float, Heights]]:
    """The level lines outside grids that begin and end alike: left and right edge, and their heights."""
    shaded = [(x0, y, x1, y) for x0, top, x1, bottom in drawn.grounds for y in (top, bottom)]
    groups: list[list[tuple[float, float, float]]] = []
    for x0, y, x1, _ in joined([*drawn.level, *shaded]):
        if any(box[0] - NEAR < x0 and x1 < box[2] + NEAR and box[1] - NEAR < y < box[3] + NEAR for box in
               (grid.box for grid in grids)):  # fmt: skip
            continue
        same = [g for g in groups if abs(g[0][0] - x0) < NEAR and abs(g[0][1] - x1) < NEAR]
        if same:
            same[0].append((x0, x1, y))
        else:
            groups.append([(x0, x1, y)])
    return [(g[0][0], g[0][1], tuple(y for *_, y in g)) for g in groups if len(g) > 1]


def in_table(box: Box, fragments: Sequence[Fragment], drawn: Drawings) -> bool:
    """Whether a shape stands in a cell of a drawn table: clear of its lines, or level with other cells."""
    x0, top, x1, bottom = box
    grids = ruled(drawn)
    if any(_between(grid.columns, x0, x1) and _between(grid.rows, top, bottom) for grid in grids):
        return True
    beside = any(f.top < (top + bottom) / 2 < f.bottom for f in fragments)
    return beside and any(
        _between((left, right), x0, x1) and _between(heights, top, bottom)
        for left, right, heights in levels(drawn, grids)
    )


def _between(edges: Sequence[float], start: float, end: float) -> bool:
    """Whether a stretch lies between two edges that follow one another, without touching them."""
    return any(a + CLEAR < start and end < b - CLEAR for a, b in pairwise(edges))


def stretches_of(lines: Sequence[Line], heights: Heights) -> Iterator[tuple[int, int]]:
    """The ranges of lines between these heights that have columns in common, with what goes on below them."""
    bands = [[i for i, line in enumerate(lines) if a < line[0].middle < b] for a, b in pairwise(heights)]
    first = 0
    while first < len(bands):
        last = first
        count = len(gutters([lines[i] for i in bands[first]]))
        while count and last + 1 < len(bands):
            more = len(gutters([lines[i] for band in bands[first : last + 2] for i in band]))
            if more < max(1, count - 1):
                break
            last += 1
        own = [i for band in bands[first : last + 1] for i in band]
        if count and own:
            yield _grown(lines, own[0], own[-1] + 1)
        first = last + 1


def _grown(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """The range with the lines under and above it that keep to its columns."""
    return _above(lines, start, end), below(lines, start, end)


def below(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of a table, lines under it included that keep to its columns."""
    last = end
    while end < len(lines) and keeps(lines[start:end], lines[end], lines[end - 1]):
        end += 1
        if len(list(spans(lines[end - 1]))) > 1 or _gap(lines[end - 2], lines[end - 1]) < 0.42:
            last = end
    return last


def _above(lines: Sequence[Line], start: int, end: int) -> int:
    first = start
    while first > max(0, start - ABOVE) and len(list(spans(lines[first - 1]))) > 1:
        if not keeps(lines[first:end], lines[first - 1], lines[first]):
            break
        first -= 1
    return first


def keeps(table: Sequence[Line], line: Line, beside: Line) -> bool:
    """Whether a line goes on with a table: close to its nearest line, its words within the columns."""
    edges = gutters(table)
    near = abs(_gap(beside, line)) if line[0].top > beside[0].top else abs(_gap(line, beside))
    crossed = sum(crosses(line, edge) for edge in edges)
    return near < RUNS_ON and crossed * 2 < len(edges) and len(gutters([*table, line])) >= len(edges)


def _gap(above: Line, line: Line) -> float:
    return (min(f.top for f in line) - max(f.bottom for f in above)) / line[0].size
