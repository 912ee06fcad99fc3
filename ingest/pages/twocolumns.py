"""Where the columns of a page are parted: two columns of text, or text with a margin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.fragments import Fragment

MARGIN_WIDTH = 0.45
"""A column narrower than this share of its neighbour is a margin."""

ACROSS = 0.3
"""Titles and tables may cross a gutter: so many lines for each line of the smaller column."""

FULL = 0.6
"""Lines of running text fill most of their column; the cells of a table do not."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Where the margin column of a document is parted from its text, and whether it stands right of it."""

    edge: float
    right: bool


def margin_at(fragments: Sequence[Fragment], gutter: float | None) -> Margin | None:
    """The margin column of a page that is parted at this gutter, if one side of it is a margin."""
    if gutter is None:
        return None
    left, right, _ = sides(fragments, gutter)
    narrow = _margin(left, right)
    return Margin(gutter, narrow is right) if narrow is not None else None


@dataclass(frozen=True, slots=True)
class Band:
    """What stands under lines that cross the gutter, in two columns."""

    head: Sequence[Fragment]
    left: Sequence[Fragment]
    right: Sequence[Fragment]


def bands(left: Sequence[Fragment], right: Sequence[Fragment], across: Sequence[Fragment]) -> Iterator[Band]:
    """The bands of a page from top to bottom; lines across with nothing between them are one head."""
    heads: list[Fragment] = []
    bounds = [float("-inf"), *sorted({f.middle for f in across}), float("inf")]
    for above, below in pairwise(bounds):
        heads += [f for f in across if f.middle == above]
        own = [[f for f in side if above < f.middle <= below] for side in (left, right)]
        if any(own) or below == bounds[-1]:
            yield Band(heads, *own)
            heads = []


def gutter_of(fragments: Sequence[Fragment]) -> float | None:
    """The left edge of the right one of two columns, if the page has two, or a part of it."""
    best: tuple[int, float] | None = None
    fragments = [fragment for fragment in fragments if fragment.row is None]
    for edge in sorted({round(f.x0, 1) for f in fragments}):
        two = [band for band in bands(*sides(fragments, edge)) if band.left and band.right]
        left, right = [f for band in two for f in band.left], [f for band in two for f in band.right]
        smaller = sum(min(len(band.left), len(band.right)) for band in two)
        crossed = sum(bool(band.head) for band in two)
        if len(left) >= 3 and smaller >= 2 and crossed <= ACROSS * smaller and _columned(left, right):
            best = max(best or (0, 0.0), (smaller - crossed, edge))
    return best[1] if best else None


def sides(
    fragments: Sequence[Fragment], edge: float
) -> tuple[list[Fragment], list[Fragment], list[Fragment]]:
    """What stands left of a gutter, right of it, and across it."""
    right = [f for f in fragments if f.x0 >= edge - 0.1]
    left = [f for f in fragments if f.x1 <= edge - f.size / 2]
    return left, right, [f for f in fragments if f.x0 < edge - 0.1 and f.x1 > edge - f.size / 2]


def _columned(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    """Whether two sides are columns of text or text with a margin, not the cells of a table."""
    narrow = _margin(left, right)
    if narrow is None:
        return _fill(left) > FULL and _fill(right) > FULL
    text = right if narrow is left else left
    beside = sum(any(abs(a.bottom - b.bottom) < 1 and a.size == b.size for b in text) for a in narrow)
    return _usual_fill(text) > FULL and beside < 0.7 * len(narrow)


def _margin(left: Sequence[Fragment], right: Sequence[Fragment]) -> Sequence[Fragment] | None:
    narrow, wide = sorted((left, right), key=_width)
    return narrow if _width(narrow) < MARGIN_WIDTH * _width(wide) and len(narrow) < len(wide) else None


def _width(side: Sequence[Fragment]) -> float:
    return max(max(f.x1 for f in side) - min(f.x0 for f in side), 1.0)


def _fill(side: Sequence[Fragment]) -> float:
    return median(f.width for f in side) / _width(side)


def _usual_fill(side: Sequence[Fragment]) -> float:
    """The fill of the line that holds the middle of the text, however many short lines it has."""
    widths = sorted(f.width for f in side)
    reached = accumulate(widths)
    return next(w for w, sofar in zip(widths, reached, strict=True) if sofar * 2 >= sum(widths)) / _width(
        side
    )
