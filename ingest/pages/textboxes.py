"""Text boxes and frames that running text goes around: their lines stand at other heights than its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.pages.fragments import Fragment

LINES = 2
"""A box has so many lines at least, and so many lines of text stand beside it."""

SOLID = 0.7
"""In sizes of the type: white space between the lines of a box."""

LEVEL = 0.1
"""In sizes of the type: lines whose feet are so close to one height are one line of the page."""

ALIKE = 0.1
"""The share by which the size of the type in a box differs from that of the text beside it at most."""


def boxes(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments of each text box that stands beside wider text, in the order of the file."""
    return [run for run in _runs(fragments) if _is_box(run, fragments)]


def _runs(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Lines that follow one another in the file, begin under one another and are set solid."""
    run: list[Fragment] = []
    for fragment in fragments:
        if run and not _follows(run[-1], fragment):
            yield run
            run = []
        run.append(fragment)
    if run:
        yield run


def _follows(above: Fragment, below: Fragment) -> bool:
    gap = below.top - above.bottom
    alike = abs(above.size - below.size) < ALIKE * above.size and abs(above.x0 - below.x0) < above.size / 2
    return alike and -above.size / 2 < gap < SOLID * above.size and above.row is None is below.row


def _is_box(run: Sequence[Fragment], fragments: Sequence[Fragment]) -> bool:
    x0, x1 = min(f.x0 for f in run), max(f.x1 for f in run)
    top, bottom = run[0].top, run[-1].bottom
    own = {id(f) for f in run}
    beside = [f for f in fragments if id(f) not in own and f.bottom > top and f.top < bottom]
    if min(len(run), len(beside)) < LINES or any(f.row or (f.x0 < x1 and f.x1 > x0) for f in beside):
        return False
    wider = max(f.x1 for f in beside) - min(f.x0 for f in beside) > x1 - x0
    return wider and _is_text(beside, run) and not any(_is_level(a, b) for a in run for b in beside)


def _is_text(beside: Sequence[Fragment], run: Sequence[Fragment]) -> bool:
    """Whether what stands beside is lines of text in the type of the box, not cells or a letter's margin."""
    size = run[0].size
    alike = all(abs(f.size - size) < ALIKE * size for f in beside)
    lines = sorted(beside, key=lambda f: f.top)
    return alike and all(above.bottom <= below.middle for above, below in pairwise(lines))


def _is_level(one: Fragment, other: Fragment) -> bool:
    return abs(one.bottom - other.bottom) < LEVEL * one.size
