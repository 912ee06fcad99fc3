"""Columns of a table that no line parts: the white space that runs down through all its rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.fragments import Fragment

    Span = tuple[float, float]

SPACE = 0.6
"""In sizes of the type: wider white space is none between words, which even justified is a half at most."""

NARROWEST = 0.3
"""In sizes of the type: what is left of a gutter where the longest texts on both sides of it meet."""

SPANNING = 0.1
"""A share of the lines may cross a gutter: heads over several columns, a remark over the whole width."""


def visual_lines(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments by the line of the page that they stand on, from top to bottom and left to right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.middle, f.x0)):
        if lines and fragment.middle - lines[-1][0].middle < min(fragment.size, lines[-1][0].size) / 2:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [sorted(line, key=lambda f: f.x0) for line in lines]


def gutters(lines: Sequence[Sequence[Fragment]]) -> tuple[float, ...]:
    """Where the columns of these lines are parted, from left to right."""
    rows = [list(spans(line)) for line in lines]
    size = min((f.size for line in lines for f in line), default=0.0)
    crossing = int(SPANNING * len(rows))
    edges = sorted({edge for row in rows for span in row for edge in span})
    blank = [(a, b) for a, b in pairwise(edges) if _crossed(rows, (a + b) / 2) <= crossing]
    return tuple(
        (a + b) / 2 for a, b in _joined(blank) if b - a >= NARROWEST * size and _parts(rows, (a + b) / 2)
    )


def spans(line: Sequence[Fragment]) -> Iterator[Span]:
    """The stretches of a line without wide white space in them, as left and right edges."""
    begin = end = None
    for fragment in line:
        for x0, x1 in fragment.words or ((fragment.x0, fragment.x1),):
            if begin is not None and end is not None and x0 - end > SPACE * fragment.size:
                yield begin, end
                begin = None
            begin, end = x0 if begin is None else begin, x1
    if begin is not None and end is not None:
        yield begin, end


def _crossed(rows: Sequence[Sequence[Span]], x: float) -> int:
    return sum(any(a < x < b for a, b in row) for row in rows)


def _joined(blank: Sequence[Span]) -> list[Span]:
    """The stretches of white space, those that touch made one."""
    whole: list[Span] = []
    for a, b in blank:
        if whole and whole[-1][1] == a:
            whole[-1] = whole[-1][0], b
        else:
            whole.append((a, b))
    return whole


def _parts(rows: Sequence[Sequence[Span]], x: float) -> bool:
    """Whether texts stand on both sides of it: on two lines at least, if so many have wide white space."""
    parted = sum(any(b < x for _, b in row) and any(a > x for a, _ in row) for row in rows)
    return 0 < parted >= min(2, sum(len(row) > 1 for row in rows))


def crosses(line: Sequence[Fragment], x: float) -> bool:
    """Whether a stretch of the line stands on both sides of a gutter."""
    return any(a < x < b for a, b in spans(line))
