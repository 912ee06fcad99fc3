"""Lines that were ruled on a page, found on a picture of it: thin, dark and much longer than a letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.pages.frame import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.frame import Box

    Run = tuple[int, int, int]
    """A row of the picture, and where in it a stretch of dark dots begins and ends."""

CONTRAST = 40
"""Of 255: how much darker than the paper on both sides a line is; the grain of a scan stays under 25."""

INK = 120
"""Of 255: a line beside what is darker is the edge of a dark ground, which is found as such."""

HAIR, THICK = 1.5, 3.0
"""In points: how far from a thin and from a thick line the paper beside it is looked at."""

UNBROKEN = 12.0
"""In points: no letter of running text has a level or upright stroke so long; each piece of a line is."""

BROKEN = 6.0
"""In points: a letter that touches a line, or a fault of the print, breaks it for no longer."""

LONG = 36.0
"""In points: what is so long is a line; what is shorter only where it meets one, as between two cells."""

SHORT = 16.0
"""In points: the height of one row of small type; serifs that run together are shorter."""

CORNER = 3.0
"""In points: how far from each other lines end that meet."""

STEEP = 0.02
"""The most that a line falls or rises in its length: pages lie within a degree on the scanner."""

SPREAD = 2
"""In dots: how far the blur of a scan reaches beyond what is dark enough to be of a line."""

MOST_RUNS = 20_000
"""A page of tables has some thousands; a photograph or a map has more, and no lines to read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line on a picture: its box in dots, and the runs of dark dots that it consists of."""

    box: Box
    runs: tuple[Run, ...]

    @property
    def length(self) -> float:
        """In dots."""
        return max(self.box[2] - self.box[0], self.box[3] - self.box[1])


@dataclass(frozen=True, slots=True)
class Ruled:
    """The level and the upright lines on a picture; the runs of upright ones go down it."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def ruled_on(grey: Any, dpi: float) -> Ruled:
    """The lines on a picture (an array of levels of grey), those that lie askew by half a degree included."""
    import numpy as np

    level = _lines(grey, dpi)
    upright = [replace(line, box=_swapped(line.box)) for line in _lines(np.ascontiguousarray(grey.T), dpi)]
    near, long = CORNER * dpi / POINTS, LONG * dpi / POINTS
    return Ruled(
        tuple(line for line in level if line.length >= long or _meets(line, upright, near)),
        tuple(line for line in upright if line.length >= long or _meets(line, level, near)),
    )


def erased(grey: Any, ruled: Ruled, dpi: float) -> Any:
    """The picture without its lines: where one ran stands the lighter of what is on both sides of it."""
    clean = grey.copy()
    for picture, lines in ((clean, ruled.level), (clean.T, ruled.upright)):
        for line in lines:
            _erase(picture, line, round(THICK * dpi / POINTS))
    return clean


def _erase(grey: Any, line: Rule, reach: int) -> None:
    import numpy as np

    last_row = len(grey) - 1
    for row, first, last in line.runs:
        begin, end = max(0, first - reach), last + reach
        above, below = grey[max(0, row - reach), begin:end], grey[min(row + reach, last_row), begin:end]
        paper = np.where(np.abs(above.astype(int) - below) < CONTRAST, above, np.maximum(above, below))
        grey[max(0, row - SPREAD) : row + SPREAD + 1, begin:end] = paper


def _lines(grey: Any, dpi: float) -> list[Rule]:
    """The level lines."""
    dots = dpi / POINTS
    dark = _thin(grey, round(HAIR * dots)) | _thin(grey, round(THICK * dots))
    dark[1:-1] |= dark[:-2] | dark[2:]
    runs = _runs(dark, round(UNBROKEN * dots))
    found = map(_rule, _connected(runs, round(BROKEN * dots))) if len(runs) <= MOST_RUNS else ()
    return [
        line
        for line in found
        if line.length >= SHORT * dots and line.box[3] - line.box[1] < THICK * dots + STEEP * line.length
    ]


def _rule(runs: Sequence[Run]) -> Rule:
    rows, begins, ends = zip(*runs, strict=True)
    return Rule((min(begins), min(rows), max(ends), max(rows) + 1), tuple(runs))


def _thin(grey: Any, reach: int) -> Any:
    """Which dots are darker than those so far above and so far under them, which are no ink."""
    import numpy as np

    dark = np.zeros(grey.shape, dtype=bool)
    paper = np.minimum(grey[2 * reach :], grey[: -2 * reach])
    dark[reach:-reach] = (grey[reach:-reach] < np.maximum(paper, CONTRAST) - CONTRAST) & (paper > INK)
    return dark


def _runs(dark: Any, least: int) -> list[Run]:
    """The unbroken runs of so many dark dots in a row."""
    import numpy as np

    dark[:, [0, -1]] = False
    flat = dark.ravel().view(np.int8)
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    width = dark.shape[1]
    rows, begins = np.divmod(starts[long], width)
    return list(zip(rows.tolist(), begins.tolist(), (ends[long] - rows * width).tolist(), strict=True))


def _connected(runs: Sequence[Run], gap: int) -> Iterator[list[Run]]:
    """The runs that touch: in rows that follow each other, and no further apart than the gap."""
    growing: list[list[Run]] = []
    for run in runs:
        row, begin, end = run
        yield from (line for line in growing if line[-1][0] < row - 1)
        growing = [line for line in growing if line[-1][0] >= row - 1]
        own: list[list[Run]] = []
        rest: list[list[Run]] = []
        for line in growing:
            near = any(b - gap <= end and begin <= e + gap for y, b, e in line if y >= row - 1)
            (own if near else rest).append(line)
        growing = [*rest, [*sorted(run for line in own for run in line), run]]
    yield from growing


def _meets(line: Rule, others: Sequence[Rule], near: float) -> bool:
    x0, top, x1, bottom = line.box
    return any(
        x0 - near <= right and left <= x1 + near and top - near <= low and high <= bottom + near
        for left, high, right, low in (other.box for other in others)
    )


def _swapped(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]
